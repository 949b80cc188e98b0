/**
 * The case as it stands on one day: which rows speak about it, from which day the periods run, what stands against
 * it. It decides no remedy (`claim.ts` does) and looks at nothing that is dated after that day.
 */

import { addDays, type CalendarDay, dayNumber } from '../calendar/calendar-day'
import type { WarrantyFacts } from './facts'
import { type Extension, extensionOf, type RepairSpan, repairHistory, runningRepair } from './history'
import type {
  ExclusionCode,
  LoadedRuleSet,
  PreparedRow,
  ProofKind,
  RemedyKind,
  RowOf,
  Situation,
} from './rules'
import { firstDayNumber, lastDayOfTerm } from './term'

export type Entry<Kind extends Situation> = PreparedRow & { readonly row: RowOf<Kind> }

export interface Term<Kind extends Situation> {
  readonly entry: Entry<Kind>
  readonly firstDay: number
  /** Before any extension. */
  readonly lastDay: number
}

export interface Proof {
  readonly kind: ProofKind | 'exchange-record'
  readonly entry: PreparedRow
  readonly allows: readonly RemedyKind[]
  /** The day from which the terms are counted. */
  readonly start: CalendarDay
  readonly dayOne: WarrantyFacts['settings']['dayOne']
}

export interface ExclusionFinding {
  readonly code: ExclusionCode
  readonly stands: boolean
  readonly missing: readonly { readonly kind: string; readonly item: string }[]
}

export interface CaseSituation {
  readonly facts: WarrantyFacts
  readonly today: number
  readonly pick: <Kind extends Situation>(situation: Kind) => readonly Entry<Kind>[]
  readonly history: readonly RepairSpan[]
  readonly running: RepairSpan | undefined
  readonly proof: Proof | undefined
  readonly exchange: { readonly on: CalendarDay; readonly entry: Entry<'restart-after-exchange'> } | undefined
  /** Day 1 of the first-days windows, and the first day of the periods of this unit. */
  readonly earlyDayOne: number
  readonly unitStart: CalendarDay
  readonly unitFirstDay: number
  readonly extends: boolean
  readonly wholeUnit: readonly Term<'whole-unit-period'>[]
  readonly mainParts: readonly Term<'main-part-period'>[]
  readonly accessories: readonly Term<'accessory-period'>[]
  readonly exclusions: readonly ExclusionFinding[]
  readonly standing: readonly ExclusionCode[]
  /** The claim day, where rights are kept as they were on it; otherwise undefined. */
  readonly heldSince: number | undefined
  /** The day at which first-days windows are looked at is never after this. */
  readonly claimedOn: number | undefined
}

export function caseSituation(facts: WarrantyFacts, rules: LoadedRuleSet, today: CalendarDay): CaseSituation {
  const todayNumber = dayNumber(today)
  const pick = picker(facts, rules)
  const history = repairHistory(facts.repairs, todayNumber)
  const running = runningRepair(history)
  const exchange = lastExchange(facts, today, pick('restart-after-exchange'))
  const proof = proofOf(facts, today, pick('proof'), exchange)
  const dayOne = facts.settings.dayOne
  const unitStart = exchange?.on ?? proof?.start ?? today
  const unitDayOne = exchange ? dayOne : (proof?.dayOne ?? dayOne)
  const unitFirstDay = firstDayNumber(unitStart, unitDayOne)
  const counted = proof && { start: unitStart, firstDay: dayNumber(unitStart), dayOne: unitDayOne }
  const exclusions = facts.exclusions.map((exclusion) => exclusionFinding(exclusion, rules))
  const claimedOn = onOrBefore(facts.claimedOn, todayNumber)
  return {
    facts,
    today: todayNumber,
    pick,
    history,
    running,
    proof,
    exchange,
    earlyDayOne:
      exchange && !exchange.entry.row.restartsEarlyWindows && proof
        ? firstDayNumber(proof.start, proof.dayOne)
        : unitFirstDay,
    unitStart,
    unitFirstDay,
    extends: facts.settings.repairDaysExtend && pick('repair-days-extend').length > 0,
    wholeUnit: termsOf(pick('whole-unit-period'), counted),
    mainParts: termsOf(pick('main-part-period'), counted),
    accessories: termsOf(pick('accessory-period'), counted),
    exclusions,
    standing: exclusions
      .filter((exclusion) => exclusion.stands && exclusion.code !== 'no-proof')
      .map((exclusion) => exclusion.code),
    claimedOn,
    heldSince: claimedOn ?? running?.from,
  }
}

type PeriodKind = 'whole-unit-period' | 'main-part-period' | 'accessory-period'

/** None without a proof of when the periods began. */
function termsOf<Kind extends PeriodKind>(
  entries: readonly Entry<Kind>[],
  counted:
    | {
        readonly start: CalendarDay
        readonly firstDay: number
        readonly dayOne: WarrantyFacts['settings']['dayOne']
      }
    | undefined,
): readonly Term<Kind>[] {
  if (!counted) return []
  const { start, firstDay, dayOne } = counted
  return entries.map((entry) => ({
    entry,
    firstDay,
    lastDay: dayNumber(lastDayOfTerm(start, (entry.row as RowOf<PeriodKind>).months, dayOne)),
  }))
}

function picker(facts: WarrantyFacts, rules: LoadedRuleSet): CaseSituation['pick'] {
  const rows = rules.rowsFor({
    class: facts.class,
    productLine: facts.productLine ?? 'other-listed',
    brand: facts.brand,
    soldOn: dayOfRules(facts) ?? rules.set.issuedOn,
  })
  return <Kind extends Situation>(situation: Kind) => (rows.get(situation) ?? none) as readonly Entry<Kind>[]
}

const none: readonly PreparedRow[] = []

/** The last day of a term with the days in repair that had been used up by `day`. */
export function extendedTerm(
  situation: CaseSituation,
  term: { readonly firstDay: number; readonly lastDay: number },
  day: number,
): Extension & { readonly lastDay: number } {
  const { days, within } = extensionOf(situation.history, term, situation.extends, day)
  return { days, within, lastDay: term.lastDay + days }
}

/** The law of the day of sale answers for the goods; without one, of the earliest day that is known. */
function dayOfRules(facts: WarrantyFacts): CalendarDay | undefined {
  if ('saleDate' in facts.proof) return facts.proof.saleDate
  return facts.productionDate ?? facts.exchanges[0]?.on ?? facts.repairs[0]?.from
}

function lastExchange(
  facts: WarrantyFacts,
  today: CalendarDay,
  rows: readonly Entry<'restart-after-exchange'>[],
): CaseSituation['exchange'] {
  const entry = rows[0]
  if (!entry) return undefined
  const soldOn = 'saleDate' in facts.proof ? facts.proof.saleDate : undefined
  const on = facts.exchanges
    .filter(
      (exchange) =>
        exchange.on <= today &&
        (soldOn === undefined || exchange.on >= soldOn) &&
        (facts.serial === undefined || exchange.newSerial === facts.serial),
    )
    .map((exchange) => exchange.on)
    .sort()
    .at(-1)
  return on === undefined ? undefined : { on, entry }
}

function proofOf(
  facts: WarrantyFacts,
  today: CalendarDay,
  rows: readonly Entry<'proof'>[],
  exchange: CaseSituation['exchange'],
): Proof | undefined {
  const dayOne = facts.settings.dayOne
  if ('saleDate' in facts.proof) {
    const { kind, saleDate } = facts.proof
    const best = bestProof(rows, kind)
    if (best && saleDate <= today) {
      return { kind, entry: best.entry, allows: best.allows, start: saleDate, dayOne }
    }
  }
  // A lost invoice: what the IMEI proves helps the customer even where nobody thought of saying so.
  const { productionDate } = facts
  const byImei = bestProof(rows, 'imei-production')
  if (byImei && productionDate !== undefined && productionDate <= today && !('saleDate' in facts.proof)) {
    const start = addDays(productionDate, byImei.graceDays)
    return {
      kind: 'imei-production',
      entry: byImei.entry,
      allows: byImei.allows,
      start,
      dayOne: 'invoice-day',
    }
  }
  if (!exchange) return undefined
  const allows: readonly RemedyKind[] = ['exchange', 'repair', 'free-repair']
  return { kind: 'exchange-record', entry: exchange.entry, allows, start: exchange.on, dayOne }
}

function bestProof(rows: readonly Entry<'proof'>[], kind: ProofKind) {
  const fitting = rows.filter((entry) => entry.row.proofKind === kind)
  const entry = fitting[0]
  if (!entry) return undefined
  if (fitting.length === 1) return { entry, graceDays: entry.row.graceDays, allows: entry.row.allows }
  return {
    entry,
    graceDays: Math.max(...fitting.map((candidate) => candidate.row.graceDays)),
    allows: [...new Set(fitting.flatMap((candidate) => candidate.row.allows))],
  }
}

function exclusionFinding(
  exclusion: WarrantyFacts['exclusions'][number],
  rules: LoadedRuleSet,
): ExclusionFinding {
  const rule = rules.set.exclusions.find((candidate) => candidate.code === exclusion.code)
  const missing = (rule?.needs ?? []).filter(
    (need) => !exclusion.evidence.some((given) => given.kind === need.kind && given.item === need.item),
  )
  return {
    code: exclusion.code,
    // An exclusion that the rule set does not know is nobody's rule, so it cannot stand.
    stands: rule !== undefined && missing.length === 0 && exclusion.overruled === undefined,
    missing: missing.map(({ kind, item }) => ({ kind, item })),
  }
}

function onOrBefore(day: CalendarDay | undefined, today: number): number | undefined {
  if (day === undefined) return undefined
  const number = dayNumber(day)
  return number <= today ? number : undefined
}

/**
 * What the customer may claim on a given day, and the days on which that could change. The two belong together: every
 * comparison with a day in `claimOn` has its day in `boundariesOf`, so that the stated change date is exact. Remedies
 * are only ever added up over the rows, so no row can take away what another gives.
 */

import { dayNumber } from '../calendar/calendar-day'
import { repairDays } from './history'
import { countedRepairs, isPartOfLawAccessory, repairWarrantyLines, repeatsOf } from './repairs-before'
import type { PreparedRow, RemedyKind } from './rules'
import { remedyKinds } from './rules'
import { type CaseSituation, extendedTerm, type Term } from './situation'

export type RemedySubject =
  | 'whole-unit'
  | 'main-part'
  | 'accessory'
  | 'repair'
  | 'fitted-part'
  | 'contract'
  | 'ruling'

export type RemedyCondition =
  | 'fault-confirmed'
  | 'if-main-part'
  | 'if-same-fault'
  | 'if-fitted-part'
  | 'if-contract-part'
  | 'goods-intact'
  | 'otherwise'

export interface ClaimedRemedy {
  readonly kind: RemedyKind
  readonly subject: RemedySubject
  readonly entry: PreparedRow | undefined
  /** The id of the row, contract or ruling that gives it. */
  readonly reference: string
  readonly parts: readonly string[]
  readonly condition: RemedyCondition | undefined
}

export type Covered = 'yes' | 'depends' | 'no'

export interface Claim {
  readonly covered: Covered
  readonly remedies: readonly ClaimedRemedy[]
}

export function claimOn(situation: CaseSituation, day: number): Claim {
  const ruling = rulingOn(situation, day)
  if (ruling?.decision === 'not-covered') return finish([])
  const found: ClaimedRemedy[] = []
  if (ruling) {
    for (const kind of ruling.remedies) {
      found.push({
        kind,
        subject: 'ruling',
        entry: undefined,
        reference: ruling.id,
        parts: [],
        condition: undefined,
      })
    }
  }
  const excluded = !ruling && situation.standing.length > 0
  if (!excluded) {
    const accessoryOnly = isPartOfLawAccessory(situation)
    if (situation.proof && !accessoryOnly) found.push(...wholeUnitRemedies(situation, day))
    if (situation.proof) found.push(...accessoryRemedies(situation, day))
    found.push(...distanceReturn(situation, day))
    const isWholeUnitFree = found.some((remedy) => remedy.kind === 'repair' || remedy.kind === 'free-repair')
    if (!isWholeUnitFree) {
      if (situation.proof && !accessoryOnly) found.push(...mainPartRemedies(situation, day))
      found.push(...repairWarrantyRemedies(situation, day))
    }
  }
  found.push(...contractRemedies(situation, day, excluded))
  return finish(found)
}

/** Every day after the situation's own on which the claim can be another than on the day before. */
export function boundariesOf(situation: CaseSituation): readonly number[] {
  const { today, running, facts } = situation
  const days: number[] = []
  for (const { row } of situation.pick('early-fault')) {
    days.push(situation.earlyDayOne + row.fromDay - 1, situation.earlyDayOne + row.toDay)
  }
  for (const { row } of situation.pick('return-without-rule')) days.push(situation.earlyDayOne + row.days)
  for (const term of [...situation.wholeUnit, ...situation.mainParts, ...situation.accessories]) {
    days.push(term.lastDay + 1, extendedTerm(situation, term, today).lastDay + 1)
  }
  for (const line of repairWarrantyLines(situation, today)) days.push(line.lastDay + 1)
  for (const { row } of situation.pick('repeat-repair')) {
    for (const repair of situation.history) {
      if (repair.end !== null) days.push(repair.end + row.withinDays + 1)
    }
  }
  for (const contract of facts.contracts) days.push(dayNumber(contract.from), dayNumber(contract.to) + 1)
  if (facts.distanceSale) {
    for (const { row } of situation.pick('distance-return')) {
      days.push(dayNumber(facts.distanceSale.receivedOn) + row.days + 1)
    }
  }
  if (running) {
    const counted = repairDays(running, today)
    for (const { row } of situation.pick('repair-too-long')) {
      days.push(today + row.overDays + 1 - counted.byUs)
      days.push(today + row.overDays + 1 - counted.byUs - counted.byParts)
    }
    days.push(today + 1)
  }
  return [...new Set(days.filter((day) => day > today))].sort((a, b) => a - b)
}

export function wholeUnitInForce(
  situation: CaseSituation,
  day: number,
): Term<'whole-unit-period'> | undefined {
  const inForce = situation.wholeUnit.filter(
    // An extension only adds: where the term itself has not ended, the repairs need not be walked.
    (term) => day <= term.lastDay || day <= extendedTerm(situation, term, day).lastDay,
  )
  if (inForce.length < 2) return inForce[0]
  return inForce.sort((a, b) => Number(b.entry.isLaw) - Number(a.entry.isLaw) || b.lastDay - a.lastDay)[0]
}

/** Whether a row on a too long repair has been reached, at that day. */
export function isTooLong(
  situation: CaseSituation,
  row: { readonly cause: 'repairer' | 'parts'; readonly overDays: number },
  day: number,
): boolean {
  const { running } = situation
  if (!running) return false
  const counted = repairDays(running, day)
  return row.cause === 'repairer'
    ? counted.byUs > row.overDays
    : counted.byParts > 0 && counted.byUs + counted.byParts > row.overDays
}

/** The clock runs for a repair under the three guarantees only. */
export function clockApplies(situation: CaseSituation): boolean {
  const { running, proof } = situation
  return (
    running !== undefined &&
    proof !== undefined &&
    running.fact.charged === 'warranty' &&
    running.from >= dayNumber(situation.unitStart) &&
    wholeUnitInForce(situation, running.from) !== undefined
  )
}

function rulingOn(situation: CaseSituation, day: number) {
  const { ruling } = situation.facts
  return ruling && dayNumber(ruling.decidedOn) <= Math.min(day, situation.today) ? ruling : undefined
}

/** Periods are looked at on the day the device came in; the first-days choice on the day it was claimed. */
function periodDay(situation: CaseSituation, day: number): number {
  return Math.min(day, situation.heldSince ?? day)
}

function earlyDay(situation: CaseSituation, day: number): number {
  return Math.min(day, situation.claimedOn ?? day)
}

function wholeUnitRemedies(situation: CaseSituation, day: number): readonly ClaimedRemedy[] {
  const { facts } = situation
  const found: ClaimedRemedy[] = []
  const faulty = facts.fault.kind !== 'none-found'
  const condition = facts.fault.kind === 'unknown' ? 'fault-confirmed' : undefined
  const dayInCount = Math.max(1, earlyDay(situation, day) - situation.earlyDayOne + 1)
  if (faulty) {
    for (const entry of situation.pick('early-fault')) {
      if (entry.row.fromDay <= dayInCount && dayInCount <= entry.row.toDay) {
        found.push(...allowed(situation, entry, entry.row.remedies, condition))
      }
    }
    found.push(...returnWithoutRule(situation, dayInCount, condition))
  }
  const term = wholeUnitInForce(situation, periodDay(situation, day))
  if (term) {
    if (!found.some((remedy) => remedy.kind === 'repair')) {
      found.push(...allowed(situation, term.entry, ['free-repair'], undefined))
    }
    if (faulty) found.push(...repeatedRepairRemedies(situation, term, day))
  }
  if (clockApplies(situation)) {
    for (const entry of situation.pick('repair-too-long')) {
      if (isTooLong(situation, entry.row, day)) {
        found.push(...allowed(situation, entry, entry.row.remedies, undefined))
      }
    }
  }
  if (facts.sameModelAvailable === false) {
    const exchange = found.find((remedy) => remedy.kind === 'exchange')
    const entry = situation.pick('refund-without-same-model')[0]
    if (exchange && entry) found.push(...allowed(situation, entry, entry.row.remedies, exchange.condition))
  }
  return found
}

function repeatedRepairRemedies(
  situation: CaseSituation,
  term: Term<'whole-unit-period'>,
  day: number,
): readonly ClaimedRemedy[] {
  const counted = countedRepairs(situation, term, day)
  const condition =
    situation.facts.fault.kind === 'unknown'
      ? 'fault-confirmed'
      : counted.isGuess
        ? 'if-same-fault'
        : undefined
  return situation
    .pick('repeated-repair')
    .filter((entry) => counted.repairs.length >= entry.row.repairs)
    .flatMap((entry) => allowed(situation, entry, entry.row.remedies, condition))
}

/** Where there is neither a rule nor an agreement on the first days, the law gives a return. */
function returnWithoutRule(
  situation: CaseSituation,
  dayInCount: number,
  condition: RemedyCondition | undefined,
): readonly ClaimedRemedy[] {
  const hasRule = situation.pick('early-fault').some((entry) => entry.isLaw)
  if (hasRule) return []
  return situation
    .pick('return-without-rule')
    .filter((entry) => dayInCount <= entry.row.days)
    .flatMap((entry) => allowed(situation, entry, ['return'], condition))
}

function accessoryRemedies(situation: CaseSituation, day: number): readonly ClaimedRemedy[] {
  const { fault, accessoryExchanges } = situation.facts
  if (fault.part === undefined || fault.kind === 'none-found') return []
  const condition = fault.kind === 'unknown' ? 'fault-confirmed' : undefined
  const asOf = periodDay(situation, day)
  return situation.accessories
    .filter(({ entry, lastDay }) => entry.row.accessory === fault.part && asOf <= lastDay)
    .flatMap(({ entry }) => {
      const kinds: readonly RemedyKind[] =
        accessoryExchanges >= entry.row.exchangesBeforeRefund ? ['exchange', 'return'] : ['exchange']
      return kinds.map((kind) => remedyOf(entry, kind, 'accessory', condition, [entry.row.accessory]))
    })
}

function mainPartRemedies(situation: CaseSituation, day: number): readonly ClaimedRemedy[] {
  const { part } = situation.facts.fault
  const asOf = periodDay(situation, day)
  return situation.mainParts
    .filter(
      (term) =>
        (part === undefined || term.entry.row.parts.includes(part)) &&
        asOf <= extendedTerm(situation, term, asOf).lastDay,
    )
    .map((term) =>
      part === undefined
        ? remedyOf(term.entry, 'free-repair', 'main-part', 'if-main-part', term.entry.row.parts)
        : remedyOf(term.entry, 'free-repair', 'main-part', undefined, [part]),
    )
}

function repairWarrantyRemedies(situation: CaseSituation, day: number): readonly ClaimedRemedy[] {
  const { fault } = situation.facts
  if (fault.kind === 'none-found') return []
  const asOf = periodDay(situation, day)
  const found: ClaimedRemedy[] = []
  for (const line of repairWarrantyLines(situation, day)) {
    if (asOf < line.firstDay || asOf > line.lastDay) continue
    if (line.match === 'no') continue
    const isPart = line.kind === 'part'
    found.push({
      kind: 'free-repair',
      subject: isPart ? 'fitted-part' : 'repair',
      entry: line.entry,
      // Where no row speaks about these goods, it is the promise on the repair itself.
      reference: line.entry?.row.id ?? line.repair.fact.id,
      parts: isPart ? [line.part] : [],
      condition: line.match === 'yes' ? undefined : isPart ? 'if-fitted-part' : 'if-same-fault',
    })
  }
  for (const repeat of repeatsOf(situation, asOf)) {
    if (repeat.sameFamily === 'no' || !repeat.freeBy) continue
    const condition = repeat.sameFamily === 'unknown' ? 'if-same-fault' : undefined
    found.push(remedyOf(repeat.freeBy, 'free-repair', 'repair', condition, []))
  }
  return found
}

function contractRemedies(
  situation: CaseSituation,
  day: number,
  excluded: boolean,
): readonly ClaimedRemedy[] {
  const { fault, contracts } = situation.facts
  const asOf = periodDay(situation, day)
  return contracts
    .filter(
      (contract) =>
        dayNumber(contract.from) <= asOf &&
        asOf <= dayNumber(contract.to) &&
        (contract.parts === null || fault.part === undefined || contract.parts.includes(fault.part)) &&
        (!excluded || situation.standing.every((code) => contract.coversExclusions.includes(code))),
    )
    .flatMap((contract) =>
      contract.remedies.map((kind) => ({
        kind,
        subject: 'contract' as const,
        entry: undefined,
        reference: contract.id,
        parts: contract.parts ?? [],
        condition:
          contract.parts !== null && fault.part === undefined ? ('if-contract-part' as const) : undefined,
      })),
    )
}

function distanceReturn(situation: CaseSituation, day: number): readonly ClaimedRemedy[] {
  const { distanceSale } = situation.facts
  if (!distanceSale) return []
  const received = dayNumber(distanceSale.receivedOn)
  const asOf = earlyDay(situation, day)
  return situation
    .pick('distance-return')
    .filter((entry) => received <= situation.today && asOf <= received + entry.row.days)
    .map((entry) => remedyOf(entry, 'return', 'whole-unit', 'goods-intact', []))
}

function allowed(
  situation: CaseSituation,
  entry: PreparedRow,
  kinds: readonly RemedyKind[],
  condition: RemedyCondition | undefined,
): readonly ClaimedRemedy[] {
  return kinds
    .filter((kind) => situation.proof?.allows.includes(kind))
    .map((kind) => remedyOf(entry, kind, 'whole-unit', condition, []))
}

function remedyOf(
  entry: PreparedRow,
  kind: RemedyKind,
  subject: RemedySubject,
  condition: RemedyCondition | undefined,
  parts: readonly string[],
): ClaimedRemedy {
  return { kind, subject, entry, reference: entry.row.id, parts, condition }
}

function finish(found: readonly ClaimedRemedy[]): Claim {
  const firm = found.some(
    (remedy) => remedy.condition === undefined || remedy.condition === 'fault-confirmed',
  )
  const conditional = found.some(
    (remedy) => remedy.condition !== undefined && remedy.condition !== 'goods-intact',
  )
  const covered: Covered = firm ? 'yes' : conditional ? 'depends' : 'no'
  const ordered =
    found.length < 2
      ? found
      : remedyKinds.flatMap((kind) => withoutRepeats(found.filter((remedy) => remedy.kind === kind)))
  if (covered === 'yes') return { covered, remedies: ordered }
  const condition = found.length > 0 ? ('otherwise' as const) : undefined
  const paid = {
    kind: 'paid' as const,
    subject: 'whole-unit' as const,
    entry: undefined,
    reference: 'nothing-due',
    parts: [],
    condition,
  }
  return { covered, remedies: [...ordered, paid] }
}

/** One remedy a situation and subject is enough; law comes first in the rows, so law is what is named. */
function withoutRepeats(remedies: readonly ClaimedRemedy[]): readonly ClaimedRemedy[] {
  if (remedies.length < 2) return remedies
  return remedies.filter(
    (remedy, index) => remedies.findIndex((other) => saysTheSame(other, remedy)) === index,
  )
}

function saysTheSame(one: ClaimedRemedy, other: ClaimedRemedy): boolean {
  return (
    one.subject === other.subject &&
    one.condition === other.condition &&
    (one.entry?.row.situation ?? one.reference) === (other.entry?.row.situation ?? other.reference) &&
    (one.subject !== 'fitted-part' || one.parts.join() === other.parts.join())
  )
}

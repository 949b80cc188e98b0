/**
 * "Am I covered?" as a pure function of the facts, the rule set and the day. It looks nothing up, asks no clock, and
 * gives the same answer for the same three for ever; what it says always names the row that says so.
 */

import { type CalendarDay, dayFromNumber, dayNumber } from '../calendar/calendar-day'
import type {
  Change,
  ExclusionAnswer,
  PeriodAnswer,
  Remedy,
  RepairWarrantyAnswer,
  RepeatAnswer,
  WarrantyAnswer,
} from './answer'
import { boundariesOf, type Claim, type ClaimedRemedy, claimOn, wholeUnitInForce } from './claim'
import { clockOf } from './clock'
import { contradictionsOf, datesOf } from './contradictions'
import type { WarrantyFacts } from './facts'
import { notesOf, reasonsOf } from './reasons'
import { refundOf } from './refund'
import { changeWords, remedyWords } from './remedy-words'
import {
  countedRepairs,
  repairWarrantyLines,
  repeatsOf,
  repeatWindowDays,
  shortRepeatWindowDays,
} from './repairs-before'
import type { LoadedRuleSet } from './rules'
import { isSameClaim } from './same-claim'
import { type CaseSituation, caseSituation, extendedTerm, type Term } from './situation'
import { lastDayOfTerm } from './term'

export function assessWarranty(
  facts: WarrantyFacts,
  rules: LoadedRuleSet,
  today: CalendarDay,
): WarrantyAnswer {
  const situation = caseSituation(facts, rules, today)
  const claim = claimOn(situation, situation.today)
  const { proof } = situation
  const partial = {
    ruleSet: { id: rules.set.id, hash: rules.hash, state: rules.set.state },
    today,
    covered: claim.covered,
    may: [...new Set(claim.remedies.map((remedy) => remedy.kind))],
    remedies: claim.remedies.map(remedyAnswer),
    change: changeOf(facts, rules, situation, claim),
    proof: proof ? { kind: proof.kind, startsOn: situation.unitStart, by: proof.entry.reference } : null,
    dayNumber: proof ? Math.max(1, situation.today - situation.unitFirstDay + 1) : null,
    period: wholeUnitPeriod(situation),
    mainParts: situation.mainParts.map((term) => periodAnswer(situation, term, term.entry.row.parts, true)),
    accessories: situation.accessories.map((term) =>
      periodAnswer(situation, term, [term.entry.row.accessory], false),
    ),
    repairs: repairsAnswer(situation),
    clock: clockOf(situation),
    refund: refundOf(situation, claim),
    repairWarranty: repairWarrantyAnswer(situation),
    repeatRepair: repeatAnswer(situation),
    burdenOfProof: burdenOfProof(situation),
    exclusions: exclusionAnswers(situation, rules),
    contradictions: contradictionsOf(facts, today),
  }
  return { ...partial, reasons: reasonsOf(situation, partial), notes: notesOf(situation, partial) }
}

/**
 * The first later day with another claim. Between two boundaries nothing can change; where facts are dated after
 * today (which is a contradiction, and said) the situation is built anew on each of their days.
 */
function changeOf(
  facts: WarrantyFacts,
  rules: LoadedRuleSet,
  situation: CaseSituation,
  claim: Claim,
): Change | null {
  const today = situation.today
  const futureDays = futureDaysOf(facts, today)
  let current = situation
  for (let index = 0; index <= futureDays.length; index++) {
    const until = futureDays[index] ?? Infinity
    for (const day of boundariesOf(current)) {
      if (day >= until) break
      const later = claimOn(current, day)
      if (!isSameClaim(later, claim)) return changeAnswer(today, day, later)
    }
    if (until === Infinity) return null
    current = caseSituation(facts, rules, dayFromNumber(until))
    const later = claimOn(current, until)
    if (!isSameClaim(later, claim)) return changeAnswer(today, until, later)
  }
  return null
}

function futureDaysOf(facts: WarrantyFacts, today: number): readonly number[] {
  const dates = datesOf(facts).map((entry) => entry.day)
  if ('saleDate' in facts.proof) dates.push(facts.proof.saleDate)
  return [...new Set(dates.map(dayNumber))].filter((day) => day > today).sort((a, b) => a - b)
}

function changeAnswer(today: number, dayNumberOfChange: number, claim: Claim): Change {
  const day = dayFromNumber(dayNumberOfChange)
  const remedies = claim.remedies.map(remedyAnswer)
  return {
    day,
    inDays: dayNumberOfChange - today,
    covered: claim.covered,
    remedies,
    ...changeWords(day, remedies),
  }
}

function remedyAnswer(remedy: ClaimedRemedy): Remedy {
  const { kind, subject, parts, reference } = remedy
  const condition = remedy.condition ?? null
  const by = remedy.entry?.reference ?? null
  const { zh, en } = remedyWords({ kind, subject, parts, condition, reference, by })
  return { kind, subject, parts, condition, reference, by, zh, en }
}

/** The period in force, or where all are over the one that lasted longest. */
function wholeUnitPeriod(situation: CaseSituation): PeriodAnswer | null {
  const term = wholeUnitTerm(situation)
  return term ? periodAnswer(situation, term, [], true) : null
}

function wholeUnitTerm(situation: CaseSituation): Term<'whole-unit-period'> | undefined {
  return (
    wholeUnitInForce(situation, situation.today) ??
    [...situation.wholeUnit].sort((a, b) => b.lastDay - a.lastDay)[0]
  )
}

function periodAnswer(
  situation: CaseSituation,
  term: Term<'whole-unit-period'> | Term<'main-part-period'> | Term<'accessory-period'>,
  parts: readonly string[],
  isExtended: boolean,
): PeriodAnswer {
  const extension = isExtended ? extendedTerm(situation, term, situation.today) : undefined
  const lastDay = extension?.lastDay ?? term.lastDay
  return {
    parts,
    firstDay: dayFromNumber(situation.unitFirstDay),
    lastDayBeforeExtension: dayFromNumber(term.lastDay),
    extensionDays: extension?.days ?? 0,
    lastDay: dayFromNumber(lastDay),
    daysLeft: lastDay - situation.today,
    isInForce: situation.today <= lastDay,
    by: term.entry.reference,
  }
}

function repairsAnswer(situation: CaseSituation): WarrantyAnswer['repairs'] {
  const entry = [...situation.pick('repeated-repair')].sort((a, b) => a.row.repairs - b.row.repairs)[0]
  const term = wholeUnitTerm(situation)
  if (!entry || !term) return null
  const counted = countedRepairs(situation, term, situation.today).repairs
  return {
    used: counted.length,
    limit: entry.row.repairs,
    counted: counted.map((repair) => repair.fact.id),
    sameFaultOnly: situation.facts.settings.sameFaultOnly,
    by: entry.reference,
  }
}

function repairWarrantyAnswer(situation: CaseSituation): readonly RepairWarrantyAnswer[] {
  return repairWarrantyLines(situation, situation.today).map((line) => ({
    repair: line.repair.fact.id,
    kind: line.kind,
    labour: line.kind === 'labour' ? (line.labour ?? null) : null,
    part: line.kind === 'part' ? line.part : null,
    partNumber: line.kind === 'part' ? (line.partNumber ?? null) : null,
    serial: line.kind === 'part' ? (line.serial ?? null) : null,
    firstDay: dayFromNumber(line.firstDay),
    lastDay: dayFromNumber(line.lastDay),
    daysLeft: line.lastDay - situation.today,
    isInForce: situation.today <= line.lastDay,
    match: line.match,
  }))
}

function repeatAnswer(situation: CaseSituation): readonly RepeatAnswer[] {
  const asOf = situation.heldSince ?? situation.today
  return repeatsOf(situation, asOf).map((repeat) => ({
    repair: repeat.repair.fact.id,
    where: repeat.repair.fact.where ?? null,
    days: repeat.days,
    isWithin30: repeat.days <= shortRepeatWindowDays,
    isWithin90: repeat.days <= repeatWindowDays,
    sameFamily: repeat.sameFamily,
    isFree: repeat.freeBy !== undefined && repeat.sameFamily === 'yes',
  }))
}

function burdenOfProof(situation: CaseSituation): WarrantyAnswer['burdenOfProof'] {
  const entry = situation.pick('burden-of-proof')[0]
  const { proof } = situation
  if (!entry || !proof) return null
  const lastDay = lastDayOfTerm(proof.start, entry.row.months, proof.dayOne)
  return dayNumber(lastDay) >= (situation.heldSince ?? situation.today)
    ? { lastDay, by: entry.reference }
    : null
}

function exclusionAnswers(situation: CaseSituation, rules: LoadedRuleSet): readonly ExclusionAnswer[] {
  return situation.exclusions.map((finding, index) => {
    const rule = rules.set.exclusions.find((candidate) => candidate.code === finding.code)
    const fact = situation.facts.exclusions[index]
    const isMissing = (need: { readonly kind: string; readonly item: string }) =>
      finding.missing.some((lack) => lack.kind === need.kind && lack.item === need.item)
    return {
      code: finding.code,
      words: rule?.words ?? { zh: finding.code, en: finding.code },
      stands: finding.stands,
      shown: (rule?.needs ?? []).filter((need) => !isMissing(need)),
      missing: finding.missing.map(({ kind, item }) => ({
        kind,
        item,
        words: rule?.needs.find((need) => need.kind === kind && need.item === item)?.words ?? {
          zh: item,
          en: item,
        },
      })),
      overruledBy: fact?.overruled?.by ?? null,
      overruledReason: fact?.overruled?.reason ?? null,
      objection: fact?.objection ?? null,
    }
  })
}

/**
 * What earlier repairs leave behind: how many of them count towards the two, what warranty each labour and part line
 * still carries, and whether this visit repeats one of them. A new repair never resets an older line.
 */

import { dayNumber } from '../calendar/calendar-day'
import type { RepairFact } from './facts'
import type { RepairSpan } from './history'
import { type CaseSituation, type Entry, extendedTerm, type Term } from './situation'

export type Match = 'yes' | 'no' | 'unknown'

export interface CountedRepairs {
  readonly repairs: readonly RepairSpan[]
  /** The fault family of today is not known yet, so the largest family was taken. */
  readonly isGuess: boolean
}

/** Repairs of a real fault, free of charge, begun in the period and over by `day`. */
export function countedRepairs(
  situation: CaseSituation,
  term: Term<'whole-unit-period'>,
  day: number,
): CountedRepairs {
  const finished = extendedTerm(situation, term, day).within.filter(
    (repair) =>
      repair.end !== null &&
      repair.end <= day &&
      (repair.fact.outcome === 'repaired' || repair.fact.outcome === 'not-repaired'),
  )
  if (!situation.facts.settings.sameFaultOnly) return { repairs: finished, isGuess: false }
  const { family } = situation.facts.fault
  if (family !== undefined) {
    return { repairs: finished.filter((repair) => repair.fact.family === family), isGuess: false }
  }
  const families = [...new Set(finished.map((repair) => repair.fact.family))]
  const largest = families
    .map((name) => finished.filter((repair) => repair.fact.family === name))
    .sort((a, b) => b.length - a.length)[0]
  return { repairs: largest ?? [], isGuess: true }
}

export type RepairWarrantyLine = {
  readonly repair: RepairSpan
  readonly entry: Entry<'repair-warranty'> | undefined
  readonly firstDay: number
  readonly lastDay: number
  readonly days: number
  readonly match: Match
} /** `undefined` where the records name no line: the labour as a whole. */ & (
  | { readonly kind: 'labour'; readonly labour: string | undefined }
  | {
      readonly kind: 'part'
      readonly part: string
      readonly partNumber: string | undefined
      readonly serial: string | undefined
    }
)

/** Thirty days of normal use come after the day it was ready: ready on the 1st, covered to the 31st. */
export function repairWarrantyLines(situation: CaseSituation, day: number): readonly RepairWarrantyLine[] {
  if (situation.history.length === 0) return []
  const entry = situation
    .pick('repair-warranty')
    .reduce<Entry<'repair-warranty'> | undefined>(
      (best, one) => (best === undefined || one.row.days > best.row.days ? one : best),
      undefined,
    )
  const leastDays = entry?.row.days ?? 0
  const { fault } = situation.facts
  return repairsOfThisUnit(situation, day).flatMap(({ repair, end }): readonly RepairWarrantyLine[] => {
    if (repair.fact.outcome !== 'repaired') return []
    const line = (days: number) => ({ repair, entry, firstDay: end, lastDay: end + days, days })
    const labourDays = Math.max(leastDays, repair.fact.labourWarrantyDays ?? 0)
    const lines: readonly RepairWarrantyLine[] = [
      ...labourOf(repair.fact).map((labour) => ({
        ...line(Math.max(labourDays, labour.warrantyDays ?? 0)),
        kind: 'labour' as const,
        labour: labour.labour,
        match: matches(fault.family, repair.fact.family),
      })),
      ...repair.fact.parts.map((fitted) => ({
        ...line(Math.max(leastDays, fitted.warrantyDays ?? 0)),
        kind: 'part' as const,
        part: fitted.part,
        partNumber: fitted.partNumber,
        serial: fitted.serial,
        match: matches(fault.part, fitted.part),
      })),
    ]
    return lines.filter((candidate) => candidate.days > 0)
  })
}

function labourOf({ labour }: RepairFact): readonly {
  readonly labour: string | undefined
  readonly warrantyDays?: number | undefined
}[] {
  return labour.length > 0 ? labour : [{ labour: undefined }]
}

export interface Repeat {
  readonly repair: RepairSpan
  readonly days: number
  readonly sameFamily: Match
  readonly freeBy: Entry<'repeat-repair'> | undefined
}

export const repeatWindowDays = 90 as const
export const shortRepeatWindowDays = 30 as const

/** Earlier repairs of this serial that were over at most 90 days before `day`, whoever did them; newest first. */
export function repeatsOf(situation: CaseSituation, day: number): readonly Repeat[] {
  if (situation.history.length === 0) return []
  const rows = situation.pick('repeat-repair')
  const longest = Math.max(repeatWindowDays, ...rows.map((entry) => entry.row.withinDays))
  return repairsOfThisUnit(situation, day)
    .filter(({ repair, end }) => repair.fact.outcome === 'repaired' && day - end <= longest)
    .map(({ repair, end }) => ({
      repair,
      days: day - end,
      sameFamily: matches(situation.facts.fault.family, repair.fact.family),
      freeBy: rows.find((entry) => day - end <= entry.row.withinDays),
    }))
    .reverse()
}

/** A battery or a charger has its own terms; only a row of law can say so, never a promise. */
export function isPartOfLawAccessory(situation: CaseSituation): boolean {
  const { part } = situation.facts.fault
  return (
    part !== undefined &&
    situation.accessories.some(({ entry }) => entry.isLaw && entry.row.accessory === part)
  )
}

function repairsOfThisUnit(situation: CaseSituation, day: number) {
  const since = situation.exchange ? dayNumber(situation.exchange.on) : -Infinity
  return situation.history.flatMap((repair) =>
    repair.end !== null && repair.end <= day && repair.from >= since ? [{ repair, end: repair.end }] : [],
  )
}

function matches(today: string | undefined, before: string | undefined): Match {
  if (today === undefined || before === undefined) return 'unknown'
  return today === before ? 'yes' : 'no'
}

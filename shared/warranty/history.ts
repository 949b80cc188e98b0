/**
 * The repairs behind a case, counted in whole calendar days: whose days they were, and by how many days they
 * lengthen a period. A day in repair is a day on which the device stayed with us overnight: in on the 1st and ready
 * on the 11th is ten days. No day is ever counted twice, whatever the records say.
 */

import { dayNumber } from '../calendar/calendar-day'
import type { RepairFact } from './facts'

/** Half open: `from` is in, `to` is not. `Infinity` where it is still going on. */
interface Span {
  readonly from: number
  readonly to: number
}

export interface RepairSpan {
  readonly fact: RepairFact
  readonly from: number
  /** `null` while the device is in repair. */
  readonly end: number | null
  readonly parts: readonly Span[]
  readonly customer: readonly Span[]
}

export type Waiting = 'us' | 'parts' | 'customer'

export interface RepairDays {
  readonly byUs: number
  readonly byParts: number
  readonly byCustomer: number
}

/** The repairs as they stood on `today`: what is dated later has not happened yet. */
export function repairHistory(repairs: readonly RepairFact[], today: number): readonly RepairSpan[] {
  const known = repairs
    .map((fact) => ({ fact, from: dayNumber(fact.from), to: fact.to === null ? null : dayNumber(fact.to) }))
    .filter((repair) => repair.from <= today)
    .sort((a, b) => a.from - b.from || (a.to ?? Infinity) - (b.to ?? Infinity))
  return known.map(({ fact, from, to }, index) => {
    const next = known[index + 1]
    const open = to === null || to > today
    // Only the latest can be running; an older one without an end was over when the next began.
    const end = open ? (next ? next.from : null) : Math.max(from, to)
    return { fact, from, end, ...delaySpans(fact, today) }
  })
}

export function runningRepair(history: readonly RepairSpan[]): RepairSpan | undefined {
  const last = history.at(-1)
  return last && last.end === null ? last : undefined
}

/** Whose days they were up to and without `day`, not counting anything before `notBefore`. */
export function repairDays(repair: RepairSpan, day: number, notBefore = repair.from): RepairDays {
  const from = Math.max(repair.from, notBefore)
  const to = Math.min(repair.end ?? day, day)
  if (to <= from) return noDays
  const byParts = measure(repair.parts, from, to)
  const byCustomer = measure(repair.customer, from, to)
  return { byUs: to - from - byParts - byCustomer, byParts, byCustomer }
}

const noDays: RepairDays = { byUs: 0, byParts: 0, byCustomer: 0 }

/** Who is being waited for on that day. */
export function waitingOn(repair: RepairSpan, day: number): Waiting {
  if (repair.parts.some((span) => isWithin(span, day))) return 'parts'
  return repair.customer.some((span) => isWithin(span, day)) ? 'customer' : 'us'
}

function isWithin(span: Span, day: number): boolean {
  return span.from <= day && day < span.to
}

export interface Extension {
  readonly days: number
  /** The repairs that began while the period was in force, in order. */
  readonly within: readonly RepairSpan[]
}

const noExtension: Extension = { days: 0, within: [] }

/**
 * Walks the repairs in order: one that began inside the period, as lengthened so far, lengthens it further, even
 * where it ran on past the end. Days that waited for the customer and paid repairs do not.
 */
export function extensionOf(
  history: readonly RepairSpan[],
  term: { readonly firstDay: number; readonly lastDay: number },
  isExtended: boolean,
  day: number,
): Extension {
  if (history.length === 0) return noExtension
  let days = 0
  let countedUntil = -Infinity
  const within: RepairSpan[] = []
  for (const repair of history) {
    if (repair.from < term.firstDay || repair.from > day) continue
    if (repair.from > term.lastDay + days) break
    if (repair.fact.charged === 'customer') continue
    within.push(repair)
    if (!isExtended) continue
    const counted = repairDays(repair, day, countedUntil)
    days += counted.byUs + counted.byParts
    countedUntil = Math.max(countedUntil, Math.min(repair.end ?? day, day))
  }
  return { days, within }
}

/** Days in repair between two days, for a depreciation that does not count them. */
export function daysInRepairBetween(history: readonly RepairSpan[], from: number, to: number): number {
  let days = 0
  let countedUntil = from
  for (const repair of history) {
    const counted = repairDays(repair, to, countedUntil)
    days += counted.byUs + counted.byParts
    countedUntil = Math.max(countedUntil, Math.min(repair.end ?? to, to))
  }
  return days
}

/** Where the records overlap, our own delay goes before parts, and both before the customer's: he does not pay. */
function delaySpans(fact: RepairFact, today: number): Pick<RepairSpan, 'parts' | 'customer'> {
  if (fact.delays.length === 0) return { parts: [], customer: [] }
  const of = (whose: Waiting): readonly Span[] =>
    merge(
      fact.delays
        .filter((delay) => delay.whose === whose)
        .map((delay) => {
          const to = delay.to === null ? Infinity : dayNumber(delay.to)
          return { from: dayNumber(delay.from), to: to > today ? Infinity : to }
        })
        .filter((span) => span.from <= today && span.to > span.from),
    )
  const us = of('us')
  const parts = subtract(of('parts'), us)
  return { parts, customer: subtract(subtract(of('customer'), us), parts) }
}

function merge(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = []
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && span.from <= last.to) {
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    } else {
      merged.push(span)
    }
  }
  return merged
}

function subtract(spans: readonly Span[], holes: readonly Span[]): readonly Span[] {
  let left = spans
  for (const hole of holes) {
    left = left.flatMap((span) =>
      [
        { from: span.from, to: Math.min(span.to, hole.from) },
        { from: Math.max(span.from, hole.to), to: span.to },
      ].filter((piece) => piece.to > piece.from),
    )
  }
  return left
}

function measure(spans: readonly Span[], from: number, to: number): number {
  return spans.reduce((sum, span) => sum + Math.max(0, Math.min(span.to, to) - Math.max(span.from, from)), 0)
}

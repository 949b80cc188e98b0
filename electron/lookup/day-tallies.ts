/**
 * What each business day adds to the figures, counted once and kept until something of that day changes: a year is then
 * some hundreds of small sums and not tens of thousands of tickets. A day's tally is dropped when one of its cases
 * changes, when a repair of that day comes back, and when a serial that came in on it turns out to have been repaired.
 */

import { addDays, type CalendarDay } from '../../shared/calendar/calendar-day'
import type { Breach, Case } from '../../shared/figures/case'
import type { TicketStatus } from '../../shared/ticket/state'

export interface ReceivedTally {
  readonly day: string
  readonly count: number
  readonly repeats: number
  readonly redos: number
  /** Of them, those that came back within a month: hardly another fault. */
  readonly redos30: number
  readonly responses: Int32Array
}

export interface ClosedTally {
  readonly day: string
  readonly count: number
  readonly ready: number
  readonly within24: number
  readonly breached: number
  readonly repaired: number
  /** Of the repaired: nobody has brought it back so far. */
  readonly held: number
  readonly major: number
  readonly majorHeld: number
  readonly promised: number
  readonly turnarounds: Int32Array
  readonly collections: Int32Array
  readonly responses: Int32Array
  readonly late: ReadonlyMap<Breach, number>
  readonly steps: ReadonlyMap<TicketStatus, { readonly cases: number; readonly minutes: Int32Array }>
}

export interface RequestTally {
  readonly day: string
  readonly count: number
  readonly missed: number
}

/** The cases of a day, and what ties them to others. */
export interface TalliedCases {
  readonly receivedOn: (day: string) => readonly Case[]
  readonly closedOn: (day: string) => readonly Case[]
  readonly requestedOn: (day: string) => readonly Case[]
  readonly isRepeated: (ticketId: string) => boolean
  readonly repairsOf: (serial: string) => readonly Case[]
}

const dayMs = 86_400_000
export const redoDays = { redo: 90, redo30: 30 } as const

export function within24h(one: Case): boolean {
  return one.readyAtMs > 0 && one.readyAtMs - one.receivedAtMs <= dayMs
}

export function isBreached(one: Case): boolean {
  return one.breaches.length > 0
}

/** Came in within so many days after the same serial had left repaired. */
export function isRedo(
  { repairsOf }: Pick<TalliedCases, 'repairsOf'>,
  one: Case,
  withinDays: number,
): boolean {
  if (one.serial === '') return false
  const before = repairsOf(one.serial).filter(
    (repair) => repair.id !== one.id && repair.closedAtMs <= one.receivedAtMs,
  )
  if (before.length === 0) return false
  const earliest = addDays(one.receivedDay as CalendarDay, -withinDays)
  return before.some((repair) => repair.closedDay >= earliest)
}

export function tallyReceived(cases: TalliedCases, day: string): ReceivedTally {
  const received = cases.receivedOn(day)
  return {
    day,
    count: received.length,
    repeats: countOf(received, (one) => one.repeatOf !== ''),
    redos: countOf(received, (one) => isRedo(cases, one, redoDays.redo)),
    redos30: countOf(received, (one) => isRedo(cases, one, redoDays.redo30)),
    responses: minutesOf(received, (one) => one.responseMinutes),
  }
}

export function tallyClosed(cases: TalliedCases, day: string): ClosedTally {
  const closed = cases.closedOn(day)
  const ready = closed.filter((one) => one.repairMinutes >= 0)
  const repaired = closed.filter((one) => one.outcome === 'repaired')
  const major = repaired.filter((one) => one.major === 1)
  const holds = (one: Case) => !cases.isRepeated(one.id)
  const late = new Map<Breach, number>()
  const stays = new Map<TicketStatus, { cases: number; last: Case | undefined; minutes: number[] }>()
  for (const one of closed) {
    for (const breach of one.breaches) late.set(breach, (late.get(breach) ?? 0) + 1)
    for (const { step, minutes } of one.spent) {
      const own = stays.get(step) ?? { cases: 0, last: undefined, minutes: [] }
      // A ticket that stood in a step twice is one ticket.
      if (own.last !== one) own.cases += 1
      own.last = one
      own.minutes.push(minutes)
      stays.set(step, own)
    }
  }
  return {
    day,
    count: closed.length,
    ready: ready.length,
    within24: countOf(ready, within24h),
    breached: countOf(closed, isBreached),
    repaired: repaired.length,
    held: countOf(repaired, holds),
    major: major.length,
    majorHeld: countOf(major, holds),
    promised: countOf(closed, (one) => one.promisedAtMs > 0 && one.readyAtMs > 0),
    turnarounds: minutesOf(ready, (one) => one.repairMinutes),
    collections: minutesOf(closed, (one) => one.collectMinutes),
    responses: minutesOf(closed, (one) => one.responseMinutes),
    late,
    steps: new Map(
      [...stays].map(([step, own]) => [step, { cases: own.cases, minutes: Int32Array.from(own.minutes) }]),
    ),
  }
}

export function tallyRequests(cases: TalliedCases, day: string): RequestTally {
  let count = 0
  let missed = 0
  for (const one of cases.requestedOn(day)) {
    for (const request of one.requests) {
      if (request.day !== day) continue
      count += 1
      if (request.missed) missed += 1
    }
  }
  return { day, count, missed }
}

/** Nearest rank over all of them. */
export function quantileOf(parts: readonly Int32Array[], at: number): number | null {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  if (length === 0) return null
  const all = new Int32Array(length)
  let from = 0
  for (const part of parts) {
    all.set(part, from)
    from += part.length
  }
  all.sort()
  return all[Math.min(length - 1, Math.ceil(at * length) - 1)] ?? null
}

function countOf(cases: readonly Case[], fits: (one: Case) => boolean): number {
  let count = 0
  for (const one of cases) if (fits(one)) count += 1
  return count
}

/** Without those that have none yet. */
function minutesOf(cases: readonly Case[], of: (one: Case) => number): Int32Array {
  return Int32Array.from(cases.map(of).filter((minutes) => minutes >= 0))
}

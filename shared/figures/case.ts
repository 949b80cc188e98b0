/**
 * A ticket ready to be counted: its row and the opening minutes between its moments. Pure; the calendar's clock and
 * the limits come in.
 */

import type { BusinessClock } from '../calendar/business-clock'
import type { Policy } from '../policy/policy'
import { firstResponseLimit, isPaused, isPromisePaused, stepLimit } from '../policy/service-level'
import { promisePauses } from '../ticket/promise'
import type { TicketStatus } from '../ticket/state'
import { pastStays } from '../ticket/stays'
import type { WorkRow } from './work'

export interface Case extends WorkRow {
  /** Opening minutes from receipt to the first work on it; -1: none yet. */
  readonly responseMinutes: number
  /** To ready; -1: not ready. */
  readonly repairMinutes: number
  /** To hand-over; -1: still open. */
  readonly collectMinutes: number
  /** Each stay in a step that is over, with its opening minutes. */
  readonly spent: readonly Spent[]
  /** What went over its limit so far. The customer's own time is left out. */
  readonly breaches: readonly Breach[]
}

export interface Spent {
  readonly step: TicketStatus
  readonly minutes: number
}

/** The steps that have a clock, in the order of the work. */
export const clockedSteps = [
  'received',
  'assigned',
  'diagnosing',
  'quoted',
  'waitingForPart',
  'repairing',
  'testing',
  'sentOut',
  'ready',
] as const satisfies readonly TicketStatus[]
export type ClockedStep = (typeof clockedSteps)[number]

/** Waiting for the customer's answer, or for them to come, is not held against us. */
export const customersSteps: readonly TicketStatus[] = ['quoted', 'ready']

export function caseOf(row: WorkRow, clock: BusinessClock, policy: Policy): Case {
  const since = (atMs: number): number => (atMs > 0 ? clock.minutesBetween(row.receivedAtMs, atMs) : -1)
  const responseMinutes = since(row.firstResponseAtMs)
  const spent = spentIn(row, clock)
  return {
    ...row,
    responseMinutes,
    repairMinutes: since(row.readyAtMs),
    collectMinutes: since(row.closedAtMs),
    spent,
    breaches: breachesIn(row, responseMinutes, spent, clock, policy),
  }
}

export type Breach = ClockedStep | 'firstResponse' | 'promise'

/** Late at this moment: past the promise, not yet touched in time, or too long in the step it stands in. */
export function isLateNow(one: Case, clock: BusinessClock, policy: Policy, nowMs: number): boolean {
  const stands = one.status === 'ready' || isPromisePaused(policy, one.status)
  if (!stands && isPromiseOver(one, clock, policy, nowMs)) return true
  const isUntouched = one.status === 'received' || one.status === 'assigned'
  if (one.firstResponseAtMs === 0 && isUntouched) {
    const waited = clock.minutesBetween(one.receivedAtMs, nowMs)
    if (waited > firstResponseLimit(policy, one)) return true
  }
  const limit = stepLimit(policy, one, one.status)
  if (limit === undefined || isPaused(policy, one.status)) return false
  return clock.minutesBetween(one.stays.at(-1) ?? nowMs, nowMs) > limit
}

function spentIn({ stays }: WorkRow, clock: BusinessClock): readonly Spent[] {
  return pastStays(stays).map(({ status, fromMs, toMs }) => ({
    step: status,
    minutes: clock.minutesBetween(fromMs, toMs),
  }))
}

/** In opening time, without what stopped it: as the board says. */
function isPromiseOver(row: WorkRow, clock: BusinessClock, policy: Policy, atMs: number): boolean {
  if (row.promisedAtMs === 0 || atMs <= row.promisedAtMs) return false
  const waitedMs = promisePauses(row, policy, atMs).reduce(
    (sum, { fromMs, toMs }) => sum + clock.msBetween(fromMs, toMs),
    0,
  )
  return clock.msBetween(row.promisedAtMs, atMs) > waitedMs
}

function breachesIn(
  row: WorkRow,
  responseMinutes: number,
  spent: readonly Spent[],
  clock: BusinessClock,
  policy: Policy,
): readonly Breach[] {
  const found = new Set<Breach>()
  if (responseMinutes > firstResponseLimit(policy, row)) found.add('firstResponse')
  if (isPromiseOver(row, clock, policy, row.readyAtMs)) found.add('promise')
  for (const { step, minutes } of spent) {
    const limit = stepLimit(policy, row, step)
    const counts = !customersSteps.includes(step) && !isPaused(policy, step)
    if (limit !== undefined && minutes > limit && counts) {
      found.add(step as ClockedStep)
    }
  }
  return found.size === 0 ? none : [...found]
}

const none: readonly Breach[] = []

export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 10_000) / 100
}

export function median(values: readonly number[]): number | null {
  return quantile(values, 0.5)
}

/** Nearest rank. */
export function quantile(values: readonly number[], at: number): number | null {
  if (values.length === 0) return null
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.ceil(at * sorted.length) - 1)] ?? null
}

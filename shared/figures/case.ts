/**
 * A ticket ready to be counted: its row and the opening minutes between its moments. Pure; the calendar's clock and
 * the limits come in.
 */

import type { BusinessClock } from '../calendar/business-clock'
import type { Policy } from '../policy/policy'
import { statuses, type TicketStatus } from '../ticket/state'
import type { WorkRow } from './work'

export interface Case extends WorkRow {
  /** Opening minutes from receipt to the first work on it; -1: none yet. */
  readonly responseMinutes: number
  /** To ready; -1: not ready. */
  readonly repairMinutes: number
  /** To hand-over; -1: still open. */
  readonly collectMinutes: number
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

export function caseOf(row: WorkRow, clock: BusinessClock): Case {
  const since = (atMs: number): number => (atMs > 0 ? clock.minutesBetween(row.receivedAtMs, atMs) : -1)
  return {
    ...row,
    responseMinutes: since(row.firstResponseAtMs),
    repairMinutes: since(row.readyAtMs),
    collectMinutes: since(row.closedAtMs),
  }
}

/** Opening minutes of each stay in a step that is over. */
export function stayMinutes(
  row: WorkRow,
  clock: BusinessClock,
): readonly { readonly step: TicketStatus; readonly minutes: number }[] {
  const { stays } = row
  const found: { step: TicketStatus; minutes: number }[] = []
  for (let index = 0; index + 3 < stays.length; index += 2) {
    const step = statuses[stays[index] as number]
    if (step === undefined) continue
    const minutes = clock.minutesBetween(stays[index + 1] as number, stays[index + 3] as number)
    found.push({ step, minutes })
  }
  return found
}

export type Breach = ClockedStep | 'firstResponse' | 'promise'

/** What went over its limit on a ticket that is closed. The customer's own time is left out. */
export function breachesIn(one: Case, clock: BusinessClock, policy: Policy): readonly Breach[] {
  const found = new Set<Breach>()
  if (one.responseMinutes > policy.firstResponseMinutes[one.priority]) found.add('firstResponse')
  if (one.promisedAtMs > 0 && one.readyAtMs > one.promisedAtMs) found.add('promise')
  for (const { step, minutes } of stayMinutes(one, clock)) {
    const limit = policy.statusLimitMinutes[step]
    if (limit !== undefined && minutes > limit && !customersSteps.includes(step)) {
      found.add(step as ClockedStep)
    }
  }
  return [...found]
}

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

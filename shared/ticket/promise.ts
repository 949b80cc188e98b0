/**
 * What is left of a promise, in opening hours. It stands still in the steps that the policy says (as delivered: while the
 * customer decides on a quote) and goes on from where it stood: those days are not held against us. It never stops for
 * a missing part. A promise that is given anew already counts in what was before.
 */

import {
  addBusinessMinutes,
  type BusinessCalendar,
  businessMsBetween,
  msPerMinute,
} from '../calendar/business-time'
import { isPromisePaused, type PromisePauses } from '../policy/service-level'
import type { TicketRow } from './row'
import { pastStays, type Stay } from './stays'

export type PromiseRow = Pick<
  TicketRow,
  'status' | 'statusSinceMs' | 'promisedAtMs' | 'promisedSinceMs' | 'readyAtMs' | 'open' | 'stays'
>

export interface PromiseLeft {
  /** Negative: over. */
  readonly leftMs: number
  readonly dueMs: number
  /** Stands still: in a step that stops it, or done. */
  readonly paused: boolean
}

/** `undefined`: nothing was promised. */
export function promiseLeft(
  row: PromiseRow,
  policy: PromisePauses,
  calendar: BusinessCalendar,
  nowMs: number,
): PromiseLeft | undefined {
  if (row.promisedAtMs === 0) return undefined
  const stoppedMs = isPromisePaused(policy, row.status)
    ? Math.max(row.statusSinceMs, row.promisedSinceMs)
    : row.readyAtMs > 0 && (row.status === 'ready' || row.open === 0)
      ? row.readyAtMs
      : undefined
  const waitedMs = promisePauses(row, policy, stoppedMs ?? nowMs).reduce(
    (sum, { fromMs, toMs }) => sum + businessMsBetween(calendar, fromMs, toMs),
    0,
  )
  const dueMs =
    waitedMs === 0
      ? row.promisedAtMs
      : (addBusinessMinutes(calendar, row.promisedAtMs, Math.round(waitedMs / msPerMinute)) ??
        row.promisedAtMs + waitedMs)
  return {
    leftMs: businessMsBetween(calendar, stoppedMs ?? nowMs, row.promisedAtMs) + waitedMs,
    dueMs,
    paused: stoppedMs !== undefined,
  }
}

/** When the promise stood still until then, since it was given. */
export function promisePauses(
  row: Pick<PromiseRow, 'promisedSinceMs' | 'stays'>,
  policy: PromisePauses,
  untilMs: number,
): readonly Stay[] {
  return pastStays(row.stays)
    .filter(({ status }) => isPromisePaused(policy, status))
    .map((stay) => ({
      ...stay,
      fromMs: Math.max(stay.fromMs, row.promisedSinceMs),
      toMs: Math.min(stay.toMs, untilMs),
    }))
    .filter(({ fromMs, toMs }) => toMs > fromMs)
}

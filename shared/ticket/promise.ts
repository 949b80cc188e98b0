/**
 * What is left of a promise, in opening hours. It stands still while the customer decides on a quote and goes on from
 * where it stood: the days that the customer took are not held against us. It never stops for a missing part.
 */

import {
  addBusinessMinutes,
  type BusinessCalendar,
  businessMsBetween,
  msPerMinute,
} from '../calendar/business-time'
import type { TicketRow } from './row'

export type PromiseRow = Pick<
  TicketRow,
  'status' | 'statusSinceMs' | 'promisedAtMs' | 'readyAtMs' | 'open' | 'customerWaits'
>

export interface PromiseLeft {
  /** Negative: over. */
  readonly leftMs: number
  readonly dueMs: number
  /** Stands still: waiting for the customer, or done. */
  readonly paused: boolean
}

/** `undefined`: nothing was promised. */
export function promiseLeft(
  row: PromiseRow,
  calendar: BusinessCalendar,
  nowMs: number,
): PromiseLeft | undefined {
  if (row.promisedAtMs === 0) return undefined
  const stoppedMs =
    row.status === 'quoted'
      ? row.statusSinceMs
      : row.readyAtMs > 0 && (row.status === 'ready' || row.open === 0)
        ? row.readyAtMs
        : undefined
  const waitedMs = waitedForCustomerMs(row, calendar)
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

export function waitedForCustomerMs(
  row: Pick<TicketRow, 'customerWaits'>,
  calendar: BusinessCalendar,
): number {
  return row.customerWaits.reduce((sum, [fromMs, toMs]) => sum + businessMsBetween(calendar, fromMs, toMs), 0)
}

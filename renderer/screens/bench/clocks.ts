/**
 * The clocks of a job in opening hours: what is left of the promise and of the present step. In the steps that the policy
 * says the promise stands still, because the delay is not ours; it never stops for a missing part.
 */

import cn from '../../../resources/calendar/cn.json'
import {
  addBusinessMinutes,
  type BusinessCalendar,
  businessMsBetween,
  instantAt,
  msPerMinute,
} from '../../../shared/calendar/business-time'
import { addDays, isCalendarDay } from '../../../shared/calendar/calendar-day'
import type { OutletRow } from '../../../shared/outlet/state'
import { defaultPolicy, type Policy } from '../../../shared/policy/policy'
import { isPaused, stepLimit } from '../../../shared/policy/service-level'
import { promiseLeft } from '../../../shared/ticket/promise'
import type { TicketRow } from '../../../shared/ticket/row'

export interface Clock {
  readonly dueMs: number
  /** Opening time left; negative: over. */
  readonly leftMs: number
  /** What is left of the whole, 0 to 1. */
  readonly share: number
  readonly late: boolean
  /** Stands still: waiting for the customer, or done. */
  readonly paused: boolean
}

export interface JobClocks {
  /** `undefined`: nothing was promised. */
  readonly promise: Clock | undefined
  /** `undefined`: this status has no limit. */
  readonly step: Clock | undefined
}

export type ClockRow = Pick<
  TicketRow,
  | 'kind'
  | 'deviceClass'
  | 'status'
  | 'statusSinceMs'
  | 'receivedAtMs'
  | 'promisedAtMs'
  | 'readyAtMs'
  | 'open'
  | 'stays'
  | 'promisedSinceMs'
  | 'outDueDay'
>

export function jobClocks(
  row: ClockRow,
  calendar: BusinessCalendar,
  policy: Policy,
  nowMs: number,
): JobClocks {
  return {
    promise: promiseClock(row, calendar, policy, nowMs),
    step: stepClock(row, calendar, policy, nowMs),
  }
}

/** Business minutes that a job is over its promise or the limit of its step, whichever is more; 0: in time. */
export function overMinutes({ promise, step }: JobClocks): number {
  const over = [promise, step].map((clock) => (clock?.late === true && !clock.paused ? -clock.leftMs : 0))
  return Math.trunc(Math.max(...over) / msPerMinute)
}

export function isLate(clocks: JobClocks): boolean {
  return clocks.promise?.late === true || clocks.step?.late === true
}

/** Broken promises first, then steps that take too long, then the rest. */
export function lateness(clocks: JobClocks): 0 | 1 | 2 {
  if (clocks.promise?.late === true) return 0
  return clocks.step?.late === true ? 1 : 2
}

function promiseClock(
  row: ClockRow,
  calendar: BusinessCalendar,
  policy: Policy,
  nowMs: number,
): Clock | undefined {
  const left = promiseLeft(row, policy, calendar, nowMs)
  if (!left) return undefined
  const wholeMs = businessMsBetween(calendar, row.receivedAtMs, row.promisedAtMs)
  return clockOf(left.dueMs, left.leftMs, wholeMs, left.paused)
}

function stepClock(
  row: ClockRow,
  calendar: BusinessCalendar,
  policy: Policy,
  nowMs: number,
): Clock | undefined {
  if (row.open === 0) return undefined
  if (row.status === 'sentOut' && row.outDueDay !== '') return outClock(row, calendar, nowMs)
  const minutes = stepLimit(policy, row, row.status)
  if (minutes === undefined) return undefined
  const wholeMs = minutes * msPerMinute
  const leftMs = wholeMs - businessMsBetween(calendar, row.statusSinceMs, nowMs)
  const dueMs = addBusinessMinutes(calendar, row.statusSinceMs, minutes) ?? row.statusSinceMs + wholeMs
  const paused = isPaused(policy, row.status)
  return { ...clockOf(dueMs, leftMs, wholeMs, paused), late: leftMs < 0 && !paused }
}

/** Sent out with a day on which it was said to be back: that day is its clock. */
function outClock(row: ClockRow, calendar: BusinessCalendar, nowMs: number): Clock | undefined {
  if (!isCalendarDay(row.outDueDay)) return undefined
  const dueMs = instantAt(addDays(row.outDueDay, 1), 0, calendar.zone)
  const wholeMs = businessMsBetween(calendar, row.statusSinceMs, dueMs)
  return clockOf(dueMs, businessMsBetween(calendar, nowMs, dueMs), wholeMs, false)
}

function clockOf(dueMs: number, leftMs: number, wholeMs: number, paused: boolean): Clock {
  const share = wholeMs <= 0 ? 0 : Math.min(1, Math.max(0, leftMs / wholeMs))
  return { dueMs, leftMs, share, late: leftMs < 0, paused }
}

const made = new WeakMap<object, BusinessCalendar>()
const alwaysOpen = Array.from({ length: 7 }, () => ({ open: '00:00', close: '24:00' }))

/** One object for each state of the outlet, because it keeps the openings it has worked out. */
export function outletCalendar(outlet: OutletRow | undefined): BusinessCalendar {
  const key = outlet ?? alwaysOpen
  const known = made.get(key)
  if (known) return known
  const hours = outlet?.details?.hours ?? alwaysOpen
  const calendar = {
    zone: outlet?.zone ?? 'Asia/Shanghai',
    // An outlet without any opening hour is a mistake in its settings; its clocks must still run.
    hours: hours.some((day) => day !== null) ? hours : alwaysOpen,
    holidays: cn.holidays,
    workdays: cn.workdays,
  }
  made.set(key, calendar)
  return calendar
}

export function outletPolicy(outlet: OutletRow | undefined): Policy {
  return outlet?.policy ?? defaultPolicy
}

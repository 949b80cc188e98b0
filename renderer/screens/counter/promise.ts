/**
 * The day and hour that the outlet promises when nobody says otherwise: so many working days on, at the hour that
 * leaves the customer time to come, counted with the outlet's own hours and the national holidays.
 */

import holidays from '../../../resources/calendar/cn.json'
import { instantAt } from '../../../shared/calendar/business-time'
import { calendarDayAt, parseCalendarDay } from '../../../shared/calendar/calendar-day'
import { addWorkingDays, hoursOn, type WorkingCalendar } from '../../../shared/calendar/working-day'
import type { OutletRow } from '../../../shared/outlet/state'

export interface PromiseText {
  readonly day: string
  /** `18:00`. */
  readonly time: string
}

export function workingCalendar(outlet: OutletRow): WorkingCalendar {
  return {
    hours: outlet.details?.hours ?? Array.from({ length: 7 }, () => ({ open: '09:00', close: '20:00' })),
    holidays: holidays.holidays,
    workdays: holidays.workdays,
  }
}

/** Two hours before closing on the last of the working days that the policy gives. */
export function defaultPromise(outlet: OutletRow, nowMs: number): PromiseText | undefined {
  const calendar = workingCalendar(outlet)
  const today = calendarDayAt(nowMs, outlet.zone)
  const day = addWorkingDays(calendar, today, outlet.policy.defaultPromiseDays)
  if (!day) return undefined
  const last = hoursOn(calendar, day).at(-1)
  const closing = last ? minutesOf(last.close) : 18 * 60
  const opening = last ? minutesOf(last.open) : 9 * 60
  return { day, time: clockText(Math.max(opening, closing - 120)) }
}

/** `undefined`: not a day and an hour. */
export function promiseInstant(promise: PromiseText, zone: string): number | undefined {
  const day = parseCalendarDay(promise.day)
  const match = /^([01]?\d|2[0-3])[:：]?([0-5]\d)$/.exec(promise.time.trim())
  if (day.kind === 'refused' || !match) return undefined
  return instantAt(day.value, Number(match[1]) * 60 + Number(match[2]), zone)
}

export function promiseAt(atMs: number, zone: string): PromiseText {
  const text = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(atMs)
  return { day: calendarDayAt(atMs, zone), time: text }
}

/** Whether the outlet works on that day; a promise on a closed day is pointed out, not refused. */
export function isOpenDay(outlet: OutletRow, day: string): boolean {
  const parsed = parseCalendarDay(day)
  return parsed.kind === 'ok' && hoursOn(workingCalendar(outlet), parsed.value).length > 0
}

function minutesOf(clock: string): number {
  const [hours = '0', minutes = '0'] = clock.split(':')
  return Number(hours) * 60 + Number(minutes)
}

function clockText(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  return `${hours.toString().padStart(2, '0')}:${(minutes % 60).toString().padStart(2, '0')}`
}

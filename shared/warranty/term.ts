/**
 * How long a term of months lasts. The end-of-month rule is here and nowhere else: where the last month has no such
 * day, the term ends with that month, so that a customer who bought on 29 February is never a day short.
 */

import { addDays, addMonths, type CalendarDay, dayNumber, dayParts } from '../calendar/calendar-day'
import type { WarrantySettings } from './facts'

export type DayOne = WarrantySettings['dayOne']

/** Day 1 of a count that starts with `start`. */
export function firstDayNumber(start: CalendarDay, dayOne: DayOne): number {
  return dayNumber(start) + (dayOne === 'day-after' ? 1 : 0)
}

/**
 * The last day of a term of months. Day 1 on the invoice day: 2025-03-01 + 12 months ends on 2026-02-28; day 1 on the
 * day after: it ends on 2026-03-01. 2024-02-29 + 12 months ends on 2025-02-28 either way.
 */
export function lastDayOfTerm(start: CalendarDay, months: number, dayOne: DayOne): CalendarDay {
  const sameDay = addMonths(start, months)
  const monthIsShorter = dayParts(sameDay).dayOfMonth < dayParts(start).dayOfMonth
  return dayOne === 'day-after' || monthIsShorter ? sameDay : addDays(sameDay, -1)
}

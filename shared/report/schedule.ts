/**
 * When a weekly or monthly report is due: the last week or month that is over, from the day and the hour that the outlet
 * has set. A program that was off then makes it when it is on again, and only the last one: nobody reads five old ones.
 */

import { z } from 'zod'
import {
  addDays,
  addMonths,
  type CalendarDay,
  firstOfMonth,
  lastOfMonth,
  weekdayOf,
} from '../calendar/calendar-day'

export const reportKinds = ['weekly', 'monthly', 'own'] as const
export type ReportKind = (typeof reportKinds)[number]

export const reportSettingsSchema = z.strictObject({
  /** On which day of the following week or month. */
  weekly: z.strictObject({ on: z.boolean(), print: z.boolean(), day: z.int().min(1).max(7) }),
  monthly: z.strictObject({ on: z.boolean(), print: z.boolean(), day: z.int().min(1).max(28) }),
  hour: z.int().min(0).max(23),
})
export type ReportSettings = z.infer<typeof reportSettingsSchema>

export const defaultReports: ReportSettings = {
  weekly: { on: false, print: false, day: 1 },
  monthly: { on: false, print: false, day: 1 },
  hour: 9,
}

export interface DueReport {
  readonly kind: 'weekly' | 'monthly'
  readonly fromDay: CalendarDay
  readonly toDay: CalendarDay
  readonly print: boolean
}

/** What should be there by now, whether or not it has been made. */
export function dueReports(settings: ReportSettings, today: CalendarDay, hour: number): readonly DueReport[] {
  const { weekly, monthly } = settings
  const hasCome = (due: CalendarDay) => due < today || (due === today && hour >= settings.hour)
  const due: DueReport[] = []
  if (weekly.on) {
    const monday = addDays(today, 1 - weekdayOf(today))
    const fromDay = addDays(monday, hasCome(addDays(monday, weekly.day - 1)) ? -7 : -14)
    due.push({ kind: 'weekly', fromDay, toDay: addDays(fromDay, 6), print: weekly.print })
  }
  if (monthly.on) {
    const first = firstOfMonth(today)
    const fromDay = addMonths(first, hasCome(addDays(first, monthly.day - 1)) ? -1 : -2)
    due.push({ kind: 'monthly', fromDay, toDay: lastOfMonth(fromDay), print: monthly.print })
  }
  return due
}

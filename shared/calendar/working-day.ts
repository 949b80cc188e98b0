/**
 * Which hours an outlet is open on a given day: its weekly hours, public holidays, the weekend days that are worked
 * to make up for them (调休), and the outlet's own exceptions. Holidays are data that is handed in: the State Council
 * announces them once a year, so no rule could know them, and a year that is not in the data counts as ordinary weeks.
 */

import { z } from 'zod'
import { addDays, type CalendarDay, calendarDay, isAfter, weekdayOf } from './calendar-day'

/** `09:00` to `24:00`. A closing time at or before the opening time is on the next day. */
export interface ClockRange {
  readonly open: string
  readonly close: string
}

/** More than one range where the outlet closes at noon. `null`: closed. */
export type DayHours = ClockRange | readonly ClockRange[] | null

export interface WorkingCalendar {
  /** Seven entries, Monday first. */
  readonly hours: readonly DayHours[]
  /** Public holidays: day → name. The outlet is closed. */
  readonly holidays: Readonly<Record<string, string>>
  /** Weekend days that are worked: day → name of the holiday they make up for. */
  readonly workdays: Readonly<Record<string, string>>
  /** The outlet's own word for single days (open on a holiday, closed for stocktaking). Goes before all else. */
  readonly exceptions?: Readonly<Record<string, DayHours>>
}

export type DayKind =
  | { readonly kind: 'ordinary' }
  | { readonly kind: 'exception' }
  | { readonly kind: 'holiday'; readonly name: string }
  | { readonly kind: 'makeUpWorkday'; readonly name: string }

/** The shape of `resources/calendar/*.json`. */
export const holidayFileSchema = z.strictObject({
  country: z.string().length(2),
  source: z.string(),
  /** Later days are not announced yet: the program says so instead of promising a working day. */
  knownUntil: z.string().length(10),
  holidays: z.record(z.string(), z.string()),
  workdays: z.record(z.string(), z.string()),
  namesEn: z.record(z.string(), z.string()),
})
export type HolidayFile = z.infer<typeof holidayFileSchema>

export function dayKind(calendar: WorkingCalendar, day: CalendarDay): DayKind {
  if (calendar.exceptions && Object.hasOwn(calendar.exceptions, day)) return { kind: 'exception' }
  const workday = own(calendar.workdays, day)
  if (workday !== undefined) return { kind: 'makeUpWorkday', name: workday }
  const holiday = own(calendar.holidays, day)
  return holiday === undefined ? { kind: 'ordinary' } : { kind: 'holiday', name: holiday }
}

/** In order, without overlaps. Empty: closed all day. */
export function hoursOn(calendar: WorkingCalendar, day: CalendarDay): readonly ClockRange[] {
  const kind = dayKind(calendar, day)
  if (kind.kind === 'holiday') return []
  if (kind.kind === 'exception') return ranges(calendar.exceptions?.[day] ?? null)
  const weekday = ranges(calendar.hours[weekdayOf(day) - 1] ?? null)
  // A make-up Saturday of an outlet that rests on Saturdays runs like the Monday it stands in for.
  if (kind.kind === 'makeUpWorkday' && weekday.length === 0) return firstWorkedWeekday(calendar)
  return weekday
}

export function isWorkingDay(calendar: WorkingCalendar, day: CalendarDay): boolean {
  return hoursOn(calendar, day).length > 0
}

/** The `count`-th working day after `day` (1 = the next one). `undefined` when the outlet does not open for a year. */
export function addWorkingDays(
  calendar: WorkingCalendar,
  day: CalendarDay,
  count: number,
): CalendarDay | undefined {
  let current = day
  for (let left = count; left > 0; left -= 1) {
    const next = nextWorkingDay(calendar, addDays(current, 1))
    if (!next) return undefined
    current = next
  }
  return current
}

/** `day` itself when the outlet opens on it. */
export function nextWorkingDay(calendar: WorkingCalendar, day: CalendarDay): CalendarDay | undefined {
  const last = addDays(day, 366)
  for (let candidate = day; !isAfter(candidate, last); candidate = addDays(candidate, 1))
    if (isWorkingDay(calendar, candidate)) return candidate
  return undefined
}

/** Working days from the day after `from` up to and including `to`. */
export function workingDaysBetween(calendar: WorkingCalendar, from: CalendarDay, to: CalendarDay): number {
  let count = 0
  for (let day = addDays(from, 1); !isAfter(day, to); day = addDays(day, 1))
    if (isWorkingDay(calendar, day)) count += 1
  return count
}

export function holidaysKnown(file: HolidayFile, day: CalendarDay): boolean {
  return !isAfter(day, calendarDay(file.knownUntil))
}

function firstWorkedWeekday(calendar: WorkingCalendar): readonly ClockRange[] {
  for (const hours of calendar.hours) {
    const found = ranges(hours)
    if (found.length > 0) return found
  }
  return []
}

function ranges(hours: DayHours): readonly ClockRange[] {
  if (hours === null) return []
  const list: readonly ClockRange[] = 'open' in hours ? [hours] : hours
  return [...list].sort((a, b) => (a.open < b.open ? -1 : a.open > b.open ? 1 : 0))
}

/** A day called `constructor` does not exist, but data from outside might hold one. */
function own(record: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

/**
 * A day on the wall calendar, `2025-03-31`, with no time and no zone. Warranty terms, purchase dates and business
 * days are counted in these, because a customer's "one year" has nothing to do with hours or with where a computer
 * thinks it is. Arithmetic here must never go through local time: everything is counted as days since 1970-01-01.
 */

import { ok, type Result, refused } from '../result'

declare const calendarDayBrand: unique symbol
/** `YYYY-MM-DD`, always a day that exists. Sorts as text. Get one from `calendarDay` or `parseCalendarDay`. */
export type CalendarDay = string & { readonly [calendarDayBrand]: true }

/** Monday is 1 and Sunday is 7, as on a Chinese wall calendar and in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export type CalendarDayRefusal = 'not-a-calendar-day'

export const msPerDay = 86_400_000

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/

/** For text that is known to be a day (from a record, a rule set, a test). Anything else is a bug and throws. */
export function calendarDay(text: string): CalendarDay {
  const parsed = parseCalendarDay(text)
  if (parsed.kind === 'refused') throw new Error(`not a calendar day: ${text}`)
  return parsed.value
}

/** For text from outside. Accepts only `YYYY-MM-DD`; 30 February is refused, not moved to March. */
export function parseCalendarDay(text: string): Result<CalendarDay, CalendarDayRefusal> {
  return isCalendarDay(text) ? ok(text) : refused('not-a-calendar-day')
}

export function isCalendarDay(text: string): text is CalendarDay {
  const match = pattern.exec(text)
  if (!match) return false
  const month = Number(match[2])
  const day = Number(match[3])
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(match[1]), month)
}

/**
 * What a person types in a date field: `2025-3-1`, `2025/03/01`, `2025.3.1`, `20250301`, `2025年3月1日`,
 * full-width digits. A year is always asked for: guessing it would move a warranty by a year.
 */
export function readCalendarDay(text: string): Result<CalendarDay, CalendarDayRefusal> {
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain)
  if (!match) return refused('not-a-calendar-day')
  const [, year = '', month = '', day = ''] = match
  return parseCalendarDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

export function addDays(day: CalendarDay, days: number): CalendarDay {
  return dayFromNumber(dayNumber(day) + days)
}

/**
 * Same day of the month, `months` later (or earlier). Where that month is too short, its last day:
 * 31 January + 1 month = 28 (or 29) February. So adding month by month is not the same as adding at once:
 * always count from the first day of the term.
 */
export function addMonths(day: CalendarDay, months: number): CalendarDay {
  const { year, month, dayOfMonth } = dayParts(day)
  const monthIndex = year * 12 + (month - 1) + months
  const newYear = Math.floor(monthIndex / 12)
  const newMonth = monthIndex - newYear * 12 + 1
  return fromParts(newYear, newMonth, Math.min(dayOfMonth, daysInMonth(newYear, newMonth)))
}

/** 29 February + 1 year = 28 February. */
export function addYears(day: CalendarDay, years: number): CalendarDay {
  return addMonths(day, years * 12)
}

/** Negative when `a` is earlier, 0 when equal: for sorting. */
export function compareDays(a: CalendarDay, b: CalendarDay): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export function isBefore(a: CalendarDay, b: CalendarDay): boolean {
  return a < b
}

export function isAfter(a: CalendarDay, b: CalendarDay): boolean {
  return a > b
}

/** Both ends count as inside. */
export function isWithin(day: CalendarDay, first: CalendarDay, last: CalendarDay): boolean {
  return day >= first && day <= last
}

export function earlierOf(a: CalendarDay, b: CalendarDay): CalendarDay {
  return a <= b ? a : b
}

export function laterOf(a: CalendarDay, b: CalendarDay): CalendarDay {
  return a >= b ? a : b
}

/** Days from `from` to `to`: 0 on the same day, 1 for tomorrow, negative when `to` is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return dayNumber(to) - dayNumber(from)
}

/** Whole months that have passed from `from` to `to` (0 when `to` is earlier). */
export function wholeMonthsBetween(from: CalendarDay, to: CalendarDay): number {
  if (to < from) return 0
  const a = dayParts(from)
  const b = dayParts(to)
  const months = (b.year - a.year) * 12 + (b.month - a.month)
  return addMonths(from, months) > to ? months - 1 : months
}

export function weekdayOf(day: CalendarDay): Weekday {
  // 1970-01-01 was a Thursday.
  const index = (((dayNumber(day) + 3) % 7) + 7) % 7
  return (index + 1) as Weekday
}

export function firstOfMonth(day: CalendarDay): CalendarDay {
  return `${day.slice(0, 7)}-01` as CalendarDay
}

export function lastOfMonth(day: CalendarDay): CalendarDay {
  const { year, month } = dayParts(day)
  return fromParts(year, month, daysInMonth(year, month))
}

/** Which day it is on the wall in `zone` (an IANA name such as `Asia/Shanghai`) at that instant. */
export function calendarDayAt(instantMs: number, zone: string): CalendarDay {
  const text = formatterFor(zone).format(instantMs)
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{1,4})/.exec(text)
  if (!match) throw new Error(`unreadable day text: ${text}`)
  return fromParts(Number(match[3]), Number(match[1]), Number(match[2]))
}

/** Days since 1970-01-01. */
export function dayNumber(day: CalendarDay): number {
  const { year, month, dayOfMonth } = dayParts(day)
  return Math.round(Date.UTC(year, month - 1, dayOfMonth) / msPerDay)
}

export function dayFromNumber(number: number): CalendarDay {
  const date = new Date(number * msPerDay)
  return fromParts(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

export interface CalendarDayParts {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly dayOfMonth: number
}

export function dayParts(day: CalendarDay): CalendarDayParts {
  return {
    year: Number(day.slice(0, 4)),
    month: Number(day.slice(5, 7)),
    dayOfMonth: Number(day.slice(8, 10)),
  }
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function fromParts(year: number, month: number, dayOfMonth: number): CalendarDay {
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`
  // A term of thousands of years is a bug in a rule, not a date.
  if (!isCalendarDay(text)) throw new Error(`outside the calendar: ${text}`)
  return text
}

function pad(value: number, width: number): string {
  return value.toString().padStart(width, '0')
}

// Making a formatter costs 0.1 ms, using one 1 µs; a table of tickets asks for thousands.
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  })
  formatters.set(zone, made)
  return made
}

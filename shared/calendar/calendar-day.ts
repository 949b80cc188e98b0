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

const pattern = /^\d{4}-\d{2}-\d{2}$/

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
  if (!pattern.test(text)) return false
  const { year, month, dayOfMonth } = dayParts(text as CalendarDay)
  return isInCalendar(year, month, dayOfMonth)
}

function isInCalendar(year: number, month: number, dayOfMonth: number): boolean {
  return (
    year >= 0 &&
    year <= 9999 &&
    month >= 1 &&
    month <= 12 &&
    dayOfMonth >= 1 &&
    dayOfMonth <= daysInMonth(year, month)
  )
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

/**
 * Days since 1970-01-01. Counted in whole numbers over the 400 years after which the calendar repeats, with years that
 * begin in March, so that the leap day is the last of its year: a warranty answer counts some hundred days.
 */
export function dayNumber(day: CalendarDay): number {
  const { year, month, dayOfMonth } = dayParts(day)
  const marchYear = month > 2 ? year : year - 1
  const cycle = Math.floor(marchYear / yearsPerCycle)
  const yearOfCycle = marchYear - cycle * yearsPerCycle
  const dayOfYear = daysBeforeMarchMonth(month > 2 ? month - 3 : month + 9) + dayOfMonth - 1
  const dayOfCycle =
    yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100) + dayOfYear
  return cycle * daysPerCycle + dayOfCycle - marchDaysBefore1970
}

export function dayFromNumber(number: number): CalendarDay {
  const day = number + marchDaysBefore1970
  const cycle = Math.floor(day / daysPerCycle)
  const dayOfCycle = day - cycle * daysPerCycle
  const yearOfCycle = Math.floor(
    (dayOfCycle -
      Math.floor(dayOfCycle / 1460) +
      Math.floor(dayOfCycle / 36_524) -
      Math.floor(dayOfCycle / 146_096)) /
      365,
  )
  const dayOfYear =
    dayOfCycle - (yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = yearOfCycle + cycle * yearsPerCycle + (month <= 2 ? 1 : 0)
  return fromParts(year, month, dayOfYear - daysBeforeMarchMonth(marchMonth) + 1)
}

const yearsPerCycle = 400
const daysPerCycle = 146_097
/** From 1 March of the year 0 to 1 January 1970. */
const marchDaysBefore1970 = 719_468

/** 0 is March. Five months have 153 days, whichever five in a row they are. */
function daysBeforeMarchMonth(marchMonth: number): number {
  return Math.floor((153 * marchMonth + 2) / 5)
}

export interface CalendarDayParts {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly dayOfMonth: number
}

export function dayParts(day: CalendarDay): CalendarDayParts {
  return { year: twoAt(day, 0) * 100 + twoAt(day, 2), month: twoAt(day, 5), dayOfMonth: twoAt(day, 8) }
}

/** The number of two figures at that place. */
function twoAt(text: string, at: number): number {
  return (text.charCodeAt(at) - zeroSign) * 10 + text.charCodeAt(at + 1) - zeroSign
}

const zeroSign = 48

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function fromParts(year: number, month: number, dayOfMonth: number): CalendarDay {
  // A term of thousands of years is a bug in a rule, not a date.
  if (!isInCalendar(year, month, dayOfMonth))
    throw new Error(`outside the calendar: ${year}-${month}-${dayOfMonth}`)
  const padded = year < 1000 ? year.toString().padStart(4, '0') : year
  return `${padded}-${twoDigits(month)}-${twoDigits(dayOfMonth)}` as CalendarDay
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`
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

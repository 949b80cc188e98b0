// Warranty terms are promises in calendar days: these are the sums a customer would do on a wall calendar.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addYears,
  calendarDay,
  calendarDayAt,
  compareDays,
  dayFromNumber,
  dayNumber,
  daysBetween,
  firstOfMonth,
  isCalendarDay,
  isWithin,
  lastOfMonth,
  parseCalendarDay,
  readCalendarDay,
  weekdayOf,
  wholeMonthsBetween,
} from '../../shared/calendar/calendar-day'

const anyDay = fc.integer({ min: -25_567, max: 47_481 }).map(dayFromNumber)

describe('a calendar day', () => {
  test('one month after 31 January is the last day of February', () => {
    expect(addMonths(calendarDay('2025-01-31'), 1)).toBe('2025-02-28')
    expect(addMonths(calendarDay('2024-01-31'), 1)).toBe('2024-02-29')
    expect(addMonths(calendarDay('2025-03-31'), -1)).toBe('2025-02-28')
    expect(addMonths(calendarDay('2025-12-31'), 2)).toBe('2026-02-28')
  })

  test('a year bought on 29 February ends on 28 February', () => {
    expect(addYears(calendarDay('2024-02-29'), 1)).toBe('2025-02-28')
    expect(addYears(calendarDay('2024-02-29'), 4)).toBe('2028-02-29')
  })

  test('a day that does not exist is refused, never moved', () => {
    for (const text of ['2025-02-29', '2025-13-01', '2025-00-10', '2025-04-31', '2025-1-1', 'gestern', ''])
      expect(parseCalendarDay(text)).toEqual({ kind: 'refused', reason: 'not-a-calendar-day' })
  })

  test('a person may type a date in any usual way', () => {
    for (const text of [
      '2025-3-1',
      '2025/03/01',
      '2025.3.1',
      '20250301',
      '2025年3月1日',
      '２０２５－０３－０１',
      ' 2025 - 3 - 1 ',
    ])
      expect(readCalendarDay(text)).toEqual({ kind: 'ok', value: '2025-03-01' })
    for (const text of ['3-1', '25-3-1', '2025-2-30', '2025年3月'])
      expect(readCalendarDay(text).kind).toBe('refused')
  })

  test('weekdays are those of the wall calendar', () => {
    expect(weekdayOf(calendarDay('1970-01-01'))).toBe(4)
    expect(weekdayOf(calendarDay('2025-10-01'))).toBe(3)
    expect(weekdayOf(calendarDay('1969-12-29'))).toBe(1)
  })

  test('months begin and end where they should', () => {
    expect(firstOfMonth(calendarDay('2024-02-15'))).toBe('2024-02-01')
    expect(lastOfMonth(calendarDay('2024-02-15'))).toBe('2024-02-29')
  })

  test('the day depends on where the outlet is', () => {
    const instantMs = Date.UTC(2025, 0, 31, 16, 30)
    expect(calendarDayAt(instantMs, 'Asia/Shanghai')).toBe('2025-02-01')
    expect(calendarDayAt(instantMs, 'Europe/Berlin')).toBe('2025-01-31')
    expect(calendarDayAt(instantMs, 'America/New_York')).toBe('2025-01-31')
  })

  test('adding days and counting them back agree', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, days) => {
        const later = addDays(day, days)
        expect(isCalendarDay(later)).toBe(true)
        expect(daysBetween(day, later)).toBe(days)
        expect(addDays(later, -days)).toBe(day)
        expect(Math.sign(compareDays(day, later))).toBe(Math.sign(-days) + 0)
        expect(dayFromNumber(dayNumber(day))).toBe(day)
      }),
    )
  })

  test('weekdays follow each other', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(weekdayOf(addDays(day, 1))).toBe((weekdayOf(day) % 7) + 1)
      }),
    )
  })

  test('a term in months keeps the day, or ends on the last of a short month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 240 }), (day, months) => {
        const end = addMonths(day, months)
        expect(end.slice(8) === day.slice(8) || end === lastOfMonth(end)).toBe(true)
        expect(isWithin(end, addDays(day, months * 28), addDays(day, months * 31))).toBe(true)
        expect(wholeMonthsBetween(day, end)).toBe(months)
      }),
    )
  })

  test('at noon UTC every zone near Greenwich has the same day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(calendarDayAt(dayNumber(day) * 86_400_000 + 43_200_000, 'UTC')).toBe(day)
      }),
    )
  })

  test('days are counted as the computer’s own calendar counts them', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (number) => {
        const date = new Date(number * 86_400_000)
        const day = dayFromNumber(number)
        expect(day).toBe(date.toISOString().slice(0, 10))
        expect(dayNumber(day)).toBe(number)
      }),
      { numRuns: 5_000 },
    )
    expect(() => dayFromNumber(2_932_897)).toThrow('outside the calendar')
  })
})

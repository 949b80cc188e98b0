// Promises are kept in opening hours: nobody is late because the outlet was closed over the holidays.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addBusinessMinutes,
  type BusinessCalendar,
  businessMinutesBetween,
  businessMsBetween,
  closingAfter,
  instantAt,
  isOpen,
  nextOpening,
  openingsOn,
} from '../../shared/calendar/business-time'
import { addDays, calendarDay, calendarDayAt } from '../../shared/calendar/calendar-day'
import {
  addWorkingDays,
  type DayHours,
  dayKind,
  holidayFileSchema,
  holidaysKnown,
  isWorkingDay,
  nextWorkingDay,
  workingDaysBetween,
} from '../../shared/calendar/working-day'

const cn = holidayFileSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../resources/calendar/cn.json'), 'utf8')),
)
const week = (hours: DayHours, weekend: DayHours = null): readonly DayHours[] => [
  ...Array.from({ length: 5 }, () => hours),
  weekend,
  weekend,
]
const shenzhen: BusinessCalendar = {
  zone: 'Asia/Shanghai',
  hours: week({ open: '09:00', close: '18:00' }),
  holidays: cn.holidays,
  workdays: cn.workdays,
}
const at = (text: string, zone = 'Asia/Shanghai') => {
  const [day = '', clock = ''] = text.split(' ')
  const [hours = '', minutes = ''] = clock.split(':')
  return instantAt(calendarDay(day), Number(hours) * 60 + Number(minutes), zone)
}
const iso = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms).toISOString())

describe('working days', () => {
  test('the national holidays are closed, and the Sunday that makes up for them is open', () => {
    expect(dayKind(shenzhen, calendarDay('2025-10-01'))).toEqual({ kind: 'holiday', name: '国庆节' })
    expect(isWorkingDay(shenzhen, calendarDay('2025-10-01'))).toBe(false)
    expect(dayKind(shenzhen, calendarDay('2025-09-28'))).toEqual({ kind: 'makeUpWorkday', name: '国庆节' })
    expect(isWorkingDay(shenzhen, calendarDay('2025-09-28'))).toBe(true)
    expect(isWorkingDay(shenzhen, calendarDay('2025-09-27'))).toBe(false)
  })

  test('the outlet has the last word on a single day', () => {
    const open = {
      ...shenzhen,
      exceptions: { '2025-10-01': { open: '10:00', close: '16:00' }, '2025-09-29': null },
    }
    expect(isWorkingDay(open, calendarDay('2025-10-01'))).toBe(true)
    expect(isWorkingDay(open, calendarDay('2025-09-29'))).toBe(false)
  })

  test('three working days before the golden week end after it', () => {
    expect(addWorkingDays(shenzhen, calendarDay('2025-09-29'), 3)).toBe('2025-10-10')
    expect(workingDaysBetween(shenzhen, calendarDay('2025-09-29'), calendarDay('2025-10-10'))).toBe(3)
    expect(nextWorkingDay(shenzhen, calendarDay('2025-10-01'))).toBe('2025-10-09')
  })

  test('an outlet that never opens has no next working day', () => {
    const shut = { ...shenzhen, hours: week(null), workdays: {} }
    expect(nextWorkingDay(shut, calendarDay('2025-10-01'))).toBeUndefined()
    expect(addWorkingDays(shut, calendarDay('2025-10-01'), 1)).toBeUndefined()
  })

  test('the data says until when holidays are announced', () => {
    expect(holidaysKnown(cn, calendarDay('2026-12-31'))).toBe(true)
    expect(holidaysKnown(cn, calendarDay('2027-01-01'))).toBe(false)
  })
})

describe('business time', () => {
  test('fifteen minutes given at 17:55 are due at 09:10 next morning', () => {
    expect(addBusinessMinutes(shenzhen, at('2025-11-05 17:55'), 15)).toBe(at('2025-11-06 09:10'))
  })

  test('what ends at closing time is due at closing time', () => {
    expect(addBusinessMinutes(shenzhen, at('2025-11-05 17:45'), 15)).toBe(at('2025-11-05 18:00'))
  })

  test('a clock that starts on Friday evening goes on on Monday', () => {
    expect(addBusinessMinutes(shenzhen, at('2025-11-07 19:30'), 60)).toBe(at('2025-11-10 10:00'))
  })

  test('the golden week does not count', () => {
    expect(addBusinessMinutes(shenzhen, at('2025-09-30 17:00'), 120)).toBe(at('2025-10-09 10:00'))
    expect(businessMinutesBetween(shenzhen, at('2025-09-30 17:00'), at('2025-10-09 10:00'))).toBe(120)
  })

  test('a noon break does not count', () => {
    const southern = {
      ...shenzhen,
      hours: week([
        { open: '14:00', close: '18:00' },
        { open: '09:00', close: '12:00' },
      ]),
    }
    expect(addBusinessMinutes(southern, at('2025-11-05 11:30'), 60)).toBe(at('2025-11-05 14:30'))
    expect(isOpen(southern, at('2025-11-05 13:00'))).toBe(false)
    expect(closingAfter(southern, at('2025-11-05 10:00'))).toBe(at('2025-11-05 12:00'))
  })

  test('open means from the first minute to just before the last', () => {
    expect(isOpen(shenzhen, at('2025-11-05 09:00'))).toBe(true)
    expect(isOpen(shenzhen, at('2025-11-05 09:00') - 1)).toBe(false)
    expect(isOpen(shenzhen, at('2025-11-05 18:00') - 1)).toBe(true)
    expect(isOpen(shenzhen, at('2025-11-05 18:00'))).toBe(false)
    expect(nextOpening(shenzhen, at('2025-11-05 18:00'))).toBe(at('2025-11-06 09:00'))
    expect(nextOpening(shenzhen, at('2025-11-05 12:34'))).toBe(at('2025-11-05 12:34'))
    expect(closingAfter(shenzhen, at('2025-11-05 20:00'))).toBeUndefined()
  })

  test('a late shift runs over midnight and counts once', () => {
    const night = { ...shenzhen, holidays: {}, hours: Array(7).fill({ open: '20:00', close: '02:00' }) }
    expect(isOpen(night, at('2025-11-06 01:00'))).toBe(true)
    expect(businessMinutesBetween(night, at('2025-11-05 00:00'), at('2025-11-06 00:00'))).toBe(360)
    expect(addBusinessMinutes(night, at('2025-11-06 01:30'), 60)).toBe(at('2025-11-06 20:30'))
    const touching = { ...shenzhen, holidays: {}, hours: Array(7).fill({ open: '00:00', close: '24:00' }) }
    expect(businessMinutesBetween(touching, at('2025-11-05 00:00'), at('2025-11-07 00:00'))).toBe(2880)
  })

  test('an outlet that never opens is never late, and nothing hangs', () => {
    const shut: BusinessCalendar = { ...shenzhen, hours: week(null), workdays: {} }
    expect(nextOpening(shut, at('2025-11-05 12:00'))).toBeUndefined()
    expect(addBusinessMinutes(shut, at('2025-11-05 12:00'), 1)).toBeUndefined()
    expect(businessMinutesBetween(shut, at('2025-11-05 12:00'), at('2026-11-05 12:00'))).toBe(0)
  })

  test('days on which the clock is changed have 23 or 25 hours', () => {
    const berlin: BusinessCalendar = {
      zone: 'Europe/Berlin',
      hours: Array(7).fill({ open: '00:00', close: '24:00' }),
      holidays: {},
      workdays: {},
    }
    const length = (day: string) =>
      openingsOn(berlin, calendarDay(day)).map((opening) => (opening.toMs - opening.fromMs) / 3_600_000)
    expect(length('2025-03-30')).toEqual([23])
    expect(length('2025-10-26')).toEqual([25])
    expect(length('2025-10-27')).toEqual([24])
  })

  test('a wall clock time that does not exist is the moment of the jump, one that comes twice the first', () => {
    expect(iso(at('2025-03-30 02:30', 'Europe/Berlin'))).toBe('2025-03-30T01:00:00.000Z')
    expect(iso(at('2025-10-26 02:30', 'Europe/Berlin'))).toBe('2025-10-26T00:30:00.000Z')
    expect(iso(at('2025-11-02 01:30', 'America/New_York'))).toBe('2025-11-02T05:30:00.000Z')
    // Brazil moved its clocks at midnight: the day began at one.
    expect(iso(at('2018-11-04 00:00', 'America/Sao_Paulo'))).toBe('2018-11-04T03:00:00.000Z')
  })
})

const anyCalendar: fc.Arbitrary<BusinessCalendar> = fc
  .record({
    zone: fc.constantFrom(
      'Asia/Shanghai',
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
    ),
    ranges: fc.array(
      fc.option(fc.tuple(fc.integer({ min: 0, max: 1435 }), fc.integer({ min: 5, max: 900 })), { freq: 3 }),
      { minLength: 7, maxLength: 7 },
    ),
    holidays: fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 8 }),
  })
  .map(({ zone, ranges, holidays }) => ({
    zone,
    hours: ranges.map((range) => {
      if (!range) return null
      const clock = (minutes: number) =>
        `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
      return { open: clock(range[0]), close: clock((range[0] + range[1]) % 1440) }
    }),
    holidays: Object.fromEntries(holidays.map((day) => [addDays(calendarDay('2025-10-15'), day), '店休'])),
    workdays: {},
  }))
// Around the autumn change of the clocks in Europe (26 October) and America (2 November).
const anyInstant = fc
  .integer({ min: Date.UTC(2025, 9, 18) / 60_000, max: Date.UTC(2025, 10, 8) / 60_000 })
  .map((m) => m * 60_000)

describe('in any zone, with any hours', () => {
  test('adding business time and counting it agree', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, fc.integer({ min: 0, max: 6000 }), (calendar, fromMs, minutes) => {
        const dueMs = addBusinessMinutes(calendar, fromMs, minutes)
        if (dueMs === undefined) return
        expect(businessMinutesBetween(calendar, fromMs, dueMs)).toBe(minutes)
        expect(dueMs).toBeGreaterThanOrEqual(fromMs)
        if (minutes > 0) expect(isOpen(calendar, dueMs - 1)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('counting at once is counting minute by minute', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, fc.integer({ min: 0, max: 3000 }), (calendar, fromMs, minutes) => {
        let open = 0
        for (let minute = 0; minute < minutes; minute += 1)
          if (isOpen(calendar, fromMs + minute * 60_000)) open += 1
        expect(businessMsBetween(calendar, fromMs, fromMs + minutes * 60_000)).toBe(open * 60_000)
        expect(businessMsBetween(calendar, fromMs + minutes * 60_000, fromMs)).toBe(0 - open * 60_000)
      }),
      { numRuns: 60 },
    )
  })

  test('the next opening is open, and everything before it is closed', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, (calendar, atMs) => {
        const openMs = nextOpening(calendar, atMs)
        if (openMs === undefined) return
        expect(isOpen(calendar, openMs)).toBe(true)
        expect(businessMsBetween(calendar, atMs, openMs)).toBe(0)
        expect(openMs === atMs || !isOpen(calendar, openMs - 1)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('a wall clock time falls on its own day', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, fc.integer({ min: 0, max: 1439 }), ({ zone }, atMs, minutes) => {
        const day = calendarDayAt(atMs, zone)
        expect(calendarDayAt(instantAt(day, minutes, zone), zone)).toBe(day)
      }),
      { numRuns: 500 },
    )
  })
})

test('a board of 5,000 tickets is counted in well under a second', () => {
  const fresh = { ...shenzhen }
  const nowMs = at('2026-06-10 15:00')
  businessMinutesBetween(fresh, at('2026-04-01 09:00'), nowMs)
  const startMs = performance.now()
  for (let ticket = 0; ticket < 5000; ticket += 1) {
    const fromMs = nowMs - ((ticket * 7_919) % 40_000) * 60_000
    businessMinutesBetween(fresh, fromMs, nowMs)
    addBusinessMinutes(fresh, fromMs, 960)
  }
  const tookMs = performance.now() - startMs
  console.log(`5,000 tickets: ${tookMs.toFixed(0)} ms`)
  expect(tookMs).toBeLessThan(1000)
})

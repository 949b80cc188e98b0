/**
 * Opening time between two moments for very many pairs: the openings of the whole span are summed up once, then each
 * answer is two look-ups. Says exactly what `businessMinutesBetween` says.
 */

import { type BusinessCalendar, msPerMinute, openingsOn } from './business-time'
import { addDays, calendarDayAt, daysBetween } from './calendar-day'

export interface BusinessClock {
  readonly minutesBetween: (fromMs: number, toMs: number) => number
  /** 0 where the second is not after the first. */
  readonly msBetween: (fromMs: number, toMs: number) => number
}

/** Knows the openings from the day before `fromMs` to the day after `toMs`. */
export function createBusinessClock(calendar: BusinessCalendar, fromMs: number, toMs: number): BusinessClock {
  const first = addDays(calendarDayAt(fromMs, calendar.zone), -1)
  const days = daysBetween(first, calendarDayAt(toMs, calendar.zone)) + 2
  const starts: number[] = []
  const ends: number[] = []
  const before: number[] = []
  let sumMs = 0
  for (let index = 0; index < days; index += 1) {
    for (const opening of openingsOn(calendar, addDays(first, index))) {
      starts.push(opening.fromMs)
      ends.push(opening.toMs)
      before.push(sumMs)
      sumMs += opening.toMs - opening.fromMs
    }
  }

  function openUntil(atMs: number): number {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] as number) <= atMs) low = middle + 1
      else high = middle
    }
    const last = low - 1
    if (last < 0) return 0
    return (before[last] as number) + Math.min(atMs, ends[last] as number) - (starts[last] as number)
  }

  const msBetween = (from: number, to: number) => (to <= from ? 0 : openUntil(to) - openUntil(from))

  return { msBetween, minutesBetween: (from, to) => Math.trunc(msBetween(from, to) / msPerMinute) }
}

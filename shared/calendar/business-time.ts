/**
 * Time as the service promises count it: only while the outlet is open. Fifteen minutes given at 17:55 with an 18:00
 * close fall due at 09:10 on the next working day. The zone is turned into instants once a day and kept with the
 * calendar object, because a board asks this for thousands of tickets: keep one object, do not build one per call.
 */

import { addDays, type CalendarDay, calendarDayAt, dayFromNumber, dayNumber, msPerDay } from './calendar-day'
import { hoursOn, type WorkingCalendar } from './working-day'

export interface BusinessCalendar extends WorkingCalendar {
  /** IANA name of the outlet's zone, such as `Asia/Shanghai`. */
  readonly zone: string
}

/** From the first millisecond that is open to the first that is not. */
export interface Opening {
  readonly fromMs: number
  readonly toMs: number
}

export const msPerMinute = 60_000
/** An outlet that does not open for so long has no opening hours at all. */
const searchDays = 400

export function isOpen(calendar: BusinessCalendar, atMs: number): boolean {
  return openingAt(calendar, atMs) !== undefined
}

/** When it opens next; `atMs` itself while it is open. `undefined`: not within a year. */
export function nextOpening(calendar: BusinessCalendar, atMs: number): number | undefined {
  for (const opening of openingsFrom(calendar, atMs)) return Math.max(opening.fromMs, atMs)
  return undefined
}

/** When it closes: today's end (or the noon break) while open; `undefined` while closed. */
export function closingAfter(calendar: BusinessCalendar, atMs: number): number | undefined {
  return openingAt(calendar, atMs)?.toMs
}

/**
 * The instant at which that much opening time has passed. What ends exactly at closing time is due at closing time,
 * not next morning. `undefined`: the outlet never opens that long.
 */
export function addBusinessMinutes(
  calendar: BusinessCalendar,
  fromMs: number,
  minutes: number,
): number | undefined {
  let leftMs = Math.max(0, minutes) * msPerMinute
  let lastOpenMs = fromMs
  for (;;) {
    let found = false
    for (const opening of openingsFrom(calendar, lastOpenMs)) {
      found = true
      const startMs = Math.max(opening.fromMs, fromMs)
      const lengthMs = opening.toMs - startMs
      if (leftMs <= lengthMs) return startMs + leftMs
      leftMs -= lengthMs
      lastOpenMs = opening.toMs
    }
    if (!found) return undefined
  }
}

/** Opening time between two instants; negative when `toMs` is before `fromMs`. */
export function businessMsBetween(calendar: BusinessCalendar, fromMs: number, toMs: number): number {
  // `0 - x`, not `-x`: a difference of nothing must not come out as minus zero.
  if (toMs < fromMs) return 0 - businessMsBetween(calendar, toMs, fromMs)
  const last = dayNumber(calendarDayAt(toMs, calendar.zone))
  let total = 0
  for (let day = firstDayFor(calendar, fromMs); day <= last; day += 1)
    for (const opening of openingsOfDay(calendar, day))
      total += Math.max(0, Math.min(opening.toMs, toMs) - Math.max(opening.fromMs, fromMs))
  return total
}

/** Whole minutes, rounded towards zero: a limit is broken only when its last minute is over. */
export function businessMinutesBetween(calendar: BusinessCalendar, fromMs: number, toMs: number): number {
  return Math.trunc(businessMsBetween(calendar, fromMs, toMs) / msPerMinute)
}

/** The openings that begin on that day of the outlet's zone. */
export function openingsOn(calendar: BusinessCalendar, day: CalendarDay): readonly Opening[] {
  return openingsOfDay(calendar, dayNumber(day))
}

/**
 * The instant of a wall clock time (`minutes` after midnight) in a zone. Where the clock jumps over it in spring, the
 * moment of the jump; where it comes twice in autumn, the first.
 */
export function instantAt(day: CalendarDay, minutes: number, zone: string): number {
  const wallMs = dayNumber(day) * msPerDay + minutes * msPerMinute
  const before = wallMs - offsetMs(wallMs - msPerDay, zone)
  const after = wallMs - offsetMs(wallMs + msPerDay, zone)
  if (before === after) return before
  const earlier = Math.min(before, after)
  const later = Math.max(before, after)
  if (wallMs === earlier + offsetMs(earlier, zone)) return earlier
  if (wallMs === later + offsetMs(later, zone)) return later
  return jumpBetween(earlier, later, zone)
}

function openingAt(calendar: BusinessCalendar, atMs: number): Opening | undefined {
  const today = firstDayFor(calendar, atMs)
  for (const day of [today, today + 1])
    for (const opening of openingsOfDay(calendar, day))
      if (opening.fromMs <= atMs && atMs < opening.toMs) return opening
  return undefined
}

/** Openings that are not over at `atMs`, in order, for as long as an outlet may reasonably stay closed. */
function* openingsFrom(calendar: BusinessCalendar, atMs: number): Generator<Opening> {
  const first = firstDayFor(calendar, atMs)
  for (let day = first; day <= first + searchDays; day += 1)
    for (const opening of openingsOfDay(calendar, day)) if (opening.toMs > atMs) yield opening
}

/** The day before, because its late shift may still be open. */
function firstDayFor(calendar: BusinessCalendar, atMs: number): number {
  return dayNumber(calendarDayAt(atMs, calendar.zone)) - 1
}

const knownOpenings = new WeakMap<BusinessCalendar, Map<number, readonly Opening[]>>()

function openingsOfDay(calendar: BusinessCalendar, day: number): readonly Opening[] {
  const known = knownOpenings.get(calendar) ?? new Map<number, readonly Opening[]>()
  knownOpenings.set(calendar, known)
  const kept = known.get(day)
  if (kept) return kept
  const made = withoutOverlap(calendar, day)
  known.set(day, made)
  return made
}

/** A late shift of the day before, or two ranges that touch, must not count the same minute twice. */
function withoutOverlap(calendar: BusinessCalendar, day: number): readonly Opening[] {
  const previous = plainOpenings(calendar, dayFromNumber(day - 1))
  let takenUntilMs = Math.max(Number.NEGATIVE_INFINITY, ...previous.map((opening) => opening.toMs))
  const openings: Opening[] = []
  for (const opening of plainOpenings(calendar, dayFromNumber(day))) {
    const fromMs = Math.max(opening.fromMs, takenUntilMs)
    if (fromMs < opening.toMs) openings.push({ fromMs, toMs: opening.toMs })
    takenUntilMs = Math.max(takenUntilMs, opening.toMs)
  }
  return openings
}

function plainOpenings(calendar: BusinessCalendar, day: CalendarDay): readonly Opening[] {
  return hoursOn(calendar, day).map((range) => {
    const open = clockMinutes(range.open)
    const close = clockMinutes(range.close)
    const closeDay = close <= open ? addDays(day, 1) : day
    return { fromMs: instantAt(day, open, calendar.zone), toMs: instantAt(closeDay, close, calendar.zone) }
  })
}

/** `24:00` is the end of the day. */
function clockMinutes(clock: string): number {
  const [hours = '', minutes = ''] = clock.split(':')
  const total = Number(hours) * 60 + Number(minutes)
  if (!Number.isInteger(total) || total < 0 || total > 1440) throw new Error(`not a clock time: ${clock}`)
  return total
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** What the wall clock of the zone is ahead of UTC at that instant. */
export function offsetMs(instantMs: number, zone: string): number {
  const parts = clockFor(zone).formatToParts(instantMs)
  const value = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value ?? 0)
  const wallMs = Date.UTC(
    value('year'),
    value('month') - 1,
    value('day'),
    value('hour'),
    value('minute'),
    value('second'),
  )
  return wallMs - Math.floor(instantMs / 1000) * 1000
}

function clockFor(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  clocks.set(zone, made)
  return made
}

/** The first instant with the later offset. */
function jumpBetween(fromMs: number, toMs: number, zone: string): number {
  const target = offsetMs(toMs, zone)
  let low = fromMs
  let high = toMs
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000
    if (offsetMs(middle, zone) === target) high = middle
    else low = middle
  }
  return high
}

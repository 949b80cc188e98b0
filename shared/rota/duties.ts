/** A duty: one person, one day, from when to when. As it is typed in the week's table (`9-18`, `9:30-18`), and summed. */

import { z } from 'zod'
import { addDays, type CalendarDay, isCalendarDay, weekdayOf } from '../calendar/calendar-day'

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)

export const dutySchema = z.strictObject({
  staffId: z.string().min(1).max(64),
  day: z.string().length(10),
  from: clockTime,
  to: clockTime,
})
export type Duty = z.infer<typeof dutySchema>

export function mondayOf(day: CalendarDay): CalendarDay {
  return addDays(day, 1 - weekdayOf(day))
}

export function daysOfWeek(monday: CalendarDay): readonly CalendarDay[] {
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index))
}

export function clockMinutes(clock: string): number {
  const [hours = '', minutes = ''] = clock.split(':')
  return Number(hours) * 60 + Number(minutes)
}

export function dutyMinutes(duty: Pick<Duty, 'from' | 'to'>): number {
  return clockMinutes(duty.to) - clockMinutes(duty.from)
}

/** Empty text: nobody comes. `undefined`: not a time. Several duties of a day are parted by a comma or a space. */
export function readDuties(text: string): readonly Pick<Duty, 'from' | 'to'>[] | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[—–~～至到]/gu, '-')
    .trim()
  if (plain === '' || plain === '休' || plain === '-') return []
  const duties: Pick<Duty, 'from' | 'to'>[] = []
  for (const piece of plain.replace(/\s*-\s*/g, '-').split(/[\s,、;]+/)) {
    const match = /^(\d{1,2})(?::(\d{2}))?-(\d{1,2})(?::(\d{2}))?$/.exec(piece)
    if (!match) return undefined
    const from = clockText(match[1], match[2])
    const to = clockText(match[3], match[4])
    if (from === undefined || to === undefined || from >= to) return undefined
    duties.push({ from, to })
  }
  const sorted = duties.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return sorted.some((duty, at) => at > 0 && duty.from < (sorted[at - 1]?.to ?? '')) ? undefined : sorted
}

export function dutyText(duties: readonly Pick<Duty, 'from' | 'to'>[]): string {
  const short = (clock: string) => clock.replace(/^0/, '').replace(/:00$/, '')
  return duties.map(({ from, to }) => `${short(from)}-${short(to)}`).join(' ')
}

/** What is wrong with a week, if anything. */
export function dutiesRefusal(
  week: string,
  duties: readonly Duty[],
): 'week-not-monday' | 'duty-not-in-week' | 'duty-overlaps' | undefined {
  if (!isCalendarDay(week) || weekdayOf(week) !== 1) return 'week-not-monday'
  const days: readonly string[] = daysOfWeek(week)
  if (duties.some(({ day }) => !days.includes(day))) return 'duty-not-in-week'
  const seen = duties.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  const bad = seen.some((duty, at) => {
    const before = seen[at - 1]
    const same = before?.staffId === duty.staffId && before.day === duty.day
    return duty.from >= duty.to || (same && duty.from < before.to)
  })
  return bad ? 'duty-overlaps' : undefined
}

function keyOf({ staffId, day, from }: Duty): string {
  return `${staffId} ${day} ${from}`
}

function clockText(hours: string | undefined, minutes: string | undefined): string | undefined {
  const text = `${(hours ?? '').padStart(2, '0')}:${minutes ?? '00'}`
  return clockTime.safeParse(text).success ? text : undefined
}

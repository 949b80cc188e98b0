/** Whether today's visit most likely repeats an earlier repair: ready at most 90 days ago, the same fault family. */

import { type CalendarDay, calendarDayAt, dayNumber } from '../../../shared/calendar/calendar-day'
import { faultFamily } from '../../../shared/catalogue/fault'
import type { DevicePassport } from '../../../shared/questions/lookups'
import type { TicketRow } from '../../../shared/ticket/row'
import { repeatWindowDays, shortRepeatWindowDays } from '../../../shared/warranty/repairs-before'

export interface EarlierRepair {
  readonly visit: TicketRow
  readonly days: number
  readonly within: typeof shortRepeatWindowDays | typeof repeatWindowDays
}

/** The latest repair inside the window; one of the same fault goes before a later one of another. */
export function earlierRepair(
  passport: DevicePassport | undefined,
  faultCode: string,
  today: string,
  zone: string,
): EarlierRepair | undefined {
  const near = (passport?.visits ?? [])
    .filter((visit) => visit.outcome === 'repaired' && endOf(visit) > 0)
    .map((visit) => ({
      visit,
      days: dayNumber(today as CalendarDay) - dayNumber(calendarDayAt(endOf(visit), zone)),
    }))
    .filter(({ days }) => days <= repeatWindowDays)
    .toSorted((a, b) => endOf(b.visit) - endOf(a.visit))
  const found = near.find(({ visit }) => sameFault(visit, faultCode)) ?? near[0]
  return found && { ...found, within: found.days <= shortRepeatWindowDays ? 30 : 90 }
}

/** Nothing known of one of them is no sameness: the clerk then decides. */
export function sameFault(earlier: TicketRow, faultCode: string): boolean {
  if (earlier.faultCode === '' || faultCode === '') return false
  return faultFamily(earlier.faultCode) === faultFamily(faultCode)
}

function endOf(visit: TicketRow): number {
  return visit.readyAtMs || visit.closedAtMs
}

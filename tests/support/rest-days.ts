/** Opening hours under which the next days are closed, whatever day it is, and what is promised then. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays, type CalendarDay, calendarDayAt, weekdayOf } from '../../shared/calendar/calendar-day'
import { addWorkingDays, holidayFileSchema, hoursOn } from '../../shared/calendar/working-day'
import { defaultPolicy } from '../../shared/policy/policy'
import { resources } from './workstation'

export interface RestDays {
  readonly hours: ({ readonly open: string; readonly close: string } | null)[]
  /** By the policy of an outlet that never changed it. */
  readonly promised: string
  /** The next day on which nobody is there. */
  readonly closed: string
}

/** An outlet that rests on the weekdays of tomorrow and the day after. */
export function restFromTomorrow(zone: string): RestDays {
  const { holidays, workdays } = holidayFileSchema.parse(
    JSON.parse(readFileSync(join(resources, 'calendar/cn.json'), 'utf8')),
  )
  const today = calendarDayAt(Date.now(), zone)
  const rest: readonly number[] = [1, 2].map((days) => weekdayOf(addDays(today, days)))
  const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    rest.includes(weekday) ? null : { open: '09:00', close: '20:00' },
  )
  const calendar = { hours, holidays, workdays }
  let closed: CalendarDay = addDays(today, 1)
  while (hoursOn(calendar, closed).length > 0) closed = addDays(closed, 1)
  return { hours, promised: addWorkingDays(calendar, today, defaultPolicy.defaultPromiseDays) ?? '', closed }
}

/** The rota, the results per person, and the what-if. */

import { type CalendarDay, isCalendarDay } from '../../shared/calendar/calendar-day'
import { ok, refused } from '../../shared/result'
import type { FigureDependencies } from '../lookup/figures'
import { peopleResults } from '../lookup/people-results'
import { rotaWeek, staffing } from '../lookup/rota'
import { isPeriod } from './figures'
import type { Handlers } from './handler'

export function rotaHandlers(
  dependencies: FigureDependencies,
): Handlers<'rota' | 'peopleResults' | 'staffing'> {
  return {
    rota: ({ week }) =>
      isCalendarDay(week) ? ok(rotaWeek(dependencies, week as CalendarDay)) : refused('period-not-possible'),
    peopleResults: ({ fromDay, toDay }) =>
      isPeriod(fromDay, toDay)
        ? ok(peopleResults(dependencies, fromDay, toDay))
        : refused('period-not-possible'),
    staffing: ({ day, technicians }) =>
      isCalendarDay(day) ? ok(staffing(dependencies, day, technicians)) : refused('period-not-possible'),
  }
}

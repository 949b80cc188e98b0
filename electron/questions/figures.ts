/** The figures, the figures by technician, model, fault, part and shift, and the tickets behind each of them. */

import {
  type CalendarDay,
  calendarDayAt,
  daysBetween,
  isCalendarDay,
} from '../../shared/calendar/calendar-day'
import { ok, refused } from '../../shared/result'
import type { TicketRow } from '../../shared/ticket/row'
import { causesOf, measuresOf } from '../lookup/causes'
import { type FigureDependencies, figureOf, figuresOf } from '../lookup/figures'
import { idsBehind } from '../lookup/figures-behind'
import { figuresBy } from '../lookup/figures-by'
import type { Handlers } from './handler'

/** A little more than ten years. */
const longestPeriodDays = 3_700

export function figureHandlers(
  dependencies: FigureDependencies,
): Handlers<'figures' | 'figure' | 'figuresBy' | 'ticketsBehind' | 'causes' | 'measures'> {
  const { rows } = dependencies
  return {
    figures: ({ fromDay, toDay }) =>
      isPeriod(fromDay, toDay) ? ok(figuresOf(dependencies, fromDay, toDay)) : refused('period-not-possible'),
    figure: ({ id, fromDay, toDay }) =>
      isPeriod(fromDay, toDay)
        ? ok(figureOf(dependencies, id, fromDay, toDay))
        : refused('period-not-possible'),
    figuresBy: ({ group, fromDay, toDay }) =>
      isPeriod(fromDay, toDay)
        ? ok(figuresBy(dependencies, group, fromDay, toDay))
        : refused('period-not-possible'),
    causes: ({ group, fromDay, toDay }) =>
      isPeriod(fromDay, toDay)
        ? ok(causesOf(dependencies, group, fromDay, toDay))
        : refused('period-not-possible'),
    measures: () => {
      const today = calendarDayAt(dependencies.nowMs(), dependencies.calendar().zone)
      return ok(measuresOf(dependencies, today))
    },
    ticketsBehind: ({ figure, key, fromDay, toDay, offset, limit }) => {
      if (!isPeriod(fromDay, toDay)) return refused('period-not-possible')
      const ids = idsBehind(dependencies, { figure, key, fromDay, toDay })
      const page = ids.slice(offset, offset + limit).flatMap((id) => rows.get<TicketRow>('tickets', id) ?? [])
      return ok({ rows: page, total: ids.length })
    },
  }
}

export function isPeriod(fromDay: string, toDay: string): boolean {
  if (!isCalendarDay(fromDay) || !isCalendarDay(toDay)) return false
  const length = daysBetween(fromDay as CalendarDay, toDay as CalendarDay)
  return length >= 0 && length <= longestPeriodDays
}

/**
 * Which papers come out with the closing of a day, besides its summary: the survey statistics (QR15-02) of a period with
 * its last open day, or, where that closing was missed, with the first one after it. Each period's once.
 */

import {
  addDays,
  addMonths,
  type CalendarDay,
  calendarDay,
  dayParts,
  firstOfMonth,
  lastOfMonth,
  weekdayOf,
} from '../calendar/calendar-day'
import { workingDaysBetween } from '../calendar/working-day'
import type { CommandContext } from '../commands/command'
import type { NewFact } from '../events/aggregate'
import type { StatisticsSchedule } from '../policy/policy'
import { printFacts } from '../print/request'

export interface Period {
  readonly fromDay: CalendarDay
  readonly toDay: CalendarDay
}

const monthsIn = { monthly: 1, quarterly: 3, halfYearly: 6 } as const

/** The period of the calendar that the day is in: a week from Monday, a month, a quarter, half a year. */
export function periodWith(schedule: Exclude<StatisticsSchedule, 'never'>, day: CalendarDay): Period {
  if (schedule === 'weekly') {
    const fromDay = addDays(day, 1 - weekdayOf(day))
    return { fromDay, toDay: addDays(fromDay, 6) }
  }
  const months = monthsIn[schedule]
  const fromDay = addMonths(firstOfMonth(day), -((dayParts(day).month - 1) % months))
  return { fromDay, toDay: lastOfMonth(addMonths(fromDay, months - 1)) }
}

export function closingPapers(context: CommandContext, day: string): readonly NewFact[] {
  const { statisticsAtClose } = context.policy
  if (statisticsAtClose === 'never') return []
  const today = calendarDay(day)
  const running = periodWith(statisticsAtClose, today)
  const before = periodWith(statisticsAtClose, addDays(running.fromDay, -1))
  const isOver = workingDaysBetween(context.calendar, today, running.toDay) === 0
  return [before, ...(isOver ? [running] : [])]
    .filter(({ fromDay, toDay }) => !isPrinted(context, fromDay, toDay) && hadWork(context, fromDay, toDay))
    .flatMap(({ fromDay, toDay }) =>
      printFacts(context, {
        form: 'surveyStatistics',
        subject: statisticsSubject(fromDay, toDay),
        number: fromDay,
      }),
    )
}

export function statisticsSubject(fromDay: string, toDay: string): string {
  return `surveys/${fromDay}_${toDay}`
}

function isPrinted({ latestCopy }: CommandContext, fromDay: string, toDay: string): boolean {
  return latestCopy('surveyStatistics', statisticsSubject(fromDay, toDay)) > 0
}

/** An outlet that was not open yet has nothing to count. */
function hadWork({ closedTickets }: CommandContext, fromDay: string, toDay: string): boolean {
  return closedTickets(fromDay, toDay).length > 0
}

/** Who is to be called, what complaints are open, how satisfied customers were, what was sampled: from the rows. */

import { type BusinessCalendar, businessMsBetween } from '../../shared/calendar/business-time'
import { addDays, type CalendarDay, calendarDay, calendarDayAt } from '../../shared/calendar/calendar-day'
import { addWorkingDays, workingDaysBetween } from '../../shared/calendar/working-day'
import type { CustomerRow } from '../../shared/customer/state'
import type { TicketRow } from '../../shared/ticket/row'
import type { FollowUpItem, FollowUpsAnswer, SurveyOverview, SurveyRound } from '../../shared/voice/answers'
import { type Complaint, type ComplaintRow, complaintAggregate } from '../../shared/voice/complaint'
import { type FollowUp, type FollowUpRow, followUpAggregate } from '../../shared/voice/follow-up'
import { type Survey, type SurveyRow, surveyAggregate } from '../../shared/voice/survey'
import { countLevels, surveySums } from '../../shared/voice/survey-statistics'
import type { RowFilter, RowStore } from '../view/rows'
import type { DayDependencies } from './day'

export interface VoiceDependencies extends DayDependencies {
  readonly staffName: (staffId: string) => string
}

const many = 100_000
/** A call about a repair of long ago only annoys: what was missed for so long is not offered any more. */
const callWithinDays = 60
const doneShown = 200

export function closedTickets(rows: RowStore, fromDay: string, toDay: string): readonly string[] {
  return closedBetween(rows, fromDay, toDay)
    .map((row) => row.id)
    .sort()
}

function closedBetween(rows: RowStore, fromDay: string, toDay: string): readonly TicketRow[] {
  return rows
    .find<TicketRow>({ table: 'tickets', filter: between('closedDay', fromDay, toDay), limit: many })
    .filter((row) => row.status !== 'cancelled')
}

export function between(column: string, fromDay: string, toDay: string): readonly RowFilter[] {
  return [
    { column, op: 'from', value: fromDay },
    { column, op: 'to', value: toDay },
  ]
}

export function followUps(dependencies: VoiceDependencies): FollowUpsAnswer {
  const { rows, states, staffName } = dependencies
  const calendar = dependencies.calendar()
  const today = calendarDayAt(dependencies.nowMs(), calendar.zone)
  const days = dependencies.policy().followUpDays
  const dueDays = new Map<string, CalendarDay>()
  const dueAfter = (closedDay: string): CalendarDay => {
    const known = dueDays.get(closedDay)
    if (known) return known
    const day = calendarDay(closedDay)
    const due = addWorkingDays(calendar, day, days) ?? addDays(day, days)
    dueDays.set(closedDay, due)
    return due
  }
  const waiting = closedBetween(rows, addDays(today, -callWithinDays), today)
    .filter((ticket) => ticket.kind !== 'consultation' && ticket.closedDay !== '')
    .flatMap((ticket) => {
      const row = rows.get<FollowUpRow>('followUps', ticket.id)
      if (row && row.open === 0) return []
      const dueDay = row && row.nextDay !== '' ? calendarDay(row.nextDay) : dueAfter(ticket.closedDay)
      return [{ ticket, row, dueDay }]
    })
  const due = waiting
    .filter((one) => one.dueDay <= today)
    .sort((a, b) =>
      a.dueDay < b.dueDay ? -1 : a.dueDay > b.dueDay ? 1 : a.ticket.closedAtMs - b.ticket.closedAtMs,
    )
    .map(({ ticket, row, dueDay }): FollowUpItem => {
      const state = row && (states.load(followUpAggregate, ticket.id).state as FollowUp | undefined)
      return {
        ticket,
        dueDay,
        lateDays: workingDaysBetween(calendar, dueDay, today),
        tries: row?.tries ?? 0,
        lastTryAtMs: row?.lastTryAtMs ?? 0,
        lastNote: state?.lastNote ?? '',
        technicianName: ticket.technicianId === '' ? '' : staffName(ticket.technicianId),
      }
    })
  return { today, due, later: waiting.length - due.length, done: doneCalls(dependencies) }
}

function doneCalls({ rows, states, staffName }: VoiceDependencies): FollowUpsAnswer['done'] {
  return rows
    .find<FollowUpRow>({
      table: 'followUps',
      filter: [{ column: 'open', op: 'is', value: 0 }],
      sort: { column: 'endedAtMs', descending: true },
      limit: doneShown,
    })
    .flatMap((row) => {
      const ticket = rows.get<TicketRow>('tickets', row.id)
      const state = states.load(followUpAggregate, row.id).state as FollowUp | undefined
      const remark = state?.remark || state?.droppedReason || ''
      return ticket ? [{ row, ticket, remark, byName: staffName(row.endedBy) }] : []
    })
}

export function leftUntilAnswer(
  row: ComplaintRow,
  calendar: BusinessCalendar,
  nowMs: number,
): { readonly leftMs?: number } {
  if (row.answeredAtMs > 0 || row.open === 0) return {}
  return { leftMs: businessMsBetween(calendar, nowMs, row.dueAtMs) }
}

export function complaintOf(dependencies: DayDependencies, complaintId: string): Complaint | undefined {
  return dependencies.states.load(complaintAggregate, complaintId).state as Complaint | undefined
}

export function surveyOverview(
  dependencies: VoiceDependencies,
  fromDay: string,
  toDay: string,
): SurveyOverview {
  const { rows, states } = dependencies
  const answered = answeredSurveys(rows, fromDay, toDay)
  const given = rows
    .find<SurveyRow>({ table: 'surveys', filter: between('givenDay', fromDay, toDay), limit: many })
    .filter((row) => row.status !== 'voided')
  return {
    sums: sumsOf(dependencies, answered),
    sent: given.length,
    returned: given.filter((row) => row.status === 'answered').length,
    answered: answered.map((row) => ({
      ...row,
      suggestions: (states.load(surveyAggregate, row.id).state as Survey | undefined)?.suggestions ?? '',
    })),
    out: rows.find<SurveyRow>({
      table: 'surveys',
      filter: [{ column: 'status', op: 'is', value: 'out' }],
      sort: { column: 'givenAtMs', descending: true },
      limit: 500,
    }),
  }
}

export function answeredSurveys(rows: RowStore, fromDay: string, toDay: string): readonly SurveyRow[] {
  return rows
    .find<SurveyRow>({
      table: 'surveys',
      filter: between('answeredDay', fromDay, toDay),
      sort: { column: 'answeredAtMs', descending: true },
      limit: many,
    })
    .filter((row) => row.status === 'answered')
}

export function sumsOf(dependencies: DayDependencies, answered: readonly SurveyRow[]) {
  const { surveyLevels: levels, surveyWeights: weights } = dependencies.policy()
  return surveySums(countLevels(answered.map((row) => row.levels)), { levels, weights })
}

/** Key customers are asked twice a year: January to June, July to December. */
export function surveyRound({ rows, calendar, nowMs }: VoiceDependencies): SurveyRound {
  const today = calendarDayAt(nowMs(), calendar().zone)
  const year = today.slice(0, 4)
  const first = today.slice(5, 7) <= '06'
  const fromDay = `${year}-${first ? '01-01' : '07-01'}`
  const toDay = `${year}-${first ? '06-30' : '12-31'}`
  const customers = rows
    .find<CustomerRow>({
      table: 'customers',
      filter: [{ column: 'keyCustomer', op: 'is', value: 1 }],
      limit: many,
    })
    .filter((customer) => customer.erased === 0 && customer.mergedInto === '')
  return {
    fromDay,
    toDay,
    customers: customers.map((customer) => {
      const own = rows
        .find<SurveyRow>({
          table: 'surveys',
          filter: [{ column: 'customerId', op: 'is', value: customer.id }],
          limit: 500,
        })
        .filter((row) => row.status !== 'voided' && (row.answeredDay || row.givenDay) >= fromDay)
      const answered = own.find((row) => row.status === 'answered')
      const out = own.find((row) => row.status === 'out')
      const survey = answered ?? out
      return {
        customer,
        state: answered ? ('answered' as const) : out ? ('out' as const) : ('due' as const),
        surveyId: survey?.id ?? '',
        day: answered?.answeredDay || out?.givenDay || '',
      }
    }),
  }
}

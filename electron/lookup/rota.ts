/** The rota by weeks, and what it means for the work that waits: how many technician minutes each day has. */

import { openingsOn } from '../../shared/calendar/business-time'
import { addDays, type CalendarDay, calendarDayAt } from '../../shared/calendar/calendar-day'
import { hoursOn } from '../../shared/calendar/working-day'
import type { Case } from '../../shared/figures/case'
import type { RotaWeek, Staffing } from '../../shared/questions/rota'
import { type Duty, daysOfWeek, dutyMinutes, dutyText, mondayOf } from '../../shared/rota/duties'
import type { RotaRow } from '../../shared/rota/state'
import { forecast, type WaitingJob, type Workday, withPeople } from '../../shared/rota/what-if'
import type { StaffRow } from '../../shared/staff/state'
import { compareJobs } from '../../shared/ticket/next-job'
import type { TicketStatus } from '../../shared/ticket/state'
import type { FigureDependencies } from './figures'

type RotaDependencies = Pick<FigureDependencies, 'rows' | 'calendar' | 'nowMs' | 'store'>

/** How far back the pace of the bench and the arrivals are looked at. */
const paceDays = 28
const horizonDays = 7
const unmeasuredMinutes = 60
/** What is still to be done of a job that stands there; the other steps wait for somebody else. */
const leftIn: Readonly<Partial<Record<TicketStatus, number>>> = {
  received: 1,
  assigned: 1,
  diagnosing: 0.8,
  repairing: 0.5,
  testing: 0.2,
}

export function rotaWeek({ rows, calendar }: RotaDependencies, day: CalendarDay): RotaWeek {
  const week = mondayOf(day)
  const of = (monday: string) => rows.get<RotaRow>('rotas', monday) ?? null
  return {
    week,
    planned: of(week),
    before: of(addDays(week, -7)),
    hours: daysOfWeek(week).map((one) => ({
      day: one,
      text: dutyText(hoursOn(calendar(), one).map(({ open, close }) => ({ from: open, to: close }))),
    })),
  }
}

/** All duties of a span of days. */
export function dutiesBetween({ rows }: RotaDependencies, fromDay: string, toDay: string): readonly Duty[] {
  const found: Duty[] = []
  for (let week = mondayOf(fromDay as CalendarDay); week <= toDay; week = addDays(week, 7)) {
    const duties = rows.get<RotaRow>('rotas', week)?.duties ?? []
    found.push(...duties.filter(({ day }) => day >= fromDay && day <= toDay))
  }
  return found
}

export function staffing(dependencies: RotaDependencies, day: string, technicians: number): Staffing {
  const { store, nowMs, calendar } = dependencies
  const today = calendarDayAt(nowMs(), calendar().zone)
  const from = addDays(today, -paceDays)
  const last = addDays(today, -1)
  const past = workdays(dependencies, from, paceDays, () => 0)
  const finished = store.closedBetween(from, last).filter((one) => one.readyAtMs > 0).length
  const minutes = past.flatMap(({ people }) => people)
  const worked = minutes.reduce((sum, one) => sum + one, 0)
  const measured = finished > 0 && worked > 0
  const minutesPerJob = measured
    ? Math.min(480, Math.max(10, Math.round(worked / finished)))
    : unmeasuredMinutes
  const arrivals = arrivalsPerWeekday(store.receivedBetween(from, last))
  const days = workdays(dependencies, today, horizonDays, (one) => arrivals(one)).map((one, index) =>
    index === 0
      ? { ...one, people: one.people.map((all) => Math.min(all, minutesLeft(dependencies, today))) }
      : one,
  )
  const usualMinutes = Math.max(0, ...days.flatMap(({ people }) => people)) || 8 * 60
  const { jobs, standing } = waiting(dependencies)
  return {
    minutesPerJob,
    measured,
    usualMinutes,
    standing,
    plan: forecast(days, jobs, minutesPerJob),
    changed: forecast(withPeople(days, day, technicians, usualMinutes), jobs, minutesPerJob),
  }
}

/** As planned; in a week without a plan every technician who works here, as long as the outlet is open. */
function workdays(
  dependencies: RotaDependencies,
  from: CalendarDay,
  count: number,
  arrivals: (day: CalendarDay) => number,
): readonly Workday[] {
  const staff = dependencies.rows.find<StaffRow>({
    table: 'staff',
    filter: [{ column: 'role', op: 'is', value: 'technician' }],
  })
  const active = staff.filter((one) => one.active === 1)
  const isTechnician = new Set(staff.map(({ id }) => id))
  return Array.from({ length: count }, (_, index) => {
    const day = addDays(from, index)
    const rota = dependencies.rows.get<RotaRow>('rotas', mondayOf(day))
    const people = new Map<string, number>()
    for (const duty of rota?.duties ?? [])
      if (duty.day === day && isTechnician.has(duty.staffId))
        people.set(duty.staffId, (people.get(duty.staffId) ?? 0) + dutyMinutes(duty))
    const open = openMinutes(dependencies, day)
    const usual = open > 0 ? active.map(() => open) : []
    return { day, people: rota ? [...people.values()] : usual, arrivals: arrivals(day) }
  })
}

function openMinutes({ calendar }: RotaDependencies, day: CalendarDay, fromMs = 0): number {
  return openingsOn(calendar(), day).reduce(
    (sum, opening) => sum + Math.max(0, opening.toMs - Math.max(opening.fromMs, fromMs)) / 60_000,
    0,
  )
}

/** Of today only what is still to come. */
function minutesLeft(dependencies: RotaDependencies, today: CalendarDay): number {
  return Math.round(openMinutes(dependencies, today, dependencies.nowMs()))
}

function arrivalsPerWeekday(received: readonly Case[]): (day: CalendarDay) => number {
  const perDay = new Map<string, number>()
  for (const one of received)
    if (toBench(one)) perDay.set(one.receivedDay, (perDay.get(one.receivedDay) ?? 0) + 1)
  return (day) => {
    let sum = 0
    for (let back = 7; back <= paceDays; back += 7) sum += perDay.get(addDays(day, -back)) ?? 0
    return sum / (paceDays / 7)
  }
}

function waiting({ store, calendar }: RotaDependencies) {
  const { zone } = calendar()
  const open = store.open().filter(toBench)
  const jobs = open
    .filter((one) => leftIn[one.status] !== undefined)
    .toSorted(compareJobs)
    .map(
      (one): WaitingJob => ({
        ticketId: one.id,
        left: leftIn[one.status] ?? 1,
        promisedDay: one.promisedAtMs > 0 ? calendarDayAt(one.promisedAtMs, zone) : '',
      }),
    )
  return {
    jobs,
    standing: open.filter((one) => leftIn[one.status] === undefined && one.status !== 'ready').length,
  }
}

/** Settled at the counter with papers and not with a screwdriver. */
function toBench({ kind }: Case): boolean {
  return kind !== 'consultation' && kind !== 'exchange' && kind !== 'return'
}

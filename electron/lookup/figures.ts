/**
 * The manager's figures: one by one, or all of a period with what the charts draw. Each says how many cases it is of, so
 * that a share of nothing is shown as nothing and not as zero. A number and the tickets it opens look at the same period.
 */

import { addDays, type CalendarDay, daysBetween } from '../../shared/calendar/calendar-day'
import type { Part } from '../../shared/catalogue/part'
import { type Case, clockedSteps, customersSteps, isLateNow } from '../../shared/figures/case'
import type { Taking } from '../../shared/figures/takings'
import { stepLimit } from '../../shared/policy/service-level'
import {
  type CustodyAge,
  custodyAges,
  type Figure,
  type FigureId,
  type Figures,
  figureIds,
  type PresentFigureId,
  periodFigureIds,
  type StepFigure,
  voiceFigureIds,
} from '../../shared/questions/figures'
import { countBy, type DayDependencies } from './day'
import { type ClosedTally, quantileOf } from './day-tallies'
import type { Counted } from './figure-store'
import { figure, type Measured, openPeriod, type Period, periodFigure, sumOf } from './period-figures'
import { voiceFigure } from './voice-figures'

export interface FigureDependencies extends DayDependencies {
  readonly store: Counted
  readonly staffName: (staffId: string) => string
  readonly part: (partNumber: string) => Part | undefined
}

const dayMs = 86_400_000

export function figuresOf(dependencies: FigureDependencies, fromDay: string, toDay: string): Figures {
  const periods = openPeriods(dependencies, fromDay, toDay)
  const { period } = periods
  const open = openCases(dependencies)
  return {
    fromDay,
    toDay,
    figures: figureIds.map((id) => measured(dependencies, periods, id)),
    perDay: perDay(dependencies, period),
    byStatus: countBy(open, (one) => one.status),
    steps: stepFigures(period.closedDays()),
    custodyAge: custodyAges.map((key) => ({
      key,
      count: inCustody(open).filter((one) => ageOf(one, dependencies.nowMs()) === key).length,
    })),
    income: incomeBy(period.takings()),
  }
}

/** One figure, with the period before. */
export function figureOf(
  dependencies: FigureDependencies,
  id: FigureId,
  fromDay: string,
  toDay: string,
): Figure {
  return measured(dependencies, openPeriods(dependencies, fromDay, toDay), id)
}

interface Periods {
  readonly period: Period
  readonly before: Period
}

/** As long before as the period itself. */
function openPeriods(dependencies: FigureDependencies, fromDay: string, toDay: string): Periods {
  const from = fromDay as CalendarDay
  const length = daysBetween(from, toDay as CalendarDay) + 1
  return {
    period: openPeriod(dependencies, fromDay, toDay),
    before: openPeriod(dependencies, addDays(from, -length), addDays(from, -1)),
  }
}

function measured(dependencies: FigureDependencies, { period, before }: Periods, id: FigureId): Figure {
  const own = periodFigureIds.find((known) => known === id)
  if (own) {
    const previous = periodFigure(before, own).value
    return { ...periodFigure(period, own), previous }
  }
  const voice = voiceFigureIds.find((known) => known === id)
  if (voice) {
    const previous = voiceFigure(dependencies, voice, before.fromDay, before.toDay).value
    return { ...voiceFigure(dependencies, voice, period.fromDay, period.toDay), previous }
  }
  return { ...presentFigure(dependencies, id as PresentFigureId), previous: null }
}

export function openCases({ store }: FigureDependencies): readonly Case[] {
  return store.open()
}

export function inCustody(open: readonly Case[]): readonly Case[] {
  return open.filter((one) => one.deviceId !== '' && one.place !== 'customer' && one.place !== 'out')
}

export function ageOf(one: Case, nowMs: number): CustodyAge {
  const days = (nowMs - one.receivedAtMs) / dayMs
  if (days <= 1) return 'day'
  if (days <= 3) return 'threeDays'
  if (days <= 7) return 'week'
  return days <= 30 ? 'month' : 'longer'
}

/** Ready for longer than the policy lets a device stand. */
export function unclaimed(dependencies: FigureDependencies): readonly Case[] {
  const policy = dependencies.policy()
  const clock = dependencies.store.clock()
  const nowMs = dependencies.nowMs()
  return openCases(dependencies).filter((one) => {
    const limit = one.status === 'ready' ? stepLimit(policy, one, 'ready') : undefined
    return limit !== undefined && clock.minutesBetween(one.readyAtMs, nowMs) > limit
  })
}

/** As the board and the day's summary say. */
export function lateNow(dependencies: FigureDependencies): readonly Case[] {
  const clock = dependencies.store.clock()
  const policy = dependencies.policy()
  const nowMs = dependencies.nowMs()
  return openCases(dependencies).filter((one) => isLateNow(one, clock, policy, nowMs))
}

/** What stands as it stands now, whatever the period. */
function presentFigure(dependencies: FigureDependencies, id: PresentFigureId): Measured {
  const open = openCases(dependencies)
  const of = open.length
  switch (id) {
    case 'breaches':
      return figure(id, lateNow(dependencies).length, 0, 'count', 'less', of)
    case 'benchLoad':
      return figure(id, open.filter(isOnBench).length, null, 'count', 'less', of)
    case 'inCustody':
      return figure(id, inCustody(open).length, null, 'count', 'less', of)
    case 'unclaimed':
      return figure(id, unclaimed(dependencies).length, 0, 'count', 'less', of)
  }
}

export function isOnBench(one: Case): boolean {
  return one.technicianId !== '' && one.status !== 'ready'
}

function stepFigures(days: readonly ClosedTally[]): readonly StepFigure[] {
  const sum = (of: (day: ClosedTally) => number) => days.reduce((all, day) => all + of(day), 0)
  const responses = days.map((day) => day.responses)
  const found: readonly Omit<StepFigure, 'late'>[] = [
    {
      step: 'firstResponse',
      cases: sum((day) => day.responses.length),
      medianMinutes: quantileOf(responses, 0.5),
      customers: false,
    },
    { step: 'promise', cases: sum((day) => day.promised), medianMinutes: null, customers: false },
    ...clockedSteps.map((step) => ({
      step,
      cases: sum((day) => day.steps.get(step)?.cases ?? 0),
      medianMinutes: quantileOf(
        days.flatMap((day) => day.steps.get(step)?.minutes ?? []),
        0.5,
      ),
      customers: customersSteps.includes(step),
    })),
  ]
  return found
    .map((one) => ({ ...one, late: sum((day) => day.late.get(one.step) ?? 0) }))
    .filter(({ cases }) => cases > 0)
}

function perDay({ store }: FigureDependencies, period: Period): Figures['perDay'] {
  const from = period.fromDay as CalendarDay
  const length = daysBetween(from, period.toDay as CalendarDay) + 1
  const days = new Map(
    Array.from({ length }, (_, index) => {
      const day = addDays(from, index) as string
      return [day, emptyDay(day)] as const
    }),
  )
  const on = (day: string) => days.get(day) ?? emptyDay(day)
  for (const { day, count } of period.receivedDays()) on(day).received += count
  for (const { day, count } of period.closedDays()) on(day).collected += count
  for (const { day, lines } of store.shifts()) if (days.has(day)) on(day).incomeFen += sumOf(lines)
  return [...days.values()]
}

function emptyDay(day: string) {
  return { day, received: 0, collected: 0, incomeFen: 0 }
}

function incomeBy(takings: readonly Taking[]): Figures['income'] {
  const sums = new Map<string, { amountFen: number; count: number } & Pick<Taking, 'tender' | 'kind'>>()
  for (const { tender, kind, amountFen } of takings) {
    const own = sums.get(`${tender}/${kind}`) ?? { tender, kind, amountFen: 0, count: 0 }
    sums.set(`${tender}/${kind}`, { ...own, amountFen: own.amountFen + amountFen, count: own.count + 1 })
  }
  return [...sums.values()].sort((a, b) => b.amountFen - a.amountFen)
}

/**
 * The manager's figures over a period of business days. Each says how many cases it is of, so that a share of nothing
 * is shown as nothing and not as zero. What counts as a case of which figure is said once, in `countedCases`, so that
 * a number and the tickets it opens can not disagree.
 */

import { addDays, type CalendarDay, daysBetween } from '../../shared/calendar/calendar-day'
import {
  type Breach,
  type Case,
  clockedSteps,
  customersSteps,
  isLateNow,
  median,
  quantile,
  share,
} from '../../shared/figures/case'
import type { Taking } from '../../shared/figures/takings'
import {
  type CustodyAge,
  custodyAges,
  type Figure,
  type Figures,
  type StepFigure,
} from '../../shared/questions/figures'
import { countBy, type DayDependencies } from './day'
import type { Counted } from './figure-store'
import { voiceFigures } from './voice-figures'

export interface FigureDependencies extends DayDependencies {
  readonly store: Counted
  readonly staffName: (staffId: string) => string
  readonly partName: (partNumber: string) => string
}

const dayMs = 86_400_000
const redoDays = 90

export function figuresOf(dependencies: FigureDependencies, fromDay: string, toDay: string): Figures {
  const length = daysBetween(fromDay as CalendarDay, toDay as CalendarDay) + 1
  const counted = countedCases(dependencies, fromDay, toDay)
  const before = {
    from: addDays(fromDay as CalendarDay, -length),
    to: addDays(fromDay as CalendarDay, -1),
  }
  const previous = [
    ...periodFigures(dependencies, before.from, before.to),
    ...voiceFigures(dependencies, before.from, before.to),
  ]
  const open = openCases(dependencies)
  return {
    fromDay,
    toDay,
    figures: [
      ...[...periodFigures(dependencies, fromDay, toDay), ...voiceFigures(dependencies, fromDay, toDay)].map(
        (figure) => ({ ...figure, previous: previous.find(({ id }) => id === figure.id)?.value ?? null }),
      ),
      ...presentFigures(dependencies).map((figure) => ({ ...figure, previous: null })),
    ],
    perDay: perDay(dependencies, counted, fromDay, length),
    byStatus: countBy(open, (one) => one.status),
    steps: stepFigures(counted.closed),
    custodyAge: custodyAges.map((key) => ({
      key,
      count: inCustody(open).filter((one) => ageOf(one, dependencies.nowMs()) === key).length,
    })),
    income: incomeBy(takingsBetween(dependencies, fromDay, toDay)),
  }
}

/** The cases of a period, by what they are counted for. */
export function countedCases({ store }: FigureDependencies, fromDay: string, toDay: string) {
  const received: Case[] = []
  const closed: Case[] = []
  for (const one of store.cases()) {
    if (one.receivedDay >= fromDay && one.receivedDay <= toDay) received.push(one)
    if (one.closedDay >= fromDay && one.closedDay <= toDay && one.status !== 'cancelled') closed.push(one)
  }
  return { received, closed, repaired: closed.filter((one) => one.outcome === 'repaired') }
}

export function openCases({ store }: FigureDependencies): readonly Case[] {
  return store.cases().filter((one) => one.open === 1)
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
  const limit = dependencies.policy().statusLimitMinutes['ready']
  const clock = dependencies.store.clock()
  const nowMs = dependencies.nowMs()
  return openCases(dependencies).filter(
    (one) =>
      one.status === 'ready' && limit !== undefined && clock.minutesBetween(one.readyAtMs, nowMs) > limit,
  )
}

/** As the board and the day's summary say. */
export function lateNow(dependencies: FigureDependencies): readonly Case[] {
  const clock = dependencies.store.clock()
  const policy = dependencies.policy()
  const nowMs = dependencies.nowMs()
  return openCases(dependencies).filter((one) => isLateNow(one, clock, policy, nowMs))
}

export function within24h(one: Case): boolean {
  return one.readyAtMs > 0 && one.readyAtMs - one.receivedAtMs <= dayMs
}

/** Came in within 90 days after the same serial had left repaired. */
export function isRedo({ store }: FigureDependencies, one: Case): boolean {
  if (one.serial === '') return false
  const before = store
    .repairsOf(one.serial)
    .filter((repair) => repair.id !== one.id && repair.closedAtMs <= one.receivedAtMs)
  if (before.length === 0) return false
  const earliest = addDays(one.receivedDay as CalendarDay, -redoDays)
  return before.some((repair) => repair.closedDay >= earliest)
}

export function isBreached(one: Case): boolean {
  return one.breaches.length > 0
}

export function takingsBetween(
  { store }: FigureDependencies,
  fromDay: string,
  toDay: string,
): readonly Taking[] {
  return store
    .shifts()
    .filter(({ day }) => day >= fromDay && day <= toDay)
    .flatMap(({ lines }) => lines)
}

type Measured = Omit<Figure, 'previous'>

function periodFigures(
  dependencies: FigureDependencies,
  fromDay: string,
  toDay: string,
): readonly Measured[] {
  const { store } = dependencies
  const { received, closed, repaired } = countedCases(dependencies, fromDay, toDay)
  const takings = takingsBetween(dependencies, fromDay, toDay)
  const responses = received.filter((one) => one.responseMinutes >= 0).map((one) => one.responseMinutes)
  const ready = closed.filter((one) => one.repairMinutes >= 0)
  const minutes = ready.map((one) => one.repairMinutes)
  const repeats = received.filter((one) => one.repeatOf !== '')
  const major = repaired.filter((one) => one.major === 1)
  const repeated = store.repeated()
  const fixed = (cases: readonly Case[]) => cases.filter((one) => !repeated.has(one.id)).length
  const requests = requestsBetween(dependencies, fromDay, toDay)
  return [
    count('received', received.length),
    count('collected', closed.length),
    figure('income', sum(takings), null, 'fen', 'more', takings.length),
    figure('firstResponse', median(responses), 30, 'minutes', 'less', responses.length),
    figure('turnaround', median(minutes), null, 'minutes', 'less', minutes.length),
    figure('turnaround90', quantile(minutes, 0.9), null, 'minutes', 'less', minutes.length),
    figure(
      'collection',
      median(closed.map((one) => one.collectMinutes)),
      null,
      'minutes',
      'less',
      closed.length,
    ),
    figure(
      'within24',
      share(ready.filter(within24h).length, ready.length),
      90,
      'percent',
      'more',
      ready.length,
    ),
    figure(
      'breached',
      share(closed.filter(isBreached).length, closed.length),
      null,
      'percent',
      'less',
      closed.length,
    ),
    figure('firstTimeFix', share(fixed(repaired), repaired.length), 95, 'percent', 'more', repaired.length),
    figure('firstTimeFixMajor', share(fixed(major), major.length), 98, 'percent', 'more', major.length),
    figure('repeat', share(repeats.length, received.length), null, 'percent', 'less', received.length),
    figure(
      'redo',
      share(received.filter((one) => isRedo(dependencies, one)).length, received.length),
      4.75,
      'percent',
      'less',
      received.length,
    ),
    figure(
      'stockOut',
      share(requests.filter(({ missed }) => missed).length, requests.length),
      5,
      'percent',
      'less',
      requests.length,
    ),
  ]
}

/** What stands as it stands now, whatever the period. */
function presentFigures(dependencies: FigureDependencies): readonly Measured[] {
  const open = openCases(dependencies)
  const custody = inCustody(open)
  const late = lateNow(dependencies)
  const left = unclaimed(dependencies)
  const busy = open.filter((one) => one.technicianId !== '' && one.status !== 'ready')
  return [
    figure('breaches', late.length, 0, 'count', 'less', open.length),
    figure('benchLoad', busy.length, null, 'count', 'less', open.length),
    figure('inCustody', custody.length, null, 'count', 'less', open.length),
    figure('unclaimed', left.length, 0, 'count', 'less', open.length),
  ]
}

export function requestsBetween({ store }: FigureDependencies, fromDay: string, toDay: string) {
  const found: { readonly ticketId: string; readonly missed: boolean }[] = []
  for (const { id, requests } of store.cases()) {
    for (const { day, missed } of requests) {
      if (day >= fromDay && day <= toDay) found.push({ ticketId: id, missed })
    }
  }
  return found
}

function stepFigures(closed: readonly Case[]): readonly StepFigure[] {
  const late = new Map<Breach, number>()
  const stays = new Map<string, { cases: Set<string>; minutes: number[] }>()
  for (const one of closed) {
    for (const breach of one.breaches) late.set(breach, (late.get(breach) ?? 0) + 1)
    for (const { step, minutes } of one.spent) {
      const own = stays.get(step) ?? { cases: new Set(), minutes: [] }
      own.cases.add(one.id)
      own.minutes.push(minutes)
      stays.set(step, own)
    }
  }
  const responses = closed.filter((one) => one.responseMinutes >= 0).map((one) => one.responseMinutes)
  const promised = closed.filter((one) => one.promisedAtMs > 0 && one.readyAtMs > 0)
  return [
    { step: 'firstResponse', cases: responses.length, medianMinutes: median(responses), customers: false },
    { step: 'promise', cases: promised.length, medianMinutes: null, customers: false },
    ...clockedSteps.map((step) => ({
      step,
      cases: stays.get(step)?.cases.size ?? 0,
      medianMinutes: median(stays.get(step)?.minutes ?? []),
      customers: customersSteps.includes(step),
    })),
  ]
    .map((one) => ({ ...one, late: late.get(one.step as Breach) ?? 0 }) as StepFigure)
    .filter(({ cases }) => cases > 0)
}

function perDay(
  dependencies: FigureDependencies,
  counted: ReturnType<typeof countedCases>,
  fromDay: string,
  length: number,
): Figures['perDay'] {
  const days = new Map(
    Array.from({ length }, (_, index) => {
      const day = addDays(fromDay as CalendarDay, index) as string
      return [day, emptyDay(day)] as const
    }),
  )
  const on = (day: string) => days.get(day) ?? emptyDay(day)
  for (const one of counted.received) on(one.receivedDay).received += 1
  for (const one of counted.closed) on(one.closedDay).collected += 1
  for (const { day, lines } of dependencies.store.shifts()) on(day).incomeFen += sum(lines)
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

function sum(takings: readonly Taking[]): number {
  return takings.reduce((total, { amountFen }) => total + amountFen, 0)
}

function count(id: string, value: number): Measured {
  return figure(id, value, null, 'count', 'more', value)
}

function figure(
  id: string,
  value: number | null,
  target: number | null,
  unit: Figure['unit'],
  better: Figure['better'],
  of: number,
): Measured {
  return { id, value, target, unit, better, of }
}

/**
 * Each figure of a period by itself: what it looks at, and nothing else. A period is opened once and looks up what a
 * figure asks for when it is asked, so that one figure never pays for the others.
 */

import { addDays, type CalendarDay } from '../../shared/calendar/calendar-day'
import { type Case, median, quantile, share } from '../../shared/figures/case'
import type { Taking } from '../../shared/figures/takings'
import type { Figure, PeriodFigureId } from '../../shared/questions/figures'
import type { FigureDependencies } from './figures'

export type Measured = Omit<Figure, 'previous'>

export interface Request {
  readonly ticketId: string
  readonly missed: boolean
}

/** What happened between two business days. Each list is made when it is first asked for. */
export interface Period {
  readonly fromDay: string
  readonly toDay: string
  readonly received: () => readonly Case[]
  readonly closed: () => readonly Case[]
  readonly ready: () => readonly Case[]
  readonly repaired: () => readonly Case[]
  readonly takings: () => readonly Taking[]
  readonly requests: () => readonly Request[]
}

const dayMs = 86_400_000
const redoDays = 90

export function openPeriod({ store }: FigureDependencies, fromDay: string, toDay: string): Period {
  const closed = once(() => store.closedBetween(fromDay, toDay))
  return {
    fromDay,
    toDay,
    received: once(() => store.receivedBetween(fromDay, toDay)),
    closed,
    ready: once(() => closed().filter((one) => one.repairMinutes >= 0)),
    repaired: once(() => closed().filter((one) => one.outcome === 'repaired')),
    takings: once(() =>
      store
        .shifts()
        .filter(({ day }) => day >= fromDay && day <= toDay)
        .flatMap(({ lines }) => lines),
    ),
    requests: once(() =>
      store
        .requestedBetween(fromDay, toDay)
        .flatMap(({ id, requests }) =>
          requests
            .filter(({ day }) => day >= fromDay && day <= toDay)
            .map(({ missed }) => ({ ticketId: id, missed })),
        ),
    ),
  }
}

export function within24h(one: Case): boolean {
  return one.readyAtMs > 0 && one.readyAtMs - one.receivedAtMs <= dayMs
}

export function isBreached(one: Case): boolean {
  return one.breaches.length > 0
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

export function sumOf(takings: readonly Taking[]): number {
  return takings.reduce((total, { amountFen }) => total + amountFen, 0)
}

export function periodFigure(dependencies: FigureDependencies, period: Period, id: PeriodFigureId): Measured {
  const { store } = dependencies
  switch (id) {
    case 'received':
      return countFigure(id, period.received().length)
    case 'collected':
      return countFigure(id, period.closed().length)
    case 'income':
      return figure(id, sumOf(period.takings()), null, 'fen', 'more', period.takings().length)
    case 'firstResponse': {
      const minutes = period.received().flatMap((one) => (one.responseMinutes < 0 ? [] : one.responseMinutes))
      return figure(id, median(minutes), 30, 'minutes', 'less', minutes.length)
    }
    case 'turnaround':
    case 'turnaround90': {
      const minutes = period.ready().map((one) => one.repairMinutes)
      const at = id === 'turnaround' ? 0.5 : 0.9
      return figure(id, quantile(minutes, at), null, 'minutes', 'less', minutes.length)
    }
    case 'collection': {
      const minutes = period.closed().map((one) => one.collectMinutes)
      return figure(id, median(minutes), null, 'minutes', 'less', minutes.length)
    }
    case 'within24':
      return shareFigure(id, period.ready(), within24h, 90, 'more')
    case 'breached':
      return shareFigure(id, period.closed(), isBreached, null, 'less')
    case 'firstTimeFix':
      return shareFigure(id, period.repaired(), (one) => !store.isRepeated(one.id), 95, 'more')
    case 'firstTimeFixMajor': {
      const major = period.repaired().filter((one) => one.major === 1)
      return shareFigure(id, major, (one) => !store.isRepeated(one.id), 98, 'more')
    }
    case 'repeat':
      return shareFigure(id, period.received(), (one) => one.repeatOf !== '', null, 'less')
    case 'redo':
      return shareFigure(id, period.received(), (one) => isRedo(dependencies, one), 4.75, 'less')
    case 'stockOut':
      return shareFigure(id, period.requests(), ({ missed }) => missed, 5, 'less')
  }
}

export function countFigure(id: string, value: number): Measured {
  return figure(id, value, null, 'count', 'more', value)
}

export function figure(
  id: string,
  value: number | null,
  target: number | null,
  unit: Figure['unit'],
  better: Figure['better'],
  of: number,
): Measured {
  return { id, value, target, unit, better, of }
}

function shareFigure<One>(
  id: string,
  all: readonly One[],
  fits: (one: One) => boolean,
  target: number | null,
  better: Figure['better'],
): Measured {
  let some = 0
  for (const one of all) if (fits(one)) some += 1
  return figure(id, share(some, all.length), target, 'percent', better, all.length)
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

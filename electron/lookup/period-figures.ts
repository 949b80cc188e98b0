/**
 * Each figure of a period by itself: what it looks at, and nothing else. A period is opened once and looks up what a
 * figure asks for when it is asked, so that one figure never pays for the others.
 */

import type { Case } from '../../shared/figures/case'
import { share } from '../../shared/figures/case'
import type { Taking } from '../../shared/figures/takings'
import type { Figure, PeriodFigureId } from '../../shared/questions/figures'
import { type ClosedTally, quantileOf, type ReceivedTally, type RequestTally } from './day-tallies'
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
  /** The same day by day, already counted. */
  readonly receivedDays: () => readonly ReceivedTally[]
  readonly closedDays: () => readonly ClosedTally[]
  readonly requestDays: () => readonly RequestTally[]
}

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
    receivedDays: once(() => store.receivedTallies(fromDay, toDay)),
    closedDays: once(() => store.closedTallies(fromDay, toDay)),
    requestDays: once(() => store.requestTallies(fromDay, toDay)),
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

export function sumOf(takings: readonly Taking[]): number {
  return takings.reduce((total, { amountFen }) => total + amountFen, 0)
}

export function periodFigure(period: Period, id: PeriodFigureId): Measured {
  const { receivedDays: received, closedDays: closed } = period
  switch (id) {
    case 'received':
      return countFigure(id, total(received(), 'count'))
    case 'collected':
      return countFigure(id, total(closed(), 'count'))
    case 'income':
      return figure(id, sumOf(period.takings()), null, 'fen', 'more', period.takings().length)
    case 'firstResponse':
      return minutesFigure(
        id,
        received().map((day) => day.responses),
        0.5,
        30,
      )
    case 'turnaround':
      return minutesFigure(
        id,
        closed().map((day) => day.turnarounds),
        0.5,
        null,
      )
    case 'turnaround90':
      return minutesFigure(
        id,
        closed().map((day) => day.turnarounds),
        0.9,
        null,
      )
    case 'collection':
      return minutesFigure(
        id,
        closed().map((day) => day.collections),
        0.5,
        null,
      )
    case 'within24':
      return shareFigure(id, total(closed(), 'within24'), total(closed(), 'ready'), 90, 'more')
    case 'breached':
      return shareFigure(id, total(closed(), 'breached'), total(closed(), 'count'), null, 'less')
    case 'firstTimeFix':
      return shareFigure(id, total(closed(), 'held'), total(closed(), 'repaired'), 95, 'more')
    case 'firstTimeFixMajor':
      return shareFigure(id, total(closed(), 'majorHeld'), total(closed(), 'major'), 98, 'more')
    case 'repeat':
      return shareFigure(id, total(received(), 'repeats'), total(received(), 'count'), null, 'less')
    case 'redo':
      return shareFigure(id, total(received(), 'redos'), total(received(), 'count'), 4.75, 'less')
    case 'redo30':
      return shareFigure(id, total(received(), 'redos30'), total(received(), 'count'), null, 'less')
    case 'stockOut': {
      const requests = period.requestDays()
      return shareFigure(id, total(requests, 'missed'), total(requests, 'count'), 5, 'less')
    }
  }
}

function total<Key extends string>(days: readonly Readonly<Record<Key, number>>[], key: Key): number {
  return days.reduce((sum, day) => sum + day[key], 0)
}

function minutesFigure(
  id: string,
  parts: readonly Int32Array[],
  at: number,
  target: number | null,
): Measured {
  const of = parts.reduce((sum, { length }) => sum + length, 0)
  return figure(id, quantileOf(parts, at), target, 'minutes', 'less', of)
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

function shareFigure(
  id: string,
  some: number,
  of: number,
  target: number | null,
  better: Figure['better'],
): Measured {
  return figure(id, share(some, of), target, 'percent', better, of)
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

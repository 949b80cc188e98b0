/**
 * The manager's figures over a period of business days, from the indexed ticket rows. Each says how many cases it
 * is of, so that a share of nothing is shown as nothing and not as zero.
 */

import { businessMinutesBetween } from '../../shared/calendar/business-time'
import { addDays, type CalendarDay, daysBetween } from '../../shared/calendar/calendar-day'
import type { Figure, Figures } from '../../shared/questions/day'
import type { StockRow } from '../../shared/stock/state'
import type { TicketRow } from '../../shared/ticket/row'
import { type Shift, type ShiftRow, shiftAggregate } from '../../shared/till/state'
import { breachesOf, countBy, type DayDependencies } from './day'
import { ticketsBehindVoice, voiceFigures } from './voice-figures'

const all = 1_000_000
const dayMs = 86_400_000

export function figuresOf(
  dependencies: DayDependencies & { readonly staffName: (staffId: string) => string },
  fromDay: string,
  toDay: string,
): Figures {
  const length = daysBetween(fromDay as CalendarDay, toDay as CalendarDay) + 1
  const before = {
    from: addDays(fromDay as CalendarDay, -length),
    to: addDays(fromDay as CalendarDay, -1),
  }
  const now = periodFigures(dependencies, fromDay, toDay)
  const previous = periodFigures(dependencies, before.from, before.to)
  const { closed, received, open } = now
  return {
    fromDay,
    toDay,
    figures: now.figures.map((figure) => ({
      ...figure,
      previous: previous.figures.find((other) => other.id === figure.id)?.value ?? null,
    })),
    perDay: perDay(dependencies, received, closed, fromDay, length),
    byStatus: countBy(open, (row) => row.status),
    byModel: countBy(received, (row) => row.modelName).slice(0, 12),
    byFault: countBy(
      received.filter((row) => row.faultCode !== ''),
      (row) => row.faultCode,
    ).slice(0, 12),
    byTechnician: technicians(dependencies, closed),
  }
}

/** The tickets behind one figure, or behind one mark of a chart (`key`). */
export function ticketsBehind(
  dependencies: DayDependencies,
  figure: string,
  key: string,
  fromDay: string,
  toDay: string,
): readonly TicketRow[] {
  const received = between(dependencies, 'businessDay', fromDay, toDay)
  const closed = between(dependencies, 'closedDay', fromDay, toDay)
  const open = openRows(dependencies)
  switch (figure) {
    case 'received':
      return key === '' ? received : received.filter((row) => row.businessDay === key)
    case 'collected':
    case 'income':
    case 'turnaround':
    case 'turnaround90':
      return key === '' ? closed : closed.filter((row) => row.closedDay === key)
    case 'within24':
      return closed.filter((row) => !readyWithin(row, dayMs))
    case 'firstTimeFix':
    case 'repeat':
      return received.filter((row) => row.repeatOf !== '')
    case 'status':
      return open.filter((row) => key === '' || row.status === key)
    case 'model':
      return received.filter((row) => row.modelName === key)
    case 'fault':
      return received.filter((row) => row.faultCode === key)
    case 'technician':
      return closed.filter((row) => row.technicianId === key)
    case 'breaches': {
      const late = new Set(breachesOf(dependencies, open).map((breach) => breach.ticketId))
      return open.filter((row) => late.has(row.id))
    }
    case 'inCustody':
      return open.filter((row) => row.deviceId !== '')
    case 'firstResponse':
      return received.filter((row) => row.firstResponseAtMs > 0)
    default:
      return ticketsBehindVoice(dependencies, figure, fromDay, toDay)
  }
}

function periodFigures(dependencies: DayDependencies, fromDay: string, toDay: string) {
  const received = between(dependencies, 'businessDay', fromDay, toDay)
  const closed = between(dependencies, 'closedDay', fromDay, toDay).filter(
    (row) => row.status !== 'cancelled',
  )
  const open = openRows(dependencies)
  const calendar = dependencies.calendar()
  const minutes = closed
    .filter((row) => row.readyAtMs > 0)
    .map((row) => businessMinutesBetween(calendar, row.receivedAtMs, row.readyAtMs))
  const responses = received
    .filter((row) => row.firstResponseAtMs > 0)
    .map((row) => businessMinutesBetween(calendar, row.receivedAtMs, row.firstResponseAtMs))
  const repairs = closed.filter((row) => row.outcome === 'repaired')
  const repeats = received.filter((row) => row.repeatOf !== '')
  const resolved = closed.filter((row) => row.readyAtMs > 0)
  const stock = dependencies.rows.find<StockRow>({ table: 'stock', limit: all })
  const requests = stock.reduce((sum, row) => sum + row.requests, 0)
  const missed = stock.reduce((sum, row) => sum + row.missed, 0)
  const figures: Omit<Figure, 'previous'>[] = [
    figure('received', received.length, null, 'count', 'more', received.length),
    figure('collected', closed.length, null, 'count', 'more', closed.length),
    figure(
      'income',
      closed.reduce((sum, row) => sum + row.paidFen, 0),
      null,
      'fen',
      'more',
      closed.length,
    ),
    figure('firstResponse', median(responses), 30, 'minutes', 'less', responses.length),
    figure('turnaround', median(minutes), null, 'minutes', 'less', minutes.length),
    figure('turnaround90', quantile(minutes, 0.9), null, 'minutes', 'less', minutes.length),
    figure(
      'within24',
      share(resolved.filter((row) => readyWithin(row, dayMs)).length, resolved.length),
      90,
      'percent',
      'more',
      resolved.length,
    ),
    figure(
      'firstTimeFix',
      share(Math.max(0, repairs.length - repeats.length), repairs.length),
      95,
      'percent',
      'more',
      repairs.length,
    ),
    figure('repeat', share(repeats.length, received.length), 4.75, 'percent', 'less', received.length),
    figure('stockOut', share(missed, requests), 5, 'percent', 'less', requests),
    figure('breaches', breachesOf(dependencies, open).length, 0, 'count', 'less', open.length),
    figure('inCustody', open.filter((row) => row.deviceId !== '').length, null, 'count', 'less', open.length),
    ...voiceFigures(dependencies, fromDay, toDay),
  ]
  return { figures, received, closed, open }
}

function figure(
  id: string,
  value: number | null,
  target: number | null,
  unit: Figure['unit'],
  better: Figure['better'],
  of: number,
): Omit<Figure, 'previous'> {
  return { id, value, target, unit, better, of }
}

function between(
  dependencies: DayDependencies,
  column: 'businessDay' | 'closedDay',
  fromDay: string,
  toDay: string,
): readonly TicketRow[] {
  return dependencies.rows.find<TicketRow>({
    table: 'tickets',
    filter: [
      { column, op: 'from', value: fromDay },
      { column, op: 'to', value: toDay },
    ],
    sort: { column, descending: true },
    limit: all,
  })
}

function openRows(dependencies: DayDependencies): readonly TicketRow[] {
  return dependencies.rows.find<TicketRow>({
    table: 'tickets',
    filter: [{ column: 'open', op: 'is', value: 1 }],
    limit: all,
  })
}

function perDay(
  dependencies: DayDependencies,
  received: readonly TicketRow[],
  closed: readonly TicketRow[],
  fromDay: string,
  length: number,
): Figures['perDay'] {
  const shifts = dependencies.rows.find<ShiftRow>({ table: 'shifts', limit: all })
  return Array.from({ length }, (_, index) => {
    const day = addDays(fromDay as CalendarDay, index) as string
    const income = shifts
      .filter((shift) => shift.day === day)
      .flatMap((shift) => (dependencies.states.load(shiftAggregate, shift.id).state as Shift).movements)
      .filter((one) => one.kind !== 'paidIn' && one.kind !== 'paidOut')
    return {
      day,
      received: received.filter((row) => row.businessDay === day).length,
      collected: closed.filter((row) => row.closedDay === day).length,
      incomeFen: income.reduce((sum, one) => sum + one.amountFen, 0),
    }
  })
}

function technicians(
  dependencies: DayDependencies & { readonly staffName: (staffId: string) => string },
  closed: readonly TicketRow[],
): Figures['byTechnician'] {
  const calendar = dependencies.calendar()
  return countBy(
    closed.filter((row) => row.technicianId !== ''),
    (row) => row.technicianId,
  ).map(({ key, count }) => {
    const own = closed.filter((row) => row.technicianId === key && row.readyAtMs > 0)
    const minutes = own.map((row) => businessMinutesBetween(calendar, row.receivedAtMs, row.readyAtMs))
    return { key, count, name: dependencies.staffName(key), medianMinutes: median(minutes) ?? 0 }
  })
}

function readyWithin(row: TicketRow, ms: number): boolean {
  return row.readyAtMs > 0 && row.readyAtMs - row.receivedAtMs <= ms
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 10_000) / 100
}

function median(values: readonly number[]): number | null {
  return quantile(values, 0.5)
}

/** Nearest rank. */
export function quantile(values: readonly number[], at: number): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(at * sorted.length) - 1)] ?? null
}

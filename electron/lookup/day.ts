/** The day's totals, straight from rows and facts: what the summary prints and the manager's screen shows. */

import {
  type BusinessCalendar,
  businessMinutesBetween,
  msPerMinute,
} from '../../shared/calendar/business-time'
import type { Policy } from '../../shared/policy/policy'
import { firstResponseLimit, isPaused, stepLimit } from '../../shared/policy/service-level'
import type { DaySummary } from '../../shared/questions/day'
import { promiseLeft } from '../../shared/ticket/promise'
import type { TicketRow } from '../../shared/ticket/row'
import { openStatuses, type Ticket, ticketAggregate } from '../../shared/ticket/state'
import { type DayData, mostDayLines } from '../../shared/till/day-data'
import { type Shift, type ShiftRow, shiftAggregate } from '../../shared/till/state'
import type { Journal } from '../journal/journal'
import type { States } from '../journal/states'
import type { RowStore } from '../view/rows'

export interface DayDependencies {
  readonly rows: RowStore
  readonly states: States
  /** What was used that business day, by ticket: of thousands that are open only these are folded. */
  readonly partsUsedOn: PartsUsedOn
  readonly calendar: () => BusinessCalendar
  readonly policy: () => Policy
  readonly nowMs: () => number
}

/** The ids of the uses, under the ticket's. */
export type PartsUsedOn = (day: string) => ReadonlyMap<string, ReadonlySet<string>>

export function createPartsUsedOn(journal: Pick<Journal, 'search'>): PartsUsedOn {
  return (day) => {
    const wish = { fromDay: day, toDay: day, actor: '', types: ['partUsed'], offset: 0, limit: 100_000 }
    const used = new Map<string, Set<string>>()
    for (const { envelope, payload } of journal.search(wish).facts) {
      const ticketId = envelope.stream.slice(envelope.stream.indexOf('/') + 1)
      const { usageId } = (payload ?? {}) as { readonly usageId?: string }
      if (usageId !== undefined) used.set(ticketId, (used.get(ticketId) ?? new Set()).add(usageId))
    }
    return used
  }
}

export function daySummary(
  dependencies: DayDependencies,
  day: string,
): Omit<DaySummary, 'asClosed' | 'later'> {
  const { rows, states } = dependencies
  const all = 100_000
  const received = rows.find<TicketRow>({
    table: 'tickets',
    filter: [{ column: 'businessDay', op: 'is', value: day }],
    limit: all,
  })
  const closed = rows.find<TicketRow>({
    table: 'tickets',
    filter: [{ column: 'closedDay', op: 'is', value: day }],
    limit: all,
  })
  const open = rows.find<TicketRow>({
    table: 'tickets',
    filter: [{ column: 'open', op: 'is', value: 1 }],
    limit: all,
  })
  const shifts = rows.find<ShiftRow>({ table: 'shifts', filter: [{ column: 'day', op: 'is', value: day }] })
  const movements = shifts.flatMap(
    (shift) => (states.load(shiftAggregate, shift.id).state as Shift).movements,
  )
  const income = movements.filter((one) => one.kind !== 'paidIn' && one.kind !== 'paidOut')
  const nowMs = dependencies.nowMs()
  const oldest = Math.min(nowMs, ...open.map((row) => row.receivedAtMs))
  return {
    day,
    closed: shifts.length > 0 && shifts.every((shift) => shift.open === 0),
    received: received.length,
    collected: closed.filter((row) => row.status !== 'cancelled').length,
    byStatus: countBy(open, (row) => row.status),
    byKind: countBy(received, (row) => row.kind),
    byTender: tenderSums(income),
    incomeFen: income.reduce((sum, one) => sum + one.amountFen, 0),
    parts: partsUsed(states, [...open, ...closed], day, dependencies),
    breaches: breachesOf(dependencies, open),
    inCustody: open.filter((row) => row.place !== 'customer' && row.place !== 'out' && row.deviceId !== '')
      .length,
    oldestDays: Math.floor((nowMs - oldest) / 86_400_000),
    unsettledPrints: rows.count({
      table: 'prints',
      filter: [{ column: 'status', op: 'is', value: 'unknown' }],
    }),
    shifts,
    dayCode: shifts.at(-1)?.dayCode ?? '',
  }
}

/** The same as a closing keeps it. */
export function dayData(dependencies: DayDependencies, day: string): DayData {
  const { received, collected, byStatus, byKind, byTender, incomeFen, parts, breaches, ...rest } = daySummary(
    dependencies,
    day,
  )
  return {
    ...{ received, collected, incomeFen },
    byStatus: [...byStatus],
    byKind: [...byKind],
    byTender: [...byTender],
    parts: parts.slice(0, mostDayLines),
    breaches: breaches.slice(0, mostDayLines),
    inCustody: rest.inCustody,
    oldestDays: rest.oldestDays,
    unsettledPrints: rest.unsettledPrints,
  }
}

/** Every open ticket that is past its promise, its first response, or its time in the present status. */
export function breachesOf(
  dependencies: DayDependencies,
  open: readonly TicketRow[],
): DaySummary['breaches'] {
  const nowMs = dependencies.nowMs()
  const calendar = dependencies.calendar()
  const policy = dependencies.policy()
  return open
    .flatMap((row) => {
      const late = (what: string, lateMinutes: number) => [
        { ticketId: row.id, number: row.number, what, lateMinutes },
      ]
      const promise = promiseLeft(row, policy, calendar, nowMs)
      if (promise && !promise.paused && promise.leftMs < 0) {
        return late('promise', Math.trunc(-promise.leftMs / msPerMinute))
      }
      if (row.firstResponseAtMs === 0 && (row.status === 'received' || row.status === 'assigned')) {
        const limit = firstResponseLimit(policy, row)
        const waited = businessMinutesBetween(calendar, row.receivedAtMs, nowMs)
        if (waited > limit) return late('firstResponse', waited - limit)
      }
      const limit = stepLimit(policy, row, row.status)
      if (limit === undefined || isPaused(policy, row.status) || !openStatuses.includes(row.status)) return []
      const waited = businessMinutesBetween(calendar, row.statusSinceMs, nowMs)
      return waited > limit ? late(row.status, waited - limit) : []
    })
    .sort((a, b) => b.lateMinutes - a.lateMinutes)
}

export function countBy<Row>(rows: readonly Row[], key: (row: Row) => string) {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1)
  return [...counts].map(([name, count]) => ({ key: name, count })).sort((a, b) => b.count - a.count)
}

function tenderSums(movements: Shift['movements']): DaySummary['byTender'] {
  const sums = new Map<string, { amountFen: number; count: number }>()
  for (const { tender, amountFen } of movements) {
    const before = sums.get(tender) ?? { amountFen: 0, count: 0 }
    sums.set(tender, { amountFen: before.amountFen + amountFen, count: before.count + 1 })
  }
  return [...sums].map(([key, sum]) => ({ key, ...sum }))
}

function partsUsed(
  states: States,
  rows: readonly TicketRow[],
  day: string,
  dependencies: DayDependencies,
): DaySummary['parts'] {
  const usedOn = dependencies.partsUsedOn(day)
  const used = new Map<string, { partNumber: string; name: string; quantity: number; amountFen: number }>()
  for (const row of rows) {
    const uses = usedOn.get(row.id)
    if (!uses) continue
    const ticket = states.load(ticketAggregate, row.id).state as Ticket
    for (const part of ticket.parts.filter((one) => one.state === 'used' && uses.has(one.lineId))) {
      const before = used.get(part.partNumber)
      used.set(part.partNumber, {
        partNumber: part.partNumber,
        name: part.name,
        quantity: (before?.quantity ?? 0) + part.quantity,
        amountFen: (before?.amountFen ?? 0) + (part.underWarranty ? 0 : part.unitFen * part.quantity),
      })
    }
  }
  return [...used.values()].sort((a, b) => b.quantity - a.quantity)
}

/**
 * How long personal data is kept: from the last ticket's closing (or the entry of somebody who never left a device)
 * for the years of the policy. The run erases everybody whose time is over and says what it did. It never runs on a
 * clock that has jumped ahead of the outlet's own days, or a wrong date would erase everybody.
 */

import { addYears, type CalendarDay, calendarDayAt, daysBetween } from '../../shared/calendar/calendar-day'
import type { CustomerRow } from '../../shared/customer/state'
import { newFact } from '../../shared/events/aggregate'
import { type Outlet, outletAggregate, outletStreamId } from '../../shared/outlet/state'
import type { RetentionRun } from '../../shared/questions/privacy'
import { type Answer, ok, refused } from '../../shared/result'
import type { TicketRow } from '../../shared/ticket/row'
import type { Giver } from '../commands/execute'
import type { Journal } from '../journal/journal'
import type { Database } from '../journal/sqlite'

export interface RetentionDependencies {
  readonly database: Database
  readonly journal: Journal
  readonly outlet: () => Outlet
  readonly zone: () => string
  readonly nowMs: () => number
  readonly staffName: (staffId: string) => string
  readonly erase: (customerId: string, reason: string) => Answer<unknown>
  readonly record: (facts: readonly ReturnType<typeof newFact>[], giver: Giver) => void
}

/** A clock further ahead of the last business day than this is not believed. */
const mostDaysAhead = 60

interface Due {
  readonly id: string
}

export function retainedUntil(
  { zone, retentionYears }: { readonly zone: () => string; readonly retentionYears: () => number },
  row: CustomerRow,
  tickets: readonly TicketRow[],
): string {
  if (tickets.some(({ open }) => open === 1)) return ''
  const lastMs = Math.max(row.enteredAtMs, ...tickets.map(({ closedAtMs }) => closedAtMs))
  return addYears(calendarDayAt(lastMs, zone()), retentionYears())
}

/** The last day of a visit that is over by now. */
export function retentionDay({ outlet, zone, nowMs }: RetentionDependencies): CalendarDay {
  return addYears(calendarDayAt(nowMs(), zone()), -outlet().policy.retentionYears)
}

/** Nothing open, nothing closed since the day, entered before it; a merged record goes with its own tickets. */
export function dueCustomers(dependencies: RetentionDependencies): readonly string[] {
  const untilMs = Date.parse(`${retentionDay(dependencies)}T00:00:00Z`)
  return dependencies.database
    .all<Due & { data: Uint8Array }>(
      `SELECT id, data FROM row_customers WHERE "enteredAtMs" > 0 AND "enteredAtMs" < ? AND NOT EXISTS (
         SELECT 1 FROM row_tickets WHERE "customerId" = row_customers.id AND ("open" = 1 OR "closedAtMs" >= ?))`,
      untilMs,
      untilMs,
    )
    .filter(({ data }) => (JSON.parse(Buffer.from(data).toString()) as CustomerRow).erased === 0)
    .map(({ id }) => id)
}

export async function runRetention(
  dependencies: RetentionDependencies,
  giver: Giver,
): Promise<Answer<{ readonly due: number; readonly erased: number }>> {
  const { outlet, zone, nowMs } = dependencies
  const { lastDay, policy } = outlet()
  const today = calendarDayAt(nowMs(), zone())
  if (lastDay !== undefined && daysBetween(lastDay as CalendarDay, today) > mostDaysAhead) {
    return refused('clock-not-trusted', { day: today, lastDay })
  }
  const untilDay = retentionDay(dependencies)
  const due = dueCustomers(dependencies)
  let erased = 0
  for (const customerId of due) {
    if (dependencies.erase(customerId, `retention ${untilDay}`).kind === 'ok') erased += 1
    await new Promise((resolve) => setImmediate(resolve))
  }
  const payload = { untilDay, due: due.length, erased, years: policy.retentionYears }
  dependencies.record([newFact(outletAggregate, outletStreamId, 'retentionRun', payload)], giver)
  return ok({ due: due.length, erased })
}

export function pastRuns({ journal, staffName }: RetentionDependencies): readonly RetentionRun[] {
  return journal
    .stream(`outlet/${outletStreamId}`)
    .filter(({ envelope }) => envelope.type === 'retentionRun')
    .map(({ envelope, payload }) => ({
      ...(payload as Omit<RetentionRun, 'atMs' | 'actorName'>),
      atMs: envelope.recordedAtMs,
      actorName: staffName(envelope.actor),
    }))
    .reverse()
}

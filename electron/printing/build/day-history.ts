/**
 * A day as it stood at one moment, for the code that adds it up on the screen: the same sums, over rows folded as of
 * that moment. A summary that is printed again next week says what it said when the day was closed.
 */

import { workRow } from '../../../shared/figures/work'
import { type TicketRow, ticketRow } from '../../../shared/ticket/row'
import { type Ticket, ticketAggregate } from '../../../shared/ticket/state'
import { type Shift, type ShiftRow, shiftAggregate, shiftRow } from '../../../shared/till/state'
import type { TableName } from '../../../shared/view/tables'
import type { DayDependencies } from '../../lookup/day'
import { type Counted, countedOnce } from '../../lookup/figure-store'
import type { RowFilter, RowQuery, RowStore } from '../../view/rows'
import { boundaryOf, createHistory, type History } from './history'
import type { PaperJob } from './paper-job'

export interface PastDay {
  readonly day: string
  readonly shift: Shift | undefined
  readonly history: History
  readonly dependencies: DayDependencies
  readonly counted: () => Counted
}

/** `shift/…` as of its closing, `day/…` as of the job. `undefined`: no such shift. */
export function pastDay(paper: PaperJob): PastDay | undefined {
  const { subject, job } = paper
  if (subject.kind === 'day') return open(paper, subject.id, undefined, paper.history, job.requestedAtMs)
  if (subject.kind !== 'shift') return undefined
  const closing = paper.history
    .facts(`shift/${subject.id}`)
    .find((fact) => fact.envelope.type === 'shiftClosed')
  const history = closing ? createHistory(paper.dependencies, boundaryOf(closing)) : paper.history
  const shift = history.state<Shift | undefined>(shiftAggregate, subject.id)
  return shift && open(paper, shift.day, shift, history, closing?.envelope.recordedAtMs ?? job.requestedAtMs)
}

function open(
  paper: PaperJob,
  day: string,
  shift: Shift | undefined,
  history: History,
  atMs: number,
): PastDay {
  const present = paper.dependencies.day
  const dependencies: DayDependencies = {
    ...present,
    rows: pastRows(present.rows, history, day),
    states: history.states,
    policy: () => paper.outlet.policy,
    nowMs: () => atMs,
  }
  return { day, shift, history, dependencies, counted: () => countedOn(dependencies, history, day, atMs) }
}

/** The tickets of that day and those that were open, as they stood then. */
function countedOn(dependencies: DayDependencies, history: History, day: string, atMs: number): Counted {
  const { rows } = dependencies
  const filters: readonly RowFilter[] = [
    { column: 'businessDay', op: 'is', value: day },
    { column: 'closedDay', op: 'is', value: day },
    { column: 'open', op: 'is', value: 1 },
  ]
  const found = filters.flatMap((filter) =>
    rows.find<TicketRow>({ table: 'tickets', filter: [filter], limit: 100_000 }),
  )
  const work = [...new Set(found.map(({ id }) => id))].flatMap((id) => {
    const ticket = history.state<Ticket | undefined>(ticketAggregate, id)
    return ticket ? [workRow(ticket)] : []
  })
  return countedOnce({
    work,
    calendar: dependencies.calendar(),
    policy: dependencies.policy(),
    nowMs: atMs,
  })
}

function pastRows(rows: RowStore, history: History, day: string): RowStore {
  let openThen: readonly string[] | undefined

  /**
   * What has been closed since was open then, if it had come by then; nothing else leaves the rows that a day is made of.
   * By business days, which never go back, whatever the clock does.
   */
  function closedSince(): readonly string[] {
    openThen ??= rows
      .find<TicketRow>({
        table: 'tickets',
        filter: [
          { column: 'closedDay', op: 'from', value: day },
          { column: 'businessDay', op: 'to', value: day },
        ],
        limit: 100_000,
      })
      .map((row) => row.id)
    return openThen
  }

  function tickets(query: RowQuery): readonly TicketRow[] {
    const ids = new Set([...rows.find<TicketRow>(query).map((row) => row.id), ...closedSince()])
    return [...ids].flatMap((id) => {
      const ticket = history.state<Ticket | undefined>(ticketAggregate, id)
      const row = ticket && ticketRow(ticket)
      return row && query.filter?.every((filter) => passes(row, filter)) !== false ? [row] : []
    })
  }

  /** Only this day's can have changed since, or not have been there yet. */
  function shifts(query: RowQuery): readonly ShiftRow[] {
    return rows.find<ShiftRow>(query).flatMap((row) => {
      if (row.day !== day) return [row]
      const shift = history.state<Shift | undefined>(shiftAggregate, row.id)
      return shift ? [shiftRow(shift)] : []
    })
  }

  const find = <Row>(query: RowQuery): readonly Row[] => {
    if (query.table === 'tickets') return tickets(query) as unknown as readonly Row[]
    if (query.table === 'shifts') return shifts(query) as unknown as readonly Row[]
    return rows.find<Row>(query)
  }
  return {
    ...rows,
    find,
    count: (query) => find(query).length,
    get: <Row>(table: TableName, id: string) => {
      const ticket = table === 'tickets' ? history.state<Ticket | undefined>(ticketAggregate, id) : undefined
      return ticket ? (ticketRow(ticket) as Row) : rows.get<Row>(table, id)
    },
  }
}

function passes(row: TicketRow, { column, op, value }: RowFilter): boolean {
  const own = row[column as keyof TicketRow] ?? ''
  switch (op) {
    case 'is':
      return own === value
    case 'isNot':
      return own !== value
    case 'from':
      return own >= value
    case 'to':
      return own <= value
    case 'startsWith':
      return String(own).startsWith(String(value))
    case 'contains':
      return String(own).includes(String(value))
  }
}

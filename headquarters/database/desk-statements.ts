/** Where devices are, and what stations say of days that differ. A change of status is queued for the outbound hook with it. */

import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'
import { statusPath } from '../../shared/sync/status-link'
import type { StoreTransaction, TicketChange } from '../store'

type DeskPart = Pick<StoreTransaction, 'noteTickets' | 'saveSides'>

interface Noted {
  readonly stream: string
  readonly number: string
  readonly kind: string
  readonly customer_id: string
  readonly before: string | null
}

export function deskStatements(client: PoolClient): DeskPart {
  return {
    noteTickets: async (outlet, changes, atMs) => {
      if (changes.length === 0) return
      const hook = await client.query('SELECT 1 FROM hook WHERE active')
      const isTold = hook.rowCount !== 0
      const noted = await noteStates(client, outlet, changes, isTold)
      if (!isTold) return
      const deliveries = changes.flatMap((change) => {
        const ticket = noted.get(change.stream)
        if (!ticket || ticket.before === change.status) return []
        return [{ ...ticket, body: bodyOf(outlet, ticket, change) }]
      })
      await client.query(
        `INSERT INTO hook_deliveries (outlet, id, body, customer_id, made_at_ms, next_at_ms)
         SELECT $1, *, $2::bigint, $2::bigint FROM unnest($3::text[], $4::text[], $5::text[])`,
        [
          outlet,
          atMs,
          deliveries.map(() => randomUUID()),
          deliveries.map((one) => one.body),
          deliveries.map((one) => one.customer_id),
        ],
      )
    },
    saveSides: async (outlet, station, days, atMs) => {
      await client.query(
        `INSERT INTO day_sides (outlet, station, day, totals, at_ms)
         SELECT $1, $2, day, totals, $5 FROM unnest($3::text[], $4::text[]) AS said (day, totals)
         ON CONFLICT (outlet, station, day) DO UPDATE SET totals = excluded.totals, at_ms = excluded.at_ms`,
        [outlet, station, days.map((one) => one.day), days.map((one) => one.totals), atMs],
      )
    },
  }
}

/** Says for each ticket what it was before; one that was never received here is left out. */
async function noteStates(
  client: PoolClient,
  outlet: string,
  changes: readonly TicketChange[],
  askBefore: boolean,
): Promise<ReadonlyMap<string, Noted>> {
  const before = askBefore
    ? await client.query<{ stream: string; status: string }>(
        'SELECT stream, status FROM ticket_states WHERE outlet = $1 AND stream = ANY ($2::text[])',
        [outlet, changes.map((change) => change.stream)],
      )
    : { rows: [] }
  const was = new Map(before.rows.map((row) => [row.stream, row.status]))
  const received = changes.flatMap(({ stream, received: made, status, atMs }) =>
    made ? [{ stream, status, atMs, ...made }] : [],
  )
  await client.query(
    `INSERT INTO ticket_states (outlet, stream, number, kind, status, customer_id, token_sha256, changed_at_ms)
     SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[])
     ON CONFLICT (outlet, stream) DO NOTHING`,
    [
      outlet,
      received.map((one) => one.stream),
      received.map((one) => one.number),
      received.map((one) => one.kind),
      received.map((one) => one.status),
      received.map((one) => one.customerId),
      received.map((one) => one.codeSha256),
      received.map((one) => one.atMs),
    ],
  )
  const { rows } = await client.query<Omit<Noted, 'before'>>(
    `UPDATE ticket_states SET status = said.status, changed_at_ms = said.at_ms
     FROM unnest($2::text[], $3::text[], $4::bigint[]) AS said (stream, status, at_ms)
     WHERE ticket_states.outlet = $1 AND ticket_states.stream = said.stream
     RETURNING ticket_states.stream, ticket_states.number, ticket_states.kind, ticket_states.customer_id`,
    [
      outlet,
      changes.map((change) => change.stream),
      changes.map((change) => change.status),
      changes.map((change) => change.atMs),
    ],
  )
  return new Map(rows.map((row) => [row.stream, { ...row, before: was.get(row.stream) ?? null }]))
}

/** No name and no phone: a telephone number is added at sending, where the operator has asked for it. */
function bodyOf(outlet: string, ticket: Noted, change: TicketChange): string {
  return JSON.stringify({
    type: 'ticket.status',
    outlet,
    ticket: ticket.stream.slice('ticket/'.length),
    number: ticket.number,
    kind: ticket.kind,
    status: change.status,
    before: ticket.before,
    atMs: change.atMs,
    ...(change.received ? { statusPath: `${statusPath}${change.received.code}` } : {}),
  })
}

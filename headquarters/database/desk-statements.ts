/** Where devices are, and what stations say of days that differ. A change of status is queued for the outbound hook with it. */

import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'
import { statusPath } from '../../shared/sync/status-link'
import { followTicket } from '../../shared/sync/ticket-steps'
import type { StoreTransaction, TicketChange } from '../store'

type DeskPart = Pick<StoreTransaction, 'noteTickets' | 'saveSides'>

/** A ticket after a batch, and where it was before. */
interface Noted {
  readonly stream: string
  readonly number: string
  readonly kind: string
  readonly customerId: string
  readonly before: string | null
  readonly status: string
  readonly atMs: number
  readonly code: string | undefined
}

interface StateRow {
  readonly stream: string
  readonly number: string
  readonly kind: string
  readonly status: string
  readonly customerId: string
  readonly waitingFor: string
}

export function deskStatements(client: PoolClient): DeskPart {
  return {
    noteTickets: async (outlet, changes, atMs) => {
      if (changes.length === 0) return
      const noted = await noteStates(client, outlet, changes)
      const hook = await client.query('SELECT 1 FROM hook WHERE active')
      if (hook.rowCount === 0) return
      const told = noted.filter((ticket) => ticket.before !== ticket.status)
      await client.query(
        `INSERT INTO hook_deliveries (outlet, id, body, customer_id, made_at_ms, next_at_ms)
         SELECT $1, *, $2::bigint, $2::bigint FROM unnest($3::text[], $4::text[], $5::text[])`,
        [
          outlet,
          atMs,
          told.map(() => randomUUID()),
          told.map((ticket) => bodyOf(outlet, ticket)),
          told.map((ticket) => ticket.customerId),
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

/** Follows each ticket from where it was; one that was never received here is left out. */
async function noteStates(
  client: PoolClient,
  outlet: string,
  changes: readonly TicketChange[],
): Promise<readonly Noted[]> {
  const here = await client.query<StateRow>(
    `SELECT stream, number, kind, status, customer_id AS "customerId", waiting_for AS "waitingFor"
     FROM ticket_states WHERE outlet = $1 AND stream = ANY ($2::text[])`,
    [outlet, changes.map((change) => change.stream)],
  )
  const rows = new Map(here.rows.map((row) => [row.stream, row]))
  const noted = changes.flatMap(({ stream, steps, received }) => {
    const row = rows.get(stream)
    const last = steps.at(-1)
    if (!last || !(row ?? received)) return []
    const start = { status: row?.status ?? '', waitingFor: waitingIn(row?.waitingFor) }
    const { status, waitingFor } = steps.reduce(followTicket, start)
    const { number = '', kind = '', customerId = '' } = row ?? received ?? {}
    const at = {
      before: row?.status ?? null,
      status,
      waitingFor: JSON.stringify(waitingFor),
      atMs: last.atMs,
    }
    return [
      { stream, number, kind, customerId, ...at, code: received?.code, token: received?.codeSha256 ?? '' },
    ]
  })
  await client.query(
    `INSERT INTO ticket_states (outlet, stream, number, kind, status, customer_id, token_sha256, waiting_for,
       changed_at_ms)
     SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
       $9::bigint[])
     ON CONFLICT (outlet, stream) DO UPDATE SET status = excluded.status, waiting_for = excluded.waiting_for,
       changed_at_ms = excluded.changed_at_ms`,
    [
      outlet,
      noted.map((one) => one.stream),
      noted.map((one) => one.number),
      noted.map((one) => one.kind),
      noted.map((one) => one.status),
      noted.map((one) => one.customerId),
      noted.map((one) => one.token),
      noted.map((one) => one.waitingFor),
      noted.map((one) => one.atMs),
    ],
  )
  return noted
}

function waitingIn(text: string | undefined): readonly string[] {
  return text === undefined ? [] : (JSON.parse(text) as string[])
}

/** No name and no phone: a telephone number is added at sending, where the operator has asked for it. */
function bodyOf(outlet: string, ticket: Noted): string {
  return JSON.stringify({
    type: 'ticket.status',
    outlet,
    ticket: ticket.stream.slice('ticket/'.length),
    number: ticket.number,
    kind: ticket.kind,
    status: ticket.status,
    before: ticket.before,
    atMs: ticket.atMs,
    ...(ticket.code === undefined ? {} : { statusPath: `${statusPath}${ticket.code}` }),
  })
}

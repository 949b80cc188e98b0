/** What screens read: live queries over the mirror. No screen touches Dexie itself. */

import Dexie from 'dexie'
import { useLiveQuery } from 'dexie-react-hooks'
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { ClaimRow } from '../../shared/claim/state'
import type { LoanerRow } from '../../shared/loaner/state'
import { type OutletRow, outletStreamId } from '../../shared/outlet/state'
import type { PrintRow } from '../../shared/print/state'
import type { QueueRow } from '../../shared/queue/state'
import type { StaffRow } from '../../shared/staff/state'
import type { TicketRow } from '../../shared/ticket/row'
import type { TicketStatus } from '../../shared/ticket/state'
import type { ShiftRow } from '../../shared/till/state'
import type { MirrorDatabase } from './database'
import type { Mirror, MirrorState } from './mirror'

export const MirrorContext = createContext<Mirror | undefined>(undefined)

function useMirrorState(): MirrorState | undefined {
  const mirror = useContext(MirrorContext)
  return useSyncExternalStore(mirror?.onState ?? noSubscription, () => mirror?.state())
}

/** What is open is in it, and what came since yesterday. */
function useDatabase(): MirrorDatabase | undefined {
  const state = useMirrorState()
  return state?.kind === 'ready' ? state.database : undefined
}

/** The same once everything is in it: a list that would be short of its older rows waits. */
function useWholeDatabase(): MirrorDatabase | undefined {
  const state = useMirrorState()
  return state?.kind === 'ready' && state.whole ? state.database : undefined
}

const noSubscription = () => () => undefined

/** Older rows are still being fetched: a list that shows what is there says so. */
export function useIsFetchingOlder(): boolean {
  const state = useMirrorState()
  return state?.kind === 'ready' && !state.whole
}

/** What is asked for by an index: the hot set may hold twenty thousand tickets, and every save asks again. */
export type TicketFilter =
  | { readonly open: true }
  | { readonly status: TicketStatus }
  | { readonly businessDay: string }
  | { readonly batchId: string }
  | { readonly invoice: 'open' }

/** Newest first. `undefined` until the mirror has answered; `null` asks for nothing. A day is today's. */
export function useTickets(filter?: TicketFilter | null): readonly TicketRow[] | undefined {
  const some = useDatabase()
  const all = useWholeDatabase()
  const database = filter && !('batchId' in filter) ? some : all
  return useLiveQuery(async () => {
    if (!database || filter === null) return undefined
    const rows = await (filter ? ticketsOf(database, filter) : database.tickets).toArray()
    return rows.sort((a, b) => b.receivedAtMs - a.receivedAtMs)
  }, [database, JSON.stringify(filter)])
}

/** How many tickets there are of a kind: counted by the index, no row is read. */
export function useTicketCount(filter: TicketFilter): number | undefined {
  const database = useDatabase()
  return useLiveQuery(
    async () => (database ? ticketsOf(database, filter).count() : undefined),
    [database, JSON.stringify(filter)],
  )
}

function ticketsOf({ tickets }: MirrorDatabase, filter: TicketFilter) {
  if ('open' in filter) return tickets.where('open').equals(1)
  if ('businessDay' in filter) return tickets.where('businessDay').equals(filter.businessDay)
  // Asked for, or more than was paid in the end.
  if ('invoice' in filter) return tickets.where('invoice').anyOf('asked', 'tooMuch')
  if ('batchId' in filter) return tickets.where('batchId').equals(filter.batchId)
  return readySince(tickets, filter.status)
}

function readySince(tickets: MirrorDatabase['tickets'], status: TicketStatus) {
  return tickets.where('[status+readyAtMs]').between([status, Dexie.minKey], [status, Dexie.maxKey])
}

/** What waits to be collected, the longest first. */
export function useLongestReady(most: number): readonly TicketRow[] | undefined {
  const database = useDatabase()
  return useLiveQuery(
    async () => (database ? readySince(database.tickets, 'ready').limit(most).toArray() : undefined),
    [database, most],
  )
}

/** The newest open ticket that belongs to several devices of one customer. */
export function useLatestOfBatch(): TicketRow | undefined {
  const database = useDatabase()
  return useLiveQuery(async () => {
    const rows = (await database?.tickets.where('batchId').above('').toArray()) ?? []
    return rows.filter((row) => row.open === 1).sort((a, b) => b.receivedAtMs - a.receivedAtMs)[0]
  }, [database])
}

export function useTicketRow(id: string | undefined): TicketRow | undefined {
  const database = useDatabase()
  return useLiveQuery(
    async () => (database && id ? await database.tickets.get(id) : undefined),
    [database, id],
  )
}

/** `undefined` where nothing of a claim has been recorded. */
export function useClaimRow(ticketId: string | undefined): ClaimRow | undefined {
  const database = useDatabase()
  return useLiveQuery(
    async () => (database && ticketId ? await database.claims.get(ticketId) : undefined),
    [database, ticketId],
  )
}

/** Changes whenever something is recorded of a claim that waits for headquarters. */
export function useOpenClaims(): string {
  const database = useDatabase()
  return (
    useLiveQuery(async () => {
      const open = (await database?.claims.where('open').equals(1).toArray()) ?? []
      return open.map((claim) => `${claim.id}:${claim.revision}`).join()
    }, [database]) ?? ''
  )
}

export function useOutlet(): OutletRow | undefined {
  const database = useDatabase()
  return useLiveQuery(async () => database?.outlet.get(outletStreamId), [database])
}

const noStaff: readonly StaffRow[] = []

export function useStaff(): readonly StaffRow[] {
  const database = useDatabase()
  return useLiveQuery(async () => (await database?.staff.toArray()) ?? noStaff, [database]) ?? noStaff
}

/**
 * Newest first. By state: those that are not done with, which are there first. All others wait until the older ones
 * have come, unless they are about something of today.
 */
export function usePrints(
  filter: {
    readonly status?: readonly OpenPrintStatus[]
    readonly subject?: string
    readonly isOfToday?: boolean
  } = {},
): readonly PrintRow[] | undefined {
  const { status, subject, isOfToday = false } = filter
  const some = useDatabase()
  const all = useWholeDatabase()
  const database = status || isOfToday ? some : all
  return useLiveQuery(async () => {
    if (!database) return undefined
    const { prints } = database
    const rows = await (subject !== undefined
      ? prints.where('subject').equals(subject)
      : status
        ? prints.where('status').anyOf([...status])
        : prints
    ).toArray()
    return rows
      .filter((row) => !status || status.some((one) => one === row.status))
      .sort((a, b) => b.requestedAtMs - a.requestedAtMs)
  }, [database, status?.join(), subject])
}

/** What is not done with: waiting, under way, or for a person to decide. */
export const openPrintStatuses = ['queued', 'printing', 'failed', 'unknown'] as const
export type OpenPrintStatus = (typeof openPrintStatuses)[number]

/** The open shift, if a day is open. */
export function useShift(): ShiftRow | undefined {
  const database = useDatabase()
  return useLiveQuery(async () => database?.shifts.where('open').equals(1).first(), [database])
}

/** Newest first. */
export function useShifts(): readonly ShiftRow[] | undefined {
  const database = useDatabase()
  return useLiveQuery(async () => {
    const rows = await database?.shifts.toArray()
    return rows?.sort((a, b) => b.openedAtMs - a.openedAtMs)
  }, [database])
}

export function useLoaners(): readonly LoanerRow[] | undefined {
  const database = useDatabase()
  return useLiveQuery(async () => database?.loaners.toArray(), [database])
}

/** The queue of one workstation and business day, once a number was given. */
export function useQueue(id: string): QueueRow | undefined {
  const database = useDatabase()
  return useLiveQuery(async () => (id === '' ? undefined : database?.queues.get(id)), [database, id])
}

/** What screens read: live queries over the mirror. No screen touches Dexie itself. */

import { useLiveQuery } from 'dexie-react-hooks'
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { ClaimRow } from '../../shared/claim/state'
import type { LoanerRow } from '../../shared/loaner/state'
import { type OutletRow, outletStreamId } from '../../shared/outlet/state'
import type { PrintRow, PrintStatus } from '../../shared/print/state'
import type { QueueRow } from '../../shared/queue/state'
import type { StaffRow } from '../../shared/staff/state'
import type { TicketRow } from '../../shared/ticket/row'
import type { TicketStatus } from '../../shared/ticket/state'
import type { ShiftRow } from '../../shared/till/state'
import type { MirrorDatabase } from './database'
import type { Mirror } from './mirror'

export const MirrorContext = createContext<Mirror | undefined>(undefined)

function useDatabase(): MirrorDatabase | undefined {
  const mirror = useContext(MirrorContext)
  const state = useSyncExternalStore(mirror?.onState ?? noSubscription, () => mirror?.state())
  return state?.kind === 'ready' ? state.database : undefined
}

const noSubscription = () => () => undefined

/** False while the mirror fills; screens then show their skeleton, never an empty state. */
export function useMirrorReady(): boolean {
  return useDatabase() !== undefined
}

export interface TicketFilter {
  readonly open?: boolean
  readonly status?: readonly TicketStatus[]
}

/** Newest first. `undefined` until the mirror has answered. */
export function useTickets(filter: TicketFilter = {}): readonly TicketRow[] | undefined {
  const database = useDatabase()
  const key = `${filter.open ?? ''}:${filter.status?.join() ?? ''}`
  return useLiveQuery(async () => {
    if (!database) return undefined
    const rows = filter.status
      ? await database.tickets
          .where('status')
          .anyOf([...filter.status])
          .toArray()
      : filter.open
        ? await database.tickets.where('open').equals(1).toArray()
        : await database.tickets.toArray()
    const wanted = filter.open && filter.status ? rows.filter((row) => row.open === 1) : rows
    return wanted.sort((a, b) => b.receivedAtMs - a.receivedAtMs)
  }, [database, key])
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

/** Newest first. */
export function usePrints(
  filter: { readonly status?: readonly PrintStatus[]; readonly subject?: string } = {},
): readonly PrintRow[] | undefined {
  const database = useDatabase()
  const key = `${filter.status?.join() ?? ''}:${filter.subject ?? ''}`
  return useLiveQuery(async () => {
    if (!database) return undefined
    const rows = await database.prints.toArray()
    return rows
      .filter((row) => !filter.status || filter.status.includes(row.status))
      .filter((row) => filter.subject === undefined || row.subject === filter.subject)
      .sort((a, b) => b.requestedAtMs - a.requestedAtMs)
  }, [database, key])
}

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

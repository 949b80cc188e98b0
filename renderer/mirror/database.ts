/**
 * The window's copy of main's hot rows, in Dexie. It holds nothing that can not be fetched again: its *name*
 * carries the journal, its epoch and the shape of the rows, so that no upgrade is ever written and a database of
 * another journal is simply another database.
 */

import Dexie, { type EntityTable } from 'dexie'
import type { ClaimRow } from '../../shared/claim/state'
import type { LoanerRow } from '../../shared/loaner/state'
import type { OutletRow } from '../../shared/outlet/state'
import type { PrintRow } from '../../shared/print/state'
import type { QueueRow } from '../../shared/queue/state'
import type { StaffRow } from '../../shared/staff/state'
import type { TicketRow } from '../../shared/ticket/row'
import type { ShiftRow } from '../../shared/till/state'

export interface MirrorMark {
  readonly id: 'mark'
  /** Everything up to this place in the journal is in the mirror. */
  readonly seq: number
  /** Rows per table when the mark was written: a database that lost rows without a word is noticed by these. */
  readonly counts: Readonly<Record<string, number>>
  readonly stamp: string
}

export type MirrorDatabase = Dexie & {
  readonly tickets: EntityTable<TicketRow, 'id'>
  readonly staff: EntityTable<StaffRow, 'id'>
  readonly outlet: EntityTable<OutletRow, 'id'>
  readonly prints: EntityTable<PrintRow, 'id'>
  readonly shifts: EntityTable<ShiftRow, 'id'>
  readonly loaners: EntityTable<LoanerRow, 'id'>
  readonly queues: EntityTable<QueueRow, 'id'>
  readonly claims: EntityTable<ClaimRow, 'id'>
  readonly mark: EntityTable<MirrorMark, 'id'>
}

const prefix = 'counterbench-'
/** Raised when the indexes below change. */
const indexVersion = 3

export interface MirrorName {
  readonly journalId: string
  readonly epoch: number
  readonly viewVersion: number
}

export function databaseName({ journalId, epoch, viewVersion }: MirrorName): string {
  return `${prefix}${journalId}-${epoch}-${viewVersion}.${indexVersion}`
}

export function openMirrorDatabase(name: string): MirrorDatabase {
  const database = new Dexie(name) as MirrorDatabase
  database.version(1).stores({
    tickets: 'id, open, businessDay, batchId, receivedAtMs, invoice, [status+readyAtMs]',
    staff: 'id',
    outlet: 'id',
    prints: 'id, status, subject',
    shifts: 'id, open',
    loaners: 'id, ticketId',
    queues: 'id',
    claims: 'id, open',
    mark: 'id',
  })
  return database
}

/** Mirrors of other journals, epochs and row shapes are of no use to anyone. */
export async function deleteOtherMirrors(name: string): Promise<void> {
  const names = await Dexie.getDatabaseNames()
  const others = names.filter((other) => other.startsWith(prefix) && other !== name)
  await Promise.all(others.map((other) => Dexie.delete(other)))
}

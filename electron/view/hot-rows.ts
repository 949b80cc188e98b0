/**
 * What a window's mirror holds of a long table, a page at a time: everything open, then what is closed from the newest
 * back. Each page goes on in an index where the one before ended, so that none costs more than its own rows, however
 * long the table is. A row that changes meanwhile may be missed or come twice: it is published to the window anyway.
 */

import { type AnyRow, type TableName, tables } from '../../shared/view/tables'
import type { Database } from '../journal/sqlite'

export interface HotPage {
  readonly rows: readonly AnyRow[]
  /** Asks for the page after this one; `null`: there is none. */
  readonly next: string | null
}

export interface HotWanted {
  /** What was closed before is left out. */
  readonly sinceMs: number
  /** The `next` of the page before, or nothing for the first. */
  readonly after: string
  readonly limit: number
}

interface Place {
  readonly rowid: number
  readonly sinceMs: number
  readonly data: Uint8Array
}

/** What a window's mirror fills in a few seconds and reads without a pause. */
const mostHotRows = 20_000
const closedPart = 'closed'
const newest = `${closedPart} ${Number.MAX_SAFE_INTEGER} 0`

export function hotPage(database: Database, table: TableName, wanted: HotWanted): HotPage {
  const { mirrored } = tables[table]
  if (mirrored === 'none') return { rows: [], next: null }
  if (mirrored === 'all') return wholeTable(database, table, wanted)
  const since = String(mirrored.sinceMs)
  const [part = '', ...place] = wanted.after.split(' ')
  if (part === closedPart) return closedRows(database, table, since, place.map(Number), wanted)
  return openRows(database, table, String(mirrored.open), Number(part), wanted.limit)
}

function wholeTable(database: Database, table: TableName, { after, limit }: HotWanted): HotPage {
  const found = database.all<{ id: string; data: Uint8Array }>(
    `SELECT id, data FROM row_${table} WHERE id > ? ORDER BY id LIMIT ?`,
    after,
    limit,
  )
  return { rows: found.map(({ data }) => readRow<AnyRow>(data)), next: nextOf(found, limit, ({ id }) => id) }
}

function openRows(
  database: Database,
  table: TableName,
  open: string,
  afterRow: number,
  limit: number,
): HotPage {
  const found = database.all<Pick<Place, 'rowid' | 'data'>>(
    `SELECT rowid, data FROM row_${table}
     WHERE "${open}" = 1 AND rowid > ? ORDER BY rowid LIMIT ?`,
    afterRow,
    limit,
  )
  return {
    rows: found.map(({ data }) => readRow<AnyRow>(data)),
    next: nextOf(found, limit, ({ rowid }) => String(rowid)) ?? newest,
  }
}

function closedRows(
  database: Database,
  table: TableName,
  since: string,
  [lastMs = 0, lastRow = 0]: readonly number[],
  { sinceMs, limit }: HotWanted,
): HotPage {
  const found = database.all<Place>(
    `SELECT rowid, "${since}" AS sinceMs, data FROM row_${table}
     WHERE "${since}" >= ? AND ("${since}", rowid) < (?, ?) ORDER BY "${since}" DESC, rowid DESC LIMIT ?`,
    Math.max(sinceMs, newestSince(database, table, since)),
    lastMs,
    lastRow,
    limit,
  )
  return {
    rows: found.map(({ data }) => readRow<AnyRow>(data)),
    next: nextOf(found, limit, (row) => `${closedPart} ${row.sinceMs} ${row.rowid}`),
  }
}

/** From when on a table's rows are few enough for a window; a busy outlet writes 100,000 slips in 90 days. */
function newestSince(database: Database, table: TableName, since: string): number {
  const row = database.get<{ since: number }>(
    `SELECT "${since}" AS since FROM row_${table} ORDER BY "${since}" DESC LIMIT 1 OFFSET ?`,
    mostHotRows,
  )
  return row ? row.since + 1 : 0
}

function nextOf<Found>(
  found: readonly Found[],
  limit: number,
  place: (last: Found) => string,
): string | null {
  const last = found.at(-1)
  return found.length === limit && last !== undefined ? place(last) : null
}

export function readRow<Row>(data: Uint8Array): Row {
  return JSON.parse(Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString()) as Row
}

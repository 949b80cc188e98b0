/**
 * The list of serial numbers that headquarters has published as a whole. A snapshot is gathered in a table beside and
 * takes the old list's place when it is whole and its digest is headquarters' own; what changed later goes into the list
 * itself. Each page is written together with its place, so that a line that breaks goes on where it was.
 */

import { createHash } from 'node:crypto'
import { addToDigest, emptyDigest, serialText } from '../../shared/sync/serials'
import type { SerialRecord } from '../../shared/warranty/serial-list'
import type { Database } from '../journal/sqlite'

export interface PublishedSerials {
  readonly state: () => PublishedState
  readonly find: (serial: string) => SerialRecord | undefined
  /** From the beginning, in this life of headquarters; what is held answers until the new list is whole. */
  readonly begin: (of: { readonly hqId: string; readonly epoch: number }) => PublishedState
  /** That this headquarters has a list at all; by stick it is asked for only then. */
  readonly noteTold: (told: number) => void
  /** `differs`: what was gathered is not headquarters' list, and was thrown away. */
  readonly take: (page: SerialsPage) => 'more' | 'whole' | 'differs'
}

export interface SerialsPage {
  readonly toVersion: number
  readonly asOf: string
  readonly digest: string
  readonly records: readonly SerialRecord[]
  readonly removed: readonly string[]
  readonly next: string
}

export interface PublishedState {
  readonly hqId: string
  readonly epoch: number
  /** What is held whole; 0: a snapshot is under way, or nothing is. */
  readonly version: number
  /** What is being fetched, and after which number; 0: nothing. */
  readonly target: number
  readonly after: string
  /** Of what is being written to. */
  readonly count: number
  readonly digest: string
  /** The latest version that headquarters has spoken of. */
  readonly told: number
  /** Of the list that answers. */
  readonly held: { readonly count: number; readonly asOf: string }
}

interface Row {
  readonly serial: string
  readonly model_id: string
  readonly made_on: string
  readonly sold_on: string
}

const nothing: PublishedState = {
  hqId: '',
  epoch: 0,
  version: 0,
  target: 0,
  after: '',
  count: 0,
  digest: emptyDigest,
  told: 0,
  held: { count: 0, asOf: '' },
}
const columns = `(
  serial TEXT PRIMARY KEY, model_id TEXT NOT NULL, made_on TEXT NOT NULL, sold_on TEXT NOT NULL
) STRICT, WITHOUT ROWID`

export function openPublishedSerials(database: Database, onWhole: (asOf: string) => void): PublishedSerials {
  database.exec(`
    CREATE TABLE IF NOT EXISTS listed ${columns};
    CREATE TABLE IF NOT EXISTS gathered ${columns};
    CREATE TABLE IF NOT EXISTS published (one INTEGER PRIMARY KEY CHECK (one = 1), value TEXT NOT NULL) STRICT;
  `)

  function state(): PublishedState {
    const row = database.get<{ value: string }>('SELECT value FROM published')
    return row ? { ...nothing, ...(JSON.parse(row.value) as Partial<PublishedState>) } : nothing
  }

  function save(next: PublishedState): PublishedState {
    database.run('INSERT OR REPLACE INTO published (one, value) VALUES (1, ?)', JSON.stringify(next))
    return next
  }

  const rowIn = (table: 'listed' | 'gathered', serial: string): SerialRecord | undefined => {
    const row = database.get<Row>(`SELECT * FROM ${table} WHERE serial = ?`, serial)
    return row && recordOf(row)
  }

  function empty(): void {
    database.exec(`DROP TABLE gathered; CREATE TABLE gathered ${columns}`)
  }

  function begin({ hqId, epoch }: { readonly hqId: string; readonly epoch: number }): PublishedState {
    const before = state()
    return database.transaction(() => {
      empty()
      // Another headquarters' list says nothing about ours.
      const isOther = before.hqId !== '' && before.hqId !== hqId
      if (isOther) database.exec('DELETE FROM listed')
      const held = isOther ? nothing.held : before.held
      return save({ ...nothing, hqId, epoch, held, told: isOther ? 0 : before.told })
    })
  }

  function write(
    page: SerialsPage,
    now: PublishedState,
  ): { readonly count: number; readonly digest: string } {
    const table = now.version === 0 ? 'gathered' : 'listed'
    let { count, digest } = now
    const leave = (serial: string): void => {
      const old = rowIn(table, serial)
      if (!old) return
      digest = addToDigest(digest, hashOf(old), -1)
      count -= 1
    }
    for (const record of page.records) {
      leave(record.serial)
      digest = addToDigest(digest, hashOf(record), 1)
      count += 1
      const { serial, modelId, madeOn, soldOn } = record
      database.run(`INSERT OR REPLACE INTO ${table} VALUES (?, ?, ?, ?)`, serial, modelId, madeOn, soldOn)
    }
    for (const serial of page.removed) {
      leave(serial)
      database.run(`DELETE FROM ${table} WHERE serial = ?`, serial)
    }
    return { count, digest }
  }

  function take(page: SerialsPage): 'more' | 'whole' | 'differs' {
    const now = state()
    const isSnapshot = now.version === 0
    const outcome = database.transaction(() => {
      const written = { ...now, ...write(page, now) }
      if (page.next !== '') {
        const held = isSnapshot ? now.held : { ...now.held, count: written.count }
        save({ ...written, target: page.toVersion, after: page.next, held })
        return 'more'
      }
      if (page.digest !== '' && page.digest !== written.digest) return 'differs'
      if (isSnapshot) database.exec('DROP TABLE listed; ALTER TABLE gathered RENAME TO listed')
      if (isSnapshot) database.exec(`CREATE TABLE gathered ${columns}`)
      const held = { count: written.count, asOf: page.asOf }
      save({ ...written, version: page.toVersion, target: 0, after: '', held })
      return 'whole'
    })
    if (outcome === 'differs') begin(now)
    if (outcome === 'whole' && isSnapshot) onWhole(page.asOf)
    database.checkpoint()
    return outcome
  }

  return {
    state,
    begin,
    take,
    find: (serial) => rowIn('listed', serial),
    noteTold: (told) => {
      const now = state()
      if (now.told !== told) save({ ...now, told })
    },
  }
}

function recordOf(row: Row): SerialRecord {
  return {
    serial: row.serial,
    modelId: row.model_id,
    madeOn: row.made_on as SerialRecord['madeOn'],
    soldOn: row.sold_on as SerialRecord['soldOn'],
  }
}

function hashOf(record: SerialRecord): string {
  return createHash('sha256').update(serialText(record)).digest('hex')
}

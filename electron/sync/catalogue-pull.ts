/**
 * Headquarters' catalogue, page by page, into a database of its own: a snapshot the first time, only what changed from
 * then on. Each page is kept together with its place, so that a line that breaks, or a machine that is switched off,
 * goes on where it was. The catalogue that people search is built from it when it is whole, and answers until then.
 */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Part, partSchema } from '../../shared/catalogue/part'
import { type CataloguePlace, catalogueAnswer, paths } from '../../shared/sync/protocol'
import { type Database, openDatabase } from '../journal/sqlite'
import type { HeadquartersClient } from './headquarters-client'

export interface CataloguePull {
  /** What headquarters has now; brings ours there, and says whether anything changed. Overlapping calls are one. */
  readonly to: (client: HeadquartersClient, there: Published) => Promise<boolean>
  /** Where it would go on in this life of headquarters; for an answer that comes as a file. */
  readonly place: (of: Pick<Published, 'hqId' | 'epoch'>) => CataloguePlace
  readonly setPrice: (partNumber: string, priceFen: number) => void
  readonly progress: () => CatalogueProgress | undefined
  /** Ends after the page that is under way. */
  readonly stop: () => Promise<void>
}

/** What headquarters says of its catalogue. */
export interface Published {
  readonly hqId: string
  readonly epoch: number
  readonly version: number
}

export interface CatalogueProgress {
  readonly version: number
  readonly parts: number
  readonly size: number
}

/** The whole catalogue, most wanted first, without holding it. */
export interface WholeCatalogue {
  readonly asOf: string
  readonly count: number
  readonly parts: () => Iterable<Part>
}

interface State {
  /** The headquarters, and the life of it, whose versions these are. */
  readonly hqId: string
  readonly epoch: number
  /** What we hold whole. */
  readonly version: number
  /** What is being fetched; 0: nothing. */
  readonly target: number
  readonly after: string
  readonly asOf: string
  /** The version that was built for searching. */
  readonly built: number
}

const nothing: State = { hqId: '', epoch: 0, version: 0, target: 0, after: '', asOf: '', built: 0 }
const fileName = 'headquarters-catalogue.sqlite'
const partsAPage = 5000
const rowsAtOnce = 2000

export function createCataloguePull(deps: {
  readonly folder: string
  readonly take: (whole: WholeCatalogue) => Promise<void> | void
  readonly log: (message: string) => void
}): CataloguePull {
  const file = join(deps.folder, fileName)
  let database: Database | undefined
  let running: Promise<boolean> | undefined
  let stopping = false
  let progress: CatalogueProgress | undefined

  function open(): Database {
    if (database) return database
    database = openDatabase(file)
    database.exec(`
      CREATE TABLE IF NOT EXISTS parts (part_number TEXT PRIMARY KEY, popularity INTEGER NOT NULL, data BLOB NOT NULL)
        STRICT, WITHOUT ROWID;
      CREATE INDEX IF NOT EXISTS parts_in_demand ON parts (popularity DESC, part_number);
      CREATE TABLE IF NOT EXISTS state (one INTEGER PRIMARY KEY CHECK (one = 1), value TEXT NOT NULL) STRICT;
    `)
    return database
  }

  function state(): State {
    const row = open().get<{ value: string }>('SELECT value FROM state')
    return row ? { ...nothing, ...(JSON.parse(row.value) as Partial<State>) } : nothing
  }

  function save(next: State): void {
    open().run('INSERT OR REPLACE INTO state (one, value) VALUES (1, ?)', JSON.stringify(next))
  }

  async function pull(client: HeadquartersClient, there: Published): Promise<boolean> {
    if (there.version === 0 && !existsSync(file)) return false
    let now = state()
    // Versions of another life of headquarters mean something else; its catalogue is taken from the beginning.
    if (!isOf(now, there) || there.version < now.version) {
      now = { ...nothing, hqId: there.hqId, epoch: there.epoch }
      open().transaction(() => {
        open().run('DELETE FROM parts')
        save(now)
      })
    }
    while (now.version < there.version && !stopping) {
      const call = await client.call(paths.catalogue, catalogueAnswer, {
        ...placeOf(now),
        limit: partsAPage,
      })
      if (call.kind !== 'answer') return false
      const { toVersion, asOf, size, parts, removed, next } = call.value
      if (toVersion === 0) return false
      const done = next === ''
      now = done
        ? { ...now, version: toVersion, target: 0, after: '', asOf }
        : { ...now, target: toVersion, after: next, asOf }
      keep(parts, removed, now)
      progress = { version: toVersion, parts: countOf(), size }
    }
    progress = undefined
    if (stopping || now.built === now.version || now.version === 0) return false
    await deps.take({ asOf: now.asOf, count: countOf(), parts })
    open().transaction(() => save({ ...now, built: now.version }))
    return true
  }

  function keep(parts: readonly unknown[], removed: readonly string[], next: State): void {
    let unreadable = 0
    open().transaction(() => {
      for (const raw of parts) {
        const part = partSchema.safeParse(raw)
        if (part.success) put(part.data)
        else unreadable += 1
      }
      for (const number of removed) open().run('DELETE FROM parts WHERE part_number = ?', number)
      save(next)
    })
    if (unreadable > 0) deps.log(`catalogue: ${unreadable} parts can not be read and are left out`)
  }

  function put(part: Part): void {
    open().run(
      'INSERT OR REPLACE INTO parts (part_number, popularity, data) VALUES (?, ?, ?)',
      part.partNumber,
      part.popularity,
      Buffer.from(JSON.stringify(part)),
    )
  }

  function countOf(): number {
    return open().get<{ count: number }>('SELECT count(*) AS count FROM parts')?.count ?? 0
  }

  function* parts(): Generator<Part> {
    let popularity = 1000
    let after = ''
    for (;;) {
      const rows = open().all<{ part_number: string; popularity: number; data: Uint8Array }>(
        `SELECT part_number, popularity, data FROM parts
         WHERE popularity < ? OR (popularity = ? AND part_number > ?)
         ORDER BY popularity DESC, part_number LIMIT ${rowsAtOnce}`,
        popularity,
        popularity,
        after,
      )
      for (const row of rows) yield JSON.parse(Buffer.from(row.data).toString()) as Part
      const last = rows.at(-1)
      if (!last || rows.length < rowsAtOnce) return
      popularity = last.popularity
      after = last.part_number
    }
  }

  return {
    to: (client, there) => {
      running ??= pull(client, there).finally(() => {
        running = undefined
      })
      return running
    },
    place: (there) => {
      const now = existsSync(file) ? state() : nothing
      return placeOf(isOf(now, there) ? now : nothing)
    },
    setPrice: (partNumber, priceFen) => {
      if (!existsSync(file)) return
      const row = open().get<{ data: Uint8Array }>('SELECT data FROM parts WHERE part_number = ?', partNumber)
      if (row) put({ ...(JSON.parse(Buffer.from(row.data).toString()) as Part), priceFen })
    },
    progress: () => progress,
    stop: async () => {
      stopping = true
      await running?.catch(() => false)
      database?.close()
      database = undefined
    },
  }
}

function isOf(state: State, there: Pick<Published, 'hqId' | 'epoch'>): boolean {
  return state.hqId === there.hqId && state.epoch === there.epoch
}

function placeOf({ version, target, after }: State): CataloguePlace {
  return { fromVersion: version, toVersion: target, after }
}

/**
 * The local catalogue: every model and part that headquarters publishes, in a database of its own that can always
 * be loaded again. A new catalogue is built in a file beside and swapped in whole, so that the old one answers
 * until the new one is complete.
 */

import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DeviceModel } from '../../shared/catalogue/model'
import type { Part } from '../../shared/catalogue/part'
import { type Database, openDatabase } from '../journal/sqlite'
import { buildCatalogue } from './catalogue-build'
import { type CatalogueSearch, createSearch, type PartQuery } from './catalogue-search'

export interface CatalogueInput {
  readonly asOf: string
  readonly models: Iterable<DeviceModel>
  /** In any order; stored by popularity. */
  readonly parts: readonly Part[]
}

export interface Catalogue {
  readonly info: () => {
    readonly asOf: string
    readonly models: number
    readonly parts: number
    readonly complete: boolean
  }
  readonly part: (partNumber: string) => Part | undefined
  readonly model: (modelId: string) => DeviceModel | undefined
  /** Every model that is known here. */
  readonly models: () => readonly DeviceModel[]
  readonly findParts: (query: PartQuery) => readonly Part[]
  readonly findModels: (text: string, limit: number) => readonly DeviceModel[]
  readonly load: (input: CatalogueInput) => void
  /** Where a new catalogue is to be built; nothing looks at it before `adopt`. */
  readonly place: () => string
  /** From now on this one answers; the one before is thrown away. */
  readonly adopt: (built: string) => void
  readonly setPrice: (partNumber: string, priceFen: number) => boolean
  /** After another one was taken over. */
  readonly whenChanged: (listener: () => void) => void
  readonly close: () => void
}

/** Named by the shape of its tables too: a file of an earlier program is not opened, the catalogue is loaded anew. */
const finished = /^catalogue-v3-\d+\.sqlite$/
const ours = /^catalogue-/

interface Opened {
  readonly database: Database
  readonly search: CatalogueSearch
}

export function openCatalogue(folder: string): Catalogue {
  let opened: Opened | undefined = openNewest(folder)
  const listeners: (() => void)[] = []

  const read = <Row>(sql: string, ...values: (string | number)[]): Row | undefined =>
    opened?.database.get<Row>(sql, ...values)
  /** All in one question: fifty one by one take ten times as long. */
  const byRow = <Value>(table: 'parts' | 'models', rows: readonly number[]): readonly Value[] => {
    const found = new Map(
      opened?.database
        .all<{ rowid: number; data: Uint8Array }>(
          `SELECT rowid, data FROM ${table} WHERE rowid IN (SELECT value FROM json_each(?))`,
          JSON.stringify(rows),
        )
        .map((row) => [row.rowid, row]),
    )
    return rows.flatMap((rowid) => parsed<Value>(found.get(rowid)) ?? [])
  }
  const part = (partNumber: string): Part | undefined =>
    parsed(read('SELECT data FROM parts WHERE part_number = ?', partNumber))

  function place(): string {
    return join(folder, `catalogue-building-${Date.now()}.sqlite`)
  }

  function adopt(built: string): void {
    const file = join(folder, `catalogue-v3-${Date.now()}.sqlite`)
    renameSync(built, file)
    const old = opened
    opened = openFile(file)
    old?.database.close()
    removeOthers(folder, file)
    for (const listener of listeners) listener()
  }

  return {
    part,
    whenChanged: (listener) => void listeners.push(listener),
    place,
    adopt,
    info: () => {
      const value = (key: string): string =>
        read<{ value: string }>('SELECT value FROM info WHERE key = ?', key)?.value ?? ''
      return {
        asOf: value('asOf'),
        models: Number(value('models') || 0),
        parts: Number(value('parts') || 0),
        complete: value('complete') === 'yes',
      }
    },
    model: (modelId) => parsed(read('SELECT data FROM models WHERE id = ?', modelId)),
    models: () =>
      (opened?.database.all<{ data: Uint8Array }>('SELECT data FROM models ORDER BY rowid') ?? []).flatMap(
        (row) => parsed<DeviceModel>(row) ?? [],
      ),
    findParts: (query) => byRow('parts', opened?.search.parts(query) ?? []),
    findModels: (text, limit) => byRow('models', opened?.search.models(text, limit) ?? []),
    load: ({ asOf, models, parts }) => {
      const built = place()
      const sorted = [...parts].sort(
        (a, b) => b.popularity - a.popularity || (a.partNumber < b.partNumber ? -1 : 1),
      )
      const source = { asOf, models, parts: { count: sorted.length, inOrder: () => sorted } }
      for (const _step of buildCatalogue(built, source));
      adopt(built)
    },
    setPrice: (partNumber, priceFen) => {
      const found = part(partNumber)
      if (!found || !opened) return false
      const data = Buffer.from(JSON.stringify({ ...found, priceFen }))
      return opened.database.run('UPDATE parts SET data = ? WHERE part_number = ?', data, partNumber) === 1
    },
    close: () => opened?.database.close(),
  }
}

function parsed<Value>(row: { readonly data: Uint8Array } | undefined): Value | undefined {
  return row && (JSON.parse(Buffer.from(row.data).toString()) as Value)
}

function openFile(file: string): Opened {
  const database = openDatabase(file)
  return { database, search: createSearch(database) }
}

function openNewest(folder: string): Opened | undefined {
  const newest = readdirSync(folder)
    .filter((name) => finished.test(name))
    .sort()
    .at(-1)
  if (newest === undefined) return undefined
  removeOthers(folder, join(folder, newest))
  return openFile(join(folder, newest))
}

/** Older catalogues, and what a build that did not end has left. */
function removeOthers(folder: string, file: string): void {
  for (const name of readdirSync(folder)) {
    const other = join(folder, name)
    if (ours.test(name) && !other.startsWith(file) && existsSync(other)) rmSync(other)
  }
}

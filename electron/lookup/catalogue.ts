/**
 * The local catalogue: every model and part that headquarters publishes, in a database of its own that can always
 * be loaded again. A new catalogue is built in a file beside and swapped in whole, so that the old one answers
 * until the new one is complete. Rows are stored in order of demand, so that the first matches are the likeliest
 * and no match has to be visited only to be ranked.
 */

import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DeviceModel } from '../../shared/catalogue/model'
import type { Part } from '../../shared/catalogue/part'
import { partKindInfo } from '../../shared/catalogue/part-kind'
import { type Database, openDatabase } from '../journal/sqlite'
import { bigrams, indexWords, latinWords, matchExpression } from './words'

export interface CatalogueInput {
  readonly asOf: string
  readonly models: Iterable<DeviceModel>
  /** In any order; stored by popularity. */
  readonly parts: readonly Part[]
}

export interface PartQuery {
  readonly text: string
  readonly modelId?: string
  readonly offset?: number
  readonly limit?: number
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
  readonly findParts: (query: PartQuery) => readonly Part[]
  readonly findModels: (text: string, limit: number) => readonly DeviceModel[]
  readonly load: (input: CatalogueInput) => void
  readonly setPrice: (partNumber: string, priceFen: number) => boolean
  readonly close: () => void
}

const schema = `
  CREATE TABLE info (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE models (rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, data BLOB NOT NULL) STRICT;
  CREATE TABLE parts (rowid INTEGER PRIMARY KEY, part_number TEXT NOT NULL UNIQUE, data BLOB NOT NULL) STRICT;
  CREATE TABLE old_numbers (number TEXT NOT NULL, part INTEGER NOT NULL) STRICT;
  CREATE TABLE part_models (model_id TEXT NOT NULL, part INTEGER NOT NULL, PRIMARY KEY (model_id, part)) STRICT, WITHOUT ROWID;
  CREATE VIRTUAL TABLE parts_index USING fts5 (words, bigrams, content='', detail=column, prefix='2 3');
  CREATE VIRTUAL TABLE models_index USING fts5 (words, bigrams, content='', detail=column, prefix='2 3');
  CREATE VIRTUAL TABLE part_numbers USING fts5 (number, content='', detail=none, tokenize='trigram');
`

/** More trigrams than any part number has would only make the question long. */
const longestInside = 60

export function openCatalogue(folder: string): Catalogue {
  let database: Database | undefined = openNewest(folder)
  let vocabulary: readonly string[] | undefined

  const read = <Row>(sql: string, ...values: (string | number)[]): Row[] =>
    database?.all<Row>(sql, ...values) ?? []

  function partByRow(rowid: number): Part | undefined {
    const row = database?.get<{ data: Uint8Array }>('SELECT data FROM parts WHERE rowid = ?', rowid)
    return row && (JSON.parse(Buffer.from(row.data).toString()) as Part)
  }

  function part(partNumber: string): Part | undefined {
    const row = database?.get<{ data: Uint8Array }>(
      'SELECT data FROM parts WHERE part_number = ?',
      partNumber,
    )
    return row && (JSON.parse(Buffer.from(row.data).toString()) as Part)
  }

  function matches(expression: string, modelId: string, limit: number, offset: number): readonly number[] {
    const inModel = modelId === '' ? '' : 'AND rowid IN (SELECT part FROM part_models WHERE model_id = ?)'
    const values = modelId === '' ? [expression] : [expression, modelId]
    return read<{ rowid: number }>(
      `SELECT rowid FROM parts_index WHERE parts_index MATCH ? ${inModel} ORDER BY rowid LIMIT ? OFFSET ?`,
      ...values,
      limit,
      offset,
    ).map((row) => row.rowid)
  }

  /** Words of the index that differ by one slip of a finger from one that nothing begins with. */
  function mended(text: string): string | undefined {
    const words = latinWords(text)
    vocabulary ??= loadVocabulary(read)
    const known = vocabulary
    const fixed = words.map((word) => {
      if (word.length < 4 || known.some((entry) => entry.startsWith(word))) return word
      return known.find((entry) => Math.abs(entry.length - word.length) <= 1 && oneSlip(word, entry)) ?? word
    })
    return fixed.join(' ') === words.join(' ') ? undefined : fixed.join(' ')
  }

  function findRows(query: PartQuery): readonly number[] {
    const { text, modelId = '', offset = 0, limit = 50 } = query
    const trimmed = text.trim()
    if (trimmed === '') {
      if (modelId === '') return []
      return read<{ part: number }>(
        'SELECT part FROM part_models WHERE model_id = ? ORDER BY part LIMIT ? OFFSET ?',
        modelId,
        limit,
        offset,
      ).map((row) => row.part)
    }
    const upper = trimmed.normalize('NFKC').toUpperCase()
    const numbered = modelId === '' && offset === 0 ? byNumber(upper, limit) : []
    const expression = matchExpression(trimmed)
    const worded = expression === undefined ? [] : matches(expression, modelId, limit, offset)
    const found = [...new Set([...numbered, ...worded])].slice(0, limit)
    if (found.length > 0 || offset > 0) return found
    const inside = insideNumber(upper, limit)
    if (inside.length > 0) return inside
    const second = mended(trimmed)
    const again = second === undefined ? undefined : matchExpression(`${second} ${bigramsPart(trimmed)}`)
    return again === undefined ? [] : matches(again, modelId, limit, offset)
  }

  function byNumber(upper: string, limit: number): readonly number[] {
    const end = `${upper.slice(0, -1)}${String.fromCharCode(upper.charCodeAt(upper.length - 1) + 1)}`
    const current = read<{ rowid: number }>(
      'SELECT rowid FROM parts WHERE part_number >= ? AND part_number < ? LIMIT ?',
      upper,
      end,
      Math.min(limit, 20),
    ).map((row) => row.rowid)
    const old = read<{ part: number }>('SELECT part FROM old_numbers WHERE number = ? LIMIT 5', upper)
    return [...old.map((row) => row.part), ...current]
  }

  function insideNumber(upper: string, limit: number): readonly number[] {
    if (upper.length < 3 || !/^[A-Z0-9._/-]+$/.test(upper)) return []
    // The index keeps no positions, so it knows trigrams and no phrases: the number itself says the rest.
    const trigrams = Array.from({ length: upper.length - 2 }, (_, at) => `"${upper.slice(at, at + 3)}"`)
    return read<{ rowid: number }>(
      `SELECT parts.rowid AS rowid FROM part_numbers JOIN parts ON parts.rowid = part_numbers.rowid
       WHERE part_numbers MATCH ? AND instr(upper(parts.part_number), ?) > 0 ORDER BY parts.rowid LIMIT ?`,
      trigrams.slice(0, longestInside).join(' AND '),
      upper,
      limit,
    ).map((row) => row.rowid)
  }

  return {
    part,
    info: () => {
      const value = (key: string): string =>
        read<{ value: string }>('SELECT value FROM info WHERE key = ?', key)[0]?.value ?? ''
      const parts = Number(value('parts') || 0)
      return {
        asOf: value('asOf'),
        models: Number(value('models') || 0),
        parts,
        complete: value('complete') === 'yes',
      }
    },
    model: (modelId) => {
      const row = read<{ data: Uint8Array }>('SELECT data FROM models WHERE id = ?', modelId)[0]
      return row && (JSON.parse(Buffer.from(row.data).toString()) as DeviceModel)
    },
    findParts: (query) => findRows(query).flatMap((rowid) => partByRow(rowid) ?? []),
    findModels: (text, limit) => {
      const expression = matchExpression(text)
      if (expression === undefined) return []
      return read<{ data: Uint8Array }>(
        `SELECT data FROM models WHERE rowid IN
           (SELECT rowid FROM models_index WHERE models_index MATCH ? ORDER BY rowid LIMIT ?) ORDER BY rowid`,
        expression,
        limit,
      ).map((row) => JSON.parse(Buffer.from(row.data).toString()) as DeviceModel)
    },
    load: (input) => {
      const file = join(folder, `catalogue-${Date.now()}.sqlite`)
      build(file, input)
      const old = database
      database = openDatabase(file)
      vocabulary = undefined
      old?.close()
      removeOthers(folder, file)
    },
    setPrice: (partNumber, priceFen) => {
      const found = part(partNumber)
      if (!found || !database) return false
      const data = Buffer.from(JSON.stringify({ ...found, priceFen }))
      return database.run('UPDATE parts SET data = ? WHERE part_number = ?', data, partNumber) === 1
    },
    close: () => database?.close(),
  }
}

function bigramsPart(text: string): string {
  return (text.match(/\p{Script=Han}+/gu) ?? []).join(' ')
}

function build(file: string, input: CatalogueInput): void {
  const database = openDatabase(file)
  database.exec(schema)
  const names = new Map<string, DeviceModel>()
  database.transaction(() => {
    let row = 0
    for (const model of input.models) {
      row += 1
      names.set(model.id, model)
      database.run('INSERT INTO models VALUES (?, ?, ?)', row, model.id, Buffer.from(JSON.stringify(model)))
      const texts = [
        model.brand,
        model.brandZh,
        model.name,
        model.nameZh,
        ...model.modelNumbers,
        ...model.nicknames,
      ]
      database.run(
        'INSERT INTO models_index (rowid, words, bigrams) VALUES (?, ?, ?)',
        row,
        indexWords(texts),
        bigrams(texts.join(' ')),
      )
    }
    const parts = [...input.parts].sort(
      (a, b) => b.popularity - a.popularity || (a.partNumber < b.partNumber ? -1 : 1),
    )
    for (const [index, part] of parts.entries()) insertPart(database, part, index + 1, names)
    const info = {
      asOf: input.asOf,
      models: String(names.size),
      parts: String(parts.length),
      complete: 'yes',
    }
    for (const [key, value] of Object.entries(info))
      database.run('INSERT INTO info VALUES (?, ?)', key, value)
  })
  database.exec('PRAGMA optimize')
  database.checkpoint()
  database.close()
}

function insertPart(
  database: Database,
  part: Part,
  row: number,
  models: ReadonlyMap<string, DeviceModel>,
): void {
  database.run('INSERT INTO parts VALUES (?, ?, ?)', row, part.partNumber, Buffer.from(JSON.stringify(part)))
  const kind = partKindInfo(part.kind)
  const fitting = part.modelIds.slice(0, 12).flatMap((id) => models.get(id) ?? [])
  const texts = [
    part.partNumber,
    ...part.oldNumbers,
    part.nameEn,
    part.nameZh,
    kind.zh,
    kind.en,
    ...fitting.flatMap((model) => [
      model.brandZh,
      model.name,
      ...model.nicknames,
      ...model.modelNumbers.slice(0, 6),
    ]),
  ]
  database.run(
    'INSERT INTO parts_index (rowid, words, bigrams) VALUES (?, ?, ?)',
    row,
    indexWords(texts),
    bigrams(
      `${part.nameZh} ${fitting.map((model) => `${model.nameZh} ${model.nicknames.join(' ')}`).join(' ')}`,
    ),
  )
  database.run('INSERT INTO part_numbers (rowid, number) VALUES (?, ?)', row, part.partNumber)
  for (const number of part.oldNumbers) {
    database.run('INSERT INTO old_numbers VALUES (?, ?)', number.toUpperCase(), row)
  }
  for (const modelId of new Set(part.modelIds)) {
    database.run('INSERT INTO part_models VALUES (?, ?)', modelId, row)
  }
}

function openNewest(folder: string): Database | undefined {
  const newest = readdirSync(folder)
    .filter((name) => /^catalogue-\d+\.sqlite$/.test(name))
    .sort()
    .at(-1)
  if (newest === undefined) return undefined
  const database = openDatabase(join(folder, newest))
  const complete = database.get("SELECT 1 FROM sqlite_master WHERE name = 'info'") !== undefined
  if (complete) return database
  database.close()
  return undefined
}

function removeOthers(folder: string, file: string): void {
  for (const name of readdirSync(folder)) {
    const other = join(folder, name)
    if (/^catalogue-\d+\.sqlite/.test(name) && !other.startsWith(file) && existsSync(other)) rmSync(other)
  }
}

function loadVocabulary(read: <Row>(sql: string) => Row[]): readonly string[] {
  read("CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab('main', 'parts_index', 'row')")
  return read<{ term: string }>(
    "SELECT term FROM temp.words WHERE term GLOB '[a-z]*' ORDER BY doc DESC LIMIT 60000",
  ).map((row) => row.term)
}

/** One letter more, less, other, or two swapped. */
export function oneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  let start = 0
  while (start < short.length && short[start] === long[start]) start += 1
  if (long.length === short.length) {
    const same = short.slice(start + 1) === long.slice(start + 1)
    const swapped =
      short[start] === long[start + 1] &&
      short[start + 1] === long[start] &&
      short.slice(start + 2) === long.slice(start + 2)
    return same || swapped
  }
  return long.length === short.length + 1 && short.slice(start) === long.slice(start + 1)
}

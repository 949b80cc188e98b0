/**
 * Builds a catalogue database in a file of its own, step by step, so that whoever drives it can show how far it is,
 * stop it, or let other work in between. Parts are stored in order of demand: the first matches are the likeliest.
 * Nothing here touches the catalogue that is in use; a build that did not end leaves only a file to throw away.
 */

import { closeSync, fsyncSync, openSync } from 'node:fs'
import type { DeviceModel } from '../../shared/catalogue/model'
import type { Part } from '../../shared/catalogue/part'
import { partKindInfo } from '../../shared/catalogue/part-kind'
import { type Database, openDatabase } from '../journal/sqlite'
import { WordIndexBuilder } from './word-index'
import { bigrams, indexWords, trigrams } from './words'

export interface CatalogueSource {
  readonly asOf: string
  readonly models: Iterable<DeviceModel>
  readonly parts: {
    readonly count: number
    /** Most wanted first. */
    readonly inOrder: () => Iterable<Part>
  }
}

export interface BuildStep {
  readonly phase: 'models' | 'parts' | 'finishing'
  readonly done: number
  readonly of: number
}

const schema = `
  CREATE TABLE info (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE models (rowid INTEGER PRIMARY KEY, id TEXT NOT NULL, data BLOB NOT NULL) STRICT;
  CREATE TABLE parts (rowid INTEGER PRIMARY KEY, part_number TEXT NOT NULL, length INTEGER NOT NULL, data BLOB NOT NULL) STRICT;
  CREATE TABLE old_numbers (number TEXT NOT NULL, part INTEGER NOT NULL) STRICT;
  CREATE TABLE part_models (model INTEGER NOT NULL, part INTEGER NOT NULL) STRICT;
  CREATE TABLE vocabulary (word TEXT NOT NULL, uses INTEGER NOT NULL) STRICT;
`
/** Keys are made when all rows are there: sorting them once costs far less than keeping them sorted. */
const keys = [
  'CREATE UNIQUE INDEX models_by_id ON models (id)',
  'CREATE UNIQUE INDEX parts_by_number ON parts (part_number)',
  'CREATE INDEX parts_by_old_number ON old_numbers (number, part)',
  'CREATE UNIQUE INDEX parts_by_model ON part_models (model, part)',
]

const rowsAStep = 100
/** Words of names, not numbers: what a slip of a finger is mended against. */
const knownWords = 60_000

export function* buildCatalogue(file: string, source: CatalogueSource): Generator<BuildStep> {
  const database = openDatabase(file)
  // Until it is whole the file is worth nothing, so nothing is spent on keeping half of it.
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -64000')
  database.exec(schema)
  try {
    database.exec('BEGIN')
    const models = new Map<string, KnownModel>()
    const modelWords = new WordIndexBuilder('model_words')
    const build: Build = {
      database,
      models,
      kinds: new Map(),
      words: new WordIndexBuilder('part_words'),
      inside: new WordIndexBuilder('part_trigrams'),
      uses: new Map(),
    }
    for (const model of source.models) {
      const row = models.size + 1
      models.set(model.id, { row, words: idsOf(build.words, wordsOfModel(model)) })
      insertModel(database, modelWords, model, row)
      if (row % rowsAStep === 0) yield { phase: 'models', done: row, of: row }
    }
    let done = 0
    for (const part of source.parts.inOrder()) {
      done += 1
      insertPart(build, part, done)
      if (done % rowsAStep === 0) yield { phase: 'parts', done, of: source.parts.count }
    }
    if (done !== source.parts.count) throw new Error(`${done} of ${source.parts.count} parts`)
    saveVocabulary(database, build.uses)
    const finishing: BuildStep = { phase: 'finishing', done, of: done }
    for (const index of [build.words, build.inside])
      for (const _step of index.write(database, done + 1)) yield finishing
    for (const _step of modelWords.write(database, models.size + 1)) yield finishing
    for (const sql of keys) {
      database.exec(sql)
      yield finishing
    }
    const info = { asOf: source.asOf, models: models.size, parts: done, complete: 'yes' }
    for (const [key, value] of Object.entries(info))
      database.run('INSERT INTO info VALUES (?, ?)', key, String(value))
    database.exec('COMMIT')
  } finally {
    database.close()
  }
  const handle = openSync(file, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}

function insertModel(database: Database, words: WordIndexBuilder, model: DeviceModel, row: number): void {
  database.run('INSERT INTO models VALUES (?, ?, ?)', row, model.id, Buffer.from(JSON.stringify(model)))
  const texts = [
    model.brand,
    model.brandZh,
    model.name,
    model.nameZh,
    ...model.modelNumbers,
    ...model.nicknames,
  ]
  words.add(row, idsOf(words, [...indexWords(texts), ...bigrams(texts.join(' '))]))
}

interface Build {
  readonly database: Database
  readonly models: ReadonlyMap<string, KnownModel>
  readonly kinds: Map<string, ReadonlySet<number>>
  readonly words: WordIndexBuilder
  readonly inside: WordIndexBuilder
  readonly uses: Map<string, number>
}

interface KnownModel {
  readonly row: number
  /** What a part that fits this model is found by; the same for all of its parts. */
  readonly words: ReadonlySet<number>
}

/** More models than this say nothing about a part any more: it fits everything. */
const modelsNamed = 12

function insertPart(build: Build, part: Part, row: number): void {
  const { database, models, words, inside, uses } = build
  database.run(
    'INSERT INTO parts VALUES (?, ?, ?, ?)',
    row,
    part.partNumber,
    part.nameZh.length + part.nameEn.length,
    Buffer.from(JSON.stringify(part)),
  )
  const own = [...indexWords([part.nameEn, part.nameZh]), ...bigrams(part.nameZh)]
  const all = new Set(own.map((word) => words.id(word)))
  for (const id of wordsOfKind(build, part.kind)) all.add(id)
  for (const modelId of part.modelIds.slice(0, modelsNamed))
    for (const id of models.get(modelId)?.words ?? []) all.add(id)
  words.add(row, all)
  for (const word of own) if (/^[a-z]{4,20}$/.test(word)) uses.set(word, (uses.get(word) ?? 0) + 1)
  inside.add(row, idsOf(inside, [part.partNumber, ...part.oldNumbers].flatMap(trigrams)))
  for (const number of part.oldNumbers) {
    database.run('INSERT INTO old_numbers VALUES (?, ?)', number.toUpperCase(), row)
  }
  for (const modelId of new Set(part.modelIds)) {
    const model = models.get(modelId)
    if (model) database.run('INSERT INTO part_models VALUES (?, ?)', model.row, row)
  }
}

function wordsOfKind({ kinds, words }: Build, kind: Part['kind']): ReadonlySet<number> {
  const known = kinds.get(kind)
  if (known !== undefined) return known
  const { zh, en, alsoCalled = [] } = partKindInfo(kind)
  const names = [kind, zh, en, ...alsoCalled]
  const made = idsOf(words, [...indexWords(names), ...names.flatMap(bigrams)])
  kinds.set(kind, made)
  return made
}

function wordsOfModel(model: DeviceModel): readonly string[] {
  const names = [
    model.brand,
    model.brandZh,
    model.name,
    ...model.nicknames,
    ...model.modelNumbers.slice(0, 6),
  ]
  return [...indexWords(names), ...[model.nameZh, ...model.nicknames].flatMap(bigrams)]
}

function idsOf(index: WordIndexBuilder, words: readonly string[]): ReadonlySet<number> {
  return new Set(words.map((word) => index.id(word)))
}

function saveVocabulary(database: Database, uses: ReadonlyMap<string, number>): void {
  const often = [...uses].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, knownWords)
  for (const [word, count] of often) database.run('INSERT INTO vocabulary VALUES (?, ?)', word, count)
}

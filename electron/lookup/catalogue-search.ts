/**
 * Finding in a built catalogue, at every key. No step visits all matches: rows lie in order of demand, so the first
 * ones are the likeliest, and only a bounded number of them is looked at more closely. What fits word for word comes
 * before what only begins so; a number, old or new, before both; a slip of a finger is mended when nothing was found.
 */

import type { Database } from '../journal/sqlite'
import { meet, type Postings } from './postings'
import { createMender, type Mender } from './typing-slip'
import { openWordIndex, type WordIndex } from './word-index'
import { type Typed, trigrams, typed } from './words'

export interface PartQuery {
  readonly text: string
  readonly modelId?: string
  readonly offset?: number
  readonly limit?: number
}

export interface CatalogueSearch {
  /** Rows of the parts that fit, best first. */
  readonly parts: (query: PartQuery) => readonly number[]
  readonly models: (text: string, limit: number) => readonly number[]
}

/** So many are compared by how much else they say; where there are more, the most wanted stand first. */
const compared = 120
const numbersShown = 20
/** Rows whose number is looked at, of those that have all the trigrams somewhere. */
const insideLooked = 300

/** How the typed words have to fit: whole; whole but for the one being typed; only begun. */
const fits = ['whole', 'typing', 'begun'] as const
type Fit = (typeof fits)[number]

export function createSearch(database: Database): CatalogueSearch {
  const count = (table: 'parts' | 'models') =>
    database.get<{ last: number | null }>(`SELECT max(rowid) AS last FROM ${table}`)?.last ?? 0
  const partWords = openWordIndex(database, 'part_words', count('parts') + 1)
  const modelWords = openWordIndex(database, 'model_words', count('models') + 1)
  const inside = openWordIndex(database, 'part_trigrams', count('parts') + 1)
  let mender: Mender | undefined

  /** Of the parts that have every word, the one that says least besides is the one that was named. */
  function closestFirst(found: readonly number[]): readonly number[] {
    if (found.length > compared || found.length < 2) return found
    const lengths = new Map(
      database
        .all<{ rowid: number; length: number }>(
          'SELECT rowid, length FROM parts WHERE rowid IN (SELECT value FROM json_each(?))',
          JSON.stringify(found),
        )
        .map((row) => [row.rowid, row.length]),
    )
    return [...found].sort((a, b) => (lengths.get(a) ?? 0) - (lengths.get(b) ?? 0) || a - b)
  }

  function byWords(
    words: Typed,
    inModel: Postings | undefined,
    limit: number,
    offset: number,
  ): readonly number[] {
    const wanted = offset + limit
    const named = words.words.length + words.pairs.length + words.beginnings.length >= 3
    const found = new Set<number>()
    for (const fit of fits) {
      if (found.size >= wanted) break
      const terms = termsOf(partWords, words, fit)
      if (!terms) continue
      const rows = meet(inModel ? [...terms, inModel] : terms, Math.max(wanted, compared + 1))
      for (const row of named && fit !== 'begun' ? closestFirst(rows) : rows) found.add(row)
    }
    return [...found].slice(offset, wanted)
  }

  function byNumber(upper: string): readonly number[] {
    const end = `${upper.slice(0, -1)}${String.fromCharCode(upper.charCodeAt(upper.length - 1) + 1)}`
    const old = database.all<{ part: number }>(
      'SELECT part FROM old_numbers WHERE number = ? ORDER BY part LIMIT 5',
      upper,
    )
    const current = database.all<{ rowid: number }>(
      'SELECT rowid FROM parts WHERE part_number >= ? AND part_number < ? ORDER BY part_number LIMIT ?',
      upper,
      end,
      numbersShown,
    )
    const begun =
      upper.length < 4
        ? []
        : database.all<{ part: number }>(
            'SELECT part FROM old_numbers WHERE number > ? AND number < ? ORDER BY number LIMIT 10',
            upper,
            end,
          )
    return [
      ...old.map((row) => row.part),
      ...current.map((row) => row.rowid),
      ...begun.map((row) => row.part),
    ]
  }

  function insideNumber(upper: string, limit: number): readonly number[] {
    if (upper.length < 3 || !/^[A-Z0-9._/-]+$/.test(upper)) return []
    const terms = trigrams(upper).map((three) => inside.word(three))
    if (!isWhole(terms)) return []
    // They may stand anywhere in it: the number itself says whether they are together.
    const rows = meet(terms, insideLooked)
    const current = database.all<{ row: number; number: string }>(
      'SELECT rowid AS row, part_number AS number FROM parts WHERE rowid IN (SELECT value FROM json_each(?))',
      JSON.stringify(rows),
    )
    const numbers = current
      .filter(({ number }) => number.includes(upper))
      .map(({ row, number }) => ({ row, last: number.endsWith(upper) }))
    // Old numbers cost more to read, and are not asked while there are enough of today's.
    if (numbers.length < limit)
      numbers.push(...insideOld(upper, rows, new Set(numbers.map(({ row }) => row))))
    const ending = numbers.filter(({ last }) => last)
    return [...ending, ...numbers.filter(({ last }) => !last)].slice(0, limit).map(({ row }) => row)
  }

  function insideOld(upper: string, rows: readonly number[], known: ReadonlySet<number>) {
    return rows
      .filter((row) => !known.has(row))
      .flatMap((row) => {
        const data = database.get<{ data: Uint8Array }>('SELECT data FROM parts WHERE rowid = ?', row)?.data
        const { oldNumbers } = JSON.parse(Buffer.from(data ?? []).toString()) as { oldNumbers: string[] }
        const old = oldNumbers.find((one) => one.toUpperCase().includes(upper))
        return old === undefined ? [] : [{ row, last: old.toUpperCase().endsWith(upper) }]
      })
  }

  function mend(words: Typed): Typed | undefined {
    mender ??= createMender(
      database.all<{ word: string }>('SELECT word FROM vocabulary ORDER BY uses DESC').map((row) => row.word),
    )
    const fixed = mender.mend(words.words)
    return fixed && { ...words, words: fixed }
  }

  function partsOfModel(modelId: string): Postings | undefined {
    const model = database.get<{ rowid: number }>('SELECT rowid FROM models WHERE id = ?', modelId)
    if (!model) return undefined
    const rows = database.all<{ part: number }>(
      'SELECT part FROM part_models WHERE model = ? ORDER BY part',
      model.rowid,
    )
    return { kind: 'list', count: rows.length, data: Uint32Array.from(rows, ({ part }) => part) }
  }

  return {
    parts: ({ text, modelId = '', offset = 0, limit = 50 }) => {
      const inModel = modelId === '' ? undefined : partsOfModel(modelId)
      if (modelId !== '' && !inModel) return []
      const trimmed = text.trim()
      if (trimmed === '') return inModel ? [...inModel.data.subarray(offset, offset + limit)] : []
      const upper = trimmed.normalize('NFKC').toUpperCase()
      const words = typed(trimmed)
      const numbered = !inModel && offset === 0 && words.words.length > 0 ? byNumber(upper) : []
      const found = [...new Set([...numbered, ...byWords(words, inModel, limit, offset)])].slice(0, limit)
      if (found.length > 0 || offset > 0) return found
      const within = inModel ? [] : insideNumber(upper, limit)
      if (within.length > 0) return within
      const mended = mend(words)
      return mended ? byWords(mended, inModel, limit, offset) : []
    },
    models: (text, limit) => {
      const words = typed(text)
      const found = fits.flatMap((fit) => {
        const terms = termsOf(modelWords, words, fit)
        return terms ? meet(terms, limit) : []
      })
      return [...new Set(found)].slice(0, limit)
    },
  }
}

/** `undefined`: a word that nothing has, or nothing typed. */
function termsOf(index: WordIndex, typedWords: Typed, fit: Fit): readonly Postings[] | undefined {
  const { words, pairs, beginnings } = typedWords
  const terms = [
    ...words.map((word, at) =>
      fit === 'begun' || (fit === 'typing' && at === words.length - 1) ? index.begun(word) : index.word(word),
    ),
    ...pairs.map((pair) => index.word(pair)),
    ...beginnings.map((character) => index.begun(character)),
  ]
  return terms.length > 0 && isWhole(terms) ? terms : undefined
}

function isWhole(terms: readonly (Postings | undefined)[]): terms is readonly Postings[] {
  return terms.every((term) => term !== undefined)
}

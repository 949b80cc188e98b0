/**
 * The index of one table's words, in SQLite: each word with the rows that have it, and the beginnings that many words
 * share with theirs, so that no key press has to gather more than a handful. Built once with the catalogue, never
 * changed. Nothing of it is held in memory but what was asked last.
 */

import type { Database } from '../journal/sqlite'
import { fromBlob, type Postings, packed, toBlob, union } from './postings'

/** Beginnings of more words than this have their rows written down; the others are gathered when asked. */
const gathered = 48
const longestBeginning = 8
const pairsAChunk = 1 << 20
const kept = 96

export class WordIndexBuilder {
  private readonly ids = new Map<string, number>()
  private readonly chunks: { readonly words: Uint32Array; readonly rows: Uint32Array }[] = []
  private uses = new Uint32Array(1 << 16)
  private pairs = 0

  constructor(private readonly name: string) {}

  id(word: string): number {
    const known = this.ids.get(word)
    if (known !== undefined) return known
    const made = this.ids.size
    this.ids.set(word, made)
    if (made === this.uses.length) {
      const grown = new Uint32Array(made * 2)
      grown.set(this.uses)
      this.uses = grown
    }
    return made
  }

  /** Rows come in rising order; each word once a row. */
  add(row: number, words: Iterable<number>): void {
    for (const word of words) {
      const at = this.pairs % pairsAChunk
      if (at === 0)
        this.chunks.push({ words: new Uint32Array(pairsAChunk), rows: new Uint32Array(pairsAChunk) })
      const chunk = this.chunks[this.chunks.length - 1]
      if (!chunk) return
      chunk.words[at] = word
      chunk.rows[at] = row
      this.uses[word] = (this.uses[word] ?? 0) + 1
      this.pairs += 1
    }
  }

  *write(database: Database, rows: number): Generator<void> {
    database.exec(`
      CREATE TABLE ${this.name} (word TEXT NOT NULL, uses INTEGER NOT NULL, kind TEXT NOT NULL, rows BLOB NOT NULL) STRICT;
      CREATE TABLE ${this.name}_begun (beginning TEXT PRIMARY KEY, uses INTEGER NOT NULL, kind TEXT NOT NULL, rows BLOB NOT NULL) STRICT;
    `)
    const { starts, sorted } = this.sorted()
    this.chunks.length = 0
    yield
    const words = [...this.ids].sort((a, b) => (a[0] < b[0] ? -1 : 1))
    const rowsOf = (id: number) => packed(sorted.subarray(starts[id], starts[id + 1]), rows)
    for (const [index, [word, id]] of words.entries()) {
      const postings = rowsOf(id)
      const sql = `INSERT INTO ${this.name} VALUES (?, ?, ?, ?)`
      database.run(sql, word, postings.count, postings.kind, toBlob(postings))
      if (index % 500 === 499) yield
    }
    yield* this.writeBeginnings(database, words, rowsOf, rows)
    database.exec(`CREATE UNIQUE INDEX ${this.name}_by_word ON ${this.name} (word, uses)`)
    yield
  }

  private *writeBeginnings(
    database: Database,
    words: readonly (readonly [string, number])[],
    rowsOf: (id: number) => Postings,
    rows: number,
  ): Generator<void> {
    for (let length = 1; length <= longestBeginning; length += 1) {
      let from = 0
      while (from < words.length) {
        const beginning = words[from]?.[0].slice(0, length) ?? ''
        let to = from + 1
        while (to < words.length && words[to]?.[0].startsWith(beginning)) to += 1
        if (to - from > gathered && beginning.length === length) {
          const all = union(
            words.slice(from, to).map(([, id]) => rowsOf(id)),
            rows,
          )
          const sql = `INSERT INTO ${this.name}_begun VALUES (?, ?, ?, ?)`
          database.run(sql, beginning, all.count, all.kind, toBlob(all))
          yield
        }
        from = to
      }
    }
  }

  /** All pairs by word, each word's rows still rising: one pass to place them, none to compare. */
  private sorted(): { readonly starts: Uint32Array; readonly sorted: Uint32Array } {
    const starts = new Uint32Array(this.ids.size + 1)
    for (let id = 0; id < this.ids.size; id += 1) starts[id + 1] = (starts[id] ?? 0) + (this.uses[id] ?? 0)
    const next = starts.slice()
    const sorted = new Uint32Array(this.pairs)
    let left = this.pairs
    for (const chunk of this.chunks) {
      const length = Math.min(left, pairsAChunk)
      for (let at = 0; at < length; at += 1) {
        const word = chunk.words[at] ?? 0
        const place = next[word] ?? 0
        sorted[place] = chunk.rows[at] ?? 0
        next[word] = place + 1
      }
      left -= length
    }
    return { starts, sorted }
  }
}

export interface WordIndex {
  readonly word: (word: string) => Postings | undefined
  /** The rows of all words that begin so. */
  readonly begun: (beginning: string) => Postings | undefined
}

interface Stored {
  readonly uses: number
  readonly kind: string
  readonly rows: Uint8Array
}

export function openWordIndex(database: Database, name: string, rows: number): WordIndex {
  const latest = new Map<string, Postings | undefined>()

  function remembered(key: string, find: () => Postings | undefined): Postings | undefined {
    if (latest.has(key)) return latest.get(key)
    const found = find()
    latest.set(key, found)
    const oldest = latest.size > kept ? latest.keys().next().value : undefined
    if (oldest !== undefined) latest.delete(oldest)
    return found
  }
  const read = (stored: Stored | undefined): Postings | undefined =>
    stored && fromBlob(stored.kind, stored.uses, stored.rows)

  return {
    word: (word) =>
      remembered(word, () =>
        read(database.get<Stored>(`SELECT uses, kind, rows FROM ${name} WHERE word = ?`, word)),
      ),
    begun: (beginning) =>
      remembered(`${beginning}*`, () => {
        const written =
          beginning.length > longestBeginning
            ? undefined
            : database.get<Stored>(
                `SELECT uses, kind, rows FROM ${name}_begun WHERE beginning = ?`,
                beginning,
              )
        if (written) return read(written)
        const found = database.all<Stored>(
          `SELECT uses, kind, rows FROM ${name} WHERE word >= ? AND word < ? LIMIT 500`,
          beginning,
          `${beginning}\u{10ffff}`,
        )
        return found.length === 0
          ? undefined
          : union(
              found.map((stored) => fromBlob(stored.kind, stored.uses, stored.rows)),
              rows,
            )
      }),
  }
}

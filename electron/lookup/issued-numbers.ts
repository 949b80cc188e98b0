/**
 * Every issued number that a fact carries, as an index of its own: the report of gaps counts in it instead of walking the
 * journal. It follows the journal by its place, so that asking again only looks at what came since. It holds numbers
 * and nothing else, and may be thrown away at any time: it is filled anew.
 */

import { formatNumber, type NumberKind, type NumberParts, parseNumber } from '../../shared/numbers'
import type { GapReport } from '../../shared/questions/day'
import type { Identity } from '../journal/identity'
import type { Journal } from '../journal/journal'
import type { Database } from '../journal/sqlite'
import type { SpareTime } from '../spare-time'

/** Which facts carry a number, and under which name. */
export const numberFacts = {
  deviceReceived: 'number',
  paymentTaken: 'number',
  quoteGiven: 'number',
  sentOut: 'number',
  complaintRegistered: 'number',
  partsOrdered: 'number',
  transferSent: 'number',
  oldPartSent: 'returnNumber',
  stocktakeStarted: 'number',
} as const

export interface IssuedNumbers {
  /** Every number of every series is looked for among the facts; one that is missing is named. */
  readonly gapReport: () => GapReport
  /** Follows the journal in small steps, so that nobody waits for it later. */
  readonly fill: () => Promise<void>
}

/** Facts that are read in one go, and numbers' facts that are written in one go: a commit is a wait for the disk. */
const step = 200
const stepsInCommit = 50
const types = Object.keys(numberFacts) as readonly (keyof typeof numberFacts)[]

const tables = `
  CREATE TABLE IF NOT EXISTS issued_numbers (
    outlet TEXT NOT NULL, station TEXT NOT NULL, kind TEXT NOT NULL, incarnation INTEGER NOT NULL,
    counter INTEGER NOT NULL, PRIMARY KEY (outlet, station, kind, incarnation, counter)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS issued_numbers_until (only INTEGER PRIMARY KEY, seq INTEGER NOT NULL) STRICT;
`

export function createIssuedNumbers(dependencies: {
  readonly database: Database
  readonly journal: Pick<Journal, 'ofTypes' | 'head'>
  readonly identity: () => Identity
  readonly spareTime: SpareTime
}): IssuedNumbers {
  const { database, journal, identity, spareTime } = dependencies
  let isThere = false

  function openTables(): void {
    if (isThere) return
    database.exec(tables)
    isThere = true
  }

  function until(): number {
    return database.get<{ seq: number }>('SELECT seq FROM issued_numbers_until WHERE only = 1')?.seq ?? 0
  }

  function numbersIn(from: number, to: number): readonly NumberParts[] {
    return journal.ofTypes(types, from, to).flatMap(({ envelope, payload }) => {
      const key = numberFacts[envelope.type as keyof typeof numberFacts]
      const number = (payload as Readonly<Record<string, unknown>> | undefined)?.[key]
      const parts = typeof number === 'string' ? parseNumber(number) : undefined
      return parts && formatNumber(parts) === number ? [parts] : []
    })
  }

  /** In one transaction with the mark: after a crash nothing is missing and nothing is said to be there. */
  function put(numbers: readonly NumberParts[], to: number): void {
    database.transaction(() => {
      for (const { outlet, station, kind, incarnation, counter } of numbers) {
        database.run(
          'INSERT OR IGNORE INTO issued_numbers (outlet, station, kind, incarnation, counter) VALUES (?, ?, ?, ?, ?)',
          ...[outlet, station, kind, incarnation, counter],
        )
      }
      database.run('INSERT OR REPLACE INTO issued_numbers_until (only, seq) VALUES (1, ?)', to)
    })
  }

  async function fillSome(): Promise<boolean> {
    openTables()
    const from = until()
    const head = journal.head()
    const to = Math.min(from + step * stepsInCommit, head)
    const numbers: NumberParts[] = []
    for (let at = from; at < to; at += step) {
      numbers.push(...numbersIn(at, Math.min(at + step, to)))
      await spareTime.pause()
    }
    // Who asked meanwhile has gone further already.
    if (to > until()) put(numbers, to)
    return to < head
  }

  interface Series {
    readonly kind: NumberKind
    readonly incarnation: number
    readonly last: number
  }

  function gapsOf({ kind, incarnation, last }: Series): GapReport['series'][number] {
    const { outlet, station } = identity()
    const where = 'outlet = ? AND station = ? AND kind = ? AND incarnation = ? AND counter BETWEEN 1 AND ?'
    const of = [outlet, station, kind, incarnation, last]
    const found =
      database.get<{ n: number }>(`SELECT count(*) AS n FROM issued_numbers WHERE ${where}`, ...of)?.n ?? 0
    const gaps: { number: string; explanation: string }[] = []
    if (found < last) {
      const there = new Set(
        database
          .all<{ counter: number }>(`SELECT counter FROM issued_numbers WHERE ${where}`, ...of)
          .map(({ counter }) => counter),
      )
      for (let counter = 1; counter <= last; counter += 1) {
        if (there.has(counter)) continue
        const number = formatNumber({ kind, outlet, station, incarnation, counter })
        gaps.push({ number, explanation: 'not-found' })
      }
    }
    return { kind, incarnation, issued: last, found, gaps }
  }

  return {
    gapReport: () => {
      openTables()
      const head = journal.head()
      for (let from = until(); from < head; from = until()) {
        const to = Math.min(from + step * stepsInCommit, head)
        put(numbersIn(from, to), to)
      }
      const counters = database.all<Series>(
        'SELECT kind, incarnation, last FROM counters ORDER BY incarnation, kind',
      )
      return { series: counters.map(gapsOf) }
    },
    fill: async () => {
      try {
        while (await fillSome());
      } catch {
        // A full disk, or closing already: whoever asks goes on from here.
      }
    },
  }
}

/**
 * A backup is worth what it is when it is opened: every fact unsealed, the chain walked link by link, every page
 * checked, every stream folded. In steps, so that the counter goes on working. It never writes into the backup itself: who has only the
 * file of a stick looks at a copy.
 */

import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { splitStream } from '../../shared/events/aggregate'
import { aggregateByKind } from '../../shared/events/registry'
import { createJournal, type Journal } from '../journal/journal'
import { schemaVersion } from '../journal/migrations'
import { createSealer, type KeyProvider, keyFits } from '../journal/seal'
import { type Database, openDatabase } from '../journal/sqlite'
import { createStates, type States } from '../journal/states'

export type BackupProblem = 'wrong-key' | 'damaged' | 'newer' | 'not-a-journal'

export interface Inspected {
  readonly facts: number
  readonly streams: number
  readonly businessDay: string
  readonly lastFactAtMs: number
}

export type Inspection =
  | { readonly kind: 'good'; readonly inspected: Inspected }
  | { readonly kind: 'bad'; readonly problem: BackupProblem; readonly seq?: number; readonly reason?: string }

/** What an opened backup can be asked before it is closed again. */
export interface OpenedBackup {
  readonly database: Database
  readonly journal: Journal
  readonly states: States
}

export interface Inspecting {
  readonly isStopped: () => boolean
  /** Between two steps; absent, whoever else has work goes first. */
  readonly rest?: () => Promise<void>
}

/** Foldings between two pauses. */
const streamsAtOnce = 200

export async function inspect(
  file: string,
  keys: KeyProvider,
  look: (opened: OpenedBackup) => void = () => undefined,
  how: Inspecting = { isStopped: () => false },
): Promise<Inspection> {
  const schema = schemaOf(file)
  if (schema === undefined) return { kind: 'bad', problem: 'not-a-journal' }
  if (schema > schemaVersion) return { kind: 'bad', problem: 'newer' }
  let database: Database | undefined
  try {
    database = openDatabase(file)
    if (!keyFits(database, keys)) return { kind: 'bad', problem: 'wrong-key' }
    const journal = createJournal(database, createSealer(database, keys))
    const wrong = await inSteps(journal.walk(), how)
    if (wrong) return { kind: 'bad', problem: 'damaged', ...wrong }
    // Indexes and rows are copied as they lie on the disk; no walk over the facts has seen them.
    if (!(await inSteps(checkPages(database), how))) return { kind: 'bad', problem: 'damaged' }
    const states = createStates(journal)
    const streams = await inSteps(foldAll(journal, states), how)
    const last = database.get<{ business_day: string; recorded_at_ms: number }>(
      'SELECT business_day, recorded_at_ms FROM events ORDER BY seq DESC LIMIT 1',
    )
    look({ database, journal, states })
    return {
      kind: 'good',
      inspected: {
        facts: journal.head(),
        streams,
        businessDay: last?.business_day ?? '',
        lastFactAtMs: last?.recorded_at_ms ?? 0,
      },
    }
  } catch {
    // SQLite says so of pages that are not what they were, JSON of payloads: for whoever asks it is one answer.
    return { kind: 'bad', problem: 'damaged' }
  } finally {
    if (database) closeWhole(database)
  }
}

/**
 * The schema of a journal's file, read from its header without opening it. `undefined`: not a database. A journal
 * in use may have a younger one in its write-ahead log.
 */
export function schemaOf(file: string): number | undefined {
  if (!existsSync(file)) return undefined
  const header = Buffer.alloc(100)
  const descriptor = openSync(file, 'r')
  try {
    if (readSync(descriptor, header, 0, 100, 0) < 100) return undefined
  } finally {
    closeSync(descriptor)
  }
  return header.subarray(0, 15).toString() === 'SQLite format 3' ? header.readUInt32BE(60) : undefined
}

/** Table by table: one call over all of it could not be given up. */
function* checkPages(database: Database): Generator<unknown, boolean> {
  const tables = database.all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
  for (const { name } of tables) {
    const said = database.get<{ quick_check: string }>(`PRAGMA quick_check("${name}")`)?.quick_check
    if (said !== 'ok') return false
    yield
  }
  return true
}

function* foldAll(journal: Journal, states: States): Generator<unknown, number> {
  let folded = 0
  for (const [kind, aggregate] of aggregateByKind) {
    for (const stream of journal.streams(kind)) {
      states.load(aggregate, splitStream(stream).id)
      folded += 1
      if (folded % streamsAtOnce === 0) yield
    }
  }
  return folded
}

/** What is given up has no answer; whoever gave it up does not read one. */
class GivenUp extends Error {}

async function inSteps<Value>(
  steps: Generator<unknown, Value>,
  { isStopped, rest = pause }: Inspecting,
): Promise<Value> {
  for (;;) {
    if (isStopped()) throw new GivenUp()
    const step = steps.next()
    if (step.done === true) return step.value
    await rest()
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** One file without a log beside it, which can be copied as it is. */
function closeWhole(database: Database): void {
  try {
    database.exec('PRAGMA journal_mode = DELETE')
  } catch {
    // A damaged one can not be tidied, only closed.
  }
  database.close()
}

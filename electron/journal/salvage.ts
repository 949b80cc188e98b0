/**
 * What can still be read of a damaged journal. Facts are read straight from the pages, since SQLite gives up where an
 * inner page or the list of tables is gone. Each fact proves itself: its own hash, its seal, which is bound to its
 * place, and the hash of what was sealed. Nothing that does not is given back; the damaged files are only read.
 */

import { existsSync, readFileSync } from 'node:fs'
import { chainText } from '../../shared/events/envelope'
import { type EventRow, eventColumns, insertFact, readFact } from './fact-row'
import { type ScannedRow, scanRows } from './page-scan'
import {
  type KeyProvider,
  type KeyRow,
  type KeyTable,
  payloadHash,
  type Sealer,
  sealerOver,
  sha256Hex,
} from './seal'
import type { Database } from './sqlite'

export interface Salvaged {
  /** In order of their place; each has proved itself. */
  readonly facts: readonly EventRow[]
  readonly keys: readonly KeyRow[]
  /** Places before the last readable fact that can not be read. */
  readonly unreadable: readonly number[]
}

const keyColumns = 3

/**
 * @param file the damaged journal, with its write-ahead log beside it
 * @param sound a sound backup of the same journal: keys that the damaged one has lost are taken from there
 */
export function salvage(file: string, provider: KeyProvider, sound?: Database): Salvaged {
  const bytes = readFileSync(file)
  const log = existsSync(`${file}-wal`) ? readFileSync(`${file}-wal`) : undefined
  const keys = readKeys(scanRows(bytes, log, keyColumns), sound)
  const sealer = sealerOver(keyTable(keys), provider)
  const facts = readFacts(scanRows(bytes, log, eventColumns.length), sealer)
  const last = facts.at(-1)?.seq ?? 0
  const readable = new Set(facts.map((fact) => fact.seq))
  const places = Array.from({ length: last }, (_, before) => before + 1)
  return { facts, keys: [...keys.values()], unreadable: places.filter((seq) => !readable.has(seq)) }
}

/**
 * Adds to a restored journal what the damaged one still had beyond it. Only as far as the chain holds: a fact behind
 * a gap would stand on something that nobody can read, and headquarters names what is missing.
 * The caller opens a new incarnation before anything is appended.
 */
export function addSalvaged(restored: Database, salvaged: Salvaged): number {
  return restored.transaction(() => {
    for (const key of salvaged.keys) {
      // Who was erased after the backup stays erased.
      const verb = key.wrapped === null ? 'REPLACE' : 'IGNORE'
      restored.run(
        `INSERT OR ${verb} INTO keys (key_id, wrapped, destroyed_at_ms) VALUES (?, ?, ?)`,
        key.key_id,
        key.wrapped,
        key.destroyed_at_ms,
      )
    }
    let seq = restored.get<{ last: number | null }>('SELECT max(seq) AS last FROM events')?.last ?? 0
    let added = 0
    for (const fact of salvaged.facts) {
      if (fact.seq <= seq) continue
      const before = restored.get<{ hash: string }>(
        'SELECT hash FROM events WHERE station = ? AND incarnation = ? AND origin_seq = ?',
        fact.station,
        fact.incarnation,
        fact.origin_seq - 1,
      )
      if (fact.seq !== seq + 1 || (fact.origin_seq > 1 && before?.hash !== fact.prev_hash)) break
      insertFact(restored, fact)
      seq = fact.seq
      added += 1
    }
    return added
  })
}

function readKeys(scanned: Iterable<ScannedRow>, sound: Database | undefined): ReadonlyMap<string, KeyRow> {
  const keys = new Map<string, KeyRow>()
  // A key never changes, it can only be destroyed; and who was erased stays erased.
  const keep = (row: KeyRow): void => {
    if (row.wrapped === null || !keys.has(row.key_id)) keys.set(row.key_id, row)
  }
  for (const row of sound?.all<KeyRow>('SELECT * FROM keys') ?? []) keep(row)
  for (const { values } of scanned) {
    const [id, wrapped, destroyed] = values
    if (typeof id !== 'string' || !/^(journal$|customer\/)/.test(id)) continue
    if (wrapped instanceof Uint8Array) keep({ key_id: id, wrapped, destroyed_at_ms: null })
    else if (wrapped === null && typeof destroyed === 'number') {
      keep({ key_id: id, wrapped: null, destroyed_at_ms: destroyed })
    }
  }
  return keys
}

/** For reading only: nothing is sealed or destroyed here. */
export function keyTable(keys: ReadonlyMap<string, KeyRow>): KeyTable {
  return {
    wrapped: (keyId) => keys.get(keyId),
    keep: () => undefined,
    destroy: () => undefined,
    settled: () => true,
  }
}

function readFacts(scanned: Iterable<ScannedRow>, sealer: Sealer): readonly EventRow[] {
  const found = new Map<number, EventRow>()
  for (const { rowid, values } of scanned) {
    const row = asFact(rowid, values)
    if (row && !found.has(row.seq) && proves(row, sealer)) found.set(row.seq, row)
  }
  return [...found.values()].sort((a, b) => a.seq - b.seq)
}

function asFact(rowid: number, values: ScannedRow['values']): EventRow | undefined {
  const entries = eventColumns.map(
    (column, place) => [column, column === 'seq' ? rowid : values[place]] as const,
  )
  const wrong = entries.some(([column, value]) =>
    column === 'sealed'
      ? !(value instanceof Uint8Array)
      : numbers.has(column)
        ? typeof value !== 'number'
        : typeof value !== 'string',
  )
  return wrong ? undefined : (Object.fromEntries(entries) as unknown as EventRow)
}

const numbers: ReadonlySet<string> = new Set([
  'seq',
  'revision',
  'version',
  'incarnation',
  'origin_seq',
  'recorded_at_ms',
] satisfies readonly (keyof EventRow)[])

function proves(row: EventRow, sealer: Sealer): boolean {
  const fact = readFact(row, sealer)
  if (sha256Hex(chainText(fact.envelope)) !== row.hash) return false
  if (fact.payload === undefined) return !fact.damaged
  return payloadHash(fact.salt, fact.payload) === fact.envelope.payloadHash
}

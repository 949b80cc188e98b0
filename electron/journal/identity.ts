/**
 * Which journal this is. A restored backup or a copied disk must not go on counting where the other one already
 * has: a mark beside the database (and the machine's own id) tells, and the journal then starts a new incarnation
 * with number series of its own before its first append.
 */

import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { writeDurably, writeDurablySoon } from './durable-file'
import type { Database } from './sqlite'

export interface Identity {
  readonly journalId: string
  readonly epoch: number
  readonly outlet: string
  readonly station: string
  readonly incarnation: number
}

export interface Mark {
  readonly journalId: string
  readonly incarnation: number
  /** At least so many facts of this incarnation have been recorded on this machine. */
  readonly highWater: number
  readonly machine: string
}

/** The journal stands beside its mark under this name. */
const journalFileName = 'journal.sqlite'

export type IncarnationReason = 'first' | 'same' | 'restored' | 'copied'

export function readMark(file: string): (Mark & { readonly journalFile?: string }) | undefined {
  if (!existsSync(file)) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Mark
  } catch {
    // A torn mark says nothing; the database then counts as copied, which is always safe.
    return undefined
  }
}

/** `false`: it could not be written (full disk). An old mark is safe; an error here must not stop a counter. */
export function writeMark(file: string, mark: Mark): boolean {
  try {
    writeDurably(file, markText(file, mark))
    return true
  } catch {
    return false
  }
}

/** The same without holding anybody up; one at a time. */
export function writeMarkSoon(file: string, mark: Mark): Promise<boolean> {
  return writeDurablySoon(file, markText(file, mark)).then(
    () => true,
    () => false,
  )
}

function markText(file: string, mark: Mark): string {
  return JSON.stringify({ ...mark, journalFile: journalFileOf(file) })
}

/** The file system's own number of the journal's file: a copy of the whole folder has another one. */
function journalFileOf(markFile: string): string {
  const journal = join(dirname(markFile), journalFileName)
  return existsSync(journal) ? String(statSync(journal, { bigint: true }).ino) : ''
}

export function machineId(): string {
  for (const file of ['/etc/machine-id', '/var/lib/dbus/machine-id']) {
    if (existsSync(file)) {
      const id = readFileSync(file, 'utf8').trim()
      if (id !== '') return id
    }
  }
  return `host:${hostname()}`
}

/** Reads the identity, or mints it, and opens a new incarnation where the mark does not fit the journal. */
export function settleIdentity(
  database: Database,
  markFile: string,
  machine: string,
): { readonly identity: Identity; readonly reason: IncarnationReason } {
  const meta = (key: string): string | undefined =>
    database.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', key)?.value
  const journalId = meta('journalId')
  if (journalId === undefined) {
    const identity = { journalId: randomUUID(), epoch: 1, outlet: '', station: 'A', incarnation: 0 }
    database.transaction(() => saveIdentity(database, identity))
    writeMark(markFile, { journalId: identity.journalId, incarnation: 0, highWater: 0, machine })
    return { identity, reason: 'first' }
  }
  const stored: Identity = {
    journalId,
    epoch: Number(meta('epoch') ?? 1),
    outlet: meta('outlet') ?? '',
    station: meta('station') ?? 'A',
    incarnation: Number(meta('incarnation') ?? 0),
  }
  const mark = readMark(markFile)
  const last = lastOriginSeq(database, stored)
  const copied = (mark?.journalFile ?? '') !== '' && mark?.journalFile !== journalFileOf(markFile)
  const reason = copied ? 'copied' : judge(mark, stored, last, machine)
  if (reason === 'same') return { identity: stored, reason }
  const incarnation = Math.max(stored.incarnation, mark?.journalId === journalId ? mark.incarnation : 0) + 1
  const identity = { ...stored, incarnation, epoch: stored.epoch + 1 }
  database.transaction(() => {
    saveIdentity(database, identity)
    if (reason === 'restored' && mark) rememberOnce(database, stored, mark, last)
  })
  writeMark(markFile, { journalId, incarnation, highWater: 0, machine })
  return { identity, reason }
}

/** What the mark says was recorded here and is not here any more: to be looked for at headquarters, number by number. */
function rememberOnce(database: Database, stored: Identity, mark: Mark, last: number): void {
  const here = mark.incarnation === stored.incarnation ? last : 0
  if (mark.highWater <= here) return
  database.run(
    'INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)',
    `${onceKey}${mark.incarnation}`,
    String(mark.highWater),
  )
}

const onceKey = 'once/'

/** For each incarnation that has lost its tail: how many facts it once had on this machine. */
export function onceHad(
  database: Database,
): readonly { readonly incarnation: number; readonly count: number }[] {
  return database
    .all<{ key: string; value: string }>("SELECT key, value FROM meta WHERE key GLOB 'once/*'")
    .map(({ key, value }) => ({ incarnation: Number(key.slice(onceKey.length)), count: Number(value) }))
}

function judge(mark: Mark | undefined, stored: Identity, last: number, machine: string): IncarnationReason {
  if (!mark || mark.journalId !== stored.journalId || mark.machine !== machine) return 'copied'
  if (mark.incarnation !== stored.incarnation || mark.highWater > last) return 'restored'
  return 'same'
}

export function lastOriginSeq(database: Database, identity: Identity): number {
  return (
    database.get<{ last: number | null }>(
      'SELECT max(origin_seq) AS last FROM events WHERE station = ? AND incarnation = ?',
      identity.station,
      identity.incarnation,
    )?.last ?? 0
  )
}

export function saveIdentity(database: Database, identity: Identity): void {
  for (const [key, value] of Object.entries(identity)) {
    database.run('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', key, String(value))
  }
}

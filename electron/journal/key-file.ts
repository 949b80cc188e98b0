/**
 * The station's master key in a file of its own beside the journal, readable by this user only. The operating
 * system's key store, where there is one, wraps it (`wrap`): without that, a copied disk carries its key along,
 * which docs/data-safety.md says plainly. Beside it stands the same key wrapped by the manager's recovery code and by
 * the one that headquarters keeps, so that a key store that is gone (new machine, new system) never locks an outlet out.
 */

import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeDurably } from './durable-file'
import type { RecoveryWrap } from './recovery-code'
import type { KeyProvider } from './seal'

export interface KeyWrap {
  readonly name: string
  readonly wrap: (plain: Buffer) => Buffer
  readonly unwrap: (wrapped: Buffer) => Buffer
}

/** The station's key, and its second opening. */
export interface StationKey extends KeyProvider {
  readonly recovery: () => RecoveryWrap | undefined
  readonly keepRecovery: (wrap: RecoveryWrap) => void
  /** The third: by the code that headquarters keeps. */
  readonly escrow: () => EscrowWrap | undefined
  readonly keepEscrow: (wrap: EscrowWrap) => void
}

export type EscrowWrap = RecoveryWrap & { readonly hqId: string }

/** What opens the key besides the system's store. */
export interface OtherOpenings {
  readonly recovery?: RecoveryWrap | undefined
  readonly escrow?: EscrowWrap | undefined
}

/** Nothing on this machine opens the key any more; the recovery code does. */
export class KeyNotAvailable extends Error {
  constructor(readonly others: OtherOpenings) {
    super('nothing on this machine opens the station key')
  }
}

/** As `keyFile`, but a journal whose key is gone never gets another one, which could open nothing of it. */
export function stationKey(folder: string, wraps: readonly KeyWrap[]): StationKey {
  const file = join(folder, 'station.key')
  if (!existsSync(file) && existsSync(join(folder, 'journal.sqlite'))) throw new KeyNotAvailable({})
  return keyFile(file, wraps)
}

interface KeyRecord extends OtherOpenings {
  readonly wrap: string
  readonly key: string
}

const noWrap: KeyWrap = { name: 'none', wrap: (plain) => plain, unwrap: (wrapped) => wrapped }

export function keyFile(file: string, wraps: readonly KeyWrap[] = []): StationKey {
  if (!existsSync(file)) writeKeyFile(file, randomBytes(32), wraps)
  const record = readRecord(file)
  const key = opened(record, [...wraps, noWrap])
  let others: OtherOpenings = { recovery: record.recovery, escrow: record.escrow }
  const keep = (next: OtherOpenings): void => {
    writeKeyFile(file, key, wraps, next)
    others = next
  }
  // The system has got a key store, or another one, since the key was kept.
  if (record.wrap !== (wraps[0] ?? noWrap).name) keep(others)
  return {
    masterKey: () => key,
    recovery: () => others.recovery,
    keepRecovery: (recovery) => keep({ ...others, recovery }),
    escrow: () => others.escrow,
    keepEscrow: (escrow) => keep({ ...others, escrow }),
  }
}

/** Replaces the file whole: a new station's key, one that comes from a backup, or the same in another store. */
export function writeKeyFile(
  file: string,
  key: Buffer,
  wraps: readonly KeyWrap[] = [],
  { recovery, escrow }: OtherOpenings = {},
): void {
  const wrap = wraps[0] ?? noWrap
  const record: KeyRecord = {
    wrap: wrap.name,
    key: wrap.wrap(key).toString('base64'),
    ...(recovery === undefined ? {} : { recovery }),
    ...(escrow === undefined ? {} : { escrow }),
  }
  writeDurably(file, JSON.stringify(record))
}

/** What stands in the file of the other openings, also when the first one fails. */
export function othersOf(file: string): OtherOpenings {
  if (!existsSync(file)) return {}
  const { recovery, escrow } = readRecord(file)
  return { recovery, escrow }
}

function readRecord(file: string): KeyRecord {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as KeyRecord
  } catch {
    // A torn or foreign file: as good as none, and never written over.
    throw new KeyNotAvailable({})
  }
}

function opened(record: KeyRecord, known: readonly KeyWrap[]): Buffer {
  const wrap = known.find((one) => one.name === record.wrap)
  if (!wrap) throw new KeyNotAvailable(record)
  try {
    const key = wrap.unwrap(Buffer.from(record.key, 'base64'))
    if (key.byteLength === 32) return key
  } catch {
    // Another user, another system: the store no longer knows what it wrapped.
  }
  throw new KeyNotAvailable(record)
}

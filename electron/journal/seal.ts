/**
 * Sealing: AES-256-GCM over each payload, with what it belongs to as additional data, so that a sealed payload
 * moved to another place does not open. Every customer has a key of their own; destroying it makes every copy of
 * their data unreadable, here, at headquarters' escrow and in every backup, while the chain still verifies.
 */

import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { canonicalJson } from '../../shared/documents/canonical'
import type { Database } from './sqlite'

/** Wraps the station's master key; the operating system, a key file, or headquarters' escrow stand behind it. */
export interface KeyProvider {
  readonly masterKey: () => Buffer
}

export interface Sealer {
  /** Makes the key when it is not there yet. `undefined`: it was destroyed. */
  readonly seal: (keyId: string, belongsTo: string, plain: Buffer) => Buffer | undefined
  /** `undefined`: the key was destroyed, or the bytes are damaged. */
  readonly open: (keyId: string, belongsTo: string, sealed: Uint8Array) => Buffer | undefined
  readonly destroy: (keyId: string, atMs: number) => void
  readonly isDestroyed: (keyId: string) => boolean
}

export const journalKeyId = 'journal'

export interface KeyRow {
  readonly key_id: string
  /** `null`: destroyed. */
  readonly wrapped: Uint8Array | null
  readonly destroyed_at_ms: number | null
}

/** Where the wrapped keys are: a table of the journal, or what was saved of one. */
export interface KeyTable {
  readonly wrapped: (keyId: string) => Pick<KeyRow, 'wrapped'> | undefined
  readonly keep: (keyId: string, wrapped: Buffer) => void
  readonly destroy: (keyId: string, atMs: number) => void
  /** A key made in a transaction that is rolled back must not be remembered. */
  readonly settled: () => boolean
}

export function createSealer(database: Database, provider: KeyProvider): Sealer {
  return sealerOver(
    {
      wrapped: (keyId) => database.get('SELECT wrapped FROM keys WHERE key_id = ?', keyId),
      keep: (keyId, wrapped) =>
        void database.run('INSERT INTO keys (key_id, wrapped) VALUES (?, ?)', keyId, wrapped),
      destroy: (keyId, atMs) =>
        void database.run(
          'UPDATE keys SET wrapped = NULL, destroyed_at_ms = ? WHERE key_id = ?',
          atMs,
          keyId,
        ),
      settled: () => !database.inTransaction(),
    },
    provider,
  )
}

export function sealerOver(table: KeyTable, provider: KeyProvider): Sealer {
  const known = new Map<string, Buffer>()

  function keyFor(keyId: string, make: boolean): Buffer | undefined {
    const cached = known.get(keyId)
    if (cached) return cached
    const row = table.wrapped(keyId)
    if (row?.wrapped === null) return undefined
    let key = row?.wrapped ? decrypt(provider.masterKey(), keyId, row.wrapped) : undefined
    if (!key && !row && make) {
      key = randomBytes(32)
      table.keep(keyId, encrypt(provider.masterKey(), keyId, key))
    }
    if (key && table.settled()) known.set(keyId, key)
    return key
  }

  return {
    seal: (keyId, belongsTo, plain) => {
      const key = keyFor(keyId, true)
      return key && encrypt(key, belongsTo, plain)
    },
    open: (keyId, belongsTo, sealed) => {
      const key = keyFor(keyId, false)
      return key && decrypt(key, belongsTo, sealed)
    },
    destroy: (keyId, atMs) => {
      known.delete(keyId)
      table.destroy(keyId, atMs)
    },
    isDestroyed: (keyId) => table.wrapped(keyId)?.wrapped === null,
  }
}

/** Whether this key is the one that the journal's keys are wrapped by. An empty journal fits any. */
export function keyFits(database: Database, provider: KeyProvider): boolean {
  const row = database.get<{ wrapped: Uint8Array | null }>(
    'SELECT wrapped FROM keys WHERE key_id = ?',
    journalKeyId,
  )
  return !row?.wrapped || decrypt(provider.masterKey(), journalKeyId, row.wrapped) !== undefined
}

function encrypt(key: Buffer, belongsTo: string, plain: Buffer): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(belongsTo))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function decrypt(key: Buffer, belongsTo: string, sealed: Uint8Array): Buffer | undefined {
  if (sealed.byteLength < 28) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
    decipher.setAAD(Buffer.from(belongsTo))
    decipher.setAuthTag(sealed.subarray(12, 28))
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
  } catch {
    // Damaged or moved bytes: the caller names the fact that could not be read.
    return undefined
  }
}

export function sha256Hex(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The hash that stands in the chain for a payload: salted, so that a short payload can not be guessed from it. */
export function payloadHash(salt: string, payload: unknown): string {
  return sha256Hex(`${salt}:${canonicalJson(payload)}`)
}

/** Keyed hash for things that must be found again without being readable (a serial made to an id). */
export function keyedHash(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex')
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.byteLength === b.byteLength && timingSafeEqual(a, b)
}

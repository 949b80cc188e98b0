/**
 * Recovery codes of stations, kept for the day on which an outlet has lost its own. They lie sealed in the database;
 * the key that opens them is a file of its own, which may be kept on a stick. Every look has a name and a reason.
 */

import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Pool } from 'pg'
import { bundleCrypto } from '../node/bundle-crypto'
import { type EscrowCode, escrowAbout } from '../shared/sync/escrow'
import { newSigningKey, publicKeyText, signingKeyFrom } from './exchange/keys'

interface Station {
  readonly outlet: string
  readonly station: string
  readonly keyId: string
}

export interface EscrowLine {
  readonly station: string
  readonly keptAtMs: number
  readonly looks: number
}

export interface Escrow {
  readonly publicKey: () => string
  readonly keep: (station: Station, code: EscrowCode) => Promise<void>
  /** 0: none. */
  readonly keptAt: (station: Station) => Promise<number>
  readonly lines: (outlet: string) => Promise<readonly EscrowLine[]>
  /** The newest code first: a backup names the moment at which its code was made. `undefined`: the key is not here. */
  readonly look: (look: {
    readonly outlet: string
    readonly station: string
    readonly person: string
    readonly reason: string
  }) => Promise<readonly { readonly code: string; readonly madeAtMs: number }[] | undefined>
}

interface CodeRow extends Record<string, unknown> {
  readonly key_id: string
  readonly made_at_ms: string
  readonly ephemeral: string
  readonly sealed: string
}

export function createEscrow(pool: Pool, keyFile: string, nowMs: () => number): Escrow {
  const own = settleKey(keyFile)

  return {
    publicKey: () => own.publicKey,
    keep: async ({ outlet, station, keyId }, { madeAtMs, ephemeral, sealed }) => {
      await pool.query(
        `INSERT INTO escrow_codes (outlet, station, key_id, made_at_ms, ephemeral, sealed, kept_at_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
        [outlet, station, keyId, madeAtMs, ephemeral, sealed, nowMs()],
      )
    },
    keptAt: async ({ outlet, station, keyId }) => {
      const found = await pool.query<{ kept: string | null }>(
        'SELECT max(made_at_ms) AS kept FROM escrow_codes WHERE outlet = $1 AND station = $2 AND key_id = $3',
        [outlet, station, keyId],
      )
      return Number(found.rows[0]?.kept ?? 0)
    },
    lines: async (outlet) => {
      const found = await pool.query<{ station: string; kept: string; looks: string }>(
        `SELECT station, max(kept_at_ms) AS kept,
           (SELECT count(*) FROM escrow_looks WHERE outlet = $1 AND station = escrow_codes.station) AS looks
         FROM escrow_codes WHERE outlet = $1 GROUP BY station ORDER BY station`,
        [outlet],
      )
      return found.rows.map((row) => ({
        station: row.station,
        keptAtMs: Number(row.kept),
        looks: Number(row.looks),
      }))
    },
    look: async ({ outlet, station, person, reason }) => {
      if (!existsSync(keyFile)) return undefined
      const crypto = bundleCrypto(() => signingKeyFrom(readFileSync(keyFile, 'utf8').trim()))
      const found = await pool.query<CodeRow>(
        `SELECT key_id, made_at_ms, ephemeral, sealed FROM escrow_codes
         WHERE outlet = $1 AND station = $2 ORDER BY made_at_ms DESC LIMIT 5`,
        [outlet, station],
      )
      // Written before it is shown: a look that nobody knows of does not happen.
      await pool.query(
        'INSERT INTO escrow_looks (outlet, id, station, person, reason, at_ms) VALUES ($1, $2, $3, $4, $5, $6)',
        [outlet, randomUUID(), station, person, reason, nowMs()],
      )
      return found.rows.flatMap((row) => {
        const about = escrowAbout({ outlet, station, keyId: row.key_id })
        const code = crypto.openBox(row.ephemeral)?.open(0, about, row.sealed)
        return code === undefined ? [] : [{ code, madeAtMs: Number(row.made_at_ms) }]
      })
    },
  }
}

/** Made once. The public half stays beside it, so that codes can still come in while the key itself is on a stick. */
function settleKey(file: string): { readonly publicKey: string } {
  const publicFile = `${file}.public`
  if (!existsSync(file) && !existsSync(publicFile)) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, newSigningKey(), { mode: 0o600, flag: 'wx' })
  }
  if (!existsSync(publicFile)) {
    writeFileSync(publicFile, publicKeyText(signingKeyFrom(readFileSync(file, 'utf8').trim())))
  }
  return { publicKey: readFileSync(publicFile, 'utf8').trim() }
}

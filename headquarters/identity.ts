/**
 * Which headquarters this is, and which life of it. A database that wakes up in another cluster or on another
 * timeline than the one it was written in was restored: a new life begins before the first request is answered.
 */

import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { inTransaction } from './database/connection'
import { statements } from './database/postgres-store'
import { newSigningKey } from './exchange/keys'
import { beginEpoch, emptyChain } from './exchange/went-back'

export async function settleIdentity(pool: Pool, nowMs: number): Promise<void> {
  await inTransaction(pool, async (client) => {
    const cluster = (
      await client.query<{ cluster: string }>(
        `SELECT system_identifier || '/' || timeline_id AS cluster FROM pg_control_system(), pg_control_checkpoint()`,
      )
    ).rows[0]?.cluster
    const made = await client.query(
      `INSERT INTO headquarters (hq_id, epoch, last_hq_seq, chain, signing_key, cluster, created_at_ms)
       VALUES ($1, 1, 0, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [randomUUID(), emptyChain, newSigningKey(), cluster ?? '', nowMs],
    )
    const tx = statements(client)
    if (made.rowCount === 1) {
      await tx.beginEpoch({ epoch: 1, reason: 'first', detail: '{}', atMs: nowMs })
      return
    }
    const state = await tx.headquarters('lock')
    const before = (await client.query<{ cluster: string }>('SELECT cluster FROM headquarters')).rows[0]
      ?.cluster
    if (before === cluster) return
    const detail = JSON.stringify({ before, now: cluster })
    await beginEpoch(tx, state, {
      reason: 'database-restored',
      detail,
      atMs: nowMs,
    })
    await client.query('UPDATE headquarters SET cluster = $1', [cluster])
  })
}

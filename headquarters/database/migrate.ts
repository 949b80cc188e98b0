/**
 * Brings a database to the newest schema by numbered files, each in one transaction, under one lock, so that two
 * servers started at the same moment do not both do it. A file that was applied is never edited: its hash is kept.
 */

import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool } from 'pg'

const lockNumber = 7_305_001

export class MigrationChanged extends Error {}

export async function migrate(pool: Pool, folder: string): Promise<readonly string[]> {
  const client = await pool.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockNumber])
    await client.query(
      'CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz DEFAULT now())',
    )
    const applied = new Map(
      (await client.query<{ name: string; sha256: string }>('SELECT name, sha256 FROM migrations')).rows.map(
        (row) => [row.name, row.sha256],
      ),
    )
    const done: string[] = []
    for (const name of (await readdir(folder)).filter((file) => /^\d{4}-.*\.sql$/.test(file)).sort()) {
      const sql = await readFile(join(folder, name), 'utf8')
      const sha256 = createHash('sha256').update(sql).digest('hex')
      const before = applied.get(name)
      if (before !== undefined) {
        if (before !== sha256) throw new MigrationChanged(`${name} was changed after it had been applied`)
        continue
      }
      await client.query('BEGIN')
      try {
        await client.query(sql)
        await client.query('INSERT INTO migrations (name, sha256) VALUES ($1, $2)', [name, sha256])
        await client.query('COMMIT')
      } catch (error) {
        await client.query('ROLLBACK')
        throw error
      }
      done.push(name)
    }
    return done
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [lockNumber]).catch(() => undefined)
    client.release()
  }
}

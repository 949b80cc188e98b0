/** One pool, numbers as numbers, and transactions that are run again when PostgreSQL asks for it. */

import pg, { type Pool, type PoolClient } from 'pg'

// Counters and milliseconds fit a JavaScript number; what would not is refused rather than rounded.
const bigintType = 20

export function openPool(databaseUrl: string, log: (message: string) => void): Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 12,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: 120_000,
    types: { getTypeParser: ((type: number, format?: 'text') => parserFor(type, format)) as never },
  })
  // An idle connection may be cut by a restart of the database; the next one is opened when it is needed.
  pool.on('error', (error) => log(`database connection: ${error.message}`))
  // A connection that is in use but idle between two statements has nobody else to tell when the database dies.
  pool.on('connect', (client) => client.on('error', (error) => log(`database connection: ${error.message}`)))
  return pool
}

function parserFor(type: number, format?: 'text'): (text: string) => unknown {
  if (type === bigintType) return wholeNumber
  return pg.types.getTypeParser(type, format ?? 'text') as (text: string) => unknown
}

function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`${text} does not fit a number`)
  return value
}

const tries = 5
/** Serialisation failure, deadlock. */
const worthAgain: ReadonlySet<string> = new Set(['40001', '40P01'])

export async function inTransaction<Value>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Value>,
): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      await client.query('BEGIN')
      const value = await work(client)
      await client.query('COMMIT')
      return value
    } catch (error) {
      await client.query('ROLLBACK').catch((failure: Error) => {
        broken = failure
      })
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      if (!worthAgain.has(code) || attempt >= tries) throw error
    } finally {
      client.release(broken)
    }
  }
}

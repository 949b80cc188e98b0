/**
 * Who may sign in to headquarters' page. A try is counted before the password is checked, so that killing the server
 * in between buys no further try; a session is known by the hash of its token only.
 */

import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { Pool } from 'pg'

export const pageRoles = ['viewer', 'publisher', 'administrator'] as const
export type PageRole = (typeof pageRoles)[number]

export interface SignedInPerson {
  readonly name: string
  readonly role: PageRole
  /** Must come back with every form of this session. */
  readonly formToken: string
}

export type SignIn =
  | { readonly kind: 'signed-in'; readonly token: string }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'locked'; readonly seconds: number }

export interface People {
  readonly none: () => Promise<boolean>
  readonly setPassword: (name: string, password: string, role: PageRole) => Promise<void>
  readonly signIn: (name: string, password: string) => Promise<SignIn>
  readonly bySession: (token: string) => Promise<SignedInPerson | undefined>
  readonly signOut: (token: string) => Promise<void>
}

const freeTries = 5
const firstLockMs = 30_000
const longestLockMs = 3_600_000
const sessionIdleMs = 12 * 3_600_000
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
// Verified against when nobody has that name, so that the answer takes as long.
const nobody = hash('nobody has this password', cost)

export function createPeople(pool: Pool, nowMs: () => number): People {
  return {
    none: async () => (await pool.query('SELECT 1 FROM people LIMIT 1')).rowCount === 0,
    setPassword: async (name, password, role) => {
      await pool.query(
        `INSERT INTO people (name, password_hash, role, added_at_ms) VALUES ($1, $2, $3, $4)
         ON CONFLICT (name) DO UPDATE
           SET password_hash = $2, role = $3, failed_tries = 0, locked_until_ms = 0, active = true`,
        [name, await hash(password, cost), role, nowMs()],
      )
      await pool.query('DELETE FROM sessions WHERE name = $1', [name])
    },
    signIn: (name, password) => signIn(pool, nowMs(), name, password),
    bySession: (token) => bySession(pool, nowMs(), token),
    signOut: async (token) => {
      await pool.query('DELETE FROM sessions WHERE token_sha256 = $1', [tokenHash(token)])
    },
  }
}

async function signIn(pool: Pool, nowMs: number, name: string, password: string): Promise<SignIn> {
  const { rows } = await pool.query<{ password_hash: string }>(
    `UPDATE people SET failed_tries = failed_tries + 1,
       locked_until_ms = CASE WHEN failed_tries + 1 < $3 THEN locked_until_ms
         ELSE $2 + least($5::bigint, $4::bigint * (2 ^ least(failed_tries + 1 - $3, 10))::bigint) END
     WHERE name = $1 AND active AND locked_until_ms <= $2 RETURNING password_hash`,
    [name, nowMs, freeTries, firstLockMs, longestLockMs],
  )
  const [person] = rows
  if (!person) {
    const locked = await pool.query<{ until: number }>(
      'SELECT locked_until_ms AS until FROM people WHERE name = $1 AND active AND locked_until_ms > $2',
      [name, nowMs],
    )
    const until = locked.rows[0]?.until
    if (until !== undefined) return { kind: 'locked', seconds: Math.ceil((until - nowMs) / 1000) }
    await verify(await nobody, password)
    return { kind: 'wrong' }
  }
  if (!(await verify(person.password_hash, password))) return { kind: 'wrong' }
  const token = randomBytes(32).toString('base64url')
  await pool.query('UPDATE people SET failed_tries = 0, locked_until_ms = 0 WHERE name = $1', [name])
  await pool.query('DELETE FROM sessions WHERE last_seen_ms < $1', [nowMs - sessionIdleMs])
  await pool.query(
    `INSERT INTO sessions (token_sha256, name, form_token, began_at_ms, last_seen_ms) VALUES ($1, $2, $3, $4, $4)`,
    [tokenHash(token), name, randomBytes(24).toString('base64url'), nowMs],
  )
  return { kind: 'signed-in', token }
}

async function bySession(pool: Pool, nowMs: number, token: string): Promise<SignedInPerson | undefined> {
  const { rows } = await pool.query<SignedInPerson>(
    `UPDATE sessions SET last_seen_ms = $2 FROM people
     WHERE token_sha256 = $1 AND last_seen_ms >= $3 AND people.name = sessions.name AND people.active
     RETURNING people.name, people.role, form_token AS "formToken"`,
    [tokenHash(token), nowMs, nowMs - sessionIdleMs],
  )
  return rows[0]
}

function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

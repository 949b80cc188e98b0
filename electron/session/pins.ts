/**
 * PINs: Argon2id hashes in the journal's database, never in a fact, never in a log, never sent. A try is counted
 * before it is checked, so that pulling the plug between the two gives nobody an extra try. A wait is measured by a clock
 * that nobody can set: moving the system's own neither shortens it nor makes it last for ever.
 */

import { hash, verify } from '@node-rs/argon2'
import type { Database } from '../journal/sqlite'

export type PinCheck =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  | { readonly kind: 'lockedOut'; readonly seconds: number }
  | { readonly kind: 'noPin' }

export interface PinCost {
  readonly memoryCost: number
  readonly timeCost: number
}

export const pinCost: PinCost = { memoryCost: 65_536, timeCost: 3 }
export const freeTries = 5
/** First lock-out 30 s, then doubling, at most an hour. */
const firstLockOutMs = 30_000
const longestLockOutMs = 3_600_000
/** What a new start of the program can not know to be over is waited for again, but for no longer than this. */
const longestAfterStartMs = 300_000

interface Credential {
  hash: string
  failures: number
  locked_until_ms: number
  lockouts: number
}

/** What anybody would try first: one digit all along, or digits in a row. */
export function isEasy(pin: string): boolean {
  return /^(\d)\1*$/.test(pin) || '01234567890'.includes(pin) || '09876543210'.includes(pin)
}

export interface Pins {
  readonly set: (staffId: string, pin: string) => Promise<void>
  readonly check: (staffId: string, pin: string) => Promise<PinCheck>
  readonly has: (staffId: string) => boolean
}

export function createPins(dependencies: {
  readonly database: Database
  readonly nowMs: () => number
  /** Milliseconds that only ever grow, whatever is done to the system's clock. */
  readonly steadyMs: () => number
  readonly cost?: PinCost | undefined
}): Pins {
  const { database, nowMs, steadyMs } = dependencies
  const startedAtMs = nowMs()
  const startedSteadyMs = steadyMs()
  /** By the steady clock, for whom was locked out since this start. */
  const lockedUntilSteadyMs = new Map<string, number>()
  const cost = { ...(dependencies.cost ?? pinCost), parallelism: 1 }
  const read = (staffId: string): Credential | undefined =>
    database.get<Credential>('SELECT * FROM credentials WHERE staff_id = ?', staffId)

  /** Of a wait from before this start only the system's clock knows something: it is believed within limits. */
  function leftAtStartMs({ locked_until_ms, lockouts }: Credential): number {
    const wholeMs = lockOutMs(lockouts)
    const leastMs = Math.min(wholeMs, longestAfterStartMs)
    return Math.min(Math.max(locked_until_ms - startedAtMs, leastMs), wholeMs)
  }

  function remainingMs(staffId: string, credential: Credential): number {
    if (credential.locked_until_ms === 0) return 0
    const endMs = lockedUntilSteadyMs.get(staffId) ?? startedSteadyMs + leftAtStartMs(credential)
    return Math.min(Math.max(endMs - steadyMs(), 0), longestLockOutMs)
  }

  return {
    has: (staffId) => read(staffId) !== undefined,
    set: async (staffId, pin) => {
      const hashed = await hash(pin, cost)
      lockedUntilSteadyMs.delete(staffId)
      database.transaction(() =>
        database.run('INSERT OR REPLACE INTO credentials (staff_id, hash) VALUES (?, ?)', staffId, hashed),
      )
    },
    check: async (staffId, pin) => {
      const credential = read(staffId)
      if (!credential) return { kind: 'noPin' }
      const waitMs = remainingMs(staffId, credential)
      if (waitMs > 0) return { kind: 'lockedOut', seconds: Math.ceil(waitMs / 1000) }
      const failures = credential.failures + 1
      const exhausted = failures >= freeTries
      const lockouts = exhausted ? credential.lockouts + 1 : credential.lockouts
      const lockMs = exhausted ? lockOutMs(lockouts) : 0
      if (exhausted) lockedUntilSteadyMs.set(staffId, steadyMs() + lockMs)
      database.transaction(() =>
        database.run(
          'UPDATE credentials SET failures = ?, locked_until_ms = ?, lockouts = ? WHERE staff_id = ?',
          exhausted ? freeTries - 1 : failures,
          exhausted ? nowMs() + lockMs : 0,
          lockouts,
          staffId,
        ),
      )
      if (await verify(credential.hash, pin)) {
        lockedUntilSteadyMs.delete(staffId)
        database.transaction(() =>
          database.run(
            'UPDATE credentials SET failures = 0, locked_until_ms = 0, lockouts = 0 WHERE staff_id = ?',
            staffId,
          ),
        )
        return { kind: 'right' }
      }
      if (exhausted) return { kind: 'lockedOut', seconds: Math.ceil(lockMs / 1000) }
      return { kind: 'wrong', triesLeft: freeTries - failures }
    },
  }
}

function lockOutMs(lockouts: number): number {
  return Math.min(firstLockOutMs * 2 ** (lockouts - 1), longestLockOutMs)
}

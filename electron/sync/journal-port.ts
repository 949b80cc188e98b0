/**
 * What the exchange needs of the journal. It only reads the outlet's own facts; the one thing it writes are
 * headquarters' facts, together with the cursor, so that a crash can not come between the two.
 */

import type { Envelope } from '../../shared/events/envelope'
import type { HeadquartersFact } from '../../shared/headquarters/facts'

export interface SealedFact {
  readonly envelope: Envelope
  readonly salt: string
  /** `null`: erased or unreadable: only the hash travels. */
  readonly payload: unknown | null
}

export interface JournalPort {
  identity(): {
    outlet: string
    station: string
    incarnation: number
    journalId: string
    epoch: number
  }
  /** Own facts of one incarnation from `fromSeq` on, in order, at most `limit`. */
  ownFacts(incarnation: number, fromSeq: number, limit: number): readonly SealedFact[]
  /** Every incarnation this journal holds, with its count and chain head. */
  have(): readonly { station: string; incarnation: number; count: number; head: string }[]
  /** Incarnations that once held more than they do now, by the mark that lies beside the journal. */
  onceHad(): readonly { incarnation: number; count: number }[]
  /** Key and value for sync's own bookkeeping, durable. */
  get(key: string): string | undefined
  set(key: string, value: string): void
  /** Applies headquarters' facts in one transaction with the new cursor; idempotent by `hqSeq`. */
  applyHeadquarters(facts: readonly HeadquartersFact[], cursor: number): void
  headquartersCursor(): number
  businessDays(): readonly string[]
  /** All own facts of a business day, for the control totals. */
  factsOfDay(day: string): readonly SealedFact[]
}

/** The journal as the exchange sees it: own facts out, headquarters' facts in, and a few words of bookkeeping. */

import type { HeadquartersFact } from '../../shared/headquarters/facts'
import type { StoredFact } from '../journal/fact-row'
import { type Identity, onceHad } from '../journal/identity'
import type { Journal } from '../journal/journal'
import type { Database } from '../journal/sqlite'
import type { JournalPort, SealedFact } from './journal-port'

const cursorKey = 'headquartersCursor'
const appliedKey = 'headquartersApplied'

export interface JournalAccess extends JournalPort {
  /** Applies what was kept and not applied: at start, a crash may have come between the two. */
  applyKept(): void
}

export function journalAccess(dependencies: {
  readonly database: Database
  readonly journal: Journal
  readonly identity: () => Identity
  readonly nowMs: () => number
  /** What one fact of headquarters does here; must do no harm when it is called again for the same fact. */
  readonly apply: (fact: HeadquartersFact) => void
}): JournalAccess {
  const { database, journal, identity } = dependencies

  const get = (key: string): string | undefined =>
    database.get<{ value: string }>('SELECT value FROM sync_state WHERE key = ?', key)?.value
  const put = (key: string, value: string): void => {
    database.run('INSERT OR REPLACE INTO sync_state (key, value) VALUES (?, ?)', key, value)
  }

  /** In order, and remembered after each: a crash repeats one fact at most, and never skips one. */
  function applyKept(): void {
    const kept = database.all<{ hq_seq: number; payload: Uint8Array }>(
      'SELECT hq_seq, payload FROM headquarters_facts WHERE hq_seq > ? ORDER BY hq_seq',
      Number(get(appliedKey) ?? 0),
    )
    for (const { hq_seq: hqSeq, payload } of kept) {
      dependencies.apply(JSON.parse(Buffer.from(payload).toString()) as HeadquartersFact)
      database.transaction(() => put(appliedKey, String(hqSeq)))
    }
  }

  return {
    identity,
    applyKept,
    get,
    set: (key, value) => database.transaction(() => put(key, value)),
    ownFacts: (incarnation, fromSeq, limit) =>
      journal.origin(identity().station, incarnation, fromSeq, limit).map(sealed),
    have: () => {
      const { station, incarnation } = identity()
      return Array.from({ length: incarnation + 1 }, (_, one) => {
        // Gapless, so the last place is the count; found by the index, however long the journal is.
        const last = database.get<{ origin_seq: number; hash: string }>(
          `SELECT origin_seq, hash FROM events WHERE station = ? AND incarnation = ?
           ORDER BY origin_seq DESC LIMIT 1`,
          station,
          one,
        )
        return last && { station, incarnation: one, count: last.origin_seq, head: last.hash }
      }).filter((one) => one !== undefined)
    },
    onceHad: () => onceHad(database),
    headquartersCursor: () => Number(get(cursorKey) ?? 0),
    applyHeadquarters: (facts, cursor) => {
      database.transaction(() => {
        // Another headquarters begins its own numbers: what the first one said is not its word.
        if (cursor === 0 && facts.length === 0) {
          database.run('DELETE FROM headquarters_facts')
          put(appliedKey, '0')
        }
        for (const fact of facts) {
          database.run(
            'INSERT OR IGNORE INTO headquarters_facts (hq_seq, type, payload, received_at_ms) VALUES (?, ?, ?, ?)',
            fact.hqSeq,
            fact.type,
            Buffer.from(JSON.stringify(fact)),
            dependencies.nowMs(),
          )
        }
        put(cursorKey, String(cursor))
      })
      applyKept()
    },
    businessDays: () =>
      database
        .all<{ day: string }>('SELECT DISTINCT business_day AS day FROM events ORDER BY day')
        .map((row) => row.day),
    factsOfDay: (day) => journal.day(day).map(sealed),
  }
}

function sealed(fact: StoredFact): SealedFact {
  return {
    envelope: fact.envelope,
    salt: fact.salt,
    payload: fact.payload === undefined ? null : fact.payload,
  }
}

/**
 * What was printed or signed, as it was: sealed beside the journal under the hash that the fact carries. A paper about
 * a customer is sealed with that customer's key, so that it goes when their data is erased.
 */

import { customerAggregate } from '../../shared/customer/state'
import { streamName } from '../../shared/events/aggregate'
import { type Ticket, ticketAggregate } from '../../shared/ticket/state'
import { journalKeyId, type Sealer } from '../journal/seal'
import type { Database } from '../journal/sqlite'
import type { States } from '../journal/states'

export type KeptDocument =
  | { readonly kind: 'kept'; readonly hash: string; readonly text: string }
  | { readonly kind: 'not-kept' | 'erased' }

export interface KeptDocuments {
  readonly keep: (id: string, hash: string, text: string, keyId?: string) => void
  readonly read: (id: string) => KeptDocument
}

/** Whose data a paper shows. What is nobody's (a day, a list) is sealed like the journal. */
export function keyOfPaper(states: States, subject: string): string {
  const [kind = '', ...rest] = subject.split('/')
  const id = rest.join('/')
  if (kind === 'customer') return subject
  if (kind !== 'ticket' && kind !== 'batch') return journalKeyId
  const ticket = states.load(ticketAggregate, id).state as Ticket | undefined
  return ticket ? streamName(customerAggregate.kind, ticket.intake.customerId) : journalKeyId
}

export function createKeptDocuments({
  database,
  sealer,
}: {
  readonly database: Database
  readonly sealer: Sealer
}): KeptDocuments {
  return {
    keep: (id, hash, text, keyId = journalKeyId) => {
      const sealed = sealer.seal(keyId, `document:${id}`, Buffer.from(text))
      if (!sealed) return
      database.transaction(() =>
        database.run(
          'INSERT OR REPLACE INTO documents (job_id, hash, sealed, key_id) VALUES (?, ?, ?, ?)',
          id,
          hash,
          sealed,
          keyId,
        ),
      )
    },
    read: (id) => {
      const row = database.get<{ hash: string; sealed: Uint8Array; key_id: string }>(
        'SELECT hash, sealed, key_id FROM documents WHERE job_id = ?',
        id,
      )
      if (!row) return { kind: 'not-kept' }
      const text = sealer.open(row.key_id, `document:${id}`, row.sealed)?.toString()
      return text === undefined ? { kind: 'erased' } : { kind: 'kept', hash: row.hash, text }
    },
  }
}

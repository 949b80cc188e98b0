/**
 * What was printed or signed, as it was: sealed beside the journal under the hash that the fact carries. A paper about
 * a customer is sealed with that customer's key, so that it goes when their data is erased.
 */

import { type Customer, customerAggregate } from '../../shared/customer/state'
import { streamName } from '../../shared/events/aggregate'
import { labelsSubject, labelTickets } from '../../shared/print/labels'
import type { PrintJob } from '../../shared/print/state'
import { type Ticket, ticketAggregate } from '../../shared/ticket/state'
import { type Complaint, complaintAggregate } from '../../shared/voice/complaint'
import { type Survey, surveyAggregate } from '../../shared/voice/survey'
import { journalKeyId, type Sealer } from '../journal/seal'
import type { Database } from '../journal/sqlite'
import type { States } from '../journal/states'

export type KeptDocument =
  | { readonly kind: 'kept'; readonly hash: string; readonly text: string }
  | { readonly kind: 'not-kept' | 'erased' | 'damaged' }

export interface KeptDocuments {
  readonly keep: (id: string, hash: string, text: string, keyId?: string) => void
  readonly read: (id: string) => KeptDocument
  /** Leaves only that there was one. */
  readonly erase: (ids: readonly string[]) => void
}

/** Whose data a paper shows; nobody's for a day, a list, or labels of many. */
export function customerOfPaper(states: States, subject: string): string | undefined {
  const [kind = '', ...rest] = subject.split('/')
  const id = rest.join('/')
  switch (kind) {
    case 'customer':
      return id
    case 'ticket':
    case 'batch':
      return (states.load(ticketAggregate, id).state as Ticket | undefined)?.intake.customerId
    case 'complaint':
      return (
        (states.load(complaintAggregate, id).state as Complaint | undefined)?.intake.customerId || undefined
      )
    case 'survey':
      return (states.load(surveyAggregate, id).state as Survey | undefined)?.about.customerId || undefined
    default:
      return undefined
  }
}

/** Somebody on this paper was erased, by this program or an earlier one: nothing of it may be shown any more. */
export function isErasedPaper(
  states: States,
  { subject, parameters }: Pick<PrintJob, 'subject' | 'parameters'>,
): boolean {
  const subjects = subject.startsWith(labelsSubject)
    ? labelTickets(parameters).map((ticketId) => `ticket/${ticketId}`)
    : [subject]
  return subjects.some((about) => {
    const customerId = customerOfPaper(states, about)
    const customer =
      customerId === undefined
        ? undefined
        : (states.load(customerAggregate, customerId).state as Customer | undefined)
    return customer?.erased === true
  })
}

/** What is nobody's is sealed like the journal. */
export function keyOfPaper(states: States, subject: string): string {
  const customerId = customerOfPaper(states, subject)
  return customerId === undefined ? journalKeyId : streamName(customerAggregate.kind, customerId)
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
      if (row.sealed.byteLength === 0 || sealer.isDestroyed(row.key_id)) return { kind: 'erased' }
      const text = sealer.open(row.key_id, `document:${id}`, row.sealed)?.toString()
      return text === undefined ? { kind: 'damaged' } : { kind: 'kept', hash: row.hash, text }
    },
    erase: (ids) => {
      for (const id of ids) database.run("UPDATE documents SET sealed = x'' WHERE job_id = ?", id)
    },
  }
}

/**
 * What an erased person leaves beside the journal: kept copies of their slips, photos, signatures, the passcode, what
 * was typed about them and not saved. Their facts are unreadable already; this takes away what was not sealed under
 * their own key. Who was erased is kept in a list of ids, so that backups lose their keys too and a restored one erases
 * them again.
 */

import { customerAggregate } from '../../shared/customer/state'
import { newFact } from '../../shared/events/aggregate'
import type { Answer } from '../../shared/result'
import { erasedMark } from '../backup/purge'
import type { Attachments } from '../journal/attachments'
import type { Keepsakes } from '../journal/keepsakes'
import type { Database } from '../journal/sqlite'
import type { States } from '../journal/states'
import type { KeptDocuments } from '../printing/kept-documents'
import type { RowStore } from '../view/rows'
import type { ErasedList } from './erased-list'
import { papersOf, signaturesOf, ticketsOf, wholeTicket } from './person'
import { sweepPapers } from './sweep-papers'

export function createForget(dependencies: {
  readonly list: ErasedList
  readonly kept: KeptDocuments
  readonly database: Database
  readonly rows: RowStore
  readonly states: States
  readonly attachments: Attachments
  readonly keepsakes: Keepsakes
}) {
  const { list, kept, database, rows, states, attachments, keepsakes } = dependencies
  const reason = 'erased before a restore'

  /** Their key is gone from this restored backup, and no fact here says why yet. */
  function markedErased(): readonly string[] {
    return database
      .all<{ value: string }>("SELECT value FROM meta WHERE key LIKE 'erased:%'")
      .map(({ value }) => value)
      .filter((customer) => !isErasedHere(customer))
  }

  function isErasedHere(customer: string): boolean {
    const stream = `customer/${customer}`
    return (
      database.get("SELECT 1 AS there FROM events WHERE stream = ? AND type = 'customerErased'", stream) !==
      undefined
    )
  }

  return {
    /** A restored backup from before an erasure brought them back; who is erased already is refused. */
    eraseAgain: (give: {
      readonly erase: (customer: { readonly customerId: string; readonly reason: string }) => Answer<unknown>
      readonly record: (fact: ReturnType<typeof newFact>) => void
    }): void => {
      for (const customerId of list.read().customers) give.erase({ customerId, reason })
      for (const customerId of markedErased()) {
        // Nothing of them can be read, so no rule could be asked either: the fact itself is what is missing.
        if (give.erase({ customerId, reason }).kind !== 'ok') {
          give.record(newFact(customerAggregate, customerId, 'customerErased', { reason }))
        }
        database.run('DELETE FROM meta WHERE key = ?', erasedMark(`customer/${customerId}`))
      }
    },
    /** What earlier programs left of people who were erased by them. On a full disk with the next start. */
    sweep: () => sweepPapers({ database, rows, states, kept, erased: list.read().customers }).catch(() => 0),
    forget: (customerId: string): void => {
      const taken = new Set<string>()
      keepsakes.forgetDraftsOf(customerId)
      kept.erase(papersOf(dependencies, customerId))
      for (const { id } of ticketsOf(rows, customerId)) {
        keepsakes.forgetDraftsOf(id)
        for (const ticket of wholeTicket(states, id)) {
          for (const hash of [...signaturesOf(ticket), ...ticket.intake.photos]) taken.add(hash)
          const signed = [ticket.intake.documentHash, ticket.handOver?.documentHash]
          kept.erase(signed.flatMap((hash) => (hash === undefined ? [] : [`signed-${hash}`])))
          if (ticket.intake.secretId !== undefined) keepsakes.forgetSecret(ticket.intake.secretId)
        }
      }
      list.add(customerId, [...taken])
      for (const hash of taken) attachments.remove(hash)
    },
  }
}

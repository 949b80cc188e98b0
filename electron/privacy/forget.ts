/**
 * What an erased person leaves beside the journal: kept copies of their slips, photos, signatures, the passcode. Their
 * facts are unreadable already; this takes away what was not sealed under their own key. Who was erased is kept in a
 * file of ids, so that a restored backup erases them again.
 */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Attachments } from '../journal/attachments'
import type { Keepsakes } from '../journal/keepsakes'
import { writeDurably } from '../journal/key-file'
import type { Database } from '../journal/sqlite'
import type { States } from '../journal/states'
import type { RowStore } from '../view/rows'
import { signaturesOf, slipsOf, ticketsOf, wholeTicket } from './person'

export function createForget(dependencies: {
  readonly folder: string
  readonly database: Database
  readonly rows: RowStore
  readonly states: States
  readonly attachments: Attachments
  readonly keepsakes: Keepsakes
}) {
  const { database, rows, states, attachments, keepsakes } = dependencies
  const file = join(dependencies.folder, 'erased.json')

  function erasedIds(): readonly string[] {
    if (!existsSync(file)) return []
    try {
      const ids: unknown = JSON.parse(readFileSync(file, 'utf8'))
      return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
    } catch {
      // A damaged list is begun anew: it is a help after a restore, not a record.
      return []
    }
  }

  return {
    /** A restored backup from before an erasure brought them back; who is erased already is refused. */
    eraseAgain: (
      erase: (customer: { readonly customerId: string; readonly reason: string }) => void,
    ): void => {
      for (const customerId of erasedIds()) erase({ customerId, reason: 'erased before a restore' })
    },
    forget: (customerId: string): void => {
      const ids = erasedIds()
      if (!ids.includes(customerId)) writeDurably(file, Buffer.from(JSON.stringify([...ids, customerId])))
      for (const { id } of ticketsOf(rows, customerId)) {
        const documents = slipsOf(rows, id).map((slip) => slip.id)
        for (const ticket of wholeTicket(states, id)) {
          const signatures = signaturesOf(ticket)
          for (const hash of [...signatures, ...ticket.intake.photos]) attachments.remove(hash)
          const signed = [ticket.intake.documentHash, ticket.handOver?.documentHash]
          documents.push(...signed.flatMap((hash) => (hash === undefined ? [] : [`signed-${hash}`])))
          if (ticket.intake.secretId !== undefined) keepsakes.forgetSecret(ticket.intake.secretId)
        }
        for (const job of documents) database.run('DELETE FROM documents WHERE job_id = ?', job)
      }
    },
  }
}

/** A batch as main knows it: also one whose first devices left long ago, which no window keeps. */

import { mostBatchTickets } from '../../shared/print/batch'
import type { PrintForm, PrintRow } from '../../shared/print/state'
import type { Batch } from '../../shared/questions/batch'
import { ok } from '../../shared/result'
import type { TicketRow } from '../../shared/ticket/row'
import type { RowStore } from '../view/rows'
import type { Handlers } from './handler'

export function batchHandlers({ rows }: { readonly rows: RowStore }): Handlers<'batchOf'> {
  const printsOf = (subject: string, form: PrintForm) =>
    rows
      .find<PrintRow>({ table: 'prints', filter: [{ column: 'subject', op: 'is', value: subject }] })
      .filter((print) => print.form === form)

  function batchOf(ticketId: string): Batch | null {
    const asked = rows.get<TicketRow>('tickets', ticketId)
    const first = asked && (rows.get<TicketRow>('tickets', asked.batchId || asked.id) ?? asked)
    if (!first) return null
    const others = rows.find<TicketRow>({
      table: 'tickets',
      filter: [{ column: 'batchId', op: 'is', value: first.id }],
      sort: { column: 'receivedAtMs', descending: false },
      limit: mostBatchTickets - 1,
    })
    // One batch is one customer's, as on its slip.
    const members = [first, ...others.filter((row) => row.customerId === first.customerId)]
    if (members.length === 1) return null
    const latestMs = Math.max(...members.map((row) => row.receivedAtMs))
    return {
      batchId: first.id,
      number: first.number,
      slipMissing: !printsOf(`batch/${first.id}`, 'claimReceipt').some(
        (print) => print.requestedAtMs >= latestMs,
      ),
      members: members.map((row) => ({
        ticketId: row.id,
        number: row.number,
        modelName: row.modelName,
        serial: row.serial,
        status: row.status,
        receiptMissing: printsOf(`ticket/${row.id}`, 'claimReceipt').length === 0,
      })),
    }
  }

  return { batchOf: ({ ticketId }) => ok(batchOf(ticketId)) }
}

/** 销售退货单: the device goes back to where it was bought, as a refund or an exchange. */

import { type SalesReturnNoteData, salesReturnNote } from '../../../shared/documents/forms/sales-return-note'
import type { Ticket } from '../../../shared/ticket/state'
import { exchangedSerial } from './repair-receipt'
import * as parts from './ticket-parts'
import { onTicket, type TicketPaper } from './ticket-parts'

export const buildSalesReturnNote = onTicket(
  (paper) =>
    parts.forHolders(paper, 'both', (context, customer) =>
      salesReturnNote(context, { ...noteData(paper), customer }),
    ),
  goesBack,
)

function goesBack({ kind, outcome }: Ticket): boolean {
  return (
    kind === 'return' ||
    kind === 'exchange' ||
    outcome === 'unrepairable' ||
    outcome === 'returned' ||
    outcome === 'exchanged'
  )
}

function noteData(paper: TicketPaper): Omit<SalesReturnNoteData, 'customer'> {
  const { ticket, dependencies, job } = paper
  const { intake, handOver } = ticket
  const exchange = ticket.kind === 'exchange' || ticket.outcome === 'exchanged'
  const newSerial = exchange ? exchangedSerial(paper) : ''
  const refundFen = paper.amount('refundFen')
  const clause = parts.warrantyLines(paper).join(' ')
  const signature = parts.signatureOf(paper, handOver?.signatureHash)
  return {
    serviceNumber: intake.number,
    returnDay: parts.dayOf(paper, handOver?.atMs ?? ticket.readyAtMs ?? job.requestedAtMs),
    device: parts.deviceOnPaper(paper),
    reason: paper.text('reason') || parts.faultText(paper),
    settlement: exchange ? 'exchange' : 'refund',
    accessories: parts.accessoriesOnPaper(paper),
    handledBy: dependencies.staffName(handOver?.actor ?? job.requestedBy),
    ...(intake.saleDay ? { purchaseDay: intake.saleDay } : {}),
    ...(intake.invoiceNumber ? { invoiceNumber: intake.invoiceNumber } : {}),
    ...(ticket.diagnosis ? { diagnosis: parts.diagnosisText(paper) } : {}),
    ...(clause ? { clause } : {}),
    ...(newSerial ? { newSerial } : {}),
    ...(refundFen === undefined ? {} : { refundFen }),
    ...(paper.text('refundCalculation') ? { refundCalculation: paper.text('refundCalculation') } : {}),
    ...(paper.text('inspection') ? { inspection: paper.text('inspection') } : {}),
    ...(paper.text('seller') ? { seller: paper.text('seller') } : {}),
    ...(signature ? { signature } : {}),
  }
}

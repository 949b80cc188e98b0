/** 销售退货单: the device goes back to where it was bought, as a refund or an exchange. */

import { type SalesReturnNoteData, salesReturnNote } from '../../../shared/documents/forms/sales-return-note'
import type { Ticket } from '../../../shared/ticket/state'
import { handFilled } from './hand-filled'
import { exchangedSerial } from './repair-receipt'
import * as parts from './ticket-parts'
import { onTicket, type TicketPaper } from './ticket-parts'
import { caseFileOf, onPaper } from './warranty-lines'

export const buildSalesReturnNote = onTicket((paper) => {
  const settlement = settlementOf(paper)
  return parts.forHolders(paper, 'both', (context, customer) => {
    const data = { ...noteData(paper), customer, settlement: settlement ?? 'refund' } as const
    return handFilled(salesReturnNote(context, data), { untick: settlement === undefined })
  })
}, goesBack)

/** `undefined`: not settled yet, so neither box is ticked. */
function settlementOf(paper: TicketPaper): SalesReturnNoteData['settlement'] | undefined {
  const { kind, outcome } = paper.ticket
  const wanted = paper.text('settlement')
  if (wanted === 'refund' || wanted === 'exchange') return wanted
  if (kind === 'exchange' || outcome === 'exchanged') return 'exchange'
  return kind === 'return' || outcome === 'returned' ? 'refund' : undefined
}

function goesBack({ kind, outcome }: Ticket): boolean {
  return (
    kind === 'return' ||
    kind === 'exchange' ||
    outcome === 'unrepairable' ||
    outcome === 'returned' ||
    outcome === 'exchanged'
  )
}

function noteData(paper: TicketPaper): Omit<SalesReturnNoteData, 'customer' | 'settlement'> {
  const { ticket, dependencies, job } = paper
  const { intake, handOver } = ticket
  const newSerial = exchangedSerial(paper)
  const refundFen = paper.amount('refundFen') ?? ticket.returnPrice?.amountFen
  const calculation = paper.text('refundCalculation') || returnReason(paper)
  const clause = parts.warrantyLines(paper).join(' ')
  const signature = parts.signatureOf(paper, handOver?.signatureHash)
  return {
    serviceNumber: intake.number,
    returnDay: parts.dayOf(paper, handOver?.atMs ?? ticket.readyAtMs ?? job.requestedAtMs),
    device: parts.deviceOnPaper(paper),
    reason: paper.text('reason') || parts.faultText(paper),
    accessories: parts.accessoriesOnPaper(paper),
    handledBy: dependencies.staffName(handOver?.actor ?? job.requestedBy),
    ...(intake.saleDay ? { purchaseDay: intake.saleDay } : {}),
    ...(intake.invoiceNumber ? { invoiceNumber: intake.invoiceNumber } : {}),
    ...(ticket.diagnosis ? { diagnosis: parts.diagnosisText(paper) } : {}),
    ...(clause ? { clause } : {}),
    ...(newSerial ? { newSerial } : {}),
    ...(refundFen === undefined ? {} : { refundFen }),
    ...(calculation ? { refundCalculation: calculation } : {}),
    ...(paper.text('inspection') ? { inspection: paper.text('inspection') } : {}),
    ...(paper.text('seller') ? { seller: paper.text('seller') } : {}),
    ...(signature ? { signature } : {}),
  }
}

/** By the rules: with their arithmetic. Agreed otherwise: with the reason that was given. */
function returnReason(paper: TicketPaper): string {
  const { returnPrice } = paper.ticket
  if (!returnPrice) return ''
  const assessed = returnPrice.reason === '' ? caseFileOf(paper).ofTicket(paper.ticket) : undefined
  const lines = assessed ? onPaper(paper, assessed.answer).card.refund : []
  return returnPrice.reason || lines.join(' ')
}

/**
 * One slip for a batch (`batch/<id>`): its first ticket has that id, the further ones name it. What was received after
 * the slip was asked for is not on it.
 */

import { type BatchSlipData, batchSlip } from '../../../shared/documents/forms/batch-slip'
import { sumFen } from '../../../shared/money'
import { refused } from '../../../shared/result'
import type { TicketRow } from '../../../shared/ticket/row'
import { ticketAggregate } from '../../../shared/ticket/state'
import type { Built, PaperJob } from './paper-job'
import * as parts from './ticket-parts'
import { type TicketPaper, ticketPaper } from './ticket-parts'

export function buildBatchSlip(paper: PaperJob): Built {
  const batchId = paper.subject.id
  const rows = paper.dependencies.rows.find<TicketRow>({
    table: 'tickets',
    filter: [{ column: 'batchId', op: 'is', value: batchId }],
    sort: { column: 'receivedAtMs', descending: false },
    limit: 500,
  })
  const ids = [batchId, ...rows.map((row) => row.id)]
  const papers = ids.flatMap((id) => {
    const found = ticketPaper({ ...paper, subject: { kind: ticketAggregate.kind, id } })
    return found ? [found] : []
  })
  const [first] = papers
  if (!first) return refused('subject-unknown')
  // One slip is one customer's: a batch id can not gather what belongs to others.
  const own = papers.filter((one) => one.ticket.intake.customerId === first.ticket.intake.customerId)
  const data = {
    receivedAtMs: first.ticket.receivedAtMs,
    receivedBy: paper.dependencies.staffName(first.ticket.receivedBy),
    lines: own.map(lineOf),
  }
  return parts.forHolders(first, 'customer', (context, customer) => batchSlip(context, { ...data, customer }))
}

function lineOf(paper: TicketPaper): BatchSlipData['lines'][number] {
  const { ticket } = paper
  const device = parts.deviceOnPaper(paper)
  const deposits = ticket.payments.filter((payment) => payment.purpose === 'deposit')
  return {
    serviceNumber: ticket.intake.number,
    model: device.model,
    serial: device.serial ?? device.imei ?? '',
    fault: parts.faultText(paper),
    accessories: parts
      .accessoriesOnPaper(paper)
      .map(({ name, count }) => (count > 1 ? `${name} ×${count}` : name)),
    depositFen: sumFen(deposits.map((payment) => payment.amountFen)),
    ...(ticket.promisedAtMs === undefined ? {} : { promisedAtMs: ticket.promisedAtMs }),
  }
}

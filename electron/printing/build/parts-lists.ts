/**
 * 领料单 for the parts of one ticket, and (`list: oldParts`) 旧件返还单 for what was taken out of one, or of all tickets
 * that were closed on a day. Neither carries a customer.
 */

import {
  type OldPartReturnListData,
  oldPartReturnList,
  partsPickList,
} from '../../../shared/documents/forms/parts-lists'
import type { OldPartRow } from '../../../shared/old-part/state'
import { refused } from '../../../shared/result'
import type { TicketRow } from '../../../shared/ticket/row'
import { type Ticket, ticketAggregate } from '../../../shared/ticket/state'
import { binOf } from './dispatch'
import { type Built, one, type PaperJob } from './paper-job'
import * as parts from './ticket-parts'
import { onTicket, type TicketPaper, ticketPaper } from './ticket-parts'

export function buildPartsList(paper: PaperJob): Built {
  if (paper.text('list') !== 'oldParts') return buildPickList(paper)
  if (paper.subject.kind === 'oldPartReturn') return returnedOldParts(paper)
  return paper.subject.kind === 'day' ? dayOldParts(paper) : ticketOldParts(paper)
}

const isNeeded = (part: Ticket['parts'][number]): boolean =>
  part.state === 'reserved' || part.state === 'used'
const isFitted = (part: Ticket['parts'][number]): boolean => part.state === 'used'

const buildPickList = onTicket(
  (paper) => {
    const { ticket, dependencies, job } = paper
    const picked = parts.lastStep(ticket, ['partReserved', 'partUsed'])
    const remarks = paper.text('remarks')
    return one(
      partsPickList(paper.context, {
        listNumber: ticket.intake.number,
        serviceNumber: ticket.intake.number,
        pickedAtMs: picked?.atMs ?? job.requestedAtMs,
        technician: dependencies.staffName(ticket.technicianId ?? picked?.actor ?? job.requestedBy),
        lines: ticket.parts.filter(isNeeded).map((part) => ({
          number: part.partNumber,
          name: parts.partName(paper, part),
          bin: binOf(paper, part.partNumber),
          required: part.quantity,
          ...(part.serial === '' ? {} : { serials: [part.serial] }),
        })),
        ...(remarks ? { remarks } : {}),
      }),
    )
  },
  (ticket) => ticket.parts.some(isNeeded),
)

const ticketOldParts = onTicket(
  (paper) =>
    one(oldPartReturnList(paper.context, listData(paper, paper.ticket.intake.number, oldLines(paper)))),
  (ticket) => ticket.parts.some(isFitted),
)

function dayOldParts(paper: PaperJob): Built {
  const day = paper.subject.id
  const rows = paper.dependencies.rows.find<TicketRow>({
    table: 'tickets',
    filter: [{ column: 'closedDay', op: 'is', value: day }],
    sort: { column: 'number', descending: false },
    limit: 10_000,
  })
  const lines = rows
    .filter((row) => row.partsUsed > 0)
    .flatMap((row) => {
      const ticket = ticketPaper({ ...paper, subject: { kind: ticketAggregate.kind, id: row.id } })
      return ticket?.ticket.closedDay === day ? oldLines(ticket) : []
    })
  if (lines.length === 0) return refused('subject-unknown')
  return one(oldPartReturnList(paper.context, listData(paper, paper.job.number || day, lines)))
}

/** One parcel of the ledger: what was sent back together under one number. */
function returnedOldParts(paper: PaperJob): Built {
  const rows = paper.dependencies.rows.find<OldPartRow>({
    table: 'oldParts',
    filter: [{ column: 'returnNumber', op: 'is', value: paper.subject.id }],
    limit: 200,
  })
  if (rows.length === 0) return refused('subject-unknown')
  const lines = rows.map((row) => ({
    number: row.partNumber,
    name: parts.partName(paper, row),
    serviceNumber: row.ticketNumber,
    fault: paper.words('oldParts.fault'),
    quantity: row.quantity,
  }))
  return one(oldPartReturnList(paper.context, listData(paper, paper.subject.id, lines)))
}

function oldLines(paper: TicketPaper): OldPartReturnListData['lines'] {
  const { ticket, words } = paper
  const fault = parts.faultName(paper, ticket.diagnosis?.faultCode ?? ticket.intake.faultCode)
  return ticket.parts.filter(isFitted).map((part) => ({
    number: part.partNumber,
    name: parts.partName(paper, part),
    serviceNumber: ticket.intake.number,
    fault: fault || words('oldParts.fault'),
    quantity: part.quantity,
  }))
}

function listData(
  paper: PaperJob,
  listNumber: string,
  lines: OldPartReturnListData['lines'],
): OldPartReturnListData {
  const { job, dependencies, words } = paper
  const [carrier, waybill, dueDay] = [paper.text('carrier'), paper.text('waybill'), paper.text('dueDay')]
  return {
    listNumber,
    returnTo: paper.text('returnTo') || words('oldParts.to'),
    shippedAtMs: job.requestedAtMs,
    lines,
    handledBy: dependencies.staffName(job.requestedBy),
    ...(carrier ? { carrier } : {}),
    ...(waybill ? { waybill } : {}),
    ...(dueDay ? { dueDay } : {}),
  }
}

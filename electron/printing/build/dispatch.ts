/** QR15-03 派遣书 from the assignment: who is sent by whom to which job, with the parts that lie ready for it. */

import { type DispatchOrderData, dispatchOrder } from '../../../shared/documents/forms/dispatch-order'
import { refused } from '../../../shared/result'
import { type Stock, stockAggregate } from '../../../shared/stock/state'
import { type Ticket, ticketAggregate } from '../../../shared/ticket/state'
import { one, type PaperJob } from './paper-job'
import * as parts from './ticket-parts'
import { onTicket, type TicketPaper } from './ticket-parts'

const mostKnownFaults = 5

export const buildDispatchOrder = onTicket(
  (paper) => {
    // At the customer's own place the technician needs the door and the phone.
    const onSite = paper.wish('onSite') === true
    if (onSite && !paper.customer) return refused('customer-erased')
    return one(dispatchOrder(paper.context, orderData(paper, onSite)))
  },
  (ticket) => ticket.technicianId !== undefined,
)

function orderData(paper: TicketPaper, onSite: boolean): DispatchOrderData {
  const { ticket, dependencies, job } = paper
  const { intake } = ticket
  // Taking a job oneself is a dispatch too, where nobody else gave it out.
  const sent = parts.lastStep(ticket, ['ticketAssigned']) ?? parts.lastStep(ticket, ['diagnosisStarted'])
  const known = knownFaults(paper)
  return {
    serviceNumber: intake.number,
    taskKind: ticket.kind === 'commissioning' || ticket.kind === 'maintenance' ? ticket.kind : 'repair',
    dispatchedAtMs: sent?.atMs ?? job.requestedAtMs,
    customer: parts.knownCustomer(paper),
    device: parts.deviceOnPaper(paper),
    place:
      onSite && paper.customer ? { kind: 'on-site', address: paper.customer.address } : { kind: 'outlet' },
    fault: parts.faultText(paper),
    partsToTake: ticket.parts
      .filter((part) => part.state === 'reserved')
      .map((part) => ({
        number: part.partNumber,
        name: parts.partName(paper, part),
        quantity: part.quantity,
        bin: binOf(paper, part.partNumber),
      })),
    dispatchedBy: dependencies.staffName(sent?.actor ?? job.requestedBy),
    dispatchedTo: dependencies.staffName(ticket.technicianId ?? ''),
    ...(ticket.promisedAtMs === undefined ? {} : { dueAtMs: ticket.promisedAtMs }),
    ...(intake.saleDay ? { purchaseDay: intake.saleDay } : {}),
    ...(intake.request.trim() ? { task: intake.request.trim() } : {}),
    ...(known.length > 0 ? { knownFaults: known } : {}),
    ...(paper.text('tools') ? { tools: paper.text('tools') } : {}),
    ...(paper.text('safetyNotes') ? { safetyNotes: paper.text('safetyNotes') } : {}),
  }
}

export function binOf(paper: PaperJob, partNumber: string): string {
  return paper.history.state<Stock>(stockAggregate, partNumber).bin
}

/** What this very device came for before, latest first. */
function knownFaults(paper: TicketPaper): readonly string[] {
  return (paper.device?.visits ?? [])
    .filter((visit) => visit.ticketId !== paper.ticket.id)
    .slice(-mostKnownFaults)
    .reverse()
    .flatMap((visit) => {
      const ticket = paper.history.state<Ticket | undefined>(ticketAggregate, visit.ticketId)
      const fault =
        ticket &&
        (parts.faultName(paper, ticket.diagnosis?.faultCode ?? '') || parts.faultText({ ...paper, ticket }))
      return fault ? [`${visit.day} ${fault}`] : []
    })
}

/**
 * 发货单: the parcel with a device to headquarters or a vendor, or back to the customer (`to: customer`), which alone
 * shows the customer's name, phone and address; or (`transfer/…`) the parcel with parts to another outlet.
 */

import { type DeliveryNoteData, deliveryNote } from '../../../shared/documents/forms/delivery-note'
import type { DocumentModel } from '../../../shared/documents/model'
import { refused } from '../../../shared/result'
import type { Ticket } from '../../../shared/ticket/state'
import { type Built, one, type PaperJob } from './paper-job'
import * as parts from './ticket-parts'
import { onTicket, type TicketPaper } from './ticket-parts'
import { buildTransferNote } from './transfer-note'

const toCustomer = (paper: PaperJob): boolean => paper.text('to') === 'customer'

export function buildDeliveryNote(paper: PaperJob): Built {
  return paper.subject.kind === 'transfer' ? buildTransferNote(paper) : deviceNote(paper)
}

const deviceNote = onTicket(
  (paper) => {
    if (toCustomer(paper)) {
      return paper.customer ? one(noteOf(paper, parcelHome(paper))) : refused('customer-erased')
    }
    return one(noteOf(paper, parcelOut(paper)))
  },
  (ticket, paper) => (toCustomer(paper) ? ticket.intake.modelName !== '' : isSent(ticket, paper)),
)

/** Headquarters' address is known to every carrier: an empty line is no address. */
function noteOf(paper: TicketPaper, data: DeliveryNoteData): DocumentModel {
  const note = deliveryNote(paper.context, data)
  return data.consignee.address === '' ? parts.withField(note, 'consigneeAddress', undefined) : note
}

/** A ticket may have been sent out twice; the job's number says which of them. */
function isSent(ticket: Ticket, { job }: PaperJob): boolean {
  return (
    ticket.sentOut !== undefined && (!job.number.startsWith('D-') || ticket.sentOut.number === job.number)
  )
}

function parcelOut(paper: TicketPaper): DeliveryNoteData {
  const { ticket, words, dependencies, job } = paper
  const { sentOut } = ticket
  if (!sentOut) throw new Error('a delivery note without a parcel')
  const sent = ticket.steps.filter((step) => step.type === 'sentOut' && step.atMs === sentOut.atMs).at(-1)
  const waybill = sentOut.waybill || paper.text('waybill')
  return {
    ...parcel(paper),
    deliveryNumber: sentOut.number,
    shippedAtMs: sentOut.atMs,
    purpose: words(`send.${sentOut.toKind}`),
    consignee: { kind: sentOut.toKind, name: sentOut.to, ...consigneeWishes(paper) },
    shippedBy: dependencies.staffName(sent?.actor ?? job.requestedBy),
    ...(waybill ? { waybill } : {}),
  }
}

function parcelHome(paper: TicketPaper): DeliveryNoteData {
  const { job, words, dependencies, customer } = paper
  const { name, phone, company } = parts.knownCustomer(paper)
  const waybill = paper.text('waybill')
  return {
    ...parcel(paper),
    deliveryNumber: job.number,
    shippedAtMs: job.requestedAtMs,
    purpose: words('send.customer'),
    consignee: {
      kind: 'customer',
      name: company ?? name,
      person: name,
      phone,
      address: customer?.address ?? '',
    },
    shippedBy: dependencies.staffName(job.requestedBy),
    ...(waybill ? { waybill } : {}),
  }
}

function parcel(paper: TicketPaper): Pick<DeliveryNoteData, 'items' | 'packages' | 'carrier' | 'remarks'> {
  const { ticket } = paper
  const device = parts.deviceOnPaper(paper)
  const serial = device.serial ?? device.imei
  const fault = parts.faultText(paper)
  const carrier = paper.text('carrier')
  const withAccessories = paper.wish('accessories') === true || toCustomer(paper)
  return {
    packages: paper.amount('packages') ?? 1,
    items: [
      {
        serviceNumber: ticket.intake.number,
        name: device.model,
        quantity: 1,
        customerName: parts.knownCustomer(paper).name,
        ...(serial ? { serial } : {}),
      },
      ...(withAccessories
        ? parts.accessoriesOnPaper(paper).map(({ name, count }) => ({
            serviceNumber: ticket.intake.number,
            name,
            quantity: count,
          }))
        : []),
    ],
    ...(carrier ? { carrier } : {}),
    ...(fault ? { remarks: fault } : {}),
  }
}

function consigneeWishes(paper: TicketPaper): {
  readonly person?: string
  readonly phone?: string
  readonly address: string
} {
  const [person, phone] = [paper.text('person'), paper.text('phone')]
  return {
    address: paper.text('address'),
    ...(person ? { person } : {}),
    ...(phone ? { phone } : {}),
  }
}

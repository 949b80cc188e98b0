/** A ticket as lists and the board show it. Holds no name or phone in clear. */

import { billOf } from './bill'
import { type ContactState, contactStateOf } from './contact'
import type { Outcome, Priority, TicketKind } from './events'
import { type InvoiceState, invoicedFen, invoiceStateOf } from './invoice'
import { openStatuses, type Ticket, type TicketStatus } from './state'
import { promisedSince, type Stays, staysOf } from './stays'

export interface TicketRow {
  readonly id: string
  readonly revision: number
  readonly number: string
  readonly kind: TicketKind
  readonly status: TicketStatus
  readonly statusSinceMs: number
  readonly priority: Priority
  readonly outcome: Outcome | ''
  readonly open: 0 | 1
  readonly customerId: string
  /** Masked. */
  readonly customerName: string
  /** Masked. */
  readonly customerPhone: string
  readonly deviceId: string
  readonly modelId: string
  readonly modelName: string
  readonly deviceClass: string
  readonly serial: string
  readonly fault: string
  readonly faultCode: string
  readonly technicianId: string
  readonly receivedBy: string
  readonly receivedAtMs: number
  readonly firstResponseAtMs: number
  readonly promisedAtMs: number
  readonly readyAtMs: number
  readonly closedAtMs: number
  readonly businessDay: string
  readonly closedDay: string
  readonly covered: 0 | 1
  readonly quote: 'none' | 'open' | 'accepted' | 'declined'
  readonly totalFen: number
  readonly dueFen: number
  readonly paidFen: number
  readonly invoice: InvoiceState
  readonly invoicedFen: number
  /** Of those that count. */
  readonly invoiceNumbers: string
  /** Whether the customer knows of the step it is in, and when they were last called; 0: never. */
  readonly contact: ContactState
  readonly contactedAtMs: number
  readonly partsReserved: number
  readonly partsUsed: number
  readonly partsAwaited: number
  readonly place: string
  readonly accessories: number
  readonly repeatOf: string
  readonly batchId: string
  /** Loaners that are out with this ticket. */
  readonly loaners: number
  /** In which steps it stood, since when: some of them stop the promise. */
  readonly stays: Stays
  /** When the promise was given anew; 0: it is the one of the intake. */
  readonly promisedSinceMs: number
  /** Where it was sent, while it is there. */
  readonly outTo: string
  readonly outWaybill: string
  readonly outDueDay: string
  /** The serial of the device that goes out instead of the one that came in. */
  readonly newSerial: string
  /** Articles of the knowledge base that were used. */
  readonly articles: readonly string[]
  readonly jobPhotos: number
  /** Accessories that did not go back with the device and are not settled yet. */
  readonly accessoriesOut: number
}

export function ticketRow(ticket: Ticket): TicketRow {
  const bill = billOf(ticket)
  const { intake } = ticket
  const count = (state: string): number => ticket.parts.filter((part) => part.state === state).length
  return {
    id: ticket.id,
    revision: ticket.revision,
    number: intake.number,
    kind: ticket.kind,
    status: ticket.status,
    statusSinceMs: ticket.statusSinceMs,
    priority: ticket.priority,
    outcome: ticket.outcome ?? '',
    open: openStatuses.includes(ticket.status) ? 1 : 0,
    customerId: intake.customerId,
    customerName: intake.customerName,
    customerPhone: intake.customerPhone,
    deviceId: intake.deviceId ?? '',
    modelId: intake.modelId,
    modelName: intake.modelName,
    deviceClass: intake.deviceClass,
    serial: intake.serial,
    fault: intake.fault.slice(0, 200),
    faultCode: ticket.diagnosis?.faultCode ?? intake.faultCode,
    technicianId: ticket.technicianId ?? '',
    receivedBy: ticket.receivedBy,
    receivedAtMs: ticket.receivedAtMs,
    firstResponseAtMs: ticket.firstResponseAtMs ?? 0,
    promisedAtMs: ticket.promisedAtMs ?? 0,
    readyAtMs: ticket.readyAtMs ?? 0,
    closedAtMs: ticket.closedAtMs ?? 0,
    businessDay: ticket.businessDay,
    closedDay: ticket.closedDay ?? '',
    covered: intake.warranty?.covered ? 1 : 0,
    quote: ticket.quote?.answer ?? 'none',
    totalFen: bill.totalFen,
    dueFen: bill.dueFen,
    paidFen: bill.paidFen,
    invoice: invoiceStateOf(ticket),
    invoicedFen: invoicedFen(ticket),
    invoiceNumbers: ticket.invoices
      .flatMap(({ number, voided }) => (voided === undefined ? [number] : []))
      .join('、'),
    contact: contactStateOf(ticket),
    contactedAtMs: ticket.contacts.at(-1)?.atMs ?? 0,
    partsReserved: count('reserved'),
    partsUsed: count('used'),
    partsAwaited: ticket.awaited.length,
    place: ticket.place,
    accessories: intake.accessories.length,
    repeatOf: intake.repeatOf ?? '',
    batchId: intake.batchId ?? '',
    loaners: ticket.loaners.length,
    stays: staysOf(ticket.steps),
    promisedSinceMs: promisedSince(ticket.steps),
    outTo: ticket.status === 'sentOut' ? (ticket.sentOut?.to ?? '') : '',
    outWaybill: ticket.status === 'sentOut' ? (ticket.sentOut?.waybill ?? '') : '',
    outDueDay: ticket.status === 'sentOut' ? (ticket.sentOut?.expectedDay ?? '') : '',
    newSerial: ticket.exchange?.newSerial ?? '',
    articles: ticket.articles,
    jobPhotos: ticket.jobPhotos.length,
    accessoriesOut: ticket.accessoriesOut.length,
  }
}

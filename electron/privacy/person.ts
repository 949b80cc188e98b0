/** What this outlet holds on a person: counted for the desk, and whole for the file that they may have. */

import { type Customer, type CustomerRow, customerAggregate, customerRow } from '../../shared/customer/state'
import { labelsSubject, labelTickets } from '../../shared/print/labels'
import { type PrintJob, type PrintRow, printAggregate } from '../../shared/print/state'
import type { PersonHeld } from '../../shared/questions/privacy'
import type { TicketRow } from '../../shared/ticket/row'
import { type Ticket, ticketAggregate } from '../../shared/ticket/state'
import { type Complaint, type ComplaintRow, complaintAggregate } from '../../shared/voice/complaint'
import { type Survey, type SurveyRow, surveyAggregate } from '../../shared/voice/survey'
import type { Journal } from '../journal/journal'
import type { States } from '../journal/states'
import type { RowStore } from '../view/rows'
import { retainedUntil } from './retention'

export interface PersonDependencies {
  readonly rows: RowStore
  readonly states: States
  readonly journal: Journal
  readonly zone: () => string
  readonly retentionYears: () => number
  readonly staffName: (staffId: string) => string
}

const many = 10_000
const looks = ['detailsRevealed', 'detailsExported']

export function personHeld(dependencies: PersonDependencies, customerId: string): PersonHeld | undefined {
  const { rows, states, journal } = dependencies
  const customer = states.load(customerAggregate, customerId).state as Customer | undefined
  if (!customer) return undefined
  const row: CustomerRow = customerRow(customer)
  const tickets = ticketsOf(rows, customerId)
  const whole = tickets.flatMap(({ id }) => wholeTicket(states, id))
  return {
    customerId,
    name: row.name,
    phone: row.phone,
    enteredAtMs: row.enteredAtMs,
    consentGiven: customer.consentGiven,
    consentVersion: customer.consentVersion,
    erased: customer.erased,
    tickets: tickets.length,
    openTickets: tickets.filter(({ open }) => open === 1).length,
    devices: new Set(tickets.map(({ deviceId }) => deviceId).filter((id) => id !== '')).size,
    payments: whole.reduce((sum, { payments }) => sum + payments.length, 0),
    photos: whole.reduce((sum, { intake }) => sum + intake.photos.length, 0),
    signatures: whole.flatMap(signaturesOf).length,
    complaints: complaintsOf(rows, customerId).length,
    surveys: surveysOf(rows, customerId).length,
    slips: tickets.reduce((sum, { id }) => sum + slipsOf(rows, id).length, 0),
    looks: journal.stream(`customer/${customerId}`).filter(({ envelope }) => looks.includes(envelope.type))
      .length,
    retainedUntil: customer.erased ? '' : retainedUntil(dependencies, row, tickets),
  }
}

/** As plain data under plain names, for the person themselves. Passcodes are never in a file. */
export function personFile(dependencies: PersonDependencies, customerId: string): object | undefined {
  const { rows, states, journal, staffName } = dependencies
  const customer = states.load(customerAggregate, customerId).state as Customer | undefined
  if (!customer || customer.erased) return undefined
  return {
    details: customer.details,
    consent: { given: customer.consentGiven, terms: customer.consentVersion },
    tickets: ticketsOf(rows, customerId).flatMap(({ id }) =>
      wholeTicket(states, id).map((ticket) => ticketFile(ticket)),
    ),
    complaints: complaintsOf(rows, customerId).flatMap(({ id }) => {
      const complaint = states.load(complaintAggregate, id).state as Complaint | undefined
      return complaint ? [complaint] : []
    }),
    surveys: surveysOf(rows, customerId).flatMap(({ id }) => {
      const survey = states.load(surveyAggregate, id).state as Survey | undefined
      return survey ? [survey] : []
    }),
    looks: journal
      .stream(`customer/${customerId}`)
      .filter(({ envelope }) => looks.includes(envelope.type))
      .map(({ envelope, payload }) => ({
        at: new Date(envelope.recordedAtMs).toISOString(),
        by: staffName(envelope.actor),
        reason: (payload as { readonly reason?: string } | undefined)?.reason ?? '',
      })),
  }
}

function ticketFile(ticket: Ticket): object {
  const { intake } = ticket
  return {
    number: intake.number,
    day: ticket.businessDay,
    model: intake.modelName,
    serial: intake.serial,
    fault: intake.fault,
    request: intake.request,
    status: ticket.status,
    outcome: ticket.outcome,
    diagnosis: ticket.diagnosis?.finding ?? '',
    notes: ticket.notes.map(({ note }) => note),
    calls: ticket.contacts.map(({ topic, way, reached, note, atMs }) => ({
      topic,
      way,
      reached,
      note,
      at: new Date(atMs).toISOString(),
    })),
    labour: ticket.labour.map(({ name, priceFen }) => ({ name, priceFen })),
    parts: ticket.parts.map(({ partNumber, name, quantity, unitFen, serial }) => ({
      partNumber,
      name,
      quantity,
      unitFen,
      serial,
    })),
    payments: ticket.payments.map(({ number, purpose, tender, amountFen, atMs }) => ({
      number,
      purpose,
      tender,
      amountFen,
      at: new Date(atMs).toISOString(),
    })),
    photos: intake.photos.length,
    closedDay: ticket.closedDay ?? '',
  }
}

export function ticketsOf(rows: RowStore, customerId: string): readonly TicketRow[] {
  return rows.find<TicketRow>({
    table: 'tickets',
    filter: [{ column: 'customerId', op: 'is', value: customerId }],
    limit: many,
  })
}

function slipsOf(rows: RowStore, ticketId: string): readonly PrintRow[] {
  return printsAbout(rows, `ticket/${ticketId}`)
}

function printsAbout(rows: RowStore, subject: string): readonly PrintRow[] {
  return rows.find<PrintRow>({
    table: 'prints',
    filter: [{ column: 'subject', op: 'startsWith', value: subject }],
    limit: many,
  })
}

/** Print jobs whose paper shows this person's data, those of many people's labels included. */
export function papersOf(
  { rows, states }: Pick<PersonDependencies, 'rows' | 'states'>,
  customerId: string,
): readonly string[] {
  const tickets = ticketsOf(rows, customerId).map(({ id }) => id)
  const own = subjectsOf(rows, customerId).flatMap((subject) => printsAbout(rows, subject))
  const labels = printsAbout(rows, labelsSubject).filter(({ id }) => {
    const job = states.load(printAggregate, id).state as PrintJob | undefined
    return job !== undefined && labelTickets(job.parameters).some((ticketId) => tickets.includes(ticketId))
  })
  return [...own, ...labels].map(({ id }) => id)
}

/** What a paper about this person says that it speaks of. */
export function subjectsOf(rows: RowStore, customerId: string): readonly string[] {
  return [
    `customer/${customerId}`,
    ...ticketsOf(rows, customerId).flatMap(({ id }) => [`ticket/${id}`, `batch/${id}`]),
    ...complaintsOf(rows, customerId).map(({ id }) => `complaint/${id}`),
    ...surveysOf(rows, customerId).map(({ id }) => `survey/${id}`),
  ]
}

export function wholeTicket(states: States, ticketId: string): readonly Ticket[] {
  const ticket = states.load(ticketAggregate, ticketId).state as Ticket | undefined
  return ticket ? [ticket] : []
}

export function signaturesOf(ticket: Ticket): readonly string[] {
  return [ticket.intake.signatureHash, ticket.handOver?.signatureHash].filter((hash) => hash !== undefined)
}

function complaintsOf(rows: RowStore, customerId: string): readonly ComplaintRow[] {
  const filter = [{ column: 'customerId', op: 'is', value: customerId } as const]
  return rows.find<ComplaintRow>({ table: 'complaints', filter, limit: many })
}

function surveysOf(rows: RowStore, customerId: string): readonly SurveyRow[] {
  const filter = [{ column: 'customerId', op: 'is', value: customerId } as const]
  return rows.find<SurveyRow>({ table: 'surveys', filter, limit: many })
}

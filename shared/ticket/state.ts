/**
 * A ticket as its facts tell it. Folding never fails and never asks for anything outside the facts.
 */

import { defineAggregate, type EventOf } from '../events/aggregate'
import type { BenchWork } from './bench-state'
import type { ContactLine } from './contact'
import type { Outcome, Priority, Tender, TicketKind } from './events'
import { ticketEvents } from './events'
import { evolveTicket } from './evolve'
import type { InvoiceLine } from './invoice'

export const statuses = [
  'received',
  'assigned',
  'diagnosing',
  'quoted',
  'waitingForPart',
  'repairing',
  'testing',
  'sentOut',
  'ready',
  'collected',
  'archived',
  'cancelled',
] as const
export type TicketStatus = (typeof statuses)[number]

/** Statuses in which the device is still ours to work on or to hand back. */
export const openStatuses: readonly TicketStatus[] = statuses.slice(0, 9)

export type TicketEvent = EventOf<typeof ticketEvents>
type Payload<Type extends TicketEvent['type']> = Extract<TicketEvent, { type: Type }>['payload']

export interface PartLine {
  readonly lineId: string
  readonly partNumber: string
  readonly name: string
  readonly quantity: number
  readonly state: 'reserved' | 'used' | 'returned' | 'released'
  readonly unitFen: number
  readonly underWarranty: boolean
  readonly serial: string
  readonly warrantyDays: number
  /** Who fitted it. */
  readonly by?: string
  /** Reserved on a guess, only until the fault is known. */
  readonly untilDiagnosis?: boolean
}

export interface PaymentLine {
  readonly paymentId: string
  readonly number: string
  readonly purpose: 'deposit' | 'bill' | 'refund'
  readonly tender: Tender
  readonly amountFen: number
  readonly atMs: number
}

export interface Step {
  readonly type: TicketEvent['type']
  readonly status: TicketStatus
  readonly atMs: number
  readonly actor: string
  readonly station: string
  readonly factId: string
}

export interface Quote extends Payload<'quoteGiven'> {
  readonly answer: 'open' | 'accepted' | 'declined'
  readonly givenAtMs: number
  readonly actor: string
}

export interface Ticket extends BenchWork {
  readonly id: string
  readonly revision: number
  readonly status: TicketStatus
  readonly statusSinceMs: number
  readonly intake: Payload<'deviceReceived'>
  readonly receivedAtMs: number
  readonly receivedBy: string
  readonly businessDay: string
  readonly kind: TicketKind
  readonly priority: Priority
  readonly promisedAtMs: number | undefined
  readonly technicianId: string | undefined
  readonly firstResponseAtMs: number | undefined
  readonly diagnosis: Payload<'faultDiagnosed'> | undefined
  readonly notes: readonly { noteId: string; note: string; atMs: number; actor: string }[]
  /** Who told the customer what, and whether they were reached. */
  readonly contacts: readonly ContactLine[]
  readonly quote: Quote | undefined
  readonly parts: readonly PartLine[]
  readonly awaited: readonly { partNumber: string; name: string; quantity: number }[]
  /** Each time a part was wanted, and whether it could not be had at once. */
  readonly partRequests: readonly { readonly day: string; readonly missed: boolean }[]
  readonly labour: readonly (Payload<'labourAdded'> & { readonly atMs: number; readonly by: string })[]
  readonly test: (Payload<'testRecorded'> & { readonly actor: string; readonly atMs: number }) | undefined
  readonly outcome: Outcome | undefined
  readonly discountFen: number
  readonly discountReason: string
  /** Who gave it, and the manager who let it pass: empty where nobody else was needed. */
  readonly discountBy: { readonly actor: string; readonly approvedBy: string } | undefined
  readonly payments: readonly PaymentLine[]
  /** The customer wants a 发票. */
  readonly invoiceAsked: boolean
  readonly invoices: readonly InvoiceLine[]
  /** What stays with us of a deposit although no work stands against it. */
  readonly forfeited: Payload<'depositForfeited'> | undefined
  /** What is paid back for the device itself. */
  readonly returnPrice: Payload<'returnPriceAgreed'> | undefined
  readonly place: string
  readonly readyAtMs: number | undefined
  readonly handOver: (Payload<'deviceHandedOver'> & { atMs: number; actor: string }) | undefined
  readonly closedAtMs: number | undefined
  readonly closedDay: string | undefined
  readonly archiveCode: string | undefined
  readonly sentOut: (Payload<'sentOut'> & { readonly atMs: number }) | undefined
  /** What the customer has of ours and has not brought back. */
  readonly loaners: readonly Payload<'loanerLent'>[]
  readonly steps: readonly Step[]
}

export const ticketAggregate = defineAggregate<Ticket | undefined, typeof ticketEvents>({
  kind: 'ticket',
  events: ticketEvents,
  initial: undefined,
  evolve: evolveTicket,
})

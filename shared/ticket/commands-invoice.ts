/**
 * 发票: the customer asks for one, it is made in the tax system and its number is kept here, or it is made void there. It
 * may be asked for long after the device has left.
 */

import { z } from 'zod'
import { defineCommand } from '../commands/command'
import { newFact, streamOf } from '../events/aggregate'
import { ok, refused } from '../result'
import { counterRoles } from '../staff/roles'
import { invoiceNumberPattern, toInvoiceFen } from './invoice'
import { ticketAggregate } from './state'

const id = z.string().min(8).max(64)
const ofTicket = ({ ticketId }: { readonly ticketId: string }) => ({
  ticket: streamOf(ticketAggregate, ticketId),
})

export const askInvoice = defineCommand({
  name: 'askInvoice',
  input: z.strictObject({ ticketId: id, asked: z.boolean() }),
  roles: counterRoles,
  streams: ofTicket,
  decide: ({ ticketId, asked }, { ticket }) => {
    if (!ticket) return refused('ticket-unknown')
    if (ticket.invoiceAsked === asked) return ok({ facts: [], value: null })
    return ok({ facts: [newFact(ticketAggregate, ticketId, 'invoiceAsked', { asked })], value: null })
  },
})

export const issueInvoice = defineCommand({
  name: 'issueInvoice',
  input: z.strictObject({
    ticketId: id,
    invoiceId: id,
    number: z.string().trim().regex(invoiceNumberPattern),
    amountFen: z.int().positive().max(10_000_000_000),
    day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  }),
  roles: counterRoles,
  streams: ofTicket,
  decide: ({ ticketId, ...invoice }, { ticket }, context) => {
    if (!ticket) return refused('ticket-unknown')
    if (invoice.day > context.businessDay) return refused('invoice-day-in-future', { day: invoice.day })
    const isUsed = ticket.invoices.some(
      (line) => line.invoiceId === invoice.invoiceId || (line.number === invoice.number && !line.voided),
    )
    if (isUsed) return refused('invoice-there-already')
    const leftFen = toInvoiceFen(ticket)
    if (leftFen <= 0) return refused('nothing-to-invoice')
    if (invoice.amountFen > leftFen) return refused('invoice-more-than-paid')
    return ok({ facts: [newFact(ticketAggregate, ticketId, 'invoiceIssued', invoice)], value: null })
  },
})

export const voidInvoice = defineCommand({
  name: 'voidInvoice',
  input: z.strictObject({ ticketId: id, invoiceId: id, reason: z.string().trim().min(1).max(400) }),
  roles: counterRoles,
  streams: ofTicket,
  decide: ({ ticketId, invoiceId, reason }, { ticket }) => {
    if (!ticket) return refused('ticket-unknown')
    const line = ticket.invoices.find((one) => one.invoiceId === invoiceId)
    if (!line) return refused('invoice-unknown')
    if (line.voided !== undefined) return refused('invoice-void-already')
    return ok({
      facts: [newFact(ticketAggregate, ticketId, 'invoiceVoided', { invoiceId, reason })],
      value: null,
    })
  },
})

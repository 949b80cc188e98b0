/** Keeps that the customer was told, or that nobody answered. */

import { z } from 'zod'
import { defineCommand } from '../commands/command'
import { newFact, streamOf } from '../events/aggregate'
import { ok, refused } from '../result'
import { everyone } from '../staff/roles'
import { contactSchema } from './contact'
import { stepRefusal } from './rules'
import { ticketAggregate } from './state'

export const recordContact = defineCommand({
  name: 'recordContact',
  input: z.strictObject({ ticketId: z.string().min(8).max(64), ...contactSchema.shape }),
  // The technician calls about a quote, the counter about the rest.
  roles: everyone,
  streams: ({ ticketId }) => ({ ticket: streamOf(ticketAggregate, ticketId) }),
  decide: ({ ticketId, ...contact }, { ticket }) => {
    const no = stepRefusal(ticket, 'addNote')
    if (no || !ticket) return no ?? refused('ticket-unknown')
    if (contact.topic === 'ready' && ticket.status !== 'ready')
      return refused('not-now', { status: ticket.status })
    if (contact.topic === 'quote' && ticket.quote === undefined) return refused('quote-unknown')
    if (contact.topic === 'other' && contact.note.trim() === '') return refused('needs-comment')
    return ok({ facts: [newFact(ticketAggregate, ticketId, 'customerContacted', contact)], value: null })
  },
})

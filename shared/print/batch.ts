/** The same form for each of several tickets, recorded together: a company's whole batch, or what a list has chosen. */

import { z } from 'zod'
import { defineCommand } from '../commands/command'
import { ok, refused } from '../result'
import { everyone } from '../staff/roles'
import { printFacts } from './request'

export const mostBatchTickets = 200

/** Forms that are each ticket's own and that no other step prints for it. */
export const batchForms = ['claimReceipt', 'quotation'] as const

export const printBatch = defineCommand({
  name: 'printBatch',
  input: z.strictObject({
    form: z.enum(batchForms),
    tickets: z
      .array(
        z.strictObject({ ticketId: z.string().regex(/^[A-Za-z0-9-]{8,64}$/), number: z.string().max(60) }),
      )
      .min(1)
      .max(mostBatchTickets),
  }),
  roles: everyone,
  streams: () => ({}),
  decide: ({ form, tickets }, _state, context) => {
    // Asked for already: another one is a copy, with a count and a reason.
    const missing = tickets.filter(
      ({ ticketId }, index) =>
        context.latestCopy(form, `ticket/${ticketId}`) === 0 &&
        tickets.findIndex((other) => other.ticketId === ticketId) === index,
    )
    if (missing.length === 0) return refused('all-printed')
    const facts = missing.flatMap(({ ticketId, number }) =>
      printFacts(context, { form, subject: `ticket/${ticketId}`, number }),
    )
    return facts.length === 0
      ? refused('no-paper-set')
      : ok({ facts, value: { tickets: missing.length, jobs: facts.length } })
  },
})

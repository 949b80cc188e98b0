/**
 * A device that goes back to us for its price: the warranty rules say how much, from the invoice and the days of use.
 * Another amount is goodwill or a dispute, which needs a reason and a manager. Paid out as a refund, before the
 * hand-over, so that nobody leaves without the money.
 */

import { z } from 'zod'
import { defineCommand } from '../commands/command'
import { newFact, streamOf } from '../events/aggregate'
import { sumFen } from '../money'
import { ok, refused } from '../result'
import { approvedBy, mayRelease } from '../staff/approval'
import { counterRoles } from '../staff/roles'
import { fenSchema } from './events'
import { stepRefusal } from './rules'
import { type Ticket, ticketAggregate } from './state'

export const agreeReturnPrice = defineCommand({
  name: 'agreeReturnPrice',
  input: z.strictObject({
    ticketId: z.string().min(8).max(64),
    amountFen: fenSchema.min(1),
    reason: z.string().max(400).default(''),
  }),
  roles: counterRoles,
  streams: ({ ticketId }) => ({ ticket: streamOf(ticketAggregate, ticketId) }),
  decide: ({ ticketId, amountFen, reason }, { ticket }, context) => {
    const no = stepRefusal(ticket, 'agreeReturnPrice')
    if (no || !ticket) return no ?? refused('ticket-unknown')
    if (!isReturn(ticket)) return refused('not-a-return')
    const paidBackFen = -sumFen(ticket.payments.map((payment) => Math.min(0, payment.amountFen)))
    if (amountFen < paidBackFen && ticket.returnPrice) return refused('return-price-paid', { paidBackFen })
    const computedFen = context.warranty.refundForTicket(ticketId)
    const byTheRules = computedFen === amountFen
    if (!byTheRules && reason.trim() === '') return refused('return-price-needs-reason')
    if (!byTheRules && !mayRelease(context)) return refused('manager-needed')
    return ok({
      facts: [
        newFact(ticketAggregate, ticketId, 'returnPriceAgreed', {
          amountFen,
          ...(computedFen === undefined ? {} : { computedFen }),
          reason: byTheRules ? '' : reason.trim(),
          approvedBy: byTheRules ? '' : approvedBy(context),
        }),
      ],
      value: null,
    })
  },
})

export function isReturn({ kind, outcome }: Pick<Ticket, 'kind' | 'outcome'>): boolean {
  return outcome === 'returned' || (kind === 'return' && outcome === undefined)
}

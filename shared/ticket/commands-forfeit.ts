/**
 * A deposit that is not given back, wholly or in part: the customer has let the visit lapse. Only what no work stands
 * against, with a reason, and by a manager; given again, the last amount counts, and none gives it back.
 */

import { z } from 'zod'
import { defineCommand } from '../commands/command'
import { newFact, streamOf } from '../events/aggregate'
import { printFacts } from '../print/request'
import { ok, refused } from '../result'
import { approvedBy, mayRelease } from '../staff/approval'
import { counterRoles } from '../staff/roles'
import { billOf } from './bill'
import { fenSchema } from './events'
import { stepRefusal } from './rules'
import { ticketAggregate } from './state'

export const forfeitDeposit = defineCommand({
  name: 'forfeitDeposit',
  input: z.strictObject({
    ticketId: z.string().min(8).max(64),
    amountFen: fenSchema,
    reason: z.string().trim().min(1).max(400),
    print: z.boolean().default(true),
  }),
  roles: counterRoles,
  streams: ({ ticketId }) => ({ ticket: streamOf(ticketAggregate, ticketId) }),
  decide: ({ ticketId, amountFen, reason, print }, { ticket }, context) => {
    const no = stepRefusal(ticket, 'takePayment')
    if (no || !ticket) return no ?? refused('ticket-unknown')
    const { paidFen, totalFen } = billOf(ticket)
    const heldFen = Math.max(0, paidFen - totalFen)
    if (amountFen > heldFen) return refused('more-than-held', { heldFen })
    if (!mayRelease(context)) return refused('manager-needed')
    const deposit = ticket.payments.findLast(({ purpose }) => purpose === 'deposit') ?? ticket.payments[0]
    return ok({
      facts: [
        newFact(ticketAggregate, ticketId, 'depositForfeited', {
          amountFen,
          reason,
          approvedBy: approvedBy(context),
        }),
        ...(print && deposit
          ? printFacts(context, {
              form: 'paymentSlip',
              subject: `ticket/${ticketId}`,
              number: deposit.number,
              parameters: { paymentId: deposit.paymentId },
            })
          : []),
      ],
      value: null,
    })
  },
})

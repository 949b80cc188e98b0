/**
 * 取消: nothing was done and the device goes back at once. So it has to be here, with everything that came with it; what
 * can not be handed back is let go by a manager, with the reason, and stays open until it is settled.
 */

import { z } from 'zod'
import { defineCommand } from '../commands/command'
import { newFact, streamOf } from '../events/aggregate'
import { ok, refused } from '../result'
import { mayRelease } from '../staff/approval'
import { counterRoles } from '../staff/roles'
import { billOf } from './bill'
import { releaseReserved } from './commands-bench'
import { stepRefusal } from './rules'
import { ticketAggregate } from './state'
import { timerStopped } from './timer'

const id = z.string().min(8).max(64)

export const cancelTicket = defineCommand({
  name: 'cancelTicket',
  input: z.strictObject({
    ticketId: id,
    reason: z.string().min(1).max(400),
    accessoriesReturned: z.array(z.string().max(120)).max(60).default([]),
    /** Why it is cancelled although something can not be handed back now. */
    overrideReason: z.string().max(400).default(''),
  }),
  roles: counterRoles,
  streams: (input) => ({ ticket: streamOf(ticketAggregate, input.ticketId) }),
  decide: ({ ticketId, reason, accessoriesReturned, overrideReason }, { ticket }, context) => {
    const no = stepRefusal(ticket, 'cancel', context, { said: reason })
    if (no || !ticket) return no ?? refused('ticket-unknown')
    if (ticket.parts.some((part) => part.state === 'used')) return refused('parts-in-device')
    const { paidFen, keptFen } = billOf(ticket)
    if (paidFen !== keptFen) return refused('deposit-held')
    if (ticket.loaners.length > 0)
      return refused('loaner-out', { names: ticket.loaners.map((out) => out.name).join('、') })
    const override = overrideReason.trim() !== ''
    if (override && !mayRelease(context)) return refused('manager-needed')
    // A consultation leaves no device, and one that never left the counter needs no way back.
    if (ticket.place !== 'counter' && ticket.place !== '' && !override)
      return refused('device-not-at-counter', { place: ticket.place })
    const missing = ticket.intake.accessories.filter(({ id: item }) => !accessoriesReturned.includes(item))
    if (missing.length > 0 && !override)
      return refused('accessories-missing', { names: missing.map((item) => item.name).join('、') })
    return ok({
      facts: [
        ...releaseReserved(ticket, 'cancelled'),
        ...timerStopped(ticket, context.nowMs),
        newFact(ticketAggregate, ticketId, 'ticketCancelled', {
          reason,
          accessoriesReturned,
          overrideReason,
        }),
      ],
      value: null,
    })
  },
})

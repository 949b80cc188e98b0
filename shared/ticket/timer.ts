/**
 * The repair timer: started and stopped by facts, so that it goes on over a lock, a restart and a change of window, and
 * so that its minutes can be believed. A job that is ready, sent out or cancelled is not worked on any more.
 */

import { z } from 'zod'
import { defineCommand } from '../commands/command'
import { type NewFact, newFact, streamOf } from '../events/aggregate'
import { ok, refused } from '../result'
import { benchRoles } from '../staff/roles'
import { stepRefusal } from './rules'
import { type Ticket, ticketAggregate } from './state'

const input = z.strictObject({ ticketId: z.string().min(8).max(64) })
const streams = ({ ticketId }: z.output<typeof input>) => ({ ticket: streamOf(ticketAggregate, ticketId) })
/** Longer means that somebody forgot it: an hour-long lunch is no labour, and a night is none either. */
const mostMinutes = 24 * 60

export function timerMinutes(sinceMs: number, nowMs: number): number {
  return Math.min(mostMinutes, Math.max(1, Math.round((nowMs - sinceMs) / 60_000)))
}

/** What has to be recorded so that nothing runs any more. */
export function timerStopped({ id, timer }: Ticket, nowMs: number): readonly NewFact[] {
  if (!timer) return []
  return [newFact(ticketAggregate, id, 'timerStopped', { minutes: timerMinutes(timer.sinceMs, nowMs) })]
}

export const startTimer = defineCommand({
  name: 'startTimer',
  input,
  roles: benchRoles,
  streams,
  decide: ({ ticketId }, { ticket }) => {
    const no = stepRefusal(ticket, 'addLabour')
    if (no || !ticket) return no ?? refused('ticket-unknown')
    if (ticket.timer) return ok({ facts: [], value: null })
    return ok({ facts: [newFact(ticketAggregate, ticketId, 'timerStarted', {})], value: null })
  },
})

export const stopTimer = defineCommand({
  name: 'stopTimer',
  input,
  roles: benchRoles,
  streams,
  decide: ({ ticketId }, { ticket }, context) => {
    if (!ticket) return refused('ticket-unknown')
    if (!ticket.timer) return refused('timer-not-running', { number: ticket.intake.number })
    const minutes = timerMinutes(ticket.timer.sinceMs, context.nowMs)
    return ok({
      facts: [newFact(ticketAggregate, ticketId, 'timerStopped', { minutes })],
      value: { minutes },
    })
  },
})

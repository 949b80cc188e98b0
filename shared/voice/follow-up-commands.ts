/** What came of a follow-up call. A "no" to any question is a complaint at once, in the same transaction. */

import { z } from 'zod'
import { addDays, calendarDay } from '../calendar/calendar-day'
import { addWorkingDays } from '../calendar/working-day'
import { defineCommand } from '../commands/command'
import { customerAggregate } from '../customer/state'
import { newFact, streamOf } from '../events/aggregate'
import { ok, refused } from '../result'
import { counterRoles } from '../staff/roles'
import { type Ticket, ticketAggregate } from '../ticket/state'
import type { ComplaintClass } from './complaint-class'
import {
  type FollowUp,
  type FollowUpQuestion,
  followUpAggregate,
  followUpAnswersSchema,
  negativeAnswers,
} from './follow-up'
import { complaintFacts, sealedFor } from './open-complaint'

const id = z.string().min(8).max(64)
const text = (most: number) => z.string().trim().max(most)
const streams = (input: { readonly ticketId: string }) => ({
  followUp: streamOf(followUpAggregate, input.ticketId),
  ticket: streamOf(ticketAggregate, input.ticketId),
})

/** What a "no" to each question most likely is; the manager may sort it differently. */
const classOf: Readonly<Record<FollowUpQuestion, ComplaintClass>> = {
  works: 'repair',
  explained: 'price',
  onTime: 'delivery',
  attitude: 'attitude',
}

export const recordFollowUp = defineCommand({
  name: 'recordFollowUp',
  input: z.strictObject({
    ticketId: id,
    customerId: z.string().min(1).max(64),
    answers: followUpAnswersSchema,
    remark: text(2000).default(''),
    /** The complaint that is opened when an answer is negative. */
    complaintId: id,
  }),
  roles: counterRoles,
  streams: (input) => ({ ...streams(input), customer: streamOf(customerAggregate, input.customerId) }),
  decide: (
    { ticketId, answers, remark, complaintId, customerId },
    { followUp, ticket, customer },
    context,
  ) => {
    const problem = notToCall(ticket, followUp)
    if (problem) return problem
    if (ticket?.intake.customerId !== customerId) return refused('customer-unknown')
    if (Object.values(answers).every((answer) => answer === 'unasked')) return refused('nothing-asked')
    const negative = negativeAnswers(answers)
    if (negative.length > 0 && remark === '') return refused('remark-missing')
    const worst = negative[0]
    const key = sealedFor(customer)
    const complaint = worst
      ? complaintFacts(context, {
          complaintId,
          kind: 'complaint',
          class: classOf[worst],
          source: 'follow-up',
          ticketId,
          ticket,
          customerId,
          customerDetails: key === undefined ? undefined : customer?.details,
          content: remark,
          request: '',
        })
      : undefined
    return ok({
      facts: [
        newFact(followUpAggregate, ticketId, 'followUpAnswered', {
          answers,
          complaintId: complaint ? complaintId : '',
        }),
        ...(remark === '' ? [] : [newFact(followUpAggregate, ticketId, 'followUpRemarked', { remark }, key)]),
        ...(complaint?.facts ?? []),
      ],
      value: { complaintNumber: complaint?.number ?? '' },
    })
  },
})

export const recordNotReached = defineCommand({
  name: 'recordNotReached',
  input: z.strictObject({ ticketId: id, note: text(400).default('') }),
  roles: counterRoles,
  streams,
  decide: ({ ticketId, note }, { followUp, ticket }, context) => {
    const problem = notToCall(ticket, followUp)
    if (problem) return problem
    const today = calendarDay(context.clockDay)
    const nextDay = addWorkingDays(context.calendar, today, 1) ?? addDays(today, 1)
    return ok({
      facts: [newFact(followUpAggregate, ticketId, 'customerNotReached', { nextDay, note })],
      value: { nextDay },
    })
  },
})

/** The customer wants no calls, or can not be reached at all. */
export const dropFollowUp = defineCommand({
  name: 'dropFollowUp',
  input: z.strictObject({ ticketId: id, reason: text(400).min(1) }),
  roles: counterRoles,
  streams,
  decide: ({ ticketId, reason }, { followUp, ticket }) => {
    const problem = notToCall(ticket, followUp)
    if (problem) return problem
    return ok({ facts: [newFact(followUpAggregate, ticketId, 'followUpDropped', { reason })], value: null })
  },
})

function notToCall(ticket: Ticket | undefined, followUp: FollowUp | undefined) {
  if (!ticket) return refused('ticket-unknown')
  if (!ticket.handOver) return refused('not-handed-over')
  if (followUp && followUp.outcome !== 'open') return refused('follow-up-done')
  return undefined
}

/**
 * Taking a complaint or opinion in, and everything that is done about it. The one who answered never verifies; a
 * major fault or a recall is not closed before it has been handed to where it belongs.
 */

import { z } from 'zod'
import { defineCommand } from '../commands/command'
import { customerDetailsSchema } from '../customer/events'
import { customerAggregate } from '../customer/state'
import { newFact, streamOf } from '../events/aggregate'
import { printFacts } from '../print/request'
import { ok, refused } from '../result'
import { counterRoles, everyone, managerRoles } from '../staff/roles'
import { ticketAggregate } from '../ticket/state'
import { answerWays, complaintAggregate, isPassedOn, opinions } from './complaint'
import { complaintClasses, complaintKinds, complaintSources, needsMeasures, routeOf } from './complaint-class'
import { complaintFacts } from './open-complaint'

const id = z.string().min(8).max(64)
const optionalId = z.string().max(64).default('')
const text = (most: number) => z.string().trim().max(most)
const written = (most: number) => text(most).min(1)
const one = (input: { readonly complaintId: string }) => ({
  complaint: streamOf(complaintAggregate, input.complaintId),
})

export const registerComplaint = defineCommand({
  name: 'registerComplaint',
  input: z.strictObject({
    complaintId: id,
    kind: z.enum(complaintKinds),
    class: z.enum(complaintClasses),
    source: z.enum(complaintSources),
    /** About a visit; its customer comes along. Empty: about no visit. */
    ticketId: optionalId,
    /** Empty: somebody who does not want to be known. */
    customerId: optionalId,
    newCustomer: customerDetailsSchema.optional(),
    consentGiven: z.boolean().default(false),
    content: written(4000),
    request: text(1000).default(''),
    print: z.boolean().default(false),
  }),
  roles: counterRoles,
  streams: (input) => ({
    complaint: streamOf(complaintAggregate, input.complaintId),
    ticket: streamOf(ticketAggregate, input.ticketId || 'none'),
    customer: streamOf(customerAggregate, input.customerId || 'none'),
  }),
  decide: (input, { complaint, ticket, customer }, context) => {
    if (complaint) return refused('complaint-already-there')
    if (input.ticketId !== '' && !ticket) return refused('ticket-unknown')
    if (ticket && input.customerId !== ticket.intake.customerId) return refused('customer-unknown')
    if (input.customerId !== '' && !customer && !input.newCustomer) return refused('customer-unknown')
    const entered =
      input.newCustomer && input.customerId !== '' && !customer
        ? [
            newFact(
              customerAggregate,
              input.customerId,
              'customerEntered',
              {
                details: input.newCustomer,
                consentVersion: context.policy.termsVersion,
                consentGiven: input.consentGiven,
              },
              input.customerId,
            ),
          ]
        : []
    const opened = complaintFacts(context, {
      ...input,
      ticket,
      customerDetails: customer?.erased ? undefined : (customer?.details ?? input.newCustomer),
    })
    const printed = input.print
      ? printFacts(context, {
          form: 'customerOpinion',
          subject: `complaint/${input.complaintId}`,
          number: opened.number,
        })
      : []
    return ok({
      facts: [...entered, ...opened.facts, ...printed],
      value: { complaintId: input.complaintId, number: opened.number },
    })
  },
})

export const classifyComplaint = defineCommand({
  name: 'classifyComplaint',
  input: z.strictObject({ complaintId: id, class: z.enum(complaintClasses), reason: written(400) }),
  roles: managerRoles,
  streams: one,
  decide: ({ complaintId, class: wanted, reason }, { complaint }) => {
    if (!complaint) return refused('complaint-unknown')
    if (complaint.closedAtMs !== undefined) return refused('complaint-closed')
    return ok({
      facts: [newFact(complaintAggregate, complaintId, 'complaintClassified', { class: wanted, reason })],
      value: null,
    })
  },
})

export const answerComplaint = defineCommand({
  name: 'answerComplaint',
  input: z.strictObject({ complaintId: id, answer: written(4000), how: z.enum(answerWays) }),
  roles: counterRoles,
  streams: one,
  decide: ({ complaintId, answer, how }, { complaint }) => {
    if (!complaint) return refused('complaint-unknown')
    if (complaint.closedAtMs !== undefined) return refused('complaint-closed')
    return ok({
      facts: [newFact(complaintAggregate, complaintId, 'complaintAnswered', { answer, how })],
      value: null,
    })
  },
})

export const setMeasures = defineCommand({
  name: 'setMeasures',
  input: z.strictObject({
    complaintId: id,
    cause: written(2000),
    corrective: written(2000),
    preventive: written(2000),
    department: text(120).default(''),
    dueDay: z
      .string()
      .regex(/^(\d{4}-\d{2}-\d{2})?$/)
      .default(''),
  }),
  roles: managerRoles,
  streams: one,
  decide: ({ complaintId, ...measures }, { complaint }) => {
    if (!complaint) return refused('complaint-unknown')
    if (complaint.closedAtMs !== undefined) return refused('complaint-closed')
    if (!needsMeasures(complaint.intake.kind)) return refused('no-measures-needed')
    return ok({ facts: [newFact(complaintAggregate, complaintId, 'measuresSet', measures)], value: null })
  },
})

/** 重大质量 to quality management with its record; 召回 along the recall procedure. */
export const passOnComplaint = defineCommand({
  name: 'passOnComplaint',
  input: z.strictObject({ complaintId: id, reference: written(120), note: text(1000).default('') }),
  roles: managerRoles,
  streams: one,
  decide: ({ complaintId, reference, note }, { complaint }) => {
    if (!complaint) return refused('complaint-unknown')
    if (complaint.closedAtMs !== undefined) return refused('complaint-closed')
    const to = routeOf(complaint.class)
    if (to === 'outlet') return refused('settled-at-outlet')
    return ok({
      facts: [newFact(complaintAggregate, complaintId, 'complaintPassedOn', { to, reference, note })],
      value: { to },
    })
  },
})

export const verifyComplaint = defineCommand({
  name: 'verifyComplaint',
  input: z.strictObject({
    complaintId: id,
    effective: z.boolean(),
    note: written(2000),
    opinion: z.enum(opinions).optional(),
  }),
  roles: everyone,
  streams: one,
  decide: ({ complaintId, effective, note, opinion }, { complaint }, context) => {
    if (!complaint) return refused('complaint-unknown')
    if (complaint.closedAtMs !== undefined) return refused('complaint-closed')
    if (!complaint.answer) return refused('not-answered')
    if (!complaint.measures || complaint.wantsNewMeasures) return refused('measures-missing')
    if (!isPassedOn(complaint)) return refused('not-passed-on')
    if (complaint.answeredBy.includes(context.actor.staffId)) return refused('own-answer')
    return ok({
      facts: [
        newFact(complaintAggregate, complaintId, 'complaintVerified', {
          effective,
          note,
          ...(opinion ? { opinion } : {}),
        }),
      ],
      value: null,
    })
  },
})

/** Entered twice, or taken back by the customer. It stays on record with its number. */
export const withdrawComplaint = defineCommand({
  name: 'withdrawComplaint',
  input: z.strictObject({ complaintId: id, reason: written(400) }),
  roles: managerRoles,
  streams: one,
  decide: ({ complaintId, reason }, { complaint }) => {
    if (!complaint) return refused('complaint-unknown')
    if (complaint.closedAtMs !== undefined) return refused('complaint-closed')
    return ok({
      facts: [newFact(complaintAggregate, complaintId, 'complaintWithdrawn', { reason })],
      value: null,
    })
  },
})

/** Giving a survey out, entering what came back, and taking back what was entered wrongly. */

import { z } from 'zod'
import { defineCommand } from '../commands/command'
import { type Customer, customerAggregate, shownName } from '../customer/state'
import { newFact, streamOf } from '../events/aggregate'
import { printFacts } from '../print/request'
import { ok, refused } from '../result'
import { counterRoles, managerRoles } from '../staff/roles'
import { type Ticket, ticketAggregate } from '../ticket/state'
import { sealedFor } from './open-complaint'
import { surveyAggregate, surveyLevelSchema } from './survey'

const id = z.string().min(8).max(64)
const optionalId = z.string().max(64).default('')
const text = (most: number) => z.string().trim().max(most)
const subject = { surveyId: id, ticketId: optionalId, customerId: optionalId }
const streams = (input: {
  readonly surveyId: string
  readonly ticketId: string
  readonly customerId: string
}) => ({
  survey: streamOf(surveyAggregate, input.surveyId),
  ticket: streamOf(ticketAggregate, input.ticketId || 'none'),
  customer: streamOf(customerAggregate, input.customerId || 'none'),
})

export const giveOutSurvey = defineCommand({
  name: 'giveOutSurvey',
  input: z.strictObject({ ...subject, print: z.boolean().default(true) }),
  roles: counterRoles,
  streams,
  decide: (input, { survey, ticket, customer }, context) => {
    if (survey) return refused('survey-already-there')
    const problem = unknownSubject(input, ticket, customer)
    if (problem) return problem
    const printed = input.print
      ? printFacts(context, {
          form: 'survey',
          subject: `survey/${input.surveyId}`,
          number: ticket?.intake.number ?? '',
        })
      : []
    return ok({
      facts: [
        newFact(surveyAggregate, input.surveyId, 'surveyGivenOut', aboutOf(input, ticket, customer)),
        ...printed,
      ],
      value: { surveyId: input.surveyId },
    })
  },
})

/** A sheet that was given out, or one that came in without having been. */
export const enterSurvey = defineCommand({
  name: 'enterSurvey',
  input: z.strictObject({
    ...subject,
    how: z.enum(['paper', 'phone']).default('paper'),
    levels: z.array(surveyLevelSchema).length(5),
    suggestions: text(2000).default(''),
  }),
  roles: counterRoles,
  streams,
  decide: (input, { survey, ticket, customer }) => {
    if (survey?.voidedReason !== undefined) return refused('survey-voided')
    if (survey && survey.answeredAtMs > 0) return refused('survey-answered')
    const problem = unknownSubject(input, ticket, customer)
    if (problem) return problem
    if (survey && survey.about.customerId !== input.customerId) return refused('customer-unknown')
    const about = survey?.about ?? aboutOf(input, ticket, customer)
    const { levels, how, suggestions } = input
    return ok({
      facts: [
        newFact(surveyAggregate, input.surveyId, 'surveyAnswered', { ...about, levels, how }),
        ...(suggestions === ''
          ? []
          : [
              newFact(
                surveyAggregate,
                input.surveyId,
                'surveySuggested',
                { suggestions },
                sealedFor(customer),
              ),
            ]),
      ],
      value: { surveyId: input.surveyId },
    })
  },
})

export const voidSurvey = defineCommand({
  name: 'voidSurvey',
  input: z.strictObject({ surveyId: id, reason: text(400).min(1) }),
  roles: managerRoles,
  streams: (input) => ({ survey: streamOf(surveyAggregate, input.surveyId) }),
  decide: ({ surveyId, reason }, { survey }) => {
    if (!survey) return refused('survey-unknown')
    if (survey.voidedReason !== undefined) return refused('survey-voided')
    return ok({ facts: [newFact(surveyAggregate, surveyId, 'surveyVoided', { reason })], value: null })
  },
})

interface Subject {
  readonly ticketId: string
  readonly customerId: string
}

function unknownSubject(input: Subject, ticket: Ticket | undefined, customer: Customer | undefined) {
  if (input.ticketId !== '' && !ticket) return refused('ticket-unknown')
  if (ticket && ticket.intake.customerId !== input.customerId) return refused('customer-unknown')
  if (input.customerId !== '' && !customer) return refused('customer-unknown')
  return undefined
}

function aboutOf(input: Subject, ticket: Ticket | undefined, customer: Customer | undefined) {
  return {
    ticketId: input.ticketId,
    ticketNumber: ticket?.intake.number ?? '',
    modelName: ticket?.intake.modelName ?? '',
    customerId: input.customerId,
    customerName:
      customer && !customer.erased ? shownName(customer.details) : (ticket?.intake.customerName ?? ''),
    keyCustomer: customer?.details.keyCustomer === true && !customer.erased,
  }
}

/** Changing, merging and revealing a customer's record. Each look at the full record is a fact with its reason. */

import { z } from 'zod'
import { defineCommand } from '../commands/command'
import { newFact, streamOf } from '../events/aggregate'
import { ok, refused } from '../result'
import { administratorRoles, counterRoles, everyone, managerRoles } from '../staff/roles'
import { customerDetailsSchema } from './events'
import { customerAggregate } from './state'

const id = z.string().min(8).max(64)
const one = (input: { readonly customerId: string }) => ({
  customer: streamOf(customerAggregate, input.customerId),
})

export const enterCustomer = defineCommand({
  name: 'enterCustomer',
  input: z.strictObject({ customerId: id, details: customerDetailsSchema, consentGiven: z.boolean() }),
  roles: counterRoles,
  streams: one,
  decide: ({ customerId, details, consentGiven }, { customer }, context) => {
    if (customer) return refused('customer-already-there')
    const consentVersion = context.policy.termsVersion
    return ok({
      facts: [
        newFact(
          customerAggregate,
          customerId,
          'customerEntered',
          { details, consentVersion, consentGiven },
          customerId,
        ),
      ],
      value: { customerId },
    })
  },
})

export const changeCustomer = defineCommand({
  name: 'changeCustomer',
  input: z.strictObject({ customerId: id, details: customerDetailsSchema }),
  roles: counterRoles,
  streams: one,
  decide: ({ customerId, details }, { customer }) => {
    if (!customer || customer.erased) return refused('customer-unknown')
    return ok({
      facts: [newFact(customerAggregate, customerId, 'customerChanged', { details }, customerId)],
      value: null,
    })
  },
})

/** Says who looked and why. The details themselves come with the question `customerDetails` after it. */
export const revealCustomer = defineCommand({
  name: 'revealCustomer',
  input: z.strictObject({
    customerId: id,
    reason: z.string().min(1).max(400),
    ticketId: z.string().max(64).default(''),
  }),
  roles: everyone,
  streams: one,
  decide: ({ customerId, reason, ticketId }, { customer }) => {
    if (!customer || customer.erased) return refused('customer-unknown')
    return ok({
      facts: [newFact(customerAggregate, customerId, 'detailsRevealed', { reason, ticketId }, customerId)],
      value: { details: customer.details },
    })
  },
})

/** What is held on a person goes to them as a file; main makes it after this is recorded. */
export const exportCustomer = defineCommand({
  name: 'exportCustomer',
  input: z.strictObject({ customerId: id, reason: z.string().min(1).max(400) }),
  roles: managerRoles,
  streams: one,
  decide: ({ customerId, reason }, { customer }) => {
    if (!customer || customer.erased) return refused('customer-unknown')
    return ok({
      facts: [newFact(customerAggregate, customerId, 'detailsExported', { reason }, customerId)],
      value: null,
    })
  },
})

/** Given later, renewed under new terms, or taken back: always with the text that it is about. */
export const changeConsent = defineCommand({
  name: 'changeConsent',
  input: z.strictObject({ customerId: id, consentGiven: z.boolean() }),
  roles: counterRoles,
  streams: one,
  decide: ({ customerId, consentGiven }, { customer }, context) => {
    if (!customer || customer.erased) return refused('customer-unknown')
    const consentVersion = context.policy.termsVersion
    return ok({
      facts: [
        newFact(
          customerAggregate,
          customerId,
          'consentChanged',
          { consentVersion, consentGiven },
          customerId,
        ),
      ],
      value: { consentVersion },
    })
  },
})

export const mergeCustomer = defineCommand({
  name: 'mergeCustomer',
  input: z.strictObject({ customerId: id, intoId: id }),
  roles: counterRoles,
  streams: (input) => ({
    customer: streamOf(customerAggregate, input.customerId),
    into: streamOf(customerAggregate, input.intoId),
  }),
  decide: ({ customerId, intoId }, { customer, into }) => {
    if (!customer || !into || customerId === intoId) return refused('customer-unknown')
    if (customer.mergedInto || into.mergedInto) return refused('already-merged')
    return ok({
      facts: [newFact(customerAggregate, customerId, 'customerMerged', { mergedInto: intoId }, customerId)],
      value: null,
    })
  },
})

export const undoMerge = defineCommand({
  name: 'undoMerge',
  input: z.strictObject({ customerId: id, reason: z.string().min(1).max(400) }),
  roles: counterRoles,
  streams: one,
  decide: ({ customerId, reason }, { customer }) => {
    if (!customer?.mergedInto) return refused('not-merged')
    return ok({
      facts: [newFact(customerAggregate, customerId, 'mergeUndone', { reason }, customerId)],
      value: null,
    })
  },
})

/** Records the erasure; main then destroys the customer's key, after which no copy can be read any more. */
export const eraseCustomer = defineCommand({
  name: 'eraseCustomer',
  input: z.strictObject({ customerId: id, reason: z.string().min(1).max(400) }),
  roles: administratorRoles,
  streams: one,
  decide: ({ customerId, reason }, { customer }) => {
    if (!customer || customer.erased) return refused('customer-unknown')
    return ok({ facts: [newFact(customerAggregate, customerId, 'customerErased', { reason })], value: null })
  },
})

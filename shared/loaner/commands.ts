/**
 * The register of loaners and their way out and back. Lending and taking back are recorded on both sides, on the
 * loaner and on the ticket, so that a ticket knows by itself what is still out.
 */

import { z } from 'zod'
import { defineCommand } from '../commands/command'
import { type NewFact, newFact, streamOf } from '../events/aggregate'
import { ok, refused } from '../result'
import { counterRoles, managerRoles } from '../staff/roles'
import { stepRefusal } from '../ticket/rules'
import { ticketAggregate } from '../ticket/state'
import { type Loaner, loanerAggregate, loanerDetailsSchema } from './state'

const id = z.string().min(8).max(64)
const one = (input: { readonly loanerId: string }) => ({ loaner: streamOf(loanerAggregate, input.loanerId) })

export const addLoaner = defineCommand({
  name: 'addLoaner',
  input: z.strictObject({ loanerId: id, details: loanerDetailsSchema }),
  roles: managerRoles,
  streams: one,
  decide: ({ loanerId, details }, { loaner }) => {
    if (loaner) return refused('loaner-already-there')
    return ok({ facts: [newFact(loanerAggregate, loanerId, 'loanerAdded', details)], value: null })
  },
})

export const changeLoaner = defineCommand({
  name: 'changeLoaner',
  input: z.strictObject({ loanerId: id, details: loanerDetailsSchema }),
  roles: managerRoles,
  streams: one,
  decide: ({ loanerId, details }, { loaner }) => {
    if (!loaner || loaner.retired) return refused('loaner-unknown')
    return ok({ facts: [newFact(loanerAggregate, loanerId, 'loanerChanged', details)], value: null })
  },
})

export const retireLoaner = defineCommand({
  name: 'retireLoaner',
  input: z.strictObject({ loanerId: id, reason: z.string().min(1).max(200) }),
  roles: managerRoles,
  streams: one,
  decide: ({ loanerId, reason }, { loaner }) => {
    if (!loaner || loaner.retired) return refused('loaner-unknown')
    if (loaner.lent) return refused('loaner-is-lent', { number: loaner.lent.number })
    return ok({ facts: [newFact(loanerAggregate, loanerId, 'loanerRetired', { reason })], value: null })
  },
})

export const lendLoaner = defineCommand({
  name: 'lendLoaner',
  input: z.strictObject({ loanerId: id, ticketId: id }),
  roles: counterRoles,
  streams: ({ loanerId, ticketId }) => ({
    loaner: streamOf(loanerAggregate, loanerId),
    ticket: streamOf(ticketAggregate, ticketId),
  }),
  decide: ({ loanerId, ticketId }, { loaner, ticket }) => {
    const no = stepRefusal(ticket, 'change')
    if (no || !ticket) return no ?? refused('ticket-unknown')
    const kept = lendingRefusal(loaner)
    if (kept || !loaner) return kept ?? refused('loaner-unknown')
    return ok({ facts: lendingFacts(loaner, loanerId, ticketId, ticket.intake.number), value: null })
  },
})

/** Also when the ticket is closed already: a manager may have let the customer go with it. */
export const takeBackLoaner = defineCommand({
  name: 'takeBackLoaner',
  input: z.strictObject({ loanerId: id, note: z.string().max(400).default('') }),
  roles: counterRoles,
  streams: one,
  decide: ({ loanerId, note }, { loaner }) => {
    if (!loaner) return refused('loaner-unknown')
    if (!loaner.lent) return refused('loaner-not-lent')
    const { ticketId } = loaner.lent
    return ok({
      facts: [
        newFact(loanerAggregate, loanerId, 'loanerTakenBack', { ticketId, note }),
        newFact(ticketAggregate, ticketId, 'loanerTakenBack', { loanerId, note }),
      ],
      value: { ticketId },
    })
  },
})

export function lendingRefusal(loaner: Loaner | undefined) {
  if (!loaner || loaner.retired) return refused('loaner-unknown')
  return loaner.lent ? refused('loaner-is-lent', { number: loaner.lent.number }) : undefined
}

export function lendingFacts(
  loaner: Loaner,
  loanerId: string,
  ticketId: string,
  number: string,
): readonly NewFact[] {
  const { name, model, serial, accessories } = loaner.details
  return [
    newFact(loanerAggregate, loanerId, 'loanerLent', { ticketId, number }),
    newFact(ticketAggregate, ticketId, 'loanerLent', { loanerId, name, model, serial, accessories }),
  ]
}

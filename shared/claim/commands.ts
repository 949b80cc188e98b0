/**
 * The warranty side of a ticket: exclusions with the evidence that they need, what the customer says against them, the
 * manager's decision for the customer, and headquarters' ruling. An exclusion without its evidence is not recorded
 * as one: what cannot be shown cannot stand.
 */

import { z } from 'zod'
import { type CommandContext, defineCommand } from '../commands/command'
import { type NewFact, newFact, streamOf } from '../events/aggregate'
import { ok, refused } from '../result'
import { administratorRoles, counterRoles, everyone, managerRoles } from '../staff/roles'
import { openStatuses, type Ticket, ticketAggregate } from '../ticket/state'
import { exclusionCodes } from '../warranty/rules'
import { evidenceSchema, type FoundExclusion, type foundExclusionSchema, rulingRemedies } from './events'
import { claimAggregate, openRuling } from './state'

const id = z.string().min(8).max(64)
const code = z.enum(exclusionCodes)
const both = (input: { readonly ticketId: string }) => ({
  ticket: streamOf(ticketAggregate, input.ticketId),
  claim: streamOf(claimAggregate, input.ticketId),
})

/** What the rule set in force needs before an exclusion stands, and is not there. */
export function missingEvidence(
  context: Pick<CommandContext, 'warranty'>,
  found: Pick<FoundExclusion, 'code' | 'evidence'>,
): readonly string[] {
  const rule = context.warranty.exclusions().find((exclusion) => exclusion.code === found.code)
  if (!rule) return [found.code]
  return rule.needs
    .filter(
      (need) =>
        !found.evidence.some(
          (given) =>
            given.kind === need.kind &&
            given.item === need.item &&
            // A photo that nobody took is no photo.
            (given.kind === 'checklist' || given.ref !== ''),
        ),
    )
    .map((need) => need.item)
}

export function evidenceRefusal(
  context: Pick<CommandContext, 'warranty'>,
  found: readonly Pick<FoundExclusion, 'code' | 'evidence'>[],
) {
  for (const exclusion of found) {
    const missing = missingEvidence(context, exclusion)
    if (missing.length > 0) {
      return refused('evidence-missing', { exclusion: exclusion.code, missing: missing.join(', ') })
    }
  }
  return undefined
}

export const findExclusion = defineCommand({
  name: 'findExclusion',
  input: z.strictObject({
    ticketId: id,
    code,
    evidence: z.array(evidenceSchema).max(20),
    objection: z.string().max(2000).default(''),
  }),
  roles: everyone,
  streams: both,
  decide: ({ ticketId, ...found }, { ticket }, context) => {
    const no = openRefusal(ticket) ?? evidenceRefusal(context, [found])
    if (no) return no
    return ok({ facts: [newFact(claimAggregate, ticketId, 'exclusionFound', found)], value: null })
  },
})

/** Found by mistake. What a manager decides for the customer is another thing and keeps the finding. */
export const dropExclusion = defineCommand({
  name: 'dropExclusion',
  input: z.strictObject({ ticketId: id, code, reason: z.string().trim().min(1).max(400) }),
  roles: everyone,
  streams: both,
  decide: ({ ticketId, code: dropped, reason }, { ticket, claim }) => {
    const no = openRefusal(ticket)
    if (no) return no
    if (!claim?.exclusions.some((found) => found.code === dropped)) return refused('exclusion-unknown')
    return ok({
      facts: [newFact(claimAggregate, ticketId, 'exclusionDropped', { code: dropped, reason })],
      value: null,
    })
  },
})

export const recordObjection = defineCommand({
  name: 'recordObjection',
  input: z.strictObject({ ticketId: id, code, objection: z.string().trim().min(1).max(2000) }),
  roles: everyone,
  streams: both,
  decide: ({ ticketId, code: about, objection }, { ticket, claim }) => {
    const no = openRefusal(ticket)
    if (no) return no
    if (!claim?.exclusions.some((found) => found.code === about)) return refused('exclusion-unknown')
    return ok({
      facts: [newFact(claimAggregate, ticketId, 'objectionRecorded', { code: about, objection })],
      value: null,
    })
  },
})

export const setExclusionAside = defineCommand({
  name: 'setExclusionAside',
  input: z.strictObject({ ticketId: id, code, reason: z.string().trim().min(1).max(400) }),
  roles: managerRoles,
  streams: both,
  decide: ({ ticketId, code: about, reason }, { ticket, claim }, context) => {
    const no = openRefusal(ticket)
    if (no) return no
    const found = claim?.exclusions.find((exclusion) => exclusion.code === about)
    if (!found) return refused('exclusion-unknown')
    if (found.setAside) return refused('exclusion-already-set-aside')
    const decidedBy = context.actor.staffId
    return ok({
      facts: [newFact(claimAggregate, ticketId, 'exclusionSetAside', { code: about, reason, decidedBy })],
      value: null,
    })
  },
})

/** The question goes up as a fact with everything that the answer was computed from. */
export const askRuling = defineCommand({
  name: 'askRuling',
  input: z.strictObject({ ticketId: id, question: z.string().trim().min(1).max(2000) }),
  roles: counterRoles,
  streams: both,
  decide: ({ ticketId, question }, { ticket, claim }, context) => {
    const no = openRefusal(ticket)
    if (no || !ticket) return no ?? refused('ticket-unknown')
    if (claim && openRuling(claim)) return refused('ruling-already-asked')
    const answer = context.warranty.answerForTicket(ticketId)
    if (!answer) return refused('no-device-for-ruling')
    const rulingId = context.newId()
    const { number, modelName, serial } = ticket.intake
    return ok({
      facts: [
        newFact(claimAggregate, ticketId, 'rulingAsked', {
          rulingId,
          number,
          question,
          model: modelName,
          serial,
          answer,
        }),
      ],
      value: { rulingId },
    })
  },
})

/** Headquarters' answer, given by the exchange. It counts also for a ticket that was closed meanwhile. */
export const applyRuling = defineCommand({
  name: 'applyRuling',
  input: z.strictObject({
    ticketId: id,
    rulingId: z.string().min(1).max(120),
    decision: z.enum(['granted', 'declined']),
    remedies: z.array(z.enum(rulingRemedies)).max(4),
    textZh: z.string().max(2000),
    textEn: z.string().max(2000),
    decidedOn: z.string().length(10),
  }),
  roles: administratorRoles,
  streams: both,
  decide: ({ ticketId, ...ruling }, { claim }, context) => {
    if (context.actor.staffId !== 'headquarters') return refused('not-allowed')
    const asked = claim?.rulings.find((one) => one.rulingId === ruling.rulingId)
    if (!asked) return refused('ruling-not-asked')
    if (asked.answer) return ok({ facts: [], value: null })
    return ok({ facts: [newFact(claimAggregate, ticketId, 'rulingReceived', ruling)], value: null })
  },
})

/** The warranty answer as it stands now is kept, so that it can be repeated years later. */
export const keepAnswer = defineCommand({
  name: 'keepAnswer',
  input: z.strictObject({ ticketId: id }),
  roles: everyone,
  streams: both,
  decide: ({ ticketId }, { ticket }, context) => {
    if (!ticket) return refused('ticket-unknown')
    const answer = context.warranty.answerForTicket(ticketId)
    if (!answer) return refused('no-device-for-ruling')
    return ok({ facts: [newFact(claimAggregate, ticketId, 'warrantyAnswered', answer)], value: null })
  },
})

/** What an intake records of its claim, in the same transaction. */
export function claimFactsOfIntake(
  ticketId: string,
  found: readonly z.output<typeof foundExclusionSchema>[],
  answer: ReturnType<CommandContext['warranty']['answerForIntake']>,
): readonly NewFact[] {
  return [
    ...found.map((exclusion) => newFact(claimAggregate, ticketId, 'exclusionFound', exclusion)),
    ...(answer ? [newFact(claimAggregate, ticketId, 'warrantyAnswered', answer)] : []),
  ]
}

function openRefusal(ticket: Ticket | undefined) {
  if (!ticket) return refused('ticket-unknown')
  return openStatuses.includes(ticket.status) ? undefined : refused('not-now', { status: ticket.status })
}

/** Putting old parts aside, sending them back together on one list, and what headquarters says to each. */

import { z } from 'zod'
import { defineCommand } from '../commands/command'
import { newFact, type StreamRef, streamOf } from '../events/aggregate'
import { printFacts } from '../print/request'
import { ok, refused } from '../result'
import { benchRoles, managerRoles } from '../staff/roles'
import { isOldPartOpen, type OldPart, oldPartAggregate } from './state'

const id = z.string().min(8).max(64)
const one = ({ oldPartId }: { readonly oldPartId: string }) => ({
  oldPart: streamOf(oldPartAggregate, oldPartId),
})

function notOpen(oldPart: OldPart | undefined) {
  if (!oldPart) return refused('old-part-unknown')
  return isOldPartOpen(oldPart.state) ? undefined : refused('old-part-not-open')
}

export const collectOldPart = defineCommand({
  name: 'collectOldPart',
  input: z.strictObject({
    oldPartId: id,
    bin: z.string().max(40).default(''),
    serial: z.string().max(60).default(''),
  }),
  roles: benchRoles,
  streams: one,
  decide: ({ oldPartId, ...input }, { oldPart }) => {
    const no = notOpen(oldPart)
    if (no) return no
    return ok({ facts: [newFact(oldPartAggregate, oldPartId, 'oldPartCollected', input)], value: null })
  },
})

export const reportOldPartMissing = defineCommand({
  name: 'reportOldPartMissing',
  input: z.strictObject({ oldPartId: id, reason: z.string().min(1).max(200) }),
  roles: benchRoles,
  streams: one,
  decide: ({ oldPartId, reason }, { oldPart }) => {
    const no = notOpen(oldPart)
    if (no) return no
    return ok({ facts: [newFact(oldPartAggregate, oldPartId, 'oldPartMissing', { reason })], value: null })
  },
})

export const sendOldParts = defineCommand({
  name: 'sendOldParts',
  input: z.strictObject({
    oldPartIds: z.array(id).min(1).max(200),
    carrier: z.string().max(80).default(''),
    waybill: z.string().max(80).default(''),
  }),
  roles: benchRoles,
  streams: ({ oldPartIds }) =>
    Object.fromEntries(
      oldPartIds.map((oldPartId) => [`old:${oldPartId}`, streamOf(oldPartAggregate, oldPartId)]),
    ) as Readonly<Record<`old:${string}`, StreamRef<OldPart | undefined>>>,
  decide: ({ oldPartIds, ...parcel }, state, context) => {
    const ids = [...new Set(oldPartIds)]
    for (const oldPartId of ids) {
      const oldPart = state[`old:${oldPartId}`]
      const no = notOpen(oldPart)
      if (no) return no
      if (oldPart?.state !== 'collected')
        return refused('old-part-not-collected', { number: oldPart?.ticketNumber ?? '' })
    }
    const returnNumber = context.nextNumber('D')
    return ok({
      facts: [
        ...ids.map((oldPartId) =>
          newFact(oldPartAggregate, oldPartId, 'oldPartSent', { returnNumber, ...parcel }),
        ),
        ...printFacts(context, {
          form: 'partsPickList',
          subject: `oldPartReturn/${returnNumber}`,
          number: returnNumber,
          parameters: { list: 'oldParts', ...parcel },
        }),
      ],
      value: { returnNumber },
    })
  },
})

export const answerOldPart = defineCommand({
  name: 'answerOldPart',
  input: z.strictObject({ oldPartId: id, accepted: z.boolean(), note: z.string().max(200).default('') }),
  roles: managerRoles,
  streams: one,
  decide: ({ oldPartId, ...input }, { oldPart }) => {
    if (!oldPart) return refused('old-part-unknown')
    if (oldPart.state !== 'sent') return refused('old-part-not-sent')
    return ok({ facts: [newFact(oldPartAggregate, oldPartId, 'oldPartAnswered', input)], value: null })
  },
})

export const waiveOldPart = defineCommand({
  name: 'waiveOldPart',
  input: z.strictObject({ oldPartId: id, reason: z.string().min(1).max(200) }),
  roles: managerRoles,
  streams: one,
  decide: ({ oldPartId, reason }, { oldPart }) => {
    const no = notOpen(oldPart)
    if (no) return no
    return ok({ facts: [newFact(oldPartAggregate, oldPartId, 'oldPartNotOwed', { reason })], value: null })
  },
})

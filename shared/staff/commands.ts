/** Who works here. Setting a PIN is not a command: the PIN never enters a fact (see electron/session). */

import { z } from 'zod'
import { defineCommand } from '../commands/command'
import { newFact, streamOf } from '../events/aggregate'
import { ok, refused } from '../result'
import { administratorRoles } from './roles'
import { type StaffDetails, staffAggregate, staffDetailsSchema } from './state'

const staffId = z.string().min(2).max(64)
const one = (input: { readonly staffId: string }) => ({ staff: streamOf(staffAggregate, input.staffId) })

export const addStaff = defineCommand({
  name: 'addStaff',
  input: z.strictObject({ staffId, details: staffDetailsSchema }),
  roles: administratorRoles,
  streams: one,
  decide: ({ staffId: id, details }, { staff }) => {
    if (staff) return refused('staff-already-there')
    return ok({ facts: [newFact(staffAggregate, id, 'staffAdded', { details })], value: { staffId: id } })
  },
})

export const changeStaff = defineCommand({
  name: 'changeStaff',
  input: z.strictObject({ staffId, details: staffDetailsSchema }),
  roles: administratorRoles,
  streams: one,
  decide: ({ staffId: id, details }, { staff }, context) => {
    if (!staff) return refused('staff-unknown')
    if (id === context.actor.staffId && details.role !== staff.details.role) return refused('not-own-role')
    return ok({ facts: [newFact(staffAggregate, id, 'staffChanged', { details })], value: null })
  },
})

export const setStaffActive = defineCommand({
  name: 'setStaffActive',
  input: z.strictObject({ staffId, active: z.boolean(), reason: z.string().max(200).default('') }),
  roles: administratorRoles,
  streams: one,
  decide: ({ staffId: id, active, reason }, { staff }, context) => {
    if (!staff) return refused('staff-unknown')
    if (id === context.actor.staffId) return refused('not-own-role')
    if (staff.active === active) return ok({ facts: [], value: null })
    return ok({
      facts: [
        active
          ? newFact(staffAggregate, id, 'staffReturned', {})
          : newFact(staffAggregate, id, 'staffLeft', { reason }),
      ],
      value: null,
    })
  },
})

/**
 * What headquarters says of somebody, given by the exchange: once for each thing said, so that hearing it again after
 * headquarters went back does not bring anybody back. Whoever has left and was never here is not added.
 */
export const applyStaff = defineCommand({
  name: 'applyStaff',
  input: z.strictObject({ staffId, details: staffDetailsSchema, active: z.boolean() }),
  roles: administratorRoles,
  streams: one,
  decide: ({ staffId: id, details, active }, { staff }, context) => {
    if (context.actor.staffId !== 'headquarters') return refused('not-allowed')
    if (!staff) {
      const facts = active ? [newFact(staffAggregate, id, 'staffAdded', { details })] : []
      return ok({ facts, value: null })
    }
    const moved = active
      ? newFact(staffAggregate, id, 'staffReturned', {})
      : newFact(staffAggregate, id, 'staffLeft', { reason: 'headquarters' })
    return ok({
      facts: [
        ...(isSame(details, staff.details) ? [] : [newFact(staffAggregate, id, 'staffChanged', { details })]),
        ...(staff.active === active ? [] : [moved]),
      ],
      value: null,
    })
  },
})

function isSame(said: StaffDetails, known: StaffDetails): boolean {
  return (
    said.name === known.name &&
    said.role === known.role &&
    said.badge === known.badge &&
    said.skills.join('\n') === known.skills.join('\n')
  )
}

/** A member of staff. The PIN is not here and never travels: its hash stays beside the journal, on this machine. */

import { z } from 'zod'
import { defineAggregate, splitStream } from '../events/aggregate'
import { type Role, roles } from './roles'

const text = (most: number) => z.string().max(most)

export const staffDetailsSchema = z.strictObject({
  name: text(60).min(1),
  role: z.enum(roles),
  badge: text(40).default(''),
  skills: z.array(text(40)).max(20).default([]),
})
export type StaffDetails = z.infer<typeof staffDetailsSchema>

export const staffEvents = {
  staffAdded: z.strictObject({ details: staffDetailsSchema }),
  staffChanged: z.strictObject({ details: staffDetailsSchema }),
  pinSet: z.strictObject({}),
  staffLeft: z.strictObject({ reason: text(200).default('') }),
  staffReturned: z.strictObject({}),
} as const

export interface Staff {
  readonly id: string
  readonly revision: number
  readonly details: StaffDetails
  readonly active: boolean
}

export const staffAggregate = defineAggregate<Staff | undefined, typeof staffEvents>({
  kind: 'staff',
  events: staffEvents,
  initial: undefined,
  evolve: (state, event) => {
    const { meta } = event
    if (event.type === 'staffAdded') {
      const { id } = splitStream(meta.stream)
      return state ?? { id, revision: meta.revision, details: event.payload.details, active: true }
    }
    if (!state) return undefined
    const next = { ...state, revision: meta.revision }
    switch (event.type) {
      case 'staffChanged':
        return { ...next, details: event.payload.details }
      case 'staffLeft':
        return { ...next, active: false }
      case 'staffReturned':
        return { ...next, active: true }
      default:
        return next
    }
  },
})

export interface StaffRow {
  readonly id: string
  readonly revision: number
  readonly name: string
  readonly role: Role
  readonly badge: string
  readonly active: 0 | 1
  readonly skills: string
}

export function staffRow(staff: Staff): StaffRow {
  return {
    id: staff.id,
    revision: staff.revision,
    name: staff.details.name,
    role: staff.details.role,
    badge: staff.details.badge,
    active: staff.active ? 1 : 0,
    skills: staff.details.skills.join(' '),
  }
}

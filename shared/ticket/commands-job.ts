/** What a technician records beside the steps: the look before opening, photos of the work, articles that helped. */

import { z } from 'zod'
import { defineCommand } from '../commands/command'
import { newFact, streamOf } from '../events/aggregate'
import { ok, refused } from '../result'
import { benchRoles, everyone } from '../staff/roles'
import { checkItemSchema, jobPhotoSchema } from './events-bench'
import { stepRefusal } from './rules'
import { ticketAggregate } from './state'

const id = z.string().min(8).max(64)
const ticketOnly = (input: { readonly ticketId: string }) => ({
  ticket: streamOf(ticketAggregate, input.ticketId),
})
/** What one person still looks at, and what a copy of the journal can still carry. */
const mostPhotos = 40

/** What works and what does not before anybody opens the device: nobody can say later that we broke it. */
export const recordPreCheck = defineCommand({
  name: 'recordPreCheck',
  input: z.strictObject({
    ticketId: id,
    items: z.array(checkItemSchema).min(1).max(60),
    note: z.string().max(1000).default(''),
  }),
  roles: benchRoles,
  streams: ticketOnly,
  decide: ({ ticketId, ...check }, { ticket }) => {
    const no = stepRefusal(ticket, 'recordPreCheck')
    if (no) return no
    return ok({ facts: [newFact(ticketAggregate, ticketId, 'preCheckRecorded', check)], value: null })
  },
})

export const addJobPhotos = defineCommand({
  name: 'addJobPhotos',
  input: z.strictObject({ ticketId: id, photos: z.array(jobPhotoSchema).min(1).max(12) }),
  roles: everyone,
  streams: ticketOnly,
  decide: ({ ticketId, photos }, { ticket }) => {
    const no = stepRefusal(ticket, 'addPhoto')
    if (no || !ticket) return no ?? refused('ticket-unknown')
    if (ticket.jobPhotos.length + photos.length > mostPhotos)
      return refused('too-many-photos', { most: mostPhotos })
    return ok({ facts: [newFact(ticketAggregate, ticketId, 'jobPhotosAdded', { photos })], value: null })
  },
})

export const removeJobPhoto = defineCommand({
  name: 'removeJobPhoto',
  input: z.strictObject({ ticketId: id, hash: z.string().length(64) }),
  roles: everyone,
  streams: ticketOnly,
  decide: ({ ticketId, hash }, { ticket }) => {
    const no = stepRefusal(ticket, 'addPhoto')
    if (no || !ticket) return no ?? refused('ticket-unknown')
    if (!ticket.jobPhotos.some((photo) => photo.hash === hash)) return refused('line-unknown')
    return ok({ facts: [newFact(ticketAggregate, ticketId, 'jobPhotoRemoved', { hash })], value: null })
  },
})

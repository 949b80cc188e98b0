/**
 * What happens to a ticket at the bench besides the steps themselves: what was checked before anybody opened it,
 * photos of the work, articles that helped, and serial numbers that changed. Part of the ticket's own facts.
 */

import { z } from 'zod'

const text = (most: number) => z.string().max(most)
const id = z.string().min(1).max(120)

export const photoMoments = ['before', 'during', 'after'] as const
export type PhotoMoment = (typeof photoMoments)[number]

export const jobPhotoSchema = z.strictObject({
  hash: z.string().length(64),
  moment: z.enum(photoMoments),
})

/** One thing that is looked at or tried, and what came of it. */
export const checkItemSchema = z.strictObject({
  id,
  name: text(120),
  result: z.enum(['pass', 'fail', 'notApplicable']),
})

export const benchEvents = {
  preCheckRecorded: z.strictObject({
    items: z.array(checkItemSchema).min(1).max(60),
    note: text(1000).default(''),
  }),
  jobPhotosAdded: z.strictObject({ photos: z.array(jobPhotoSchema).min(1).max(12) }),
  jobPhotoRemoved: z.strictObject({ hash: z.string().length(64) }),
  /** An article of the knowledge base was used for this repair. */
  articleApplied: z.strictObject({ articleId: id }),
  articleDropped: z.strictObject({ articleId: id }),
  /** The device that came in is not the one that goes out. */
  serialExchanged: z.strictObject({ oldSerial: text(60), newSerial: text(60).min(1) }),
  /** An accessory that was not handed back with the device: found later, paid for, or it never was there. */
  accessorySettled: z.strictObject({
    accessoryId: id,
    how: z.enum(['returned', 'compensated', 'neverHere']),
    note: text(400).default(''),
  }),
  /** Somebody works on it from now on; the envelope says who and since when. */
  timerStarted: z.strictObject({}),
  timerStopped: z.strictObject({ minutes: z.int().nonnegative().max(100_000) }),
} as const

/**
 * What work costs and how long it takes, by code. The price is the list price: a discount is a line of its own, with
 * a reason and the name of who allowed it.
 */

import { z } from 'zod'
import { deviceClassSchema } from './model'

const text = (most: number) => z.string().max(most)

export const labourSchema = z.strictObject({
  /** `LB-PH-SCR`. */
  code: z.string().regex(/^LB-[A-Z0-9]{2,4}-[A-Z0-9]{2,4}$/),
  nameZh: text(80).min(1),
  nameEn: text(80).min(1),
  classes: z.array(deviceClassSchema).min(1),
  priceFen: z.int().nonnegative().max(10_000_000_000),
  /** Hands-on time, for planning the bench. */
  minutes: z.int().positive().max(1440),
  /** Warranty on the work itself, in days. */
  warrantyDays: z.int().nonnegative().max(3660),
  /** What a technician must be able to do. */
  skill: z.enum(['basic', 'board', 'software', 'data', 'field']),
})
export type Labour = z.infer<typeof labourSchema>

export const labourFileSchema = z.array(labourSchema)

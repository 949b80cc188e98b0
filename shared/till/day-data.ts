/**
 * What a day came to when it was closed. Kept in the closing itself, so that a closed day says the same for ever; what is
 * recorded about it later is shown as later.
 */

import { z } from 'zod'

const text = (most: number) => z.string().max(most)
const counts = z.array(z.strictObject({ key: text(40), count: z.int() })).max(60)
/** A closing is no list: the longest ones stand in it, the rest in the figures. */
export const mostDayLines = 100

export const dayDataSchema = z.strictObject({
  received: z.int(),
  collected: z.int(),
  byStatus: counts,
  byKind: counts,
  byTender: z.array(z.strictObject({ key: text(20), amountFen: z.int(), count: z.int() })).max(20),
  incomeFen: z.int(),
  parts: z
    .array(z.strictObject({ partNumber: text(120), name: text(200), quantity: z.int(), amountFen: z.int() }))
    .max(mostDayLines),
  breaches: z
    .array(z.strictObject({ ticketId: text(120), number: text(60), what: text(40), lateMinutes: z.number() }))
    .max(mostDayLines),
  inCustody: z.int(),
  oldestDays: z.int(),
  unsettledPrints: z.int(),
})
export type DayData = z.infer<typeof dayDataSchema>

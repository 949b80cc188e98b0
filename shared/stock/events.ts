/** The facts of one part's stock. Each says why; a shipped shape is never edited, only added to with a default. */

import { z } from 'zod'

const text = (most: number) => z.string().max(most)
const quantity = z.int().min(1).max(100_000)
const serials = z.array(text(60).min(1)).max(1000).default([])

export const stockEvents = {
  stockReceived: z.strictObject({
    quantity,
    bin: text(40),
    reason: text(200),
    reference: text(80).default(''),
    serials,
  }),
  stockReserved: z.strictObject({
    reservationId: text(120),
    ticketId: text(120),
    quantity,
    /** Only until the fault is known: the diagnosis gives it back by itself. */
    untilDiagnosis: z.boolean().default(false),
  }),
  reservationReleased: z.strictObject({ reservationId: text(120), reason: text(200) }),
  stockIssued: z.strictObject({
    usageId: text(120),
    ticketId: text(120),
    quantity,
    reservationId: text(120).optional(),
    serial: text(60).default(''),
  }),
  stockReturned: z.strictObject({
    usageId: text(120),
    ticketId: text(120),
    quantity,
    to: z.enum(['good', 'defective']),
    reason: text(200),
  }),
  /** Somebody asked for pieces that were not there: the stock-out rate counts these. */
  stockMissed: z.strictObject({ ticketId: text(120), quantity }),
  /** A count or a correction; may be negative. Of pieces with a serial number it says which came or went. */
  stockAdjusted: z.strictObject({
    difference: z.int(),
    reason: text(200).min(1),
    stocktakeId: text(120).default(''),
    serialsFound: serials,
    serialsMissing: serials,
  }),
  stockScrapped: z.strictObject({
    quantity,
    from: z.enum(['good', 'defective']),
    reason: text(200).min(1),
    serials,
  }),
  stockHeld: z.strictObject({ quantity, reason: text(200).min(1), serials }),
  holdReleased: z.strictObject({ quantity, reason: text(200).min(1), serials }),
  binChanged: z.strictObject({ bin: text(40) }),
  /** Good pieces that turned out not to be. */
  stockFoundDefective: z.strictObject({ quantity, reason: text(200).min(1), serials }),
  /** How many are still to come with a delivery; nothing: none any more. */
  stockExpected: z.strictObject({
    supplyId: text(120),
    quantity: z.int().nonnegative().max(100_000),
    expectedDay: text(10).default(''),
    reference: text(80).default(''),
  }),
  /** Left for another outlet, headquarters or a vendor; in transit until somebody there has it. */
  stockSentOut: z.strictObject({
    transferId: text(120),
    quantity,
    from: z.enum(['good', 'defective']),
    to: text(120),
    reason: text(200).min(1),
    reference: text(80).default(''),
    serials,
  }),
  stockArrivedThere: z.strictObject({ transferId: text(120), reason: text(200).default('') }),
  stockCameBack: z.strictObject({
    transferId: text(120),
    to: z.enum(['good', 'defective']),
    reason: text(200).min(1),
  }),
} as const

/**
 * Parcels with parts that headquarters tells an outlet of: its own, a vendor's, or another outlet's that it passes on.
 * The receiver counts the box against it, and the outlet that sent it hears what arrived. Everything is known by one id,
 * so that a parcel told of twice is one parcel.
 */

import { z } from 'zod'

const text = (most: number) => z.string().max(most)
const id = z.string().min(8).max(64)
const day = z.union([z.literal(''), z.string().regex(/^\d{4}-\d{2}-\d{2}$/)])
const pieces = z.int().min(1).max(100_000)
const count = z.int().nonnegative().max(100_000)

export const shipmentLineSchema = z.strictObject({
  partNumber: text(60).min(1),
  name: text(200).default(''),
  quantity: pieces,
  serials: z.array(text(60).min(1)).max(1000).default([]),
})

export const shipmentSchema = z.strictObject({
  /** The sender's transfer, the receiver's own order, or an id of its own. */
  shipmentId: id,
  deliveryNumber: text(80).min(1),
  source: z.enum(['headquarters', 'outlet', 'vendor']),
  sourceName: text(120).default(''),
  /** Whom to tell what arrived; empty: headquarters alone. */
  fromOutlet: text(16).default(''),
  carrier: text(80).default(''),
  waybill: text(80).default(''),
  expectedDay: day.default(''),
  lines: z.array(shipmentLineSchema).min(1).max(200),
})
export type Shipment = z.output<typeof shipmentSchema>

/** What came out of the box in all, per part; a part that was never sent is in it too. */
export const shipmentAnswerSchema = z.strictObject({
  shipmentId: id,
  lines: z
    .array(z.strictObject({ partNumber: text(60).min(1), sent: count, arrived: count, defective: count }))
    .max(400),
})
export type ShipmentAnswer = z.output<typeof shipmentAnswerSchema>

export const shipmentEvents = {
  shipmentPublished: shipmentSchema,
  shipmentWithdrawn: z.strictObject({ shipmentId: id, reason: text(200).min(1) }),
  /** To the outlet that sent it. */
  shipmentReceived: z.strictObject({ ...shipmentAnswerSchema.shape, by: text(120).min(1) }),
  outletNamed: z.strictObject({ outlet: text(16).min(1), name: text(120) }),
} as const

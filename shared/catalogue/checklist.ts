/**
 * What is looked at when a device comes in, what it may come with, and what is tested before it goes back. Each
 * answer is a choice with a severity, so that "scratched" at intake can be compared with "scratched" a year ago.
 */

import { z } from 'zod'
import { deviceClassSchema } from './model'
import { partKindSchema } from './part-kind'

const text = (most: number) => z.string().max(most)
const id = z.string().regex(/^[a-z][a-zA-Z0-9]{1,39}$/)

export const conditionOptionSchema = z.strictObject({
  id,
  nameZh: text(60).min(1),
  nameEn: text(60).min(1),
  state: z.enum(['good', 'bad']),
  /** 0 for good; 1 light, 2 clear, 3 severe (asks for a photo). */
  severity: z.int().min(0).max(3),
})

export const conditionItemSchema = z.strictObject({
  id,
  nameZh: text(60).min(1),
  nameEn: text(60).min(1),
  /** The first is the good one and is never chosen in advance. */
  options: z.array(conditionOptionSchema).min(2).max(8),
})
export type ConditionItem = z.infer<typeof conditionItemSchema>

export const testItemSchema = z.strictObject({
  id,
  nameZh: text(80).min(1),
  nameEn: text(80).min(1),
  /** Must be answered before the device is ready; others may be left out as not applicable. */
  required: z.boolean(),
  /** A fitted part of one of these kinds makes it required. */
  afterKinds: z.array(partKindSchema).max(12),
})
export type TestItem = z.infer<typeof testItemSchema>

export const accessoryItemSchema = z.strictObject({
  id,
  nameZh: text(60).min(1),
  nameEn: text(60).min(1),
  /** Worth writing down its serial number (a battery, a power adapter). */
  asksSerial: z.boolean(),
})
export type AccessoryItem = z.infer<typeof accessoryItemSchema>

export const checklistsSchema = z.record(
  deviceClassSchema,
  z.strictObject({
    condition: z.array(conditionItemSchema).min(1),
    tests: z.array(testItemSchema).min(1),
    accessories: z.array(accessoryItemSchema),
  }),
)
export type Checklists = z.infer<typeof checklistsSchema>

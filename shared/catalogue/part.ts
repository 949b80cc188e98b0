/**
 * A part as headquarters' catalogue knows it. The catalogue says what a part is, costs and fits; how many pieces lie
 * in the outlet is never in here. A number that was given once is never given again: a replaced part stays and says
 * by what, so that an old number on an old slip still finds something.
 */

import { z } from 'zod'
import { partKindSchema } from './part-kind'

const text = (most: number) => z.string().max(most)
const fen = z.int().nonnegative().max(10_000_000_000)
export const partNumberSchema = z.string().regex(/^[A-Z0-9][A-Z0-9._/-]{2,59}$/)

/** How warranty treats it: as a main part of the rules, an ordinary part, or something that wears out. */
export const partWarrantyClasses = ['mainPart', 'part', 'battery', 'accessory', 'consumable'] as const
export type PartWarrantyClass = (typeof partWarrantyClasses)[number]

export const substituteSchema = z.strictObject({
  partNumber: partNumberSchema,
  reasonZh: text(120).min(1),
  reasonEn: text(120).min(1),
})
export type Substitute = z.infer<typeof substituteSchema>

export const partSchema = z.strictObject({
  partNumber: partNumberSchema,
  /** Makers' numbers and numbers of earlier catalogues. */
  oldNumbers: z.array(text(60).min(1)).max(20),
  kind: partKindSchema,
  nameZh: text(160).min(1),
  nameEn: text(160).min(1),
  modelIds: z.array(text(120)).max(400),
  priceFen: fen,
  costFen: fen,
  warrantyClass: z.enum(partWarrantyClasses),
  /** Warranty on the fitted part, in days. 0: none (consumables). */
  warrantyDays: z.int().nonnegative().max(3660),
  /** Each piece has its own serial number, which is asked for at receipt and at fitting. */
  serialised: z.boolean(),
  supersededBy: partNumberSchema.optional(),
  /** Why the new one took its place, where headquarters says so. */
  supersededReasonZh: text(120).optional(),
  supersededReasonEn: text(120).optional(),
  supersedes: z.array(partNumberSchema).max(20),
  substitutes: z.array(substituteSchema).max(20),
  minimum: z.int().nonnegative().max(10_000),
  maximum: z.int().nonnegative().max(10_000),
  /** Suggested bin, `B-04-12`; empty where the outlet decides. */
  bin: text(40),
  /** 0 to 100: how often such a part is asked for. Orders a long list of equal matches. */
  popularity: z.int().min(0).max(100),
})
export type Part = z.infer<typeof partSchema>

/** What the program shows as "catalogue as of …, complete": the counts prove that nothing is missing. */
export const catalogueManifestSchema = z.strictObject({
  asOf: z.string().length(10),
  models: z.int().positive(),
  parts: z.int().positive(),
})
export type CatalogueManifest = z.infer<typeof catalogueManifestSchema>

/**
 * The number to order today: follows `supersededBy` to its end. Stops where the chain leaves the catalogue or runs in
 * a circle (bad data must not hang a search).
 */
export function currentPartNumber(
  partNumber: string,
  find: (partNumber: string) => Pick<Part, 'supersededBy'> | undefined,
): string {
  const seen = new Set<string>()
  let current = partNumber
  while (!seen.has(current)) {
    seen.add(current)
    const next = find(current)?.supersededBy
    if (next === undefined || !find(next)) return current
    current = next
  }
  return partNumber
}

/**
 * Fault codes in two levels: what the customer says (screen) and what it is (no display, lines, cracked glass).
 * Figures, likely parts and repeat repairs are counted by these codes; the customer's own words are kept beside them.
 */

import { z } from 'zod'
import { deviceClassSchema } from './model'
import { partKindSchema } from './part-kind'

const text = (most: number) => z.string().max(most)

export const faultSchema = z
  .strictObject({
    /** `PH-SCR` (level 1), `PH-SCR-03` (level 2). */
    code: z.string().regex(/^[A-Z]{2}-[A-Z]{3}(-\d{2})?$/),
    nameZh: text(80).min(1),
    nameEn: text(80).min(1),
    class: deviceClassSchema,
    level: z.union([z.literal(1), z.literal(2)]),
    parent: text(40).optional(),
    /** Most likely first. */
    commonPartKinds: z.array(partKindSchema).max(8),
  })
  .refine(
    (fault) => (fault.level === 2) === (fault.parent !== undefined),
    'level 2 has a parent, level 1 has none',
  )
export type Fault = z.infer<typeof faultSchema>

export const faultFileSchema = z.array(faultSchema)

/** What a brand calls a fault in its own claims: brand in small letters → our code → theirs. */
export const brandCodesSchema = z.record(z.string(), z.record(z.string(), text(40).min(1)))

/** Two codes of one family count as "the same fault again". */
export function faultFamily(code: string): string {
  return code.split('-').slice(0, 2).join('-')
}

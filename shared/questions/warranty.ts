/** What a customer may claim today, and under which row. */

import { z } from 'zod'
import { everyone } from '../staff/roles'
import { languageSchema, question, text } from './spec'

export interface WarrantyResult {
  readonly covered: boolean
  /** `WarrantyAnswer` and the ready card of shared/warranty. */
  readonly answer: unknown
  readonly card: unknown
  readonly note: {
    readonly covered: boolean
    readonly ruleSetId: string
    readonly ruleSetHash: string
    readonly rowIds: readonly string[]
    readonly sentenceZh: string
    readonly sentenceEn: string
    readonly changesOn?: string
  }
}

export const warrantyQuestions = {
  warranty: question<WarrantyResult>()(
    everyone,
    z.strictObject({
      deviceId: text.default(''),
      serial: text.default(''),
      modelId: text.default(''),
      deviceClass: text,
      saleDay: z.string().max(10).default(''),
      productionDay: z.string().max(10).default(''),
      proof: z.enum(['invoice', 'voucher', 'none']),
      invoicePriceFen: z.int().nonnegative().optional(),
      exclusions: z.array(z.string().max(40)).max(20).default([]),
      language: languageSchema,
    }),
  ),
} as const

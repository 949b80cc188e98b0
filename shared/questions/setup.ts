/** The first start of an outlet, and what the window is told of itself. */

import { z } from 'zod'
import { paperKinds } from '../documents/paper'
import { outletDetailsSchema } from '../outlet/state'
import { printerQueueSchema } from '../printing/settings'
import { languageSchema, nothing, pin, question } from './spec'

const typed = (most: number) => z.string().max(most)
const printer = printerQueueSchema.or(z.literal(''))

/**
 * The first start as far as it was filled in, kept over a crash. There is no place in it for a PIN or for headquarters'
 * one-time code: those are typed again.
 */
export const setupDraftSchema = z.strictObject({
  step: z.enum(['language', 'outlet', 'person', 'printers', 'headquarters', 'ready']),
  code: typed(40),
  station: typed(8),
  nameZh: typed(120),
  nameEn: typed(120),
  address: typed(200),
  phone: typed(40),
  zone: typed(60),
  days: z
    .array(z.strictObject({ isOpen: z.boolean(), open: typed(20), close: typed(20) }))
    .length(7)
    .readonly(),
  administrator: typed(60),
  printers: z.strictObject({ receipt: printer, sheets: printer, labels: printer }),
  connect: z.enum(['now', 'later']),
  url: typed(300),
})
export type SetupDraft = z.infer<typeof setupDraftSchema>

export const setupQuestions = {
  /** A second person's PIN, at the same screen, for what the first may not do alone. */
  setUp: question<{ readonly staffId: string }>()(
    'setup',
    z.strictObject({
      language: languageSchema,
      outlet: outletDetailsSchema,
      station: z.string().regex(/^[A-Z]$/),
      administrator: z.strictObject({ name: z.string().min(1).max(60), pin }),
      printers: z
        .array(z.strictObject({ paper: z.enum(paperKinds), queue: printerQueueSchema }))
        .max(10)
        .default([]),
      headquartersUrl: z.string().max(300).default(''),
      enrolmentCode: z.string().max(80).default(''),
    }),
  ),
  setupDraft: question<SetupDraft | null>()('setup', nothing),
  /** `null`: begun anew. */
  saveSetupDraft: question<null>()('setup', z.strictObject({ draft: setupDraftSchema.nullable() })),
  /** The system's printers, for the first start: afterwards `systemQueues`, for administrators. */
  setupQueues: question<readonly string[]>()('setup', nothing),
  status: question<null>()('anyone', nothing),
} as const

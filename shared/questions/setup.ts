/** The first start of an outlet, and what the window is told of itself. */

import { z } from 'zod'
import { paperKinds } from '../documents/paper'
import { outletDetailsSchema } from '../outlet/state'
import { printerQueueSchema } from '../printing/settings'
import { languageSchema, nothing, pin, question } from './spec'

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
  /** The system's printers, for the first start: afterwards `systemQueues`, for administrators. */
  setupQueues: question<readonly string[]>()('setup', nothing),
  status: question<null>()('anyone', nothing),
} as const

/** The first-day lesson asks what was recorded since it began. */

import { z } from 'zod'
import { everyone } from '../staff/roles'
import { question } from './spec'

export const learningQuestions = {
  /** `head`: where the records end now, which is where a lesson that begins now starts. */
  firstDay: question<{ readonly head: number; readonly recorded: readonly string[] }>()(
    everyone,
    z.strictObject({ afterSeq: z.int().nonnegative() }),
  ),
} as const

/** Papers as they were made: shown again, proved, taken along. */

import { z } from 'zod'
import type { PaperKind } from '../documents/paper'
import { everyone } from '../staff/roles'
import { id, question } from './spec'

export interface KeptPaper {
  readonly html: string
  readonly title: string
  readonly number: string
  readonly paper: PaperKind
  /** Of the document that was handed to the printer, as the fact carries it. */
  readonly hash: string
  /** What is kept has this hash still. */
  readonly unchanged: boolean
  /** Made again from the facts and the template of that day: the same, another, or not to be made any more. */
  readonly madeAgain: 'same' | 'different' | 'not-possible'
  readonly templateVersion: string
  readonly termsVersion: string
}

export const archiveQuestions = {
  /** Shows a customer's data, so that it is recorded who looked. */
  keptPaper: question<KeptPaper>()(everyone, z.strictObject({ jobId: id })),
  exportPaper: question<{ readonly state: 'saved' | 'cancelled' }>()(everyone, z.strictObject({ jobId: id })),
} as const

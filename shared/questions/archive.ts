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
  /** It went to the printer as commands, which can be made again byte by byte. */
  readonly hasCommands: boolean
  readonly templateVersion: string
  readonly termsVersion: string
}

/** As a page, as the bytes that the printer got, or as the text under the hash with the facts that carry it. */
export const exportedAs = ['pdf', 'commands', 'proof'] as const
export type ExportedAs = (typeof exportedAs)[number]

export interface ExportedPaper {
  readonly state: 'saved' | 'cancelled'
  /** Of the file. */
  readonly sha256: string
  /** Whether these are the bytes that were printed; a PDF is compared by its document alone. */
  readonly bytes: 'same' | 'different' | 'not-compared'
}

export const archiveQuestions = {
  /** Shows a customer's data, so that it is recorded who looked. */
  keptPaper: question<KeptPaper>()(everyone, z.strictObject({ jobId: id })),
  exportPaper: question<ExportedPaper>()(
    everyone,
    z.strictObject({ jobId: id, as: z.enum(exportedAs).default('pdf') }),
  ),
} as const

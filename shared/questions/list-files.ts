/** Lists as files and on paper. */

import { z } from 'zod'
import { maxPieceLength, maxPrintedRows } from '../lists'
import { everyone } from '../staff/roles'
import { id, languageSchema, question } from './spec'

export const listFilesQuestions = {
  /** A file in pieces, in order; with the last one main asks where it should go. */
  saveFile: question<{ readonly state: 'more' | 'saved' | 'cancelled' }>()(
    everyone,
    z.strictObject({
      list: z.string().max(60),
      transferId: id,
      name: z.string().min(1).max(200),
      format: z.enum(['csv', 'xlsx']),
      piece: z.int().min(0).max(99),
      pieces: z.int().min(1).max(100),
      base64: z.base64().max(maxPieceLength),
    }),
  ),
  /** No record: a list is not a slip. What came of it is the answer. */
  printList: question<{ readonly outcome: 'printed' | 'failed' | 'unknown'; readonly reason: string }>()(
    everyone,
    z.strictObject({
      list: z.string().max(60),
      language: languageSchema,
      title: z.string().min(1).max(120),
      /** The filter in words; empty where nothing is filtered. */
      filter: z.string().max(400),
      columns: z
        .array(
          z.strictObject({
            title: z.string().max(60),
            width: z.number().positive().max(2000),
            align: z.enum(['start', 'end']),
          }),
        )
        .min(1)
        .max(30),
      rows: z.array(z.array(z.string().max(400)).max(30)).max(maxPrintedRows),
      totals: z.array(z.strictObject({ label: z.string().max(60), value: z.string().max(60) })).max(30),
    }),
  ),
} as const

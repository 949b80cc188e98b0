/**
 * What can have happened to a claim: the warranty side of one ticket. What was found that would exclude it, with its
 * evidence; what the customer said against it; what the manager or headquarters decided; and the answer that was
 * given, with everything it was computed from. A shipped shape is never edited.
 */

import { z } from 'zod'
import { exclusionCodes } from '../warranty/rules'

const text = (most: number) => z.string().max(most)
const id = z.string().min(1).max(120)
const day = z.string().length(10)

export const evidenceSchema = z.strictObject({
  kind: z.enum(['photo', 'checklist', 'document']),
  item: text(120).min(1),
  /** Hash of the photo; empty for a tick. */
  ref: text(64).default(''),
})
export type Evidence = z.output<typeof evidenceSchema>

export const foundExclusionSchema = z.strictObject({
  code: z.enum(exclusionCodes),
  evidence: z.array(evidenceSchema).max(20),
  objection: text(2000).default(''),
})
export type FoundExclusion = z.output<typeof foundExclusionSchema>

export const rulingRemedies = ['return', 'exchange', 'repair', 'free-repair'] as const

/** An answer with what it was computed from: the same facts, rule set and day give the same answer for ever. */
const answerGiven = z.strictObject({
  day,
  ruleSetId: text(200),
  ruleSetHash: text(64),
  /** `WarrantyFacts` as they stood; read back by their own schema. */
  facts: z.unknown(),
  covered: z.enum(['yes', 'depends', 'no']),
  rows: z.array(text(120)).max(60),
  sentenceZh: text(2000),
  sentenceEn: text(2000),
})
export type AnswerGiven = z.output<typeof answerGiven>

export const claimEvents = {
  warrantyAnswered: answerGiven,
  /** The same code again replaces what was found before; the earlier finding stays in the journal. */
  exclusionFound: foundExclusionSchema,
  exclusionDropped: z.strictObject({ code: z.enum(exclusionCodes), reason: text(400) }),
  objectionRecorded: z.strictObject({ code: z.enum(exclusionCodes), objection: text(2000) }),
  /** The manager decided for the customer. */
  exclusionSetAside: z.strictObject({
    code: z.enum(exclusionCodes),
    reason: text(400),
    decidedBy: text(64),
  }),
  rulingAsked: z.strictObject({
    rulingId: id,
    number: text(60),
    question: text(2000),
    model: text(200),
    serial: text(60).default(''),
    answer: answerGiven,
  }),
  rulingReceived: z.strictObject({
    rulingId: id,
    decision: z.enum(['granted', 'declined']),
    remedies: z.array(z.enum(rulingRemedies)).max(4),
    textZh: text(2000),
    textEn: text(2000),
    decidedOn: day,
  }),
} as const

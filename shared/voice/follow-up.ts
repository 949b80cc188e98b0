/**
 * The call after a device was handed back: one stream a ticket, with every try. It is due some working days after the
 * hand-over; somebody who was not reached is due again on the next working day; a negative answer opens a complaint.
 */

import { z } from 'zod'
import { defineAggregate, splitStream } from '../events/aggregate'

const text = (most: number) => z.string().max(most)

/** In the order of the script. */
export const followUpQuestions = ['works', 'explained', 'onTime', 'attitude'] as const
export type FollowUpQuestion = (typeof followUpQuestions)[number]
const answerSchema = z.enum(['yes', 'no', 'unasked'])
export const followUpAnswersSchema = z.strictObject({
  works: answerSchema,
  explained: answerSchema,
  onTime: answerSchema,
  attitude: answerSchema,
})
export type FollowUpAnswers = z.infer<typeof followUpAnswersSchema>

export const followUpEvents = {
  customerNotReached: z.strictObject({ nextDay: z.string().length(10), note: text(400).default('') }),
  followUpAnswered: z.strictObject({ answers: followUpAnswersSchema, complaintId: text(120).default('') }),
  /** In the customer's own words: sealed under the customer's key. */
  followUpRemarked: z.strictObject({ remark: text(2000) }),
  followUpDropped: z.strictObject({ reason: text(400) }),
} as const

export interface FollowUp {
  readonly id: string
  readonly revision: number
  readonly tries: number
  readonly nextDay: string
  readonly lastTryAtMs: number
  readonly lastNote: string
  readonly outcome: 'open' | 'answered' | 'dropped'
  readonly answers: FollowUpAnswers | undefined
  readonly remark: string
  readonly complaintId: string
  readonly droppedReason: string
  readonly endedAtMs: number
  readonly endedDay: string
  readonly endedBy: string
}

export const followUpAggregate = defineAggregate<FollowUp | undefined, typeof followUpEvents>({
  kind: 'followUp',
  events: followUpEvents,
  initial: undefined,
  evolve: (state, event) => {
    const { meta } = event
    const before: FollowUp = state ?? {
      id: splitStream(meta.stream).id,
      revision: 0,
      tries: 0,
      nextDay: '',
      lastTryAtMs: 0,
      lastNote: '',
      outcome: 'open',
      answers: undefined,
      remark: '',
      complaintId: '',
      droppedReason: '',
      endedAtMs: 0,
      endedDay: '',
      endedBy: '',
    }
    const next = { ...before, revision: meta.revision }
    if (event.type === 'followUpRemarked') return { ...next, remark: event.payload.remark }
    if (before.outcome !== 'open') return next
    const ended = { endedAtMs: meta.recordedAtMs, endedDay: meta.businessDay, endedBy: meta.actor }
    switch (event.type) {
      case 'customerNotReached':
        return {
          ...next,
          tries: before.tries + 1,
          nextDay: event.payload.nextDay,
          lastTryAtMs: meta.recordedAtMs,
          lastNote: event.payload.note,
        }
      case 'followUpAnswered':
        return {
          ...next,
          ...ended,
          tries: before.tries + 1,
          lastTryAtMs: meta.recordedAtMs,
          outcome: 'answered',
          answers: event.payload.answers,
          complaintId: event.payload.complaintId,
        }
      case 'followUpDropped':
        return { ...next, ...ended, outcome: 'dropped', droppedReason: event.payload.reason }
      default:
        return next
    }
  },
})

export interface FollowUpRow {
  readonly id: string
  readonly revision: number
  readonly open: 0 | 1
  readonly outcome: FollowUp['outcome']
  readonly negative: 0 | 1
  readonly tries: number
  readonly nextDay: string
  readonly lastTryAtMs: number
  readonly complaintId: string
  readonly endedAtMs: number
  readonly endedDay: string
  readonly endedBy: string
}

export function followUpRow(followUp: FollowUp): FollowUpRow {
  return {
    id: followUp.id,
    revision: followUp.revision,
    open: followUp.outcome === 'open' ? 1 : 0,
    outcome: followUp.outcome,
    negative: followUp.answers && negativeAnswers(followUp.answers).length > 0 ? 1 : 0,
    tries: followUp.tries,
    nextDay: followUp.nextDay,
    lastTryAtMs: followUp.lastTryAtMs,
    complaintId: followUp.complaintId,
    endedAtMs: followUp.endedAtMs,
    endedDay: followUp.endedDay,
    endedBy: followUp.endedBy,
  }
}

export function negativeAnswers(answers: FollowUpAnswers): readonly FollowUpQuestion[] {
  return followUpQuestions.filter((question) => answers[question] === 'no')
}

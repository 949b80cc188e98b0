/**
 * One satisfaction survey (QR15-01): given out, and answered on five levels for each of five items. Answers count in
 * the statistics without the person; what the customer wrote is sealed under the customer's own key.
 */

import { z } from 'zod'
import { defineAggregate, type EventOf, splitStream } from '../events/aggregate'

const text = (most: number) => z.string().max(most)
/** 1 is the best level, 5 the worst: the column on the sheet, counted from the left. */
export const surveyLevelSchema = z.int().min(1).max(5)

const about = {
  ticketId: text(120).default(''),
  ticketNumber: text(60).default(''),
  modelName: text(200).default(''),
  customerId: text(120).default(''),
  /** Masked. */
  customerName: text(120).default(''),
  keyCustomer: z.boolean().default(false),
}

export const surveyEvents = {
  surveyGivenOut: z.strictObject(about),
  surveyAnswered: z.strictObject({
    ...about,
    how: z.enum(['paper', 'phone']),
    levels: z.array(surveyLevelSchema).length(5),
  }),
  surveySuggested: z.strictObject({ suggestions: text(2000) }),
  /** Entered wrongly: it counts no more. */
  surveyVoided: z.strictObject({ reason: text(400) }),
} as const

type SurveyEvent = EventOf<typeof surveyEvents>
type About = Extract<SurveyEvent, { type: 'surveyGivenOut' }>['payload']

export interface Survey {
  readonly id: string
  readonly revision: number
  readonly about: About
  readonly givenAtMs: number
  readonly givenDay: string
  readonly answeredAtMs: number
  readonly answeredDay: string
  readonly how: 'paper' | 'phone' | ''
  readonly levels: readonly number[]
  readonly suggestions: string
  readonly voidedReason: string | undefined
}

export const surveyAggregate = defineAggregate<Survey | undefined, typeof surveyEvents>({
  kind: 'survey',
  events: surveyEvents,
  initial: undefined,
  evolve: (state, event) => {
    const next = apply(state, event)
    return next && { ...next, revision: event.meta.revision }
  },
})

function apply(state: Survey | undefined, event: SurveyEvent): Survey | undefined {
  const { meta } = event
  if (event.type === 'surveyGivenOut' || event.type === 'surveyAnswered') {
    const { payload } = event
    const before: Survey = state ?? {
      id: splitStream(meta.stream).id,
      revision: meta.revision,
      about: aboutOf(payload),
      givenAtMs: meta.recordedAtMs,
      givenDay: meta.businessDay,
      answeredAtMs: 0,
      answeredDay: '',
      how: '',
      levels: [],
      suggestions: '',
      voidedReason: undefined,
    }
    if (!('levels' in payload) || before.answeredAtMs > 0) return before
    return {
      ...before,
      answeredAtMs: meta.recordedAtMs,
      answeredDay: meta.businessDay,
      how: payload.how,
      levels: payload.levels,
    }
  }
  if (!state) return undefined
  if (event.type === 'surveySuggested') return { ...state, suggestions: event.payload.suggestions }
  if (event.type === 'surveyVoided') return { ...state, voidedReason: event.payload.reason }
  return state
}

function aboutOf({ ticketId, ticketNumber, modelName, customerId, customerName, keyCustomer }: About): About {
  return { ticketId, ticketNumber, modelName, customerId, customerName, keyCustomer }
}

export interface SurveyRow {
  readonly id: string
  readonly revision: number
  readonly status: 'out' | 'answered' | 'voided'
  readonly ticketId: string
  readonly ticketNumber: string
  readonly modelName: string
  readonly customerId: string
  readonly customerName: string
  readonly keyCustomer: 0 | 1
  readonly givenDay: string
  readonly givenAtMs: number
  readonly answeredDay: string
  readonly answeredAtMs: number
  readonly how: Survey['how']
  readonly levels: readonly number[]
}

export function surveyRow(survey: Survey): SurveyRow {
  const { about: subject } = survey
  return {
    id: survey.id,
    revision: survey.revision,
    status: survey.voidedReason !== undefined ? 'voided' : survey.answeredAtMs > 0 ? 'answered' : 'out',
    ticketId: subject.ticketId,
    ticketNumber: subject.ticketNumber,
    modelName: subject.modelName,
    customerId: subject.customerId,
    customerName: subject.customerName,
    keyCustomer: subject.keyCustomer ? 1 : 0,
    givenDay: survey.givenDay,
    givenAtMs: survey.givenAtMs,
    answeredDay: survey.answeredDay,
    answeredAtMs: survey.answeredAtMs,
    how: survey.how,
    levels: survey.levels,
  }
}

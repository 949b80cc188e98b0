/**
 * A complaint or opinion (QR15-06, QR15-07): told, sorted, answered within its clock, its cause and measures written
 * down, and checked by somebody else. What the customer said is sealed under the customer's own key, so that erasing
 * the customer leaves the record without the words; the row never holds them.
 */

import { z } from 'zod'
import { defineAggregate, type EventOf, splitStream } from '../events/aggregate'
import {
  type ComplaintClass,
  type ComplaintKind,
  complaintClasses,
  complaintKinds,
  complaintSources,
  needsMeasures,
  routeOf,
} from './complaint-class'

const text = (most: number) => z.string().max(most)

export const answerWays = ['phone', 'visit', 'letter', 'online'] as const
export const opinions = ['satisfied', 'fair', 'dissatisfied'] as const

export const complaintEvents = {
  complaintRegistered: z.strictObject({
    number: text(60),
    kind: z.enum(complaintKinds),
    class: z.enum(complaintClasses),
    source: z.enum(complaintSources),
    ticketId: text(120).default(''),
    ticketNumber: text(60).default(''),
    customerId: text(120).default(''),
    /** Masked. */
    customerName: text(120).default(''),
    customerPhone: text(60).default(''),
    modelName: text(200).default(''),
    /** The clock as it was set that day: a later policy does not move it. */
    answerDueAtMs: z.int(),
  }),
  complaintTold: z.strictObject({ content: text(4000), request: text(1000).default('') }),
  complaintClassified: z.strictObject({ class: z.enum(complaintClasses), reason: text(400) }),
  complaintAnswered: z.strictObject({ answer: text(4000), how: z.enum(answerWays) }),
  measuresSet: z.strictObject({
    cause: text(2000),
    corrective: text(2000),
    preventive: text(2000),
    department: text(120).default(''),
    dueDay: text(10).default(''),
  }),
  /** To quality management, or into the recall procedure: with the number of their record. */
  complaintPassedOn: z.strictObject({
    to: z.enum(['quality', 'recall']),
    reference: text(120),
    note: text(1000).default(''),
  }),
  complaintVerified: z.strictObject({
    effective: z.boolean(),
    note: text(2000),
    opinion: z.enum(opinions).optional(),
  }),
  complaintWithdrawn: z.strictObject({ reason: text(400) }),
} as const

type ComplaintEvent = EventOf<typeof complaintEvents>
type Payload<Type extends ComplaintEvent['type']> = Extract<ComplaintEvent, { type: Type }>['payload']
type Done<Value> = Value & { readonly atMs: number; readonly actor: string; readonly day: string }

export type ComplaintStatus = 'waiting' | 'answered' | 'measured' | 'closed' | 'withdrawn'

export interface Complaint {
  readonly id: string
  readonly revision: number
  readonly intake: Payload<'complaintRegistered'>
  readonly class: ComplaintClass
  readonly content: string
  readonly request: string
  readonly registeredAtMs: number
  readonly registeredBy: string
  readonly registeredDay: string
  /** The first answer stopped the clock; the last one is what was said. */
  readonly firstAnsweredAtMs: number | undefined
  readonly answer: Done<Payload<'complaintAnswered'>> | undefined
  /** Everybody who has answered: none of them may verify. */
  readonly answeredBy: readonly string[]
  readonly measures: Done<Payload<'measuresSet'>> | undefined
  readonly passedOn: Done<Payload<'complaintPassedOn'>> | undefined
  readonly verifications: readonly Done<Payload<'complaintVerified'>>[]
  /** The check found that the measures did not work: new ones are wanted. */
  readonly wantsNewMeasures: boolean
  readonly closedAtMs: number | undefined
  readonly withdrawnReason: string | undefined
}

export const complaintAggregate = defineAggregate<Complaint | undefined, typeof complaintEvents>({
  kind: 'complaint',
  events: complaintEvents,
  initial: undefined,
  evolve: (state, event) => {
    const next = apply(state, event)
    return next && { ...next, revision: event.meta.revision }
  },
})

function apply(state: Complaint | undefined, event: ComplaintEvent): Complaint | undefined {
  const { meta } = event
  if (event.type === 'complaintRegistered') {
    if (state) return state
    return {
      id: splitStream(meta.stream).id,
      revision: meta.revision,
      intake: event.payload,
      class: event.payload.class,
      content: '',
      request: '',
      registeredAtMs: meta.recordedAtMs,
      registeredBy: meta.actor,
      registeredDay: meta.businessDay,
      firstAnsweredAtMs: undefined,
      answer: undefined,
      answeredBy: [],
      measures: undefined,
      passedOn: undefined,
      verifications: [],
      wantsNewMeasures: false,
      closedAtMs: undefined,
      withdrawnReason: undefined,
    }
  }
  if (!state) return undefined
  const done = { atMs: meta.recordedAtMs, actor: meta.actor, day: meta.businessDay }
  switch (event.type) {
    case 'complaintTold':
      return { ...state, content: event.payload.content, request: event.payload.request }
    case 'complaintClassified':
      return { ...state, class: event.payload.class }
    case 'complaintAnswered':
      return {
        ...state,
        firstAnsweredAtMs: state.firstAnsweredAtMs ?? meta.recordedAtMs,
        answer: { ...event.payload, ...done },
        answeredBy: [...new Set([...state.answeredBy, meta.actor])],
        closedAtMs: needsMeasures(state.intake.kind) ? state.closedAtMs : meta.recordedAtMs,
      }
    case 'measuresSet':
      return { ...state, measures: { ...event.payload, ...done }, wantsNewMeasures: false }
    case 'complaintPassedOn':
      return { ...state, passedOn: { ...event.payload, ...done } }
    case 'complaintVerified':
      return {
        ...state,
        verifications: [...state.verifications, { ...event.payload, ...done }],
        wantsNewMeasures: !event.payload.effective,
        closedAtMs: event.payload.effective ? meta.recordedAtMs : undefined,
      }
    case 'complaintWithdrawn':
      return { ...state, withdrawnReason: event.payload.reason, closedAtMs: meta.recordedAtMs }
    default:
      return state
  }
}

export function complaintStatus(complaint: Complaint): ComplaintStatus {
  if (complaint.withdrawnReason !== undefined) return 'withdrawn'
  if (complaint.closedAtMs !== undefined) return 'closed'
  if (!complaint.answer) return 'waiting'
  return complaint.measures && !complaint.wantsNewMeasures && isPassedOn(complaint) ? 'measured' : 'answered'
}

/** Settled here, or handed to where its class belongs. */
export function isPassedOn(complaint: Complaint): boolean {
  const route = routeOf(complaint.class)
  return route === 'outlet' || complaint.passedOn?.to === route
}

export interface ComplaintRow {
  readonly id: string
  readonly revision: number
  readonly number: string
  readonly kind: ComplaintKind
  readonly class: ComplaintClass
  readonly source: (typeof complaintSources)[number]
  readonly status: ComplaintStatus
  readonly open: 0 | 1
  readonly ticketId: string
  readonly ticketNumber: string
  readonly customerId: string
  /** Masked. */
  readonly customerName: string
  readonly modelName: string
  readonly registeredAtMs: number
  readonly registeredDay: string
  readonly registeredBy: string
  readonly dueAtMs: number
  readonly answeredAtMs: number
  readonly answeredBy: string
  readonly closedAtMs: number
}

export function complaintRow(complaint: Complaint): ComplaintRow {
  const { intake } = complaint
  const status = complaintStatus(complaint)
  return {
    id: complaint.id,
    revision: complaint.revision,
    number: intake.number,
    kind: intake.kind,
    class: complaint.class,
    source: intake.source,
    status,
    open: status === 'closed' || status === 'withdrawn' ? 0 : 1,
    ticketId: intake.ticketId,
    ticketNumber: intake.ticketNumber,
    customerId: intake.customerId,
    customerName: intake.customerName,
    modelName: intake.modelName,
    registeredAtMs: complaint.registeredAtMs,
    registeredDay: complaint.registeredDay,
    registeredBy: complaint.registeredBy,
    dueAtMs: intake.answerDueAtMs,
    answeredAtMs: complaint.firstAnsweredAtMs ?? 0,
    answeredBy: complaint.answer?.actor ?? '',
    closedAtMs: complaint.closedAtMs ?? 0,
  }
}

/** `undefined`: the clock still runs, or nobody has to answer any more. */
export function answeredInTime(
  row: Pick<ComplaintRow, 'answeredAtMs' | 'dueAtMs' | 'status'>,
  nowMs: number,
): boolean | undefined {
  if (row.answeredAtMs > 0) return row.answeredAtMs <= row.dueAtMs
  if (row.status === 'withdrawn' || nowMs <= row.dueAtMs) return undefined
  return false
}

/**
 * 旧件返还: what came out of a device under warranty belongs to whoever pays for the new part, and has to be sent back
 * by a day. One entry for each fitted part, from the fitting until the answer; none is ever just forgotten.
 */

import { z } from 'zod'
import { defineAggregate, splitStream } from '../events/aggregate'

const text = (most: number) => z.string().max(most)

export const oldPartEvents = {
  oldPartOwed: z.strictObject({
    ticketId: text(120),
    ticketNumber: text(60),
    partNumber: text(60),
    name: text(200),
    quantity: z.int().min(1).max(99),
    dueDay: text(10),
  }),
  /** It lies in the return box. */
  oldPartCollected: z.strictObject({ bin: text(40).default(''), serial: text(60).default('') }),
  /** Nobody has it any more; says why. */
  oldPartMissing: z.strictObject({ reason: text(200).min(1) }),
  oldPartSent: z.strictObject({
    returnNumber: text(60),
    carrier: text(80).default(''),
    waybill: text(80).default(''),
  }),
  oldPartAnswered: z.strictObject({ accepted: z.boolean(), note: text(200).default('') }),
  /** The fitting was undone, or headquarters does not want it. */
  oldPartNotOwed: z.strictObject({ reason: text(200).min(1) }),
} as const

export type OldPartState = 'owed' | 'collected' | 'missing' | 'sent' | 'accepted' | 'declined' | 'notOwed'

export interface OldPart extends z.output<typeof oldPartEvents.oldPartOwed> {
  readonly id: string
  readonly revision: number
  readonly state: OldPartState
  readonly owedDay: string
  readonly bin: string
  readonly serial: string
  readonly returnNumber: string
  readonly waybill: string
  readonly note: string
}

export const oldPartAggregate = defineAggregate<OldPart | undefined, typeof oldPartEvents>({
  kind: 'oldPart',
  events: oldPartEvents,
  initial: undefined,
  evolve: (before, event) => {
    const { meta } = event
    if (event.type === 'oldPartOwed') {
      return (
        before ?? {
          ...event.payload,
          id: splitStream(meta.stream).id,
          revision: meta.revision,
          state: 'owed',
          owedDay: meta.businessDay,
          bin: '',
          serial: '',
          returnNumber: '',
          waybill: '',
          note: '',
        }
      )
    }
    if (!before) return undefined
    const state = { ...before, revision: meta.revision }
    switch (event.type) {
      case 'oldPartCollected':
        return { ...state, ...event.payload, state: 'collected', note: '' }
      case 'oldPartMissing':
        return { ...state, state: 'missing', note: event.payload.reason }
      case 'oldPartSent':
        return {
          ...state,
          state: 'sent',
          returnNumber: event.payload.returnNumber,
          waybill: event.payload.waybill,
        }
      case 'oldPartAnswered':
        return { ...state, state: event.payload.accepted ? 'accepted' : 'declined', note: event.payload.note }
      case 'oldPartNotOwed':
        return { ...state, state: 'notOwed', note: event.payload.reason }
      default:
        return before
    }
  },
})

/** Still on us: to be found, put aside or sent. */
export function isOldPartOpen(state: OldPartState): boolean {
  return state === 'owed' || state === 'collected' || state === 'missing'
}

export interface OldPartRow extends OldPart {
  /** 1: still on us. */
  readonly open: 0 | 1
}

export function oldPartRow(oldPart: OldPart | undefined): OldPartRow | undefined {
  return oldPart && { ...oldPart, open: isOldPartOpen(oldPart.state) ? 1 : 0 }
}

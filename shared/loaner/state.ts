/**
 * A loaner: a device of the outlet that a customer takes home while theirs is here. It is at the outlet, lent with one
 * ticket, or retired; who has it is said by the ticket, so that nothing of a person stands here.
 */

import { z } from 'zod'
import { defineAggregate, splitStream } from '../events/aggregate'

const text = (most: number) => z.string().max(most)

export const loanerDetailsSchema = z.strictObject({
  /** What the staff call it: the number on its sticker. */
  name: text(60).min(1),
  model: text(120).min(1),
  serial: text(60).default(''),
  /** What goes along with it and has to come back. */
  accessories: text(200).default(''),
})
export type LoanerDetails = z.output<typeof loanerDetailsSchema>

export const loanerEvents = {
  loanerAdded: loanerDetailsSchema,
  loanerChanged: loanerDetailsSchema,
  loanerLent: z.strictObject({ ticketId: text(120), number: text(60) }),
  loanerTakenBack: z.strictObject({ ticketId: text(120), note: text(400).default('') }),
  loanerRetired: z.strictObject({ reason: text(200).min(1) }),
} as const

export interface Loaner {
  readonly id: string
  readonly revision: number
  readonly details: LoanerDetails
  readonly lent: { readonly ticketId: string; readonly number: string; readonly atMs: number } | undefined
  /** What was said when it came back the last time. */
  readonly note: string
  readonly retired: boolean
}

export const loanerAggregate = defineAggregate<Loaner | undefined, typeof loanerEvents>({
  kind: 'loaner',
  events: loanerEvents,
  initial: undefined,
  evolve: (state, event) => {
    const { meta } = event
    if (event.type === 'loanerAdded') {
      if (state) return state
      const { id } = splitStream(meta.stream)
      return {
        id,
        revision: meta.revision,
        details: event.payload,
        lent: undefined,
        note: '',
        retired: false,
      }
    }
    if (!state) return undefined
    const next = { ...state, revision: meta.revision }
    switch (event.type) {
      case 'loanerChanged':
        return { ...next, details: event.payload }
      case 'loanerLent':
        return { ...next, lent: { ...event.payload, atMs: meta.recordedAtMs } }
      case 'loanerTakenBack':
        return { ...next, lent: undefined, note: event.payload.note }
      case 'loanerRetired':
        return { ...next, retired: true }
      default:
        return next
    }
  },
})

export interface LoanerRow extends LoanerDetails {
  readonly id: string
  readonly revision: number
  readonly state: 'here' | 'lent' | 'retired'
  readonly ticketId: string
  readonly ticketNumber: string
  readonly lentAtMs: number
  readonly note: string
}

export function loanerRow(loaner: Loaner): LoanerRow {
  return {
    id: loaner.id,
    revision: loaner.revision,
    ...loaner.details,
    state: loaner.lent ? 'lent' : loaner.retired ? 'retired' : 'here',
    ticketId: loaner.lent?.ticketId ?? '',
    ticketNumber: loaner.lent?.number ?? '',
    lentAtMs: loaner.lent?.atMs ?? 0,
    note: loaner.note,
  }
}

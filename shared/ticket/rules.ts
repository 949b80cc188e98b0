/**
 * Which step a ticket may take from which status, as data. Kinds that need no repair skip steps, never add
 * hidden ones. The windows use the same table to grey out buttons; main decides.
 */

import { refused } from '../result'
import type { TicketKind } from './events'
import type { Ticket, TicketStatus } from './state'

const working: readonly TicketStatus[] = [
  'received',
  'assigned',
  'diagnosing',
  'quoted',
  'waitingForPart',
  'repairing',
  'testing',
]

export const stepRules = {
  assign: [...working, 'sentOut'],
  startDiagnosis: ['received', 'assigned', 'diagnosing'],
  recordDiagnosis: ['diagnosing', 'quoted', 'waitingForPart', 'repairing', 'testing'],
  addNote: [...working, 'sentOut', 'ready'],
  giveQuote: ['diagnosing', 'quoted', 'waitingForPart', 'repairing', 'testing'],
  answerQuote: ['quoted'],
  reservePart: ['diagnosing', 'quoted', 'waitingForPart', 'repairing', 'testing'],
  usePart: ['diagnosing', 'waitingForPart', 'repairing', 'testing'],
  returnPart: ['diagnosing', 'waitingForPart', 'repairing', 'testing', 'ready'],
  awaitPart: ['diagnosing', 'waitingForPart', 'repairing', 'testing'],
  partArrived: ['waitingForPart'],
  addLabour: ['diagnosing', 'waitingForPart', 'repairing', 'testing'],
  startRepair: ['diagnosing', 'waitingForPart', 'testing'],
  recordTest: ['diagnosing', 'repairing', 'testing'],
  makeReady: ['diagnosing', 'repairing', 'testing', 'waitingForPart'],
  giveDiscount: [...working, 'ready'],
  takePayment: [...working, 'sentOut', 'ready'],
  handOver: ['ready'],
  archive: ['collected', 'cancelled'],
  cancel: ['received', 'assigned', 'diagnosing', 'quoted', 'waitingForPart'],
  change: [...working, 'sentOut', 'ready'],
  move: [...working, 'ready'],
  sendOut: ['diagnosing', 'waitingForPart', 'repairing', 'testing'],
  takeBack: ['sentOut'],
} as const satisfies Record<string, readonly TicketStatus[]>

export type TicketStep = keyof typeof stepRules

/** Kinds that are done at the counter may be made ready without a bench diagnosis. */
const counterKinds: readonly TicketKind[] = ['consultation', 'exchange', 'return', 'recall']

export function allowsStep(ticket: Pick<Ticket, 'kind' | 'status'>, step: TicketStep): boolean {
  const rules: readonly TicketStatus[] = stepRules[step]
  if (rules.includes(ticket.status)) return true
  return step === 'makeReady' && counterKinds.includes(ticket.kind) && working.includes(ticket.status)
}

/** The refusal for a step that is not allowed now, or `undefined`. */
export function stepRefusal(ticket: Ticket | undefined, step: TicketStep) {
  if (!ticket) return refused('ticket-unknown')
  return allowsStep(ticket, step) ? undefined : refused('not-now', { status: ticket.status })
}

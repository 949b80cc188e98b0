/**
 * Which step a ticket may take from which status, as data. Kinds that need no repair skip steps, never add
 * hidden ones. The windows use the same table to grey out buttons; main decides. What an outlet asks for beyond that
 * (`work-rules.ts`) is looked at with the person and the policy in hand.
 */

import { refused } from '../result'
import type { Role } from '../staff/roles'
import type { TicketKind } from './events'
import type { Ticket, TicketStatus } from './state'
import { testHolds } from './test-gate'
import type { Need, WorkRule } from './work-rules'

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
  recordPreCheck: ['received', 'assigned', 'diagnosing', 'quoted', 'waitingForPart'],
  addNote: [...working, 'sentOut', 'ready'],
  addPhoto: [...working, 'sentOut', 'ready'],
  applyArticle: [...working, 'sentOut', 'ready'],
  giveQuote: ['diagnosing', 'quoted', 'waitingForPart', 'repairing', 'testing'],
  answerQuote: ['quoted'],
  /** A guess, given back when the fault is known: kept before anybody has looked. */
  reserveLikely: ['received', 'assigned', 'diagnosing'],
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
  agreeReturnPrice: [...working, 'sentOut', 'ready'],
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

export interface RuleContext {
  readonly actor: { readonly role: Role }
  readonly policy: { readonly workRules: readonly WorkRule[] }
}

/** What comes with the step: words that are recorded with it, and whether it says that the work has failed. */
export interface StepWords {
  readonly said?: string
  readonly failed?: boolean
}

/** The refusal for a step that is not allowed now, or `undefined`. */
export function stepRefusal(
  ticket: Ticket | undefined,
  step: TicketStep,
  context?: RuleContext,
  words: StepWords = {},
) {
  if (!ticket) return refused('ticket-unknown')
  if (!allowsStep(ticket, step)) return refused('not-now', { status: ticket.status })
  return context && ruleRefusal(ticket, step, context, words)
}

/** What the outlet's own rules for this kind of ticket say against a step. */
export function ruleRefusal(ticket: Ticket, step: TicketStep, context: RuleContext, words: StepWords) {
  for (const rule of rulesFor(context.policy.workRules, ticket.kind, step)) {
    if (rule.from.length > 0 && !rule.from.some((status) => status === ticket.status)) {
      return refused('not-now', { status: ticket.status })
    }
    if (rule.roles.length > 0 && !rule.roles.includes(context.actor.role)) {
      return refused('step-not-yours', { roles: rule.roles.join(',') })
    }
    const missing = rule.needs.find((need) => !isThere[need](ticket, words))
    if (missing !== undefined) return refused(`needs-${missing}` as const)
  }
  return undefined
}

export function rulesFor(
  rules: readonly WorkRule[],
  kind: TicketKind,
  step: TicketStep,
): readonly WorkRule[] {
  return rules
    .filter((rule) => rule.step === step)
    .filter((rule) => rule.kinds.length === 0 || rule.kinds.includes(kind))
}

const isThere: Readonly<Record<Need, (ticket: Ticket, words: StepWords) => boolean>> = {
  // A word that was written since the ticket came into this status counts as well.
  comment: (ticket, { said = '' }) =>
    said.trim() !== '' || ticket.notes.some(({ atMs }) => atMs >= ticket.statusSinceMs),
  photo: (ticket) => ticket.jobPhotos.length > 0,
  preCheck: (ticket) => ticket.preCheck !== undefined,
  diagnosis: (ticket) => ticket.diagnosis !== undefined,
  // What could not be repaired has nothing to pass.
  passedTest: (ticket, { failed = false }) => failed || testHolds(ticket),
}

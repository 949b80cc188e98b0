/**
 * The rules of work as data, edited by the outlet or set by headquarters: for a kind of ticket and a step, from where
 * it may be taken, who may take it and what has to be there first; how long a status may last; and who is told when
 * it lasts longer. A rule can only ask for more than `rules.ts` does, never allow what makes no sense.
 */

import { z } from 'zod'
import { type Role, roles } from '../staff/roles'
import { ticketKinds } from './events'

export const ruledSteps = [
  'assign',
  'startDiagnosis',
  'recordDiagnosis',
  'giveQuote',
  'answerQuote',
  'reservePart',
  'usePart',
  'returnPart',
  'awaitPart',
  'partArrived',
  'addLabour',
  'startRepair',
  'recordTest',
  'sendOut',
  'takeBack',
  'makeReady',
  'handOver',
  'cancel',
] as const
export type RuledStep = (typeof ruledSteps)[number]

export const needs = ['comment', 'photo', 'preCheck', 'diagnosis', 'passedTest'] as const
export type Need = (typeof needs)[number]

/** The statuses of open work; the same words as in `state.ts`, which may not be asked from here. */
export const ruledStatuses = [
  'received',
  'assigned',
  'diagnosing',
  'quoted',
  'waitingForPart',
  'repairing',
  'testing',
  'sentOut',
  'ready',
] as const
export type RuledStatus = (typeof ruledStatuses)[number]

export const workRuleSchema = z.strictObject({
  /** Empty: every kind. */
  kinds: z.array(z.enum(ticketKinds)).max(ticketKinds.length),
  step: z.enum(ruledSteps),
  /** Empty: wherever the step makes sense. */
  from: z.array(z.enum(ruledStatuses)).max(ruledStatuses.length).default([]),
  /** Empty: whoever may take the step at all. */
  roles: z.array(z.enum(roles)).max(roles.length).default([]),
  needs: z.array(z.enum(needs)).max(needs.length).default([]),
})
export type WorkRule = z.infer<typeof workRuleSchema>

export const escalationSchema = z.strictObject({
  kinds: z.array(z.enum(ticketKinds)).max(ticketKinds.length).default([]),
  /** Empty: every status. */
  statuses: z.array(z.enum(ruledStatuses)).max(ruledStatuses.length).default([]),
  /** Business minutes after the promise or the limit of the status was missed. */
  afterMinutes: z.int().min(0).max(100_000),
  /** Empty: the store manager. */
  staffId: z.string().max(64).default(''),
})
export type Escalation = z.infer<typeof escalationSchema>

/** What is recovered or set up has to be said and shown; a device is photographed before it is exchanged. */
export const defaultWorkRules: readonly WorkRule[] = [
  { kinds: ['dataRecovery'], step: 'makeReady', from: [], roles: [], needs: ['comment'] },
  { kinds: ['commissioning'], step: 'makeReady', from: [], roles: [], needs: ['passedTest'] },
]

export const defaultEscalations: readonly Escalation[] = [
  { kinds: [], statuses: [], afterMinutes: 60, staffId: '' },
]

interface Limits {
  readonly statusLimitMinutes: Readonly<Record<string, number>>
}

/** Business minutes that a status may last: what is said for the kind of ticket, else for every kind. */
export function limitMinutes(policy: Limits, kind: string, status: string): number | undefined {
  return policy.statusLimitMinutes[`${kind}.${status}`] ?? policy.statusLimitMinutes[status]
}

export interface EscalationPerson {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly active: 0 | 1
}

/** Who has been told of a job that is so much over its time: the last rule that has been reached, by name. */
export function escalationOf(
  job: { readonly kind: string; readonly status: string },
  overMinutes: number,
  rules: readonly Escalation[],
  staff: readonly EscalationPerson[],
): EscalationPerson | undefined {
  const reached = rules
    .filter((rule) => rule.kinds.length === 0 || rule.kinds.some((kind) => kind === job.kind))
    .filter((rule) => rule.statuses.length === 0 || rule.statuses.some((status) => status === job.status))
    .filter((rule) => overMinutes >= rule.afterMinutes)
    .toSorted((a, b) => b.afterMinutes - a.afterMinutes)[0]
  if (!reached) return undefined
  const active = staff.filter((person) => person.active === 1)
  return (
    active.find(({ id }) => id === reached.staffId) ??
    active.filter(({ role }) => role === 'manager').toSorted((a, b) => (a.id < b.id ? -1 : 1))[0]
  )
}

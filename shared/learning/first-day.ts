/**
 * The first day, step by step, on practice data: which fact shows that a step was done, and who can do it. What cannot
 * be seen in the records (looking at a ticket, at the figures) is seen by the window.
 */

import { benchRoles, counterRoles, managerRoles, type Role } from '../staff/roles'

export interface FirstDayStep {
  readonly id: string
  readonly roles: readonly Role[]
  /** The place where it is done, as the rail names it. */
  readonly place: string
  /** Any of these, recorded since the lesson began. */
  readonly facts: readonly string[]
  /** Seen by the window instead of in the records. */
  readonly seen?: 'ticket' | 'manager'
}

export const firstDaySteps = [
  { id: 'openDay', roles: counterRoles, place: 'till', facts: ['dayOpened', 'shiftOpened'] },
  { id: 'receive', roles: counterRoles, place: 'counter', facts: ['deviceReceived'] },
  { id: 'find', roles: counterRoles, place: 'counter', facts: [], seen: 'ticket' },
  { id: 'take', roles: benchRoles, place: 'bench', facts: ['ticketAssigned', 'diagnosisStarted'] },
  { id: 'diagnose', roles: benchRoles, place: 'bench', facts: ['faultDiagnosed'] },
  { id: 'ready', roles: benchRoles, place: 'bench', facts: ['madeReady'] },
  { id: 'handOver', roles: counterRoles, place: 'counter', facts: ['deviceHandedOver'] },
  { id: 'closeDay', roles: counterRoles, place: 'till', facts: ['dayClosed', 'shiftClosed'] },
  { id: 'figures', roles: managerRoles, place: 'manager', facts: [], seen: 'manager' },
] as const satisfies readonly FirstDayStep[]

export type FirstDayStepId = (typeof firstDaySteps)[number]['id']

export const firstDayFacts: readonly string[] = firstDaySteps.flatMap(({ facts }) => [...facts])

export interface Lesson {
  /** Types that were recorded since the lesson began. */
  readonly recorded: readonly string[]
  /** What the window saw, and what the learner passed over. */
  readonly seen: readonly string[]
  /** A day that was open when the lesson began needs no opening. */
  readonly dayIsOpen: boolean
}

export function isStepDone(step: FirstDayStep, lesson: Lesson): boolean {
  if (lesson.seen.includes(step.id)) return true
  if (step.id === 'openDay' && lesson.dayIsOpen) return true
  return step.facts.some((type) => lesson.recorded.includes(type))
}

/** The first that is not done; `undefined`: the day is through. */
export function stepNow(lesson: Lesson): (typeof firstDaySteps)[number] | undefined {
  return firstDaySteps.find((step) => !isStepDone(step, lesson))
}

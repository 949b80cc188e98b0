/**
 * A second person at the same window: a manager who lets something pass, or the colleague who takes the drawer over.
 * Proved by their own PIN for one command, under the same count of tries as signing in; nobody is signed in by it.
 */

import type { Actor } from '../../shared/commands/command'
import type { Approval, Person } from '../../shared/ipc'
import { type Answer, ok, refused } from '../../shared/result'
import { type Staff, staffAggregate } from '../../shared/staff/state'
import type { States } from '../journal/states'
import type { PinCheck, Pins } from './pins'

export type Approve = (approval: Approval, beside: Person) => Promise<Answer<Actor>>

export function createApprove(dependencies: { readonly states: States; readonly pins: Pins }): Approve {
  const { states, pins } = dependencies
  return async ({ staffId, pin }, beside) => {
    if (staffId === beside.staffId) return refused('second-person-needed')
    const staff = states.load(staffAggregate, staffId).state as Staff | undefined
    if (!staff?.active) return refused('not-found')
    const check = await pins.check(staffId, pin)
    return check.kind === 'right' ? ok({ staffId, role: staff.details.role }) : pinRefusal(check)
  }
}

export function pinRefusal(check: Exclude<PinCheck, { kind: 'right' }>) {
  switch (check.kind) {
    case 'lockedOut':
      return refused('locked-out', { seconds: check.seconds })
    case 'noPin':
      return refused('no-pin')
    default:
      return refused('wrong-pin', { left: check.triesLeft, count: check.triesLeft })
  }
}

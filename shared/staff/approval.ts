/** What a person may let pass: by their own role, or with a manager beside them who has given their PIN for it. */

import type { Actor } from '../commands/command'
import { managerRoles, type Role } from './roles'

export interface ActingPeople {
  readonly actor: Actor
  readonly approver: Actor | undefined
}

/** Something that only a manager lets pass. */
export function mayRelease({ actor, approver }: ActingPeople): boolean {
  return [actor, approver].some((person) => person !== undefined && managerRoles.includes(person.role))
}

/** The higher of the two people's limits. */
export function limitOf(
  { actor, approver }: ActingPeople,
  limits: Readonly<Partial<Record<Role, number>>>,
): number {
  return Math.max(limits[actor.role] ?? 0, approver === undefined ? 0 : (limits[approver.role] ?? 0))
}

/** Kept in the fact; empty where nobody was needed. */
export function approvedBy({ approver }: ActingPeople): string {
  return approver?.staffId ?? ''
}

/** Who is there: the people to choose from, signing in, locking, PINs. */

import { z } from 'zod'
import type { Person } from '../ipc'
import { everyone } from '../staff/roles'
import { id, nothing, pin, question } from './spec'

export interface StaffChoice extends Person {
  readonly badge: string
  /** First letters in Latin script, to pick by typing (`wxm`). */
  readonly initials: string
  readonly hasPin: boolean
}

export interface SignedIn extends Person {}

export const peopleQuestions = {
  people: question<readonly StaffChoice[]>()('anyone', nothing),
  signIn: question<SignedIn>()('anyone', z.strictObject({ staffId: id, pin: z.string().max(12) })),
  lock: question<null>()('anyone', nothing),
  setPin: question<null>()(
    everyone,
    z.strictObject({ staffId: id, pin, ownPin: z.string().max(12).optional() }),
  ),
} as const

/** The privacy desk: what is held on a person, the copy that they may have, the retention run, and who looked. */

import { z } from 'zod'
import { administratorRoles, managerRoles } from '../staff/roles'
import { id, languageSchema, nothing, question } from './spec'

/** Counts only: looking at the content is a reveal and has its own record. */
export interface PersonHeld {
  readonly customerId: string
  /** Masked. */
  readonly name: string
  readonly phone: string
  readonly enteredAtMs: number
  readonly consentGiven: boolean
  readonly consentVersion: string
  readonly erased: boolean
  readonly tickets: number
  readonly openTickets: number
  readonly devices: number
  readonly payments: number
  readonly photos: number
  readonly signatures: number
  readonly complaints: number
  readonly surveys: number
  readonly slips: number
  readonly looks: number
  /** The day from which the retention run would erase them; empty while a ticket is open. */
  readonly retainedUntil: string
}

export interface RetentionRun {
  readonly atMs: number
  readonly actorName: string
  readonly untilDay: string
  readonly years: number
  readonly due: number
  readonly erased: number
}

export interface Retention {
  readonly years: number
  readonly untilDay: string
  readonly due: number
  readonly runs: readonly RetentionRun[]
}

export const privacyQuestions = {
  personHeld: question<PersonHeld | null>()(managerRoles, z.strictObject({ customerId: id })),
  /** Records the export with its reason, then asks where the file should go. */
  exportPerson: question<{ readonly state: 'saved' | 'cancelled' }>()(
    managerRoles,
    z.strictObject({ customerId: id, reason: z.string().min(1).max(400), language: languageSchema }),
  ),
  retention: question<Retention>()(managerRoles, nothing),
  /** Erases everybody whose time is over, and records how many. */
  runRetention: question<{ readonly due: number; readonly erased: number }>()(administratorRoles, nothing),
} as const

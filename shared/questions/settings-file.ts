/** Policies, opening hours and texts as a file: taken to another outlet, and read in with a look at what would change. */

import { z } from 'zod'
import { administratorRoles, managerRoles } from '../staff/roles'
import { languageSchema, question } from './spec'

export interface SettingsChanges {
  readonly policy: readonly { readonly path: string; readonly was: string; readonly now: string }[]
  readonly outlet: readonly { readonly path: string; readonly was: string; readonly now: string }[]
}

export const settingsFileQuestions = {
  exportSettings: question<{ readonly state: 'saved' | 'cancelled' }>()(
    managerRoles,
    z.strictObject({ language: languageSchema }),
  ),
  /** `apply: false` changes nothing and only says what would change. */
  importSettings: question<SettingsChanges>()(
    administratorRoles,
    z.strictObject({
      text: z.string().max(200_000),
      apply: z.boolean(),
      reason: z.string().max(400).default(''),
    }),
  ),
} as const

/** The program's own version, and taking a newer one. Only an administrator installs; nothing is taken by itself. */

import { managerRoles } from '../staff/roles'
import { nothing, question } from './spec'

export interface UpdateOffer {
  /** `later`: there is one, meant for other outlets first. */
  readonly kind: 'offered' | 'current' | 'later'
  readonly version: string
  /** What changes, in both languages. */
  readonly notes: { readonly zh: readonly string[]; readonly en: readonly string[] }
  readonly bytes: number
}

export const updateQuestions = {
  programVersion: question<{
    readonly version: string
    readonly channel: string
    readonly fromServer: boolean
    /** A version that was installed, did not start, and in whose place this one runs; empty: none. */
    readonly takenBack: string
    /** A version that the system did not install the last time; empty: none. */
    readonly notInstalled: string
  }>()(managerRoles, nothing),
  checkUpdate: question<UpdateOffer>()(managerRoles, nothing),
  /** From a stick or share: the system's dialog asks for the folder. */
  checkUpdateFolder: question<UpdateOffer>()(['administrator'], nothing),
  installUpdate: question<null>()(['administrator'], nothing),
} as const

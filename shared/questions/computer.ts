/** How the program behaves on this computer. Everybody who manages may see it; an administrator changes it. */

import { z } from 'zod'
import { managerRoles } from '../staff/roles'
import { nothing, question } from './spec'

export const computerQuestions = {
  thisComputer: question<{ readonly autostart: boolean; readonly kiosk: boolean }>()(managerRoles, nothing),
  setThisComputer: question<null>()(
    ['administrator'],
    z.strictObject({ autostart: z.boolean(), kiosk: z.boolean() }),
  ),
  /** The way out of a window that takes the whole screen. */
  quitProgram: question<null>()(['administrator'], nothing),
} as const

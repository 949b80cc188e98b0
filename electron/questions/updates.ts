/** Updates as asked by a window; from a checkout, where there is no package to replace, they say so. */

import type { updateQuestions } from '../../shared/questions/updates'
import { ok, refused } from '../../shared/result'
import type { Updates } from '../updates/updates'
import type { ChooseFolder } from './backups'
import type { Handlers } from './handler'

export function updateHandlers(parts: {
  readonly updates: Updates | undefined
  readonly version: string
  readonly channel: string
  readonly fromServer: boolean
  readonly takenBack: string
  readonly notInstalled: string
  readonly chooseFolder: ChooseFolder | undefined
}): Handlers<keyof typeof updateQuestions> {
  const { updates } = parts
  return {
    programVersion: () => {
      const { version, channel, fromServer, takenBack, notInstalled } = parts
      return ok({ version, channel, fromServer, takenBack, notInstalled })
    },
    checkUpdate: () => updates?.check() ?? refused('update-no-server'),
    checkUpdateFolder: async (_input, { windowId }) => {
      if (!updates) return refused('update-no-server')
      const folder = (await parts.chooseFolder?.(windowId)) ?? ''
      return folder === '' ? refused('update-not-there') : updates.checkFolder(folder)
    },
    installUpdate: () => updates?.install() ?? refused('update-not-there'),
  }
}

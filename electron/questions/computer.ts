/** The settings of this computer, as asked by a window. */

import type { computerQuestions } from '../../shared/questions/computer'
import { ok, refused } from '../../shared/result'
import type { ThisComputer } from '../computer-settings'
import type { Handlers } from './handler'

const soonMs = 300

export function computerHandlers(
  computer: ThisComputer | undefined,
): Handlers<keyof typeof computerQuestions> {
  return {
    thisComputer: () => ok(computer?.read() ?? { autostart: false, kiosk: false }),
    setThisComputer: (settings) => {
      if (!computer) return refused('computer-settings-not-kept')
      try {
        computer.set(settings)
        return ok(null)
      } catch {
        return refused('computer-settings-not-kept')
      }
    },
    quitProgram: () => {
      // The window has its answer before it goes.
      setTimeout(() => computer?.quit(), soonMs)
      return ok(null)
    },
  }
}

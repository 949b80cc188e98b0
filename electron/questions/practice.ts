/** Handler of practice. Inside practice there is no practice. */

import { ok, refused } from '../../shared/result'
import type { Handlers } from './handler'

export function practiceHandlers(start: (() => void) | undefined): Handlers<'startPractice'> {
  return {
    startPractice: () => {
      if (!start) return refused('practice-not-here')
      start()
      return ok(null)
    },
  }
}

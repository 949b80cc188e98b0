/** Handler of practice. Inside practice there is no practice. */

import { ok, refused } from '../../shared/result'
import type { Handlers } from './handler'

export function practiceHandlers(start: (() => Promise<void>) | undefined): Handlers<'startPractice'> {
  return {
    startPractice: async () => {
      if (!start) return refused('practice-not-here')
      await start()
      return ok(null)
    },
  }
}

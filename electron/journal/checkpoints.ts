/**
 * Moves the journal's log into its file by a timer, never inside a commit. It waits for the disk, and whoever saves just
 * then would wait with it: it takes a pause in the work, and only where there is none for long the moment after an answer.
 */

import type { SpareTime } from '../spare-time'
import type { Database } from './sqlite'

const everyMs = 2000
const pauseMs = 1000
/** Times that it is put off while somebody is at work. */
const patience = 10

export function startCheckpoints(
  database: Database,
  { isQuiet, seen }: Pick<SpareTime, 'isQuiet' | 'seen'>,
): { readonly stop: () => void } {
  let putOff = 0
  let stopped = false
  const timer = setInterval(() => {
    putOff = isQuiet(pauseMs) ? 0 : (putOff + 1) % patience
    if (putOff === 0) void seen().then(() => stopped || database.checkpoint())
  }, everyMs)
  timer.unref()
  return {
    stop: () => {
      stopped = true
      clearInterval(timer)
    },
  }
}

/**
 * Keeps the mark beside the journal up to date. It may lag behind the journal, never lead it: it only has to show,
 * at the next start, that a journal went back.
 */

import { type Identity, lastOriginSeq, writeMark } from './identity'
import type { Database } from './sqlite'

const lagMs = 500

export interface HighWater {
  readonly later: () => void
  readonly now: () => void
  readonly stop: () => void
}

export function createHighWater(dependencies: {
  readonly database: Database
  readonly markFile: string
  readonly machine: string
  readonly identity: () => Identity
}): HighWater {
  const { database, markFile, machine } = dependencies
  let marked = 0
  let timer: NodeJS.Timeout | undefined

  function now(): void {
    timer = undefined
    const identity = dependencies.identity()
    const highWater = lastOriginSeq(database, identity)
    if (highWater === marked) return
    marked = highWater
    const { journalId, incarnation } = identity
    writeMark(markFile, { journalId, incarnation, highWater, machine })
  }

  return {
    now,
    later: () => {
      timer ??= setTimeout(now, lagMs)
    },
    stop: () => clearTimeout(timer),
  }
}

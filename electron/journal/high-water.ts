/**
 * Keeps the mark beside the journal up to date. It may lag behind the journal, never lead it: it only has to show,
 * at the next start, that a journal went back. Written while people work on: two flushes would hold up who saves.
 */

import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Identity, lastOriginSeq, type Mark, writeMark, writeMarkSoon } from './identity'
import type { Database } from './sqlite'

const lagMs = 500

export interface HighWater {
  readonly later: () => void
  /** Writes where the journal is now, after whatever is being written; nothing is written any more. */
  readonly end: () => Promise<void>
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
  let writing: Promise<unknown> = Promise.resolve()
  let ended = false

  /** `undefined`: it says so already. */
  function next(): Mark | undefined {
    const { journalId, incarnation } = dependencies.identity()
    const highWater = lastOriginSeq(database, dependencies.identity())
    if (highWater === marked) return undefined
    marked = highWater
    return { journalId, incarnation, highWater, machine }
  }

  async function write(): Promise<void> {
    timer = undefined
    const mark = ended ? undefined : next()
    if (mark) await writeMarkSoon(markFile, mark)
  }

  return {
    later: () => {
      timer ??= setTimeout(() => {
        writing = writing.then(write)
      }, lagMs)
    },
    end: async () => {
      ended = true
      clearTimeout(timer)
      await writing
      // A folder that is gone is not made again.
      const mark = existsSync(dirname(markFile)) ? next() : undefined
      if (mark) writeMark(markFile, mark)
    },
  }
}

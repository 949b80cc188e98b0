/**
 * Practice on a copy of the real records: same people, same devices, same money, in a folder and a program of its own.
 * What it does can reach nothing: it has no printers and none can be given to it, no connection to headquarters, and
 * its numbers name the outlet `PRACTICE`. A new copy replaces the one before.
 */

import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openDatabase } from './journal/sqlite'
import type { PrintEngine } from './printing/engine'
import type { WorkstationOptions } from './workstation'

export const practiceOutlet = 'PRACTICE'

const keptFiles = /^(station\.key|catalogue-v\d+-\d+\.sqlite)$/

/** The folder that a program started for practice takes as its own; made while everybody goes on working. */
export async function makePractice(given: {
  /** Copies the journal that is in use. */
  readonly copyTo: (target: string) => Promise<void>
  readonly folder: string
  readonly target: string
}): Promise<void> {
  const { copyTo, folder, target } = given
  await rm(target, { recursive: true, force: true })
  const outlet = join(target, 'outlet')
  await mkdir(outlet, { recursive: true })
  const journal = join(outlet, 'journal.sqlite')
  await copyTo(journal)
  for (const name of await readdir(folder)) {
    if (keptFiles.test(name)) await copyFile(join(folder, name), join(outlet, name))
  }
  const copy = openDatabase(journal)
  copy.transaction(() => {
    copy.run('DELETE FROM sync_state')
    copy.run('DELETE FROM drafts')
    copy.run("INSERT OR REPLACE INTO meta (key, value) VALUES ('outlet', ?)", practiceOutlet)
  })
  copy.close()
  if (!existsSync(join(outlet, 'station.key'))) throw new Error('the copy has no key')
}

/** What a practice program is given in place of paper and network. */
export function withoutPaperAndNetwork(): Pick<WorkstationOptions, 'fetch' | 'practice'> & {
  readonly printing: Pick<WorkstationOptions['printing'], 'run' | 'connect' | 'askIpp'>
} {
  return {
    practice: true,
    fetch: async () => {
      throw new Error('practice has no network')
    },
    printing: {
      run: async () => ({ code: 127, stdout: '', stderr: '' }),
      askIpp: async () => undefined,
      connect: () => {
        throw new Error('practice has no printer')
      },
    },
  }
}

/** Documents can be looked at; nothing is delivered, not to a device file or a folder either. */
export function practiceEngine(engine: PrintEngine): PrintEngine {
  return {
    ...engine,
    deliver: async () => ({ kind: 'failed', reason: 'practice' }),
  }
}

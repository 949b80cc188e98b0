/**
 * Backups: VACUUM INTO a file beside, then opened and its whole chain walked before it counts. The last seven are
 * kept. A backup is as sealed as the journal; without the station's key it says nothing about anybody.
 */

import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ok, type Result, refused } from '../../shared/result'
import { createJournal } from '../journal/journal'
import type { Sealer } from '../journal/seal'
import { type Database, openDatabase } from '../journal/sqlite'

export interface Backup {
  readonly make: () => Result<
    { readonly file: string; readonly facts: number },
    'backup-failed' | 'backup-damaged'
  >
  readonly last: () => { readonly file: string; readonly atMs: number } | undefined
}

const kept = 7
const namePattern = /^journal-\d{8}T\d{6}\.sqlite$/

export function createBackup(dependencies: {
  readonly database: Database
  readonly sealer: Sealer
  readonly folder: string
  readonly nowMs: () => number
}): Backup {
  const { database, sealer, folder } = dependencies
  const files = (): readonly string[] => {
    try {
      return readdirSync(folder)
        .filter((name) => namePattern.test(name))
        .sort()
    } catch {
      return []
    }
  }
  return {
    last: () => {
      const name = files().at(-1)
      return name === undefined ? undefined : { file: name, atMs: statSync(join(folder, name)).mtimeMs }
    },
    make: () => {
      mkdirSync(folder, { recursive: true })
      const stamp = new Date(dependencies.nowMs()).toISOString().replace(/[-:]/g, '').slice(0, 15)
      const file = join(folder, `journal-${stamp}.sqlite`)
      const beside = `${file}.new`
      try {
        rmSync(beside, { force: true })
        database.run('VACUUM INTO ?', beside)
        const copy = openDatabase(beside)
        const journal = createJournal(copy, sealer)
        const wrong = journal.verify()
        const facts = journal.head()
        copy.exec('PRAGMA journal_mode = DELETE')
        copy.close()
        if (wrong) {
          rmSync(beside, { force: true })
          return refused('backup-damaged', { seq: wrong.seq, what: wrong.reason })
        }
        renameSync(beside, file)
        for (const old of files().slice(0, -kept)) rmSync(join(folder, old), { force: true })
        return ok({ file: basename(file), facts })
      } catch (error) {
        rmSync(beside, { force: true })
        return refused('backup-failed', { problem: error instanceof Error ? error.name : 'error' })
      }
    },
  }
}

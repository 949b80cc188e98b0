/** What a manager can check about the safety of the data. */

import { existsSync, statfsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { ok } from '../../shared/result'
import type { Backup } from '../backup/backup'
import type { Journal } from '../journal/journal'
import type { Database } from '../journal/sqlite'
import type { Handlers } from './handler'

export function safetyHandlers(dependencies: {
  readonly database: Database
  readonly journal: Journal
  readonly backup: Backup
}): Handlers<'dataSafety'> {
  const { database, journal, backup } = dependencies
  return {
    dataSafety: async () => {
      const last = await backup.last()
      const space = statfsSync(dirname(database.file))
      return ok({
        facts: journal.head(),
        chainVerified: journal.verify() === undefined,
        lastBackupAtMs: last?.madeAtMs ?? 0,
        lastBackupFile: last?.file ?? '',
        databaseBytes: existsSync(database.file) ? statSync(database.file).size : 0,
        freeBytes: space.bavail * space.bsize,
        synchronous:
          database.get<{ synchronous: number }>('PRAGMA synchronous')?.synchronous === 2
            ? 'FULL'
            : 'NOT FULL',
        journalMode: database.get<{ journal_mode: string }>('PRAGMA journal_mode')?.journal_mode ?? '',
      })
    },
  }
}

/** The station's backups as one thing: made, carried, scheduled, restored; wired here so that the workstation only starts and stops them. */

import { join } from 'node:path'
import type { Identity } from '../journal/identity'
import type { Journal } from '../journal/journal'
import type { KeyWrap, StationKey } from '../journal/key-file'
import type { Database } from '../journal/sqlite'
import type { ChosenFolder } from '../questions/backups'
import type { SpareTime } from '../spare-time'
import type { RowStore } from '../view/rows'
import { type Backup, createBackup } from './backup'
import { createJournalCopier } from './copy-journal'
import { inspectorOf } from './inspector'
import type { Erased } from './purge'
import { createRestore, type Restore } from './restore'
import { type BackupSchedule, createBackupSchedule } from './schedule'
import { createSecondPlace, type SecondPlace } from './second-place'

/** A run over everybody whose time is over erases one after the other. */
const purgeAfterMs = 2000
/** Who closes the day goes home: the backup that follows is waited for, but not for ever. */
const mostAtTheEndMs = 30_000

export interface Backups {
  readonly backup: Backup
  readonly restore: Restore
  readonly secondPlace: SecondPlace
  readonly chosen: ChosenFolder
  readonly schedule: BackupSchedule
  /** Somebody was erased: soon, and once for many. */
  readonly purgeSoon: () => void
  /** The journal as it is now, for whoever needs a copy of it. */
  readonly copyTo: (target: string) => Promise<void>
  /** Before the database is closed. */
  readonly stop: () => Promise<void>
  /** After it. */
  readonly close: () => Promise<void>
}

export function createBackups(parts: {
  readonly folder: string
  readonly database: Database
  readonly journal: Journal
  readonly rows: RowStore
  readonly keys: StationKey
  readonly keyWraps: readonly KeyWrap[] | undefined
  readonly identity: () => Identity
  readonly outletName: () => string
  readonly zone: () => string
  readonly nowMs: () => number
  readonly log: (message: string, detail?: Readonly<Record<string, unknown>>) => void
  readonly onDone: () => void
  readonly erased: () => Erased
  readonly spareTime: Pick<SpareTime, 'rest' | 'hands'>
  /** The built script that looks at a backup in a thread; absent, it is done here. */
  readonly thread: string | undefined
}): Backups {
  const { folder, database, thread, journal, rows, keys, identity, nowMs, spareTime } = parts
  const secondPlace = createSecondPlace(join(folder, 'backup-place.json'))
  const chosen: ChosenFolder = { folder: '' }
  const copier = createJournalCopier(database, spareTime.rest)
  const backup = createBackup({
    copier,
    inspector: inspectorOf(thread, parts.log, spareTime.hands),
    keys,
    folder: join(folder, 'backups'),
    attachments: join(folder, 'attachments'),
    second: secondPlace,
    identity,
    outletName: parts.outletName,
    zone: parts.zone,
    nowMs,
    erased: parts.erased,
  })
  const schedule = createBackupSchedule({
    backup,
    facts: journal.head,
    lastFactAtMs: () => journal.facts(journal.head() - 1, 1)[0]?.envelope.recordedAtMs ?? 0,
    nowMs,
    log: parts.log,
    onDone: parts.onDone,
  })
  let purging: NodeJS.Timeout | undefined
  return {
    purgeSoon: () => {
      clearTimeout(purging)
      purging = setTimeout(() => void backup.purge(), purgeAfterMs)
      purging.unref()
    },
    backup,
    secondPlace,
    chosen,
    restore: createRestore({
      folder,
      placeFolder: (place) =>
        place === 'here' ? backup.folder : place === 'second' ? secondPlace.read().folder : chosen.folder,
      keys,
      wraps: parts.keyWraps ?? [],
      nowMs,
      present: { journal, rows, journalId: () => identity().journalId },
    }),
    schedule,
    stop: async () => {
      clearTimeout(purging)
      await Promise.all([schedule.stop(), backup.stop(mostAtTheEndMs)])
    },
    copyTo: (target) => copier.copyTo(target, new AbortController().signal),
    close: copier.close,
  }
}

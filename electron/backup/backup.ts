/**
 * Backups: the journal's file copied beside, opened, its chain walked and every stream folded before it counts; then carried
 * to the second place, where the copy is read back. Kept by a schedule. A backup is as sealed as the journal: without
 * the station's key, or the manager's recovery code, it says nothing about anybody.
 */

import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type BackupManifest, type BackupReason, backupFileName } from '../../shared/backup/manifest'
import { ok, type Result, refused } from '../../shared/result'
import type { Identity } from '../journal/identity'
import type { StationKey } from '../journal/key-file'
import { schemaVersion } from '../journal/migrations'
import type { JournalCopier } from './copy-journal'
import type { Inspector } from './inspector'
import { backupsIn, copyAttachments, copyBackup, countAttachments, putManifest, tidy } from './place'
import { type Erased, purgePlace, purgeSetAside } from './purge'
import type { SecondPlace } from './second-place'

export interface MadeBackup {
  readonly manifest: BackupManifest
  /** Whether it also lies in the second place; `none`: no such place is set. */
  readonly second: 'copied' | 'failed' | 'none'
}

export interface Backup {
  readonly folder: string
  readonly make: (why: BackupReason) => Promise<Result<MadeBackup, 'backup-failed' | 'backup-damaged'>>
  /** Newest first; the station's own. */
  readonly all: () => Promise<readonly BackupManifest[]>
  /** The last one, as far as this run of the program or its folder knows. */
  readonly last: () => Promise<BackupManifest | undefined>
  /** Takes the keys of who was erased out of every backup that can be reached now; the rest follows with the next one. */
  readonly purge: () => Promise<void>
  /** What is being made is finished within this time, or given up: the next start makes it again. */
  readonly stop: (withinMs: number) => Promise<void>
}

export interface BackupParts {
  readonly copier: JournalCopier
  readonly inspector: Inspector
  readonly keys: StationKey
  readonly folder: string
  readonly attachments: string
  readonly second: SecondPlace
  readonly identity: () => Identity
  readonly outletName: () => string
  readonly zone: () => string
  readonly nowMs: () => number
  readonly erased: () => Erased
}

export function createBackup(parts: BackupParts): Backup {
  const { copier, inspector, keys, folder, second } = parts
  const stopping = new AbortController()
  let turn: Promise<unknown> = Promise.resolve()

  async function make(why: BackupReason): Promise<MadeBackup | { readonly damaged: object }> {
    await mkdir(folder, { recursive: true })
    const madeAtMs = parts.nowMs()
    const name = backupFileName(madeAtMs)
    const beside = join(folder, `${name}.new`)
    for (const rest of ['', '-wal', '-shm', '-journal']) await rm(`${beside}${rest}`, { force: true })
    // Counted before the copy is made: whoever is erased meanwhile is purged from it afterwards.
    const erasures = parts.erased().customers.length
    try {
      await copier.copyTo(beside, stopping.signal)
      const { inspection, bytes, sha256 } = await inspector(beside, keys, stopping.signal)
      if (inspection.kind === 'bad') {
        return { damaged: { seq: inspection.seq ?? 0, what: inspection.reason ?? inspection.problem } }
      }
      const { inspected } = inspection
      const identity = parts.identity()
      const manifest: BackupManifest = {
        format: 1,
        file: name,
        madeAtMs,
        why,
        facts: inspected.facts,
        journalId: identity.journalId,
        outlet: identity.outlet,
        outletName: parts.outletName(),
        zone: parts.zone(),
        station: identity.station,
        incarnation: identity.incarnation,
        businessDay: inspected.businessDay,
        lastFactAtMs: inspected.lastFactAtMs,
        schema: schemaVersion,
        bytes,
        sha256,
        attachments: await countAttachments(parts.attachments),
        recovery: keys.recovery() ?? null,
        escrow: keys.escrow() ?? null,
        erasures,
      }
      await rename(beside, join(folder, name))
      await putManifest(folder, manifest)
      await tidy(folder, identity.journalId, manifest.zone)
      await purgePlace(folder, identity.journalId, parts.erased())
      return { manifest, second: await carry(manifest) }
    } finally {
      await rm(beside, { force: true }).catch(() => undefined)
    }
  }

  /** A stick that is not there, a share that is down: said in the settings, and tried again with the next backup. */
  async function carry(manifest: BackupManifest): Promise<MadeBackup['second']> {
    const place = second.read().folder
    if (place === '') return 'none'
    try {
      await copyAttachments(parts.attachments, join(place, 'attachments'))
      await copyBackup(folder, place, manifest)
      await tidy(place, manifest.journalId, manifest.zone)
      await purgePlace(place, manifest.journalId, parts.erased())
      second.copied(parts.nowMs())
      return 'copied'
    } catch (error) {
      second.failed(codeOf(error))
      return 'failed'
    }
  }

  async function purge(): Promise<void> {
    const { journalId } = parts.identity()
    const place = second.read().folder
    try {
      await purgePlace(folder, journalId, parts.erased())
      await purgeSetAside(dirname(folder), parts.erased())
      if (place !== '') await purgePlace(place, journalId, parts.erased())
    } catch (error) {
      // A stick that is away, a full disk: each backup tries again.
      if (place !== '') second.failed(codeOf(error))
    }
  }

  const all = () => backupsIn(folder)
  return {
    folder,
    all,
    last: async () => (await all())[0],
    stop: async (withinMs) => {
      const limit = setTimeout(() => stopping.abort(), withinMs)
      await turn
      clearTimeout(limit)
    },
    purge: () => {
      const purged = turn.then(purge)
      turn = purged
      return purged
    },
    // One after the other: who asks while one is being made gets the next.
    make: (why) => {
      const made = turn.then(() => answered(why))
      turn = made
      return made
    },
  }

  async function answered(why: BackupReason) {
    try {
      const made = await make(why)
      return 'damaged' in made ? refused('backup-damaged' as const, { ...made.damaged }) : ok(made)
    } catch (error) {
      return refused('backup-failed' as const, { problem: codeOf(error) })
    }
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'error'
  if (/full/i.test(error.message)) return 'ENOSPC'
  return 'code' in error ? String(error.code) : error.name
}

/**
 * Restoring: look at what a folder holds, try one backup on a copy (key, chain, every stream), say what it lacks of
 * what this machine holds now, and set it ready. The change itself happens at the next start, before anything is
 * opened. Nothing is ever deleted: what was there before goes into a folder of its own.
 */

import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BackupManifest, backupFilePattern } from '../../shared/backup/manifest'
import type { BackupCheck, BackupPlace, Rehearsal } from '../../shared/questions/backups'
import { ok, type Result, refused } from '../../shared/result'
import type { TicketRow } from '../../shared/ticket/row'
import type { Journal } from '../journal/journal'
import { type KeyWrap, writeKeyFile } from '../journal/key-file'
import { readRecoveryCode, unwrapAny } from '../journal/recovery-code'
import type { KeyProvider } from '../journal/seal'
import type { RowStore } from '../view/rows'
import { inspect } from './inspect'
import { backupsIn, copyAttachments, manifestOf, sha256Of } from './place'
import { readyFile, readyFolder } from './take-over'
import { addFromDamaged } from './with-salvage'

export type RestoreRefusal =
  | 'backup-unknown'
  | 'backup-altered'
  | 'backup-damaged'
  | 'backup-newer'
  | 'backup-key-needed'
  | 'recovery-code-wrong'
  | 'backup-failed'

export interface RestoreParts {
  /** The outlet's folder. */
  readonly folder: string
  readonly placeFolder: (place: BackupPlace) => string
  /** Absent: nothing on this machine opens anything yet. */
  readonly keys: KeyProvider | undefined
  readonly wraps: readonly KeyWrap[]
  readonly nowMs: () => number
  /** The journal that can not be opened any more: what is still readable there comes along. */
  readonly damaged?: string
  /** What this machine holds now, where it can be opened. */
  readonly present?: { readonly journal: Journal; readonly rows: RowStore; readonly journalId: () => string }
}

export interface Restore {
  readonly list: (place: BackupPlace) => Promise<readonly BackupManifest[]>
  readonly check: (
    place: BackupPlace,
    file: string,
    code?: string,
  ) => Promise<Result<BackupCheck, RestoreRefusal>>
  readonly rehearse: (place: BackupPlace, file: string) => Promise<Result<Rehearsal, RestoreRefusal>>
  /** Checked once more, and put where the next start takes it over. */
  readonly prepare: (place: BackupPlace, file: string, code?: string) => Promise<Result<null, RestoreRefusal>>
}

const shownNumbers = 12

export function createRestore(parts: RestoreParts): Restore {
  const folderOf = parts.placeFolder

  /** Works on a copy in a folder of its own, and tidies it away unless told to keep it. */
  async function tryOne<Value>(
    place: BackupPlace,
    file: string,
    code: string | undefined,
    then: (tried: Tried) => Promise<Value> | Value,
  ): Promise<Result<Value, RestoreRefusal>> {
    if (!backupFilePattern.test(file) || folderOf(place) === '') return refused('backup-unknown')
    const manifest = await manifestOf(folderOf(place), file)
    if (!manifest) return refused('backup-unknown')
    const opening = openingOf(manifest, code)
    if (opening.kind === 'refused') return opening
    const work = join(parts.folder, 'trial')
    await rm(work, { recursive: true, force: true })
    try {
      await mkdir(work, { recursive: true })
      const copy = join(work, 'journal.sqlite')
      await cp(join(folderOf(place), file), copy)
      if ((await sha256Of(copy)) !== manifest.sha256) return refused('backup-altered')
      const missing = { facts: 0, numbers: [] as string[], more: 0, erasures: 0, same: false }
      const inspection = await inspect(copy, opening.value.keys, (opened) => {
        Object.assign(missing, missingOf(parts, manifest, opened.journal))
      })
      if (inspection.kind === 'bad') return badAnswer(inspection.problem, code, manifest)
      const { keys, master } = opening.value
      const salvaged = parts.damaged ? await addFromDamaged(copy, parts.damaged, keys) : 0
      return ok(await then({ manifest, missing, copy, master, inspection, salvaged }))
    } catch {
      // A full disk, a stick pulled out in the middle: nothing was changed.
      return refused('backup-failed', { problem: 'copy' })
    } finally {
      await rm(work, { recursive: true, force: true }).catch(() => undefined)
    }
  }

  function openingOf(
    manifest: BackupManifest,
    code: string | undefined,
  ): Result<{ readonly keys: KeyProvider; readonly master: Buffer | undefined }, RestoreRefusal> {
    if (code === undefined || code === '') {
      return parts.keys ? ok({ keys: parts.keys, master: undefined }) : refused('backup-key-needed')
    }
    if (readRecoveryCode(code) === undefined) return refused('recovery-code-wrong', { what: 'typed' })
    const wraps = [manifest.recovery, manifest.escrow]
    const master = unwrapAny(wraps, code)
    if (!master) return refused('recovery-code-wrong', { what: wraps.some((one) => one) ? 'other' : 'none' })
    return ok({ keys: { masterKey: () => master }, master })
  }

  return {
    list: async (place) => (folderOf(place) === '' ? [] : backupsIn(folderOf(place))),
    check: (place, file, code) =>
      tryOne(place, file, code, ({ manifest, missing, inspection, salvaged }) => ({
        manifest: { ...manifest, recovery: null, escrow: null },
        streams: inspection.inspected.streams,
        missing,
        salvaged,
      })),
    rehearse: async (place, file) => {
      const startedMs = performance.now()
      const done = await tryOne(place, file, undefined, ({ manifest, missing, inspection }) => ({
        facts: manifest.facts,
        streams: inspection.inspected.streams,
        missing,
      }))
      return done.kind === 'refused' ? done : ok({ ...done.value, tookMs: performance.now() - startedMs })
    },
    prepare: (place, file, code) =>
      tryOne(place, file, code, async ({ copy, master, manifest }) => {
        const ready = readyFolder(parts.folder)
        await rm(ready, { recursive: true, force: true })
        await mkdir(ready, { recursive: true })
        await copyAttachments(join(folderOf(place), 'attachments'), join(parts.folder, 'attachments'))
        await cp(copy, join(ready, 'journal.sqlite'))
        if (master)
          writeKeyFile(join(ready, 'station.key'), master, parts.wraps, {
            recovery: manifest.recovery ?? undefined,
            escrow: manifest.escrow ?? undefined,
          })
        // Last: without it the next start takes nothing over.
        await writeFile(readyFile(parts.folder), JSON.stringify({ atMs: parts.nowMs(), from: manifest.file }))
        return null
      }),
  }
}

interface Tried {
  readonly manifest: BackupManifest
  readonly missing: BackupCheck['missing']
  readonly copy: string
  /** Only where the code opened it: then the key must come along. */
  readonly master: Buffer | undefined
  /** Facts of the damaged journal that were added to the copy. */
  readonly salvaged: number
  readonly inspection: Extract<Awaited<ReturnType<typeof inspect>>, { kind: 'good' }>
}

function badAnswer(
  problem: 'wrong-key' | 'damaged' | 'newer' | 'not-a-journal',
  code: string | undefined,
  manifest: BackupManifest,
): Result<never, RestoreRefusal> {
  if (problem === 'newer') return refused('backup-newer')
  if (problem !== 'wrong-key') return refused('backup-damaged', { seq: 0, what: problem })
  return code
    ? refused('recovery-code-wrong', { what: 'other' })
    : refused('backup-key-needed', { recovery: manifest.recovery || manifest.escrow ? 'yes' : 'no' })
}

/** What this machine recorded and the backup does not hold; headquarters may hold it, which only it can say. */
function missingOf(parts: RestoreParts, manifest: BackupManifest, backup: Journal): BackupCheck['missing'] {
  const { present } = parts
  if (!present || present.journalId() !== manifest.journalId) {
    return { facts: 0, numbers: [], more: 0, erasures: 0, same: false }
  }
  const lacking = present.journal.facts(backup.head(), 100_000)
  const tickets = [
    ...new Set(
      lacking
        .filter(({ envelope }) => envelope.type === 'deviceReceived')
        .map(({ envelope }) => envelope.stream.replace(/^ticket\//, '')),
    ),
  ]
  const numbers = tickets
    .map((id) => present.rows.get<TicketRow>('tickets', id)?.number ?? '')
    .filter((number) => number !== '')
  return {
    facts: lacking.length,
    numbers: numbers.slice(0, shownNumbers),
    more: Math.max(0, numbers.length - shownNumbers),
    erasures: lacking.filter(({ envelope }) => envelope.type === 'customerErased').length,
    same: true,
  }
}

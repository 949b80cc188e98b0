/**
 * Backups and restoring, as asked by a window. Folders are chosen in the system's own dialog and remembered here; a
 * window only ever says "the chosen one".
 */

import { join } from 'node:path'
import type { BackupManifest } from '../../shared/backup/manifest'
import { recoverySheet } from '../../shared/documents/forms/recovery-sheet'
import type { PrintContext } from '../../shared/documents/frame'
import type { PrinterSettings } from '../../shared/printing/settings'
import type { BackupEntry, BackupPlace, backupQuestions } from '../../shared/questions/backups'
import { ok, refused } from '../../shared/result'
import type { Backup } from '../backup/backup'
import { isWritable } from '../backup/place'
import type { Restore } from '../backup/restore'
import type { SecondPlace } from '../backup/second-place'
import type { Identity } from '../journal/identity'
import type { StationKey } from '../journal/key-file'
import { newRecoveryCode, readRecoveryCode, wrapByCode } from '../journal/recovery-code'
import { mediaFor, type PrintEngine } from '../printing/engine'
import type { Handlers } from './handler'

/** Asks the person for a folder in the system's dialog; `''`: cancelled. */
export type ChooseFolder = (windowId: number) => Promise<string>

export function backupHandlers(parts: {
  readonly backup: Backup
  readonly restore: Restore
  readonly second: SecondPlace
  readonly keys: StationKey
  readonly chooseFolder: ChooseFolder | undefined
  /** The folder that was chosen for looking into, by window. */
  readonly chosen: ChosenFolder
  readonly restart: () => void
  readonly engine: PrintEngine
  readonly printers: () => readonly PrinterSettings[]
  readonly context: (person: string) => PrintContext
  readonly outletName: () => string
  readonly identity: () => Identity
  readonly nowMs: () => number
}): Handlers<keyof typeof backupQuestions> {
  const { backup, restore, second, keys } = parts
  const choose = async (windowId: number): Promise<string> => (await parts.chooseFolder?.(windowId)) ?? ''

  return {
    backupState: () => ok({ second: second.read(), recoveryMadeAtMs: keys.recovery()?.madeAtMs ?? 0 }),
    backupNow: async () => {
      const made = await backup.make('byHand')
      if (made.kind === 'refused') return made
      const { manifest, second: copied } = made.value
      return ok({ file: manifest.file, facts: manifest.facts, second: copied })
    },
    backups: async () => {
      const [here, there] = await Promise.all([restore.list('here'), restore.list('second')])
      return ok([...entries(here, 'here'), ...entries(there, 'second')])
    },
    rehearseBackup: ({ place, file }) => restore.rehearse(place, file),
    chooseBackupPlace: async (_input, { windowId }) => {
      const folder = await choose(windowId)
      if (folder === '') return ok({ folder: '' })
      if (!(await isWritable(folder))) return refused('folder-not-writable')
      second.choose(folder)
      return ok({ folder })
    },
    forgetBackupPlace: () => {
      second.choose('')
      return ok(null)
    },
    makeRecoveryCode: () => ok({ code: newRecoveryCode() }),
    keepRecoveryCode: ({ code }) => {
      if (readRecoveryCode(code) === undefined) return refused('recovery-code-wrong', { what: 'typed' })
      keys.keepRecovery(wrapByCode(keys.masterKey(), code, parts.nowMs()))
      return ok(null)
    },
    printRecoveryCode: async ({ code }, { person }) => {
      if (readRecoveryCode(code) === undefined) return refused('recovery-code-wrong', { what: 'typed' })
      const printer = parts.printers()[0]
      if (!printer) return refused('printer-unknown')
      const sheet = recoverySheet(parts.context(person?.name ?? ''), {
        code,
        outlet: `${parts.outletName()} ${parts.identity().outlet}`,
        station: parts.identity().station,
        madeAtMs: parts.nowMs(),
      })
      const prepared = await parts.engine.prepare([sheet], mediaFor(printer))
      if (prepared.kind === 'failed') return ok({ outcome: 'failed', reason: prepared.reason })
      const outcome = await parts.engine.deliver(prepared.prepared, printer, 'recovery')
      return ok({ outcome: outcome.kind, reason: outcome.kind === 'printed' ? '' : outcome.reason })
    },
    ...restoreHandlers({ restore, choose, chosen: parts.chosen, restart: parts.restart }),
  }
}

/** The part that also works where no journal can be opened: at the first start and in the rescue window. */
export function restoreHandlers(parts: {
  readonly restore: Restore
  readonly choose: (windowId: number) => Promise<string>
  readonly chosen: ChosenFolder
  readonly restart: () => void
}): Handlers<'findBackups' | 'checkBackup' | 'restoreBackup'> {
  const { restore } = parts
  return {
    findBackups: async (_input, { windowId }) => {
      const folder = await parts.choose(windowId)
      if (folder === '') return ok({ folder, found: [] })
      // Whoever picks the stick itself, or the folder above the backups, means the backups.
      for (const inside of ['', 'backups', join('outlet', 'backups')]) {
        parts.chosen.folder = join(folder, inside)
        const found = await restore.list('chosen')
        if (found.length > 0) return ok({ folder: parts.chosen.folder, found: entries(found, 'chosen') })
      }
      parts.chosen.folder = folder
      return ok({ folder, found: [] })
    },
    checkBackup: ({ place, file, code }) => restore.check(place, file, code),
    restoreBackup: async ({ place, file, code }) => {
      const prepared = await restore.prepare(place, file, code)
      if (prepared.kind === 'ok') setTimeout(parts.restart, 300)
      return prepared
    },
  }
}

export interface ChosenFolder {
  folder: string
}

function entries(manifests: readonly BackupManifest[], place: BackupPlace): readonly BackupEntry[] {
  return manifests.map(
    ({ recovery, escrow, sha256: _hash, journalId: _journal, format: _format, ...manifest }) => ({
      ...manifest,
      place,
      hasRecovery: recovery !== null || escrow !== null,
    }),
  )
}

/** Backups as people deal with them: made, kept elsewhere, tried, restored; and the code that opens one anywhere. */

import { z } from 'zod'
import { type BackupManifest, backupFilePattern } from '../backup/manifest'
import { managerRoles } from '../staff/roles'
import { nothing, question } from './spec'

/** `chosen`: the folder that was picked in the system's dialog last; no path ever comes from a window. */
export const backupPlaces = ['here', 'second', 'chosen'] as const
export type BackupPlace = (typeof backupPlaces)[number]

export type BackupEntry = Omit<BackupManifest, 'recovery' | 'escrow' | 'sha256' | 'journalId' | 'format'> & {
  readonly place: BackupPlace
  /** Whether the manager's code opens it. */
  readonly hasRecovery: boolean
}

export interface BackupCheck {
  readonly manifest: BackupManifest
  readonly streams: number
  readonly missing: {
    /** Recorded on this machine after the backup. */
    readonly facts: number
    /** Tickets among them, by number, and how many more. */
    readonly numbers: readonly string[]
    readonly more: number
    /** People erased since: they would be readable again and must be erased again. */
    readonly erasures: number
    /** It is a backup of what this machine holds; otherwise nothing can be compared. */
    readonly same: boolean
  }
  /** Facts beyond the backup that could still be read from the damaged journal and come along. */
  readonly salvaged: number
}

export type Rehearsal = Pick<BackupCheck, 'streams' | 'missing'> & {
  readonly facts: number
  readonly tookMs: number
}

export interface BackupState {
  readonly second: { readonly folder: string; readonly copiedAtMs: number; readonly problem: string }
  /** When the code was made; 0: there is none, and a lost machine can not be replaced. */
  readonly recoveryMadeAtMs: number
}

const where = { place: z.enum(backupPlaces), file: z.string().regex(backupFilePattern) }
const code = z.string().max(80).default('')

export const backupQuestions = {
  backupState: question<BackupState>()(managerRoles, nothing),
  backupNow: question<{
    readonly file: string
    readonly facts: number
    readonly second: 'copied' | 'failed' | 'none'
  }>()(managerRoles, nothing),
  backups: question<readonly BackupEntry[]>()(managerRoles, nothing),
  /** Opens one on a copy, as a restore would, and changes nothing. */
  rehearseBackup: question<Rehearsal>()(managerRoles, z.strictObject(where)),
  /** The system's dialog asks; `''`: cancelled. */
  chooseBackupPlace: question<{ readonly folder: string }>()(['administrator'], nothing),
  forgetBackupPlace: question<null>()(['administrator'], nothing),
  /** Only a proposal: it counts when `keepRecoveryCode` was asked, after the person proved to have it on paper. */
  makeRecoveryCode: question<{ readonly code: string }>()(['administrator'], nothing),
  printRecoveryCode: question<{ readonly outcome: string; readonly reason: string }>()(
    ['administrator'],
    z.strictObject({ code: z.string().min(1).max(80) }),
  ),
  /** From now on backups open with this code; older ones still with the one before. */
  keepRecoveryCode: question<null>()(['administrator'], z.strictObject({ code: z.string().min(1).max(80) })),
  findBackups: question<{ readonly folder: string; readonly found: readonly BackupEntry[] }>()(
    'setupOrAdministrator',
    nothing,
  ),
  checkBackup: question<BackupCheck>()('setupOrAdministrator', z.strictObject({ ...where, code })),
  /** Sets it ready and starts the program anew. */
  restoreBackup: question<null>()('setupOrAdministrator', z.strictObject({ ...where, code })),
} as const

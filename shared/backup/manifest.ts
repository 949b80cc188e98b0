/**
 * The paper that lies with each backup: whose it is, of when, how much is in it, its hash, and the station's key as
 * only the recovery code opens it. Nothing about anybody. It comes from a stick or a share: never believed unchecked.
 */

import { z } from 'zod'

export const backupReasons = ['hourly', 'dayClose', 'byHand', 'beforeUpdate'] as const
export type BackupReason = (typeof backupReasons)[number]

export const recoveryWrapSchema = z.strictObject({
  madeAtMs: z.number(),
  salt: z.string().max(64),
  cost: z
    .int()
    .min(1024)
    .max(2 ** 20),
  sealed: z.string().max(200),
})

export const escrowWrapSchema = recoveryWrapSchema.extend({ hqId: z.string().max(64) })

export const backupFilePattern = /^journal-\d{8}T\d{6}\.sqlite$/

/** A zone that nobody knows must not stop the list that it stands in. */
function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

export const backupManifestSchema = z.object({
  format: z.literal(1),
  file: z.string().regex(backupFilePattern),
  madeAtMs: z.number(),
  why: z.enum(backupReasons),
  facts: z.int().nonnegative(),
  journalId: z.string().max(64),
  outlet: z.string().max(20),
  outletName: z.string().max(200),
  /** By whose clock its times are read, wherever it is opened. */
  zone: z.string().max(60).refine(isZone).catch('Asia/Shanghai'),
  station: z.string().max(4),
  incarnation: z.int().nonnegative(),
  /** The trade's last day in it, and the moment of its last fact. */
  businessDay: z.string().max(10),
  lastFactAtMs: z.number(),
  /** Of the journal's tables: a program that knows fewer can not open it. */
  schema: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  attachments: z.int().nonnegative(),
  recovery: recoveryWrapSchema.nullable(),
  /** The same key as the code opens it that headquarters keeps. */
  escrow: escrowWrapSchema.nullable().default(null),
  /** How many of the outlet's erased people this file knows of: their keys are gone from it. */
  erasures: z.int().nonnegative().default(0),
})
export type BackupManifest = z.output<typeof backupManifestSchema>

export function backupFileName(atMs: number): string {
  return `journal-${new Date(atMs).toISOString().replace(/[-:]/g, '').slice(0, 15)}.sqlite`
}

export function manifestName(file: string): string {
  return file.replace(/\.sqlite$/, '.json')
}

/**
 * The first starts of a version that was just installed: it has two tries to get as far as a window that was answered.
 * Where it does not, the version before runs again, and goes on running until another update comes.
 */

import { z } from 'zod'

export const startRecordSchema = z.object({
  /** What was installed. */
  version: z.string().max(40),
  /** `well`: it opened, folded and answered once. `back`: it did not, and the one before runs in its place. */
  state: z.enum(['new', 'well', 'back']),
  starts: z.int().nonnegative(),
  previous: z.object({
    version: z.string().max(40),
    /** What is started to run it: the program's file in its kept copy. */
    program: z.string().max(1000),
    /** The journal's tables that it knows. */
    schema: z.int().nonnegative(),
  }),
  /** Where the system's own start leads, whatever runs in its place. */
  installedAt: z.string().max(1000),
  /** The backup that was made before the update. */
  backup: z.string().max(1000),
  /** A version that the system then did not install after all; empty: none. */
  notInstalled: z.string().max(40).default(''),
})
export type StartRecord = z.output<typeof startRecordSchema>

/** Tries that a new version has. */
export const startsAtMost = 2

export type StartVerdict =
  | { readonly kind: 'go'; readonly record?: StartRecord }
  /** The record as it is to be kept from now on. */
  | { readonly kind: 'back'; readonly record: StartRecord }

/** What is kept when the system did not install: all that was known before, and that this was tried. */
export function afterRefusedInstall(before: StartRecord | undefined, tried: StartRecord): StartRecord {
  const present: StartRecord = before ?? { ...tried, version: tried.previous.version, state: 'well' }
  return { ...present, notInstalled: tried.version }
}

export function judgeStart(record: StartRecord | undefined, version: string): StartVerdict {
  if (!record || record.version !== version || record.state === 'well') return { kind: 'go' }
  if (record.state === 'back' || record.starts >= startsAtMost) {
    return { kind: 'back', record: { ...record, state: 'back' } }
  }
  return { kind: 'go', record: { ...record, starts: record.starts + 1 } }
}

/** The exchange as a file on a stick: write what waits, take the answer that came back. */

import { everyone, managerRoles } from '../staff/roles'
import { nothing, question } from './spec'

export interface BundleWritten {
  readonly facts: number
  /** The same codes stand at headquarters once it holds the same. */
  readonly codes: readonly string[]
  readonly number: number
  readonly atMs: number
}

export interface BundleTaken {
  /** `again`: this answer was here already; `cut`: the file ends early, what came before its end was taken. */
  readonly state: 'taken' | 'again' | 'cut'
  readonly received: number
  readonly acknowledged: number
  readonly differences: number
  readonly codes: readonly string[]
  /** Recorded since the file was written; goes with the next one. */
  readonly waiting?: number
  /** Of the catalogue: parts that came with this file, and whether more come with the next one. */
  readonly catalogueParts?: number
  readonly catalogueMore?: boolean
  readonly serialNumbers?: number
  readonly serialsMore?: boolean
}

export const bundleQuestions = {
  /** Main asks where it should go; `saved` false: the person changed their mind. */
  writeBundle: question<BundleWritten & { readonly saved: boolean }>()(managerRoles, nothing),
  /** `null`: no file was chosen. */
  takeBundle: question<BundleTaken | null>()(managerRoles, nothing),
  /** The one that was opened by a double click; anybody is told that it waits. */
  handedBundle: question<{ readonly name: string }>()(everyone, nothing),
  takeHandedBundle: question<BundleTaken>()(managerRoles, nothing),
  forgetHandedBundle: question<null>()(everyone, nothing),
  lastBundle: question<{ readonly written: BundleWritten | null; readonly answered: BundleWritten | null }>()(
    managerRoles,
    nothing,
  ),
} as const

/**
 * What the window asks that opens when the records can not be opened. It has no session and no journal: nothing else
 * than these, and the looking for backups, is answered there.
 */

export type RescueProblem =
  /** Written by a newer program: nothing is wrong with it, and nothing here may touch it. */
  | { readonly kind: 'newer' }
  /** Nothing on this machine opens the key. `code`: the manager's recovery code would. */
  | { readonly kind: 'key'; readonly code: boolean }
  | { readonly kind: 'damaged' }
  /** Empty or gone, although this machine had recorded something. */
  | { readonly kind: 'gone' }

export interface RescueState {
  readonly problem: RescueProblem
  readonly folder: string
  readonly version: string
}

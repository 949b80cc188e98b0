import type { Plugin } from 'vite'

export interface SourceChange {
  /** From the project's folder. */
  readonly file: string
  readonly search: string
  readonly replace: string
}

export function changeSources(changes: readonly SourceChange[]): Plugin

/** What `PRODUCT_MUTANT` names: a file with the changes. Nothing outside the promises' suites sets it. */
export function seededFault(): readonly SourceChange[]

/** Loading a new parts catalogue from a file while people work with the old one. */

import { everyone, managerRoles } from '../staff/roles'
import { nothing, question } from './spec'

export interface CatalogueImport {
  readonly phase: 'none' | 'reading' | 'models' | 'parts' | 'finishing' | 'done' | 'cancelled' | 'failed'
  readonly done: number
  /** 0: not known yet. */
  readonly of: number
  readonly startedAtMs: number
  /** Why it failed; a sentence exists for each. */
  readonly reason: string
  readonly detail: Readonly<Record<string, number>>
}

export const catalogueQuestions = {
  catalogueImport: question<CatalogueImport>()(everyone, nothing),
  /** The person chooses the file in the system's own dialog; `false`: chose none. */
  importCatalogue: question<boolean>()(managerRoles, nothing),
  cancelCatalogueImport: question<null>()(managerRoles, nothing),
} as const

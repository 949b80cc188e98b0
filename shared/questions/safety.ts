/** The state of the data. */

import { managerRoles } from '../staff/roles'
import { nothing, question } from './spec'

export interface DataSafety {
  readonly facts: number
  readonly chainVerified: boolean
  readonly lastBackupAtMs: number
  readonly lastBackupFile: string
  readonly databaseBytes: number
  readonly freeBytes: number
  readonly synchronous: string
  readonly journalMode: string
}

export const safetyQuestions = {
  dataSafety: question<DataSafety>()(managerRoles, nothing),
} as const

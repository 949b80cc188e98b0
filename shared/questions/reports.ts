/** Weekly and monthly reports: what is kept, shown again, taken along, and where they are put by themselves. */

import { z } from 'zod'
import type { ReportRow } from '../report/state'
import { managerRoles } from '../staff/roles'
import { id, languageSchema, nothing, question } from './spec'

export interface KeptReports {
  readonly rows: readonly (ReportRow & { readonly madeByName: string })[]
  /** The folder of this workstation; empty: none is chosen. */
  readonly folder: string
  /** When the last one was put there; 0: never. */
  readonly filedAtMs: number
  /** Why the last try failed, in the system's word; empty: it did not. */
  readonly problem: string
}

export const reportQuestions = {
  reports: question<KeptReports>()(managerRoles, nothing),
  reportPaper: question<{ readonly html: string; readonly title: string }>()(
    managerRoles,
    z.strictObject({ reportId: id, language: languageSchema }),
  ),
  saveReport: question<{ readonly state: 'saved' | 'cancelled' }>()(
    managerRoles,
    z.strictObject({ reportId: id, language: languageSchema, format: z.enum(['pdf', 'xlsx']) }),
  ),
  /** Asks for a folder in the system's dialog. */
  chooseReportFolder: question<{ readonly folder: string }>()(managerRoles, nothing),
  forgetReportFolder: question<null>()(managerRoles, nothing),
} as const

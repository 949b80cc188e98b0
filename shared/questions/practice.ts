/** Practice on a copy of the real records, in a program of its own. */

import { managerRoles } from '../staff/roles'
import { nothing, question } from './spec'

export const practiceQuestions = {
  /** Makes the copy anew and opens the practice program beside this one. */
  startPractice: question<null>()(managerRoles, nothing),
} as const

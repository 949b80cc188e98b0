/** What was done here, by whom and why: the record that a manager looks through and takes along. */

import { z } from 'zod'
import { managerRoles } from '../staff/roles'
import { day, paging, question, text } from './spec'

export const recordGroups = ['all', 'looks', 'settings', 'money', 'stock', 'people', 'paper'] as const
export type RecordGroup = (typeof recordGroups)[number]

export interface RecordLine {
  readonly factId: string
  readonly type: string
  readonly atMs: number
  readonly day: string
  readonly actor: string
  readonly actorName: string
  readonly station: string
  /** What kind of thing it happened to, which one, and its number or masked name. */
  readonly kind: string
  readonly subjectId: string
  readonly label: string
  readonly labelEn: string
  readonly reason: string
}

export interface RecordPage {
  readonly rows: readonly RecordLine[]
  readonly total: number
}

export interface PolicyChange {
  readonly atMs: number
  readonly actorName: string
  readonly reason: string
  /** Paths of the policy with what they were and became. */
  readonly changes: readonly { readonly path: string; readonly was: string; readonly now: string }[]
}

export const recordQuestions = {
  record: question<RecordPage>()(
    managerRoles,
    z.strictObject({
      group: z.enum(recordGroups).default('all'),
      staffId: text.default(''),
      fromDay: day,
      toDay: day,
      text: text.default(''),
      ...paging,
    }),
  ),
  policyHistory: question<readonly PolicyChange[]>()(managerRoles, z.strictObject({})),
} as const

/** The rows of lists: what fills a window’s copy, and pages of everything older. */

import { z } from 'zod'
import type { SnapshotPage } from '../ipc'
import { everyone } from '../staff/roles'
import { mirroredTables, tableNames } from '../view/tables'
import { nothing, paging, question } from './spec'

export type SnapshotAnswer = SnapshotPage

export interface RowsPage {
  readonly rows: readonly unknown[]
  readonly total: number
}

export interface SummedPage extends RowsPage {
  /** Over everything that matches, of the columns that were asked for. */
  readonly totals: Readonly<Record<string, number>>
}

export interface RowsGroup {
  readonly value: string | number
  readonly count: number
  readonly totals: Readonly<Record<string, number>>
}

const table = z.enum(tableNames as readonly [(typeof tableNames)[number]])
const filter = z
  .array(
    z.strictObject({
      column: z.string().max(40),
      op: z.enum(['is', 'isNot', 'from', 'to', 'startsWith', 'contains']),
      value: z.union([z.string().max(200), z.number()]),
    }),
  )
  .max(8)
  .default([])
const sum = z.array(z.string().max(40)).max(4).default([])

export const listsQuestions = {
  snapshot: question<SnapshotAnswer>()(
    everyone,
    z.strictObject({
      table: z.enum(mirroredTables),
      after: z.string().max(200).default(''),
      /** Only what is open and what came since yesterday: a window works with these while the rest is fetched. */
      first: z.boolean().default(false),
    }),
  ),
  /** The window's own database can not be opened: main throws its files away, and the window fills a new one. */
  clearMirror: question<null>()(everyone, nothing),
  /** Somebody types or moves a list, of which main hears nothing else: what can wait stands back. */
  atWork: question<null>()(everyone, nothing),
  rows: question<SummedPage>()(
    everyone,
    z.strictObject({
      table,
      filter,
      sort: z.strictObject({ column: z.string().max(40), descending: z.boolean() }).optional(),
      sum,
      ...paging,
    }),
  ),
  /** A list by the values of one column, the most frequent first. */
  rowGroups: question<readonly RowsGroup[]>()(
    everyone,
    z.strictObject({ table, filter, by: z.string().max(40), sum }),
  ),
} as const

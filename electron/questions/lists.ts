/** Rows: pages of lists, and the pages a window's mirror is filled from. */

import { ok, type Result, refused } from '../../shared/result'
import { managerRoles } from '../../shared/staff/roles'
import { tables, viewVersion } from '../../shared/view/tables'
import type { Identity } from '../journal/identity'
import type { Journal } from '../journal/journal'
import { type RowStore, UnknownColumn } from '../view/rows'
import type { Asker, Handlers } from './handler'

/** Main does nothing else while it reads one, and that is shorter than a frame. */
const snapshotPage = 200
/** What a shift took in by tender would give the blind count away; the figures say the rest. */
const inMainOnly: readonly string[] = ['takings', 'work']
/** More values than these are no groups any more. */
const mostGroups = 500
/** Everything open, and what happened in the last 90 days. */
const hotMs = 90 * 86_400_000
/** A business day that began yesterday is still going on in the night. */
const firstMs = 36 * 3_600_000

export function listHandlers(dependencies: {
  readonly rows: RowStore
  readonly journal: Journal
  readonly identity: () => Identity
  readonly nowMs: () => number
  readonly clearMirror: () => Promise<void>
}): Handlers<'snapshot' | 'clearMirror' | 'atWork' | 'rows' | 'rowGroups'> {
  const { rows, journal } = dependencies
  return {
    snapshot: ({ table, after, first }) => {
      const { journalId, epoch } = dependencies.identity()
      const sinceMs = dependencies.nowMs() - (first ? firstMs : hotMs)
      const page = rows.hot(table, { sinceMs, after, limit: snapshotPage })
      return ok({ journalId, epoch, viewVersion, seq: journal.head(), table, ...page })
    },
    clearMirror: async () => {
      await dependencies.clearMirror()
      return ok(null)
    },
    // To have been asked is what counts, and the door has taken note of it.
    atWork: () => ok(null),
    rows: ({ table, sum, ...query }, { person }) =>
      listRefusal(table, person) ??
      understood(() => {
        const asked = { table, ...query }
        return { rows: rows.find(asked), total: rows.count(asked), totals: rows.sums(asked, sum) }
      }),
    rowGroups: ({ table, filter, by, sum }, { person }) =>
      listRefusal(table, person) ?? understood(() => rows.groups({ table, filter }, by, sum, mostGroups)),
  }
}

function listRefusal(table: string, person: Asker['person']) {
  if (!(table in tables)) return refused('not-understood', { field: 'table' })
  if (inMainOnly.includes(table)) return refused('not-allowed')
  if (table === 'reports' && !managerRoles.some((role) => role === person?.role))
    return refused('not-allowed')
  return undefined
}

function understood<Value>(read: () => Value): Result<Value> {
  try {
    return ok(read())
  } catch (error) {
    if (error instanceof UnknownColumn) return refused('not-understood', { field: error.message })
    throw error
  }
}

/**
 * Which job a technician takes next. One order for the board and for the "next job" key, so that what stands on top
 * is what the key takes. It only ranks what is there: taking the job is a command, and main may still refuse it.
 */

import { skillCode } from '../staff/skills'
import type { Priority } from './events'
import type { TicketRow } from './row'
import type { TicketStatus } from './state'

export type JobRow = Pick<
  TicketRow,
  'id' | 'kind' | 'status' | 'priority' | 'promisedAtMs' | 'receivedAtMs' | 'technicianId' | 'deviceClass'
>

export interface JobSeeker {
  readonly staffId: string
  /** What this person repairs, in the shop's own words; empty: everything. */
  readonly skills: readonly string[]
}

const rank: Readonly<Record<Priority, number>> = { critical: 0, high: 1, medium: 2, low: 3 }

/** Statuses in which nobody has begun. */
const untouched: readonly TicketStatus[] = ['received', 'assigned']

/** Settled at the counter with papers and not with a screwdriver. */
const counterKinds: readonly TicketRow['kind'][] = ['consultation', 'exchange', 'return']

/** The best of what is unassigned or given to this person, or `undefined` when nothing waits. */
export function nextJob<Row extends JobRow>(rows: readonly Row[], seeker: JobSeeker): Row | undefined {
  let best: Row | undefined
  for (const row of rows) {
    if (!mayTake(row, seeker)) continue
    if (!best || compareForSeeker(row, best, seeker) < 0) best = row
  }
  return best
}

/** Priority, then the earlier promise (none comes last), then the longer wait. The id keeps the order steady. */
export function compareJobs(a: JobRow, b: JobRow): number {
  return (
    rank[a.priority] - rank[b.priority] ||
    promiseOf(a) - promiseOf(b) ||
    a.receivedAtMs - b.receivedAtMs ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  )
}

function mayTake(row: JobRow, seeker: JobSeeker): boolean {
  if (!untouched.includes(row.status) || counterKinds.includes(row.kind)) return false
  return row.technicianId === '' || row.technicianId === seeker.staffId
}

/** Within one priority, what the person is good at or was given comes before what a colleague could do better. */
function compareForSeeker(a: JobRow, b: JobRow, seeker: JobSeeker): number {
  return rank[a.priority] - rank[b.priority] || misfit(a, seeker) - misfit(b, seeker) || compareJobs(a, b)
}

function misfit(row: JobRow, seeker: JobSeeker): number {
  if (row.technicianId === seeker.staffId || seeker.skills.length === 0) return 0
  const skills = seeker.skills.map(skillCode)
  return skills.includes(skillCode(row.deviceClass)) || skills.includes(row.kind) ? 0 : 1
}

function promiseOf(row: JobRow): number {
  return row.promisedAtMs === 0 ? Number.MAX_SAFE_INTEGER : row.promisedAtMs
}

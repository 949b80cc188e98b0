/**
 * How jobs are laid out on the bench: lanes by status or by technician, each in the order in which the work should be
 * done. Pure: the screen draws what this gives, and the keys walk over the same lanes.
 */

import type { BusinessCalendar } from '../../../shared/calendar/business-time'
import type { Policy } from '../../../shared/policy/policy'
import { compareJobs } from '../../../shared/ticket/next-job'
import type { TicketRow } from '../../../shared/ticket/row'
import type { TicketStatus } from '../../../shared/ticket/state'
import { type EscalationPerson, escalationOf } from '../../../shared/ticket/work-rules'
import { isLate, type JobClocks, jobClocks, lateness, overMinutes } from './clocks'

export interface Job {
  readonly row: TicketRow
  readonly clocks: JobClocks
  /** Who was told that it is over its time, by the outlet's rules. */
  readonly told: EscalationPerson | undefined
}

export interface Lane {
  readonly id: string
  readonly jobs: readonly Job[]
  readonly late: number
  /** When the one that stands there longest came into its status; 0: empty. */
  readonly oldestMs: number
}

export const statusLanes = [
  { id: 'waiting', statuses: ['received', 'assigned'] },
  { id: 'diagnosing', statuses: ['diagnosing'] },
  { id: 'quoted', statuses: ['quoted'] },
  { id: 'waitingForPart', statuses: ['waitingForPart'] },
  { id: 'repairing', statuses: ['repairing'] },
  { id: 'testing', statuses: ['testing'] },
  { id: 'sentOut', statuses: ['sentOut'] },
  { id: 'ready', statuses: ['ready'] },
] as const satisfies readonly { readonly id: string; readonly statuses: readonly TicketStatus[] }[]

export type StatusLaneId = (typeof statusLanes)[number]['id']

export interface JobFilter {
  /** Only this person's jobs and those nobody has. */
  readonly mineOf?: string
  /** Only the overdue jobs of which this person was told. */
  readonly toldTo?: string
  readonly text: string
}

export function jobsOf(
  rows: readonly TicketRow[],
  calendar: BusinessCalendar,
  policy: Policy,
  nowMs: number,
  staff: readonly EscalationPerson[] = [],
): readonly Job[] {
  return rows
    .filter((row) => row.open === 1)
    .map((row) => {
      const clocks = jobClocks(row, calendar, policy, nowMs)
      return { row, clocks, told: toldOf(row, clocks, policy, staff) }
    })
    .sort((a, b) => lateness(a.clocks) - lateness(b.clocks) || compareJobs(a.row, b.row))
}

/** By name, once it is so much over that a rule says so. What waits to be collected is the customer's own time. */
export function toldOf(
  row: Pick<TicketRow, 'kind' | 'status'>,
  clocks: JobClocks,
  policy: Policy,
  staff: readonly EscalationPerson[],
): EscalationPerson | undefined {
  if (!isLate(clocks)) return undefined
  return escalationOf(row, overMinutes(clocks), policy.escalations, staff)
}

export function filterJobs(
  jobs: readonly Job[],
  filter: JobFilter,
  /** As the cards show it; what was recorded is found too. */
  modelName: (row: TicketRow) => string = (row) => row.modelName,
): readonly Job[] {
  const words = filter.text.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  return jobs.filter(({ row, told }) => {
    if (filter.mineOf !== undefined && row.technicianId !== '' && row.technicianId !== filter.mineOf)
      return false
    if (filter.toldTo !== undefined && told?.id !== filter.toldTo) return false
    if (words.length === 0) return true
    const model = `${modelName(row)} ${row.modelName}`
    const text = `${row.number} ${model} ${row.fault} ${row.serial} ${row.place} ${row.customerName}`
    const haystack = text.normalize('NFKC').toLowerCase()
    return words.every((word) => haystack.includes(word))
  })
}

export function lanesByStatus(jobs: readonly Job[]): readonly Lane[] {
  return statusLanes.map(({ id, statuses }) => {
    const wanted: readonly TicketStatus[] = statuses
    return laneOf(
      id,
      jobs.filter(({ row }) => wanted.includes(row.status)),
    )
  })
}

/** Nobody's jobs first, then one lane for each person, those who may repair also when they have none. */
export function lanesByTechnician(jobs: readonly Job[], staffIds: readonly string[]): readonly Lane[] {
  const own = jobs.map(({ row }) => row.technicianId).filter((id) => id !== '')
  const people = [...new Set([...staffIds, ...own])]
  const working = jobs.filter(({ row }) => row.status !== 'ready')
  return ['', ...people].map((staffId) =>
    laneOf(
      staffId,
      working.filter(({ row }) => row.technicianId === staffId),
    ),
  )
}

export const groupings = ['board', 'technician', 'priority', 'place', 'promise'] as const
export type Grouping = (typeof groupings)[number]

const urgencies = ['critical', 'high', 'medium', 'low'] as const
export const promiseLanes = ['late', 'today', 'tomorrow', 'later', 'none'] as const

/** Lanes by anything else than status or person; only to look at. */
export function lanesBy(
  grouping: 'priority' | 'place' | 'promise',
  jobs: readonly Job[],
  days: { readonly today: string; readonly tomorrow: string; readonly dayOf: (atMs: number) => string },
): readonly Lane[] {
  const working = jobs.filter(({ row }) => row.status !== 'ready')
  if (grouping === 'priority') {
    return urgencies.map((id) =>
      laneOf(
        id,
        working.filter(({ row }) => row.priority === id),
      ),
    )
  }
  if (grouping === 'place') {
    return [...new Set(working.map(({ row }) => row.place))].sort().map((id) =>
      laneOf(
        id,
        working.filter(({ row }) => row.place === id),
      ),
    )
  }
  const laneId = ({ clocks }: Job): (typeof promiseLanes)[number] => {
    if (!clocks.promise) return 'none'
    if (clocks.promise.late) return 'late'
    const day = days.dayOf(clocks.promise.dueMs)
    return day <= days.today ? 'today' : day === days.tomorrow ? 'tomorrow' : 'later'
  }
  return promiseLanes.map((id) =>
    laneOf(
      id,
      working.filter((job) => laneId(job) === id),
    ),
  )
}

function laneOf(id: string, jobs: readonly Job[]): Lane {
  return {
    id,
    jobs,
    late: jobs.filter(({ clocks }) => isLate(clocks)).length,
    oldestMs: jobs.reduce(
      (oldest, { row }) => (oldest === 0 ? row.statusSinceMs : Math.min(oldest, row.statusSinceMs)),
      0,
    ),
  }
}

/** Where an arrow key leads from a job: up and down in its lane, left and right to the nearest lane with jobs. */
export function neighbour(
  lanes: readonly Lane[],
  currentId: string | undefined,
  key: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End',
): string | undefined {
  const laneAt = lanes.findIndex((lane) => lane.jobs.some(({ row }) => row.id === currentId))
  const lane = lanes[laneAt]
  if (!lane) return lanes.find(({ jobs }) => jobs.length > 0)?.jobs[0]?.row.id
  const at = lane.jobs.findIndex(({ row }) => row.id === currentId)
  if (key === 'Home') return lane.jobs[0]?.row.id
  if (key === 'End') return lane.jobs.at(-1)?.row.id
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    return lane.jobs[at + (key === 'ArrowDown' ? 1 : -1)]?.row.id ?? currentId
  }
  const step = key === 'ArrowRight' ? 1 : -1
  for (let index = laneAt + step; index >= 0 && index < lanes.length; index += step) {
    const jobs = lanes[index]?.jobs ?? []
    if (jobs.length > 0) return jobs[Math.min(at, jobs.length - 1)]?.row.id
  }
  return currentId
}

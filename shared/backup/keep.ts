/**
 * Which backups stay: the newest of each of the last hours, days and months that have one. Counted in those that
 * exist, not on the calendar, so that an outlet that was closed for a month still has its last thirty days. Hours, days
 * and months are those of the outlet's zone, whatever the computer is set to.
 */

import { offsetMs } from '../calendar/business-time'

export interface KeepSchedule {
  readonly hours: number
  readonly days: number
  readonly months: number
}

export const usualSchedule: KeepSchedule = { hours: 24, days: 30, months: 12 }

/** The newest three stay whatever the schedule says: the one before a bad one, and the one before that. */
const always = 3

export function backupsToKeep(
  atMs: readonly number[],
  zone: string,
  schedule: KeepSchedule = usualSchedule,
): ReadonlySet<number> {
  const newestFirst = [...new Set(atMs)].sort((left, right) => right - left)
  const kept = new Set(newestFirst.slice(0, always))
  const perPeriod = (limit: number, periodOf: (local: string) => string): void => {
    const seen = new Set<string>()
    for (const at of newestFirst) {
      const period = periodOf(new Date(at + offsetMs(at, zone)).toISOString())
      if (seen.has(period)) continue
      if (seen.size === limit) return
      seen.add(period)
      kept.add(at)
    }
  }
  perPeriod(schedule.hours, (local) => local.slice(0, 13))
  perPeriod(schedule.days, (local) => local.slice(0, 10))
  perPeriod(schedule.months, (local) => local.slice(0, 7))
  return kept
}

/**
 * Root causes: which faults, models, parts and batches bring devices in, most frequent first, and whether what was done
 * about one of them helped: the same count in as many days before and after.
 */

import { addDays, type CalendarDay, daysBetween } from '../../shared/calendar/calendar-day'
import { type Case, share } from '../../shared/figures/case'
import type { CauseGroup, Measure, MeasureRow } from '../../shared/measure/state'
import type { Causes, MeasureEffect } from '../../shared/questions/causes'
import type { FigureDependencies } from './figures'
import { type BothNames, keysOf, namesOf } from './figures-by'

const mostCauses = 50
const longestEffectDays = 90
/** What a maker prints in front of the running number: plant, year and week. */
const batchLetters = 6
const shortestSerial = 9
const beforeBatch = ' · '

export function causesOf(
  dependencies: FigureDependencies,
  group: CauseGroup,
  fromDay: string,
  toDay: string,
): Causes {
  const keys = causeKeys(dependencies, group)
  const found = new Map<string, { count: number; repeats: number }>()
  let total = 0
  for (const one of repairsBetween(dependencies, fromDay, toDay)) {
    const own = keys(one)
    if (own.length > 0) total += 1
    for (const key of own) {
      const cause = found.get(key) ?? { count: 0, repeats: 0 }
      found.set(key, {
        count: cause.count + 1,
        repeats: cause.repeats + (one.repeatOf === '' ? 0 : 1),
      })
    }
  }
  const sorted = [...found].sort(([a, one], [b, other]) => other.count - one.count || a.localeCompare(b))
  const sum = sorted.reduce((all, [, { count }]) => all + count, 0)
  const nameOf = causeNames(dependencies, group)
  let running = 0
  return {
    total,
    causes: sorted.slice(0, mostCauses).map(([key, { count, repeats }]) => {
      running += count
      return {
        key,
        ...nameOf(key),
        count,
        repeats,
        sharePercent: share(count, sum) ?? 0,
        cumulativePercent: share(running, sum) ?? 0,
      }
    }),
  }
}

export function causeKeys(
  dependencies: FigureDependencies,
  group: CauseGroup,
): (one: Case) => readonly string[] {
  if (group !== 'batch') return keysOf(dependencies, group)
  return ({ serial, modelName }) =>
    serial.length < shortestSerial ? [] : [`${modelName}${beforeBatch}${serial.slice(0, batchLetters)}`]
}

function causeNames(dependencies: FigureDependencies, group: CauseGroup): (key: string) => BothNames {
  if (group !== 'batch') return namesOf(dependencies, group)
  return (key) => {
    const end = key.lastIndexOf(beforeBatch)
    return { name: key, nameEn: dependencies.rows.englishName(key.slice(0, end)) + key.slice(end) }
  }
}

export function measuresOf(dependencies: FigureDependencies, today: string): readonly MeasureEffect[] {
  const rows = dependencies.rows.find<MeasureRow>({
    table: 'measures',
    sort: { column: 'fromDay', descending: true },
    limit: 500,
  })
  return rows.map((row) => {
    const { staffName } = dependencies
    const days = Math.min(
      longestEffectDays,
      daysBetween(row.fromDay as CalendarDay, today as CalendarDay) + 1,
    )
    const start = row.fromDay as CalendarDay
    const before = countOf(dependencies, row, addDays(start, -days), addDays(start, -1))
    const after = countOf(dependencies, row, start, addDays(start, days - 1))
    return {
      row,
      ...causeNames(dependencies, row.group)(row.key),
      ownerName: staffName(row.ownerId),
      judgedByName: row.judgedBy === '' ? '' : staffName(row.judgedBy),
      days,
      before: before.count,
      after: after.count,
      beforePerHundred: share(before.count, before.received),
      afterPerHundred: share(after.count, after.received),
    }
  })
}

function countOf(
  dependencies: FigureDependencies,
  { group, key }: Pick<Measure, 'group' | 'key'>,
  fromDay: string,
  toDay: string,
) {
  const keys = causeKeys(dependencies, group)
  const received = repairsBetween(dependencies, fromDay, toDay)
  return { received: received.length, count: received.filter((one) => keys(one).includes(key)).length }
}

function repairsBetween({ store }: FigureDependencies, fromDay: string, toDay: string): readonly Case[] {
  return store
    .receivedBetween(fromDay, toDay)
    .filter((one) => one.kind === 'repair' && one.status !== 'cancelled')
}

/** The tickets behind one cause. */
export function casesOfCause(
  dependencies: FigureDependencies,
  group: CauseGroup,
  key: string,
  fromDay: string,
  toDay: string,
): readonly Case[] {
  const keys = causeKeys(dependencies, group)
  return repairsBetween(dependencies, fromDay, toDay).filter((one) => keys(one).includes(key))
}

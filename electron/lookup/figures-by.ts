/** The same figures for each technician, model, fault, part or shift of a period. */

import { type Case, median, share } from '../../shared/figures/case'
import type { FigureGroup, GroupFigures } from '../../shared/questions/figures'
import { isBreached, within24h } from './day-tallies'
import type { FigureDependencies } from './figures'
import { openPeriod } from './period-figures'

export function figuresBy(
  dependencies: FigureDependencies,
  group: FigureGroup,
  fromDay: string,
  toDay: string,
): readonly GroupFigures[] {
  const period = openPeriod(dependencies, fromDay, toDay)
  const keys = keysOf(dependencies, group)
  const groups = new Map<string, Sums>()
  const sumsOf = (key: string): Sums => {
    const known = groups.get(key)
    if (known) return known
    const made = { received: 0, closed: 0, minutes: [], within24: 0, repaired: 0, again: 0, breached: 0 }
    groups.set(key, made)
    return made
  }
  const { isRepeated } = dependencies.store
  for (const one of period.received()) for (const key of keys(one)) sumsOf(key).received += 1
  for (const one of period.closed()) {
    for (const key of keys(one)) {
      const own = sumsOf(key)
      own.closed += 1
      if (one.repairMinutes >= 0) {
        own.minutes.push(one.repairMinutes)
        if (within24h(one)) own.within24 += 1
      }
      if (one.outcome === 'repaired') {
        own.repaired += 1
        if (isRepeated(one.id)) own.again += 1
      }
      if (isBreached(one)) own.breached += 1
    }
  }
  const nameOf = namesOf(dependencies, group)
  return [...groups]
    .map(([key, own]) => ({
      key,
      ...nameOf(key),
      received: own.received,
      closed: own.closed,
      medianMinutes: median(own.minutes),
      within24: share(own.within24, own.minutes.length),
      firstTimeFix: share(own.repaired - own.again, own.repaired),
      repeats: own.again,
      breached: own.breached,
    }))
    .sort((a, b) => b.closed + b.received - (a.closed + a.received) || a.key.localeCompare(b.key))
}

interface Sums {
  received: number
  closed: number
  readonly minutes: number[]
  within24: number
  repaired: number
  again: number
  breached: number
}

/** To which lines of the table a case belongs. A repair with two parts counts for both. */
export function keysOf({ store }: FigureDependencies, group: FigureGroup): (one: Case) => readonly string[] {
  const some = (key: string): readonly string[] => (key === '' ? [] : [key])
  switch (group) {
    case 'technician':
      return (one) => some(one.technicianId)
    case 'model':
      return (one) => some(one.modelName)
    case 'fault':
      return (one) => some(one.faultCode)
    case 'part':
      return (one) => one.parts
    case 'shift': {
      const shifts = store.shifts()
      const openedAtMs = shifts.map((shift) => shift.openedAtMs)
      return (one) => {
        const shift = shifts[lastAtOrBefore(openedAtMs, one.receivedAtMs)]
        const inside = shift && (shift.closedAtMs === 0 || one.receivedAtMs <= shift.closedAtMs)
        return inside ? [shift.id] : []
      }
    }
  }
}

export interface BothNames {
  readonly name: string
  readonly nameEn: string
}

/** Faults are named by whoever shows them: the key is their code. */
export function namesOf(dependencies: FigureDependencies, group: FigureGroup): (key: string) => BothNames {
  const { store, rows, staffName, part } = dependencies
  const same = (name: string): BothNames => ({ name, nameEn: name })
  switch (group) {
    case 'technician':
      return (key) => same(staffName(key))
    case 'model':
      return (key) => ({ name: key, nameEn: rows.englishName(key) })
    case 'part':
      return (key) => {
        const found = part(key)
        return found ? { name: found.nameZh, nameEn: found.nameEn } : same(key)
      }
    case 'fault':
      return same
    case 'shift': {
      const shifts = new Map(store.shifts().map((shift) => [shift.id, shift]))
      return (key) => {
        const shift = shifts.get(key)
        return same(shift ? `${shift.day} · ${staffName(shift.openedBy)}` : key)
      }
    }
  }
}

function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The same figures for each technician, model, fault, part or shift of a period. */

import { type Case, median, share } from '../../shared/figures/case'
import type { FigureGroup, GroupFigures } from '../../shared/questions/figures'
import type { FigureDependencies } from './figures'
import { isBreached, openPeriod, within24h } from './period-figures'

export function figuresBy(
  dependencies: FigureDependencies,
  group: FigureGroup,
  fromDay: string,
  toDay: string,
): readonly GroupFigures[] {
  const period = openPeriod(dependencies, fromDay, toDay)
  const keys = keysOf(dependencies, group)
  const groups = new Map<string, { received: Case[]; closed: Case[] }>()
  const put = (one: Case, list: 'received' | 'closed') => {
    for (const key of keys(one)) {
      const own = groups.get(key) ?? { received: [], closed: [] }
      own[list].push(one)
      groups.set(key, own)
    }
  }
  for (const one of period.received()) put(one, 'received')
  for (const one of period.closed()) put(one, 'closed')
  const nameOf = namesOf(dependencies, group)
  return [...groups]
    .map(([key, own]) => {
      const ready = own.closed.filter((one) => one.repairMinutes >= 0)
      const repaired = own.closed.filter((one) => one.outcome === 'repaired')
      const again = repaired.filter((one) => dependencies.store.isRepeated(one.id)).length
      return {
        key,
        name: nameOf(key),
        received: own.received.length,
        closed: own.closed.length,
        medianMinutes: median(ready.map((one) => one.repairMinutes)),
        within24: share(ready.filter(within24h).length, ready.length),
        firstTimeFix: share(repaired.length - again, repaired.length),
        repeats: again,
        breached: own.closed.filter(isBreached).length,
      }
    })
    .sort((a, b) => b.closed + b.received - (a.closed + a.received) || a.key.localeCompare(b.key))
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

function namesOf(dependencies: FigureDependencies, group: FigureGroup): (key: string) => string {
  const { store, staffName, partName } = dependencies
  if (group === 'technician') return staffName
  if (group === 'part') return partName
  if (group !== 'shift') return (key) => key
  const shifts = new Map(store.shifts().map((shift) => [shift.id, shift]))
  return (key) => {
    const shift = shifts.get(key)
    return shift ? `${shift.day} · ${staffName(shift.openedBy)}` : key
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

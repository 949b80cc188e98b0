/**
 * The cases by what is asked about them: the day they came, the day they went, the day a part was wanted, what is open,
 * who came back. Kept up case by case, so that a figure over a month looks at a month and not at all the years.
 */

import type { Case } from '../../shared/figures/case'

/** What the figures look cases up by. Days are business days, both ends counted in. */
export interface CasesIndexed {
  readonly cases: () => Iterable<Case>
  readonly case: (ticketId: string) => Case | undefined
  readonly open: () => readonly Case[]
  readonly receivedBetween: (fromDay: string, toDay: string) => readonly Case[]
  /** Handed back; what was cancelled is not. */
  readonly closedBetween: (fromDay: string, toDay: string) => readonly Case[]
  /** Each once, with all its requests. */
  readonly requestedBetween: (fromDay: string, toDay: string) => readonly Case[]
  /** A later ticket names it as the repair that it repeats. */
  readonly isRepeated: (ticketId: string) => boolean
  /** Closed repairs of a serial. */
  readonly repairsOf: (serial: string) => readonly Case[]
}

export interface CaseIndex extends CasesIndexed {
  readonly put: (one: Case) => void
}

export function createCaseIndex(): CaseIndex {
  const cases = new Map<string, Case>()
  const open = new Map<string, Case>()
  const received = createGroups()
  const closed = createGroups()
  const requested = createGroups()
  const repeats = createGroups()
  const repairs = createGroups()

  return {
    put: (one) => {
      const before = cases.get(one.id)
      if (before) for (const [groups, keys] of placesOf(before)) for (const key of keys) groups.drop(key, one)
      for (const [groups, keys] of placesOf(one)) for (const key of keys) groups.put(key, one)
      cases.set(one.id, one)
      if (one.open === 1) open.set(one.id, one)
      else open.delete(one.id)
    },
    cases: () => cases.values(),
    case: (ticketId) => cases.get(ticketId),
    open: () => [...open.values()],
    receivedBetween: received.between,
    closedBetween: closed.between,
    requestedBetween: (fromDay, toDay) => [...new Set(requested.between(fromDay, toDay))],
    isRepeated: (ticketId) => repeats.has(ticketId),
    repairsOf: repairs.of,
  }

  function placesOf(one: Case): readonly (readonly [Groups, readonly string[]])[] {
    const isRepair = one.serial !== '' && one.outcome === 'repaired' && one.closedDay !== ''
    return [
      [received, [one.receivedDay]],
      [closed, one.closedDay === '' || one.status === 'cancelled' ? [] : [one.closedDay]],
      [requested, one.requests.map(({ day }) => day)],
      [repeats, one.repeatOf === '' || one.status === 'cancelled' ? [] : [one.repeatOf]],
      [repairs, isRepair ? [one.serial] : []],
    ]
  }
}

interface Groups {
  readonly put: (key: string, one: Case) => void
  readonly drop: (key: string, one: Case) => void
  readonly has: (key: string) => boolean
  readonly of: (key: string) => readonly Case[]
  readonly between: (from: string, to: string) => readonly Case[]
}

function createGroups(): Groups {
  const groups = new Map<string, Map<string, Case>>()
  return {
    put: (key, one) => {
      const own = groups.get(key)
      if (own) own.set(one.id, one)
      else groups.set(key, new Map([[one.id, one]]))
    },
    drop: (key, one) => {
      const own = groups.get(key)
      own?.delete(one.id)
      if (own?.size === 0) groups.delete(key)
    },
    has: (key) => groups.has(key),
    of: (key) => [...(groups.get(key)?.values() ?? [])],
    between: (from, to) => {
      const found: Case[] = []
      for (const [key, own] of groups)
        if (key >= from && key <= to) for (const one of own.values()) found.push(one)
      return found
    },
  }
}

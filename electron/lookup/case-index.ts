/**
 * The cases by what is asked about them: the day they came, the day they went, the day a part was wanted, what is open,
 * who came back. Kept up case by case, with what each day adds to the figures, so that a figure over a month looks at a
 * month and not at all the years.
 */

import type { Case } from '../../shared/figures/case'
import {
  type ClosedTally,
  type ReceivedTally,
  type RequestTally,
  tallyClosed,
  tallyReceived,
  tallyRequests,
} from './day-tallies'

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
  /** What each day with such cases adds, in no order. */
  readonly receivedTallies: (fromDay: string, toDay: string) => readonly ReceivedTally[]
  readonly closedTallies: (fromDay: string, toDay: string) => readonly ClosedTally[]
  readonly requestTallies: (fromDay: string, toDay: string) => readonly RequestTally[]
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
  const serials = createGroups()
  const tallied = {
    receivedOn: received.of,
    closedOn: closed.of,
    requestedOn: requested.of,
    isRepeated: repeats.has,
    repairsOf: repairs.of,
  }
  const receivedTallies = createTallies(received, (day) => tallyReceived(tallied, day))
  const closedTallies = createTallies(closed, (day) => tallyClosed(tallied, day))
  const requestTallies = createTallies(requested, (day) => tallyRequests(tallied, day))

  function placesOf(one: Case): readonly (readonly [Groups, readonly string[]])[] {
    const isRepair = one.serial !== '' && one.outcome === 'repaired' && one.closedDay !== ''
    return [
      [received, [one.receivedDay]],
      [closed, one.closedDay === '' || one.status === 'cancelled' ? [] : [one.closedDay]],
      [requested, one.requests.map(({ day }) => day)],
      [repeats, one.repeatOf === '' || one.status === 'cancelled' ? [] : [one.repeatOf]],
      [repairs, isRepair ? [one.serial] : []],
      [serials, one.serial === '' ? [] : [one.serial]],
    ]
  }

  /** What this case stands in, and what its repeats and repairs say about others. */
  function forget(one: Case): void {
    receivedTallies.drop(one.receivedDay)
    closedTallies.drop(one.closedDay)
    for (const { day } of one.requests) requestTallies.drop(day)
    closedTallies.drop(cases.get(one.repeatOf)?.closedDay ?? '')
    for (const other of serials.of(one.serial)) receivedTallies.drop(other.receivedDay)
  }

  return {
    put: (one) => {
      const before = cases.get(one.id)
      if (before) {
        forget(before)
        for (const [groups, keys] of placesOf(before)) for (const key of keys) groups.drop(key, one)
      }
      for (const [groups, keys] of placesOf(one)) for (const key of keys) groups.put(key, one)
      cases.set(one.id, one)
      if (one.open === 1) open.set(one.id, one)
      else open.delete(one.id)
      forget(one)
    },
    cases: () => cases.values(),
    case: (ticketId) => cases.get(ticketId),
    open: () => [...open.values()],
    receivedBetween: received.between,
    closedBetween: closed.between,
    requestedBetween: (fromDay, toDay) => [...new Set(requested.between(fromDay, toDay))],
    receivedTallies: receivedTallies.between,
    closedTallies: closedTallies.between,
    requestTallies: requestTallies.between,
    isRepeated: repeats.has,
    repairsOf: repairs.of,
  }
}

interface Groups {
  readonly put: (key: string, one: Case) => void
  readonly drop: (key: string, one: Case) => void
  readonly has: (key: string) => boolean
  readonly of: (key: string) => readonly Case[]
  readonly keysBetween: (from: string, to: string) => readonly string[]
  readonly between: (from: string, to: string) => readonly Case[]
}

function createGroups(): Groups {
  const groups = new Map<string, Map<string, Case>>()
  const keysBetween = (from: string, to: string) =>
    [...groups.keys()].filter((key) => key >= from && key <= to)
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
    keysBetween,
    between: (from, to) => {
      const found: Case[] = []
      for (const key of keysBetween(from, to))
        for (const one of groups.get(key)?.values() ?? []) found.push(one)
      return found
    },
  }
}

function createTallies<Tally>(
  groups: Groups,
  tally: (day: string) => Tally,
): {
  readonly drop: (day: string) => void
  readonly between: (from: string, to: string) => readonly Tally[]
} {
  const known = new Map<string, Tally>()
  return {
    drop: (day) => void known.delete(day),
    between: (from, to) =>
      groups.keysBetween(from, to).map((day) => {
        const before = known.get(day)
        if (before !== undefined) return before
        const made = tally(day)
        known.set(day, made)
        return made
      }),
  }
}

/** The day, the shift, the numbers and the history behind each of them. */

import { splitStream } from '../../shared/events/aggregate'
import type { DaySummary } from '../../shared/questions/day'
import type { HistoryLine } from '../../shared/questions/lookups'
import { ok, refused } from '../../shared/result'
import { managerRoles, type Role } from '../../shared/staff/roles'
import { expectedByTender, type Shift, shiftAggregate, shiftRow } from '../../shared/till/state'
import type { StoredFact } from '../journal/fact-row'
import type { Journal } from '../journal/journal'
import { type DayDependencies, daySummary } from '../lookup/day'
import type { IssuedNumbers } from '../lookup/issued-numbers'
import { recordLine } from '../lookup/record'
import type { Handlers } from './handler'

export interface DayHandlerDependencies extends DayDependencies {
  readonly journal: Journal
  readonly issuedNumbers: Pick<IssuedNumbers, 'gapReport'>
  readonly staffName: (staffId: string) => string
}

const mostLater = 200

type Names = 'shift' | 'daySummary' | 'gapReport' | 'history'

export function dayHandlers(dependencies: DayHandlerDependencies): Handlers<Names> {
  return {
    shift: ({ shiftId }) => {
      const shift = dependencies.states.load(shiftAggregate, shiftId).state as Shift | undefined
      if (!shift) return ok(null)
      return ok({
        row: shiftRow(shift),
        movements: shift.movements,
        expected: shift.closedAtMs === undefined ? null : expectedByTender(shift),
        counted: shift.counted,
        reason: shift.reason,
      })
    },
    daySummary: ({ day }) => ok(dayAsClosed(dependencies, day)),
    gapReport: () => ok(dependencies.issuedNumbers.gapReport()),
    history: ({ stream, offset, limit }, asker) => {
      const isPerson = stream.startsWith('customer/')
      // Who the customers are and what the till took in is not the bench's business.
      const forCounter = isPerson || stream.startsWith('shift/')
      // Whoever counts must not see what the books say.
      if (stream.startsWith('stocktake/') && !isManager(asker.person?.role)) return refused('not-allowed')
      if (forCounter && asker.person?.role === 'technician') return refused('not-allowed')
      const facts = [...dependencies.journal.stream(stream)].reverse().slice(offset, offset + limit)
      const isSealed = isPerson || isBeingCounted(dependencies, stream)
      return ok(facts.map((fact) => historyLine(fact, isSealed, dependencies.staffName)))
    },
  }
}

/** A closed day says what its last closing kept; what came later stands apart. */
function dayAsClosed(dependencies: DayHandlerDependencies, day: string): DaySummary {
  const now = daySummary(dependencies, day)
  const shiftId = now.closed
    ? now.shifts.toSorted((a, b) => a.closedAtMs - b.closedAtMs).at(-1)?.id
    : undefined
  if (shiftId === undefined) return { ...now, asClosed: false, later: [] }
  const { journal, states } = dependencies
  const { summary } = states.load(shiftAggregate, shiftId).state as Shift
  const closing = journal.stream(`shift/${shiftId}`).find((fact) => fact.envelope.type === 'shiftClosed')
  const later = journal
    .day(day)
    .filter(({ seq, envelope }) => {
      const isAfter = closing !== undefined && seq > closing.seq
      return isAfter && envelope.commandId !== closing.envelope.commandId && !isPaper(envelope.stream)
    })
    .slice(0, mostLater)
    .map((fact) => recordLine(dependencies, fact))
  return { ...now, ...summary, asClosed: summary !== null, later }
}

/** What paper does is no part of a day. */
function isPaper(stream: string): boolean {
  return stream.startsWith('print/')
}

/** Until a shift is closed its float and its counts say what should be in the drawer. */
function isBeingCounted({ states }: DayHandlerDependencies, stream: string): boolean {
  const { kind, id } = splitStream(stream)
  if (kind !== 'shift') return false
  const shift = states.load(shiftAggregate, id).state as Shift | undefined
  return shift !== undefined && shift.closedAtMs === undefined
}

function isManager(role: Role | undefined): boolean {
  return role !== undefined && managerRoles.includes(role)
}

function historyLine(fact: StoredFact, isSealed: boolean, staffName: (id: string) => string): HistoryLine {
  const { envelope } = fact
  return {
    factId: envelope.id,
    type: envelope.type,
    atMs: envelope.recordedAtMs,
    actor: envelope.actor,
    actorName: staffName(envelope.actor),
    station: envelope.station,
    revision: envelope.revision,
    payload: isSealed ? {} : ((fact.payload ?? {}) as Readonly<Record<string, unknown>>),
  }
}

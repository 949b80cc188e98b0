/**
 * How things stood when a paper was asked for. A slip that is made again a week later must say what it said then,
 * so facts that came after the job are left out, by their place in the journal and never by a clock. What nothing
 * has touched since is taken as it stands, which is the case whenever a slip is printed at once.
 */

import { splitStream, streamName } from '../../../shared/events/aggregate'
import type { StoredFact } from '../../journal/fact-row'
import type { Journal } from '../../journal/journal'
import type { Folded, States } from '../../journal/states'

export interface HistoryDependencies {
  readonly journal: Pick<Journal, 'stream' | 'day' | 'facts'>
  readonly states: States
}

/** Up to and including the command that recorded this fact. Absent: as things stand now (a preview). */
export type Boundary = { readonly seq: number; readonly commandId: string } | undefined

interface AggregateOf<State> {
  readonly kind: string
  readonly initial: State
}

export interface History {
  readonly state: <State>(aggregate: AggregateOf<State>, id: string) => State
  /** The latest state, at or before the boundary, for which `fits` holds: an earlier quotation of a ticket, say. */
  readonly latest: <State>(
    aggregate: AggregateOf<State>,
    id: string,
    fits: (state: State) => boolean,
  ) => State | undefined
  readonly facts: (stream: string) => readonly StoredFact[]
  readonly dayFacts: (day: string) => readonly StoredFact[]
  /** The same as `States`, for code that folds what it is given. */
  readonly states: States
}

/** Beyond so many facts it is cheaper to fold a stream again than to know which ones were touched. */
const facedLater = 400

export function boundaryOf(fact: StoredFact | undefined): Boundary {
  return fact && { seq: fact.seq, commandId: fact.envelope.commandId }
}

export function createHistory(dependencies: HistoryDependencies, boundary: Boundary): History {
  const { journal, states } = dependencies
  const isIn = (fact: StoredFact): boolean =>
    boundary === undefined || fact.seq <= boundary.seq || fact.envelope.commandId === boundary.commandId
  const facts = (stream: string): readonly StoredFact[] => journal.stream(stream).filter(isIn)
  const touched = touchedSince(journal, boundary, isIn)
  const known = new Map<string, Folded>()

  function load(aggregate: AggregateOf<unknown>, id: string): Folded {
    const stream = streamName(aggregate.kind, id)
    if (touched !== undefined && !touched.has(stream)) return states.load(aggregate as never, id)
    const before = known.get(stream)
    if (before) return before
    const folded = states.applied(aggregate as never, start(aggregate), facts(stream))
    known.set(stream, folded)
    return folded
  }

  return {
    facts,
    dayFacts: (day) => journal.day(day).filter(isIn),
    state: <State>(aggregate: AggregateOf<State>, id: string) => load(aggregate, id).state as State,
    latest: <State>(aggregate: AggregateOf<State>, id: string, fits: (state: State) => boolean) => {
      const last = load(aggregate, id).state as State
      if (fits(last)) return last
      let folded = start(aggregate)
      let found: State | undefined
      for (const fact of facts(streamName(aggregate.kind, id))) {
        folded = states.applied(aggregate as never, folded, [fact])
        if (fits(folded.state as State)) found = folded.state as State
      }
      return found
    },
    states: { ...states, load: (aggregate, id) => load(aggregate, id) },
  }
}

/** `undefined`: too much has happened to say. */
function touchedSince(
  journal: HistoryDependencies['journal'],
  boundary: Boundary,
  isIn: (fact: StoredFact) => boolean,
): ReadonlySet<string> | undefined {
  if (boundary === undefined) return new Set()
  const later = journal.facts(boundary.seq, facedLater)
  if (later.length === facedLater) return undefined
  return new Set(
    later
      .filter((fact) => !isIn(fact))
      .map((fact) => fact.envelope.stream)
      // What paper did since is no part of any paper.
      .filter((stream) => splitStream(stream).kind !== 'print'),
  )
}

function start(aggregate: AggregateOf<unknown>): Folded {
  return { state: aggregate.initial, revision: 0, impaired: false }
}

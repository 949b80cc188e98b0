/**
 * Streams folded to states. Holds the most recently used ones, which is safe because one process writes the
 * journal; a state is remembered only after its facts are committed.
 */

import { type AnyAggregate, streamName } from '../../shared/events/aggregate'
import type { StoredFact } from './fact-row'
import type { Journal } from './journal'

export interface Folded {
  readonly state: unknown
  readonly revision: number
  /** A fact of this stream could not be read or is of a newer program: it is shown, and refuses commands. */
  readonly impaired: boolean
}

export interface States {
  readonly load: (aggregate: AnyAggregate, id: string) => Folded
  /** For whoever walks over very many: what people work with is not forgotten for it. */
  readonly look: (aggregate: AnyAggregate, id: string) => Folded
  /** The state with facts that are not committed yet; nothing is remembered. */
  readonly applied: (aggregate: AnyAggregate, from: Folded, facts: readonly StoredFact[]) => Folded
  readonly remember: (aggregate: AnyAggregate, id: string, folded: Folded) => void
  readonly forget: (stream?: string) => void
}

/** As many as a busy week touches; what was not asked for longest goes first, and is folded again when it is wanted. */
const kept = 2000

export function createStates(journal: Journal): States {
  const cache = new Map<string, Folded>()

  function applied(aggregate: AnyAggregate, from: Folded, facts: readonly StoredFact[]): Folded {
    return facts.reduce<Folded>((folded, fact) => applyOne(aggregate, folded, fact), from)
  }

  function remember(aggregate: AnyAggregate, id: string, folded: Folded): void {
    const stream = streamName(aggregate.kind, id)
    cache.delete(stream)
    cache.set(stream, folded)
    if (cache.size > kept) {
      const oldest = cache.keys().next().value
      if (oldest !== undefined) cache.delete(oldest)
    }
  }

  function folded(aggregate: AnyAggregate, stream: string): Folded {
    const start: Folded = { state: aggregate.initial, revision: 0, impaired: false }
    return applied(aggregate, start, journal.stream(stream))
  }

  return {
    applied,
    remember,
    load: (aggregate, id) => {
      const stream = streamName(aggregate.kind, id)
      const now = cache.get(stream) ?? folded(aggregate, stream)
      remember(aggregate, id, now)
      return now
    },
    look: (aggregate, id) => {
      const stream = streamName(aggregate.kind, id)
      return cache.get(stream) ?? folded(aggregate, stream)
    },
    forget: (stream) => {
      if (stream === undefined) cache.clear()
      else cache.delete(stream)
    },
  }
}

function applyOne(aggregate: AnyAggregate, folded: Folded, fact: StoredFact): Folded {
  const { envelope } = fact
  const { revision } = envelope
  const shape = aggregate.events[envelope.type]
  if (!shape || fact.damaged) return { ...folded, revision, impaired: true }
  // An erased person's facts are gone for good; what they did to other streams stands there.
  if (fact.payload === undefined) return { ...folded, revision }
  const parsed = shape.safeParse(fact.payload)
  if (!parsed.success) return { ...folded, revision, impaired: true }
  const event = {
    type: envelope.type,
    payload: parsed.data,
    meta: {
      id: envelope.id,
      stream: envelope.stream,
      revision,
      recordedAtMs: envelope.recordedAtMs,
      businessDay: envelope.businessDay,
      actor: envelope.actor,
      station: envelope.station,
      commandId: envelope.commandId,
    },
  }
  return { ...folded, revision, state: aggregate.evolve(folded.state as never, event as never) }
}

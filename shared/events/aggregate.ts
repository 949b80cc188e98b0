/**
 * What each business thing declares about itself: the facts of its stream, how they fold to a state, and the
 * row that lists show of it. `evolve` is total: a fact that makes no sense where it stands changes nothing,
 * since what is in the journal has happened and may not be argued with.
 */

import type { z } from 'zod'
import type { FactMeta } from './envelope'

export type EventShapes = Readonly<Record<string, z.ZodType>>

export type EventOf<Shapes extends EventShapes> = {
  readonly [Type in keyof Shapes & string]: {
    readonly type: Type
    readonly payload: z.output<Shapes[Type]>
    readonly meta: FactMeta
  }
}[keyof Shapes & string]

export interface Aggregate<State, Shapes extends EventShapes> {
  /** First part of the stream name. */
  readonly kind: string
  readonly events: Shapes
  readonly initial: State
  readonly evolve: (state: State, event: EventOf<Shapes>) => State
}

/** An aggregate with its types forgotten, as the journal folds it. */
export interface AnyAggregate {
  readonly kind: string
  readonly events: EventShapes
  readonly initial: unknown
  readonly evolve: (state: never, event: never) => unknown
}

export interface StreamRef<State> {
  readonly aggregate: AnyAggregate
  readonly id: string
  /** Never there at run time: carries the state's type to the decision. */
  readonly state?: State
}

export function defineAggregate<State, Shapes extends EventShapes>(
  definition: Aggregate<State, Shapes>,
): Aggregate<State, Shapes> {
  return definition
}

/** Names one stream of an aggregate. The state's type is kept, the facts' types are not needed any more. */
export function streamOf<State, Shapes extends EventShapes>(
  aggregate: Aggregate<State, Shapes>,
  id: string,
): StreamRef<State> {
  return { aggregate, id }
}

export function streamName(kind: string, id: string): string {
  return `${kind}/${id}`
}

export function splitStream(stream: string): { readonly kind: string; readonly id: string } {
  const slash = stream.indexOf('/')
  return { kind: stream.slice(0, slash), id: stream.slice(slash + 1) }
}

/** A fact that a decision wants to be recorded; the journal gives it its place, time and hash. */
export interface NewFact {
  readonly stream: string
  readonly type: string
  readonly payload: unknown
  /** Whose key seals the payload; absent: the journal's own key. */
  readonly customerKey?: string
}

export function newFact<State, Shapes extends EventShapes, Type extends keyof Shapes & string>(
  aggregate: Aggregate<State, Shapes>,
  id: string,
  type: Type,
  payload: z.output<Shapes[Type]>,
  customerKey?: string,
): NewFact {
  const stream = streamName(aggregate.kind, id)
  return customerKey === undefined ? { stream, type, payload } : { stream, type, payload, customerKey }
}

/**
 * One of each fact that a release can record, kept for ever, and what a stream of them folded to: a shipped shape may be
 * added to with a default, and never edited. Made from the shapes themselves, so that none is forgotten.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { z } from 'zod'
import type { AnyAggregate } from '../../shared/events/aggregate'
import type { FactMeta } from '../../shared/events/envelope'
import { aggregateByKind } from '../../shared/events/registry'

export interface KeptStream {
  readonly facts: readonly { readonly type: string; readonly payload: unknown }[]
  readonly state: unknown
}
export type KeptFacts = Readonly<Record<string, KeptStream>>

export const keptFacts = join(__dirname, '../fixtures/facts')
const fileOf = (version: string): string => join(keptFacts, `${version}.json.gz`)

/** Few of each, so that ids meet and one fact changes what another made. */
const strings = [
  'a',
  'b',
  'item-0001',
  '屏幕碎',
  '2026-11-27',
  '2026-11',
  '09:00',
  '18:00',
  'SZ01',
  'A',
  '13800000000',
  'f'.repeat(64),
  '',
]
const numbers = [1, 2, 7, 60, 0, 1_200, 1_795_744_800_000, 0.5, -1]
const anything = ['a', 1, true, null, {}, []]
const timesEach = 3
const triesAtMost = 400

export function writeKeptFacts(version: string): void {
  mkdirSync(keptFacts, { recursive: true })
  const kept = Object.fromEntries(
    [...aggregateByKind].map(([kind, aggregate]) => {
      const facts = factsOf(aggregate)
      return [kind, { facts, state: foldedTo(aggregate, facts) }] as const
    }),
  )
  writeFileSync(fileOf(version), gzipSync(JSON.stringify(kept), { level: 9 }))
}

export function readKeptFacts(version: string): KeptFacts {
  return JSON.parse(gunzipSync(readFileSync(fileOf(version))).toString()) as KeptFacts
}

/** Types that the program can record and the kept file knows nothing of: `ticket deviceReceived`. */
export function notKept(kept: KeptFacts): readonly string[] {
  return [...aggregateByKind].flatMap(([kind, { events }]) => {
    const known = new Set(kept[kind]?.facts.map(({ type }) => type))
    return Object.keys(events)
      .filter((type) => !known.has(type))
      .map((type) => `${kind} ${type}`)
  })
}

/** First each type once, in the order in which they are declared, then all of them again. */
function factsOf({ kind, events }: AnyAggregate): KeptStream['facts'] {
  const byType = Object.entries(events).map(([type, shape]) => ({
    type,
    samples: samplesOf(shape, `${kind} ${type}`),
  }))
  return Array.from({ length: timesEach }, (_, round) =>
    byType.flatMap(({ type, samples }) =>
      round < samples.length ? [{ type, payload: samples[round] }] : [],
    ),
  ).flat()
}

function samplesOf(shape: z.ZodType, name: string): readonly unknown[] {
  const found = new Map<string, unknown>()
  for (let attempt = 0; attempt < triesAtMost && found.size < timesEach; attempt += 1) {
    const parsed = shape.safeParse(exampleOf(shape, attempt))
    if (parsed.success) found.set(JSON.stringify(parsed.data), JSON.parse(JSON.stringify(parsed.data)))
  }
  if (found.size === 0) throw new Error(`no example of ${name} was found`)
  return [...found.values()]
}

/** Another one for each number; the fields of one example do not all turn at once. */
function exampleOf(shape: z.ZodType, turn: number): unknown {
  const definition = shape.def as unknown as {
    readonly type: string
    readonly innerType?: z.ZodType
    readonly element?: z.ZodType
    readonly shape?: Readonly<Record<string, z.ZodType>>
    readonly options?: readonly z.ZodType[]
    readonly items?: readonly z.ZodType[]
    readonly entries?: Readonly<Record<string, string>>
    readonly values?: readonly unknown[]
    readonly valueType?: z.ZodType
    readonly keyType?: z.ZodType
    readonly in?: z.ZodType
  }
  const inside = (part: z.ZodType | undefined, more = 0): unknown =>
    part === undefined ? null : exampleOf(part, turn + more)
  const fitting = (list: readonly unknown[]): unknown =>
    list.map((_, at) => list[(at + turn) % list.length]).find((value) => shape.safeParse(value).success)
  switch (definition.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(definition.shape ?? {}).map(([name, field], at) => [name, inside(field, at * 3)]),
      )
    case 'optional':
      return turn % 2 === 0 ? inside(definition.innerType) : undefined
    case 'nullable':
      return turn % 2 === 0 ? inside(definition.innerType) : null
    case 'array':
      return [[1], [1, 2], [], [1, 2, 3, 4, 5]]
        .map((_, at, all) =>
          (all[(at + turn) % all.length] ?? []).map((_one, more) => inside(definition.element, more)),
        )
        .find((list) => shape.safeParse(list).success)
    case 'tuple':
      return (definition.items ?? []).map((item) => inside(item))
    case 'record':
      return fitting([{ [String(inside(definition.keyType))]: inside(definition.valueType) }, {}])
    case 'enum':
      return fitting(Object.values(definition.entries ?? {}))
    case 'literal':
      return fitting(definition.values ?? [])
    case 'union':
      return inside((definition.options ?? [])[turn % (definition.options?.length ?? 1)])
    case 'boolean':
      return turn % 2 === 0
    case 'pipe':
      return inside(definition.in)
    case 'number':
    case 'int':
      return fitting(numbers)
    case 'string':
      return fitting(strings)
    default:
      return definition.innerType ? inside(definition.innerType) : fitting(anything)
  }
}

/** As the journal folds it. */
export function foldedTo(aggregate: AnyAggregate, facts: KeptStream['facts']): unknown {
  const stream = `${aggregate.kind}/kept`
  const state = facts.reduce<unknown>((before, { type, payload }, index) => {
    const meta: FactMeta = {
      id: `fact-${index + 1}`,
      stream,
      revision: index + 1,
      recordedAtMs: 1_795_744_800_000 + index * 60_000,
      businessDay: '2026-11-27',
      actor: 'staff-1',
      station: 'A',
      commandId: `command-${index + 1}`,
    }
    const event = { type, payload: aggregate.events[type]?.parse(payload), meta }
    return aggregate.evolve(before as never, event as never)
  }, aggregate.initial)
  return JSON.parse(JSON.stringify(state)) as unknown
}

/**
 * One lot of parts that comes to us: ordered, announced with its delivery note, received. What was announced and what
 * was in the box are both kept, so that short, over and wrong pieces are facts and not a quarrel.
 */

import { z } from 'zod'
import { defineAggregate, splitStream } from '../events/aggregate'
import { type ShipmentAnswer, shipmentAnswerSchema } from '../headquarters/shipments'

const text = (most: number) => z.string().max(most)
const count = z.int().nonnegative().max(100_000)
export const supplySources = ['headquarters', 'outlet', 'vendor'] as const

const wanted = z.array(
  z.strictObject({ partNumber: text(60).min(1), name: text(200), quantity: z.int().min(1).max(100_000) }),
)

const announced = z.array(
  z.strictObject({
    partNumber: text(60).min(1),
    name: text(200),
    quantity: z.int().min(1).max(100_000),
    /** Which pieces, where they have numbers of their own and the sender said them. */
    serials: z.array(text(60).min(1)).max(1000).default([]),
  }),
)

export const supplyEvents = {
  partsOrdered: z.strictObject({
    number: text(60),
    source: z.enum(supplySources),
    sourceName: text(120).default(''),
    lines: wanted.min(1).max(200),
    expectedDay: text(10).default(''),
    reason: text(200).default(''),
  }),
  deliveryAnnounced: z.strictObject({
    deliveryNumber: text(80),
    source: z.enum(supplySources),
    sourceName: text(120).default(''),
    carrier: text(80).default(''),
    waybill: text(80).default(''),
    expectedDay: text(10).default(''),
    /** The outlet that sent it and waits to hear what arrived. */
    fromOutlet: text(16).default(''),
    lines: announced.min(1).max(200),
  }),
  deliveryReceived: z.strictObject({
    lines: z
      .array(
        z.strictObject({ partNumber: text(60).min(1), name: text(200), arrived: count, defective: count }),
      )
      .max(200),
    /** Codes on pieces that no catalogue knows. */
    unknown: z.array(z.strictObject({ code: text(120).min(1), quantity: z.int().min(1).max(9999) })).max(100),
    note: text(400).default(''),
    /** Nothing more of it will come. */
    complete: z.boolean(),
    /** For the outlet that sent it, once nothing more will come: what arrived of it in all. */
    answer: z.strictObject({ toOutlet: text(16), ...shipmentAnswerSchema.shape }).optional(),
  }),
  supplyClosed: z.strictObject({ reason: text(200).min(1) }),
} as const

export interface SupplyLine {
  readonly partNumber: string
  readonly name: string
  readonly ordered: number
  readonly announced: number
  readonly arrived: number
  readonly defective: number
  /** As the sender wrote them. */
  readonly serials: readonly string[]
}

export type SupplyState = 'ordered' | 'onTheWay' | 'partly' | 'received' | 'closed'

export interface Supply {
  readonly id: string
  readonly revision: number
  readonly number: string
  readonly deliveryNumber: string
  readonly source: (typeof supplySources)[number]
  readonly sourceName: string
  readonly fromOutlet: string
  readonly carrier: string
  readonly waybill: string
  readonly expectedDay: string
  readonly state: SupplyState
  readonly lines: readonly SupplyLine[]
  readonly unknown: readonly { readonly code: string; readonly quantity: number }[]
  readonly note: string
  readonly orderedAtMs: number
  readonly receivedAtMs: number
  readonly closedReason: string
}

export const supplyAggregate = defineAggregate<Supply | undefined, typeof supplyEvents>({
  kind: 'supply',
  events: supplyEvents,
  initial: undefined,
  evolve: (before, event) => {
    const { meta } = event
    const state: Supply = {
      ...(before ?? fresh(splitStream(meta.stream).id, meta.recordedAtMs)),
      revision: meta.revision,
    }
    switch (event.type) {
      case 'partsOrdered': {
        const { lines, reason: _reason, ...order } = event.payload
        return { ...state, ...order, lines: lines.map((line) => ({ ...none(line), ordered: line.quantity })) }
      }
      case 'deliveryAnnounced': {
        const { lines, ...delivery } = event.payload
        return {
          ...state,
          ...delivery,
          state: 'onTheWay',
          number: state.number || delivery.deliveryNumber,
          lines: lines.reduce(
            (known, line) =>
              withLine(known, line, (old) => ({
                ...old,
                announced: line.quantity,
                serials: line.serials,
              })),
            state.lines,
          ),
        }
      }
      case 'deliveryReceived': {
        const { lines, unknown, note, complete } = event.payload
        return {
          ...state,
          state: complete ? 'received' : 'partly',
          note: note || state.note,
          unknown: [...state.unknown, ...unknown],
          receivedAtMs: meta.recordedAtMs,
          lines: lines.reduce(
            (known, line) =>
              withLine(known, line, (old) => ({
                ...old,
                arrived: old.arrived + line.arrived,
                defective: old.defective + line.defective,
              })),
            state.lines,
          ),
        }
      }
      case 'supplyClosed':
        return { ...state, state: 'closed', closedReason: event.payload.reason }
      default:
        return state
    }
  },
})

function fresh(id: string, atMs: number): Supply {
  return {
    id,
    revision: 0,
    number: '',
    deliveryNumber: '',
    source: 'headquarters',
    sourceName: '',
    fromOutlet: '',
    carrier: '',
    waybill: '',
    expectedDay: '',
    state: 'ordered',
    lines: [],
    unknown: [],
    note: '',
    orderedAtMs: atMs,
    receivedAtMs: 0,
    closedReason: '',
  }
}

function none({ partNumber, name }: { readonly partNumber: string; readonly name: string }): SupplyLine {
  return { partNumber, name, ordered: 0, announced: 0, arrived: 0, defective: 0, serials: [] }
}

function withLine(
  lines: readonly SupplyLine[],
  line: { readonly partNumber: string; readonly name: string },
  change: (old: SupplyLine) => SupplyLine,
): readonly SupplyLine[] {
  const known = lines.find((old) => old.partNumber === line.partNumber)
  if (!known) return [...lines, change(none(line))]
  return lines.map((old) => (old === known ? change(old) : old))
}

/** What should be in the box: the delivery note where there is one, else the order. */
export function dueOf(supply: Pick<Supply, 'deliveryNumber'>, line: SupplyLine): number {
  return supply.deliveryNumber === '' ? line.ordered : line.announced
}

/** What is still to come. Pieces that were ordered and not announced stay owed until the lot is complete. */
export function openPieces(line: SupplyLine): number {
  return Math.max(0, Math.max(line.ordered, line.announced) - line.arrived)
}

export type DifferenceKind = 'short' | 'over' | 'wrong' | 'defective' | 'unknown'

export interface SupplyDifference {
  readonly kind: DifferenceKind
  readonly partNumber: string
  readonly name: string
  readonly quantity: number
}

export function differencesOf(supply: Supply): readonly SupplyDifference[] {
  if (supply.receivedAtMs === 0) return []
  const found = supply.lines.flatMap((line) => {
    const due = dueOf(supply, line)
    const { partNumber, name } = line
    const about = (kind: DifferenceKind, quantity: number): SupplyDifference[] =>
      quantity > 0 ? [{ kind, partNumber, name, quantity }] : []
    return [
      ...(due === 0 ? about('wrong', line.arrived) : about('over', line.arrived - due)),
      ...(supply.state === 'received' ? about('short', due - line.arrived) : []),
      ...about('defective', line.defective),
    ]
  })
  return [
    ...found,
    ...supply.unknown.map(({ code, quantity }) => ({
      kind: 'unknown' as const,
      partNumber: code,
      name: '',
      quantity,
    })),
  ]
}

/** What the sender is told when this receipt ends it. */
export function answerOf(
  supply: Supply,
  received: readonly { readonly partNumber: string; readonly arrived: number; readonly defective: number }[],
): ShipmentAnswer {
  const lines = new Map(
    supply.lines.map(({ partNumber, announced, arrived, defective }) => [
      partNumber,
      { partNumber, sent: announced, arrived, defective },
    ]),
  )
  for (const { partNumber, arrived, defective } of received) {
    const before = lines.get(partNumber) ?? { partNumber, sent: 0, arrived: 0, defective: 0 }
    lines.set(partNumber, {
      ...before,
      arrived: before.arrived + arrived,
      defective: before.defective + defective,
    })
  }
  return { shipmentId: supply.id, lines: [...lines.values()] }
}

export interface SupplyRow {
  readonly id: string
  readonly revision: number
  readonly number: string
  readonly deliveryNumber: string
  readonly source: Supply['source']
  readonly sourceName: string
  readonly state: SupplyState
  readonly open: 0 | 1
  readonly kinds: number
  readonly pieces: number
  readonly arrived: number
  readonly differences: number
  readonly expectedDay: string
  readonly waybill: string
  readonly orderedAtMs: number
  readonly receivedAtMs: number
}

export function supplyRow(supply: Supply | undefined): SupplyRow | undefined {
  if (!supply) return undefined
  const { id, revision, number, deliveryNumber, source, sourceName, state, expectedDay, waybill } = supply
  const { orderedAtMs, receivedAtMs } = supply
  const total = (each: (line: SupplyLine) => number) =>
    supply.lines.reduce((sum, line) => sum + each(line), 0)
  return {
    id,
    revision,
    number,
    deliveryNumber,
    source,
    sourceName,
    state,
    open: state === 'received' || state === 'closed' ? 0 : 1,
    kinds: supply.lines.length,
    pieces: total((line) => Math.max(line.ordered, line.announced)),
    arrived: total((line) => line.arrived),
    differences: differencesOf(supply).length,
    expectedDay,
    waybill,
    orderedAtMs,
    receivedAtMs,
  }
}

/** Parts that leave for another outlet, headquarters or a vendor: in transit until somebody there has them, or back. */

import { z } from 'zod'
import { defineAggregate, splitStream } from '../events/aggregate'

const text = (most: number) => z.string().max(most)
const count = z.int().nonnegative().max(100_000)
export const transferTargets = ['outlet', 'headquarters', 'vendor'] as const

export const transferEvents = {
  transferSent: z.strictObject({
    number: text(60),
    toKind: z.enum(transferTargets),
    to: text(120).min(1),
    from: z.enum(['good', 'defective']),
    lines: z
      .array(
        z.strictObject({
          partNumber: text(60).min(1),
          name: text(200),
          quantity: z.int().min(1).max(100_000),
          serials: z.array(text(60)).max(1000).default([]),
        }),
      )
      .min(1)
      .max(100),
    carrier: text(80).default(''),
    waybill: text(80).default(''),
    reason: text(200).min(1),
    /** The outlet's code, where headquarters is to tell it of the parcel. */
    toOutlet: text(16).default(''),
    /** For the delivery note. */
    address: text(200).default(''),
    person: text(60).default(''),
    phone: text(40).default(''),
  }),
  transferArrived: z.strictObject({
    confirmedBy: text(120).min(1),
    note: text(400).default(''),
    /** What they counted there; empty: somebody only said that it has come. */
    received: z
      .array(z.strictObject({ partNumber: text(60).min(1), arrived: count, defective: count }))
      .max(400)
      .default([]),
  }),
  transferCameBack: z.strictObject({
    to: z.enum(['good', 'defective']),
    reason: text(200).min(1),
    /** The outlet that waits for it in vain. */
    toOutlet: text(16).default(''),
  }),
} as const

export interface Transfer extends Omit<z.output<typeof transferEvents.transferSent>, never> {
  readonly id: string
  readonly revision: number
  readonly state: 'underway' | 'arrived' | 'back'
  readonly sentAtMs: number
  readonly endedAtMs: number
  readonly confirmedBy: string
  readonly note: string
  readonly received: z.output<typeof transferEvents.transferArrived>['received']
}

export const transferAggregate = defineAggregate<Transfer | undefined, typeof transferEvents>({
  kind: 'transfer',
  events: transferEvents,
  initial: undefined,
  evolve: (before, event) => {
    const { meta } = event
    if (event.type === 'transferSent') {
      return (
        before ?? {
          ...event.payload,
          id: splitStream(meta.stream).id,
          revision: meta.revision,
          state: 'underway',
          sentAtMs: meta.recordedAtMs,
          endedAtMs: 0,
          confirmedBy: '',
          note: '',
          received: [],
        }
      )
    }
    if (!before) return undefined
    const state = { ...before, revision: meta.revision, endedAtMs: meta.recordedAtMs }
    switch (event.type) {
      case 'transferArrived':
        return { ...state, state: 'arrived', ...event.payload }
      case 'transferCameBack':
        return { ...state, state: 'back', note: event.payload.reason }
      default:
        return before
    }
  },
})

export interface TransferDifference {
  readonly kind: 'short' | 'over' | 'wrong' | 'defective'
  readonly partNumber: string
  readonly name: string
  readonly quantity: number
}

/** What they did not find as it was sent. Nothing before they have counted. */
export function transferDifferences({ lines, received }: Transfer): readonly TransferDifference[] {
  if (received.length === 0) return []
  const about = (
    kind: TransferDifference['kind'],
    partNumber: string,
    quantity: number,
  ): readonly TransferDifference[] => {
    const name = lines.find((line) => line.partNumber === partNumber)?.name ?? ''
    return quantity > 0 ? [{ kind, partNumber, name, quantity }] : []
  }
  const arrivedOf = (partNumber: string) =>
    received.find((line) => line.partNumber === partNumber)?.arrived ?? 0
  return [
    ...lines.flatMap(({ partNumber, quantity }) => [
      ...about('short', partNumber, quantity - arrivedOf(partNumber)),
      ...about('over', partNumber, arrivedOf(partNumber) - quantity),
    ]),
    ...received.flatMap(({ partNumber, arrived, defective }) => [
      ...(lines.some((line) => line.partNumber === partNumber) ? [] : about('wrong', partNumber, arrived)),
      ...about('defective', partNumber, defective),
    ]),
  ]
}

const linesNamed = 12

export interface TransferRow {
  readonly id: string
  readonly revision: number
  readonly number: string
  readonly toKind: Transfer['toKind']
  readonly to: string
  readonly from: Transfer['from']
  readonly state: Transfer['state']
  readonly open: 0 | 1
  readonly kinds: number
  readonly pieces: number
  readonly parts: string
  /** The first of its lines: a list names them in the language that is read. */
  readonly firstLines: readonly Pick<Transfer['lines'][number], 'partNumber' | 'name' | 'quantity'>[]
  readonly waybill: string
  readonly reason: string
  readonly sentAtMs: number
  readonly endedAtMs: number
  readonly confirmedBy: string
  readonly toOutlet: string
  readonly differences: number
}

export function transferRow(transfer: Transfer | undefined): TransferRow | undefined {
  if (!transfer) return undefined
  const {
    lines,
    carrier: _carrier,
    note: _note,
    received: _received,
    address: _address,
    person: _person,
    phone: _phone,
    ...kept
  } = transfer
  return {
    ...kept,
    differences: transferDifferences(transfer).length,
    open: transfer.state === 'underway' ? 1 : 0,
    kinds: lines.length,
    pieces: lines.reduce((sum, line) => sum + line.quantity, 0),
    parts: lines
      .map((line) => `${line.name} ×${line.quantity}`)
      .join('、')
      .slice(0, 200),
    firstLines: lines
      .slice(0, linesNamed)
      .map(({ partNumber, name, quantity }) => ({ partNumber, name, quantity })),
  }
}

/** Parts that leave for another outlet, headquarters or a vendor: in transit until somebody there has them, or back. */

import { z } from 'zod'
import { defineAggregate, splitStream } from '../events/aggregate'

const text = (most: number) => z.string().max(most)
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
  }),
  transferArrived: z.strictObject({ confirmedBy: text(120).min(1), note: text(400).default('') }),
  transferCameBack: z.strictObject({ to: z.enum(['good', 'defective']), reason: text(200).min(1) }),
} as const

export interface Transfer extends Omit<z.output<typeof transferEvents.transferSent>, never> {
  readonly id: string
  readonly revision: number
  readonly state: 'underway' | 'arrived' | 'back'
  readonly sentAtMs: number
  readonly endedAtMs: number
  readonly confirmedBy: string
  readonly note: string
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
  readonly waybill: string
  readonly reason: string
  readonly sentAtMs: number
  readonly endedAtMs: number
  readonly confirmedBy: string
}

export function transferRow(transfer: Transfer | undefined): TransferRow | undefined {
  if (!transfer) return undefined
  const { lines, carrier: _carrier, note: _note, ...kept } = transfer
  return {
    ...kept,
    open: transfer.state === 'underway' ? 1 : 0,
    kinds: lines.length,
    pieces: lines.reduce((sum, line) => sum + line.quantity, 0),
    parts: lines
      .map((line) => `${line.name} ×${line.quantity}`)
      .join('、')
      .slice(0, 200),
  }
}

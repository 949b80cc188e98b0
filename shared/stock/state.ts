/**
 * The stock of one part at this outlet. Each state is a place that pieces lie in, each movement a fact with a
 * reason, and `available = on hand − reserved − hold`. Pieces that are defective, in transit or scrapped are
 * counted in places of their own and never look sellable.
 */

import { z } from 'zod'
import { defineAggregate, splitStream } from '../events/aggregate'

const text = (most: number) => z.string().max(most)
const quantity = z.int().min(1).max(100_000)

export const stockEvents = {
  stockReceived: z.strictObject({
    quantity,
    bin: text(40),
    reason: text(200),
    reference: text(80).default(''),
  }),
  stockReserved: z.strictObject({ reservationId: text(120), ticketId: text(120), quantity }),
  reservationReleased: z.strictObject({ reservationId: text(120), reason: text(200) }),
  stockIssued: z.strictObject({
    usageId: text(120),
    ticketId: text(120),
    quantity,
    reservationId: text(120).optional(),
    serial: text(60).default(''),
  }),
  stockReturned: z.strictObject({
    usageId: text(120),
    ticketId: text(120),
    quantity,
    to: z.enum(['good', 'defective']),
    reason: text(200),
  }),
  /** Somebody asked for pieces that were not there: the stock-out rate counts these. */
  stockMissed: z.strictObject({ ticketId: text(120), quantity }),
  /** A count or a correction; may be negative. */
  stockAdjusted: z.strictObject({ difference: z.int(), reason: text(200).min(1) }),
  stockScrapped: z.strictObject({ quantity, from: z.enum(['good', 'defective']), reason: text(200).min(1) }),
  stockHeld: z.strictObject({ quantity, reason: text(200).min(1) }),
  holdReleased: z.strictObject({ quantity, reason: text(200).min(1) }),
  binChanged: z.strictObject({ bin: text(40) }),
} as const

export interface Stock {
  readonly partNumber: string
  readonly revision: number
  /** Good pieces in the bin, the reserved and held ones among them. */
  readonly onHand: number
  readonly hold: number
  readonly defective: number
  readonly scrapped: number
  readonly bin: string
  readonly reservations: Readonly<Record<string, { readonly ticketId: string; readonly quantity: number }>>
  readonly issued: Readonly<Record<string, { readonly ticketId: string; readonly quantity: number }>>
  readonly requests: number
  readonly missed: number
}

const empty: Stock = {
  partNumber: '',
  revision: 0,
  onHand: 0,
  hold: 0,
  defective: 0,
  scrapped: 0,
  bin: '',
  reservations: {},
  issued: {},
  requests: 0,
  missed: 0,
}

export const stockAggregate = defineAggregate<Stock, typeof stockEvents>({
  kind: 'stock',
  events: stockEvents,
  initial: empty,
  evolve: (previous, event) => {
    const { meta } = event
    const state: Stock = { ...previous, partNumber: splitStream(meta.stream).id, revision: meta.revision }
    switch (event.type) {
      case 'stockReceived':
        return {
          ...state,
          onHand: state.onHand + event.payload.quantity,
          bin: event.payload.bin || state.bin,
        }
      case 'stockReserved': {
        const { reservationId, ticketId, quantity: pieces } = event.payload
        const reservations = { ...state.reservations, [reservationId]: { ticketId, quantity: pieces } }
        return { ...state, reservations, requests: state.requests + 1 }
      }
      case 'reservationReleased':
        return { ...state, reservations: without(state.reservations, event.payload.reservationId) }
      case 'stockIssued': {
        const { usageId, ticketId, quantity: pieces, reservationId } = event.payload
        return {
          ...state,
          onHand: state.onHand - pieces,
          reservations: reservationId ? without(state.reservations, reservationId) : state.reservations,
          issued: { ...state.issued, [usageId]: { ticketId, quantity: pieces } },
          requests: reservationId ? state.requests : state.requests + 1,
        }
      }
      case 'stockReturned': {
        const good = event.payload.to === 'good'
        return {
          ...state,
          onHand: state.onHand + (good ? event.payload.quantity : 0),
          defective: state.defective + (good ? 0 : event.payload.quantity),
          issued: without(state.issued, event.payload.usageId),
        }
      }
      case 'stockMissed':
        return { ...state, requests: state.requests + 1, missed: state.missed + 1 }
      case 'stockAdjusted':
        return { ...state, onHand: state.onHand + event.payload.difference }
      case 'stockScrapped': {
        const { from, quantity: pieces } = event.payload
        return {
          ...state,
          onHand: state.onHand - (from === 'good' ? pieces : 0),
          defective: state.defective - (from === 'defective' ? pieces : 0),
          scrapped: state.scrapped + pieces,
        }
      }
      case 'stockHeld':
        return { ...state, hold: state.hold + event.payload.quantity }
      case 'holdReleased':
        return { ...state, hold: state.hold - event.payload.quantity }
      case 'binChanged':
        return { ...state, bin: event.payload.bin }
      default:
        return state
    }
  },
})

export function reservedOf(stock: Stock): number {
  return Object.values(stock.reservations).reduce((sum, reservation) => sum + reservation.quantity, 0)
}

export function availableOf(stock: Stock): number {
  return stock.onHand - reservedOf(stock) - stock.hold
}

export interface StockRow {
  readonly id: string
  readonly revision: number
  readonly onHand: number
  readonly reserved: number
  readonly hold: number
  readonly available: number
  readonly defective: number
  readonly scrapped: number
  readonly bin: string
  readonly requests: number
  readonly missed: number
}

export function stockRow(stock: Stock): StockRow {
  return {
    id: stock.partNumber,
    revision: stock.revision,
    onHand: stock.onHand,
    reserved: reservedOf(stock),
    hold: stock.hold,
    available: availableOf(stock),
    defective: stock.defective,
    scrapped: stock.scrapped,
    bin: stock.bin,
    requests: stock.requests,
    missed: stock.missed,
  }
}

function without<Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))
}

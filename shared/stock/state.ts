/**
 * The stock of one part at this outlet. Each state is a place that pieces lie in, each movement a fact with a
 * reason, and `available = on hand − reserved − hold`. Pieces that are defective, in transit or scrapped are
 * counted in places of their own and never look sellable.
 */

import { defineAggregate, type EventOf, splitStream } from '../events/aggregate'
import { stockEvents } from './events'
import { type SerialPlace, serialsAfter } from './serials'

export { stockEvents }
export type StockEvent = EventOf<typeof stockEvents>

export interface Reservation {
  readonly ticketId: string
  readonly quantity: number
  readonly untilDiagnosis: boolean
}

export interface Underway {
  readonly quantity: number
  readonly from: 'good' | 'defective'
  readonly to: string
  readonly serials: readonly string[]
}

export interface Stock {
  readonly partNumber: string
  readonly revision: number
  /** Good pieces in the bin, the reserved and held ones among them. */
  readonly onHand: number
  readonly hold: number
  readonly defective: number
  readonly scrapped: number
  readonly bin: string
  readonly reservations: Readonly<Record<string, Reservation>>
  readonly issued: Readonly<
    Record<string, { readonly ticketId: string; readonly quantity: number; readonly serial: string }>
  >
  /** Sent off by us and not confirmed yet, by transfer. */
  readonly underway: Readonly<Record<string, Underway>>
  /** To come to us, by delivery. */
  readonly expected: Readonly<Record<string, { readonly quantity: number; readonly expectedDay: string }>>
  /** Where each piece with a serial number is; it is in one place only. */
  readonly serials: Readonly<Record<string, SerialPlace>>
  /** Pieces used by business day, what came back good taken off again: what a reorder is worked out from. */
  readonly uses: Readonly<Record<string, number>>
  readonly movedAtMs: number
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
  underway: {},
  expected: {},
  serials: {},
  uses: {},
  movedAtMs: 0,
  requests: 0,
  missed: 0,
}

export const stockAggregate = defineAggregate<Stock, typeof stockEvents>({
  kind: 'stock',
  events: stockEvents,
  initial: empty,
  evolve: (previous, event) => {
    const { meta } = event
    return apply(
      {
        ...previous,
        partNumber: splitStream(meta.stream).id,
        revision: meta.revision,
        movedAtMs: meta.recordedAtMs,
        serials: serialsAfter(previous, event),
      },
      event,
    )
  },
})

function apply(state: Stock, event: StockEvent): Stock {
  switch (event.type) {
    case 'stockReceived':
      return { ...state, onHand: state.onHand + event.payload.quantity, bin: event.payload.bin || state.bin }
    case 'stockReserved': {
      const { reservationId, ...reservation } = event.payload
      const reservations = { ...state.reservations, [reservationId]: reservation }
      return { ...state, reservations, requests: state.requests + 1 }
    }
    case 'reservationReleased':
      return { ...state, reservations: without(state.reservations, event.payload.reservationId) }
    case 'stockIssued': {
      const { usageId, ticketId, quantity, reservationId, serial } = event.payload
      return {
        ...state,
        onHand: state.onHand - quantity,
        reservations: reservationId ? without(state.reservations, reservationId) : state.reservations,
        issued: { ...state.issued, [usageId]: { ticketId, quantity, serial } },
        requests: reservationId ? state.requests : state.requests + 1,
        uses: used(state.uses, event.meta.businessDay, quantity),
      }
    }
    case 'stockReturned': {
      const good = event.payload.to === 'good'
      return {
        ...moved(state, event.payload.to, event.payload.quantity),
        issued: without(state.issued, event.payload.usageId),
        uses: good ? used(state.uses, event.meta.businessDay, -event.payload.quantity) : state.uses,
      }
    }
    case 'stockMissed':
      return { ...state, requests: state.requests + 1, missed: state.missed + 1 }
    case 'stockAdjusted':
      return { ...state, onHand: state.onHand + event.payload.difference }
    case 'stockScrapped': {
      const { from, quantity } = event.payload
      return { ...moved(state, from, -quantity), scrapped: state.scrapped + quantity }
    }
    case 'stockHeld':
      return { ...state, hold: state.hold + event.payload.quantity }
    case 'holdReleased':
      return { ...state, hold: state.hold - event.payload.quantity }
    case 'binChanged':
      return { ...state, bin: event.payload.bin }
    case 'stockFoundDefective':
      return moved(moved(state, 'good', -event.payload.quantity), 'defective', event.payload.quantity)
    case 'stockExpected': {
      const { supplyId, quantity, expectedDay } = event.payload
      const others = without(state.expected, supplyId)
      return {
        ...state,
        expected: quantity === 0 ? others : { ...others, [supplyId]: { quantity, expectedDay } },
      }
    }
    case 'stockSentOut': {
      const { transferId, quantity, from, to, serials } = event.payload
      const sent: Underway = { quantity, from, to, serials }
      return { ...moved(state, from, -quantity), underway: { ...state.underway, [transferId]: sent } }
    }
    case 'stockArrivedThere':
      return { ...state, underway: without(state.underway, event.payload.transferId) }
    case 'stockCameBack': {
      const back = state.underway[event.payload.transferId]
      if (!back) return state
      const underway = without(state.underway, event.payload.transferId)
      return { ...moved(state, event.payload.to, back.quantity), underway }
    }
    default:
      return state
  }
}

function moved(state: Stock, place: 'good' | 'defective', pieces: number): Stock {
  return place === 'good'
    ? { ...state, onHand: state.onHand + pieces }
    : { ...state, defective: state.defective + pieces }
}

function used(uses: Stock['uses'], day: string, pieces: number): Stock['uses'] {
  return { ...uses, [day]: (uses[day] ?? 0) + pieces }
}

const sum = (values: readonly { readonly quantity: number }[]): number =>
  values.reduce((total, { quantity }) => total + quantity, 0)

export function reservedOf(stock: Stock): number {
  return sum(Object.values(stock.reservations))
}

export function availableOf(stock: Stock): number {
  return stock.onHand - reservedOf(stock) - stock.hold
}

export function inTransitOf(stock: Stock): number {
  return sum(Object.values(stock.underway))
}

export function onOrderOf(stock: Stock): number {
  return sum(Object.values(stock.expected))
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
  /** Sent off and not there yet. */
  readonly inTransit: number
  readonly onOrder: number
  /** When the next pieces should come; empty: nobody knows. */
  readonly expectedDay: string
  readonly bin: string
  readonly requests: number
  readonly missed: number
  readonly uses: Readonly<Record<string, number>>
  /** Serial numbers that lie here. */
  readonly serials: readonly string[]
  /** For the index: has it any. */
  readonly hasSerials: 0 | 1
  readonly movedAtMs: number
}

export function stockRow(stock: Stock): StockRow {
  const days = Object.values(stock.expected)
    .map(({ expectedDay }) => expectedDay)
    .filter((day) => day !== '')
  const serials = Object.entries(stock.serials)
    .filter(([, place]) => place === 'good' || place === 'hold' || place === 'defective')
    .map(([serial]) => serial)
  return {
    id: stock.partNumber,
    revision: stock.revision,
    onHand: stock.onHand,
    reserved: reservedOf(stock),
    hold: stock.hold,
    available: availableOf(stock),
    defective: stock.defective,
    scrapped: stock.scrapped,
    inTransit: inTransitOf(stock),
    onOrder: onOrderOf(stock),
    expectedDay: days.sort()[0] ?? '',
    bin: stock.bin,
    requests: stock.requests,
    missed: stock.missed,
    uses: stock.uses,
    serials,
    hasSerials: serials.length > 0 ? 1 : 0,
    movedAtMs: stock.movedAtMs,
  }
}

function without<Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))
}

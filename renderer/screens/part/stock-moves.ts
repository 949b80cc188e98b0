/**
 * The movements of a part's stock as a person reads them: what each did to every figure, and what the figure was
 * afterwards. Whatever figure is asked for, its movements add up to it. Pure.
 */

import type { HistoryLine } from '../../../shared/questions/lookups'
import type { StockRow } from '../../../shared/stock/state'

export const figures = [
  'onHand',
  'reserved',
  'hold',
  'available',
  'defective',
  'inTransit',
  'onOrder',
  'scrapped',
  'missed',
] as const
export type StockFigure = (typeof figures)[number]
export type FigureChange = Readonly<Record<StockFigure, number>>

export interface StockMove {
  readonly line: HistoryLine
  readonly change: FigureChange
  readonly after: FigureChange
  readonly quantity: number
  readonly reason: string
  readonly reference: string
  readonly ticketId: string
  readonly bin: string
}

const none: FigureChange = {
  onHand: 0,
  reserved: 0,
  hold: 0,
  available: 0,
  defective: 0,
  inTransit: 0,
  onOrder: 0,
  scrapped: 0,
  missed: 0,
}

/** Newest first. The balances are counted back from what stands now, so that a cut-off history still fits it. */
export function stockMoves(lines: readonly HistoryLine[], now: StockRow): readonly StockMove[] {
  const reservedBy = new Map<string, number>()
  const ticketOf = new Map<string, string>()
  const sent = new Map<string, number>()
  const expected = new Map<string, number>()
  const oldestFirst = [...lines].sort((a, b) => a.revision - b.revision)
  const changes = oldestFirst.map((line) => {
    const read = reader(line.payload)
    const reservationId = read.text('reservationId')
    if (line.type === 'stockReserved') {
      reservedBy.set(reservationId, read.number('quantity'))
      ticketOf.set(reservationId, read.text('ticketId'))
    }
    const quantity =
      line.type === 'reservationReleased'
        ? (reservedBy.get(reservationId) ?? 0)
        : line.type === 'stockAdjusted'
          ? read.number('difference')
          : read.number('quantity')
    const transferId = read.text('transferId')
    if (line.type === 'stockSentOut') sent.set(transferId, quantity)
    const supplyId = read.text('supplyId')
    const awaited = expected.get(supplyId) ?? 0
    if (line.type === 'stockExpected') expected.set(supplyId, quantity)
    const ticketId = read.text('ticketId') || (ticketOf.get(reservationId) ?? '')
    return {
      line,
      quantity,
      ticketId,
      change: changeOf(line.type, quantity, read, {
        reserved: reservedBy.get(reservationId) ?? 0,
        awaited,
        sent: sent.get(transferId) ?? 0,
      }),
      reason: read.text('reason') || read.text('to'),
      reference: read.text('reference'),
      bin: read.text('bin'),
    }
  })
  let after: FigureChange = {
    onHand: now.onHand,
    reserved: now.reserved,
    hold: now.hold,
    available: now.available,
    defective: now.defective,
    inTransit: now.inTransit,
    onOrder: now.onOrder,
    scrapped: now.scrapped,
    missed: now.missed,
  }
  return changes.reverse().map((move) => {
    const here = after
    after = combine(after, move.change, -1)
    return { ...move, after: here }
  })
}

/** Those that made this figure what it is. */
export function movesOf(moves: readonly StockMove[], figure: StockFigure): readonly StockMove[] {
  return moves.filter(({ change }) => change[figure] !== 0)
}

/** What earlier movements say that this one only names. */
interface Earlier {
  readonly reserved: number
  readonly awaited: number
  readonly sent: number
}

function changeOf(type: string, quantity: number, read: Reader, earlier: Earlier): FigureChange {
  const place = (key: 'from' | 'to') => (read.text(key) === 'defective' ? 'defective' : 'onHand')
  switch (type) {
    case 'stockReceived':
    case 'stockAdjusted':
      return figuresOf({ onHand: quantity })
    case 'stockReserved':
      return figuresOf({ reserved: quantity })
    case 'reservationReleased':
      return figuresOf({ reserved: -quantity })
    case 'stockIssued':
      return figuresOf({ onHand: -quantity, reserved: -earlier.reserved })
    case 'stockReturned':
      return figuresOf(read.text('to') === 'good' ? { onHand: quantity } : { defective: quantity })
    case 'stockScrapped':
      return figuresOf({
        ...(read.text('from') === 'good' ? { onHand: -quantity } : { defective: -quantity }),
        scrapped: quantity,
      })
    case 'stockHeld':
      return figuresOf({ hold: quantity })
    case 'holdReleased':
      return figuresOf({ hold: -quantity })
    case 'stockFoundDefective':
      return figuresOf({ onHand: -quantity, defective: quantity })
    case 'stockSentOut':
      return figuresOf({ [place('from')]: -quantity, inTransit: quantity })
    case 'stockArrivedThere':
      return figuresOf({ inTransit: -earlier.sent })
    case 'stockCameBack':
      return figuresOf({ [place('to')]: earlier.sent, inTransit: -earlier.sent })
    case 'stockExpected':
      return figuresOf({ onOrder: quantity - earlier.awaited })
    case 'stockMissed':
      return figuresOf({ missed: 1 })
    default:
      return none
  }
}

function figuresOf(change: Partial<FigureChange>): FigureChange {
  const all = { ...none, ...change }
  return { ...all, available: all.onHand - all.reserved - all.hold }
}

function combine(a: FigureChange, b: FigureChange, sign: 1 | -1): FigureChange {
  const sum = (figure: StockFigure) => a[figure] + sign * b[figure]
  return {
    onHand: sum('onHand'),
    reserved: sum('reserved'),
    hold: sum('hold'),
    available: sum('available'),
    defective: sum('defective'),
    inTransit: sum('inTransit'),
    onOrder: sum('onOrder'),
    scrapped: sum('scrapped'),
    missed: sum('missed'),
  }
}

interface Reader {
  readonly text: (key: string) => string
  readonly number: (key: string) => number
}

function reader(payload: Readonly<Record<string, unknown>>): Reader {
  return {
    text: (key) => (typeof payload[key] === 'string' ? payload[key] : ''),
    number: (key) => (typeof payload[key] === 'number' ? payload[key] : 0),
  }
}

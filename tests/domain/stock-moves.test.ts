/** Every stock figure is the sum of the movements it shows. */

import { describe, expect, it } from 'vitest'
import { figures, movesOf, stockMoves } from '../../renderer/screens/part/stock-moves'
import type { EventOf } from '../../shared/events/aggregate'
import type { HistoryLine } from '../../shared/questions/lookups'
import { stockAggregate, type stockEvents, stockRow } from '../../shared/stock/state'

type Event = EventOf<typeof stockEvents>
type Bare = {
  [Type in Event['type']]: { type: Type; payload: Extract<Event, { type: Type }>['payload'] }
}[Event['type']]

const story: readonly Bare[] = [
  {
    type: 'stockReceived',
    payload: { quantity: 10, bin: 'B-04', reason: 'delivery', reference: '', serials: [] },
  },
  {
    type: 'stockReserved',
    payload: { reservationId: 'r1', ticketId: 't1', quantity: 2, untilDiagnosis: false },
  },
  {
    type: 'stockReserved',
    payload: { reservationId: 'r2', ticketId: 't2', quantity: 1, untilDiagnosis: false },
  },
  {
    type: 'stockIssued',
    payload: { usageId: 'u1', ticketId: 't1', quantity: 2, reservationId: 'r1', serial: '' },
  },
  { type: 'reservationReleased', payload: { reservationId: 'r2', reason: 'released' } },
  { type: 'stockHeld', payload: { quantity: 3, reason: 'check', serials: [] } },
  { type: 'holdReleased', payload: { quantity: 1, reason: 'good', serials: [] } },
  {
    type: 'stockReturned',
    payload: { usageId: 'u1', ticketId: 't1', quantity: 2, to: 'defective', reason: 'dead' },
  },
  { type: 'stockScrapped', payload: { quantity: 1, from: 'defective', reason: 'dead', serials: [] } },
  { type: 'stockIssued', payload: { usageId: 'u2', ticketId: 't3', quantity: 1, serial: '' } },
  { type: 'stockMissed', payload: { ticketId: 't4', quantity: 1 } },
  {
    type: 'stockAdjusted',
    payload: { difference: -1, reason: 'count', stocktakeId: '', serialsFound: [], serialsMissing: [] },
  },
  {
    type: 'stockExpected',
    payload: { supplyId: 's1', quantity: 6, expectedDay: '2026-07-01', reference: 'O-1' },
  },
  { type: 'stockFoundDefective', payload: { quantity: 1, reason: 'bad', serials: [] } },
  {
    type: 'stockSentOut',
    payload: {
      transferId: 'x1',
      quantity: 1,
      from: 'good',
      to: 'SZ02',
      reason: 'short there',
      reference: 'D-1',
      serials: [],
    },
  },
  {
    type: 'stockSentOut',
    payload: {
      transferId: 'x2',
      quantity: 2,
      from: 'defective',
      to: 'HQ',
      reason: 'dead',
      reference: 'D-2',
      serials: [],
    },
  },
  { type: 'stockCameBack', payload: { transferId: 'x1', to: 'good', reason: 'nobody there' } },
  { type: 'stockArrivedThere', payload: { transferId: 'x2', reason: 'Mr Li' } },
  {
    type: 'stockExpected',
    payload: { supplyId: 's1', quantity: 2, expectedDay: '2026-07-01', reference: 'O-1' },
  },
  { type: 'binChanged', payload: { bin: 'B-05' } },
]

const lines: readonly HistoryLine[] = story.map(({ type, payload }, index) => ({
  factId: `f${index}`,
  type,
  atMs: index,
  actor: 'li',
  actorName: 'Li',
  station: 'A',
  revision: index + 1,
  payload,
}))

function stockAfter(count: number) {
  const stock = story.slice(0, count).reduce(
    (state, event, index) =>
      stockAggregate.evolve(state, {
        ...event,
        meta: { stream: 'stock/CB-SCR-0000001', revision: index + 1 },
      } as never),
    stockAggregate.initial,
  )
  return stockRow(stock)
}

describe('the movements of a part', () => {
  const now = stockAfter(story.length)
  const moves = stockMoves(lines, now)

  it('stand newest first, each with what was left after it', () => {
    expect(moves).toHaveLength(story.length)
    for (const move of moves) {
      const then = stockAfter(move.line.revision)
      for (const figure of figures)
        expect(move.after[figure], `${figure} after ${move.line.type}`).toBe(then[figure])
    }
  })

  it('add up to every figure', () => {
    for (const figure of figures) {
      const sum = movesOf(moves, figure).reduce((total, move) => total + move.change[figure], 0)
      expect(sum, figure).toBe(now[figure])
    }
  })

  it('keep free at on hand less reserved less held', () => {
    for (const { after } of moves) expect(after.available).toBe(after.onHand - after.reserved - after.hold)
  })

  it('name the ticket that a released reservation was for', () => {
    expect(moves.find(({ line }) => line.type === 'reservationReleased')).toMatchObject({
      ticketId: 't2',
      quantity: 1,
    })
  })

  it('still end at what stands now when the beginning is cut off', () => {
    const newest = stockMoves(lines.slice(5), now)
    expect(newest[0]?.after.onHand).toBe(now.onHand)
  })

  it('do not depend on the order in which they come', () => {
    expect(stockMoves([...lines].reverse(), now)).toEqual(moves)
  })
})

/** A device that goes back for its price: what the rules give, what needs a manager, and the money out of the till. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDays, type CalendarDay } from '../../shared/calendar/calendar-day'
import { billOf } from '../../shared/ticket/bill'
import { type Ticket, ticketAggregate } from '../../shared/ticket/state'
import { expectedByTender, type Shift, shiftAggregate } from '../../shared/till/state'
import { quickFolder } from '../support/folders'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

const shiftId = 'shift-return-1'
const priceFen = 199_900
let test: TestWorkstation
let ticketId: string

const ticket = (): Ticket => test.workstation.states.load(ticketAggregate, ticketId).state as Ticket
const cashFen = (): number =>
  expectedByTender(test.workstation.states.load(shiftAggregate, shiftId).state as Shift).cash

/** A telephone that fails on the third day after it was bought: by the rules the customer may have the money. */
function receiveReturn(changes: { readonly invoicePriceFen?: number; readonly deposit?: number } = {}): void {
  const { deposit, ...device } = { invoicePriceFen: priceFen, ...changes }
  const input = intake({
    kind: 'return',
    proof: 'invoice',
    accessories: [],
    device: {
      ...{ serial: '490154203237518', modelName: 'X', deviceClass: 'phone', invoiceNumber: 'F-1' },
      saleDay: addDays('2026-06-15' as CalendarDay, -2),
      ...device,
    },
    offered: ['repair', 'exchange', 'return'],
    ...(deposit === undefined ? {} : { deposit: { amountFen: deposit, tender: 'wechat' as const } }),
  })
  ticketId = input.ticketId
  test.must('counter', 'receiveDevice', input)
}

const refund = (tender: 'cash' | 'wechat', amountFen: number) =>
  test.give('counter', 'takePayment', { ticketId, purpose: 'refund', tender, amountFen, print: true })
const handOver = () =>
  test.give('counter', 'handOver', { ticketId, proof: 'receipt', accessoriesReturned: [] })

beforeEach(() => {
  test = startWorkstation({ folder: quickFolder(), catalogue: true })
  test.must('counter', 'openDay', { shiftId, floatFen: 300_000 })
})
afterEach(() => test.end())

describe('the price of a returned device', () => {
  it('is what the rules give, goes out of the till as a refund, and only then the visit ends', () => {
    receiveReturn()
    expect(test.give('counter', 'agreeReturnPrice', { ticketId, amountFen: priceFen })).toMatchObject({
      kind: 'ok',
    })
    expect(ticket().returnPrice).toMatchObject({ amountFen: priceFen, computedFen: priceFen, approvedBy: '' })
    test.must('counter', 'makeReady', { ticketId, outcome: 'returned' })
    expect(handOver()).toMatchObject({ reason: 'refund-first', detail: { dueFen: priceFen } })
    expect(refund('cash', priceFen)).toMatchObject({ kind: 'ok' })
    expect(cashFen()).toBe(300_000 - priceFen)
    expect(billOf(ticket()).dueFen).toBe(0)
    expect(refund('cash', 1)).toMatchObject({ reason: 'refund-more-than-paid', detail: { paidFen: 0 } })
    expect(handOver()).toMatchObject({ kind: 'ok' })
  })

  it('may be split over tenders, and a deposit goes back by its own', () => {
    receiveReturn({ deposit: 5_000 })
    test.must('counter', 'agreeReturnPrice', { ticketId, amountFen: priceFen })
    expect(refund('cash', priceFen + 1)).toMatchObject({ reason: 'refund-more-than-paid' })
    expect(refund('cash', 100_000)).toMatchObject({ kind: 'ok' })
    expect(refund('wechat', priceFen - 100_000 + 5_001)).toMatchObject({ reason: 'refund-more-than-paid' })
    expect(refund('wechat', priceFen - 100_000 + 5_000)).toMatchObject({ kind: 'ok' })
    expect(billOf(ticket()).dueFen).toBe(0)
  })

  it('is never more than the drawer holds in cash', () => {
    receiveReturn({ invoicePriceFen: 400_000 })
    test.must('counter', 'agreeReturnPrice', { ticketId, amountFen: 400_000 })
    expect(refund('cash', 400_000)).toMatchObject({ reason: 'not-enough-cash' })
    expect(refund('wechat', 400_000)).toMatchObject({ kind: 'ok' })
  })

  it('needs a reason and a manager where it is another amount than the rules give', () => {
    receiveReturn()
    const other = { ticketId, amountFen: 150_000 }
    expect(test.give('counter', 'agreeReturnPrice', other)).toMatchObject({
      reason: 'return-price-needs-reason',
    })
    const reasoned = { ...other, reason: '客户同意折价' }
    expect(test.give('counter', 'agreeReturnPrice', reasoned)).toMatchObject({ reason: 'manager-needed' })
    expect(test.give('manager', 'agreeReturnPrice', reasoned)).toMatchObject({ kind: 'ok' })
    expect(ticket().returnPrice).toMatchObject({ amountFen: 150_000, computedFen: priceFen })
  })

  it('can not be lowered below what was paid out, and is nothing for a customer who keeps the device', () => {
    receiveReturn()
    test.must('counter', 'agreeReturnPrice', { ticketId, amountFen: priceFen })
    expect(refund('cash', priceFen)).toMatchObject({ kind: 'ok' })
    expect(
      test.give('manager', 'agreeReturnPrice', { ticketId, amountFen: 1_000, reason: '算错了' }),
    ).toMatchObject({ reason: 'return-price-paid' })
    test.must('counter', 'makeReady', { ticketId, outcome: 'declined' })
    expect(billOf(ticket()).dueFen).toBe(priceFen)
    expect(handOver()).toMatchObject({ reason: 'not-paid' })
  })

  it('is refused for a visit that is no return', () => {
    const input = intake()
    test.must('counter', 'receiveDevice', input)
    expect(
      test.give('manager', 'agreeReturnPrice', {
        ticketId: input.ticketId,
        amountFen: 1_000,
        reason: '客户要求',
      }),
    ).toMatchObject({ reason: 'not-a-return' })
  })
})

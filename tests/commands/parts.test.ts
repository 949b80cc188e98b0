/** Parts: what is on the shelf, what is promised to whom, and that no order of events makes it less than nothing. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StockRow } from '../../shared/stock/state'
import type { TicketRow } from '../../shared/ticket/row'
import { quickFolder } from '../support/folders'
import { plainPart, repairTo } from '../support/full-day'
import { sampleCatalogue, startWorkstation, type TestWorkstation } from '../support/workstation'

let test: TestWorkstation
let partNumber: string
beforeEach(() => {
  test = startWorkstation({ folder: quickFolder(), catalogue: true })
  partNumber = plainPart(test)
  test.must('technician', 'receiveStock', { partNumber, quantity: 3, bin: 'A-01', reason: '采购入库' })
})
afterEach(() => test.end())

const stock = (): StockRow => test.workstation.rows.get<StockRow>('stock', partNumber) as StockRow
const row = (ticketId: string): TicketRow =>
  test.workstation.rows.get<TicketRow>('tickets', ticketId) as TicketRow

function reserve(ticketId: string, quantity: number): string {
  const value = test.must('technician', 'reservePart', { ticketId, partNumber, quantity })
  return (value as { reservationId: string }).reservationId
}
function use(ticketId: string, quantity: number, more: object = {}) {
  return test.give('technician', 'usePart', {
    ticketId,
    partNumber,
    quantity,
    underWarranty: false,
    ...more,
  })
}

describe('stock', () => {
  it('never goes below nothing, whoever takes the last piece first', () => {
    const [first, second] = [repairTo(test, 'diagnosing'), repairTo(test, 'diagnosing')]
    reserve(first, 2)
    expect(
      test.give('technician', 'reservePart', { ticketId: second, partNumber, quantity: 2 }),
    ).toMatchObject({
      reason: 'not-enough-stock',
      detail: { available: 1, wanted: 2 },
    })
    expect(use(second, 2)).toMatchObject({ reason: 'not-enough-stock' })
    expect(use(second, 1)).toMatchObject({ kind: 'ok' })
    expect(use(second, 1)).toMatchObject({ reason: 'not-enough-stock' })
    expect(stock()).toMatchObject({ onHand: 2, reserved: 2, available: 0 })
  })

  it('keeps what is held or reserved from being scrapped, corrected away or held twice', () => {
    reserve(repairTo(test, 'diagnosing'), 1)
    test.must('technician', 'holdStock', { partNumber, quantity: 1, reason: '质量可疑' })
    const refusal = { reason: 'not-enough-stock' }
    expect(
      test.give('manager', 'scrapStock', { partNumber, quantity: 2, from: 'good', reason: '损坏' }),
    ).toMatchObject(refusal)
    expect(test.give('manager', 'adjustStock', { partNumber, difference: -2, reason: '盘点' })).toMatchObject(
      refusal,
    )
    expect(test.give('technician', 'holdStock', { partNumber, quantity: 2, reason: '可疑' })).toMatchObject(
      refusal,
    )
    expect(test.give('technician', 'releaseHold', { partNumber, quantity: 2, reason: '没事' })).toMatchObject(
      refusal,
    )
    expect(
      test.give('manager', 'scrapStock', { partNumber, quantity: 1, from: 'defective', reason: '报废' }),
    ).toMatchObject(refusal)
    expect(stock()).toMatchObject({ onHand: 3, reserved: 1, hold: 1, available: 1 })
  })

  it('cannot be received for a part that no catalogue knows', () => {
    expect(
      test.give('technician', 'receiveStock', { partNumber: 'NO-SUCH', quantity: 1, reason: '采购' }),
    ).toMatchObject({ reason: 'part-unknown' })
  })
})

describe('a reservation', () => {
  it('stands on the ticket and in the stock alike', () => {
    const ticketId = repairTo(test, 'diagnosing')
    reserve(ticketId, 2)
    expect([row(ticketId).partsReserved, stock().reserved]).toEqual([1, 2])
  })

  it('is used up by the fitting and not by another ticket, another number or another quantity', () => {
    const [ours, other] = [repairTo(test, 'diagnosing'), repairTo(test, 'diagnosing')]
    const reservationId = reserve(ours, 2)
    expect(use(other, 2, { reservationId })).toMatchObject({ reason: 'reservation-differs' })
    expect(use(ours, 1, { reservationId })).toMatchObject({ reason: 'reservation-differs' })
    expect(use(ours, 2, { reservationId: 'no-such-one' })).toMatchObject({ reason: 'reservation-unknown' })
    expect(use(ours, 2, { reservationId })).toMatchObject({ kind: 'ok' })
    expect(stock()).toMatchObject({ onHand: 1, reserved: 0, available: 1 })
    expect(row(ours)).toMatchObject({ partsReserved: 0, partsUsed: 1 })
  })

  it('is released on its own ticket only, and only once', () => {
    const [ours, other] = [repairTo(test, 'diagnosing'), repairTo(test, 'diagnosing')]
    const reservationId = reserve(ours, 1)
    const release = (ticketId: string, id = reservationId) =>
      test.give('technician', 'releasePart', { ticketId, partNumber, reservationId: id })
    expect(release(other)).toMatchObject({ reason: 'reservation-unknown' })
    expect(release(ours, 'hasOwnProperty')).toMatchObject({ reason: 'reservation-unknown' })
    expect(release(ours)).toMatchObject({ kind: 'ok' })
    expect(release(ours)).toMatchObject({ reason: 'reservation-unknown' })
    expect([row(ours).partsReserved, stock().reserved]).toEqual([0, 0])
  })

  for (const [what, end] of [
    [
      'the ticket is cancelled',
      (id: string) =>
        test.must('counter', 'cancelTicket', {
          ticketId: id,
          reason: '不修了',
          accessoriesReturned: ['charger'],
        }),
    ],
    [
      'the device is made ready',
      (id: string) => test.must('technician', 'makeReady', { ticketId: id, outcome: 'noFaultFound' }),
    ],
  ] as const) {
    it(`goes back to the shelf when ${what}`, () => {
      const ticketId = repairTo(test, 'diagnosing')
      reserve(ticketId, 1)
      reserve(ticketId, 2)
      end(ticketId)
      expect(stock()).toMatchObject({ onHand: 3, reserved: 0, available: 3 })
      expect(row(ticketId).partsReserved).toBe(0)
    })
  }
})

describe('a fitted part', () => {
  it('costs what the catalogue says, and nothing under warranty', () => {
    const price = test.workstation.catalogue.part(partNumber)?.priceFen ?? 0
    const ticketId = repairTo(test, 'diagnosing')
    use(ticketId, 2)
    use(ticketId, 1, { underWarranty: true })
    expect(row(ticketId).totalFen).toBe(price * 2)
  })

  it('that is followed by serial number needs its serial', () => {
    const serialised = sampleCatalogue().parts.find((part) => part.serialised)
    expect(serialised).toBeDefined()
    partNumber = serialised?.partNumber ?? ''
    const receive = (serials: string[]) =>
      test.give('technician', 'receiveStock', { partNumber, quantity: 1, reason: '采购入库', serials })
    expect(receive([])).toMatchObject({ reason: 'serials-missing' })
    expect(receive(['BAT-0001'])).toMatchObject({ kind: 'ok' })
    expect(receive(['BAT-0001'])).toMatchObject({ reason: 'serial-already-here' })
    const ticketId = repairTo(test, 'diagnosing')
    expect(use(ticketId, 1)).toMatchObject({ reason: 'part-serial-missing' })
    expect(use(ticketId, 1, { serial: 'BAT-0009' })).toMatchObject({ reason: 'serial-not-there' })
    expect(use(ticketId, 1, { serial: 'BAT-0001' })).toMatchObject({ kind: 'ok' })
  })

  it('comes back good to the shelf or defective beside it, once, and only from its own ticket', () => {
    const [ours, other] = [repairTo(test, 'diagnosing'), repairTo(test, 'diagnosing')]
    const used = [use(ours, 1), use(ours, 1)] as { value: { usageId: string } }[]
    const back = (ticketId: string, index: number, to: 'good' | 'defective') =>
      test.give('technician', 'returnPart', {
        ticketId,
        partNumber,
        usageId: used[index]?.value.usageId ?? '',
        to,
        reason: '装错',
      })
    expect(back(other, 0, 'good')).toMatchObject({ reason: 'usage-unknown' })
    expect(back(ours, 0, 'good')).toMatchObject({ kind: 'ok' })
    expect(back(ours, 0, 'good')).toMatchObject({ reason: 'usage-unknown' })
    expect(back(ours, 1, 'defective')).toMatchObject({ kind: 'ok' })
    expect(stock()).toMatchObject({ onHand: 2, defective: 1, available: 2 })
    expect(row(ours)).toMatchObject({ partsUsed: 0, totalFen: 0 })
  })

  it('keeps a ticket from being cancelled while it is in the device', () => {
    const ticketId = repairTo(test, 'diagnosing')
    use(ticketId, 1)
    expect(test.give('counter', 'cancelTicket', { ticketId, reason: '不修了' })).toMatchObject({
      reason: 'parts-in-device',
    })
  })
})

describe('a part that is not there', () => {
  it('makes the ticket wait, counts as missed, and goes on when it has come', () => {
    const ticketId = repairTo(test, 'diagnosing')
    test.must('technician', 'awaitPart', { ticketId, partNumber, quantity: 9 })
    expect(row(ticketId)).toMatchObject({ status: 'waitingForPart', partsAwaited: 1 })
    expect(stock().missed).toBe(1)
    const arrived = (number: string) =>
      test.give('technician', 'partArrived', { ticketId, partNumber: number })
    expect(arrived(plainPart(test, 1))).toMatchObject({ reason: 'part-not-awaited' })
    expect(arrived(partNumber)).toMatchObject({ kind: 'ok' })
    expect(row(ticketId)).toMatchObject({ status: 'repairing', partsAwaited: 0 })
  })
})

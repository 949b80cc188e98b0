/** 发票: asked for, made in the tax system and kept here with its number, never for more than was earned and paid. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readInvoiceCode } from '../../shared/ticket/invoice'
import type { TicketRow } from '../../shared/ticket/row'
import { quickFolder } from '../support/folders'
import { repairTo } from '../support/full-day'
import { startWorkstation, type TestWorkstation } from '../support/workstation'

const number = '24442000000012345678'
let test: TestWorkstation
beforeEach(() => {
  test = startWorkstation({ folder: quickFolder() })
  test.must('manager', 'openDay', { shiftId: 'shift-0001', floatFen: 100_000 })
})
afterEach(() => test.end())

const row = (ticketId: string) => test.workstation.rows.get<TicketRow>('tickets', ticketId) as TicketRow
const pay = (ticketId: string, changes: object = {}) =>
  test.must('counter', 'takePayment', {
    ...{ ticketId, purpose: 'bill', tender: 'cash', amountFen: 12_000 },
    ...changes,
  })
let invoices = 0
function issue(ticketId: string, changes: object = {}) {
  invoices += 1
  const invoice = { invoiceId: `invoice-${1000 + invoices}`, number, amountFen: 12_000, day: '2026-06-15' }
  return test.give('counter', 'issueInvoice', { ticketId, ...invoice, ...changes })
}

describe('an invoice', () => {
  it('that is wanted with the payment waits until it is made, and is then on record', () => {
    const ticketId = repairTo(test, 'ready')
    expect(row(ticketId)).toMatchObject({ invoice: 'none', invoicedFen: 0, invoiceNumbers: '' })
    pay(ticketId, { wantsInvoice: true })
    expect(row(ticketId).invoice).toBe('asked')
    expect(issue(ticketId)).toMatchObject({ kind: 'ok' })
    expect(row(ticketId)).toMatchObject({ invoice: 'issued', invoicedFen: 12_000, invoiceNumbers: number })
  })

  it('may be asked for after the device has left, and no longer be wanted', () => {
    const ticketId = repairTo(test, 'ready')
    pay(ticketId)
    test.must('counter', 'handOver', { ticketId, proof: 'receipt', accessoriesReturned: ['charger'] })
    test.must('counter', 'askInvoice', { ticketId, asked: true })
    expect(row(ticketId).invoice).toBe('asked')
    const head = test.workstation.journal.head()
    test.must('counter', 'askInvoice', { ticketId, asked: true })
    expect(test.workstation.journal.head()).toBe(head)
    test.must('counter', 'askInvoice', { ticketId, asked: false })
    expect(row(ticketId).invoice).toBe('none')
  })

  it('is for what was earned and paid, not for a deposit that is only held', () => {
    const begun = repairTo(test, 'diagnosing')
    pay(begun, { purpose: 'deposit', amountFen: 5_000 })
    expect(issue(begun, { amountFen: 5_000 })).toMatchObject({ reason: 'nothing-to-invoice' })
    const ticketId = repairTo(test, 'ready')
    pay(ticketId, { amountFen: 7_000 })
    expect(issue(ticketId, { amountFen: 7_001 })).toMatchObject({ reason: 'invoice-more-than-paid' })
    expect(issue(ticketId, { amountFen: 7_000 })).toMatchObject({ kind: 'ok' })
    pay(ticketId, { amountFen: 5_000 })
    expect(issue(ticketId, { amountFen: 5_000 })).toMatchObject({ reason: 'invoice-there-already' })
    expect(issue(ticketId, { amountFen: 5_000, number: '24442000000012345679' })).toMatchObject({
      kind: 'ok',
    })
    expect(issue(ticketId, { amountFen: 1, number: '12345678' })).toMatchObject({
      reason: 'nothing-to-invoice',
    })
  })

  it('that is for more than was kept says so until it is made void, and stays on record', () => {
    const ticketId = repairTo(test, 'ready')
    pay(ticketId)
    issue(ticketId, { invoiceId: 'invoice-0001' })
    pay(ticketId, { purpose: 'refund', amountFen: 2_000 })
    expect(row(ticketId).invoice).toBe('tooMuch')
    const make = () =>
      test.give('counter', 'voidInvoice', { ticketId, invoiceId: 'invoice-0001', reason: '退了 20 元' })
    expect(make()).toMatchObject({ kind: 'ok' })
    expect(make()).toMatchObject({ reason: 'invoice-void-already' })
    expect(row(ticketId)).toMatchObject({ invoice: 'none', invoicedFen: 0, invoiceNumbers: '' })
    // The same number again, for the right sum, was typed wrongly before.
    expect(issue(ticketId, { amountFen: 10_000 })).toMatchObject({ kind: 'ok' })
  })

  it('has a number of digits, a day that has been, and is not for technicians', () => {
    const ticketId = repairTo(test, 'ready')
    pay(ticketId)
    expect(issue(ticketId, { number: 'A-1' })).toMatchObject({ reason: 'not-understood' })
    expect(issue(ticketId, { day: '2099-01-01' })).toMatchObject({ reason: 'invoice-day-in-future' })
    expect(test.give('technician', 'askInvoice', { ticketId, asked: true })).toMatchObject({
      reason: 'not-allowed',
    })
    expect(
      test.give('counter', 'voidInvoice', { ticketId, invoiceId: 'invoice-9999', reason: '错' }),
    ).toMatchObject({ reason: 'invoice-unknown' })
  })
})

describe('the code on an invoice', () => {
  it('fills in number, sum and day; an older one says its sum without tax', () => {
    expect(readInvoiceCode(`01,32,,${number},1999.5,20261120,,9A3B`)).toEqual({
      ...{ number, amountFen: 199_950, day: '2026-11-20' },
    })
    expect(readInvoiceCode('01,04,044001234567,12345678,1769.47,20261120,98765432109876543210,')).toEqual({
      ...{ number: '04400123456712345678', day: '2026-11-20' },
    })
  })

  it('is read only when all of it is there, also from what types like a keyboard', () => {
    const whole = `01,32,,${number},1999.50,20261120,,9A3B`
    for (let signs = 0; signs < whole.length; signs += 1)
      expect(readInvoiceCode(whole.slice(0, signs))).toBeUndefined()
    expect(readInvoiceCode(whole)).toMatchObject({ number })
  })

  it('is told from everything else that is scanned', () => {
    for (const other of ['356938035643809', 'S-SZ01-AA-000123-7', 'https://e.com/a,b', '01,32,,12,1,1', '']) {
      expect(readInvoiceCode(other)).toBeUndefined()
    }
  })
})

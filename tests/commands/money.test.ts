/** Money at the counter, and the rules by which a device leaves the house. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { formatNumber } from '../../shared/numbers'
import type { PrintRow } from '../../shared/print/state'
import type { Role } from '../../shared/staff/roles'
import type { TicketRow } from '../../shared/ticket/row'
import { quickFolder } from '../support/folders'
import { repairTo } from '../support/full-day'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

let test: TestWorkstation
beforeEach(() => {
  test = startWorkstation({ folder: quickFolder() })
})
afterEach(() => test.end())

const row = (ticketId: string): TicketRow =>
  test.workstation.rows.get<TicketRow>('tickets', ticketId) as TicketRow
const openTheDay = (floatFen = 100_000) =>
  test.must('manager', 'openDay', { shiftId: 'shift-0001', floatFen })

function pay(ticketId: string, changes: object) {
  return test.give('counter', 'takePayment', {
    ticketId,
    purpose: 'bill',
    tender: 'cash',
    amountFen: 12_000,
    ...changes,
  })
}
function handOver(role: Role, ticketId: string, changes: object = {}) {
  return test.give(role, 'handOver', {
    ticketId,
    proof: 'receipt',
    accessoriesReturned: ['charger'],
    ...changes,
  })
}

describe('a payment', () => {
  it('needs an open day, and gets a number of its own series', () => {
    const ticketId = repairTo(test, 'ready')
    expect(pay(ticketId, {})).toMatchObject({ reason: 'no-open-day' })
    openTheDay()
    const counter = { kind: 'P' as const, outlet: 'SZ01', station: 'A', incarnation: 0, counter: 1 }
    expect(pay(ticketId, {})).toMatchObject({ value: { number: formatNumber(counter) } })
    expect(row(ticketId)).toMatchObject({ paidFen: 12_000, dueFen: 0 })
  })

  it('may be made in several tenders, but never for more than is due', () => {
    openTheDay()
    const ticketId = repairTo(test, 'ready')
    expect(pay(ticketId, { amountFen: 12_001 })).toMatchObject({ reason: 'more-than-due' })
    pay(ticketId, { amountFen: 5000, tender: 'card' })
    expect(pay(ticketId, { amountFen: 7001 })).toMatchObject({
      reason: 'more-than-due',
      detail: { dueFen: 7000 },
    })
    expect(pay(ticketId, { amountFen: 7000 })).toMatchObject({ kind: 'ok' })
    expect(row(ticketId).dueFen).toBe(0)
  })

  it('is a whole number of fen above nothing', () => {
    openTheDay()
    const ticketId = repairTo(test, 'ready')
    for (const amountFen of [0, -1, 0.5, Number.MAX_SAFE_INTEGER, Number.NaN]) {
      expect(pay(ticketId, { amountFen })).toMatchObject({ reason: 'not-understood' })
    }
  })

  it('taken at intake counts against the bill', () => {
    openTheDay()
    const input = intake({ deposit: { amountFen: 3000, tender: 'alipay' } })
    test.must('counter', 'receiveDevice', input)
    expect(row(input.ticketId)).toMatchObject({ paidFen: 3000, dueFen: -3000 })
    expect(
      test.give('counter', 'cancelTicket', { ticketId: input.ticketId, reason: '不修了' }),
    ).toMatchObject({
      reason: 'deposit-held',
    })
  })

  it('is given back to the tender it came from, and no more than that', () => {
    openTheDay()
    const ticketId = repairTo(test, 'ready')
    pay(ticketId, { amountFen: 4000, tender: 'wechat' })
    const refund = { purpose: 'refund', amountFen: 4000 }
    expect(pay(ticketId, { ...refund, tender: 'cash' })).toMatchObject({ reason: 'refund-more-than-paid' })
    expect(pay(ticketId, { ...refund, tender: 'wechat', amountFen: 4001 })).toMatchObject({
      reason: 'refund-more-than-paid',
      detail: { paidFen: 4000 },
    })
    expect(pay(ticketId, { ...refund, tender: 'wechat' })).toMatchObject({ kind: 'ok' })
    expect(pay(ticketId, { ...refund, tender: 'wechat' })).toMatchObject({ reason: 'refund-more-than-paid' })
    expect(row(ticketId).paidFen).toBe(0)
  })

  it('in cash cannot be given back out of a drawer that does not hold it', () => {
    openTheDay(0)
    const ticketId = repairTo(test, 'ready')
    pay(ticketId, {})
    test.must('manager', 'closeDay', { shiftId: 'shift-0001', counted: { cash: 12_000 } })
    test.must('manager', 'openDay', { shiftId: 'shift-0002', floatFen: 1000 })
    const refund = { purpose: 'refund', amountFen: 12_000 }
    expect(pay(ticketId, refund)).toMatchObject({ reason: 'not-enough-cash' })
    test.must('manager', 'moveCash', {
      shiftId: 'shift-0002',
      direction: 'in',
      amountFen: 11_000,
      reason: '备用金',
    })
    expect(pay(ticketId, refund)).toMatchObject({ kind: 'ok' })
  })

  it('is not for technicians', () => {
    openTheDay()
    const ticketId = repairTo(test, 'ready')
    expect(
      test.give('technician', 'takePayment', { ticketId, purpose: 'bill', tender: 'cash', amountFen: 1 }),
    ).toMatchObject({ reason: 'not-allowed' })
  })

  it('prints its slip when asked to', () => {
    openTheDay()
    pay(repairTo(test, 'ready'), { print: true })
    const forms = test.workstation.rows.find<PrintRow>({ table: 'prints' }).map((print) => print.form)
    expect(forms).toContain('paymentSlip')
  })

  it('that goes back is called a refund slip wherever its paper is named, and so is a copy', () => {
    openTheDay()
    const ticketId = repairTo(test, 'ready')
    pay(ticketId, { tender: 'wechat', print: true })
    pay(ticketId, { purpose: 'refund', tender: 'wechat', amountFen: 4000, print: true })
    const slips = () =>
      test.workstation.rows
        .find<PrintRow>({ table: 'prints' })
        .filter((print) => print.form === 'paymentSlip')
    const called = () =>
      slips()
        .map((print) => print.called)
        .sort()
    expect(called()).toEqual(['paymentSlip', 'refundSlip'])
    const jobId = slips().find((print) => print.called === 'refundSlip')?.id ?? ''
    test.must('counter', 'reprint', { jobId, reason: '客户没拿走' })
    expect(called()).toEqual(['paymentSlip', 'refundSlip', 'refundSlip'])
  })
})

describe('a discount on the bill', () => {
  it('needs a reason and stays within the limit of the role', () => {
    const ticketId = repairTo(test, 'ready')
    const give = (role: Role, discountFen: number, reason = '老客户') =>
      test.give(role, 'giveDiscount', { ticketId, discountFen, reason })
    expect(give('counter', 600, '')).toMatchObject({ reason: 'discount-reason-missing' })
    expect(give('counter', 601)).toMatchObject({ reason: 'discount-too-large', detail: { percent: 5 } })
    expect(give('technician', 1)).toMatchObject({ reason: 'discount-too-large' })
    expect(give('manager', 3600)).toMatchObject({ kind: 'ok' })
    expect(give('administrator', 12_001)).toMatchObject({ reason: 'discount-too-large' })
    expect(row(ticketId).totalFen).toBe(8400)
  })
})

describe('handing a device over', () => {
  beforeEach(() => {
    openTheDay()
  })

  it('is refused while something is to be paid, unless a manager says why', () => {
    const ticketId = repairTo(test, 'ready')
    expect(handOver('counter', ticketId)).toMatchObject({ reason: 'not-paid', detail: { dueFen: 12_000 } })
    const override = { overrideReason: '月结客户' }
    expect(handOver('counter', ticketId, override)).toMatchObject({ reason: 'manager-needed' })
    expect(handOver('manager', ticketId, override)).toMatchObject({ kind: 'ok' })
    expect(row(ticketId)).toMatchObject({ status: 'collected', place: 'customer', open: 0 })
  })

  it('is refused while an accessory is not there, unless a manager says why', () => {
    const ticketId = repairTo(test, 'ready')
    pay(ticketId, {})
    expect(handOver('counter', ticketId, { accessoriesReturned: [] })).toMatchObject({
      reason: 'accessories-missing',
      detail: { names: '充电器' },
    })
    expect(
      handOver('manager', ticketId, { accessoriesReturned: [], overrideReason: '客户已带走' }),
    ).toMatchObject({ kind: 'ok' })
  })

  it('without the receipt needs a second proof that is written down', () => {
    const ticketId = repairTo(test, 'ready')
    pay(ticketId, {})
    const secondProof = { proof: 'secondProof' }
    expect(handOver('counter', ticketId, secondProof)).toMatchObject({ reason: 'proof-note-missing' })
    expect(
      handOver('counter', ticketId, { ...secondProof, proofNote: '身份证与登记电话核对一致' }),
    ).toMatchObject({ kind: 'ok' })
  })

  it('is refused while we owe the customer, whoever asks', () => {
    const input = intake({ deposit: { amountFen: 5000, tender: 'cash' } })
    test.must('counter', 'receiveDevice', input)
    test.must('technician', 'startDiagnosis', { ticketId: input.ticketId })
    test.must('technician', 'makeReady', { ticketId: input.ticketId, outcome: 'unrepairable' })
    expect(handOver('manager', input.ticketId, { overrideReason: '急' })).toMatchObject({
      reason: 'refund-first',
      detail: { dueFen: 5000 },
    })
  })

  it('happens once, prints the repair receipt, and only from the shelf', () => {
    const notYet = repairTo(test, 'testing')
    expect(handOver('manager', notYet, { overrideReason: '急' })).toMatchObject({ reason: 'not-now' })
    const ticketId = repairTo(test, 'ready')
    pay(ticketId, {})
    expect(handOver('counter', ticketId)).toMatchObject({ kind: 'ok' })
    expect(handOver('counter', ticketId)).toMatchObject({ reason: 'not-now' })
    expect(pay(ticketId, { purpose: 'deposit' })).toMatchObject({ reason: 'not-now' })
    const receipts = test.workstation.rows
      .find<PrintRow>({ table: 'prints' })
      .filter((print) => print.form === 'repairReceipt' && print.subject === `ticket/${ticketId}`)
    expect(receipts.length).toBeGreaterThan(0)
    test.must('counter', 'archiveTicket', { ticketId })
    expect(row(ticketId).status).toBe('archived')
  })
})

describe('a deposit that is not given back', () => {
  const begun = () => {
    openTheDay()
    const input = intake({ deposit: { amountFen: 10_000, tender: 'cash' } })
    test.must('counter', 'receiveDevice', input)
    return input.ticketId
  }
  const keep = (role: 'counter' | 'manager', ticketId: string, amountFen: number, reason = '逾期未取') =>
    test.give(role, 'forfeitDeposit', { ticketId, amountFen, reason })
  const refund = (ticketId: string, amountFen: number) =>
    test.give('counter', 'takePayment', { ticketId, purpose: 'refund', tender: 'cash', amountFen })
  const row = (ticketId: string) => test.workstation.rows.get<{ dueFen: number }>('tickets', ticketId)

  it('is kept by a manager, with a reason, and never more than is held', () => {
    const ticketId = begun()
    expect(keep('counter', ticketId, 3_000)).toMatchObject({ reason: 'manager-needed' })
    expect(keep('manager', ticketId, 3_000, '  ')).toMatchObject({ reason: 'not-understood' })
    expect(keep('manager', ticketId, 10_001)).toMatchObject({
      reason: 'more-than-held',
      detail: { heldFen: 10_000 },
    })
    expect(keep('manager', ticketId, 3_000)).toMatchObject({ kind: 'ok' })
    expect(row(ticketId)).toMatchObject({ dueFen: -7_000 })
  })

  it('leaves the rest to be refunded, and not a fen more; then the visit can be cancelled', () => {
    const ticketId = begun()
    keep('manager', ticketId, 3_000)
    const cancel = () => test.give('counter', 'cancelTicket', { ticketId, reason: '客户不修了' })
    expect(cancel()).toMatchObject({ reason: 'deposit-held' })
    expect(refund(ticketId, 7_001)).toMatchObject({ reason: 'refund-more-than-paid' })
    expect(refund(ticketId, 7_000)).toMatchObject({ kind: 'ok' })
    expect(refund(ticketId, 1)).toMatchObject({ reason: 'refund-more-than-paid' })
    expect(row(ticketId)).toMatchObject({ dueFen: 0 })
    expect(cancel()).toMatchObject({ kind: 'ok' })
  })

  it('is given up again by keeping nothing, and stands on the slip of the deposit', () => {
    const ticketId = begun()
    const slips = () =>
      test.workstation.rows
        .find<{ form: string }>({ table: 'prints' })
        .filter(({ form }) => form === 'paymentSlip').length
    const before = slips()
    keep('manager', ticketId, 10_000)
    expect(slips()).toBeGreaterThan(before)
    expect(keep('manager', ticketId, 0, '客户来取了')).toMatchObject({ kind: 'ok' })
    expect(refund(ticketId, 10_000)).toMatchObject({ kind: 'ok' })
  })

  it('pays for work first where the customer has it done after all', () => {
    const ticketId = begun()
    keep('manager', ticketId, 10_000)
    test.must('technician', 'startDiagnosis', { ticketId })
    test.must('technician', 'addLabour', {
      ...{ ticketId, code: 'L-SCREEN', name: '更换屏幕', priceFen: 12_000 },
      ...{ minutes: 30, underWarranty: false },
    })
    expect(row(ticketId)).toMatchObject({ dueFen: 2_000 })
  })
})

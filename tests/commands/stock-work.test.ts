/**
 * Stock and bench work as an outlet does it: labels in one job, a parcel with its note, parts kept on a guess, the timer
 * that survives, rules that govern parts too, and a cancelled job whose things all went back.
 */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultPolicy, type Policy } from '../../shared/policy/policy'
import type { PrintRow } from '../../shared/print/state'
import type { StockRow } from '../../shared/stock/state'
import { type Ticket, ticketAggregate } from '../../shared/ticket/state'
import type { TransferRow } from '../../shared/transfer/state'
import { quickFolder } from '../support/folders'
import { plainPart, repairTo } from '../support/full-day'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

let test: TestWorkstation
let partNumber: string
beforeEach(() => {
  test = startWorkstation({ folder: quickFolder(), catalogue: true })
  partNumber = plainPart(test)
  test.must('technician', 'receiveStock', { partNumber, quantity: 3, bin: 'A-01', reason: '期初' })
})
afterEach(() => test.end())

const stock = () => test.workstation.rows.get<StockRow>('stock', partNumber) as StockRow
const ticketOf = (ticketId: string) => test.workstation.states.load(ticketAggregate, ticketId).state as Ticket
const prints = (form: string) =>
  test.workstation.rows.find<PrintRow>({ table: 'prints' }).filter((print) => print.form === form)
const setPolicy = (changes: Partial<Policy>) =>
  test.must('manager', 'changePolicy', { policy: { ...defaultPolicy, ...changes }, reason: '本店规定' })
function received(changes: Parameters<typeof intake>[0] = {}): string {
  const input = intake(changes)
  test.must('counter', 'receiveDevice', input)
  return input.ticketId
}

describe('labels of shelves and parts', () => {
  const part = (copies: number) => ({ kind: 'part' as const, partNumber, copies })

  it('are one job on the paper that was asked for, however many there are', () => {
    const labels = [{ kind: 'bin' as const, bin: 'A-01' }, part(3)]
    expect(test.must('technician', 'printStockLabels', { labels })).toEqual({ count: 4 })
    expect(test.must('technician', 'printStockLabels', { labels, paper: 'label40x20' })).toEqual({ count: 4 })
    expect(
      prints('stockLabel')
        .map(({ paper }) => paper)
        .sort(),
    ).toEqual(['label40x20', 'label60x40'])
  })

  it('are refused where nothing could be scanned, for an unknown part, and beyond a roll', () => {
    const print = (labels: Parameters<typeof test.give<'printStockLabels'>>[2]['labels']) =>
      test.give('technician', 'printStockLabels', { labels })
    expect(print([{ kind: 'bin', bin: '电池柜' }])).toMatchObject({ reason: 'bin-not-scannable' })
    expect(print([{ kind: 'part', partNumber: 'NOT-OURS', copies: 1 }])).toMatchObject({
      reason: 'part-unknown',
    })
    expect(print([part(150), part(150)])).toMatchObject({ reason: 'too-many-labels' })
    expect(test.give('counter', 'printStockLabels', { labels: [part(1)] })).toMatchObject({
      reason: 'not-allowed',
    })
  })
})

describe('a parcel with parts', () => {
  const parcel = (changes: object = {}) => ({
    transferId: 'transfer-0001',
    toKind: 'outlet' as const,
    to: 'SZ02 福田',
    toOutlet: 'SZ02',
    address: '深圳市福田区振华路 8 号',
    reason: '对方缺货',
    lines: [{ partNumber, quantity: 2 }],
    ...changes,
  })

  it('leaves with its delivery note, which says what is in it and for whom', () => {
    test.must('manager', 'sendTransfer', parcel())
    expect(stock()).toMatchObject({ onHand: 1, inTransit: 2 })
    expect(prints('deliveryNote')).toMatchObject([{ subject: 'transfer/transfer-0001' }])
    expect(
      test.give('manager', 'sendTransfer', parcel({ transferId: 'transfer-0002', toOutlet: 'SZ01' })),
    ).toMatchObject({ reason: 'transfer-to-self' })
  })

  it('is in transit until they have counted it, and what they miss stands beside it', () => {
    test.must('manager', 'sendTransfer', parcel())
    const transferId = 'transfer-0001'
    const row = () => test.workstation.rows.get<TransferRow>('transfers', transferId) as TransferRow
    test.must('technician', 'confirmTransfer', { transferId, confirmedBy: '电话：小李' })
    expect(row()).toMatchObject({ state: 'arrived', differences: 0 })
    const counted = { transferId, confirmedBy: 'SZ02', received: [{ partNumber, arrived: 1, defective: 1 }] }
    test.must('technician', 'confirmTransfer', counted)
    expect(row()).toMatchObject({ state: 'arrived', differences: 2, confirmedBy: 'SZ02' })
    expect(test.give('technician', 'confirmTransfer', counted)).toMatchObject({ reason: 'transfer-ended' })
    expect(stock()).toMatchObject({ inTransit: 0, onHand: 1 })
  })
})

describe('parts kept on a guess', () => {
  const keep = (ticketId: string) =>
    test.give('technician', 'reservePart', { ticketId, partNumber, quantity: 1, untilDiagnosis: true })
  const lineOf = (ticketId: string) => ticketOf(ticketId).parts[0]?.lineId ?? ''

  it('are kept before anybody has looked, and given back by the diagnosis', () => {
    const ticketId = received()
    expect(keep(ticketId)).toMatchObject({ kind: 'ok' })
    expect(stock()).toMatchObject({ reserved: 1, available: 2 })
    test.must('technician', 'startDiagnosis', { ticketId })
    test.must('technician', 'recordDiagnosis', { ticketId, faultCode: 'PH-SCR-01' })
    expect(stock()).toMatchObject({ reserved: 0, available: 3 })
    expect(keep(ticketId)).toMatchObject({ reason: 'already-diagnosed' })
  })

  it('stay where the technician says that they are needed, also when the diagnosis is written anew', () => {
    const ticketId = received()
    keep(ticketId)
    keep(ticketId)
    test.must('technician', 'startDiagnosis', { ticketId })
    const found = { ticketId, faultCode: 'PH-SCR-01' }
    test.must('technician', 'recordDiagnosis', { ...found, keepParts: [lineOf(ticketId)] })
    expect(stock()).toMatchObject({ reserved: 1, available: 2 })
    test.must('technician', 'recordDiagnosis', { ...found, finding: '外屏碎' })
    expect(stock()).toMatchObject({ reserved: 1, available: 2 })
  })
})

describe('the outlet’s rules', () => {
  it('govern parts and labour too', () => {
    setPolicy({
      workRules: [
        { kinds: ['repair'], step: 'usePart', from: ['repairing'], roles: [], needs: ['photo'] },
        { kinds: [], step: 'addLabour', from: [], roles: ['manager'], needs: [] },
      ],
    })
    const ticketId = repairTo(test, 'diagnosing')
    const use = () =>
      test.give('technician', 'usePart', { ticketId, partNumber, quantity: 1, underWarranty: true })
    expect(use()).toMatchObject({ reason: 'not-now' })
    test.must('technician', 'startRepair', { ticketId })
    expect(use()).toMatchObject({ reason: 'needs-photo' })
    test.must('technician', 'addJobPhotos', {
      ticketId,
      photos: [{ hash: 'a'.repeat(64), moment: 'during' }],
    })
    expect(use()).toMatchObject({ kind: 'ok' })
    const labour = { ticketId, code: 'L', name: '人工', priceFen: 1, minutes: 1, underWarranty: false }
    expect(test.give('technician', 'addLabour', labour)).toMatchObject({ reason: 'step-not-yours' })
    expect(test.give('manager', 'addLabour', labour)).toMatchObject({ kind: 'ok' })
  })
})

describe('the repair timer', () => {
  it('goes on over a restart, and adds up', async () => {
    const ticketId = repairTo(test, 'diagnosing')
    test.must('technician', 'startTimer', { ticketId })
    test.must('technician', 'startTimer', { ticketId })
    test.clock.nowMs += 25 * 60_000
    const { nowMs } = test.clock
    test = await test.reopen()
    test.clock.nowMs = nowMs
    expect(test.must('technician', 'stopTimer', { ticketId })).toEqual({ minutes: 25 })
    expect(test.give('technician', 'stopTimer', { ticketId })).toMatchObject({ reason: 'timer-not-running' })
    expect(ticketOf(ticketId)).toMatchObject({ timedMinutes: 25, timer: undefined })
  })

  it('stops by itself when the job is done or sent out', () => {
    const out = repairTo(test, 'diagnosing')
    test.must('technician', 'startTimer', { ticketId: out })
    test.clock.nowMs += 10 * 60_000
    test.must('technician', 'sendOut', { ticketId: out, to: '总部', toKind: 'headquarters' })
    expect(ticketOf(out)).toMatchObject({ timedMinutes: 10, timer: undefined })
    const done = repairTo(test, 'testing')
    test.must('technician', 'startTimer', { ticketId: done })
    test.must('technician', 'makeReady', { ticketId: done, outcome: 'repaired' })
    expect(ticketOf(done).timer).toBeUndefined()
  })
})

describe('cancelling', () => {
  const charger = [{ id: 'charger', name: '充电器', count: 1 }]

  it('waits until the device is at the counter with everything that came with it', () => {
    const ticketId = received({ accessories: charger })
    test.must('technician', 'moveDevice', { ticketId, place: 'B-04' })
    const cancel = (more: object = {}, role: 'counter' | 'manager' = 'counter') =>
      test.give(role, 'cancelTicket', { ticketId, reason: '不修了', ...more })
    expect(cancel()).toMatchObject({ reason: 'device-not-at-counter', detail: { place: 'B-04' } })
    test.must('counter', 'moveDevice', { ticketId, place: 'counter' })
    expect(cancel()).toMatchObject({ reason: 'accessories-missing', detail: { names: '充电器' } })
    expect(cancel({ overrideReason: '先走' })).toMatchObject({ reason: 'manager-needed' })
    expect(cancel({ accessoriesReturned: ['charger'] })).toMatchObject({ kind: 'ok' })
    expect(ticketOf(ticketId)).toMatchObject({ status: 'cancelled', place: 'customer', accessoriesOut: [] })
    test.must('counter', 'archiveTicket', { ticketId })
  })

  it('beside a missing thing needs a manager with a reason, and is settled before it rests', () => {
    const ticketId = received({ accessories: charger })
    const cancel = { ticketId, reason: '不修了', overrideReason: '充电器明天来取' }
    test.must('manager', 'cancelTicket', cancel)
    expect(ticketOf(ticketId).accessoriesOut).toMatchObject([{ id: 'charger' }])
    expect(test.give('counter', 'archiveTicket', { ticketId })).toMatchObject({
      reason: 'accessories-unsettled',
    })
    test.must('counter', 'settleAccessory', { ticketId, accessoryId: 'charger', how: 'returned' })
    test.must('counter', 'archiveTicket', { ticketId })
  })
})

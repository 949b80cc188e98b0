/** A loaner goes out with a ticket and has to come back before the ticket is closed; numbers at the counter. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LoanerRow } from '../../shared/loaner/state'
import type { QueueRow } from '../../shared/queue/state'
import type { TicketRow } from '../../shared/ticket/row'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

let test: TestWorkstation
const loanerId = 'loaner-0001'

beforeEach(() => {
  test = startWorkstation()
  test.must('manager', 'addLoaner', {
    loanerId,
    details: { name: 'B01', model: '红米 9A', serial: 'LOAN0001', accessories: '充电器' },
  })
})
afterEach(() => test.end())

const loaner = () => test.workstation.rows.get<LoanerRow>('loaners', loanerId)

function readyTicket(changes: Parameters<typeof intake>[0] = {}): string {
  const input = intake(changes)
  test.must('counter', 'receiveDevice', input)
  test.must('technician', 'startDiagnosis', { ticketId: input.ticketId })
  test.must('technician', 'makeReady', { ticketId: input.ticketId, outcome: 'noFaultFound' })
  return input.ticketId
}

describe('a loaner', () => {
  it('goes out at intake and keeps the ticket from being closed until it is back', () => {
    const ticketId = readyTicket({ loanerId })
    expect(loaner()).toMatchObject({ state: 'lent', ticketId })
    const handOver = { ticketId, proof: 'receipt' as const, accessoriesReturned: [] }
    expect(test.give('counter', 'handOver', handOver)).toMatchObject({
      kind: 'refused',
      reason: 'loaner-out',
      detail: { names: 'B01' },
    })
    test.must('counter', 'takeBackLoaner', { loanerId, note: '屏幕有划痕' })
    expect(loaner()).toMatchObject({ state: 'here', note: '屏幕有划痕' })
    expect(test.give('counter', 'handOver', handOver).kind).toBe('ok')
  })

  it('may stay out when a manager says why, and still comes back later', () => {
    const ticketId = readyTicket()
    test.must('counter', 'lendLoaner', { loanerId, ticketId })
    const handOver = {
      ticketId,
      proof: 'receipt' as const,
      accessoriesReturned: [],
      overrideReason: '明天送来',
    }
    expect(test.give('counter', 'handOver', handOver)).toMatchObject({ reason: 'manager-needed' })
    test.must('manager', 'handOver', handOver)
    expect(test.workstation.rows.get<TicketRow>('tickets', ticketId)?.loaners).toBe(1)
    test.must('counter', 'takeBackLoaner', { loanerId })
    expect(test.workstation.rows.get<TicketRow>('tickets', ticketId)?.loaners).toBe(0)
  })

  it('is lent to one ticket at a time, and not cancelled away with it', () => {
    const input = intake({ loanerId })
    test.must('counter', 'receiveDevice', input)
    expect(test.give('counter', 'receiveDevice', intake({ loanerId }))).toMatchObject({
      reason: 'loaner-is-lent',
    })
    const { ticketId } = input
    expect(test.give('counter', 'cancelTicket', { ticketId, reason: '不修了' })).toMatchObject({
      reason: 'loaner-out',
    })
    expect(test.give('manager', 'retireLoaner', { loanerId, reason: '坏了' })).toMatchObject({
      reason: 'loaner-is-lent',
    })
  })

  it('is added and retired by the manager, and never lent after that', () => {
    const details = { name: 'B02', model: '红米 9A' }
    expect(test.give('counter', 'addLoaner', { loanerId: 'loaner-0002', details })).toMatchObject({
      reason: 'not-allowed',
    })
    test.must('manager', 'retireLoaner', { loanerId, reason: '坏了' })
    expect(loaner()?.state).toBe('retired')
    expect(test.give('counter', 'receiveDevice', intake({ loanerId }))).toMatchObject({
      reason: 'loaner-unknown',
    })
    expect(test.give('counter', 'takeBackLoaner', { loanerId })).toMatchObject({ reason: 'loaner-not-lent' })
  })
})

describe('the queue', () => {
  const day = '2026-06-15'
  const here = { station: 'A', day }
  const row = (of = day) => test.workstation.rows.get<QueueRow>('queues', `A-${of}`)

  it('gives numbers from 1 and calls them in order', () => {
    test.must('manager', 'openDay', { shiftId: 'shift-00001', floatFen: 0 })
    expect(test.must('counter', 'takeQueueNumber', here)).toMatchObject({ text: 'A001' })
    expect(test.must('counter', 'takeQueueNumber', here)).toMatchObject({ text: 'A002' })
    expect(test.must('counter', 'callNextNumber', here)).toMatchObject({ text: 'A001' })
    expect(row()).toMatchObject({ current: 1, waiting: [2] })
  })

  it('calls somebody who was not there once more, at the end', () => {
    test.must('manager', 'openDay', { shiftId: 'shift-00001', floatFen: 0 })
    test.must('counter', 'takeQueueNumber', here)
    test.must('counter', 'takeQueueNumber', here)
    test.must('counter', 'callNextNumber', here)
    test.must('counter', 'skipQueueNumber', here)
    expect(row()).toMatchObject({ current: 0, waiting: [2, 1] })
    test.must('counter', 'callNextNumber', here)
    test.must('counter', 'callNextNumber', here)
    test.must('counter', 'skipQueueNumber', here)
    expect(row()?.waiting).toEqual([])
    expect(test.give('counter', 'callNextNumber', here)).toMatchObject({ reason: 'queue-empty' })
  })

  it('belongs to the open business day of this workstation', () => {
    expect(test.give('counter', 'takeQueueNumber', here)).toMatchObject({ reason: 'no-open-day' })
    test.must('manager', 'openDay', { shiftId: 'shift-00001', floatFen: 0 })
    for (const elsewhere of [
      { station: 'B', day },
      { station: 'A', day: '2026-06-14' },
    ]) {
      expect(test.give('counter', 'takeQueueNumber', elsewhere)).toMatchObject({
        reason: 'queue-of-another-day',
        detail: { day },
      })
    }
  })
})

/** The way of a repair over the bench, and what a technician may and may not do on it. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandName } from '../../shared/commands/registry'
import { defaultPolicy } from '../../shared/policy/policy'
import type { PrintRow } from '../../shared/print/state'
import type { TicketRow } from '../../shared/ticket/row'
import { stepRules } from '../../shared/ticket/rules'
import { type Ticket, ticketAggregate } from '../../shared/ticket/state'
import { quickFolder } from '../support/folders'
import { allPassed, answer, type PathStatus, quote, repairTo } from '../support/full-day'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

let test: TestWorkstation
beforeEach(() => {
  test = startWorkstation({ folder: quickFolder() })
  passed = allPassed(test)
})
afterEach(() => test.end())

const row = (ticketId: string): TicketRow =>
  test.workstation.rows.get<TicketRow>('tickets', ticketId) as TicketRow
let passed: ReturnType<typeof allPassed>

describe('a repair over the bench', () => {
  it('goes from the counter through diagnosis, quote, repair and test to the shelf', () => {
    const ticketId = repairTo(test, 'received')
    const statuses = [row(ticketId).status]
    const then = (status: string) => statuses.push(status as never)
    test.must('manager', 'assignTicket', { ticketId, technicianId: 'staff-technician' })
    then(row(ticketId).status)
    test.must('technician', 'startDiagnosis', { ticketId })
    then(row(ticketId).status)
    test.must('technician', 'recordDiagnosis', { ticketId, faultCode: 'BATTERY' })
    quote(test, ticketId)
    then(row(ticketId).status)
    answer(test, ticketId, true)
    then(row(ticketId).status)
    test.must('technician', 'recordTest', { ticketId, items: passed })
    then(row(ticketId).status)
    test.must('technician', 'makeReady', { ticketId, outcome: 'repaired' })
    then(row(ticketId).status)
    expect(statuses).toEqual([
      'received',
      'assigned',
      'diagnosing',
      'quoted',
      'repairing',
      'testing',
      'ready',
    ])
    expect(row(ticketId)).toMatchObject({ outcome: 'repaired', faultCode: 'BATTERY', totalFen: 12_000 })
  })

  it('counts the first response from the moment somebody takes the job', () => {
    const ticketId = repairTo(test, 'received')
    test.clock.nowMs += 7 * 60_000
    test.must('technician', 'startDiagnosis', { ticketId })
    const first = row(ticketId).firstResponseAtMs
    expect(first).toBe(test.clock.nowMs)
    test.clock.nowMs += 60_000
    test.must('manager', 'startDiagnosis', { ticketId })
    expect(row(ticketId)).toMatchObject({ firstResponseAtMs: first, technicianId: 'staff-manager' })
  })

  it('is not ready as repaired without a diagnosis and a passed test', () => {
    const ticketId = repairTo(test, 'received')
    test.must('technician', 'startDiagnosis', { ticketId })
    const ready = () => test.give('technician', 'makeReady', { ticketId, outcome: 'repaired' })
    expect(ready()).toMatchObject({ reason: 'test-missing' })
    test.must('technician', 'recordTest', { ticketId, items: [{ id: 'a', name: '充电', result: 'fail' }] })
    expect(ready()).toMatchObject({ reason: 'test-missing' })
    test.must('technician', 'recordTest', { ticketId, items: passed })
    expect(ready()).toMatchObject({ reason: 'diagnosis-missing' })
    test.must('technician', 'recordDiagnosis', { ticketId, faultCode: 'BATTERY' })
    expect(ready()).toMatchObject({ kind: 'ok' })
  })

  it('may be ready unrepaired without a test, with the outcome said', () => {
    const ticketId = repairTo(test, 'diagnosing')
    test.must('technician', 'makeReady', { ticketId, outcome: 'unrepairable' })
    expect(row(ticketId)).toMatchObject({ status: 'ready', outcome: 'unrepairable' })
  })

  it('needs another person for the test where the outlet wants four eyes', () => {
    const ticketId = repairTo(test, 'repairing')
    test.must('manager', 'changePolicy', {
      policy: { ...defaultPolicy, secondPersonCheck: true },
      reason: '四眼原则',
    })
    const check = { ticketId, items: passed }
    expect(test.give('technician', 'recordTest', check)).toMatchObject({ reason: 'second-person-needed' })
    expect(test.give('manager', 'recordTest', check)).toMatchObject({ kind: 'ok' })
  })

  it('is given only to somebody who works here', () => {
    const ticketId = repairTo(test, 'received')
    const assign = (technicianId: string) => test.give('manager', 'assignTicket', { ticketId, technicianId })
    expect(assign('nobody-at-all')).toMatchObject({ reason: 'staff-unknown' })
    test.must('administrator', 'setStaffActive', { staffId: 'staff-technician', active: false })
    expect(assign('staff-technician')).toMatchObject({ reason: 'staff-unknown' })
  })

  it('prints the dispatch order when it is given to somebody, and not again for the same person', () => {
    const ticketId = repairTo(test, 'assigned')
    test.must('manager', 'assignTicket', { ticketId, technicianId: 'staff-technician' })
    const orders = test.workstation.rows
      .find<PrintRow>({ table: 'prints' })
      .filter((print) => print.form === 'dispatchOrder')
    expect(orders).toHaveLength(1)
  })

  it('replaces a note that is saved again as it is typed, and keeps the others', () => {
    const ticketId = repairTo(test, 'diagnosing')
    const note = (noteId: string, text: string) =>
      test.must('technician', 'addNote', { ticketId, noteId, note: text })
    note('note-0001', '主板进')
    note('note-0002', '电池鼓包')
    note('note-0001', '主板进水')
    const ticket = test.workstation.states.load(ticketAggregate, ticketId).state as Ticket
    expect(ticket.notes.map((one) => one.note)).toEqual(['电池鼓包', '主板进水'])
  })

  it('goes out to headquarters with a delivery number and comes back only with the same serial', () => {
    const ticketId = repairTo(test, 'diagnosing')
    const { number } = test.must('technician', 'sendOut', {
      ticketId,
      to: '总部维修中心',
      toKind: 'headquarters',
    }) as { number: string }
    expect(number).toMatch(/^D-SZ01-AA-000001-/)
    expect(row(ticketId)).toMatchObject({ status: 'sentOut', place: 'out' })
    const back = { ticketId, result: 'repaired' as const }
    expect(test.give('counter', 'takeBack', { ...back, serialSeen: 'ANOTHER' })).toMatchObject({
      reason: 'serial-differs',
    })
    test.must('counter', 'takeBack', { ...back, serialSeen: row(ticketId).serial })
    expect(row(ticketId)).toMatchObject({ status: 'testing', place: 'bench' })
  })
})

describe('each step', () => {
  const statuses: readonly PathStatus[] = [
    'received',
    'assigned',
    'diagnosing',
    'quoted',
    'repairing',
    'testing',
    'ready',
  ]
  const steps = (): readonly (readonly [keyof typeof stepRules, CommandName, object])[] => [
    ['assign', 'assignTicket', { technicianId: 'staff-manager' }],
    ['startDiagnosis', 'startDiagnosis', {}],
    ['recordDiagnosis', 'recordDiagnosis', { faultCode: 'BATTERY' }],
    ['giveQuote', 'giveQuote', { lines: [labour()], expiresOn: '2026-07-01' }],
    ['addLabour', 'addLabour', { code: 'L', name: '人工', priceFen: 1, minutes: 1, underWarranty: false }],
    ['startRepair', 'startRepair', {}],
    ['recordTest', 'recordTest', { items: passed }],
    ['cancel', 'cancelTicket', { reason: '客户改主意', accessoriesReturned: ['charger'] }],
    ['sendOut', 'sendOut', { to: '总部', toKind: 'headquarters' }],
  ]
  for (const status of statuses) {
    it(`is taken from “${status}” exactly where the rules say so`, () => {
      for (const [step, command, input] of steps()) {
        const ticketId = repairTo(test, status)
        const allowed = (stepRules[step] as readonly string[]).includes(status)
        const given = test.give('manager', command, { ticketId, ...input } as never)
        expect(given.kind === 'ok' || given, `${step} from ${status}`).toEqual(
          allowed ? true : { kind: 'refused', reason: 'not-now', detail: { status } },
        )
      }
    })
  }

  it('is refused for a ticket that does not exist', () => {
    for (const [, command, input] of steps()) {
      expect(test.give('manager', command, { ticketId: 'ticket-nowhere', ...input } as never)).toMatchObject({
        reason: 'ticket-unknown',
      })
    }
  })

  it('is not needed for a visit without a device, which may be ready at once', () => {
    const { device: _device, deviceId: _id, ...visit } = intake({ kind: 'consultation' })
    test.must('counter', 'receiveDevice', visit)
    test.must('counter', 'makeReady', { ticketId: visit.ticketId, outcome: 'done' })
    expect(row(visit.ticketId).status).toBe('ready')
  })
})

function labour() {
  return { kind: 'labour' as const, code: 'L', name: '人工', quantity: 1, unitFen: 100 }
}

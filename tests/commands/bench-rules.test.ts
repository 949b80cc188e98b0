/** The rules of work as data, the gate before "ready", the clock while the customer decides, and what comes back. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { jobClocks, outletCalendar, overMinutes } from '../../renderer/screens/bench/clocks'
import type { Device } from '../../shared/device/state'
import { deviceAggregate } from '../../shared/device/state'
import { defaultPolicy, type Policy } from '../../shared/policy/policy'
import type { PrintRow } from '../../shared/print/state'
import type { TicketRow } from '../../shared/ticket/row'
import { type Ticket, ticketAggregate } from '../../shared/ticket/state'
import { escalationOf, limitMinutes } from '../../shared/ticket/work-rules'
import { quickFolder } from '../support/folders'
import { allPassed, answer, plainPart, quote, repairTo } from '../support/full-day'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

let test: TestWorkstation
beforeEach(() => {
  test = startWorkstation({ folder: quickFolder(), catalogue: true })
})
afterEach(() => test.end())

const row = (ticketId: string) => test.workstation.rows.get<TicketRow>('tickets', ticketId) as TicketRow
const ticketOf = (ticketId: string) => test.workstation.states.load(ticketAggregate, ticketId).state as Ticket
const papers = (form: string) =>
  test.workstation.rows.find<PrintRow>({ table: 'prints' }).filter((print) => print.form === form)
const setPolicy = (changes: Partial<Policy>) =>
  test.must('manager', 'changePolicy', { policy: { ...defaultPolicy, ...changes }, reason: '本店规定' })
const ready = (ticketId: string, outcome: 'repaired' | 'unrepairable' | 'done' = 'repaired') =>
  test.give('technician', 'makeReady', { ticketId, outcome })
const photo = 'a'.repeat(64)
/** Always open, so that an hour is an hour. */
const calendar = outletCalendar(undefined)

describe('an outlet’s own rules', () => {
  it('ask for a word, a photo, the check before opening, for one kind of ticket only', () => {
    setPolicy({
      workRules: [
        { kinds: ['repair'], step: 'startRepair', from: [], roles: [], needs: ['preCheck', 'photo'] },
        { kinds: ['software'], step: 'startRepair', from: [], roles: [], needs: ['comment'] },
      ],
    })
    const ticketId = repairTo(test, 'diagnosing')
    const start = (id: string) => test.give('technician', 'startRepair', { ticketId: id })
    expect(start(ticketId)).toMatchObject({ reason: 'needs-preCheck' })
    test.must('technician', 'recordPreCheck', { ticketId, items: allPassed(test) })
    expect(start(ticketId)).toMatchObject({ reason: 'needs-photo' })
    test.must('technician', 'addJobPhotos', { ticketId, photos: [{ hash: photo, moment: 'before' }] })
    expect(start(ticketId)).toMatchObject({ kind: 'ok' })

    const software = intake({ kind: 'software' })
    test.must('counter', 'receiveDevice', software)
    test.must('technician', 'startDiagnosis', { ticketId: software.ticketId })
    expect(start(software.ticketId)).toMatchObject({ reason: 'needs-comment' })
    const note = { ticketId: software.ticketId, noteId: 'note-0001', note: '先备份' }
    test.must('technician', 'addNote', note)
    expect(start(software.ticketId)).toMatchObject({ kind: 'ok' })
  })

  it('say who may take a step, and from where', () => {
    setPolicy({
      workRules: [{ kinds: [], step: 'sendOut', from: ['diagnosing'], roles: ['manager'], needs: [] }],
    })
    const ticketId = repairTo(test, 'diagnosing')
    const send = { ticketId, to: '总部', toKind: 'headquarters' as const }
    expect(test.give('technician', 'sendOut', send)).toMatchObject({ reason: 'step-not-yours' })
    test.must('technician', 'startRepair', { ticketId })
    expect(test.give('manager', 'sendOut', send)).toMatchObject({ reason: 'not-now' })
  })

  it('give a kind of ticket its own time limit, and name who is told when it is over', () => {
    const policy = { ...defaultPolicy, statusLimitMinutes: { repairing: 60, 'dataRecovery.repairing': 600 } }
    expect(limitMinutes(policy, 'repair', 'repairing')).toBe(60)
    expect(limitMinutes(policy, 'dataRecovery', 'repairing')).toBe(600)
    const staff = [
      { id: 'm2', name: '王店长', role: 'manager', active: 1 },
      { id: 'm1', name: '离职店长', role: 'manager', active: 0 },
      { id: 't1', name: '组长', role: 'technician', active: 1 },
    ] as const
    const rules = [
      { kinds: [], statuses: [], afterMinutes: 30, staffId: 't1' },
      { kinds: [], statuses: [], afterMinutes: 120, staffId: '' },
    ]
    const told = (minutes: number) =>
      escalationOf({ kind: 'repair', status: 'repairing' }, minutes, rules, staff)?.name
    expect([told(10), told(45), told(200)]).toEqual([undefined, '组长', '王店长'])
  })
})

describe('ready', () => {
  it('needs every point of the device class’s checklist, and says which are missing', () => {
    const ticketId = repairTo(test, 'repairing')
    const items = allPassed(test)
    test.must('technician', 'recordTest', { ticketId, items: items.slice(0, 1) })
    expect(ready(ticketId)).toMatchObject({ reason: 'test-incomplete' })
    const skipped = items.map((item) => ({ ...item, result: 'notApplicable' as const }))
    test.must('technician', 'recordTest', { ticketId, items: skipped })
    expect(ready(ticketId)).toMatchObject({ reason: 'test-incomplete' })
    test.must('technician', 'recordTest', { ticketId, items })
    expect(ready(ticketId)).toMatchObject({ kind: 'ok' })
  })

  it('needs the test once more when somebody worked on the device after it', () => {
    const ticketId = repairTo(test, 'testing')
    test.must('technician', 'startRepair', { ticketId })
    expect(ready(ticketId)).toMatchObject({ reason: 'test-stale' })
    const partNumber = plainPart(test)
    test.must('manager', 'receiveStock', { partNumber, quantity: 2, bin: 'A-01', reason: '入库' })
    test.must('technician', 'recordTest', { ticketId, items: allPassed(test) })
    test.must('technician', 'usePart', { ticketId, partNumber, quantity: 1, underWarranty: true })
    expect(ready(ticketId)).toMatchObject({ reason: 'test-stale' })
  })

  it('needs a second person who has not worked on it, also after the job changed hands', () => {
    setPolicy({ secondPersonCheck: true })
    const ticketId = repairTo(test, 'repairing')
    test.must('manager', 'assignTicket', { ticketId, technicianId: 'staff-administrator' })
    const check = { ticketId, items: allPassed(test) }
    expect(test.give('technician', 'recordTest', check)).toMatchObject({ reason: 'second-person-needed' })
    expect(test.give('manager', 'recordTest', check)).toMatchObject({ kind: 'ok' })
  })

  it('prints the sales return note where the repair failed', () => {
    const ticketId = repairTo(test, 'diagnosing')
    expect(ready(ticketId, 'unrepairable')).toMatchObject({ kind: 'ok' })
    expect(papers('salesReturnNote')).toHaveLength(1)
  })
})

describe('the dispatch order', () => {
  it('is printed when somebody takes a job that nobody was given, and once only', () => {
    const ticketId = repairTo(test, 'received')
    test.must('technician', 'startDiagnosis', { ticketId })
    test.must('manager', 'startDiagnosis', { ticketId })
    expect(papers('dispatchOrder')).toHaveLength(1)
  })
})

describe('the promise', () => {
  const hour = 3_600_000
  const left = (ticketId: string) =>
    jobClocks(row(ticketId), calendar, defaultPolicy, test.clock.nowMs).promise

  it('stands still while the customer decides and goes on from where it stood', () => {
    const input = intake({ promisedAtMs: test.clock.nowMs + 4 * hour })
    const { ticketId } = input
    test.must('counter', 'receiveDevice', input)
    test.must('technician', 'startDiagnosis', { ticketId })
    test.clock.nowMs += hour
    quote(test, ticketId)
    test.clock.nowMs += 2 * hour
    expect(left(ticketId)).toMatchObject({ leftMs: 3 * hour, paused: true })
    answer(test, ticketId, true)
    test.clock.nowMs += hour
    expect(left(ticketId)).toMatchObject({ leftMs: 2 * hour, paused: false, late: false })
  })

  it('that was given anew is not made longer by what the customer took before', () => {
    const input = intake({ promisedAtMs: test.clock.nowMs + 4 * hour })
    const { ticketId } = input
    test.must('counter', 'receiveDevice', input)
    test.must('technician', 'startDiagnosis', { ticketId })
    quote(test, ticketId)
    test.clock.nowMs += hour
    answer(test, ticketId, true)
    const promisedAtMs = test.clock.nowMs + 2 * hour
    test.must('counter', 'changePromise', { ticketId, promisedAtMs, reason: '配件明天到' })
    expect(left(ticketId)?.leftMs).toBe(2 * hour)
    test.clock.nowMs += 3 * hour
    const clocks = jobClocks(
      row(ticketId),
      calendar,
      { ...defaultPolicy, statusLimitMinutes: {} },
      test.clock.nowMs,
    )
    expect(overMinutes(clocks)).toBe(60)
  })
})

describe('a device that was sent out', () => {
  function sentOut() {
    const ticketId = repairTo(test, 'diagnosing')
    const to = { ticketId, to: '总部维修中心', toKind: 'headquarters' as const, waybill: 'SF1' }
    const wrong = { ...to, expectedDay: '2026-06-31' }
    expect(test.give('technician', 'sendOut', wrong)).toMatchObject({ reason: 'day-wrong' })
    test.must('technician', 'sendOut', { ...to, expectedDay: '2026-06-20' })
    return ticketId
  }

  it('has its own clock: the day on which it was said to be back', () => {
    const ticketId = sentOut()
    expect(row(ticketId)).toMatchObject({ outTo: '总部维修中心', outWaybill: 'SF1', outDueDay: '2026-06-20' })
    const at = (text: string) =>
      jobClocks(row(ticketId), calendar, defaultPolicy, Date.parse(text)).step?.late
    expect(at('2026-06-20T20:00:00+08:00')).toBe(false)
    expect(at('2026-06-22T15:00:00+08:00')).toBe(true)
  })

  it('that was exchanged keeps both serials, on the ticket and in both passports', () => {
    const ticketId = sentOut()
    const { serial, deviceId } = row(ticketId)
    const back = { ticketId, result: 'exchanged' as const, deviceId }
    expect(test.give('counter', 'takeBack', back)).toMatchObject({ reason: 'new-serial-missing' })
    const same = { ...back, serialSeen: serial }
    expect(test.give('counter', 'takeBack', same)).toMatchObject({ reason: 'serial-not-new' })
    test.must('counter', 'takeBack', { ...back, serialSeen: 'SNNEW0001' })
    expect(ticketOf(ticketId).exchange).toEqual({ oldSerial: serial, newSerial: 'SNNEW0001' })
    const old = test.workstation.states.load(deviceAggregate, deviceId).state as Device
    const now = test.workstation.states.load(deviceAggregate, old.exchangedBy ?? '').state as Device
    expect(now.details.serial).toBe('SNNEW0001')
  })
})

describe('a ticket', () => {
  it('is not archived while an accessory that stayed here is not settled', () => {
    const ticketId = repairTo(test, 'ready')
    const letGo = { ticketId, proof: 'receipt' as const, accessoriesReturned: [] }
    test.must('manager', 'handOver', { ...letGo, overrideReason: '充电器找不到，先取机' })
    expect(row(ticketId).accessoriesOut).toBe(1)
    const archive = () => test.give('counter', 'archiveTicket', { ticketId })
    expect(archive()).toMatchObject({ reason: 'accessories-unsettled' })
    const settle = { ticketId, accessoryId: 'charger', how: 'compensated' as const }
    expect(test.give('manager', 'settleAccessory', settle)).toMatchObject({
      reason: 'accessory-note-missing',
    })
    const paid = { ...settle, note: '赔了新的' }
    expect(test.give('counter', 'settleAccessory', paid)).toMatchObject({ reason: 'manager-needed' })
    test.must('manager', 'settleAccessory', paid)
    expect(archive()).toMatchObject({ kind: 'ok' })
  })
})

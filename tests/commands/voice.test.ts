import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseNumber } from '../../shared/numbers'
import type { PrintRow } from '../../shared/print/state'
import type { ComplaintDetail, ComplaintItem, FollowUpsAnswer } from '../../shared/voice/answers'
import type { Complaint, ComplaintRow } from '../../shared/voice/complaint'
import { complaintAggregate } from '../../shared/voice/complaint'
import { closedTicket, type Seat, seatOf } from '../support/voice'
import { startWorkstation, type TestWorkstation } from '../support/workstation'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const complaintId = 'complaint-0001'

let test: TestWorkstation
let manager: Seat
beforeEach(async () => {
  test = startWorkstation()
  manager = await seatOf(test, 'manager')
})
afterEach(() => test.end())

const fine = { works: 'yes', explained: 'yes', onTime: 'yes', attitude: 'yes' } as const
const followUps = () => manager.ask<FollowUpsAnswer>('followUps', {})
const row = () => test.workstation.rows.get<ComplaintRow>('complaints', complaintId)
const complaint = () => test.workstation.states.load(complaintAggregate, complaintId).state as Complaint
const register = (changes: object = {}) =>
  test.give('counter', 'registerComplaint', {
    complaintId,
    kind: 'complaint',
    class: 'attitude',
    source: 'visit',
    content: '前台态度不好，等了很久没人理',
    ...changes,
  })
const answer = (role: 'counter' | 'manager' = 'counter') =>
  test.give(role, 'answerComplaint', { complaintId, answer: '已向客户致歉', how: 'phone' })
const measures = () =>
  test.give('manager', 'setMeasures', {
    complaintId,
    cause: '高峰期只有一人值班',
    corrective: '致歉并优先办理',
    preventive: '周末加一人',
    department: '前台',
    dueDay: '2026-06-30',
  })

describe('the follow-up call', () => {
  it('is due the policy’s working days after hand-over, not before, and says how late it is', async () => {
    const { ticketId } = closedTicket(test)
    expect(await followUps()).toMatchObject({ due: [], later: 1 })
    test.clock.nowMs += 3 * dayMs
    const due = (await followUps()).due
    expect(due.map((one) => one.ticket.id)).toEqual([ticketId])
    expect(due[0]).toMatchObject({ dueDay: '2026-06-18', lateDays: 0, tries: 0 })
    test.clock.nowMs += 6 * dayMs
    // 19 to 21 June is the Dragon Boat holiday: three working days have passed, not six.
    expect((await followUps()).due[0]?.lateDays).toBe(3)
  })

  it('is due again on the next working day when nobody was reached', async () => {
    const { ticketId } = closedTicket(test)
    test.clock.nowMs += 3 * dayMs
    expect(test.must('counter', 'recordNotReached', { ticketId, note: '关机' })).toEqual({
      nextDay: '2026-06-22',
    })
    expect((await followUps()).due).toEqual([])
    test.clock.nowMs += 4 * dayMs
    expect((await followUps()).due[0]).toMatchObject({ tries: 1, lastNote: '关机', lateDays: 0 })
  })

  it('is over when the customer is content, and opens no complaint', async () => {
    const { ticketId, customerId } = closedTicket(test)
    test.clock.nowMs += 3 * dayMs
    const input = { ticketId, customerId, answers: fine, complaintId }
    expect(test.must('counter', 'recordFollowUp', input)).toEqual({ complaintNumber: '' })
    expect(row()).toBeUndefined()
    const { due, done } = await followUps()
    expect(due).toEqual([])
    expect(done[0]).toMatchObject({ row: { outcome: 'answered', negative: 0 } })
    expect(test.give('counter', 'recordFollowUp', input)).toMatchObject({ reason: 'follow-up-done' })
  })

  it('opens a complaint by itself when an answer is negative, in the same step', () => {
    const { ticketId, customerId, number } = closedTicket(test)
    test.clock.nowMs += 3 * dayMs
    const answers = { ...fine, works: 'no', attitude: 'no' } as const
    const call = { ticketId, customerId, answers, complaintId }
    expect(test.give('counter', 'recordFollowUp', call)).toMatchObject({ reason: 'remark-missing' })
    const value = test.must('counter', 'recordFollowUp', { ...call, remark: '又黑屏了' })
    expect(row()).toMatchObject({
      number: (value as { complaintNumber: string }).complaintNumber,
      kind: 'complaint',
      class: 'repair',
      source: 'follow-up',
      status: 'waiting',
      ticketId,
      ticketNumber: number,
      customerId,
    })
    expect(complaint().content).toBe('又黑屏了')
  })

  it('needs a device that was handed back, its own customer, and at least one question asked', () => {
    const open = closedTicket(test, { handOver: false })
    const call = { ticketId: open.ticketId, customerId: open.customerId, answers: fine, complaintId }
    expect(test.give('counter', 'recordFollowUp', call)).toMatchObject({ reason: 'not-handed-over' })
    const { ticketId, customerId } = closedTicket(test)
    expect(
      test.give('counter', 'recordFollowUp', { ...call, ticketId, customerId: open.customerId }),
    ).toMatchObject({ reason: 'customer-unknown' })
    const unasked = {
      works: 'unasked',
      explained: 'unasked',
      onTime: 'unasked',
      attitude: 'unasked',
    } as const
    expect(
      test.give('counter', 'recordFollowUp', { ...call, ticketId, customerId, answers: unasked }),
    ).toMatchObject({ reason: 'nothing-asked' })
  })

  it('is given up with a reason, and not offered for a repair of long ago', async () => {
    const { ticketId } = closedTicket(test)
    closedTicket(test)
    test.must('counter', 'dropFollowUp', { ticketId, reason: '客户不愿接电话' })
    test.clock.nowMs += 10 * dayMs
    expect((await followUps()).due).toHaveLength(1)
    test.clock.nowMs += 60 * dayMs
    expect(await followUps()).toMatchObject({ due: [], later: 0 })
  })
})

describe('a complaint', () => {
  it('gets a number and a clock that runs while the outlet is open', async () => {
    register()
    expect(parseNumber(row()?.number ?? '')).toMatchObject({ kind: 'C', counter: 1 })
    // Monday 10:00 with eleven open hours a day: 10 + 11 hours, and the last 3 on Wednesday.
    expect(row()?.dueAtMs).toBe(Date.UTC(2026, 5, 17, 4, 0))
    test.clock.nowMs += dayMs
    const [item] = await manager.ask<readonly ComplaintItem[]>('complaints', { show: 'open' })
    expect(item).toMatchObject({ leftMs: 13 * hourMs, excerpt: '前台态度不好，等了很久没人理' })
  })

  it('shows no name, phone or word of the customer in its row, and masks the name', () => {
    const { ticketId, customerId } = closedTicket(test)
    register({ ticketId, customerId })
    const text = JSON.stringify(test.workstation.rows.find({ table: 'complaints' }))
    expect(text).not.toContain('王小明')
    expect(text).not.toContain('13812345678')
    expect(text).not.toContain('态度不好')
    expect(row()?.customerName).toBe('王**')
  })

  it('loses the words but not the record when its customer is erased', async () => {
    const { ticketId, customerId } = closedTicket(test)
    register({ ticketId, customerId })
    test.must('administrator', 'eraseCustomer', { customerId, reason: '客户要求' })
    test = await test.reopen()
    expect(complaint()).toMatchObject({ content: '', class: 'attitude' })
    expect(answer()).toMatchObject({ kind: 'ok' })
  })

  it('may be about a new customer or about nobody, but never about a visit of somebody else', () => {
    const newCustomer = { kind: 'person' as const, name: '李雷', phones: ['13700001111'] }
    const known = register({ customerId: 'customer-new-1', newCustomer, consentGiven: true })
    expect(known).toMatchObject({ kind: 'ok' })
    expect(row()?.customerName).toBe('李*')
    expect(register({ complaintId: 'complaint-0002' })).toMatchObject({ kind: 'ok' })
    const { ticketId } = closedTicket(test)
    expect(register({ complaintId: 'complaint-0003', ticketId, customerId: 'customer-new-1' })).toMatchObject(
      { reason: 'customer-unknown' },
    )
    expect(register({ complaintId: 'complaint-0004', content: '  ' })).toMatchObject({
      reason: 'not-understood',
    })
  })

  it('goes from answer to measures to a check by somebody else', () => {
    register()
    const check = { complaintId, effective: true, note: '回访客户表示满意', opinion: 'satisfied' } as const
    expect(test.give('manager', 'verifyComplaint', check)).toMatchObject({ reason: 'not-answered' })
    answer('manager')
    expect(row()?.status).toBe('answered')
    expect(test.give('administrator', 'verifyComplaint', check)).toMatchObject({ reason: 'measures-missing' })
    measures()
    expect(row()?.status).toBe('measured')
    expect(test.give('manager', 'verifyComplaint', check)).toMatchObject({ reason: 'own-answer' })
    test.must('administrator', 'verifyComplaint', check)
    expect(row()).toMatchObject({ status: 'closed', open: 0 })
    expect(answer()).toMatchObject({ reason: 'complaint-closed' })
  })

  it('wants new measures when the check finds that they did not work', () => {
    register()
    answer()
    measures()
    const check = { complaintId, effective: false, note: '周末仍然排队' }
    test.must('manager', 'verifyComplaint', check)
    expect(row()).toMatchObject({ status: 'answered', open: 1 })
    expect(test.give('manager', 'verifyComplaint', check)).toMatchObject({ reason: 'measures-missing' })
    measures()
    test.must('manager', 'verifyComplaint', { ...check, effective: true, note: '排队缩短' })
    expect(complaint().verifications.map((one) => one.effective)).toEqual([false, true])
    expect(row()?.status).toBe('closed')
  })

  it.each([
    ['majorQuality', 'quality'],
    ['recall', 'recall'],
  ] as const)('of class %s is not closed before it has been passed on', (wanted, to) => {
    register()
    answer()
    measures()
    const pass = { complaintId, reference: 'QM-2026-018', note: '附检测照片' }
    expect(test.give('manager', 'passOnComplaint', pass)).toMatchObject({ reason: 'settled-at-outlet' })
    test.must('manager', 'classifyComplaint', { complaintId, class: wanted, reason: '同批次第三台' })
    const check = { complaintId, effective: true, note: '已接收' }
    expect(test.give('manager', 'verifyComplaint', check)).toMatchObject({ reason: 'not-passed-on' })
    expect(test.must('manager', 'passOnComplaint', pass)).toEqual({ to })
    test.must('manager', 'verifyComplaint', check)
    expect(row()?.status).toBe('closed')
  })

  it('is closed by its answer when it is praise, a question or a suggestion', () => {
    register({ kind: 'suggestion', class: 'other' })
    expect(measures()).toMatchObject({ reason: 'no-measures-needed' })
    answer()
    expect(row()?.status).toBe('closed')
  })

  it('is withdrawn with a reason by the manager only, and its number stays explained', async () => {
    register()
    expect(test.give('counter', 'withdrawComplaint', { complaintId, reason: '重复' })).toMatchObject({
      reason: 'not-allowed',
    })
    test.must('manager', 'withdrawComplaint', { complaintId, reason: '重复登记' })
    expect(row()?.status).toBe('withdrawn')
    const { series } = await manager.ask<{ series: { kind: string; gaps: unknown[] }[] }>('gapReport', {})
    expect(series.find((one) => one.kind === 'C')).toMatchObject({ issued: 1, gaps: [] })
  })

  it('tells its whole course, without the words, to whoever opens it', async () => {
    register()
    answer()
    const detail = await manager.ask<ComplaintDetail>('complaint', { complaintId })
    expect(detail.steps.map((step) => step.type)).toEqual(['complaintRegistered', 'complaintAnswered'])
    expect(detail.names['staff-counter']).toBe('职员 counter')
  })
})

describe('its forms', () => {
  it('are asked for through print jobs, the opinion sheet at once when wanted', () => {
    register({ print: true })
    const number = row()?.number ?? ''
    test.must('manager', 'printDocument', {
      form: 'customerInformation',
      subject: `complaint/${complaintId}`,
      number,
    })
    const prints = test.workstation.rows.find<PrintRow>({ table: 'prints' })
    expect(prints.map((print) => `${print.form} ${print.subject}`).sort()).toEqual([
      `customerInformation complaint/${complaintId}`,
      `customerOpinion complaint/${complaintId}`,
    ])
  })
})

/** The day at the till: opened, counted blind, closed with its own date, and never opened backwards. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Giver } from '../../electron/commands/execute'
import { type Outlet, outletAggregate, outletStreamId } from '../../shared/outlet/state'
import type { ShiftRow } from '../../shared/till/state'
import { quickFolder } from '../support/folders'
import { repairTo } from '../support/full-day'
import { givePins, openWindow } from '../support/window'
import { intake, people, startMs, startWorkstation, type TestWorkstation } from '../support/workstation'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

let test: TestWorkstation
beforeEach(() => {
  test = startWorkstation({ folder: quickFolder() })
})
afterEach(() => test.end())

const shiftId = 'shift-0001'
const open = (id = shiftId, floatFen = 20_000) => test.give('counter', 'openDay', { shiftId: id, floatFen })
const close = (counted: object, more: object = {}, id = shiftId) =>
  test.give('manager', 'closeDay', { shiftId: id, counted, ...more } as never)
const outlet = (): Outlet => test.workstation.states.load(outletAggregate, outletStreamId).state as Outlet
const shiftRow = (id = shiftId): ShiftRow => test.workstation.rows.get<ShiftRow>('shifts', id) as ShiftRow
const dayOfLastFact = (): string =>
  test.workstation.journal.facts(test.workstation.journal.head() - 1, 1)[0]?.envelope.businessDay ?? ''

function takeCash(amountFen: number, tender: 'cash' | 'wechat' = 'cash'): void {
  test.must('counter', 'receiveDevice', intake({ deposit: { amountFen, tender } }))
}

describe('opening the day', () => {
  it('gives it the date of the outlet’s calendar, once', () => {
    expect(open()).toMatchObject({ value: { day: '2026-06-15', clockBehind: false } })
    expect(open('shift-0002')).toMatchObject({ reason: 'day-already-open', detail: { day: '2026-06-15' } })
  })

  it('uses the outlet’s zone, not the machine’s: after midnight in Shenzhen it is tomorrow', () => {
    test.clock.nowMs = Date.UTC(2026, 5, 15, 16, 30)
    expect(open()).toMatchObject({ value: { day: '2026-06-16' } })
  })
})

describe('closing the day', () => {
  it('finds no difference on a day without a sale: the float is what is there', () => {
    open()
    expect(close({ cash: 20_000 })).toMatchObject({ value: { differenceFen: 0, expected: { cash: 20_000 } } })
    expect(shiftRow()).toMatchObject({ open: 0, differenceFen: 0 })
  })

  it('expects the float and every movement, by tender', () => {
    open()
    takeCash(5000)
    takeCash(700, 'wechat')
    test.must('manager', 'moveCash', { shiftId, direction: 'out', amountFen: 2000, reason: '买快递袋' })
    expect(close({ cash: 23_000, wechat: 700 })).toMatchObject({
      value: { differenceFen: 0, expected: { cash: 23_000, wechat: 700 } },
    })
  })

  it('wants a reason for a difference, also where two tenders make up for each other', () => {
    open()
    takeCash(5000)
    takeCash(5000, 'wechat')
    expect(close({ cash: 24_999 })).toMatchObject({ reason: 'difference-needs-reason' })
    expect(close({ cash: 24_000, wechat: 6000 })).toMatchObject({ reason: 'difference-needs-reason' })
    expect(close({ cash: 24_999 }, { reason: '   ' })).toMatchObject({ reason: 'difference-needs-reason' })
    expect(close({ cash: 24_999 }, { reason: '找零少了一分' })).toMatchObject({
      value: { differenceFen: -1 },
    })
  })

  it('is not possible without counting the cash, nor twice, nor by the counter', () => {
    open()
    expect(close({ wechat: 0 })).toMatchObject({ reason: 'cash-not-counted' })
    expect(test.give('counter', 'closeDay', { shiftId, counted: { cash: 20_000 } })).toMatchObject({
      reason: 'not-allowed',
    })
    close({ cash: 20_000 })
    expect(close({ cash: 20_000 })).toMatchObject({ reason: 'day-not-open' })
    expect(close({ cash: 0 }, {}, 'shift-none')).toMatchObject({ reason: 'day-not-open' })
  })

  it('shows what was expected only after the count', async () => {
    await givePins(test)
    open()
    takeCash(5000)
    const window = openWindow(test)
    await window.signIn('manager')
    expect(await window.ask('shift', { shiftId })).toMatchObject({ value: { expected: null } })
    expect(Object.keys(shiftRow())).not.toContain('expected')
    close({ cash: 25_000 })
    expect(await window.ask('shift', { shiftId })).toMatchObject({ value: { expected: { cash: 25_000 } } })
  })

  it('gives no window anything that the expected cash could be reckoned from before the count', async () => {
    await givePins(test)
    const window = openWindow(test)
    await window.signIn('manager')
    open()
    takeCash(5000)
    expect(shiftRow()).toMatchObject({ open: 1, floatFen: null })
    const stream = `shift/${shiftId}`
    const told = [
      await window.ask('rows', { table: 'shifts' }),
      await window.ask('shift', { shiftId }),
      await window.ask('history', { stream }),
      await window.ask('daySummary', { day: '2026-06-15' }),
      window.pushed,
    ]
    // The float and the sum of both: with neither, what came in over the day says nothing of the drawer.
    expect(JSON.stringify(told)).not.toMatch(/Fen":(20000|25000)\b/)
    close({ cash: 25_000 })
    expect(shiftRow()).toMatchObject({ open: 0, floatFen: 20_000 })
    const after = await window.ask('history', { stream })
    expect(JSON.stringify(after)).toContain('"floatFen":20000')
  })

  it('prints the daily summary and a code of the chain that headquarters can check', () => {
    open()
    expect(close({ cash: 20_000 })).toMatchObject({
      value: { dayCode: expect.stringMatching(/^A-0-\d+-[0-9a-f]{8}$/) },
    })
    const prints = test.workstation.rows.find<{ form: string }>({ table: 'prints' })
    expect(prints.map((print) => print.form)).toContain('dailySummary')
  })
})

describe('a day left open overnight', () => {
  it('is closed with its own date, and what happens until then belongs to it', () => {
    open()
    test.clock.nowMs = startMs + dayMs
    takeCash(100)
    expect(dayOfLastFact()).toBe('2026-06-15')
    expect(close({ cash: 20_100 })).toMatchObject({ value: { day: '2026-06-15' } })
    expect(dayOfLastFact()).toBe('2026-06-15')
    expect(open('shift-0002')).toMatchObject({ value: { day: '2026-06-16' } })
    takeCash(100)
    expect(dayOfLastFact()).toBe('2026-06-16')
  })
})

describe('a clock that was set back', () => {
  it('never opens an earlier day, refuses no work, and says what it saw', () => {
    open()
    close({ cash: 20_000 })
    test.clock.nowMs = startMs - 400 * dayMs
    test.must('counter', 'receiveDevice', intake())
    expect(dayOfLastFact()).toBe('2026-06-15')
    expect(open('shift-0002')).toMatchObject({ value: { day: '2026-06-15', clockBehind: true } })
    takeCash(100)
    expect(dayOfLastFact()).toBe('2026-06-15')
    expect(close({ cash: 20_100 }, {}, 'shift-0002')).toMatchObject({ value: { day: '2026-06-15' } })
    expect(outlet().lastDay).toBe('2026-06-15')
    const opened = test.workstation.journal.stream('shift/shift-0002')[0]
    expect(opened?.payload).toMatchObject({ clockNote: 'clock shows 2025-05-11' })
    expect(test.workstation.journal.verify()).toBeUndefined()
  })

  it('keeps the order of facts, whichever way it jumps', () => {
    for (const jumpMs of [0, 3 * 365 * dayMs, -3 * 365 * dayMs, hourMs, -hourMs]) {
      test.clock.nowMs += jumpMs
      test.must('counter', 'receiveDevice', intake())
    }
    const facts = test.workstation.journal.facts(0, 1000)
    const ticks = facts.map(({ envelope }) => envelope.hlc.replace(/@.*/, '').split('.').map(Number))
    for (const [index, [ms = 0, count = 0]] of ticks.entries()) {
      const [beforeMs = 0, beforeCount = -1] = ticks[index - 1] ?? []
      expect(ms > beforeMs || (ms === beforeMs && count > beforeCount)).toBe(true)
    }
    expect(facts.map((fact) => fact.envelope.originSeq)).toEqual(facts.map((_, index) => index + 1))
  })
})

describe('the drawer', () => {
  it('gives out no more cash than it holds, and says why it was opened', () => {
    open()
    const move = (amountFen: number, reason = '买水') =>
      test.give('manager', 'moveCash', { shiftId, direction: 'out', amountFen, reason })
    expect(move(20_001)).toMatchObject({ reason: 'not-enough-cash' })
    expect(move(1, '')).toMatchObject({ reason: 'not-understood' })
    expect(move(20_000)).toMatchObject({ kind: 'ok' })
    expect(test.give('counter', 'openDrawer', { shiftId, reason: '换零钱' })).toMatchObject({ kind: 'ok' })
  })

  it('changes hands between two people, with a count whose difference is told and kept', () => {
    open()
    const handOver = (approver?: Giver) =>
      test.workstation.executeAs({ ...people.counter, ...(approver ? { approver } : {}) }, 'handOverShift', {
        shiftId,
        to: 'staff-manager',
        countedCashFen: 19_900,
      })
    expect(handOver()).toMatchObject({ reason: 'taker-must-confirm' })
    expect(handOver(people.administrator)).toMatchObject({ reason: 'taker-must-confirm' })
    expect(handOver(people.manager)).toMatchObject({ value: { differenceFen: -100 } })
    expect(shiftRow().holder).toBe('staff-manager')
  })

  it('is of no use on a closed day', () => {
    open()
    const ticketId = repairTo(test, 'ready')
    close({ cash: 20_000 })
    expect(test.give('counter', 'openDrawer', { shiftId, reason: '换零钱' })).toMatchObject({
      reason: 'no-open-day',
    })
    expect(
      test.give('counter', 'takePayment', { ticketId, purpose: 'bill', tender: 'cash', amountFen: 1 }),
    ).toMatchObject({ reason: 'no-open-day' })
  })
})

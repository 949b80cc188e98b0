/**
 * Weekly and monthly reports by schedule, kept and put into a folder; the rota and what each person did; a closed day that
 * keeps what it said; and service levels of a product line.
 */

import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { defaultPolicy } from '../../shared/policy/policy'
import type { DaySummary } from '../../shared/questions/day'
import type { Figure, Figures } from '../../shared/questions/figures'
import type { PolicyChange } from '../../shared/questions/record'
import type { KeptReports } from '../../shared/questions/reports'
import type { PersonResult, RotaWeek, Staffing } from '../../shared/questions/rota'
import type { StockOut } from '../../shared/questions/today'
import { type Report, reportAggregate } from '../../shared/report/state'
import type { Answer } from '../../shared/result'
import { readWorkbook } from '../lists/workbook-reader'
import { quickFolder } from '../support/folders'
import { aFullDay, plainPart, repairTo } from '../support/full-day'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { intake, startMs, startWorkstation, type TestWorkstation } from '../support/workstation'

const dayMs = 86_400_000
/** A Monday. */
const monday = '2026-06-15'

let outlet: TestWorkstation
let window: TestWindow
let wanted = ''

beforeEach(async () => {
  const folder = quickFolder()
  wanted = join(folder, 'reports')
  mkdirSync(wanted)
  outlet = startWorkstation({ folder, catalogue: true, chooseFolder: async () => wanted })
  await givePins(outlet)
  window = openWindow(outlet)
  await window.signIn('manager')
})
afterEach(() => outlet.end())

describe('reports', () => {
  const reports = async () => told<KeptReports>(await window.ask('reports'))
  const switchOn = () =>
    outlet.must('manager', 'changePolicy', {
      policy: {
        ...defaultPolicy,
        reports: {
          weekly: { on: true, print: true, day: 2 },
          monthly: { on: true, print: false, day: 1 },
          hour: 9,
        },
      },
      reason: '每周要报表',
    })

  test('are made by themselves when they are due, once, and put into the folder as PDF and workbook', async () => {
    aFullDay(outlet)
    switchOn()
    expect(told(await window.ask('chooseReportFolder'))).toEqual({ folder: wanted })
    expect((await reports()).rows).toEqual([])

    // Monday is not the day that was set, and Tuesday at eight is too early.
    outlet.clock.nowMs = startMs + 7 * dayMs
    await tick()
    expect((await reports()).rows).toEqual([])
    outlet.clock.nowMs = startMs + 8 * dayMs - 2 * 3_600_000
    await tick()
    expect((await reports()).rows).toEqual([])

    outlet.clock.nowMs = startMs + 8 * dayMs
    await tick()
    await tick()
    const kept = await reports()
    expect(
      kept.rows.map(({ kind, fromDay, toDay, madeByName }) => [kind, fromDay, toDay, madeByName]),
    ).toEqual([['weekly', monday, '2026-06-21', '']])
    expect(kept.problem).toBe('')
    expect(readdirSync(wanted).sort()).toEqual([
      '周报 2026-06-15 2026-06-21.pdf',
      '周报 2026-06-15 2026-06-21.xlsx',
    ])
    const cells = readWorkbook(readFileSync(join(wanted, '周报 2026-06-15 2026-06-21.xlsx'))).flat()
    expect(cells.map(({ text }) => text)).toContain('24 小时解决率')
    expect(cells.some(({ formula }) => formula)).toBe(false)
    await outlet.workstation.spool.idle()
    const prints = outlet.workstation.rows.find<{ form: string; status: string }>({
      table: 'prints',
      limit: 100,
    })
    expect(prints.filter(({ form }) => form === 'periodReport').map(({ status }) => status)).toEqual([
      'printed',
    ])

    // The month is over and one report comes, though the program was off on its first day.
    outlet.clock.nowMs = Date.UTC(2026, 6, 5, 2, 0)
    await tick()
    expect((await reports()).rows.map(({ kind, fromDay }) => [kind, fromDay])).toContainEqual([
      'monthly',
      '2026-06-01',
    ])
  })

  test('say for ever what they said, whatever is recorded later', async () => {
    aFullDay(outlet)
    const input = { reportId: 'report-own-1', kind: 'own', fromDay: monday, toDay: monday } as const
    outlet.must('manager', 'makeReport', input)
    const paper = async () =>
      told<{ html: string }>(await window.ask('reportPaper', { reportId: 'report-own-1', language: 'zh-CN' }))
        .html
    const before = await paper()
    expect(before).toContain('受理')
    outlet.must('counter', 'receiveDevice', intake())
    expect(await paper()).toBe(before)
    expect(outlet.give('manager', 'makeReport', input)).toMatchObject({ reason: 'report-already-there' })
    const tomorrow = { ...input, reportId: 'report-own-2', toDay: '2026-06-16' }
    expect(outlet.give('manager', 'makeReport', tomorrow)).toMatchObject({ reason: 'period-not-possible' })
    expect(outlet.give('counter', 'makeReport', { ...input, reportId: 'report-own-3' })).toMatchObject({
      reason: 'not-allowed',
    })
  })

  test('say what each person is given for the work and the parts that customers paid, at the rate of that day', async () => {
    aFullDay(outlet)
    const give = (labour: number, parts: number) =>
      outlet.must('manager', 'changePolicy', {
        policy: { ...defaultPolicy, commissionPercent: { labour, parts } },
        reason: '开始提成',
      })
    give(10, 5)
    const reportId = 'report-own-1'
    outlet.must('manager', 'makeReport', { reportId, kind: 'own', fromDay: monday, toDay: monday })
    // Another rate, and another person's ticket, come too late for it.
    give(50, 50)
    const results = told<readonly PersonResult[]>(
      await window.ask('peopleResults', { fromDay: monday, toDay: monday }),
    )
    const bench = results.find(({ staffId }) => staffId === 'staff-technician')
    const { data } = outlet.workstation.states.load(reportAggregate, reportId).state as Report
    const kept = data.commission
    const { name = '', labourFen = 0, partsFen = 0 } = bench ?? {}
    expect(labourFen).toBe(12_000)
    expect(kept).toEqual({
      labourPercent: 10,
      partsPercent: 5,
      rows: [{ name, labourFen, partsFen, commissionFen: 1_200 + Math.round(partsFen * 0.05) }],
    })

    const paper = async (language: 'zh-CN' | 'en') =>
      told<{ html: string }>(await window.ask('reportPaper', { reportId, language })).html
    expect(await paper('zh-CN')).toContain('工时费 × 10 %')
    expect(await paper('en')).toContain('Labour × 10 %')
    const file = await outlet.workstation.reports.files.make(
      outlet.workstation.states.load(reportAggregate, reportId).state as Report,
      'xlsx',
      'zh-CN',
    )
    const cells = readWorkbook(Buffer.from(file?.bytes ?? []), 8).flat()
    expect(cells.map(({ text }) => text)).toContain('提成（元）')
  })

  test('a report from before commission was reported has no such section', async () => {
    aFullDay(outlet)
    const reportId = 'report-own-1'
    outlet.must('manager', 'makeReport', { reportId, kind: 'own', fromDay: monday, toDay: monday })
    const report = outlet.workstation.states.load(reportAggregate, reportId).state as Report
    const { commission: _, ...data } = report.data
    const texts = (one: Report) => JSON.stringify(outlet.workstation.reports.files.model(one, 'zh-CN'))
    expect(texts(report)).toContain('提成')
    expect(texts({ ...report, data })).not.toContain('提成')
  })

  test('a folder that is gone is told, and what waits goes there when it is back', async () => {
    aFullDay(outlet)
    await window.ask('chooseReportFolder')
    rmSync(wanted, { recursive: true })
    outlet.must('manager', 'makeReport', {
      reportId: 'report-own-1',
      kind: 'own',
      fromDay: monday,
      toDay: monday,
    })
    await tick()
    expect((await reports()).problem).toBe('ENOENT')
    mkdirSync(wanted)
    await tick()
    expect((await reports()).problem).toBe('')
    expect(readdirSync(wanted)).toHaveLength(2)
  })

  async function tick(): Promise<void> {
    // The same as the timer does every minute.
    await outlet.workstation.reports.schedule.tick()
  }
})

test('the rota is planned by week, counted per person, and answers what more hands would change', async () => {
  const duty = { day: monday, from: '09:00', to: '18:00' }
  const duties = [
    { staffId: 'staff-technician', ...duty },
    { staffId: 'staff-counter', ...duty, to: '13:00' },
  ]
  outlet.must('manager', 'planRota', { week: monday, duties })
  expect(outlet.give('technician', 'planRota', { week: monday, duties })).toMatchObject({
    reason: 'not-allowed',
  })
  const wrong = [...duties, { staffId: 'staff-counter', day: monday, from: '12:00', to: '14:00' }]
  expect(outlet.give('manager', 'planRota', { week: monday, duties: wrong })).toMatchObject({
    reason: 'duty-overlaps',
  })
  const week = told<RotaWeek>(await window.ask('rota', { week: '2026-06-18' }))
  expect(week.planned?.duties).toEqual(duties)
  expect(week.hours).toHaveLength(7)

  const { shiftId } = aFullDay(outlet)
  expect(shiftId).not.toBe('')
  const results = told<readonly PersonResult[]>(
    await window.ask('peopleResults', { fromDay: monday, toDay: monday }),
  )
  const of = (staffId: string) => results.find((one) => one.staffId === staffId)
  expect(of('staff-counter')).toMatchObject({ received: 3, handedOver: 1, payments: 3, plannedMinutes: 240 })
  expect(of('staff-technician')).toMatchObject({
    received: 0,
    repaired: 1,
    firstTimeFix: 100,
    plannedMinutes: 540,
    labourFen: 12_000,
    commissionFen: 0,
  })
  // The labour came of a quote that the clerk recorded the answer to: it is the work of the one at the bench.
  expect(of('staff-counter')).toMatchObject({ labourFen: 0, partsFen: 0 })
  const policy = { ...defaultPolicy, commissionPercent: { labour: 10, parts: 0 } }
  outlet.must('manager', 'changePolicy', { policy, reason: '开始提成' })
  const shared = told<readonly PersonResult[]>(
    await window.ask('peopleResults', { fromDay: monday, toDay: monday }),
  )
  expect(shared.find((one) => one.staffId === 'staff-technician')).toMatchObject({ commissionFen: 1_200 })
  const behind = await window.ask('ticketsBehind', {
    figure: 'receivedBy',
    key: 'staff-counter',
    fromDay: monday,
    toDay: monday,
  })
  expect(behind).toMatchObject({ value: { total: 3 } })

  for (let at = 0; at < 30; at += 1) outlet.must('counter', 'receiveDevice', intake())
  const staffing = told<Staffing>(await window.ask('staffing', { day: '2026-06-16', technicians: 5 }))
  expect(staffing.plan).toHaveLength(7)
  // This week is planned: nobody but the one on Monday.
  expect(staffing.plan.map(({ people }) => people).slice(0, 3)).toEqual([1, 0, 0])
  expect(staffing.changed.map(({ people }) => people).slice(0, 3)).toEqual([1, 5, 0])
  const left = (days: Staffing['plan']) => (days.at(-1)?.waiting ?? 0) - (days.at(-1)?.finished ?? 0)
  expect(left(staffing.changed)).toBeLessThan(left(staffing.plan))
})

test('a closed day keeps its numbers, and what is recorded for it later stands apart', async () => {
  const { shiftId } = aFullDay(outlet)
  const summary = async () => told<DaySummary>(await window.ask('daySummary', { day: monday }))
  const open = await summary()
  expect(open).toMatchObject({ asClosed: false, received: 3, later: [] })
  outlet.must('manager', 'closeDay', { shiftId, counted: { cash: 50_000 }, print: false })
  const closed = await summary()
  expect(closed).toMatchObject({ asClosed: true, received: 3, later: [] })

  // Between the shifts the clock's day goes on, and it is the closed one.
  outlet.must('counter', 'receiveDevice', intake())
  const after = await summary()
  expect(after).toMatchObject({ received: 3, byStatus: closed.byStatus, incomeFen: closed.incomeFen })
  expect(after.later.map(({ type }) => type)).toContain('deviceReceived')
  expect(after.later.every(({ day }) => day === monday)).toBe(true)
  expect(outlet.give('manager', 'closeDay', { shiftId, counted: { cash: 0 }, print: false })).toMatchObject({
    reason: 'day-not-open',
  })
  expect(outlet.workstation.journal.verify()).toBeUndefined()
})

test('a product line has a service level of its own, and a paused step is never late', async () => {
  const phone = repairTo(outlet, 'diagnosing')
  const late = async () =>
    told<Figure>(await window.ask('figure', { id: 'breaches', fromDay: monday, toDay: monday })).value
  outlet.clock.nowMs += 60 * 60_000
  expect(await late()).toBe(0)
  const change = (part: Partial<typeof defaultPolicy>) =>
    outlet.must('manager', 'changePolicy', { policy: { ...defaultPolicy, ...part }, reason: '合同' })
  const deviceClass = outlet.workstation.rows.get<{ deviceClass: string }>('tickets', phone)?.deviceClass
  const level = {
    deviceClass: deviceClass as 'phone',
    firstResponseMinutes: {},
    statusLimitMinutes: { diagnosing: 30 },
  }
  change({ serviceLevels: [level] })
  expect(await late()).toBe(1)
  const other = deviceClass === 'printer' ? 'network' : 'printer'
  change({ serviceLevels: [{ ...level, deviceClass: other }] })
  expect(await late()).toBe(0)
  change({ serviceLevels: [level], pausedStatuses: ['quoted', 'diagnosing'] })
  expect(await late()).toBe(0)
  const all = told<Figures>(await window.ask('figures', { fromDay: monday, toDay: monday }))
  expect(all.figures.find(({ id }) => id === 'breaches')?.value).toBe(0)
})

test('in which steps a promise stands still is a setting with its history, and every count follows it', async () => {
  const promisedAtMs = outlet.clock.nowMs + 3_600_000
  const { ticketId } = outlet.must('counter', 'receiveDevice', { ...intake({ promisedAtMs }) }) as {
    ticketId: string
  }
  outlet.must('technician', 'startDiagnosis', { ticketId })
  const late = async () =>
    told<Figure>(await window.ask('figure', { id: 'breaches', fromDay: monday, toDay: monday })).value
  outlet.clock.nowMs += 2 * 3_600_000
  const summary = async () =>
    told<DaySummary>(await window.ask('daySummary', { day: monday })).breaches.length
  expect([await late(), await summary()]).toEqual([1, 1])
  outlet.must('manager', 'changePolicy', {
    policy: { ...defaultPolicy, promisePausedStatuses: ['quoted', 'diagnosing'] },
    reason: '检测等厂家资料',
  })
  expect([await late(), await summary()]).toEqual([0, 0])
  const history = told<readonly PolicyChange[]>(await window.ask('policyHistory', {}))
  expect(history[0]).toMatchObject({
    reason: '检测等厂家资料',
    changes: [{ path: 'promisePausedStatuses.1', was: '', now: 'diagnosing' }],
  })
})

test('a part that is out is shown with the tickets that wait for it', async () => {
  const partNumber = plainPart(outlet)
  const ticketId = repairTo(outlet, 'diagnosing')
  outlet.must('technician', 'awaitPart', { ticketId, partNumber, quantity: 1 })
  const out = told<readonly StockOut[]>(await window.ask('stockOuts'))
  expect(out.find((one) => one.partNumber === partNumber)?.waiting.map((one) => one.ticketId)).toEqual([
    ticketId,
  ])
})

test('no window reads what a shift took in by tender, and reports are the manager’s', async () => {
  expect(await window.ask('rows', { table: 'takings' })).toMatchObject({ reason: 'not-allowed' })
  const bench = openWindow(outlet)
  await bench.signIn('technician')
  expect(await bench.ask('rows', { table: 'reports' })).toMatchObject({ reason: 'not-allowed' })
})

function told<Value>(given: Answer<unknown>): Value {
  if (given.kind !== 'ok') throw new Error(JSON.stringify(given))
  return given.value as Value
}

/** Papers of many devices at once, papers by the outlet's own choice, and those that come out with a closing. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { renumber } from '../../shared/numbers'
import { type Outlet, outletAggregate, outletStreamId } from '../../shared/outlet/state'
import type { PrintRow } from '../../shared/print/state'
import type { Batch } from '../../shared/questions/batch'
import { quickFolder } from '../support/folders'
import { repairTo } from '../support/full-day'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

const dayMs = 86_400_000

let test: TestWorkstation
let window: TestWindow
beforeEach(async () => {
  test = startWorkstation({ folder: quickFolder() })
  await givePins(test)
  window = openWindow(test)
  await window.signIn('manager')
})
afterEach(() => test.end())

const slips = (subject?: string) =>
  test.workstation.rows
    .find<PrintRow>({ table: 'prints', limit: 5000 })
    .filter((row) => subject === undefined || row.subject === subject)

function receive(changes: Parameters<typeof intake>[0] = {}) {
  const input = intake(changes)
  const { number } = test.must('counter', 'receiveDevice', input) as { readonly number: string }
  return { ...input, number }
}

/** Three devices of one company in one go. */
function batch() {
  const first = receive()
  const next = () => {
    const { newCustomer: _known, ...input } = intake({
      customerId: first.customerId,
      batchId: first.ticketId,
    })
    const { number } = test.must('counter', 'receiveDevice', input) as { readonly number: string }
    return { ...input, number }
  }
  return [first, next(), next()] as const
}

describe('labels of a pallet', () => {
  it('are one job with the labels of every device, in the order of the list', async () => {
    const devices = [receive(), receive(), receive()]
    const answer = test.must('technician', 'printLabels', {
      ticketIds: devices.map(({ ticketId }) => ticketId),
      number: devices[0]?.number ?? '',
    })
    expect(answer).toEqual({ jobs: 1, devices: 3 })
    await test.workstation.spool.idle()
    const [job] = slips().filter((row) => row.subject.startsWith('labels/'))
    expect(job).toMatchObject({ status: 'printed', form: 'deviceLabel', number: `${devices[0]?.number} +2` })
    const preview = (await window.ask('preview', { jobId: job?.id ?? '' })) as { value: { html: string } }
    const at = devices.map(({ number }) => preview.value.html.indexOf(renumber(number, 'L') ?? '?'))
    expect(at.every((place) => place > 0)).toBe(true)
    expect([...at].sort((a, b) => a - b)).toEqual(at)
  })

  it('name a device once, and are refused where nobody is named', () => {
    const { ticketId, number } = receive()
    expect(test.must('counter', 'printLabels', { ticketIds: [ticketId, ticketId], number })).toEqual({
      jobs: 1,
      devices: 1,
    })
    expect(test.give('counter', 'printLabels', { ticketIds: [], number })).toMatchObject({ kind: 'refused' })
  })
})

describe('a company’s batch', () => {
  it('tells its devices and what is missing from any of them; a single device has none', async () => {
    const [first, second, third] = batch()
    const alone = receive()
    const foreign = receive({ batchId: first.ticketId })
    const told = (await window.ask('batchOf', { ticketId: third.ticketId })) as { value: Batch }
    expect(told.value).toMatchObject({ batchId: first.ticketId, number: first.number, slipMissing: true })
    expect(told.value.members.map((member) => [member.ticketId, member.receiptMissing])).toEqual([
      [first.ticketId, false],
      [second.ticketId, true],
      [third.ticketId, true],
    ])
    expect(await window.ask('batchOf', { ticketId: alone.ticketId })).toMatchObject({ value: null })
    expect(JSON.stringify(told)).not.toContain(foreign.number)
  })

  it('gets a receipt for each device that has none, once', async () => {
    const tickets = batch().map(({ ticketId, number }) => ({ ticketId, number }))
    const form = 'claimReceipt'
    // The first device had its own at the counter, on a roll and on a sheet.
    expect(test.must('counter', 'printBatch', { form, tickets })).toEqual({ tickets: 2, jobs: 4 })
    expect(test.give('counter', 'printBatch', { form, tickets })).toMatchObject({ reason: 'all-printed' })
    await test.workstation.spool.idle()
    for (const { ticketId } of tickets)
      expect(slips(`ticket/${ticketId}`).filter((row) => row.form === form)).toMatchObject([
        { status: 'printed', copy: 1 },
        { status: 'printed', copy: 1 },
      ])
  })
})

describe('the papers of a form', () => {
  const papersOfNext = () => {
    const { ticketId } = receive()
    return slips(`ticket/${ticketId}`)
      .filter((row) => row.form === 'claimReceipt')
      .map((row) => row.paper)
      .sort()
  }

  it('are those that the outlet chose in the template, until it goes back', () => {
    expect(papersOfNext()).toEqual(['a5', 'roll80'])
    test.must('manager', 'saveTemplate', { form: 'claimReceipt', content: { papers: ['roll58'] } })
    expect(papersOfNext()).toEqual(['roll58'])
    test.must('manager', 'saveTemplate', { form: 'claimReceipt', content: { papers: [] } })
    expect(papersOfNext()).toEqual([])
    test.must('manager', 'resetTemplate', { form: 'claimReceipt' })
    expect(papersOfNext()).toEqual(['a5', 'roll80'])
  })

  it('are this workstation’s own where it is set otherwise', async () => {
    const administrator = openWindow(test)
    await administrator.signIn('administrator')
    await administrator.ask('savePrinters', {
      printers: [],
      papers: { claimReceipt: ['a4'] },
      language: 'zh-CN',
    })
    test.must('manager', 'saveTemplate', { form: 'claimReceipt', content: { papers: ['roll58'] } })
    expect(papersOfNext()).toEqual(['a4'])
  })

  it('can not be one that the form does not fit on, nor one for all forms', () => {
    const give = (form: 'claimReceipt' | 'all', papers: PrintRow['paper'][]) =>
      test.give('manager', 'saveTemplate', { form, content: { papers } })
    expect(give('claimReceipt', ['label40x20'])).toMatchObject({ reason: 'wrong-paper' })
    expect(give('all', ['a4'])).toMatchObject({ reason: 'wrong-paper' })
    expect(give('claimReceipt', ['a4', 'a4'])).toMatchObject({ kind: 'refused' })
  })
})

describe('the survey statistics', () => {
  let shifts = 0
  /** A day with one device that is repaired and handed back, opened and closed. */
  function workedDay(atMs: number, more: object = {}) {
    test.clock.nowMs = atMs
    shifts += 1
    const shiftId = `shift-${shifts}-0001`
    test.must('counter', 'openDay', { shiftId, floatFen: 0 })
    const ticketId = repairTo(test, 'ready')
    const handOver = { ticketId, accessoriesReturned: ['charger'] }
    test.must('manager', 'handOver', { ...handOver, proof: 'receipt', overrideReason: '店长同意' })
    const before = new Set(slips().map((row) => row.id))
    test.must('manager', 'closeDay', { shiftId, counted: { cash: 0 }, ...more })
    return slips()
      .filter((row) => !before.has(row.id))
      .map((row) => `${row.form} ${row.subject}`)
  }
  const ofPeriod = (from: string, to: string) => `surveyStatistics surveys/${from}_${to}`
  const june30 = Date.UTC(2026, 5, 30, 2, 0)

  it('come out with the last open day of the month, once, beside the day’s summary', () => {
    expect(workedDay(june30 - dayMs)).toEqual([expect.stringContaining('dailySummary')])
    expect(workedDay(june30)).toContain(ofPeriod('2026-06-01', '2026-06-30'))
    expect(workedDay(june30 + dayMs)).toEqual([expect.stringContaining('dailySummary')])
  })

  it('come with the first closing of the next month where the last one was missed', () => {
    workedDay(june30 - 5 * dayMs)
    expect(workedDay(june30 + 3 * dayMs)).toContain(ofPeriod('2026-06-01', '2026-06-30'))
  })

  it('come by the week, the quarter or the half-year as the outlet likes, or never', () => {
    const { policy } = test.workstation.states.load(outletAggregate, outletStreamId).state as Outlet
    const by = (statisticsAtClose: 'never' | 'weekly' | 'quarterly' | 'halfYearly') =>
      test.must('administrator', 'changePolicy', { policy: { ...policy, statisticsAtClose }, reason: '试' })
    by('never')
    expect(workedDay(june30)).toHaveLength(1)
    by('weekly')
    // 5 July 2026 is a Sunday.
    expect(workedDay(june30 + 5 * dayMs)).toContain(ofPeriod('2026-06-29', '2026-07-05'))
    by('quarterly')
    expect(workedDay(june30 + 6 * dayMs)).toContain(ofPeriod('2026-04-01', '2026-06-30'))
    by('halfYearly')
    expect(workedDay(june30 + 7 * dayMs)).toContain(ofPeriod('2026-01-01', '2026-06-30'))
  })

  it('stay away where the manager wants no paper with this closing', () => {
    expect(workedDay(june30, { print: false })).toEqual([])
  })
})

/** Lists that main holds: what they sum, how they group, and what they never give away. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { quickFolder } from '../support/folders'
import { dueOf, plainPart, repairTo } from '../support/full-day'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { startWorkstation, type TestWorkstation } from '../support/workstation'

let test: TestWorkstation
let window: TestWindow

beforeEach(async () => {
  test = startWorkstation({ folder: quickFolder(), catalogue: true })
  await givePins(test)
  window = openWindow(test)
  await window.signIn('counter')
})
afterEach(() => test.end())

describe('a list of tickets', () => {
  it('is grouped by a column, the most frequent first, with what is unpaid in each', async () => {
    const partNumber = plainPart(test)
    test.must('manager', 'receiveStock', { partNumber, quantity: 5, bin: 'A-01', reason: '入库' })
    const ready = [repairTo(test, 'ready', partNumber), repairTo(test, 'ready', partNumber)]
    repairTo(test, 'received')
    const dueFen = ready.reduce((sum, ticketId) => sum + dueOf(test, ticketId), 0)
    expect(dueFen).toBeGreaterThan(0)
    const by = { table: 'tickets', by: 'status', sum: ['dueFen'] }
    expect(await window.ask('rowGroups', by)).toMatchObject({
      value: [
        { value: 'ready', count: 2, totals: { dueFen } },
        { value: 'received', count: 1, totals: { dueFen: 0 } },
      ],
    })
    const filter = [{ column: 'status', op: 'is', value: 'ready' }]
    expect(await window.ask('rows', { table: 'tickets', filter, sum: ['dueFen'], limit: 1 })).toMatchObject({
      value: { total: 2, totals: { dueFen } },
    })
    expect(await window.ask('rowGroups', { ...by, filter, by: 'modelName' })).toMatchObject({
      value: [{ count: 2 }],
    })
  })

  it('is grouped and summed only by columns that main keeps for it', async () => {
    for (const by of ['fault', 'data', 'id; DROP TABLE row_tickets'])
      expect(await window.ask('rowGroups', { table: 'tickets', by })).toMatchObject({
        reason: 'not-understood',
      })
    expect(await window.ask('rows', { table: 'tickets', sum: ['data'] })).toMatchObject({
      reason: 'not-understood',
    })
  })

  it('never lists the takings of a shift, which would give the blind count away', async () => {
    for (const table of ['takings', 'work']) {
      expect(await window.ask('rows', { table })).toMatchObject({ reason: 'not-allowed' })
      expect(await window.ask('rowGroups', { table, by: 'day' })).toMatchObject({ reason: 'not-allowed' })
    }
  })
})

describe('what a window keeps', () => {
  it('is what is open and the newest twenty thousand, however many slips a busy outlet writes', () => {
    const { rows, database } = test.workstation
    const print = (index: number, open: 0 | 1) => ({
      id: `print-${String(index).padStart(6, '0')}`,
      ...{ open, status: open ? 'failed' : 'printed', subject: '', number: '', requestedAtMs: index },
    })
    database.transaction(() => {
      for (let index = 1; index <= 20_100; index += 1)
        rows.put('prints', print(index, index === 5 ? 1 : 0) as never, 0)
    })
    const hot: string[] = []
    for (let after: string | null = ''; after !== null; ) {
      const page = rows.hot('prints', { sinceMs: 0, after, limit: 5_000 })
      hot.push(...page.rows.map(({ id }) => id))
      after = page.next
    }
    expect(hot).toHaveLength(20_001)
    expect(hot[0]).toBe('print-000005')
    // The newest first: what is asked for most is there soonest.
    expect(hot[1]).toBe('print-020100')
    expect(hot.at(-1)).toBe('print-000101')
  })
})

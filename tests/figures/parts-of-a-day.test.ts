/** The parts of a day are what was used on that day, also where one repair takes several days. */

import { afterEach, beforeEach, expect, it } from 'vitest'
import { createPartsUsedOn, daySummary } from '../../electron/lookup/day'
import { outletCalendar } from '../../electron/lookup/outlet-calendar'
import { type Outlet, outletAggregate, outletStreamId } from '../../shared/outlet/state'
import { quickFolder } from '../support/folders'
import { fitPart, plainPart, repairTo } from '../support/full-day'
import { startWorkstation, type TestWorkstation } from '../support/workstation'

let test: TestWorkstation
beforeEach(() => {
  test = startWorkstation({ folder: quickFolder(), catalogue: true })
})
afterEach(() => test.end())

function partsOn(day: string): readonly (readonly [string, number])[] {
  const { rows, states, journal, reference } = test.workstation
  const outlet = () => states.load(outletAggregate, outletStreamId).state as Outlet
  const calendar = outletCalendar(outlet, reference.holidays)
  const dependencies = { rows, states, partsUsedOn: createPartsUsedOn(journal), calendar }
  const more = { policy: () => outlet().policy, nowMs: () => test.clock.nowMs }
  return daySummary({ ...dependencies, ...more }, day).parts.map((part) => [part.partNumber, part.quantity])
}

function today(): string {
  const { journal } = test.workstation
  return journal.facts(journal.head() - 1, 1)[0]?.envelope.businessDay ?? ''
}

it('a part that was fitted yesterday is not counted again because another one is fitted today', () => {
  const [first, second] = [plainPart(test, 0), plainPart(test, 1)]
  for (const partNumber of [first, second]) {
    test.must('manager', 'receiveStock', { partNumber, quantity: 5, bin: 'A-01', reason: '采购入库' })
  }
  const ticketId = repairTo(test, 'repairing', first)
  const yesterday = today()
  expect(partsOn(yesterday)).toEqual([[first, 1]])

  test.clock.nowMs += 86_400_000
  fitPart(test, ticketId, second)
  expect(today()).not.toBe(yesterday)
  expect(partsOn(today())).toEqual([[second, 1]])
  expect(partsOn(yesterday)).toEqual([[first, 1]])
})

it('what was given back is not used', () => {
  const partNumber = plainPart(test)
  test.must('manager', 'receiveStock', { partNumber, quantity: 5, bin: 'A-01', reason: '采购入库' })
  const ticketId = repairTo(test, 'repairing', partNumber)
  const used = test.workstation.journal
    .stream(`ticket/${ticketId}`)
    .find(({ envelope }) => envelope.type === 'partUsed')
  const { usageId } = (used?.payload ?? {}) as { readonly usageId: string }
  test.must('technician', 'returnPart', { ticketId, partNumber, usageId, to: 'good', reason: '装错型号' })
  expect(partsOn(today())).toEqual([])
})

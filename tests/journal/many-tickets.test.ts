/**
 * Figures are measured with an outlet that nobody worked in. They mean something only if its records are as good as a
 * real one's: the chain holds, the drawers agree, no bin holds less than nothing, and the next number is a new one.
 */

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { machineId } from '../../electron/journal/identity'
import { makeManyTickets } from '../../scripts/lib/many-tickets'
import { parseNumber } from '../../shared/numbers'
import { type Stock, stockAggregate } from '../../shared/stock/state'
import type { TicketRow } from '../../shared/ticket/row'
import { expectedByTender, type Shift, shiftAggregate } from '../../shared/till/state'
import { intake, startWorkstation } from '../support/workstation'

const counter = { staffId: 'sample-staff-c01', role: 'counter' } as const

test('an outlet made for measuring holds together like one where people worked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'counterbench-many-test-'))
  await makeManyTickets(folder, { open: 120, closed: 500, customers: 300 }, () => undefined)
  const test = startWorkstation({ folder, machine: machineId(), nowMs: Date.now, setUp: false })
  const { workstation } = test
  const { journal, rows, states } = workstation

  expect(journal.verify()).toBeUndefined()
  expect(rows.count({ table: 'tickets', filter: [{ column: 'open', op: 'is', value: 1 }] })).toBe(120)
  expect(
    rows.count({ table: 'tickets', filter: [{ column: 'open', op: 'is', value: 0 }] }),
  ).toBeGreaterThanOrEqual(500)
  expect(rows.count({ table: 'customers' })).toBeGreaterThan(280)
  const devices = rows.find<{ visits: number }>({ table: 'devices', limit: 10_000 })
  expect(devices.some((device) => device.visits > 1)).toBe(true)

  const numbers = rows.find<TicketRow>({ table: 'tickets', limit: 10_000 }).map((ticket) => ticket.number)
  expect(new Set(numbers).size).toBe(numbers.length)

  for (const stream of journal.streams('stock')) {
    const stock = states.load(stockAggregate, stream.slice('stock/'.length)).state as Stock
    expect(stock.onHand, stream).toBeGreaterThanOrEqual(0)
  }
  for (const stream of journal.streams('shift')) {
    const shift = states.load(shiftAggregate, stream.slice('shift/'.length)).state as Shift
    if (shift.closedAtMs === undefined) continue
    expect(shift.counted.cash, stream).toBe(expectedByTender(shift).cash + shift.differenceFen)
  }

  const next = workstation.executeAs(counter, 'receiveDevice', intake())
  const given = next.kind === 'ok' ? (next.value as { readonly number: string }).number : ''
  expect(numbers).not.toContain(given)
  expect(parseNumber(given)?.counter).toBe(numbers.length + 1)
  await test.end()
}, 180_000)

/** A device's passcode: only the bench sees it, with a reason on record, and it is gone as soon as the device is. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { quickFolder } from '../support/folders'
import { repairTo } from '../support/full-day'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

const passcode = 'pass-4711-word'
const dayMs = 86_400_000

let test: TestWorkstation
let bench: TestWindow
beforeEach(async () => {
  test = startWorkstation({ folder: quickFolder() })
  await givePins(test)
  bench = openWindow(test)
  await bench.signIn('technician')
})
afterEach(() => test.end())

async function received(): Promise<string> {
  const counter = openWindow(test)
  await counter.signIn('counter')
  const kept = await counter.ask('keepSecret', { secret: passcode })
  counter.close()
  const secretId = kept.kind === 'ok' ? (kept.value as { secretId: string }).secretId : ''
  const input = intake({ secretId, accessories: [] })
  test.must('counter', 'receiveDevice', input)
  return input.ticketId
}

const reveal = (ticketId: string) => bench.ask('revealSecret', { ticketId, reason: '开机测试' })
const kept = () => test.workstation.database.all('SELECT secret_id FROM secrets').length

describe('a passcode', () => {
  it('is shown to the bench with a reason, which stands on the ticket, and to nobody else', async () => {
    const ticketId = await received()
    expect(await reveal(ticketId)).toMatchObject({ value: { secret: passcode } })
    const facts = test.workstation.journal.stream(`ticket/${ticketId}`)
    expect(facts.at(-1)).toMatchObject({
      envelope: { type: 'passcodeRevealed', actor: 'staff-technician' },
      payload: { reason: '开机测试' },
    })
    await bench.signIn('counter')
    expect(await reveal(ticketId)).toMatchObject({ kind: 'refused', reason: 'not-allowed' })
  })

  it('is gone when the device is handed over, and asking again is refused', async () => {
    const ticketId = await received()
    test.must('technician', 'startDiagnosis', { ticketId })
    test.must('technician', 'makeReady', { ticketId, outcome: 'noFaultFound' })
    test.must('counter', 'handOver', { ticketId, proof: 'receipt', accessoriesReturned: [] })
    expect(await reveal(ticketId)).toMatchObject({ reason: 'secret-gone' })
    expect(kept()).toBe(0)
  })

  it('is gone when the visit is cancelled, which hands the device back too', async () => {
    const ticketId = await received()
    test.must('counter', 'cancelTicket', { ticketId, reason: '客户改主意' })
    expect(await reveal(ticketId)).toMatchObject({ reason: 'secret-gone' })
    expect(kept()).toBe(0)
  })

  it('is gone after its days, with the program running all the while', async () => {
    const ticketId = await received()
    test.clock.nowMs += 13 * dayMs
    expect(await reveal(ticketId)).toMatchObject({ kind: 'ok' })
    test.clock.nowMs += 2 * dayMs
    test.must('counter', 'openDay', { shiftId: 'shift-0001', floatFen: 0 })
    expect(kept()).toBe(0)
    expect(await reveal(ticketId)).toMatchObject({ reason: 'secret-gone' })
  })

  it('is not shown after its device has left, even where a crash came before it was erased', async () => {
    const ticketId = await received()
    const { database } = test.workstation
    const row = database.get<{ secret_id: string; sealed: Uint8Array; created_at_ms: number }>(
      'SELECT secret_id, sealed, created_at_ms FROM secrets',
    )
    test.must('counter', 'cancelTicket', { ticketId, reason: '客户改主意' })
    database.run(
      'INSERT INTO secrets (secret_id, ticket_id, sealed, created_at_ms) VALUES (?, ?, ?, ?)',
      row?.secret_id ?? '',
      ticketId,
      row?.sealed ?? Buffer.alloc(0),
      row?.created_at_ms ?? 0,
    )
    expect(await reveal(ticketId)).toMatchObject({ reason: 'secret-gone' })
    expect(kept()).toBe(0)
  })

  it('is in no fact of its ticket, nor in those of anything else', async () => {
    await received()
    repairTo(test, 'received')
    for (const fact of test.workstation.journal.facts(0, 1000))
      expect(JSON.stringify(fact.payload)).not.toContain(passcode)
  })
})

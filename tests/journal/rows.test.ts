/** Rows are only a view: thrown away and made again from the journal they are the same, whatever happened. */

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keyFile } from '../../electron/journal/key-file'
import { createSealer, payloadHash } from '../../electron/journal/seal'
import { chainText, genesisHash } from '../../shared/events/envelope'
import { type AnyRow, tableNames } from '../../shared/view/tables'
import { quickFolder } from '../support/folders'
import { aFullDay } from '../support/full-day'
import { givePins, openWindow } from '../support/window'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

let test: TestWorkstation
beforeEach(() => {
  test = startWorkstation({ folder: quickFolder(), catalogue: true })
})
afterEach(() => test.end())

describe('the rows made again from the journal', () => {
  it('equal the rows that were written as it happened', async () => {
    aFullDay(test)
    const live = await everyRow()
    expect(Object.values(live).flat().length).toBeGreaterThan(20)
    await startWithoutRows()
    expect(await everyRow()).toEqual(live)
  })

  it('equal them too where a customer was erased', async () => {
    const input = intake()
    test.must('counter', 'receiveDevice', input)
    test.must('administrator', 'eraseCustomer', { customerId: input.customerId, reason: '本人要求' })
    const live = await everyRow()
    expect(live['customers']).toMatchObject([{ erased: 1, name: '—', phone: '—' }])
    await startWithoutRows()
    expect(await everyRow()).toEqual(live)
  })

  it('are not made again at every start', async () => {
    test.must('counter', 'receiveDevice', intake())
    test = await test.reopen()
    expect(test.workstation.rows.rebuildIfNeeded(test.workstation.journal, test.workstation.states)).toBe(
      false,
    )
  })
})

describe('a fact of a newer program', () => {
  it('is kept; its ticket is shown, refuses commands until the update, and hurts nothing else', async () => {
    await givePins(test)
    const [ours, other] = [intake(), intake()]
    test.must('counter', 'receiveDevice', ours)
    test.must('counter', 'receiveDevice', other)
    storeForeign(`ticket/${ours.ticketId}`, 'deviceTeleported', { to: 'mars' })
    test = await test.reopen()
    expect(test.workstation.journal.verify()).toBeUndefined()
    const assign = { ticketId: ours.ticketId, technicianId: 'staff-technician' }
    expect(test.give('counter', 'assignTicket', assign)).toMatchObject({ reason: 'stream-impaired' })
    test.must('counter', 'assignTicket', { ...assign, ticketId: other.ticketId })

    const window = openWindow(test)
    await window.signIn('counter')
    expect(await window.ask('ticket', { ticketId: ours.ticketId })).toMatchObject({
      kind: 'ok',
      value: { ticket: { status: 'received' } },
    })
    expect(await window.ask('history', { stream: `ticket/${ours.ticketId}` })).toMatchObject({
      value: [{ type: 'deviceTeleported' }, { type: 'deviceReceived' }],
    })
    await startWithoutRows()
    expect(test.workstation.rows.count({ table: 'tickets' })).toBe(2)
    expect(test.give('counter', 'assignTicket', assign)).toMatchObject({ reason: 'stream-impaired' })
  })

  it('of a kind of thing that this program does not know stands in the journal and in no row', async () => {
    storeForeign('drone/drone-0001', 'droneLaunched', { altitude: 3 })
    await startWithoutRows()
    expect(test.workstation.journal.verify()).toBeUndefined()
    expect(test.workstation.journal.stream('drone/drone-0001')).toMatchObject([{ payload: { altitude: 3 } }])
    test.must('counter', 'receiveDevice', intake())
  })

  it('of a known type with a shape that does not fit refuses commands as well', async () => {
    const input = intake()
    test.must('counter', 'receiveDevice', input)
    storeForeign(`ticket/${input.ticketId}`, 'deviceMoved', { place: 7 })
    test = await test.reopen()
    expect(test.give('counter', 'moveDevice', { ticketId: input.ticketId, place: 'shelf 2' })).toMatchObject({
      reason: 'stream-impaired',
    })
  })
})

async function everyRow(): Promise<Readonly<Record<string, readonly AnyRow[]>>> {
  await test.workstation.spool.idle()
  return Object.fromEntries(
    tableNames.map((table) => [table, test.workstation.rows.find<AnyRow>({ table, limit: 5000 })]),
  )
}

async function startWithoutRows(): Promise<void> {
  await test.workstation.spool.idle()
  const { database } = test.workstation
  for (const table of tableNames) database.run(`DELETE FROM row_${table}`)
  database.run("DELETE FROM meta WHERE key = 'viewVersion'")
  test = await test.reopen()
}

/** What an updated workstation would have written: sealed and chained like any fact, of a type unknown here. */
function storeForeign(stream: string, type: string, payload: unknown): void {
  const { database, journal } = test.workstation
  const row = database.get<Record<string, string | number>>('SELECT * FROM events ORDER BY seq DESC LIMIT 1')
  const seq = journal.head() + 1
  const salt = 'f'.repeat(32)
  const envelope = {
    id: `foreign-${seq}`,
    stream,
    revision: journal.streamRevision(stream) + 1,
    type,
    version: 1,
    outlet: 'SZ01',
    station: 'A',
    incarnation: 0,
    originSeq: Number(row?.['origin_seq'] ?? 0) + 1,
    hlc: String(row?.['hlc'] ?? ''),
    recordedAtMs: Number(row?.['recorded_at_ms'] ?? 0),
    businessDay: String(row?.['business_day'] ?? ''),
    commandId: 'foreign-command',
    actor: 'staff-counter',
    keyId: 'journal',
    payloadHash: payloadHash(salt, payload),
    prevHash: String(row?.['hash'] ?? genesisHash),
  }
  const hash = createHash('sha256').update(chainText(envelope)).digest('hex')
  const sealer = createSealer(database, keyFile(join(test.folder, 'station.key')))
  const sealed = sealer.seal(
    'journal',
    `A:0:${envelope.originSeq}:${envelope.id}`,
    Buffer.from(JSON.stringify({ salt, payload })),
  )
  database.run(
    `INSERT INTO events VALUES (${Array.from({ length: 20 }, () => '?').join(', ')})`,
    seq,
    envelope.id,
    envelope.stream,
    envelope.revision,
    envelope.type,
    envelope.version,
    envelope.outlet,
    envelope.station,
    envelope.incarnation,
    envelope.originSeq,
    envelope.hlc,
    envelope.recordedAtMs,
    envelope.businessDay,
    envelope.commandId,
    envelope.actor,
    envelope.keyId,
    envelope.payloadHash,
    envelope.prevHash,
    hash,
    sealed as Buffer,
  )
}

/**
 * R30: after a day at work, with paper, drafts, a backup and reconciliation, no file and no line of the log holds a
 * name, a phone, an address or a passcode of anybody, in any of the ways that text is written here.
 */

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { quickFolder } from '../support/folders'
import { dueOf, repairTo } from '../support/full-day'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

const people = Number(process.env.CASES ?? 150)

/** Every person shares these beginnings, so that one search finds any of them. */
const marks = ['欧阳雀', '1398765', '绝密路', 'canary-mail', 'passcode-canary']

let test: TestWorkstation
let temporary = ''
const before = process.env.TMPDIR
const log: string[] = []

beforeAll(async () => {
  temporary = mkdtempSync(join(tmpdir(), 'counterbench-canary-'))
  process.env.TMPDIR = temporary
  test = startWorkstation({
    folder: quickFolder(),
    catalogue: true,
    log: (message, detail) => log.push(JSON.stringify([message, detail])),
  })
  await givePins(test)
})
afterAll(async () => {
  await test.end()
  process.env.TMPDIR = before
  rmSync(temporary, { recursive: true, force: true })
})

async function visit(window: TestWindow, number: number): Promise<void> {
  const four = String(number).padStart(4, '0')
  const kept = (await window.ask('keepSecret', { secret: `passcode-canary-${four}` })) as {
    value: { secretId: string }
  }
  const received = intake({
    secretId: kept.value.secretId,
    newCustomer: {
      kind: 'person',
      name: `欧阳雀${String.fromCodePoint(0x4e00 + number)}`,
      phones: [`1398765${four}`],
      address: `绝密路${number}号`,
      email: `canary-mail-${four}@example.org`,
    },
  })
  await window.ask('saveDraft', { place: 'counter', draft: JSON.stringify(received) })
  await window.execute('receiveDevice', received)
  if (number % 5 === 0) {
    await window.execute('revealCustomer', { customerId: received.customerId, reason: '核对电话' })
    await window.ask('findCustomers', { text: four })
    await window.ask('personHeld', { customerId: received.customerId })
  }
  if (number % 10 === 0) {
    await window.execute('changeCustomer', {
      customerId: received.customerId,
      details: { ...received.newCustomer, note: '欧阳雀备注' },
    })
    await window.execute('cancelTicket', { ticketId: received.ticketId, reason: '客户改主意' })
  }
}

/** What came out of a printer, also of one that prints to a file, is the customer's own slip. */
const isPaper = (file: string): boolean => file.startsWith(join(test.folder, 'paper'))

/** Where a text stands in a file, in each way of writing it that this program or its system has. */
function holders(folder: string): readonly string[] {
  const patterns = marks.flatMap((text) => [
    Buffer.from(text),
    Buffer.from(text, 'utf16le'),
    iconv.encode(text, 'gb18030'),
    Buffer.from(Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -1)),
    Buffer.from(encodeURIComponent(text)),
  ])
  const long = patterns.filter((pattern) => pattern.length > 6)
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file)
      return long.some((pattern) => bytes.includes(pattern))
    })
}

describe(`a day with ${people} people`, () => {
  it('leaves nothing of any of them on the disk, in temporary files or in the log', async () => {
    const window = openWindow(test)
    await window.signIn('administrator')
    await window.execute('openDay', { shiftId: 'shift-canary-1', floatFen: 0 })
    for (let number = 0; number < people; number += 1) await visit(window, number)
    const ticketId = repairTo(test, 'ready')
    await window.execute('takePayment', {
      ticketId,
      purpose: 'bill',
      tender: 'cash',
      amountFen: dueOf(test, ticketId),
    })
    await test.workstation.spool.idle()
    expect(await test.workstation.backups.backup.make('dayClose')).toMatchObject({ kind: 'ok' })
    expect(test.workstation.rows.find({ table: 'tickets', limit: 100_000 }).length).toBe(people + 1)
    const found = holders(test.folder)
    expect(found.filter((file) => !isPaper(file))).toEqual([])
    // The search can see: it finds them on their own slips.
    expect(found.filter(isPaper).length).toBeGreaterThan(people / 2)
    expect(holders(temporary)).toEqual([])
    // Moved into the file, and opened again, which folds everything.
    test.workstation.database.checkpoint()
    test = await test.reopen()
    expect(holders(test.folder).filter((file) => !isPaper(file))).toEqual([])
    for (const text of marks) expect(log.join('\n')).not.toContain(text)
  }, 120_000)

  it('and yet every one of them is known to the program', async () => {
    const window = openWindow(test)
    await window.signIn('counter')
    const customers = test.workstation.rows.find<{ id: string }>({ table: 'customers', limit: people + 1 })
    let known = 0
    for (const { id } of customers) {
      const answer = await window.execute('revealCustomer', { customerId: id, reason: '核对' })
      if (JSON.stringify(answer).includes('欧阳雀')) known += 1
    }
    expect(known).toBe(people)
  })
})

/**
 * R30: after a day at work, with paper, drafts, a print queue that dies, a backup and reconciliation, no file, no name of
 * one, no row that a window keeps and no line of the log holds a name, a phone, an address or a passcode of anybody, in
 * any of the ways that text is written here. CASES people are known to the outlet; one in thirteen comes in that day.
 */

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLog } from '../../electron/log'
import { queuePrinter } from '../../electron/printing/printer-store'
import { quickFolder } from '../support/folders'
import { dueOf, repairTo } from '../support/full-day'
import { tried } from '../support/tried'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

const people = Number(process.env.CASES ?? 2000)
/** One in so many brings a device. */
const visitEvery = 13

/** Every person shares these beginnings, so that one search finds any of them. */
const marks = ['欧阳雀', '1398765', '绝密路', 'canary-mail', 'passcode-canary']

let test: TestWorkstation
let temporary = ''
let logs = ''
let steadyMs = 0
const before = process.env.TMPDIR
/** What the print system was handed and choked on. */
const handed: string[] = []

beforeAll(async () => {
  temporary = mkdtempSync(join(tmpdir(), 'counterbench-canary-'))
  logs = mkdtempSync(join(tmpdir(), 'counterbench-canary-log-'))
  process.env.TMPDIR = temporary
  test = startWorkstation({
    folder: quickFolder(),
    catalogue: true,
    // Nobody who types is waited for: there is nobody.
    steadyMs: () => {
      steadyMs += 1000
      return steadyMs
    },
    log: createLog(join(logs, 'counterbench.log'), () => Date.now()),
    printing: {
      htmlToPdf: async (page) => Buffer.from(page.html),
      askIpp: async () => undefined,
      run: async (program, given) => {
        if (program !== 'lp') return { code: 1, stdout: '', stderr: 'lpstat: Connection refused' }
        handed.push(readFileSync(given.at(-1) ?? '', 'utf8'))
        return { code: 1, stdout: '', stderr: 'lp: Connection refused' }
      },
      connect: () => {
        throw new Error('no printer in this test')
      },
    },
  })
  const { printers } = test.workstation
  const queue = queuePrinter({ queue: 'Office', paper: 'a5' })
  printers.write({ ...printers.read(), printers: [queue] })
  await givePins(test)
})
afterAll(async () => {
  await test.end()
  process.env.TMPDIR = before
  for (const folder of [temporary, logs]) rmSync(folder, { recursive: true, force: true })
})

function person(number: number) {
  const four = String(number).padStart(4, '0')
  return {
    kind: 'person' as const,
    name: `欧阳雀${String.fromCodePoint(0x4e00 + number)}`,
    phones: [`1398765${four}`],
    address: `绝密路${number}号`,
    email: `canary-mail-${four}@example.org`,
  }
}

/** Entered at the counter, from a form that was half typed first. */
async function enter(window: TestWindow, number: number): Promise<void> {
  const customerId = `customer-known-${number}`
  const details = person(number)
  await window.ask('saveDraft', { place: `customer-${number % 50}`, draft: JSON.stringify(details) })
  const entered = await window.execute('enterCustomer', { customerId, details, consentGiven: true })
  expect(entered).toMatchObject({ kind: 'ok' })
}

async function visit(window: TestWindow, number: number): Promise<void> {
  const four = String(number).padStart(4, '0')
  const kept = (await window.ask('keepSecret', { secret: `passcode-canary-${four}` })) as {
    value: { secretId: string }
  }
  const received = intake({ secretId: kept.value.secretId, newCustomer: person(number) })
  const { customerId, ticketId } = received
  await window.ask('saveDraft', { place: 'counter', draft: JSON.stringify(received) })
  await window.execute('receiveDevice', received)
  await test.workstation.spool.idle()
  if (number % 65 === 0) {
    await window.execute('revealCustomer', { customerId, reason: '核对电话' })
    await window.ask('findCustomers', { text: four })
    await window.ask('personHeld', { customerId })
  }
  if (number % 130 === 0) {
    await window.execute('changeCustomer', {
      customerId,
      details: { ...person(number), note: '欧阳雀备注' },
    })
    await window.execute('cancelTicket', { ticketId, reason: '客户改主意' })
  }
}

/** What came out of a printer, also of one that prints to a file, is the customer's own slip. */
const isPaper = (file: string): boolean => file.startsWith(join(test.folder, 'paper'))

const written = [...new Set(marks.flatMap(waysToWrite))].map((hex) => Buffer.from(hex, 'hex'))

function waysToWrite(text: string): readonly string[] {
  const base64 = Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -1)
  return [
    Buffer.from(text),
    Buffer.from(text, 'utf16le'),
    iconv.encode(text, 'gb18030'),
    Buffer.from(base64),
    Buffer.from(encodeURIComponent(text)),
  ]
    .filter((bytes) => bytes.length > 6)
    .map((bytes) => bytes.toString('hex'))
}

/** Files in which, or in whose name, a text stands in any way of writing it that this program or its system has. */
function holders(folder: string): readonly string[] {
  const holds = (bytes: Buffer): boolean => written.some((pattern) => bytes.includes(pattern))
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => ({ file: join(entry.parentPath ?? entry.path, entry.name), isFile: entry.isFile() }))
    .filter(
      ({ file, isFile }) =>
        holds(Buffer.from(relative(folder, file))) || (isFile && holds(readFileSync(file))),
    )
    .map(({ file }) => file)
}

describe(`a day of an outlet that knows ${people} people`, () => {
  it('leaves nothing of any of them on the disk, in temporary files or in the log', async () => {
    const window = openWindow(test)
    await window.signIn('administrator')
    await window.execute('openDay', { shiftId: 'shift-canary-1', floatFen: 0 })
    for (let number = 0; number < people; number += 1) {
      await (number % visitEvery === 0 ? visit(window, number) : enter(window, number))
    }
    const ticketId = repairTo(test, 'ready')
    await window.execute('takePayment', {
      ticketId,
      purpose: 'bill',
      tender: 'cash',
      amountFen: dueOf(test, ticketId),
    })
    await test.workstation.spool.idle()
    expect(await test.workstation.backups.backup.make('dayClose')).toMatchObject({ kind: 'ok' })
    const visits = Math.ceil(people / visitEvery)
    expect(test.workstation.rows.count({ table: 'tickets' })).toBe(visits + 1)
    expect(test.workstation.rows.count({ table: 'customers' })).toBe(people + 1)
    const found = holders(test.folder)
    expect(found.filter((file) => !isPaper(file))).toEqual([])
    // The search can see: it finds them on their own slips, and on what the print system was handed.
    expect(found.filter(isPaper).length).toBeGreaterThan(visits / 2)
    expect(handed.filter((page) => marks.some((text) => page.includes(text))).length).toBeGreaterThan(0)
    expect(holders(temporary)).toEqual([])
    expect(readFileSync(join(logs, 'counterbench.log'), 'utf8')).toContain('journal opened')
    expect(holders(logs)).toEqual([])
    // What a window keeps in its own database is what it is pushed.
    const rows = window.pushed.filter(({ kind }) => kind === 'rows')
    expect(rows.length).toBeGreaterThan(0)
    for (const text of marks) expect(JSON.stringify(rows)).not.toContain(text)
    // Moved into the file, and opened again, which folds everything.
    test.workstation.database.checkpoint()
    test = await test.reopen()
    expect(holders(test.folder).filter((file) => !isPaper(file))).toEqual([])
    expect(holders(logs)).toEqual([])
  }, 240_000)

  it('and yet every one of them is known to the program', async () => {
    const window = openWindow(test)
    await window.signIn('counter')
    const customers = test.workstation.rows.find<{ id: string }>({ table: 'customers', limit: people + 1 })
    let known = 0
    for (const { id } of customers) {
      const answer = await window.execute('revealCustomer', { customerId: id, reason: '核对' })
      if (JSON.stringify(answer).includes('欧阳雀')) known += 1
    }
    tried('R30', known)
    expect(known).toBe(people)
  }, 120_000)
})

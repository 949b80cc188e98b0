/** A real print system: pages arrive in their size with their text, raw bytes untouched, faults with a reason. */

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPrintEngine, mediaFor, type PrintEngine } from '../../electron/printing/engine'
import type { PrintOutcome } from '../../electron/printing/outcome'
import { connectTcp, createRun } from '../../electron/printing/run-program'
import { type ChromiumPages, startChromiumPages } from '../../scripts/lib/chromium-page'
import { startCups, type TestCups, type TestQueue } from '../../scripts/lib/cups'
import { claimReceipt } from '../../shared/documents/forms/claim-receipt'
import { deviceLabel } from '../../shared/documents/forms/device-label'
import type { DocumentModel } from '../../shared/documents/model'
import { printContext } from '../../shared/documents/samples/context'
import { claimReceiptSample, deviceLabelSample } from '../../shared/documents/samples/counter-samples'
import type { PrinterSettings } from '../../shared/printing/settings'
import { tried } from '../support/tried'
import { decodeEscpos } from './escpos-decoder'
import { engineWith, printer } from './printers'

let cups: TestCups
let pages: ChromiumPages
let folder: string
let engine: PrintEngine
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'print-test-'))
  cups = await startCups()
  pages = await startChromiumPages()
  engine = engineWith(pages, join(folder, 'spool'))
})
afterAll(async () => {
  await pages?.close()
  await cups?.close()
  rmSync(folder, { recursive: true, force: true })
})

const receipt = () => claimReceipt(printContext('zh-CN'), claimReceiptSample('zh-CN'))
const label = () => deviceLabel(printContext('zh-CN'), deviceLabelSample('zh-CN'))

describe('a queue of the operating system', () => {
  it('gets an A5 receipt as A5, and says when it is printed', async () => {
    const queue = await cups.addPdfQueue()
    const settings = system(queue.name, { paper: 'a5' })
    expect(await print(settings, receipt())).toEqual({ kind: 'printed', confirmed: true })
    const pdf = save(await arrived(queue, 1))
    expect(sizeOf(pdf)).toEqual([148, 210])
    expect(execFileSync('pdftotext', [pdf, '-']).toString()).toContain('受理凭证')
  })

  it('gets a roll in the length of the slip, and labels in their size', async () => {
    const queue = await cups.addPdfQueue()
    expect(await print(system(queue.name, { paper: 'roll80', rollAs: 'page' }), receipt())).toMatchObject({
      kind: 'printed',
    })
    const [width = 0, height = 0] = sizeOf(save(await arrived(queue, 1)))
    expect(width).toBe(80)
    expect(height).toBeGreaterThan(250)
    expect(await print(system(queue.name, { paper: 'label60x40' }), label())).toMatchObject({
      kind: 'printed',
    })
    expect(sizeOf(save(await arrived(queue, 2)))).toEqual([60, 40])
  })

  it('passes receipt commands through a raw queue untouched', async () => {
    const queue = await cups.addRawQueue()
    const settings = printer({ kind: 'system', queue: queue.name, raw: true }, { timeLimitSeconds: 60 })
    expect(await print(settings, receipt())).toEqual({ kind: 'printed', confirmed: true })
    expect(decodeEscpos(await arrived(queue, 1)).text).toContain('受理凭证')
  })

  it('prints through the cups-pdf printer as well', async () => {
    const queue = cups.addCupsPdfQueue()
    expect(await print(system(queue, { paper: 'a4' }), receipt())).toMatchObject({
      kind: 'printed',
    })
  })

  it('is given the slip by command where it does not listen itself, and no customer data is left behind', async () => {
    const spool = join(folder, 'spool')
    const byCommand = createPrintEngine({
      ...{ ...pages, folder: spool, run: createRun(), connect: connectTcp },
      askIpp: async () => undefined,
    })
    const queue = await cups.addRawQueue()
    const settings = printer({ kind: 'system', queue: queue.name, raw: true }, { timeLimitSeconds: 60 })
    expect(await print(settings, receipt(), byCommand)).toMatchObject({ kind: 'printed' })
    expect(decodeEscpos(await arrived(queue, 1)).text).toContain('受理凭证')
    expect(readdirSync(spool)).toEqual([])
  })

  it('fails at once with a reason when the queue is missing or takes no jobs', async () => {
    expect(await print(system('CBTestNowhere'), receipt())).toMatchObject({
      kind: 'failed',
      reason: 'queue-missing',
    })
    const queue = await cups.addPdfQueue()
    cups.admin('cupsreject', queue.name)
    expect(await print(system(queue.name), receipt())).toMatchObject({
      kind: 'failed',
      reason: 'queue-rejects',
    })
  })

  it('gives up on a stopped queue and on a printer that is off, and withdraws the job', async () => {
    const stopped = await cups.addPdfQueue()
    cups.admin('cupsdisable', stopped.name)
    expect(await print(system(stopped.name, { timeLimitSeconds: 2 }), receipt())).toMatchObject({
      kind: 'failed',
      reason: 'queue-stopped',
    })
    expect(cups.admin('lpstat', '-o', stopped.name)).toBe('')
    const dead = await cups.addDeadQueue()
    const off = printer({ kind: 'system', queue: dead, raw: true }, { timeLimitSeconds: 3 })
    expect(await print(off, receipt())).toMatchObject({ kind: 'failed', reason: 'printer-off' })
    expect(cups.admin('lpstat', '-o', dead)).toBe('')
  })

  it('does not claim to know when someone cancels the job', async () => {
    const queue = await cups.addPdfQueue()
    cups.admin('cupsdisable', queue.name)
    const outcome = print(system(queue.name, { timeLimitSeconds: 10 }), receipt())
    await waitUntil(() => cups.admin('lpstat', '-o', queue.name) !== '')
    cups.admin('cancel', '-a', queue.name)
    expect(await outcome).toMatchObject({ kind: 'unknown', reason: 'cancelled' })
  })

  it('prints fifty slips, stopped again and again: each comes out once, or is said not to have', async () => {
    const queue = await cups.addRawQueue()
    const settings = printer({ kind: 'system', queue: queue.name, raw: true }, { timeLimitSeconds: 60 })
    const numbers = Array.from({ length: 50 }, (_, at) => `S-SZ01-AA-${String(900_100 + at)}-0`)
    for (const [at, serviceNumber] of numbers.entries()) {
      const slip = claimReceipt(printContext('zh-CN'), { ...claimReceiptSample('zh-CN'), serviceNumber })
      if (at % 12 === 5) {
        cups.admin('cupsdisable', queue.name)
        const stopped = await print({ ...settings, timeLimitSeconds: 1 }, slip)
        expect(stopped).toMatchObject({ kind: 'failed', reason: 'queue-stopped' })
        cups.admin('cupsenable', queue.name)
      }
      expect(await print(settings, slip)).toEqual({ kind: 'printed', confirmed: true })
      tried('R18')
    }
    await arrived(queue, numbers.length)
    const papers = queue.received().map((bytes) => decodeEscpos(bytes).text)
    for (const number of numbers) {
      expect(papers.filter((text) => text.includes(number))).toHaveLength(1)
    }
  })

  it('shows the state of a queue', async () => {
    const queue = await cups.addPdfQueue()
    expect(await engine.status(system(queue.name))).toEqual({ kind: 'ready' })
    cups.admin('cupsdisable', queue.name)
    expect(await engine.status(system(queue.name))).toEqual({ kind: 'not-ready', reason: 'queue-stopped' })
    expect(await engine.status(system('CBTestNowhere'))).toEqual({
      kind: 'not-ready',
      reason: 'queue-missing',
    })
  })
})

function system(queue: string, changes: Partial<PrinterSettings> = {}): PrinterSettings {
  return printer({ kind: 'system', queue, raw: false }, { paper: 'a4', timeLimitSeconds: 60, ...changes })
}

async function print(
  settings: PrinterSettings,
  model: DocumentModel,
  through: PrintEngine = engine,
): Promise<PrintOutcome> {
  const prepared = await through.prepare(model, mediaFor(settings))
  if (prepared.kind !== 'prepared') throw new Error(prepared.reason)
  return through.deliver(prepared.prepared, settings, model.head.number ?? model.form)
}

/** The print system counts a job as done once it has sent it; here it is there when its line was closed. */
async function arrived(queue: TestQueue, count: number): Promise<Buffer> {
  await expect.poll(() => queue.received().length, { timeout: 30_000 }).toBe(count)
  return queue.received().at(-1) ?? Buffer.alloc(0)
}

function save(bytes: Buffer): string {
  const path = join(folder, 'received.pdf')
  writeFileSync(path, bytes)
  return path
}

function sizeOf(pdf: string): readonly number[] {
  const text = execFileSync('pdfinfo', [pdf]).toString()
  const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(text) ?? []
  return [width, height].map((points) => Math.round((Number(points) / 72) * 25.4))
}

async function waitUntil(done: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 100 && !done(); attempt += 1)
    await new Promise((resolve) => setTimeout(resolve, 50))
}

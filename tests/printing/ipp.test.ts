/** A printer with a mind of its own: CUPS's test printer, which takes jobs by IPP and says by IPP what is wrong with it. */

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { mediaFor, type PrintEngine } from '../../electron/printing/engine'
import type { PrintOutcome } from '../../electron/printing/outcome'
import { type ChromiumPages, startChromiumPages } from '../../scripts/lib/chromium-page'
import { startCups, type TestCups } from '../../scripts/lib/cups'
import { type IppPrinter, startIppPrinter } from '../../scripts/lib/ipp-printer'
import { claimReceipt } from '../../shared/documents/forms/claim-receipt'
import { printContext } from '../../shared/documents/samples/context'
import { claimReceiptSample } from '../../shared/documents/samples/counter-samples'
import type { PrinterSettings } from '../../shared/printing/settings'
import { engineWith, printer } from './printers'

let cups: TestCups
let pages: ChromiumPages
let ipp: IppPrinter
let folder: string
let engine: PrintEngine
let queue: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ipp-test-'))
  ;[cups, pages, ipp] = await Promise.all([startCups(), startChromiumPages(), startIppPrinter()])
  engine = engineWith(pages, join(folder, 'spool'))
  queue = cups.addIppQueue(ipp.uri)
})
afterEach(() => ipp.mend())
afterAll(async () => {
  await ipp?.close()
  await pages?.close()
  await cups?.close()
  rmSync(folder, { recursive: true, force: true })
})

const settings = (changes: Partial<PrinterSettings> = {}) =>
  printer({ kind: 'system', queue, raw: false }, { paper: 'a5', timeLimitSeconds: 60, ...changes })

async function print(changes: Partial<PrinterSettings> = {}): Promise<PrintOutcome> {
  const model = claimReceipt(printContext('zh-CN'), claimReceiptSample('zh-CN'))
  const prepared = await engine.prepare(model, mediaFor(settings(changes)))
  if (prepared.kind !== 'prepared') throw new Error(prepared.reason)
  return engine.deliver(prepared.prepared, settings(changes), 'test')
}

/** The queue learns of it when a job runs into it. */
async function untilStatus(wanted: object): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const told = await engine.status(settings())
    if (Object.entries(wanted).every(([key, value]) => told[key as keyof typeof told] === value)) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  expect(await engine.status(settings())).toMatchObject(wanted)
}

describe('a printer that speaks IPP', () => {
  it('gets the receipt in its size with its words, and says that it came out', async () => {
    expect(await print()).toEqual({ kind: 'printed', confirmed: true })
    const pdf = join(folder, 'received.pdf')
    writeFileSync(pdf, ipp.received().at(-1) ?? '')
    expect(execFileSync('pdfinfo', [pdf]).toString()).toMatch(/Page size:.*\(A5\)/)
    expect(execFileSync('pdftotext', [pdf, '-']).toString()).toContain('受理凭证')
    expect(await engine.status(settings())).toMatchObject({ kind: 'ready' })
  })

  it('says what is wrong while the job waits, and prints when it is mended', async () => {
    for (const [fault, reason] of [
      ['media-jam', 'cutter-jam'],
      ['cover-open', 'cover-open'],
      ['media-empty', 'paper-out'],
      ['paused', 'queue-stopped'],
    ] as const) {
      ipp.fault(fault)
      const before = ipp.received().length
      const outcome = print()
      await untilStatus({ kind: 'not-ready', reason })
      ipp.mend()
      expect(await outcome).toEqual({ kind: 'printed', confirmed: true })
      expect(ipp.received()).toHaveLength(before + 1)
      await untilStatus({ kind: 'ready' })
    }
  }, 180_000)

  it('leaves nobody waiting: after the time limit the job is withdrawn with the printer’s reason', async () => {
    ipp.fault('media-empty')
    const outcome = await print({ timeLimitSeconds: 10 })
    expect(outcome).toMatchObject({ reason: 'paper-out' })
    expect(outcome.kind).not.toBe('printed')
    expect(cups.admin('lpstat', '-o', queue)).toBe('')
  }, 60_000)

  it('is no cancelling when the printer refuses the paper: it says so, and another printer may try', async () => {
    // The queue takes it, the printer knows no sheet of that size.
    expect(await print({ paper: 'roll80', rollAs: 'page' })).toMatchObject({
      kind: 'failed',
      reason: 'options-refused',
      detail: expect.stringMatching(/supplied options/),
    })
    expect(cups.admin('lpstat', '-o', queue)).toBe('')
    expect(await print()).toEqual({ kind: 'printed', confirmed: true })
  }, 60_000)

  it('is said to be off when it is', async () => {
    await ipp.switchOff()
    expect(await print({ timeLimitSeconds: 5 })).toMatchObject({ kind: 'failed', reason: 'printer-off' })
    expect(cups.admin('lpstat', '-o', queue)).toBe('')
  }, 60_000)
})

/**
 * The spool on a real journal and a real TCP printer that jams, opens its lid, hangs up and cuts the line at random,
 * while the program is killed and started again: every slip ends in a state with a reason, and no slip comes out
 * twice by itself.
 */

import { cpSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connectTcp } from '../../electron/printing/run-program'
import type { PrintRow } from '../../shared/print/state'
import type { PrinterSettings } from '../../shared/printing/settings'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'
import { type Mood, startTcpPrinter, type TcpPrinter } from './tcp-printer'

let test: TestWorkstation
let printer: TcpPrinter
let second: TcpPrinter

beforeEach(async () => {
  printer = await startTcpPrinter()
  second = await startTcpPrinter()
})

afterEach(async () => {
  await test.end()
  await printer.close()
  await second.close()
})

const settings = (id: string, port: number): PrinterSettings => ({
  id,
  name: id,
  connection: { kind: 'tcp', host: '127.0.0.1', port },
  paper: 'roll80',
  orientation: 'portrait',
  rollAs: 'commands',
  receipt: {
    columns: 48,
    text: 'gb18030',
    cut: 'partial',
    drawer: 'none',
    buzzer: false,
    qr: 'printer',
    dots: 576,
  },
  answersStatus: 'auto',
  timeLimitSeconds: 3,
})

function begin(printers: readonly PrinterSettings[]): void {
  test = startWorkstation({
    printing: {
      htmlToPdf: async (page) => Buffer.from(page.html),
      run: async () => ({ code: 127, stdout: '', stderr: '' }),
      askIpp: async () => undefined,
      connect: connectTcp,
    },
  })
  test.workstation.printers.write({
    printers: [...printers],
    papers: { claimReceipt: ['roll80'], deviceLabel: [] },
    language: 'zh-CN',
  })
}

const slips = (): readonly PrintRow[] =>
  test.workstation.rows.find<PrintRow>({
    table: 'prints',
    sort: { column: 'requestedAtMs', descending: false },
  })

async function receive(): Promise<string> {
  const { number } = test.must('counter', 'receiveDevice', intake()) as { number: string }
  await test.workstation.spool.idle()
  return number
}

describe('a slip and its printer', () => {
  it('is printed, with the hash of its document and the printer that did it', async () => {
    begin([settings('counter', printer.port)])
    await receive()
    expect(slips()).toMatchObject([{ status: 'printed', printer: 'counter', tries: 1, open: 0 }])
    expect(slips()[0]?.documentHash).toMatch(/^[0-9a-f]{64}$/)
    expect(printer.jobs()).toHaveLength(1)
  })

  it('goes to the second printer when the first has no paper', async () => {
    begin([settings('counter', printer.port), settings('back office', second.port)])
    printer.set('paper-out')
    await receive()
    expect(slips()).toMatchObject([{ status: 'printed', printer: 'back office' }])
    expect(printer.jobs()).toHaveLength(0)
    expect(second.jobs()).toHaveLength(1)
  })

  it('fails with the reason when nothing came out, and prints when somebody tries again', async () => {
    begin([settings('counter', printer.port)])
    printer.set('cover-open')
    await receive()
    expect(slips()).toMatchObject([{ status: 'failed', outcomeReason: 'cover-open', open: 1 }])
    printer.set('well')
    test.must('counter', 'retryPrint', { jobId: slips()[0]?.id ?? '' })
    await test.workstation.spool.idle()
    expect(slips()).toMatchObject([{ status: 'printed' }])
  })

  it('is in doubt when the line is cut in the middle, and never goes to another printer by itself', async () => {
    begin([settings('counter', printer.port), settings('back office', second.port)])
    printer.set('cut-line')
    await receive()
    expect(slips()).toMatchObject([{ status: 'unknown', open: 1 }])
    expect(second.jobs()).toHaveLength(0)
    test.must('counter', 'settlePrint', { jobId: slips()[0]?.id ?? '', cameOut: true })
    expect(slips()).toMatchObject([{ status: 'printed' }])
  })

  it('is in doubt after the program was killed while it printed', async () => {
    begin([settings('counter', printer.port)])
    printer.set('stall')
    test.must('counter', 'receiveDevice', intake())
    await expect.poll(() => slips()[0]?.status).toBe('printing')
    // What the disk holds at the moment the plug is pulled, opened as after the next start.
    const disk = `${test.folder}-after`
    cpSync(test.folder, disk, { recursive: true })
    await test.end()
    const again = startWorkstation({ folder: disk, setUp: false })
    test = again
    expect(again.workstation.spool.recover()).toBe(1)
    expect(slips()).toMatchObject([{ status: 'unknown', outcomeReason: 'program-ended' }])
  })
})

describe('many slips on a bad printer', () => {
  it('end in a state with a reason, none twice on paper', { timeout: 120_000 }, async () => {
    const moods: readonly Mood[] = [
      'well',
      'well',
      'well',
      'paper-out',
      'cover-open',
      'hang-up-at-once',
      'cut-line',
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...moods), { minLength: 5, maxLength: 25 }),
        async (sequence) => {
          await test?.end().catch(() => undefined)
          begin([settings('counter', printer.port)])
          const before = printer.jobs().length
          for (const mood of sequence) {
            printer.set(mood)
            await receive()
          }
          const ended = slips()
          expect(ended).toHaveLength(sequence.length)
          expect(new Set(ended.map((slip) => slip.number)).size).toBe(sequence.length)
          for (const slip of ended) {
            expect(['printed', 'failed', 'unknown']).toContain(slip.status)
            if (slip.status !== 'printed') expect(slip.outcomeReason).not.toBe('')
          }
          const certain = ended.filter((slip) => slip.status === 'printed').length
          const doubtful = ended.filter((slip) => slip.status === 'unknown').length
          const onPaper = printer.jobs().length - before
          expect(onPaper).toBeGreaterThanOrEqual(certain)
          expect(onPaper).toBeLessThanOrEqual(certain + doubtful)
        },
      ),
      { numRuns: 12, verbose: 1 },
    )
  })
})

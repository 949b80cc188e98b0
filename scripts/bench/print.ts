/**
 * How long paper takes, from the model to what leaves the machine: receipts as bytes, an A5 receipt as PDF in the
 * program's own warm window and its first one after a start, the first one of an engine that has to be launched, and two
 * hundred labels in one job. Needs the built program.
 */

import { createPrintEngine, type Media, type PrintEngine } from '../../electron/printing/engine'
import { askLocalIpp, connectTcp, createRun } from '../../electron/printing/run-program'
import { claimReceipt } from '../../shared/documents/forms/claim-receipt'
import type { DocumentModel } from '../../shared/documents/model'
import { printContext } from '../../shared/documents/samples/context'
import { claimReceiptSample } from '../../shared/documents/samples/counter-samples'
import { profile80 } from '../../shared/printing/settings'
import { startChromiumPages } from '../lib/chromium-page'
import { measureInTheWindow } from './print/in-the-window'

export interface BenchResult {
  readonly figures: Readonly<Record<string, number>>
  readonly limits: Readonly<Record<string, number>>
}

export async function run(): Promise<BenchResult> {
  const coldFrom = performance.now()
  const pages = await startChromiumPages()
  try {
    const engine = createPrintEngine({
      ...pages,
      folder: 'unused',
      run: createRun(),
      connect: connectTcp,
      askIpp: askLocalIpp,
    })
    const a5: Media = { kind: 'page', paper: 'a5', orientation: 'portrait' }
    await prepare(engine, receipt(), a5)
    const coldMs = performance.now() - coldFrom
    const receipts = await times(200, () =>
      prepare(engine, receipt(), { kind: 'receipt', paper: 'roll80', profile: profile80 }),
    )
    const inWindow = await measureInTheWindow()
    return {
      figures: {
        'receipt 80 mm to bytes, p50 ms': percentile(receipts, 0.5),
        'receipt 80 mm to bytes, p95 ms': percentile(receipts, 0.95),
        'A5 receipt to PDF, warm window, p50 ms': percentile(inWindow.sheetsMs, 0.5),
        'A5 receipt to PDF, warm window, p95 ms': percentile(inWindow.sheetsMs, 0.95),
        'first A5 receipt after a start, ms': inWindow.firstMs,
        'first A5 receipt with the engine to be launched, ms': coldMs,
        '200 labels in one job, ms': inWindow.labelsMs,
      },
      limits: {
        'receipt 80 mm to bytes, p50 ms': 5,
        'A5 receipt to PDF, warm window, p95 ms': 300,
        'first A5 receipt after a start, ms': 1_500,
        'first A5 receipt with the engine to be launched, ms': 1_500,
        '200 labels in one job, ms': 5_000,
      },
    }
  } finally {
    await pages.close()
  }
}

function receipt(): DocumentModel {
  return claimReceipt(printContext('zh-CN'), claimReceiptSample('zh-CN'))
}

async function prepare(
  engine: PrintEngine,
  models: DocumentModel | readonly DocumentModel[],
  media: Media,
): Promise<void> {
  const answer = await engine.prepare(models, media)
  if (answer.kind !== 'prepared') throw new Error(answer.reason)
}

async function times(count: number, work: () => Promise<void>): Promise<readonly number[]> {
  const taken: number[] = []
  for (let at = 0; at < count; at += 1) {
    const from = performance.now()
    await work()
    taken.push(performance.now() - from)
  }
  return taken
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

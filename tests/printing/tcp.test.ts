/** A printer on the network: every fault ends in an outcome with a reason, in time. */

import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mediaFor } from '../../electron/printing/engine'
import type { PrintOutcome } from '../../electron/printing/outcome'
import { claimReceipt } from '../../shared/documents/forms/claim-receipt'
import { printContext } from '../../shared/documents/samples/context'
import { claimReceiptSample } from '../../shared/documents/samples/counter-samples'
import type { PrinterSettings } from '../../shared/printing/settings'
import { decodeEscpos } from './escpos-decoder'
import { engineWith, noPages, printer } from './printers'
import { type Mood, startTcpPrinter, type TcpPrinter } from './tcp-printer'

let device: TcpPrinter
const engine = engineWith(noPages, 'unused')
beforeAll(async () => {
  device = await startTcpPrinter()
})
afterAll(() => device.close())

describe('a receipt printer on the network', () => {
  it('confirms the slip when the printer says that it worked through it', async () => {
    expect(await printIn('well')).toEqual({ kind: 'printed', confirmed: true })
    expect(decodeEscpos(device.jobs().at(-1) ?? Buffer.alloc(0)).text).toContain('受理凭证')
  })

  it('believes a printer that never answers, and says that nobody confirmed it', async () => {
    expect(await printIn('silent')).toEqual({ kind: 'printed', confirmed: false })
  })

  it('asks for paper before it sends a byte', async () => {
    const before = device.jobs().length
    expect(await printIn('paper-out')).toMatchObject({ kind: 'failed', reason: 'paper-out' })
    expect(await printIn('cover-open')).toMatchObject({ kind: 'failed', reason: 'cover-open' })
    expect(await printIn('cutter-jam')).toMatchObject({ kind: 'failed', reason: 'cutter-jam' })
    expect(device.jobs()).toHaveLength(before)
  })

  it('does not know what came out when the paper ends in the middle', async () => {
    expect(await printIn('jam-late')).toMatchObject({ kind: 'unknown', reason: 'paper-out' })
  })

  it('does not know what came out when the line breaks or the printer stops taking bytes', async () => {
    expect(await printIn('cut-line')).toMatchObject({ kind: 'unknown', reason: 'cut-off' })
    expect(await printIn('stall')).toMatchObject({ kind: 'unknown', reason: 'timeout' })
  })

  it('fails plainly when nothing is there', async () => {
    expect(await printIn('hang-up-at-once')).toMatchObject({ kind: 'failed', reason: 'printer-off' })
    const closed = createServer()
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
    const { port } = closed.address() as { port: number }
    await new Promise((resolve) => closed.close(resolve))
    expect(await deliver(printer({ kind: 'tcp', host: '127.0.0.1', port }))).toMatchObject({
      kind: 'failed',
      reason: 'printer-off',
    })
  })

  it('insists on an answer where the printer doctor found that it answers', async () => {
    device.set('silent')
    expect(await deliver(settings({ answersStatus: 'yes' }))).toMatchObject({
      kind: 'failed',
      reason: 'not-answering',
    })
  })

  it('shows a live state for the printer light', async () => {
    const state = async (mood: Mood) => {
      device.set(mood)
      return engine.status(settings())
    }
    expect(await state('well')).toEqual({ kind: 'ready' })
    expect(await state('paper-low')).toEqual({ kind: 'ready', paperLow: true })
    expect(await state('cover-open')).toEqual({ kind: 'not-ready', reason: 'cover-open' })
    expect(await state('silent')).toEqual({ kind: 'silent' })
  })

  it('opens the drawer without printing a slip', async () => {
    device.set('well')
    const till = settings({ receipt: { ...settings().receipt, drawer: 'pin2' } })
    expect(await engine.openDrawer(till)).toEqual({ kind: 'printed', confirmed: true })
    expect([...(device.jobs().at(-1) ?? [])].slice(0, 3)).toEqual([0x1b, 0x70, 0])
    expect(await engine.openDrawer(settings())).toMatchObject({ kind: 'failed' })
  })
})

function settings(changes: Partial<PrinterSettings> = {}): PrinterSettings {
  return printer({ kind: 'tcp', host: '127.0.0.1', port: device.port }, changes)
}

function printIn(mood: Mood): Promise<PrintOutcome> {
  device.set(mood)
  return deliver(settings())
}

async function deliver(to: PrinterSettings): Promise<PrintOutcome> {
  const model = claimReceipt(printContext('zh-CN'), claimReceiptSample('zh-CN'))
  const prepared = await engine.prepare(model, mediaFor(to))
  if (prepared.kind !== 'prepared') throw new Error(prepared.reason)
  return engine.deliver(prepared.prepared, to, 'S-SZ01-AA-000123')
}

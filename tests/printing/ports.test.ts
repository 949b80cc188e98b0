/** Device files, folders and pictures: the ways a slip leaves when there is no queue and no network. */

import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mediaFor, type PrintEngine } from '../../electron/printing/engine'
import type { PrintOutcome } from '../../electron/printing/outcome'
import { type ChromiumPages, startChromiumPages } from '../../scripts/lib/chromium-page'
import { claimReceipt } from '../../shared/documents/forms/claim-receipt'
import { deviceLabel } from '../../shared/documents/forms/device-label'
import type { DocumentModel } from '../../shared/documents/model'
import { printContext, serviceNumber } from '../../shared/documents/samples/context'
import { claimReceiptSample, deviceLabelSample } from '../../shared/documents/samples/counter-samples'
import { fileName } from '../../shared/file-name'
import { type PrinterSettings, profile58, profile80 } from '../../shared/printing/settings'
import { decodeEscpos, imageToPbm, joinImages } from './escpos-decoder'
import { engineWith, noPages, printer } from './printers'

let pages: ChromiumPages
let folder: string
let engine: PrintEngine
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'port-test-'))
  pages = await startChromiumPages()
  engine = engineWith(pages, join(folder, 'spool'))
})
afterAll(async () => {
  await pages?.close()
  rmSync(folder, { recursive: true, force: true })
})

const receipt = () => claimReceipt(printContext('zh-CN'), claimReceiptSample('zh-CN'))

describe('a device file', () => {
  it('gets the bytes of the slip', async () => {
    const path = join(folder, 'lp0')
    writeFileSync(path, '')
    expect(await print(printer({ kind: 'device', path }), receipt())).toEqual({
      kind: 'printed',
      confirmed: false,
    })
    expect(decodeEscpos(readFileSync(path)).text).toContain('受理凭证')
  })

  it('that is not there, or may not be used, says so', async () => {
    expect(await print(printer({ kind: 'device', path: join(folder, 'lp9') }), receipt())).toMatchObject({
      kind: 'failed',
      reason: 'printer-not-found',
    })
    expect(await engine.status(printer({ kind: 'device', path: join(folder, 'lp9') }))).toEqual({
      kind: 'not-ready',
      reason: 'printer-not-found',
    })
    if (process.getuid?.() === 0) return
    const path = join(folder, 'lp1')
    writeFileSync(path, '')
    chmodSync(path, 0)
    expect(await print(printer({ kind: 'device', path }), receipt())).toMatchObject({
      kind: 'failed',
      reason: 'no-permission',
    })
  })

  it('that stops taking bytes ends in time, and holds nothing up', async () => {
    const path = join(folder, 'stuck')
    execFileSync('mkfifo', [path])
    const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const settings = printer({ kind: 'device', path }, { timeLimitSeconds: 2 })
      const long = { ...claimReceiptSample('zh-CN'), fault: '很长的描述'.repeat(9_000) }
      expect(await print(settings, claimReceipt(printContext('zh-CN'), long))).toMatchObject({
        kind: 'unknown',
        reason: 'timeout',
      })
    } finally {
      closeSync(reader)
    }
  })
})

describe('a folder', () => {
  it('collects documents under the name of the job, and never overwrites one', async () => {
    const settings = printer({ kind: 'file', folder }, { paper: 'a5' })
    expect(await print(settings, receipt())).toEqual({ kind: 'printed', confirmed: true })
    expect(await print(settings, receipt())).toEqual({ kind: 'printed', confirmed: true })
    const made = readdirSync(folder)
      .filter((name) => name.endsWith('.pdf'))
      .sort()
    expect(made).toEqual([`${serviceNumber(123)} (2).pdf`, `${serviceNumber(123)}.pdf`])
    expect(readdirSync(folder).some((name) => name.startsWith('.draft'))).toBe(false)
  })

  it('that is gone says so, and a name can not leave it', async () => {
    expect(await print(printer({ kind: 'file', folder: join(folder, 'gone') }), receipt())).toMatchObject({
      kind: 'failed',
      reason: 'folder-missing',
    })
    expect(fileName('../../etc/passwd')).toBe('etc-passwd')
    expect(fileName('')).toBe('document')
  })
})

describe('a printer that knows no Chinese', () => {
  it('gets a picture that fills its head, with a code that scans and words that read', async () => {
    for (const profile of [
      { ...profile80, text: 'raster' as const },
      { ...profile58, text: 'raster' as const },
    ]) {
      const paper = profile.dots === 576 ? ('roll80' as const) : ('roll58' as const)
      const prepared = await engine.prepare(receipt(), { kind: 'receipt', paper, profile })
      if (prepared.kind !== 'prepared') throw new Error(prepared.reason)
      const decoded = decodeEscpos(prepared.prepared.bytes)
      const slip = joinImages(decoded.images)
      expect(slip.width).toBe(profile.dots)
      const image = join(folder, 'slip.pgm')
      writeFileSync(image, imageToPbm(slip))
      expect(execFileSync('zbarimg', ['--raw', '-q', image]).toString()).toContain(serviceNumber(123))
      const words = execFileSync('tesseract', [image, '-', '-l', 'chi_sim', '--psm', '6'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      }).toString()
      expect(words.replace(/\s/g, '')).toContain('客户服务中心')
    }
  })

  it('is refused by name where no picture can be made', async () => {
    const plain = engineWith(noPages, folder)
    const profile = { ...profile80, text: 'raster' as const }
    expect(await plain.prepare(receipt(), { kind: 'receipt', paper: 'roll80', profile })).toMatchObject({
      kind: 'failed',
      reason: 'rendering-failed',
    })
  })
})

describe('paper and form', () => {
  it('must fit: labels on labels, everything else elsewhere', async () => {
    const label = deviceLabel(printContext('zh-CN'), deviceLabelSample('zh-CN'))
    expect(await engine.prepare(label, { kind: 'page', paper: 'a4', orientation: 'portrait' })).toMatchObject(
      { reason: 'wrong-paper' },
    )
    expect(
      await engine.prepare(receipt(), { kind: 'page', paper: 'label60x40', orientation: 'portrait' }),
    ).toMatchObject({ reason: 'wrong-paper' })
  })

  it('gives the same receipt the same bytes and hash every time', async () => {
    const media = mediaFor(printer({ kind: 'file', folder }))
    const [first, second] = [await engine.prepare(receipt(), media), await engine.prepare(receipt(), media)]
    expect(second).toEqual(first)
  })
})

async function print(settings: PrinterSettings, model: DocumentModel): Promise<PrintOutcome> {
  const prepared = await engine.prepare(model, mediaFor(settings))
  if (prepared.kind !== 'prepared') throw new Error(prepared.reason)
  return engine.deliver(prepared.prepared, settings, model.head.number ?? model.form)
}

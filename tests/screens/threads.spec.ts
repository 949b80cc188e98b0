/**
 * The threads of the built program: each does its work by itself. One that can not even be loaded would go unseen, since
 * main does the work then, and everybody at the counter waits for it.
 */

import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { inspectInThread } from '../../electron/backup/inspector'
import { readSampleCatalogue } from '../../electron/demo/sample-catalogue'
import { keyFile } from '../../electron/journal/key-file'
import { importInThread } from '../../electron/lookup/catalogue-import'
import { type DrawingOrder, drawHere } from '../../electron/printing/drawing'
import { createDrawingThread } from '../../electron/printing/drawing-thread'
import { claimReceipt } from '../../shared/documents/forms/claim-receipt'
import { printContext } from '../../shared/documents/samples/context'
import { claimReceiptSample } from '../../shared/documents/samples/counter-samples'
import { profile80 } from '../../shared/printing/settings'
import { intake, startWorkstation } from '../support/workstation'

const built = resolve(__dirname, '../../out/main')
const never = new AbortController().signal
const nobody = new SharedArrayBuffer(4)
let folder = ''
let here: string[] = []

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterbench-threads-'))
  here = []
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))
const log = (message: string) => void here.push(message)

test('a backup is opened, walked and folded in a thread', async () => {
  const outlet = startWorkstation({ folder })
  outlet.must('counter', 'receiveDevice', intake())
  const copy = join(folder, 'copy.sqlite')
  const facts = outlet.workstation.journal.head()
  await outlet.workstation.backups.copyTo(copy)
  await outlet.workstation.close()
  const look = inspectInThread(join(built, 'backup-thread.js'), log, nobody)
  const { inspection } = await look(copy, keyFile(join(folder, 'station.key')), never)
  expect(inspection).toMatchObject({ kind: 'good', inspected: { facts } })
  expect(here).toEqual([])
})

test('a catalogue is loaded in a thread', async () => {
  const load = importInThread(join(built, 'catalogue-thread.js'), log)
  const target = join(folder, 'catalogue-v3-1.sqlite')
  await load(catalogueOf(300), target, () => undefined, never)
  expect(existsSync(target)).toBe(true)
  expect(here).toEqual([])
})

test('a thread that is asked to stop ends, whatever it is doing, and the program does not end with it', async () => {
  const load = importInThread(join(built, 'catalogue-thread.js'), log)
  const file = catalogueOf(8000)
  for (const phase of ['reading', 'models', 'parts']) {
    const stop = new AbortController()
    const target = join(folder, `catalogue-${phase}.sqlite`)
    await load(file, target, (step) => step.phase === phase && stop.abort(), stop.signal)
    expect(stop.signal.aborted).toBe(true)
  }
  const outlet = startWorkstation({ folder: join(folder, 'outlet') })
  outlet.must('counter', 'receiveDevice', intake())
  const copy = join(folder, 'copy.sqlite')
  await outlet.workstation.backups.copyTo(copy)
  await outlet.workstation.close()
  const stop = new AbortController()
  const look = inspectInThread(join(built, 'backup-thread.js'), log, nobody)
  const given = look(copy, keyFile(join(folder, 'outlet', 'station.key')), stop.signal)
  stop.abort()
  await expect(given).rejects.toThrow('given up')
  expect(here).toEqual([])
})

test('paper is drawn in a thread, exactly as without one; a form with a fault says so there too', async () => {
  const thread = createDrawingThread(join(built, 'paper-thread.js'), log)
  const models = [claimReceipt(printContext('zh-CN'), claimReceiptSample('zh-CN'))]
  const page: DrawingOrder = { kind: 'page', models, paper: 'a5', orientation: 'portrait' }
  const slip: DrawingOrder = { kind: 'receipt', models, profile: profile80, options: {} }
  const [drawnPage, drawnSlip] = await Promise.all([thread.draw(page), thread.draw(slip)])
  expect(drawnPage).toEqual(await drawHere(page))
  expect(Buffer.from(drawnSlip as Uint8Array)).toEqual(Buffer.from((await drawHere(slip)) as Uint8Array))
  const [model] = models
  if (!model) throw new Error('no model')
  const tooLong = { ...model, head: { ...model.head, code: 'x'.repeat(5000) } }
  await expect(thread.draw({ ...page, models: [tooLong] })).rejects.toThrow(/bwipp/)
  expect(here).toEqual([])
  thread.close()
  expect(await thread.draw(page)).toEqual(drawnPage)
})

test('where the thread does not start, paper is drawn without it, and that is logged', async () => {
  const thread = createDrawingThread(join(folder, 'no-such-thread.js'), log)
  const models = [claimReceipt(printContext('en'), claimReceiptSample('en'))]
  const page: DrawingOrder = { kind: 'page', models, paper: 'a5', orientation: 'portrait' }
  expect(await thread.draw(page)).toEqual(await drawHere(page))
  expect(await thread.draw(page)).toEqual(await drawHere(page))
  expect(here).toEqual(['paper is drawn without its thread'])
})

function catalogueOf(count: number): string {
  const { asOf, ...sample } = readSampleCatalogue(resolve(__dirname, '../../resources'))
  const models = [...sample.models]
  const parts = [...sample.parts].slice(0, count)
  const lines = [{ asOf, models: models.length, parts: parts.length }, ...models, ...parts]
  const file = join(folder, 'catalogue.jsonl')
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  return file
}

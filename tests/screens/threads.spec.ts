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
import { intake, startWorkstation } from '../support/workstation'

const built = resolve(__dirname, '../../out/main')
const never = new AbortController().signal
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
  const look = inspectInThread(join(built, 'backup-thread.js'), log)
  const { inspection } = await look(copy, keyFile(join(folder, 'station.key')), never)
  expect(inspection).toMatchObject({ kind: 'good', inspected: { facts } })
  expect(here).toEqual([])
})

test('a catalogue is loaded in a thread', async () => {
  const load = importInThread(join(built, 'catalogue-thread.js'), log)
  const { asOf, ...sample } = readSampleCatalogue(resolve(__dirname, '../../resources'))
  const models = [...sample.models]
  const few = [...sample.parts].slice(0, 300)
  const lines = [{ asOf, models: models.length, parts: few.length }, ...models, ...few]
  const file = join(folder, 'catalogue.jsonl')
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  const target = join(folder, 'catalogue-v3-1.sqlite')
  await load(file, target, () => undefined, never)
  expect(existsSync(target)).toBe(true)
  expect(here).toEqual([])
})

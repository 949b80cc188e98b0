/** What this station is busy with: an update waits for a slip on its way to the printer, and for a form that somebody began. */

import { generateKeyPairSync } from 'node:crypto'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { schemaVersion } from '../../electron/journal/migrations'
import { systemPrinter } from '../../scripts/lib/drive-surroundings'
import { publicHalf } from '../../scripts/release/keys'
import { makeSignedManifest } from '../../scripts/release/manifest'
import { paperKinds } from '../../shared/documents/paper'
import { quickFolder } from '../support/folders'
import { givePins, openWindow } from '../support/window'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

const key = generateKeyPairSync('ed25519').privateKey
const folders: string[] = []
let outlet: TestWorkstation | undefined
afterEach(async () => {
  await outlet?.end()
  outlet = undefined
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

it('waits for both, makes its backup, and installs only then', async () => {
  const stick = quickFolder()
  folders.push(stick)
  writeFileSync(join(stick, 'counterbench_0.2.0_amd64.deb'), Buffer.alloc(1000, 'a package '))
  const manifest = await makeSignedManifest({
    folder: stick,
    channel: 'stable',
    version: '0.2.0',
    number: 2,
    nowMs: Date.UTC(2026, 5, 15),
    days: 30,
    schema: schemaVersion,
    notes: { zh: ['打印更快'], en: ['Printing is faster'] },
    key,
  })
  writeFileSync(join(stick, 'update.json'), manifest)
  const installed: string[] = []
  const waiting: (() => void)[] = []
  let isOff = false
  const test = startWorkstation({
    folder: join(quickFolder(), 'outlet'),
    chooseFolder: async () => stick,
    packageUpdates: {
      server: '',
      channel: 'stable',
      platform: 'linux-x64',
      version: '0.1.0',
      releaseKeys: [publicHalf(key)],
      takenBack: '',
      notInstalled: '',
      install: async ({ backup }) => {
        installed.push(backup)
        return undefined
      },
    },
    printing: {
      htmlToPdf: async (page) => Buffer.from(page.html),
      askIpp: async () => undefined,
      connect: () => {
        throw new Error('no printer on the network')
      },
      // The slip is on its way until somebody says that the printer is off.
      run: async (program) => {
        if (program === 'lp' && !isOff) await new Promise<void>((settle) => waiting.push(settle))
        return { code: 1, stdout: '', stderr: '' }
      },
    },
  })
  outlet = test
  folders.push(join(test.folder, '..'))
  await givePins(test)
  const window = openWindow(test)
  await window.signIn('administrator')
  await window.ask('savePrinters', {
    printers: paperKinds.map((paper) => systemPrinter(paper, `queue-${paper}`)),
    papers: {},
    language: 'zh-CN',
  })
  expect(await window.ask('checkUpdateFolder')).toMatchObject({ value: { kind: 'offered' } })
  await window.ask('saveDraft', { place: 'counter', draft: '{"fault":"屏幕碎"}' })
  expect(await window.ask('installUpdate')).toMatchObject({ reason: 'update-being-edited' })
  await window.ask('saveDraft', { place: 'counter', draft: '' })
  test.must('manager', 'openDay', { shiftId: 'shift-0001', floatFen: 0 })
  test.must('counter', 'receiveDevice', intake())
  await expect.poll(() => waiting.length).toBeGreaterThan(0)
  expect(await window.ask('installUpdate')).toMatchObject({ reason: 'update-printer-busy' })
  expect(installed).toEqual([])
  isOff = true
  for (const settle of waiting) settle()
  await test.workstation.spool.idle()
  expect(await window.ask('installUpdate')).toMatchObject({ kind: 'ok' })
  expect(installed).toHaveLength(1)
  expect(existsSync(installed[0] ?? '')).toBe(true)
})

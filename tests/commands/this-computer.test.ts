/** What a double click hands in, and how the program behaves on this computer. */

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type ComputerSettings,
  keepComputerSettings,
  readComputerSettings,
  setDesktopEntry,
} from '../../electron/computer-settings'
import { bundleIn, createHandedFile, type HandedFile } from '../../electron/handed-file'
import { quickFolder } from '../support/folders'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { startWorkstation, type TestWorkstation } from '../support/workstation'

let folder = ''
let outlet: TestWorkstation
let window: TestWindow
let handed: HandedFile
let told = 0
let settings: ComputerSettings = { autostart: false, kiosk: false }

beforeEach(async () => {
  folder = quickFolder()
  told = 0
  handed = createHandedFile(() => {
    told += 1
  })
  outlet = startWorkstation({
    folder: join(folder, 'outlet'),
    handedFile: handed,
    thisComputer: {
      read: () => settings,
      set: (next) => {
        settings = next
      },
      quit: () => undefined,
    },
  })
  await givePins(outlet)
  window = openWindow(outlet)
})
afterEach(async () => {
  await outlet.end()
  rmSync(folder, { recursive: true, force: true })
})

test('a bundle among the words of a start is found, whatever else was said', () => {
  expect(bundleIn(['--lang=zh', 'stick/SZ01.counterbench'], '/media')).toBe('/media/stick/SZ01.counterbench')
  expect(bundleIn(['/media/a.counterbench', '--kiosk'], '/')).toBe('/media/a.counterbench')
  expect(bundleIn(['--x.counterbench', 'readme.txt'], '/')).toBeUndefined()
})

test('a bundle waits until a manager takes it; anybody is told its name and nothing else', async () => {
  const file = join(folder, '回包 7.counterbench')
  writeFileSync(file, 'not really a bundle')
  handed.hand(file)
  expect(told).toBe(1)
  expect(await window.ask('handedBundle')).toMatchObject({ reason: 'locked' })
  await window.signIn('counter')
  expect(await window.ask('handedBundle')).toEqual({ kind: 'ok', value: { name: '回包 7.counterbench' } })
  expect(await window.ask('takeHandedBundle')).toMatchObject({ reason: 'not-allowed' })
  await window.signIn('manager')
  const answer = await window.ask('takeHandedBundle')
  expect(answer.kind).toBe('refused')
  // It was refused, so it still waits; put aside, it is gone.
  expect(await window.ask('handedBundle')).toMatchObject({ value: { name: '回包 7.counterbench' } })
  await window.ask('forgetHandedBundle')
  expect(await window.ask('takeHandedBundle')).toMatchObject({ reason: 'no-file-handed' })
})

test('a bundle on a stick that was pulled out says so', async () => {
  handed.hand(join(folder, 'gone.counterbench'))
  await window.signIn('manager')
  expect(await window.ask('takeHandedBundle')).toMatchObject({ reason: 'file-not-read' })
})

test('an administrator sets how the program opens; a manager only sees it', async () => {
  await window.signIn('manager')
  expect(await window.ask('thisComputer')).toMatchObject({ value: { autostart: false, kiosk: false } })
  const wanted = { autostart: true, kiosk: true }
  expect(await window.ask('setThisComputer', wanted)).toMatchObject({ reason: 'not-allowed' })
  expect(await window.ask('quitProgram')).toMatchObject({ reason: 'not-allowed' })
  await window.signIn('administrator')
  expect(await window.ask('setThisComputer', wanted)).toMatchObject({ kind: 'ok' })
  expect(settings).toEqual(wanted)
})

test('the settings are kept, a torn file is none, and the desktop’s entry comes and goes', () => {
  const file = join(folder, 'this-computer.json')
  expect(readComputerSettings(file)).toEqual({ autostart: false, kiosk: false })
  keepComputerSettings(file, { autostart: true, kiosk: false })
  expect(readComputerSettings(file)).toEqual({ autostart: true, kiosk: false })
  writeFileSync(file, '{ torn')
  expect(readComputerSettings(file)).toEqual({ autostart: false, kiosk: false })
  const entry = join(folder, 'autostart/counterbench.desktop')
  setDesktopEntry(folder, { program: '/opt/100% "mine"/counterbench', args: ['--user-data-dir=/a b'] })
  expect(readFileSync(entry, 'utf8')).toContain(
    'Exec="/opt/100%% \\"mine\\"/counterbench" "--user-data-dir=/a b"',
  )
  setDesktopEntry(folder, undefined)
  setDesktopEntry(folder, undefined)
  expect(existsSync(entry)).toBe(false)
})

/**
 * The operating system's own key store, for real: a keyring of this test's own on a bus of its own. The station's key is
 * wrapped by it at the next start, opened by it, and where it is gone the manager's code opens it and the present store
 * wraps it again.
 */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { newRecoveryCode, wrapByCode } from '../../electron/journal/recovery-code'
import { backupWords } from '../../renderer/i18n/backups'
import { rescueWords } from '../../renderer/i18n/rescue'
import { launchProgram } from '../../scripts/lib/launch'
import { either } from '../support/either-language'
import { openOutlet, prepareProgram, type RunningProgram, startProgram } from '../support/program'
import { intake } from '../support/workstation'

const running: ChildProcess[] = []
let folder = ''
let userData = ''
let code = ''
let plainKey = ''
let keyring: Record<string, string> = {}
let program: RunningProgram | undefined

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'counterbench-keyring-'))
  writeFileSync(join(folder, 'choose.cjs'), choose)
  keyring = await startKeyring()
  code = newRecoveryCode()
  userData = await prepareProgram(({ must }) => void must('counter', 'receiveDevice', intake()))
  const outlet = openOutlet(userData)
  outlet.keys.keepRecovery(wrapByCode(outlet.keys.masterKey(), code, Date.now()))
  plainKey = outlet.keys.masterKey().toString('base64')
  await outlet.workstation.close()
})
test.afterEach(async () => {
  await program?.app.close().catch(() => undefined)
  program = undefined
})
test.afterAll(() => {
  for (const one of running) one.kill('SIGKILL')
  for (const one of [folder, userData]) if (one) rmSync(one, { recursive: true, force: true, maxRetries: 5 })
})

/** As `--password-store=gnome-libsecret` does it: the driver of the tests would put its own choice after that. */
const withKeyring = () => ({ loadFirst: join(folder, 'choose.cjs'), env: keyring })
const choose = "require('electron').app.commandLine.appendSwitch('password-store', 'gnome-libsecret')"
const keyRecord = (): { readonly wrap: string; readonly key: string } =>
  JSON.parse(readFileSync(join(userData, 'outlet/station.key'), 'utf8'))

test('without a chosen key store the file’s permissions are all there is, as the guide says', async () => {
  program = await startProgram(userData)
  await program.signIn('manager')
  expect(keyRecord()).toMatchObject({ wrap: 'none', key: plainKey })
})

test('a chosen key store wraps the key at the next start, and nobody is asked anything', async () => {
  program = await startProgram(userData, withKeyring())
  await program.signIn('manager')
  expect(keyRecord().wrap).toBe('gnome-libsecret')
  expect(readFileSync(join(userData, 'outlet/station.key'), 'utf8')).not.toContain(plainKey)
})

test('it opens the key at every later start, with everything that was recorded', async () => {
  const kept = keyRecord()
  program = await startProgram(userData, withKeyring())
  await program.signIn('manager')
  expect(await program.ask('rows', { table: 'tickets', limit: 5 })).toMatchObject({
    kind: 'ok',
    value: { rows: [expect.objectContaining({ status: 'received' })] },
  })
  expect(keyRecord()).toEqual(kept)
})

test('where the store is gone, the manager’s code opens it, and what there is now wraps it again', async () => {
  const app = await launchProgram({ userData, timeoutMs: 90_000 })
  const page = await app.firstWindow({ timeout: 60_000 })
  await app.evaluate(({ app: own }) => {
    own.relaunch = () => undefined
  })
  await expect(page.getByRole('heading')).toHaveText(either(rescueWords.entries.keyTitle))
  expect(keyRecord().wrap).toBe('gnome-libsecret')
  await page.getByLabel(either(backupWords.entries.codeField)).fill(code)
  const ended = new Promise((done) => app.process().once('exit', done))
  await page.keyboard.press('Enter')
  await ended
  program = await startProgram(userData)
  await program.signIn('manager')
  expect(keyRecord()).toMatchObject({ wrap: 'none', key: plainKey })
})

/** A bus and an unlocked keyring that nobody else uses; what a process needs to find them. */
async function startKeyring(): Promise<Record<string, string>> {
  expect(spawnSync('gnome-keyring-daemon', ['--version']).status, 'gnome-keyring is installed').toBe(0)
  const own = { ...process.env, XDG_DATA_HOME: folder, XDG_RUNTIME_DIR: folder, HOME: folder }
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
    env: own,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  running.push(bus)
  const address = await new Promise<string>((found, failed) => {
    bus.stdout.setEncoding('utf8').once('data', (text: string) => found(text.trim()))
    bus.once('close', () => failed(new Error('the bus ended')))
  })
  const found = { DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: folder, XDG_DATA_HOME: folder }
  const daemon = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
    env: { ...own, ...found },
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  running.push(daemon)
  daemon.stdin.end('a pass phrase of this test')
  const ask = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus']
  const isThere = [...ask, 'org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets']
  const asked = () => spawnSync('dbus-send', isThere, { env: { ...own, ...found } }).stdout.toString()
  await expect.poll(asked, { timeout: 30_000 }).toContain('true')
  return found
}

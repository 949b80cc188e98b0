/**
 * The bad mornings: a new computer and a stick, a key that is gone, records of a newer program. The window says what
 * is the matter and leads out of it; nothing is deleted on the way.
 */

import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ElectronApplication, expect, type Page, test } from '@playwright/test'
import { newRecoveryCode, wrapByCode } from '../../electron/journal/recovery-code'
import { backupWords } from '../../renderer/i18n/backups'
import { rescueWords } from '../../renderer/i18n/rescue'
import { setupWords } from '../../renderer/i18n/setup'
import { launchProgram } from '../../scripts/lib/launch'
import { either } from '../support/either-language'
import { openOutlet, prepareProgram, startProgram } from '../support/program'
import { intake } from '../support/workstation'

const pictures = join(__dirname, '../../test-results')
const folders: string[] = []
let program: ElectronApplication | undefined
let lost = ''
let stick = ''
let code = ''

test.beforeAll(async () => {
  stick = mkdtempSync(join(tmpdir(), 'counterbench-stick-'))
  code = newRecoveryCode()
  lost = await prepareProgram(async (outlet) => {
    outlet.must('counter', 'receiveDevice', intake())
    await outlet.workstation.spool.idle()
  })
  folders.push(stick, lost)
  const outlet = openOutlet(lost)
  writeFileSync(join(lost, 'outlet', 'backup-place.json'), JSON.stringify({ folder: stick }))
  await outlet.workstation.close()
  const again = openOutlet(lost)
  const { keys } = again
  keys.keepRecovery(wrapByCode(keys.masterKey(), code, Date.now()))
  expect(await again.workstation.backups.backup.make('dayClose')).toMatchObject({
    value: { second: 'copied' },
  })
  await again.workstation.close()
})
test.afterEach(async () => {
  await program?.close().catch(() => undefined)
  program = undefined
})
test.afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

async function open(userData: string): Promise<Page> {
  program = await launchProgram({ userData, timeoutMs: 90_000 })
  return program.firstWindow({ timeout: 60_000 })
}

/** The system's folder dialog answers this; a restart is only an end, since the test starts the program itself. */
async function standIn(folder: string): Promise<void> {
  await program?.evaluate(({ app, dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
    app.relaunch = () => undefined
  }, folder)
}

async function ended(): Promise<void> {
  const running = program?.process()
  if (running && running.exitCode === null) await new Promise((resolve) => running.once('exit', resolve))
  program = undefined
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(pictures, `${name}.png`), caret: 'initial' })
}

test('a new computer, the stick and the sheet from the safe: the outlet is back in a few steps', async () => {
  const userData = mkdtempSync(join(tmpdir(), 'counterbench-fresh-'))
  folders.push(userData)
  const page = await open(userData)
  await standIn(stick)
  await page.getByRole('button', { name: either(setupWords.entries.restoreInstead) }).click()
  await page.getByRole('button', { name: either(backupWords.entries.chooseFolder) }).click()
  await expect(page.getByRole('dialog').getByRole('radio')).toHaveCount(1)
  await page.getByRole('button', { name: either(backupWords.entries.check), exact: true }).click()
  await page.getByLabel(either(backupWords.entries.codeField)).fill(code.toLowerCase().replaceAll('-', ' '))
  await page.getByRole('button', { name: either(backupWords.entries.check), exact: true }).click()
  await expect(page.getByText('✓', { exact: false }).first()).toBeVisible()
  await picture(page, 'restore-first-start')
  await page.getByRole('button', { name: either(backupWords.entries.restoreNow) }).click()
  await ended()
  const restored = await startProgram(userData)
  program = restored.app
  await restored.signIn('manager')
  await expect(restored.page.getByRole('alert').first()).toContainText('AB')
  await picture(restored.page, 'restore-said')
})

test('records of a newer program: said in words, touched by nobody, and nothing offers to delete them', async () => {
  const userData = await prepareProgram()
  folders.push(userData)
  const file = join(userData, 'outlet', 'journal.sqlite')
  const bytes = readFileSync(file)
  bytes.writeUInt32BE(99, 60)
  writeFileSync(file, bytes)
  const before = createHash('sha256').update(readFileSync(file)).digest('hex')
  const page = await open(userData)
  await expect(page.getByRole('heading')).toHaveText(either(rescueWords.entries.newerTitle))
  await expect(page.getByRole('button')).toHaveCount(2)
  await picture(page, 'rescue-newer')
  await page.getByRole('button', { name: either(rescueWords.entries.quit) }).click()
  await ended()
  expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(before)
})

test('a key that is gone is brought back by the code, from the backup’s paper', async () => {
  const key = join(lost, 'outlet', 'station.key')
  rmSync(key)
  const page = await open(lost)
  await standIn(stick)
  await expect(page.getByRole('heading')).toHaveText(either(rescueWords.entries.keyTitle))
  await page.getByLabel(either(backupWords.entries.codeField)).fill(newRecoveryCode())
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toBeVisible()
  await picture(page, 'rescue-key')
  expect(existsSync(key)).toBe(false)
  await page.getByLabel(either(backupWords.entries.codeField)).fill(code)
  await page.keyboard.press('Enter')
  await ended()
  const back = await startProgram(lost)
  program = back.app
  await back.signIn('manager')
})

test('damaged records are moved aside as they are and replaced by the backup', async () => {
  const file = join(lost, 'outlet', 'journal.sqlite')
  const bytes = readFileSync(file)
  bytes.fill(0x5a, 0, 100)
  writeFileSync(file, bytes)
  const page = await open(lost)
  await standIn(stick)
  await expect(page.getByRole('heading')).toHaveText(either(rescueWords.entries.damagedTitle))
  await page.getByRole('button', { name: either(backupWords.entries.restoreTitle) }).click()
  await page.getByRole('button', { name: either(backupWords.entries.chooseFolder) }).click()
  await page.getByRole('button', { name: either(backupWords.entries.check), exact: true }).click()
  await picture(page, 'rescue-damaged')
  await page.getByRole('button', { name: either(backupWords.entries.restoreNow) }).click()
  await ended()
  const back = await startProgram(lost)
  program = back.app
  await back.signIn('manager')
  const aside = readdirSync(join(lost, 'outlet')).find((name) => name.startsWith('before-restore')) ?? ''
  expect(readFileSync(join(lost, 'outlet', aside, 'journal.sqlite'))).toEqual(bytes)
})

test('records that vanished are missed, and the program does not begin anew beside their mark', async () => {
  const outlet = join(lost, 'outlet')
  for (const name of readdirSync(outlet)) {
    if (name.startsWith('journal.sqlite')) rmSync(join(outlet, name))
  }
  const page = await open(lost)
  await expect(page.getByRole('heading')).toHaveText(either(rescueWords.entries.goneTitle))
  await expect(page.getByRole('button', { name: either(backupWords.entries.restoreTitle) })).toBeVisible()
  await picture(page, 'rescue-gone')
})

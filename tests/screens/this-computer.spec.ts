/** How the program behaves on this computer: it opens with the system, takes the whole screen, and opens only once. */

import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { computerWords } from '../../renderer/i18n/computer'
import { frameWords } from '../../renderer/i18n/frame'
import { applicationFolder, launchEnvironment } from '../../scripts/lib/launch'
import { either } from '../support/either-language'
import { prepareProgram, type RunningProgram, startProgram } from '../support/program'

const pictures = join(__dirname, '../../test-results')
let userData = ''
let home = ''
let program: RunningProgram

test.beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'counterbench-home-'))
  userData = await prepareProgram()
  program = await startProgram(userData, { env: { XDG_CONFIG_HOME: home } })
  await program.page.evaluate(() => localStorage.setItem('counterbench.language', 'zh'))
  await program.page.reload()
  await program.page.waitForFunction(() => window.workstation !== undefined)
  await program.signIn('administrator')
})
test.afterAll(async () => {
  await program?.kill()
  for (const folder of [userData, home]) if (folder) rmSync(folder, { recursive: true, force: true })
})

async function choose(page: Page, label: string, value: string): Promise<void> {
  await page.getByRole('radiogroup', { name: label }).getByText(value, { exact: true }).click()
}

const isKiosk = () =>
  program.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((one) => one.isKiosk()))

test('an administrator lets it open with the system, for the folder that it works in, and takes it back', async () => {
  const { page } = program
  const { autostart, on, off } = computerWords.entries
  await page.getByRole('navigation').first().waitFor({ timeout: 60_000 })
  await page.keyboard.press('F10')
  await page.getByRole('button', { name: /语言和外观/ }).click()
  const entry = join(home, 'autostart/counterbench.desktop')
  expect(existsSync(entry)).toBe(false)
  await choose(page, autostart.zh, on.zh)
  await expect.poll(() => existsSync(entry)).toBe(true)
  const line = /^Exec=(.+)$/m.exec(readFileSync(entry, 'utf8'))?.[1] ?? ''
  expect(line).toContain(`"--user-data-dir=${userData}"`)
  expect(line).toMatch(/^"[^"]*electron" /)
  await page.screenshot({ path: join(pictures, 'this-computer-zh.png'), caret: 'initial' })
  await choose(page, autostart.zh, off.zh)
  await expect.poll(() => existsSync(entry)).toBe(false)
})

test('with the whole screen the window does not close, until an administrator ends the program', async () => {
  const { page } = program
  const { kiosk, on, off } = computerWords.entries
  await choose(page, kiosk.zh, on.zh)
  await expect.poll(isKiosk).toBe(true)
  await program.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) if (window.isKiosk()) window.close()
  })
  await page.keyboard.press('Alt+F4')
  expect(await isKiosk()).toBe(true)
  expect(await program.ask('thisComputer')).toMatchObject({ value: { kiosk: true } })
  await choose(page, kiosk.zh, off.zh)
  await expect.poll(isKiosk).toBe(false)
})

test('a second start opens nothing: it ends, and the window that is there says so', async () => {
  const { page } = program
  const electron = createRequire(__filename)('electron') as unknown as string
  const second = spawn(electron, [applicationFolder, `--user-data-dir=${userData}`], {
    env: launchEnvironment({ XDG_CONFIG_HOME: home }),
    stdio: 'ignore',
  })
  const ended = new Promise((done) => second.once('exit', done))
  await page.getByText(frameWords.entries.alreadyOpen.zh).waitFor({ timeout: 60_000 })
  await ended
  expect(program.app.windows()).toHaveLength(1)
})

test('it takes the whole screen from the first moment where it was left so, and an administrator ends it there', async () => {
  await program.ask('setThisComputer', { autostart: false, kiosk: true })
  await program.kill()
  program = await startProgram(userData, { env: { XDG_CONFIG_HOME: home } })
  await expect.poll(isKiosk).toBe(true)
  await program.signIn('administrator')
  const { page } = program
  await page.getByRole('navigation').first().waitFor({ timeout: 60_000 })
  await page.keyboard.press('F10')
  // A program that was killed may not have kept the language of its window.
  await page.getByRole('button', { name: /语言和外观|Language, look/ }).click()
  const ended = new Promise((done) => program.app.process().once('exit', done))
  await page.getByRole('button', { name: either(computerWords.entries.quit) }).click()
  await ended
})

/**
 * The same update as Debian does it: the .deb of 0.1.0 is installed by dpkg, works a day, and is replaced by the .deb of
 * 0.2.0 from a stick, on the program's own screen: electron-updater runs dpkg. As root, since dpkg needs it; electron-updater
 * then asks nobody for rights. A system that says no is played by electron-updater's own setting for its package manager.
 */

import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { schemaVersion } from '../../electron/journal/migrations'
import { openOutlet, prepareProgram, type RunningProgram, startProgram } from '../support/program'
import { aDayWithoutPaper, factsOf, printAllThatWaits, runningOn, startRecord, stopAll } from './at-work'
import { makeDeb, sign } from './releases'

const executablePath = '/opt/Counterbench/counterbench'
const mayInstall =
  process.platform === 'linux' && process.getuid?.() === 0 && !existsSync('/opt/Counterbench')
const root = mayInstall ? mkdtempSync(join(tmpdir(), 'counterbench-deb-update-')) : ''
const stick = join(root, 'stick')
/** `true` is a command that is there and no package manager. */
const saysNo = { ELECTRON_BUILDER_LINUX_PACKAGE_MANAGER: 'true' }
const env = { XDG_CACHE_HOME: join(root, 'cache') }

let userData = ''
let program: RunningProgram
let recorded: readonly string[] = []

const dpkg = (...args: readonly string[]) => spawnSync('dpkg', args, { encoding: 'utf8' })
const installedVersion = () => /^Version: (.+)$/m.exec(dpkg('-s', 'counterbench').stdout)?.[1]

describe.runIf(mayInstall)('the .deb that dpkg installed', () => {
  beforeAll(async () => {
    mkdirSync(stick)
    const done = dpkg('-i', makeDeb('0.1.0'))
    expect(done.status, done.stderr).toBe(0)
    const second = makeDeb('0.2.0')
    cpSync(second, join(stick, basename(second)))
    userData = await prepareProgram((test) => {
      test.clock.nowMs = Date.now()
      test.must('manager', 'openDay', { shiftId: 'shift-update-2', floatFen: 50_000 })
    })
    await startInstalled(saysNo)
  }, 400_000)

  afterAll(async () => {
    for (const id of runningOn(userData)) process.kill(id, 'SIGKILL')
    dpkg('-P', 'counterbench')
    for (const folder of [root, userData]) if (folder) rmSync(folder, { recursive: true, force: true })
  })

  it('works a day: nobody has the facts yet, and no slip came out', async () => {
    expect(installedVersion()).toBe('0.1.0')
    await aDayWithoutPaper(program)
  })

  it('waits for its outlet’s turn, and for the form that somebody is filling in', async () => {
    const release = { version: '0.2.0', schema: schemaVersion }
    await sign(stick, { ...release, number: 2, outlets: ['BJ01'] })
    expect(await program.ask('checkUpdateFolder')).toMatchObject({ value: { kind: 'later' } })
    await sign(stick, { ...release, number: 3, outlets: ['BJ01', 'SZ01'] })
    expect(await program.ask('checkUpdateFolder')).toMatchObject({ value: { kind: 'offered' } })
    await program.ask('saveDraft', { place: 'a-form-of-this-test', draft: '{"fault":"屏幕碎"}' })
    expect(await program.ask('installUpdate')).toMatchObject({ reason: 'update-being-edited' })
    await program.ask('saveDraft', { place: 'a-form-of-this-test', draft: '' })
  })

  it('says afterwards that the system did not install it, and goes on as it was', async () => {
    await fromStick(program.page)
    await expect
      .poll(() => startRecord(userData), { timeout: 60_000 })
      .toMatchObject({
        version: '0.1.0',
        state: 'well',
        notInstalled: '0.2.0',
      })
    // The present one opens again by itself.
    await expect.poll(() => runningOn(userData).length, { timeout: 60_000 }).toBe(1)
    await stopAll(userData)
    expect(installedVersion()).toBe('0.1.0')
    const outlet = openOutlet(userData)
    recorded = factsOf(outlet)
    await outlet.workstation.close()
    await startInstalled({})
    expect(await program.ask('programVersion')).toMatchObject({
      value: { version: '0.1.0', notInstalled: '0.2.0', takenBack: '' },
    })
    expect(await versionPanel(program.page)).toContain('上次 0.2.0 没有装上')
  })

  it('is replaced by dpkg, opens by itself as 0.2.0, and has lost nothing', async () => {
    await fromStick(program.page)
    await expect
      .poll(() => startRecord(userData), { timeout: 120_000 })
      .toMatchObject({
        version: '0.2.0',
        state: 'well',
        notInstalled: '',
      })
    expect(installedVersion()).toBe('0.2.0')
    await stopAll(userData)
    expect(readdirSync(join(userData, 'outlet/backups')).some((name) => name.endsWith('.sqlite'))).toBe(true)
    const outlet = openOutlet(userData)
    const facts = factsOf(outlet)
    expect(recorded.length).toBeGreaterThan(10)
    expect(facts.slice(0, recorded.length)).toEqual(recorded)
    expect(outlet.workstation.link.overview().waiting).toBe(facts.length)
    await outlet.workstation.close()
    await startInstalled({})
    expect(await program.ask('programVersion')).toMatchObject({
      value: { version: '0.2.0', notInstalled: '', takenBack: '' },
    })
    const paper = join(root, 'paper')
    mkdirSync(paper)
    await printAllThatWaits(program, paper)
    await program.app.close()
  })

  it('goes whole when it is purged, and the outlet’s records stay', async () => {
    const purged = dpkg('-P', 'counterbench')
    expect(purged.status, purged.stderr).toBe(0)
    expect(existsSync('/opt/Counterbench')).toBe(false)
    expect(dpkg('-s', 'counterbench').status).not.toBe(0)
    const outlet = openOutlet(userData)
    expect(factsOf(outlet).slice(0, recorded.length)).toEqual(recorded)
    await outlet.workstation.close()
  })
})

async function startInstalled(more: Readonly<Record<string, string>>): Promise<void> {
  program = await startProgram(userData, { executablePath, env: { ...env, ...more } })
  const { page } = program
  page.setDefaultTimeout(30_000)
  await page.evaluate(() => localStorage.setItem('counterbench.language', 'zh'))
  await page.reload()
  await page.waitForFunction(() => window.workstation !== undefined)
  await program.signIn('administrator')
  await program.app.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] })
  }, stick)
}

/** As an administrator does it: F10, data safety, from a stick, install. */
async function fromStick(page: Page): Promise<void> {
  await versionPanel(page)
  await page.getByRole('button', { name: '从 U 盘更新…' }).click()
  const ended = new Promise<string>((done) => program.app.process().once('exit', () => done('ended')))
  await page.getByText('打印更快').waitFor()
  await page.getByRole('button', { name: '备份并安装' }).click()
  const refusal = page.getByRole('alert').filter({ hasText: /更新|没有装上/ })
  const said = refusal.waitFor({ timeout: 60_000 }).then(
    () => refusal.first().textContent(),
    () => ended,
  )
  expect(await Promise.race([ended, said])).toBe('ended')
}

async function versionPanel(page: Page): Promise<string> {
  await page.getByRole('navigation').first().waitFor({ timeout: 60_000 })
  await page.keyboard.press('F10')
  await page.getByRole('button', { name: /数据安全/ }).click()
  await page.getByRole('button', { name: '从 U 盘更新…' }).waitFor({ timeout: 30_000 })
  return (await page.locator('main').textContent()) ?? ''
}

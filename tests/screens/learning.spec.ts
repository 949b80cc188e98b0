/** The first-day lesson on practice data, and a bundle opened by a double click. */

import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { makePractice } from '../../electron/practice'
import { applicationFolder, launchEnvironment } from '../../scripts/lib/launch'
import { prepareProgram, type RunningProgram, startProgram } from '../support/program'
import { intake } from '../support/workstation'

const looks = process.env['LEARNING_LOOKS']

async function look(page: Page, name: string): Promise<void> {
  if (!looks) return
  await mkdir(looks, { recursive: true })
  await page.screenshot({ path: join(looks, `${name}.png`), caret: 'initial' })
}

async function inChinese(page: Page): Promise<void> {
  await page.evaluate(() => localStorage.setItem('counterbench.language', 'zh'))
  await page.reload()
  await page.waitForFunction(() => window.workstation !== undefined)
}

async function closed(program: RunningProgram, ...folders: readonly string[]): Promise<void> {
  await program.app.close()
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
}

const placesInGuide = [
  ['F2', 'Counter', '前台'],
  ['F3', 'Bench and parts', '工位和备件'],
  ['F4', 'Bench and parts', '工位和备件'],
  ['F6', 'Bench and parts', '工位和备件'],
  ['F7', 'Counter', '前台'],
  ['F8', 'Manager', '店长'],
  ['F9', 'Headquarters', '总部对账'],
  ['F10', 'Administrator', '管理员'],
] as const

async function hasPictures(guide: Locator): Promise<void> {
  const widths = () =>
    guide
      .locator('article img')
      .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth))
  await expect.poll(async () => (await widths()).every((width) => width > 100)).toBe(true)
  expect((await widths()).length).toBeGreaterThan(0)
}

test('the first day leads through practice step by step and sees what was done', async () => {
  test.setTimeout(240_000)
  const target = await mkdtemp(join(tmpdir(), 'counterbench-practice-'))
  const real = await prepareProgram(async (outlet) => {
    outlet.clock.nowMs = Date.now()
    await makePractice({ copyTo: outlet.workstation.backups.copyTo, folder: outlet.folder, target })
  })
  const program = await startProgram(target, { args: ['--practice'] })
  const { page } = program
  try {
    await inChinese(page)
    await program.signIn('manager')
    const lesson = page.getByRole('region', { name: '第一天' })
    await expect(lesson).toContainText('第一次用？', { timeout: 30_000 })
    await look(page, 'offer-zh')
    await lesson.getByRole('button', { name: '开始' }).click()
    await expect(lesson).toContainText('第 1 步，共 9 步 开门')
    await look(page, 'step-zh')
    await program.execute('openDay', { shiftId: 'shift-lesson-1', floatFen: 50_000 }, 'lesson-open')
    await expect(lesson).toContainText('收一台机器')
    const input = intake()
    expect(await program.execute('receiveDevice', input, 'lesson-receive')).toMatchObject({ kind: 'ok' })
    await expect(lesson).toContainText('找到它')
    const tickets = await program.ask<{ rows: { number: string }[] }>('rows', { table: 'tickets' })
    const number = tickets.kind === 'ok' ? (tickets.value.rows[0]?.number ?? '') : ''
    await page.keyboard.press('Control+k')
    await page.keyboard.type(number, { delay: 70 })
    await page.locator('div[role="option"]').filter({ hasText: number }).first().click()
    await expect(lesson).toContainText('接一单')
    await page.keyboard.press('Escape')
    await program.execute('startDiagnosis', { ticketId: input.ticketId }, 'lesson-take')
    await expect(lesson).toContainText('写诊断')
    await page.keyboard.press('Control+Alt+l')
    const english = page.getByRole('region', { name: 'The first day' })
    await expect(english).toContainText('Step 5 of 9 Write down what is wrong')
    await look(page, 'step-en')
    await program.signIn('counter')
    await expect(english).toContainText('This step is for: Technician or Manager')
    for (let step = 0; step < 5; step += 1) {
      await english.getByRole('button', { name: 'Skip this step' }).click()
    }
    await expect(english).toContainText('The first day is through')
    await look(page, 'through-en')
    await english.getByRole('button', { name: 'End the lesson' }).click()
    await expect(english).toHaveCount(0)
    await page.keyboard.press('F1')
    await page.getByRole('button', { name: 'The first day' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Begin' }).click()
    await expect(english).toContainText('Step 2 of 9')

    await program.signIn('manager')
    // Each place opens its own page of the guide, with its pictures, from the program itself.
    for (const language of ['en', 'zh'] as const) {
      for (const [key, en, zh] of placesInGuide) {
        await page.keyboard.press(key)
        await page.keyboard.press('F1')
        const guide = page.getByRole('dialog')
        const heading = language === 'en' ? en : zh
        await expect(guide.getByRole('heading', { name: heading, exact: true })).toBeVisible()
        await hasPictures(guide)
        await look(page, `guide-${key}-${language}`)
        await page.keyboard.press('Escape')
        await expect(guide).toHaveCount(0)
      }
      await page.keyboard.press('Control+Alt+l')
    }
  } finally {
    await closed(program, target, real)
  }
})

test('a bundle opened by a double click waits for a manager, also when the program is open already', async () => {
  test.setTimeout(240_000)
  const stick = await mkdtemp(join(tmpdir(), 'counterbench-stick-'))
  const first = join(stick, 'HQ-SZ01-7.counterbench')
  const second = join(stick, 'HQ-SZ01-8.counterbench')
  for (const file of [first, second]) await writeFile(file, 'not what headquarters wrote')
  const userData = await prepareProgram()
  const program = await startProgram(userData, { args: [first] })
  const { page } = program
  try {
    await inChinese(page)
    await program.signIn('counter')
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('“HQ-SZ01-7.counterbench”要由店长或管理员登录后读入', {
      timeout: 30_000,
    })
    await dialog.getByRole('button', { name: '关闭' }).last().click()
    await expect(dialog).toHaveCount(0)
    await program.signIn('manager')
    await startAgain(userData, second)
    await expect(dialog).toContainText('HQ-SZ01-8.counterbench', { timeout: 60_000 })
    await look(page, 'bundle-zh')
    await dialog.getByRole('button', { name: '读入' }).click()
    await expect(dialog.getByRole('alert')).toBeVisible()
    await look(page, 'bundle-refused-zh')
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  } finally {
    await closed(program, userData, stick)
  }
})

/** As the system does with a double click: a second start, which hands over and ends. */
function startAgain(userData: string, file: string): Promise<void> {
  const electron = createRequire(__filename)('electron') as unknown as string
  const started = spawn(electron, [applicationFolder, `--user-data-dir=${userData}`, file], {
    env: launchEnvironment(),
    stdio: 'ignore',
  })
  return new Promise((ended) => started.once('exit', () => ended()))
}

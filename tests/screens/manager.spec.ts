/**
 * What a manager sets and takes along, in the real window: today's tiles, reports, rota and what-if, service levels,
 * settings as a file, and practice. In Chinese, with a look in English at the end.
 */

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { customerWords } from '../../renderer/i18n/customer'
import { frameWords } from '../../renderer/i18n/frame'
import { managerWords } from '../../renderer/i18n/manager'
import { practiceWords } from '../../renderer/i18n/practice'
import { privacyWords } from '../../renderer/i18n/privacy'
import { recordWords } from '../../renderer/i18n/record'
import { reportsWords } from '../../renderer/i18n/reports'
import { rotaWords } from '../../renderer/i18n/rota'
import { settingsWords } from '../../renderer/i18n/settings'
import { uiWords } from '../../renderer/i18n/ui'
import { workRuleWords } from '../../renderer/i18n/work-rules'
import { type Drive, openProgram } from '../../scripts/lib/drive'
import { makeDemoFolder } from '../../scripts/lib/drive-surroundings'

let drive: Drive
let folder: Awaited<ReturnType<typeof makeDemoFolder>>
/** Set to look at the screens by eye. */
const looks = process.env.MANAGER_LOOKS

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  test.setTimeout(300_000)
  folder = await makeDemoFolder('manager')
  drive = await openProgram({ userData: folder.path, args: ['--demo'] })
  await drive.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find((window) => window.isVisible())
      ?.setContentSize(1280, 720)
  })
  await drive.speak('zh')
  await drive.signIn('A01', '9001')
  await drive.go('F8')
})

test.afterAll(async () => {
  await drive?.close()
  folder?.remove()
})

test('today says what waits, also complaints and parts that are out, and each tile opens its list', async () => {
  const { page, say } = drive
  const tiles = page.getByRole('group', { name: say(managerWords, 'attention') })
  for (const [tile, column] of [
    ['tileLate', 'colStatus'],
    ['tileUnclaimed', 'colStatus'],
    ['tileStockOuts', 'colWaitingFor'],
    ['tileComplaints', 'colAnswerIn'],
  ] as const) {
    const button = tiles.getByRole('button', { name: new RegExp(say(managerWords, tile)) })
    await button.click()
    await expect(button).toHaveAttribute('aria-pressed', 'true')
    const count = /\d+/.exec(await button.locator('span').nth(1).innerText())?.[0]
    const listOf = tile === 'tileStockOuts' ? 'listOfParts' : 'listOf'
    const title = say(managerWords, listOf, { what: say(managerWords, tile), count: Number(count) })
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
    if (count !== '0') {
      await expect(page.getByRole('columnheader', { name: say(managerWords, column) }).first()).toBeVisible()
    }
    await look(`today-${tile}`)
  }
})

test('a report of last week is made, kept, shown, and taken along as PDF and workbook', async () => {
  const { page, say } = drive
  await drive.press('Alt+8')
  await expect(page.getByText(say(reportsWords, 'none'))).toBeVisible()
  await drive.press('F5')
  const kept = page.getByRole('button', { name: say(reportsWords, 'weekly'), exact: true })
  await expect(kept).toBeVisible()
  await kept.click()
  const dialog = page.getByRole('dialog', { name: new RegExp(say(reportsWords, 'weekly')) })
  await expect(dialog.getByRole('document').getByText('24 小时解决率').first()).toBeVisible()
  await look('report')
  for (const [format, words] of [
    ['pdf', 'savePdf'],
    ['xlsx', 'saveXlsx'],
  ] as const) {
    const file = join(folder.path, `taken.${format}`)
    await answerDialogs(file)
    await dialog.getByRole('button', { name: say(reportsWords, words) }).click()
    await written(file)
    expect(readFileSync(file).subarray(0, 2).toString()).toBe(format === 'pdf' ? '%P' : 'PK')
  }
  await dialog.getByRole('button', { name: say(reportsWords, 'print'), exact: true }).click()
  await expect(page.getByRole('contentinfo')).toContainText('已交给打印机')
  await drive.press('Escape')
})

test('reports by schedule go into a folder by themselves', async () => {
  const { page, say } = drive
  const place = join(folder.path, 'reports')
  mkdirSync(place)
  await answerDialogs(place)
  await page.getByRole('button', { name: say(reportsWords, 'chooseFolder') }).click()
  await expect(page.getByText(place)).toBeVisible()
  await expect.poll(() => readdirSync(place).length, { timeout: 30_000 }).toBe(2)
  await page.getByRole('checkbox', { name: say(reportsWords, 'weeklyOn') }).check()
  await look('reports')
  await drive.press('Control+s')
  await expect(page.getByRole('contentinfo')).toContainText(say(reportsWords, 'settingsSaved'))
})

test('the rota is typed, and says at once what other hands would change', async () => {
  const { page, say } = drive
  await drive.press('Alt+9')
  await page.getByRole('button', { name: say(rotaWords, 'asOpen') }).click()
  const cell = page.locator('table input').first()
  await cell.fill('nine')
  await expect(page.getByText(`▲ ${say(rotaWords, 'wrong')}`)).toBeVisible()
  await cell.fill('9-13 14-18')
  await drive.press('Control+s')
  await expect(page.getByText(/管理.* 排的|.+ 排的$/).first()).toBeVisible()
  await expect(page.locator('table input').first()).toHaveValue('9-13 14-18')
  const verdict = page.getByRole('status').filter({ hasText: '一周后待修' })
  await page.getByLabel(say(rotaWords, 'technicians')).fill('9')
  await expect(verdict).toContainText('9 位工程师')
  await look('people')
  const results = page.getByRole('region', { name: say(rotaWords, 'results') })
  await results.scrollIntoViewIfNeeded()
  await look('people-results')
  await results.locator('tbody button').first().click()
  await expect(page.getByRole('dialog').getByRole('grid')).toBeVisible()
  await drive.press('Escape')
})

test('a product line gets a service level of its own', async () => {
  const { page, say } = drive
  await drive.go('F10')
  await section('rules')
  await page.getByRole('button', { name: say(workRuleWords, 'addLevel') }).click()
  await page
    .getByRole('group', { name: say(workRuleWords, 'steps') })
    .getByLabel('检测')
    .fill('45')
  await page.getByLabel(say(settingsWords, 'policyReason')).fill('手机快修承诺')
  await page.getByRole('heading', { name: say(workRuleWords, 'levels') }).scrollIntoViewIfNeeded()
  await look('service-level')
  await drive.press('Control+s')
  await expect(page.getByRole('contentinfo')).toContainText('手机快修承诺')
})

test('the settings go to a file, and what a file would change is shown before it is applied', async () => {
  const { page, say } = drive
  await section('policy')
  const file = join(folder.path, 'settings.json')
  await answerDialogs(file)
  await page.getByRole('button', { name: say(privacyWords, 'saveFile') }).click()
  await written(file)
  const settings = JSON.parse(readFileSync(file, 'utf8'))
  settings.policy.followUpDays = 6
  writeFileSync(file, JSON.stringify(settings))
  await page.getByRole('button', { name: say(privacyWords, 'readFile') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('input[type=file]').setInputFiles(file)
  await expect(dialog.getByText('6', { exact: true })).toBeVisible()
  await look('settings-file')
  await dialog.getByLabel(say(privacyWords, 'reason')).fill('按总店设置')
  await dialog.getByRole('button', { name: say(privacyWords, 'apply') }).click()
  await expect(page.getByRole('cell', { name: '按总店设置' }).first()).toBeVisible()
  await look('settings-history')
})

test('a new person gets a role, a skill and a PIN, and the record of it is found and taken along', async () => {
  const { page, say } = drive
  await section('staff')
  await drive.press('Alt+n')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(say(settingsWords, 'staffName')).fill('工程师阿新')
  await dialog.getByRole('radio', { name: say(frameWords, 'roleTechnician') }).click()
  await dialog.getByLabel(say(settingsWords, 'staffSkills')).fill('phone')
  await dialog.getByRole('button', { name: say(settingsWords, 'save') }).click()
  await dialog.getByLabel(say(settingsWords, 'newPin')).fill('4827')
  await dialog.getByLabel(say(settingsWords, 'pinAgain')).fill('4827')
  await dialog.getByRole('button', { name: say(settingsWords, 'save') }).click()
  const line = page.getByRole('row', { name: /工程师阿新/ })
  await expect(line).toContainText(say(settingsWords, 'pinSet'))

  await drive.go('F8')
  await drive.press('Alt+7', '/')
  await drive.type('阿新')
  const grid = page.getByRole('grid', { name: say(recordWords, 'title') })
  await expect(grid.getByText(say(recordWords, 'staffAdded')).first()).toBeVisible()
  const file = join(folder.path, 'record.csv')
  await answerDialogs(file)
  await page.getByRole('button', { name: say(uiWords, 'exportList'), exact: true }).click()
  await page.getByRole('menuitem', { name: say(uiWords, 'exportCsv') }).click()
  await written(file)
  expect(readFileSync(file, 'utf8')).toContain('工程师阿新')
})

test('the privacy desk gives a person their copy, erases them on request, and logs both', async () => {
  const { page, say } = drive
  await drive.go('F10')
  await section('privacy')
  const box = page.getByRole('combobox', { name: say(privacyWords, 'find') })
  await box.fill('138')
  await page.getByRole('option').last().click()
  const file = join(folder.path, 'person.json')
  await answerDialogs(file)
  await page.getByRole('button', { name: say(privacyWords, 'export') }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say(privacyWords, 'export') })
    .click()
  await written(file)
  const looks = page.getByRole('grid').last()
  await expect(looks.getByText(say(recordWords, 'detailsExported')).first()).toBeVisible()
  await page.getByRole('button', { name: say(privacyWords, 'run'), exact: true }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say(privacyWords, 'run') })
    .click()
  await expect(page.getByRole('contentinfo')).toContainText(say(privacyWords, 'ran', { count: 0 }))
  await page.getByRole('button', { name: say(privacyWords, 'openRecord') }).click()
  await page.getByRole('button', { name: say(customerWords, 'erase') }).click()
  const dialog = page.getByRole('dialog').last()
  await dialog.getByLabel(say(customerWords, 'eraseReason')).fill('本人要求')
  await dialog.getByRole('button', { name: say(customerWords, 'erase') }).click()
  await expect(page.getByRole('contentinfo')).toContainText(say(customerWords, 'erased'))
  await drive.press('Escape')
})

test('“Start practising” opens a second program on a copy', async () => {
  const { page, say } = drive
  await drive.go('F10')
  await section('safety')
  const target = join(folder.path, 'practice')
  await page.getByRole('button', { name: say(practiceWords, 'start') }).click()
  await expect(page.getByRole('contentinfo')).toContainText(say(practiceWords, 'started'))
  // The lock says which process has opened the copy.
  const owner = () => {
    try {
      return Number(readlinkSync(join(target, 'SingletonLock')).split('-').at(-1))
    } catch {
      return 0
    }
  }
  await expect.poll(owner, { timeout: 60_000 }).toBeGreaterThan(0)
  expect(existsSync(join(target, 'outlet', 'journal.sqlite'))).toBe(true)
  const pid = owner()
  expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).toContain('--practice')
  process.kill(pid)
  await expect.poll(() => existsSync(`/proc/${pid}`), { timeout: 30_000 }).toBe(false)
})

test('all of it speaks English too, and nothing went wrong on the way', async () => {
  const { page } = drive
  await drive.speak('en')
  await drive.go('F8')
  for (const [key, name] of [
    ['Alt+1', 'today'],
    ['Alt+2', 'day'],
    ['Alt+3', 'figures'],
    ['Alt+8', 'reports'],
    ['Alt+9', 'people'],
  ] as const) {
    await drive.press(key)
    await page.waitForTimeout(300)
    await look(`${name}-en`)
    if (name === 'figures') {
      const chart = page.getByRole('heading', { name: drive.say(managerWords, 'chartFlow') })
      await chart.scrollIntoViewIfNeeded()
      await look('charts-en')
    }
    const labels = page
      .locator('main')
      .locator('h1, h2, label, dt, [role=columnheader], th[scope=col]')
      .filter({ visible: true })
    const chinese = (await labels.allTextContents()).filter((text) => /\p{Script=Han}/u.test(text))
    expect(chinese, name).toEqual([])
  }
  expect(drive.complaints).toEqual([])
})

async function section(key: 'rules' | 'policy' | 'safety' | 'staff' | 'privacy'): Promise<void> {
  const { page, say } = drive
  await page
    .locator('main nav')
    .getByRole('button', { name: new RegExp(`^${say(settingsWords, key)}`) })
    .click()
}

/** There, and no longer empty: it is written while somebody looks. */
async function written(file: string): Promise<void> {
  const bytes = () => (existsSync(file) ? statSync(file).size : 0)
  await expect.poll(bytes, { timeout: 30_000 }).toBeGreaterThan(0)
}

/** The system's own dialogs stand outside the window: here they answer at once. */
async function answerDialogs(path: string): Promise<void> {
  await drive.app.evaluate(({ dialog }, file) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: file })
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] })
  }, path)
}

async function look(name: string): Promise<void> {
  if (!looks) return
  mkdirSync(looks, { recursive: true })
  await drive.page.waitForTimeout(300)
  await drive.page.screenshot({ path: join(looks, `${name}.png`) })
}

/**
 * The warranty in the real window: a device that comes back within 30 days, an exclusion with its evidence, the clock
 * of a repair that nears its limit, the manager's decision, and every rule with its grade.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { machineId } from '../../electron/journal/identity'
import { allPassed } from '../support/full-day'
import { type RunningProgram, startProgram } from '../support/program'
import { givePins } from '../support/window'
import { intake, startWorkstation } from '../support/workstation'

const dayMs = 86_400_000
/** Set to look at the screens by eye. */
const looks = process.env.WARRANTY_LOOKS
let folder: string
let program: RunningProgram
let page: Page
const problems: string[] = []

test.describe.configure({ mode: 'serial' })

/** A phone that was repaired ten days ago, and another that has been here for twenty-six. */
async function prepare(userData: string): Promise<void> {
  let agoMs = 26 * dayMs
  const outlet = startWorkstation({
    folder: join(userData, 'outlet'),
    machine: machineId(),
    nowMs: () => Date.now() - agoMs,
  })
  await givePins(outlet)
  const sold = (days: number) => new Date(Date.now() - days * dayMs).toISOString().slice(0, 10)
  const phone = {
    modelName: '华为 Mate 40 Pro',
    deviceClass: 'phone',
    saleDay: sold(200),
    invoiceNumber: 'FP-1',
  }
  outlet.must(
    'counter',
    'receiveDevice',
    intake({ deviceId: 'device-slow', device: { ...phone, serial: 'SLOW00001' }, fault: '屏幕闪' }),
  )
  const quick = intake({
    deviceId: 'device-quick',
    device: { ...phone, serial: 'QUICK0001' },
    fault: '屏幕碎裂',
    faultCode: 'PH-SCR-01',
  })
  outlet.must('counter', 'receiveDevice', quick)
  const { ticketId } = quick
  outlet.must('technician', 'startDiagnosis', { ticketId })
  outlet.must('technician', 'recordDiagnosis', { ticketId, faultCode: 'PH-SCR-01' })
  outlet.must('technician', 'startRepair', { ticketId })
  outlet.must('technician', 'recordTest', { ticketId, items: allPassed(outlet) })
  agoMs = 10 * dayMs
  outlet.must('technician', 'makeReady', { ticketId, outcome: 'repaired' })
  outlet.must('counter', 'handOver', { ticketId, proof: 'receipt', accessoriesReturned: [] })
  await outlet.workstation.spool.idle()
  await outlet.workstation.close()
}

test.beforeAll(async () => {
  test.setTimeout(240_000)
  folder = mkdtempSync(join(tmpdir(), 'counterbench-warranty-'))
  await prepare(folder)
  program = await startProgram(folder)
  page = program.page
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.message))
  await program.signIn('manager')
  await page.locator('nav').first().waitFor()
  const language = await page.locator('html').getAttribute('lang')
  if (language === 'en') await page.keyboard.press('Control+Alt+l')
  await page.locator('html[lang^="zh"]').waitFor()
})

test.afterAll(async () => {
  await program?.app.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a device that comes back within 30 days is shown as such, with its card', async () => {
  await page.keyboard.press('F2')
  const code = page.getByLabel(/序列号/).first()
  await code.fill('QUICK0001')
  await code.press('Tab')
  await expect(page.getByText(/修好才 10 天（30 天内）/)).toBeVisible()
  const card = page.getByRole('region', { name: '保修' })
  await expect(card).toContainText('免费修理')
  await expect(card).toContainText('修好后第 10 天再次送修（30 天内')
  await look('card-zh')
})

test('an exclusion stands only with its tick and its photo, and then the card turns', async () => {
  const column = page.locator('[aria-labelledby="counter-device"]')
  await column.getByRole('button', { name: '进液' }).click()
  const evidence = page.getByRole('group', { name: '进液损坏' })
  await expect(evidence).toContainText('还缺：进液痕迹照片、防潮标变色')
  await evidence.getByLabel('防潮标变色').check()
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    evidence.getByRole('button', { name: '拍照或选图' }).click(),
  ])
  await chooser.setFiles(resolve('resources/icon.png'))
  await expect(evidence).toContainText('依据齐全')
  await evidence.getByLabel('客户异议').fill('没有进过水')
  const card = page.getByRole('region', { name: '保修' })
  await expect(card).toContainText('不在保修范围')
  await expect(card).toContainText('没有进过水')
  await look('exclusion-zh')
})

test('the rules behind the answer are one click away, each with its grade', async () => {
  await page.getByRole('region', { name: '保修' }).getByRole('button', { name: '看规则依据' }).click()
  const dialog = page.getByRole('dialog', { name: '三包规则' })
  await expect(dialog.getByRole('status')).toContainText('规则尚未由总部')
  await expect(dialog.getByRole('table', { name: '三包规则' }).getByRole('row')).not.toHaveCount(1)
  await dialog.getByLabel('查找').fill('phone-two-repairs')
  await expect(dialog.getByRole('table', { name: '三包规则' }).getByRole('row')).toHaveCount(2)
  await look('rules-zh')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('a repair that nears its limit stands on the manager’s page, and its ticket says the rest', async () => {
  await page.keyboard.press('F8')
  await page.getByText('三包时限', { exact: true }).first().click()
  const watch = page.getByRole('table', { name: '三包时限' })
  await expect(watch).toContainText('剩 4 天（30 天）')
  await expect(watch).toContainText('换货')
  await look('watch-zh')
  await watch.getByRole('button').first().click()
  const claim = page.getByRole('dialog').getByRole('region', { name: '三包与保修' })
  await expect(claim).toContainText('我方原因 26/30 天，剩 4 天')
  await expect(claim).toContainText('给过的答复')
  await claim.getByRole('button', { name: '重算' }).first().click()
  await expect(page.getByText('与当时完全一致')).toBeVisible()
  await look('repeat-zh')
  await page.keyboard.press('Escape')
  await look('claim-zh')
})

test('the manager sets an exclusion aside with a reason, and headquarters is asked', async () => {
  const claim = page.getByRole('dialog').getByRole('region', { name: '三包与保修' })
  await claim.getByRole('button', { name: '认定不保' }).click()
  const find = page.getByRole('dialog', { name: '认定不保' })
  await find.getByRole('button', { name: '耗材' }).click()
  await expect(find.getByRole('button', { name: '记录' })).toBeDisabled()
  await find.getByLabel('故障部位为耗材').check()
  await look('find-zh')
  await find.getByRole('button', { name: '记录' }).click()
  await expect(claim).toContainText('不保成立')
  await claim.getByRole('button', { name: '不采用（店长）' }).click()
  const aside = page.getByRole('dialog', { name: /^不采用/ })
  await aside.getByLabel('理由').fill('电池不算耗材')
  await aside.getByRole('button', { name: '记录' }).click()
  await expect(claim).toContainText('电池不算耗材')
  await claim.getByRole('button', { name: '请总部裁定' }).click()
  const ask = page.getByRole('dialog', { name: '请总部裁定' })
  await ask.getByLabel('要总部定什么').fill('能否直接换机？')
  await ask.getByRole('button', { name: '请总部裁定' }).click()
  await expect(claim).toContainText('已报总部，等待裁定')
  await look('decided-zh')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('table', { name: '等总部裁定' })).toContainText('能否直接换机？')
})

test('the settings show the same rules, in English too, and nothing went wrong on the way', async () => {
  await page.keyboard.press('F10')
  await page.getByRole('button', { name: /三包规则/ }).click()
  await expect(page.getByRole('heading', { name: '总部序列号清单' })).toBeVisible()
  await look('settings-zh')
  await page.keyboard.press('Control+Alt+l')
  await page.locator('html[lang="en"]').waitFor()
  await expect(page.getByText('Unverified rule set', { exact: false }).first()).toBeVisible()
  await look('settings-en')
  await page.keyboard.press('F8')
  await page.getByRole('table', { name: 'Warranty limits' }).getByRole('button').first().click()
  const claim = page.getByRole('dialog').getByRole('region', { name: 'Warranty' })
  await expect(claim).toContainText('our delay 26 of 30 days, 4 left')
  await look('claim-en')
  expect(problems).toEqual([])
})

async function look(name: string): Promise<void> {
  if (looks) await page.screenshot({ path: join(looks, `${name}.png`), caret: 'initial' })
}

/**
 * The board in the real window: cards by mouse and by keys, lanes and kept views, a row of labels at once, and who is
 * told of an overdue job.
 */

import { rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { defaultPolicy } from '../../shared/policy/policy'
import { allPassed, quote } from '../support/full-day'
import { prepareProgram, type RunningProgram, startProgram } from '../support/program'
import { intake, sampleCatalogue, type TestWorkstation } from '../support/workstation'

test.describe.configure({ mode: 'serial' })

let folder = ''
let program: RunningProgram
let page: Page
/** Set to look at the screens by eye. */
const looks = process.env.BENCH_LOOKS
const numbers: Record<string, string> = {}
const ids: Record<string, string> = {}

test.beforeAll(async () => {
  test.setTimeout(300_000)
  folder = await prepareProgram(prepare)
  program = await startProgram(folder)
  page = program.page
  await page.evaluate(() => localStorage.setItem('counterbench.language', 'zh'))
  await page.reload()
  await page.waitForFunction(() => window.workstation !== undefined)
  await enter('technician')
})

test.afterAll(async () => {
  await program?.app.close()
  if (folder !== '') rmSync(folder, { recursive: true, force: true })
})

test('an overdue job names who was told, before anybody looks for it', async () => {
  await expect(page.getByText('▲ 1 单超时').first()).toBeVisible()
  await expect(card('late').getByText('已上报职员 manager')).toBeVisible()
  await look('board-zh')
})

test('a card is dragged by the mouse, and handed on by keys', async () => {
  await card('mouse').dragTo(lane('检测中'))
  await expect(lane('检测中').locator(`[data-ticket="${ids['mouse']}"]`)).toBeVisible()
  await page.getByRole('textbox', { name: '筛选' }).fill(numbers['keys'] ?? '')
  await page.keyboard.press('Enter')
  await expect(card('keys')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(lane('检测中').locator(`[data-ticket="${ids['keys']}"]`)).toBeVisible()
  await page.getByRole('textbox', { name: '筛选' }).fill('')
})

test('lanes are made by status, person, priority, place or promise, and a view of them is kept', async () => {
  await group('按优先级')
  await expect(lane('紧急').locator('[data-ticket]')).toHaveCount(1)
  await page.getByRole('textbox', { name: '筛选' }).fill('华为')
  await look('board-priority-zh')
  await page.getByRole('button', { name: '视图' }).click()
  await page.getByRole('menuitem', { name: '保存当前视图' }).click()
  await page.getByLabel('视图名称').fill('急的华为')
  await page.keyboard.press('Control+s')
  await page.getByRole('textbox', { name: '筛选' }).fill('')
  await group('按状态')
  await expect(lane('检测中')).toBeVisible()
  await page.getByRole('button', { name: '视图' }).click()
  await page.getByRole('menuitem', { name: '急的华为' }).click()
  await expect(lane('紧急')).toBeVisible()
  await expect(page.getByRole('textbox', { name: '筛选' })).toHaveValue('华为')
  await page.getByRole('textbox', { name: '筛选' }).fill('')
  await group('按状态')
})

test('a row of labels is read one after the other, and all begin at once', async () => {
  await page.getByRole('button', { name: '扫一排' }).click()
  const dialog = page.getByRole('dialog', { name: '扫一排' })
  for (const name of ['row1', 'row2', 'ready']) {
    await dialog.getByRole('textbox', { name: '没有扫描枪时输入单号' }).fill(numbers[name] ?? '')
    await page.keyboard.press('Enter')
  }
  await expect(dialog.getByRole('status')).toHaveText('3 台')
  await dialog.getByRole('radio', { name: /开始检测/ }).click()
  await page.keyboard.press('Control+s')
  await expect(dialog.getByText('● 完成')).toHaveCount(2)
  await expect(dialog.getByText(/▲/)).toHaveCount(1)
  await look('batch-zh')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

function prepare(outlet: TestWorkstation): void {
  const { must, workstation } = outlet
  workstation.catalogue.load(sampleCatalogue())
  const model = [...sampleCatalogue().models].find((one) => one.brand === 'Huawei' && one.class === 'phone')
  if (!model) throw new Error('no such model in the sample')
  must('manager', 'changePolicy', {
    policy: { ...defaultPolicy, escalations: [{ kinds: [], statuses: [], afterMinutes: 0, staffId: '' }] },
    reason: '试用',
  })
  const receive = (name: string, changes: Parameters<typeof intake>[0] = {}): string => {
    const input = intake({ fault: '不充电', faultCode: 'PH-PWR-02', ...changes })
    const device = {
      serial: input.device?.serial ?? '',
      modelId: model.id,
      modelName: model.nameZh,
      deviceClass: 'phone',
    }
    must('counter', 'receiveDevice', { ...input, device })
    ids[name] = input.ticketId
    numbers[name] = workstation.rows.get<{ number: string }>('tickets', input.ticketId)?.number ?? ''
    return input.ticketId
  }
  const begin = (ticketId: string) => must('technician', 'startDiagnosis', { ticketId })
  // Taken in a month ago, so that it is overdue whatever the calendar says of today.
  const { now } = Date
  Date.now = () => now() - 30 * 86_400_000
  begin(receive('late', { promisedAtMs: Date.now() + 60_000 }))
  Date.now = now
  receive('mouse', { priority: 'critical' })
  receive('keys')
  receive('row1')
  receive('row2')
  begin(receive('sheet'))
  begin(receive('out'))
  begin(receive('quoted'))
  quote(outlet, ids['quoted'] ?? '')
  const ready = receive('ready')
  begin(ready)
  must('technician', 'recordDiagnosis', { ticketId: ready, faultCode: 'PH-SCR-01' })
  must('technician', 'recordTest', { ticketId: ready, items: allPassed(outlet) })
  must('technician', 'makeReady', { ticketId: ready, outcome: 'repaired' })
}

async function enter(role: 'technician'): Promise<void> {
  await program.signIn(role)
  await page.getByRole('navigation').first().waitFor({ timeout: 60_000 })
  await page.keyboard.press('F3')
  await expect(page.getByRole('button', { name: '扫一排' })).toBeVisible({ timeout: 30_000 })
}

function card(name: string) {
  return page.locator(`[data-ticket="${ids[name]}"]`)
}

/** The column under a heading, as the eye sees it. */
function lane(label: string) {
  return page
    .getByRole('group', { name: '工位看板' })
    .locator('> div')
    .filter({ has: page.getByRole('button', { name: new RegExp(label) }) })
}

async function group(label: string): Promise<void> {
  await page
    .getByRole('combobox', { name: '看板分组' })
    .or(page.getByRole('textbox', { name: '看板分组' }))
    .click()
  await page.getByRole('option', { name: label }).click()
}

async function look(name: string): Promise<void> {
  if (!looks) return
  await mkdir(looks, { recursive: true })
  await page.screenshot({ path: join(looks, `${name}.png`) })
}

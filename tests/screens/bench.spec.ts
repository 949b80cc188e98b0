/**
 * The bench in the real window: cards by mouse and by keys, lanes and kept views, a row of labels at once, who is told
 * of an overdue job, the checks and photos of a job, an article in two keys and found again, sent out and exchanged.
 */

import { rmSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { defaultPolicy } from '../../shared/policy/policy'
import type { TicketDetail } from '../../shared/questions/lookups'
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

test('the job sheet: checked before opening, two levels of codes with the brand’s, photos, notes', async () => {
  await openJob('sheet')
  const sheet = job('sheet')
  await sheet.getByRole('button', { name: '逐项检查' }).click()
  const check = sheet.locator('#job-section-preCheck')
  await check.getByRole('group', { name: '触摸' }).getByRole('button', { name: '不正常' }).click()
  await check.getByRole('button', { name: '其余正常' }).click()
  await check.getByRole('button', { name: '记录检查' }).click()
  await expect(check.getByText(/原来就有：全屏触摸/)).toBeVisible()

  const diagnosis = sheet.locator('#job-section-diagnosis')
  await expect(diagnosis.getByText('厂商代码 HF1202')).toHaveCount(2)
  await diagnosis.getByLabel('检测结果').fill('尾插氧化，清理后接触不良，需更换')
  await diagnosis.getByRole('button', { name: '记录检测' }).click()
  await expect(diagnosis.getByText('● 已记录')).toBeVisible()

  await sheet.locator('#job-section-photos input[type=file]').setInputFiles(picture())
  await expect(sheet.locator('#job-section-photos img')).toHaveCount(1)
  const notes = sheet.locator('#job-section-notes').getByRole('textbox')
  await notes.fill('换尾插小板')
  await expect(sheet.getByText('● 已保存')).toBeVisible()
  await look('job-sheet-zh')
})

test('the gate: what must pass can not be left out, and ready needs all of it', async () => {
  const sheet = job('sheet')
  await sheet.getByRole('button', { name: '开始维修' }).click()
  const check = sheet.locator('#job-section-test')
  const boot = check.getByRole('group').first()
  await expect(boot.getByRole('button').nth(2)).toBeDisabled()
  await check.getByRole('button', { name: '其余合格' }).click()
  await check.getByRole('button', { name: '记录质检' }).click()
  await expect(check.getByText(/● 质检合格/)).toBeVisible()
  await look('job-test-zh')
  await sheet.locator('#job-section-ready').getByRole('button', { name: '完工，待取' }).click()
  await expect(sheet.locator('#job-section-ready').getByText('● 已修好')).toBeVisible()
})

test('a solved job becomes an article in two keys, and the one box finds it', async () => {
  await page.keyboard.press('Alt+k')
  const editor = page.getByRole('dialog', { name: /写文章/ })
  await expect(editor.getByRole('textbox', { name: '第 1 步' })).toHaveValue(/尾插氧化/)
  await look('article-editor-zh')
  // Another language while the dialog is open: what was written in it stays.
  await editor.getByRole('textbox', { name: '第 1 步' }).fill('尾插氧化，换小板')
  await page.keyboard.press('Control+Alt+l')
  const inEnglish = page.getByRole('dialog', { name: /Write an article/ })
  await expect(inEnglish.getByRole('textbox', { name: 'Step 1' })).toHaveValue('尾插氧化，换小板')
  await look('article-editor-en')
  await page.keyboard.press('Control+Alt+l')
  await page.keyboard.press('Control+s')
  await expect(editor).toBeHidden()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('尾插氧化')
  await page
    .getByRole('listbox', { name: /查客户、机器/ })
    .getByRole('option')
    .first()
    .click()
  const article = page.getByRole('dialog', { name: /不充电/ })
  await expect(article.getByText(/尾插氧化/)).toBeVisible()
  await expect(article.getByText(numbers['sheet'] ?? '-')).toBeVisible()
  await look('article-zh')
  await page.keyboard.press('Escape')
})

test('it is the best match on the next job of that model and fault', async () => {
  await openJob('late')
  const knowledge = job('late').locator('#job-section-knowledge')
  await expect(knowledge.getByText(/同机型同故障/)).toBeVisible()
  await knowledge.getByRole('button', { name: '用这篇' }).click()
  await expect(knowledge.getByRole('button', { name: /● 已用/ })).toBeVisible()
  await page.keyboard.press('Escape')
})

test('sent out with the day it is due back, checked in by its serial, and both serials of an exchange are kept', async () => {
  await openJob('out')
  const out = job('out').locator('#job-section-out')
  await out.getByRole('button', { name: '送总部或厂商…' }).click()
  await out.getByLabel('运单号').fill('SF1234567890')
  await out.getByLabel('说好哪天回来').fill('2030-01-02')
  await out.getByRole('button', { name: '送修', exact: true }).last().click()
  await expect(out.getByText(/应在.+前回来/)).toBeVisible()
  await look('out-zh')
  await out.getByRole('radio', { name: /换新/ }).click()
  await out.getByLabel(/新机序列号/).fill('SNNEW00042')
  await out.getByRole('button', { name: '返回登记' }).click()
  await expect(out.getByText(/换机：.+ → SNNEW00042/)).toBeVisible()
  await page.keyboard.press('Escape')
  const detail = await program.ask<TicketDetail>('ticket', { ticketId: ids['out'] })
  expect(detail.kind === 'ok' && detail.value.ticket.exchange?.newSerial).toBe('SNNEW00042')
})

test('the answer to a quote by phone says who gave it', async () => {
  await openJob('quoted')
  const part = job('quoted').locator('#job-section-quote')
  await part.getByRole('radio', { name: /电话/ }).click()
  await part.getByLabel(/谁/).fill('王女士')
  await part.getByRole('button', { name: /同意/ }).click()
  await expect(part.getByText(/● /)).toBeVisible()
  await page.keyboard.press('Escape')
})

test('the shelf audit by scan says what is missing and what lies at the wrong place', async () => {
  await page.keyboard.press('F6')
  await expect(page.getByRole('heading', { name: '货架' })).toBeVisible()
  await page.getByText('清点货架', { exact: true }).click()
  await page.getByRole('button', { name: '开始清点' }).click()
  const box = page.getByRole('textbox', { name: '扫不出来时手工填' })
  for (const name of ['row1', 'row2']) {
    await box.fill(numbers[name] ?? '')
    await page.keyboard.press('Enter')
  }
  await expect(page.getByText(/已扫 2/)).toBeVisible()
  await look('audit-zh')
})

test('the outlet asks for more by a rule of its own, and the next step is refused until it is there', async () => {
  await page.keyboard.press('F12')
  await enter('manager')
  await page.keyboard.press('F10')
  await page.getByRole('button', { name: /^流程规则/ }).click()
  await page.getByRole('button', { name: '加一条要求' }).click()
  await look('rules-zh')
  await page.getByLabel('改动原因').fill('完工要写明')
  await page.keyboard.press('Control+s')
  await expect(page.getByText('流程规则已保存：完工要写明').first()).toBeVisible()
  const answer = await program.execute(
    'makeReady',
    { ticketId: ids['row1'], outcome: 'noFaultFound' },
    'command-rule-1',
  )
  expect(answer).toMatchObject({ reason: 'needs-comment' })
})

test('everything stands there in English too', async () => {
  await page.evaluate(() => localStorage.setItem('counterbench.language', 'en'))
  await page.reload()
  await page.keyboard.press('F10')
  await look('rules-en')
  await page.keyboard.press('F3')
  await expect(page.getByRole('button', { name: 'Scan a row' })).toBeVisible()
  await look('board-en')
  await openJob('late')
  await expect(job('late').getByText('Before opening')).toBeVisible()
  await look('job-sheet-en')
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

async function enter(role: 'technician' | 'manager'): Promise<void> {
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

function job(name: string) {
  return page.getByRole('dialog', { name: new RegExp(numbers[name] ?? '-') })
}

async function group(label: string): Promise<void> {
  await page
    .getByRole('combobox', { name: '看板分组' })
    .or(page.getByRole('textbox', { name: '看板分组' }))
    .click()
  await page.getByRole('option', { name: label }).click()
}

async function openJob(name: string): Promise<void> {
  await card(name).click()
  await expect(job(name)).toBeVisible()
}

function picture(): string {
  const file = join(folder, 'photo.png')
  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAbElEQVR4nBXNQRUAUQhCUZOYhCQmeUlIQhISzR+XXA7ODDtouIHBQ4YOM8suWm5h8ZKl+0CskDiBsIioHhx76LiDw0eO3oN/4FVf+J8h0PduzBqZ8x/bxNQPwgaFy192SGgelC0q13/CJaXlA+odUoHdRJQGAAAAAElFTkSuQmCC'
  writeFileSync(file, Buffer.from(png, 'base64'))
  return file
}

async function look(name: string): Promise<void> {
  if (!looks) return
  await mkdir(looks, { recursive: true })
  await page.screenshot({ path: join(looks, `${name}.png`) })
}

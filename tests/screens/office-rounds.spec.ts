/**
 * What a manager comes back to, in the real window: a closed day with what was recorded for it later, a complaint along
 * the recall procedure, the half-year round of the key customers, whether a measure worked, what more hands would change,
 * a sample with one's own work in it, and the survey statistics that come out with a closing. On days that are over.
 */

import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { type CalendarDay, calendarDayAt, weekdayOf } from '../../shared/calendar/calendar-day'
import { profile80 } from '../../shared/printing/settings'
import { deskOf } from '../support/desk'
import { allPassed, dueOf, repairTo } from '../support/full-day'
import { prepareProgram, type RunningProgram, startProgram } from '../support/program'
import { intake, people, type TestWorkstation } from '../support/workstation'

test.describe.configure({ mode: 'serial' })

const zone = 'Asia/Shanghai'
const floatFen = 10_000
/** Nobody is told of a day left open in the night after it: in the night, yesterday is the day before. */
const nightMs = 6 * 3_600_000
const dayBefore = (days: number) => calendarDayAt(Date.now() - nightMs - days * 86_400_000, zone)
const [first, second, third, yesterday] = [dayBefore(14), dayBefore(12), dayBefore(7), dayBefore(1)]

let folder: string
let program: RunningProgram
let page: Page
let desk: ReturnType<typeof deskOf>
let lateNumber = ''
let ownNumber = ''

function workDay(outlet: TestWorkstation, day: CalendarDay, work: () => void): void {
  outlet.clock.nowMs = Date.parse(`${day}T10:00:00+08:00`)
  const shiftId = `shift-${day}`
  outlet.must('manager', 'openDay', { shiftId, floatFen })
  work()
  outlet.clock.nowMs += 8 * 3_600_000
  outlet.must('manager', 'closeDay', { shiftId, counted: { cash: floatFen } })
}

function repaired(outlet: TestWorkstation, ticketId: string): void {
  const amountFen = dueOf(outlet, ticketId)
  if (amountFen > 0)
    outlet.must('counter', 'takePayment', { ticketId, purpose: 'bill', tender: 'wechat', amountFen })
  outlet.must('counter', 'handOver', { ticketId, proof: 'receipt', accessoriesReturned: ['charger'] })
}

/** Repaired by the manager, who may not grade it. */
function ownWork(outlet: TestWorkstation): void {
  const input = intake()
  const { ticketId } = input
  ownNumber = (outlet.must('counter', 'receiveDevice', input) as { readonly number: string }).number
  outlet.must('manager', 'startDiagnosis', { ticketId })
  outlet.must('manager', 'recordDiagnosis', { ticketId, faultCode: 'BATTERY', finding: '电池鼓包' })
  outlet.must('manager', 'startRepair', { ticketId })
  outlet.must('manager', 'recordTest', { ticketId, items: allPassed(outlet) })
  outlet.must('manager', 'makeReady', { ticketId, outcome: 'repaired' })
  outlet.must('counter', 'handOver', { ticketId, proof: 'receipt', accessoriesReturned: [] })
}

test.beforeAll(async () => {
  test.setTimeout(240_000)
  folder = await prepareProgram(
    (outlet) => {
      const { must, workstation } = outlet
      const printer = {
        id: 'files',
        name: 'A4',
        connection: { kind: 'file', folder: join(outlet.folder, 'paper') },
      }
      const sheet = { paper: 'a4', orientation: 'portrait', rollAs: 'page', receipt: profile80 }
      workstation.printers.write({
        printers: [{ ...printer, ...sheet, answersStatus: 'no', timeLimitSeconds: 30 }],
        papers: {
          dailySummary: ['a4'],
          surveyStatistics: ['a4'],
          survey: ['a4'],
          claimReceipt: [],
          deviceLabel: [],
        },
        language: 'zh-CN',
      } as never)
      workDay(outlet, first, () => {
        must('counter', 'enterCustomer', {
          customerId: 'customer-key-1',
          details: {
            kind: 'company',
            name: '李经理',
            company: '华强贸易',
            phones: ['13700001111'],
            keyCustomer: true,
          },
          consentGiven: true,
        })
        for (const _ of [1, 2, 3]) repaired(outlet, repairTo(outlet, 'ready'))
      })
      workDay(outlet, second, () => {
        must('manager', 'takeMeasure', {
          ...{ measureId: 'measure-0001', group: 'fault', key: 'DISPLAY-BROKEN', name: '屏幕损坏' },
          ...{ what: '换一家屏幕供应商', ownerId: people.manager.staffId, dueDay: third },
        })
        repaired(outlet, repairTo(outlet, 'ready'))
      })
      outlet.clock.nowMs += 3_600_000
      lateNumber = (must('counter', 'receiveDevice', intake()) as { readonly number: string }).number
      workDay(outlet, third, () => ownWork(outlet))
      outlet.clock.nowMs = Date.parse(`${yesterday}T10:00:00+08:00`)
      must('manager', 'openDay', { shiftId: 'shift-yesterday', floatFen })
      outlet.clock.nowMs = Date.now()
      must('counter', 'registerComplaint', {
        ...{ complaintId: 'complaint-recall-1', kind: 'complaint', class: 'recall', source: 'phone' },
        content: '充电时电池发烫，听说要召回',
      } as never)
    },
    { heldClock: true },
  )
  program = await startProgram(folder)
  page = program.page
  desk = deskOf(program)
  await page.evaluate(() => localStorage.setItem('counterbench.language', 'zh'))
  await page.reload()
  await program.signIn('manager')
  await page.getByRole('navigation').first().waitFor({ timeout: 60_000 })
  await atManager()
})

test.afterAll(async () => {
  await program?.app.close()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

/** The place is read when it is first gone to; a key before that is nobody's. */
async function atManager(): Promise<void> {
  await page.keyboard.press('F8')
  await page.getByRole('radiogroup', { name: /店长|Manager/ }).waitFor({ timeout: 60_000 })
}

const sheet = () => page.locator('section[role="dialog"]').last()

async function voice(tab: string): Promise<void> {
  await page.keyboard.press('Alt+5')
  await page.locator('label', { hasText: new RegExp(`^${tab}$`) }).click()
}

function panel(title: RegExp): Locator {
  return page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: title }) })
    .last()
}

test('a closed day keeps its numbers, and what was recorded for it later stands apart', async () => {
  await page.keyboard.press('Alt+2')
  const day = page.getByRole('textbox', { name: /营业日/ })
  await day.fill(second)
  await day.press('Enter')
  await expect(page.getByText('这些是关班那一刻的数字，以后不会变。')).toBeVisible()
  const later = panel(/^关班以后又记到这一天/)
  await expect(later).toContainText(lateNumber)
  await expect(later.getByRole('rowheader', { name: '受理' }).first()).toBeVisible()
  // One device was received that day before the closing; the one of after it changes nothing.
  await expect(page.locator('dt', { hasText: '受理' }).first().locator('+ dd')).toHaveText('1')
  await desk.look('day-later')
  expect(await desk.serious()).toEqual([])
})

test('a complaint about a recall follows the recall procedure before it can be verified, by somebody else', async () => {
  await voice('投诉与意见')
  await page.getByRole('gridcell', { name: /充电时电池发烫/ }).click()
  await expect(sheet().getByText('三、按召回程序')).toBeVisible()
  await sheet().getByLabel('答复内容').fill('已请客户停用，今天上门取回')
  await sheet().getByRole('button', { name: '已答复' }).click()
  await sheet().getByLabel('原因分析').fill('批次电芯不良')
  await sheet().getByLabel('纠正措施').fill('免费换电池')
  await sheet().getByLabel('预防措施').fill('同批次全部召回')
  await sheet().getByRole('button', { name: '保存措施' }).click()
  await expect(sheet().getByRole('button', { name: '看总部通知' })).toBeVisible()
  await sheet().getByLabel('记录编号').fill('ZH-2026-017')
  await desk.look('recall')
  await sheet().getByRole('button', { name: '已转出' }).click()
  await expect(sheet().getByText('ZH-2026-017')).toBeVisible()
  await expect(sheet().getByText('你答复过这件事，要由另一个人验证。')).toBeVisible()
  await page.keyboard.press('Escape')
  await desk.lockAndReturn('administrator')
  await atManager()
  await voice('投诉与意见')
  await page.getByRole('gridcell', { name: /充电时电池发烫/ }).click()
  await sheet()
    .getByRole('radio', { name: /措施有效/ })
    .click()
  await sheet().getByLabel('验证情况').fill('电池已换，召回已上报')
  await sheet().getByRole('button', { name: '保存验证' }).click()
  await expect(sheet().getByText('已关闭').first()).toBeVisible()
  await desk.look('recall-closed')
  await page.keyboard.press('Escape')
  await desk.lockAndReturn('manager')
  await atManager()
})

test('the half-year round asks each key customer: given out, back, counted', async () => {
  await voice('满意度')
  const round = panel(/^主要客户/)
  const line = round.getByRole('row', { name: /华强贸易/ })
  await expect(line).toContainText('未发')
  await expect(round).toContainText('还有 1 位没发')
  await line.getByRole('button', { name: '发出并打印' }).click()
  await expect(line).toContainText('已发未回')
  await desk.look('round')
  await panel(/^发出未回/)
    .getByRole('row', { name: /华强贸易/ })
    .getByRole('button', { name: '录入' })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '五位数字' }).fill('11121')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(line).toContainText('已回收')
  await expect(page.locator('dt', { hasText: '回收' }).first().locator('+ dd')).toHaveText('1')
  await desk.look('round-answered')
})

test('a measure is judged by the same count before and after', async () => {
  await page.keyboard.press('Alt+4')
  for (const group of ['机型', '备件', '批次', '故障']) {
    await page.locator('label', { hasText: new RegExp(`^${group}$`) }).click()
    await expect(page.getByRole('heading', { name: group, exact: true })).toBeVisible()
  }
  const line = page.getByRole('row', { name: /换一家屏幕供应商/ })
  // Three in the days before, one since, and one more that came after a closing.
  await expect(line).toContainText(/3 → 2|3 → 1/)
  await line.scrollIntoViewIfNeeded()
  await desk.look('measure')
  await line.getByRole('button', { name: '评定…' }).click()
  const dialog = page.getByRole('dialog', { name: '措施有效吗？' })
  await expect(dialog.getByRole('button', { name: '有效', exact: true })).toBeDisabled()
  await dialog.getByRole('textbox').fill('换供应商后少了一大半')
  await desk.look('measure-judge')
  await dialog.getByRole('button', { name: '有效', exact: true }).click()
  await expect(line).toContainText('✓ 有效')
  await expect(line).toContainText('换供应商后少了一大半')
})

test('what more hands on a Saturday would change is said beside the plan', async () => {
  await page.keyboard.press('Alt+9')
  const whatIf = panel(/^如果多几个人/)
  await whatIf.scrollIntoViewIfNeeded()
  await whatIf.getByLabel('几位工程师').fill('4')
  const verdict = whatIf.getByRole('status')
  await expect(verdict).toContainText('4 位工程师')
  const saturday = whatIf.locator('tr[data-chosen]')
  await expect(saturday).toHaveCount(1)
  const chosen = (await saturday.getByRole('rowheader').innerText()).match(/\d{4}-\d{2}-\d{2}/)?.[0] ?? ''
  expect(weekdayOf(chosen as CalendarDay)).toBe(6)
  // As planned on the left, with the four on the right.
  await expect(saturday.getByRole('cell').nth(4)).toHaveText('4')
  await desk.look('what-if')
})

test('a sample shows one’s own work to somebody else, and a failed point needs a word', async () => {
  await voice('质检抽查')
  await page.locator('label', { hasText: /^近 30 天$/ }).click()
  await page.getByRole('textbox', { name: '比例（%）' }).fill('100')
  await page.keyboard.press('F5')
  await expect(page.getByRole('row', { name: new RegExp(ownNumber) })).toContainText('本人经手，换人评')
  await expect(page.getByText('按种子重抽，结果一致').first()).toBeVisible()
  await page.getByRole('button', { name: '评分', exact: true }).first().click()
  const dialog = page.getByRole('dialog', { name: /评分 S-SZ01/ })
  await dialog.getByRole('button', { name: '全部合格' }).click()
  await dialog
    .locator('label', { hasText: /^不合格$/ })
    .first()
    .click()
  await expect(dialog.getByRole('button', { name: '保存' })).toBeDisabled()
  await dialog.getByLabel('问题说明').fill('没有拍拆机前照片')
  await desk.look('grade-failed')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('row', { name: /没有拍拆机前照片/ })).toContainText('不合格')
  await desk.look('sampling')
})

test('a day left open is told on every screen, closed with its own date, and brings the statistics as set', async () => {
  await expect(page.getByText(new RegExp(`${yesterday}.*还没有结束`))).toBeVisible()
  await page.keyboard.press('F10')
  await page.locator('main nav').getByRole('button', { name: /^政策/ }).click()
  await desk.choose(page.locator('main'), '满意度统计表 QR15-02 随关班打印', '每周最后一个营业日')
  await page.getByLabel('改动原因').fill('每周看一次')
  await desk.look('statistics-setting')
  await page.getByRole('button', { name: /^保存/ }).click()
  await expect(page.getByRole('cell', { name: '每周看一次' })).toBeVisible()
  await page.keyboard.press('F7')
  await page.getByText('关班').first().waitFor()
  await page.keyboard.press('F5')
  await page.getByText('点钞').first().waitFor()
  for (const _ of [1, 2, 3]) await page.keyboard.press('F5')
  const total = page.getByRole('textbox', { name: /现金合计/ })
  await total.fill('100')
  // Called away in the middle: what was counted is still there.
  await atManager()
  await page.locator('label', { hasText: /^今天$/ }).waitFor()
  await page.keyboard.press('F7')
  await total.or(page.getByText('点钞').first()).first().waitFor()
  if (!(await total.isVisible())) for (const _ of [1, 2, 3]) await page.keyboard.press('F5')
  await expect(total).toHaveValue(/^100/)
  await page.keyboard.press('F5')
  await page.getByText('按 F5 关班').waitFor()
  await page.keyboard.press('F5')
  await expect(page.getByRole('heading', { name: new RegExp(`${yesterday}.*已关班`) })).toBeVisible()
  const line = page.getByRole('listitem').filter({ hasText: '满意度统计表' }).first()
  await expect(line).toContainText('已打出', { timeout: 60_000 })
  await desk.look('day-finished')
  expect(await desk.serious()).toEqual([])
  const paper = readdirSync(join(folder, 'outlet', 'paper'))
  for (const form of ['dailySummary', 'surveyStatistics', 'survey'])
    expect(
      paper.some((file) => file.startsWith(form)),
      form,
    ).toBe(true)
})

test('all of it speaks English too', async () => {
  await page.evaluate(() => localStorage.setItem('counterbench.language', 'en'))
  await page.reload()
  await page.getByRole('navigation').first().waitFor({ timeout: 60_000 })
  await desk.look('day-finished-en')
  await atManager()
  for (const [key, name] of [
    ['Alt+2', 'Day summary'],
    ['Alt+4', 'Root causes'],
    ['Alt+9', 'People'],
  ] as const) {
    await page.locator('label', { hasText: /^Today$/ }).waitFor()
    await page.keyboard.press(key)
    await expect(page.getByRole('radio', { name })).toBeChecked()
    await desk.look(`en-${key.at(-1)}`)
    const words = page.locator('main').locator('h1, h2, label, dt, [role=columnheader], th[scope=col]')
    const chinese = (await words.filter({ visible: true }).allTextContents()).filter((text) =>
      /\p{Script=Han}/u.test(text),
    )
    expect(chinese, key).toEqual([])
  }
})

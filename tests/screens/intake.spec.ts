/**
 * What goes with an intake, in the real window: the checklist that is asked for and never lost, photos, a pattern that
 * only the bench may see, the customer's own screen with their signature, every kind of visit, and a device that comes
 * again with what was noted then.
 */

import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { renumber } from '../../shared/numbers'
import { type CounterWindow, enterRegular, type IntakeForm, openCounter } from '../support/counter-window'
import type { Desk } from '../support/desk'

test.describe.configure({ mode: 'serial' })

const picture = join(__dirname, '../../resources/icon.png')

let counter: CounterWindow
let page: Page
let desk: Desk
let form: IntakeForm
const numbers = { first: '', pattern: '' }

test.beforeAll(async () => {
  test.setTimeout(240_000)
  counter = await openCounter((outlet) => {
    outlet.must('manager', 'openDay', { shiftId: 'shift-0001', floatFen: 50_000 })
    enterRegular(outlet)
  })
  ;({ page, desk, form } = counter)
})

test.afterAll(() => counter?.end())

test('the checklist is asked for line by line; it and the photos survive a lock and a window loaded anew', async () => {
  await form.device('490154203237518')
  await form.customer()
  await form.fault('充不进电')
  await page.keyboard.press('F5')
  await expect(page.getByRole('status').filter({ hasText: '还缺' }).first()).toContainText('外观')
  const line = page.locator('[data-line]').first()
  await line.focus()
  await page.keyboard.press('2')
  await expect(line).toHaveAttribute('data-state', 'bad')
  await line.getByRole('textbox').fill('左上角有裂纹')
  await page.keyboard.press('Alt+g')
  await expect(page.getByText('可以受理')).toBeVisible()
  await page.locator('[data-intake] input[type="file"]').setInputFiles([picture])
  await expect(page.getByText('1 / 12 张')).toBeVisible()
  await page.keyboard.press('Alt+a')
  await page.keyboard.press('1')
  await desk.look('checklist')
  await desk.lockAndReturn('counter')
  await kept()
  await page.reload()
  await desk.code().waitFor({ timeout: 30_000 })
  await kept()
  expect(await desk.serious()).toEqual([])
  numbers.first = await form.receive()
  const { intake } = await form.ticketOf(numbers.first)
  expect(intake.condition[0]).toMatchObject({ state: 'bad', note: '左上角有裂纹' })
  expect(intake.condition.filter(({ state }) => state === 'good')).toHaveLength(intake.condition.length - 1)
  expect(intake.photos).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)])
  expect(intake.accessories).toMatchObject([{ count: 1 }])

  async function kept(): Promise<void> {
    await expect(line.getByRole('textbox')).toHaveValue('左上角有裂纹')
    await expect(page.getByText('1 / 12 张')).toBeVisible()
    await expect(page.getByText('可以受理')).toBeVisible()
  }
})

test('a pattern is joined by keys or by hand, is on no record, and only the bench sees it, with a reason', async () => {
  await page.keyboard.press('Alt+n')
  await form.device('356938035643809')
  await page.getByRole('button', { name: '画图案' }).click()
  const dialog = page.getByRole('dialog', { name: '画图案' })
  const field = dialog.getByRole('application')
  await expect(field).toBeFocused()
  await page.keyboard.type('139', { delay: 70 })
  await expect(dialog).toContainText('1 → 2 → 3 → 6 → 9')
  await page.keyboard.press('Backspace')
  await expect(dialog).toContainText('1 → 2 → 3 → 6')
  const box = await field.boundingBox()
  if (!box) throw new Error('no field')
  const at = (column: number, row: number) =>
    [box.x + ((column + 0.5) * box.width) / 3, box.y + ((row + 0.5) * box.height) / 3] as const
  await page.mouse.move(...at(0, 0))
  await page.mouse.down()
  for (const dot of [at(2, 0), at(2, 2), at(0, 2)]) await page.mouse.move(...dot, { steps: 6 })
  await page.mouse.up()
  await expect(dialog).toContainText('1 → 2 → 3 → 6 → 9 → 8 → 7')
  expect(await desk.serious()).toEqual([])
  await desk.look('pattern')
  await page.keyboard.press('Control+s')
  await expect(page.getByText('已加密保存')).toBeVisible()
  await form.fault('不开机')
  await page.keyboard.press('Alt+g')
  numbers.pattern = await form.receive()
  expect(JSON.stringify(await form.ticketOf(numbers.pattern))).not.toContain('1-2-3-6-9')

  await desk.lockAndReturn('technician')
  await page.getByLabel('工位看板').getByText(numbers.pattern).waitFor()
  await desk.scan(renumber(numbers.pattern, 'L') ?? '')
  await page.getByRole('button', { name: '查看密码' }).click()
  await page.getByRole('dialog', { name: '查看密码' }).waitFor()
  await page.keyboard.press('Control+s')
  await expect(page.getByText('1 → 2 → 3 → 6 → 9 → 8 → 7')).toBeVisible()
  await desk.look('pattern-at-the-bench')
  const ticket = await form.ticketOf(numbers.pattern)
  expect(ticket.steps.at(-1)).toMatchObject({ type: 'passcodeRevealed' })
  await desk.lockAndReturn('counter')
  await desk.code().waitFor()
})

test('the customer reads along on their own screen, and signs what is shown there', async () => {
  const opened = counter.program.app.waitForEvent('window')
  await page.keyboard.press('Alt+o')
  const theirs = await opened
  await expect(theirs.getByText('欢迎光临')).toBeVisible()
  await form.device('353918050000005')
  await form.customer()
  await form.fault('外屏碎')
  await page.keyboard.press('Alt+g')
  await page.getByLabel('估价').fill('380')
  await expect(theirs.locator('main')).toContainText('外屏碎')
  await expect(theirs.locator('main')).toContainText('¥380.00')
  await expect(theirs.locator('main')).not.toContainText('13955556666')
  await page.getByRole('button', { name: '请客户签名' }).click()
  await signOn(theirs)
  await expect(theirs.getByRole('status')).toBeVisible()
  await expect(page.getByText('客户已签名')).toBeVisible()
  expect(await desk.serious(theirs)).toEqual([])
  // Their finger took the focus; what is scanned meanwhile is still the clerk's.
  await desk.scan('353918050000096', 'customer')
  await expect(page.getByLabel('IMEI 2')).toHaveValue('353918050000096')
  // What is changed after the signature was not signed.
  await page.getByLabel('估价').fill('390')
  await expect(page.getByText('客户已签名')).toBeHidden()
  await signOn(theirs)
  await expect(page.getByText('客户已签名')).toBeVisible()
  await desk.look('signed-by-the-customer')
  const { intake } = await form.ticketOf(await form.receive())
  expect(intake.signatureHash).toMatch(/^[0-9a-f]{64}$/)
  expect(intake.documentHash).toMatch(/^[0-9a-f]{64}$/)
  expect(intake.estimateFen).toBe(39_000)
  await page.keyboard.press('Alt+o')
  await expect.poll(() => theirs.isClosed()).toBe(true)
})

test('commissioning, data recovery, a fault that is not known yet, and a question without a device', async () => {
  const kind = page.getByLabel('服务类型')
  for (const [label, value] of [
    ['调试', 'commissioning'],
    ['数据恢复', 'dataRecovery'],
  ] as const) {
    await form.device(value === 'commissioning' ? '353918050000013' : '353918050000021')
    await form.customer()
    await kind.selectOption({ label })
    await form.fault(`${label}：全部照片和通讯录`)
    await page.keyboard.press('Alt+g')
    if (value === 'dataRecovery') await page.getByRole('checkbox', { name: '同意维修可能清除数据' }).click()
    expect((await form.ticketOf(await form.receive())).kind).toBe(value)
  }
  await form.device('353918050000039')
  await form.customer()
  await page.getByRole('checkbox', { name: '故障待查' }).click()
  await page.keyboard.press('Alt+g')
  expect((await form.ticketOf(await form.receive())).intake.fault).not.toBe('')

  await form.customer()
  await kind.selectOption({ label: '咨询' })
  await form.fault('电池换新多少钱')
  await desk.look('consultation')
  const asked = await form.ticketOf(await form.receive())
  expect(asked.kind).toBe('consultation')
  expect(asked.intake.deviceId).toBeUndefined()
})

test('several devices of a company stay together, and get one slip', async () => {
  await form.device('353918050000047')
  await form.customer()
  await form.fault('不充电')
  await page.keyboard.press('Alt+g')
  const first = await form.ticketOf(await form.receive())
  await page.keyboard.press('Alt+n')
  await form.device('353918050000054')
  await form.fault('不充电')
  await page.keyboard.press('Alt+g')
  const second = await form.ticketOf(await form.receive())
  expect(second.intake.batchId).toBe(first.id)
  expect(second.intake.customerId).toBe('customer-regular')
  const note = page.getByRole('status').filter({ hasText: '同一客户已收 2 台' })
  await expect(note).toBeVisible()
  await desk.look('batch')
  await page.keyboard.press('Alt+Delete')
  await page.keyboard.press('Control+s')
})

test('a device that comes again shows what was noted then as already so, its old photos, and its open visit', async () => {
  await desk.code().focus()
  await desk.scan('490154203237518')
  const column = page.locator('[aria-labelledby="counter-device"]')
  await expect(column).toContainText('上次的照片')
  await expect(column).toContainText('这台机器还有')
  const line = page.locator('[data-line]').first()
  await expect(line).toHaveAttribute('data-state', 'bad')
  await expect(line.getByRole('textbox')).toHaveValue('左上角有裂纹')
  await expect(line).toContainText('已如此')
  await desk.look('passport')
  expect(await desk.serious()).toEqual([])
  await page.keyboard.press('Alt+Delete')
  await page.keyboard.press('Control+s')
})

async function signOn(theirs: Page): Promise<void> {
  await desk.sign(theirs.locator('canvas'))
  await theirs.getByRole('button', { name: '签好了' }).click()
}

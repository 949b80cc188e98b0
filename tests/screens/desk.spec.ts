/**
 * What keeps a desk safe, in the real window: a manager who releases one step beside the clerk, old parts that go to
 * whoever paid, an exchange only where the rules give it, a drawer that changes hands between two people, a merge and
 * a consent that can be taken back; and no place with a serious accessibility finding.
 */

import { expect, type Locator, test } from '@playwright/test'
import { type CounterWindow, openCounter } from '../support/counter-window'
import type { Desk } from '../support/desk'
import { plainPart, repairTo } from '../support/full-day'
import type { RunningProgram } from '../support/program'
import { testPins } from '../support/window'
import { people } from '../support/workstation'

test.describe.configure({ mode: 'serial' })

let counter: CounterWindow
let program: RunningProgram
let desk: Desk
let ready = ''

test.beforeAll(async () => {
  test.setTimeout(240_000)
  counter = await openCounter((outlet) => {
    outlet.must('manager', 'openDay', { shiftId: 'shift-0001', floatFen: 50_000 })
    const partNumber = plainPart(outlet)
    outlet.must('manager', 'receiveStock', { partNumber, quantity: 5, bin: 'A-01', reason: '入库' })
    const readyId = repairTo(outlet, 'ready', partNumber)
    ready = outlet.workstation.rows.get<{ number: string }>('tickets', readyId)?.number ?? ''
    for (const phones of [['13911112222'], ['13933334444']]) {
      outlet.must('counter', 'enterCustomer', {
        customerId: `customer-${phones[0]}`,
        details: { kind: 'person', name: '诸葛示范', phones },
        consentGiven: true,
      })
    }
  })
  ;({ program, desk } = counter)
})

test.afterAll(() => counter?.end())

test('without the slip a second proof is noted, and a manager’s own PIN lets it go with something out', async () => {
  const { page } = program
  await desk.scan(ready)
  const sheet = page.getByRole('dialog').first()
  await expect(sheet).toContainText('交还')
  await sheet.getByRole('radio', { name: /没带凭证/ }).click()
  await sheet.getByRole('textbox', { name: /核对/ }).fill('身份证后四位 1234')
  await sheet.getByRole('checkbox', { name: /留在本店/ }).click()
  await expect(sheet.getByRole('checkbox', { name: /客户带走/ })).toBeVisible()
  const confirm = sheet.getByRole('button', { name: /确认交还/ })
  await expect(confirm).toBeDisabled()
  await sheet.getByText('店长在这里放行').click()
  await sheet.getByRole('textbox', { name: /放行原因/ }).fill('老客户，月底一起结')
  await desk.choose(sheet, '哪位店长', '职员 manager')
  const pin = sheet.locator('input[type="password"]')
  await pin.fill('9876')
  await desk.look('release')
  await confirm.click()
  await expect(sheet).toContainText('密码不对，还可以试 4 次')
  await expect(pin).toHaveValue('')
  await pin.fill(testPins.manager)
  await confirm.click()
  await expect(sheet).toContainText('已取走')
  await expect(sheet).toContainText('老客户，月底一起结 · 职员 manager 放行')
  await page.keyboard.press('Escape')
  // The clerk is still the one who is signed in.
  await expect(code()).toBeVisible()
})

test('an exchange is offered in the days that the rules give it, and later only as goodwill', async () => {
  const { page } = program
  await counter.form.device('490154203237518')
  await page.getByLabel('购买凭证').selectOption('invoice')
  const bought = page.getByLabel(/购买日期/)
  await bought.fill(dayBack(3))
  await bought.press('Tab')
  const offer = page.locator('[data-remedy]')
  await expect(offer).toContainText('客户今天可以选')
  await offer.getByRole('button', { name: '换机' }).click()
  await expect(page.getByLabel('服务类型')).toHaveValue('exchange')
  await desk.look('offer')
  await bought.fill(dayBack(200))
  await bought.press('Tab')
  await expect(offer).toContainText('今天按三包不能换机')
  await expect(page.getByText(/破例原因与店长放行/)).toBeVisible()
  await offer.getByLabel(/破例原因/).fill('展会客户')
  await desk.look('goodwill')
  await page.keyboard.press('Alt+Delete')
  await page.keyboard.press('Control+s')
  await expect(code()).toHaveValue('')
})

test('two records of one customer are merged, and parted again; consent is taken back with its text', async () => {
  const { page } = program
  await page.keyboard.press('Control+k')
  await page.keyboard.type('13911112222', { delay: 70 })
  await page.locator('div[role="option"]').filter({ hasText: '139****2222' }).click()
  const sheet = page.getByRole('dialog').first()
  await expect(sheet).toContainText('已同意保存信息（条款 2026-01）')
  await sheet.getByRole('button', { name: '客户收回同意' }).click()
  await expect(sheet).toContainText('未同意保存信息')
  await sheet.getByRole('button', { name: '合并到另一位' }).click()
  const merge = page.getByRole('dialog', { name: '合并到另一位' })
  await merge.getByRole('combobox').fill('13933334444')
  await page.locator('div[role="option"]').filter({ hasText: '139****4444' }).click()
  await page.keyboard.press('Control+s')
  await expect(sheet).toContainText('这份资料已合并到另一位客户')
  await desk.look('merged')
  await sheet.getByRole('button', { name: '撤销合并' }).click()
  await page.getByRole('textbox', { name: /^撤销原因/ }).fill('同名，不是一个人')
  await page.keyboard.press('Control+s')
  await expect(sheet.getByRole('button', { name: '合并到另一位' })).toBeVisible()
  await page.keyboard.press('Escape')
})

test('the drawer changes hands when the other one gives their own PIN', async () => {
  const { page } = program
  await page.keyboard.press('F7')
  await page.getByRole('button', { name: '交班' }).waitFor()
  await page.keyboard.press('Alt+h')
  const dialog = page.getByRole('dialog', { name: '把收银交给谁' })
  await desk.choose(dialog, '接班人', '职员 counter')
  await dialog.getByRole('textbox', { name: /现金/ }).last().fill('500')
  // The manager opened the day and is not signed in here: their PIN is asked for.
  await expect(dialog.getByText('职员 manager 的密码')).toBeVisible()
  await dialog.locator('input[type="password"]').fill(testPins.manager)
  await desk.look('hand-over-till')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('dialog').first()).toContainText('✓')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('no place has a serious accessibility finding, in either language', async () => {
  const { page } = program
  await program.ask('signIn', { staffId: people.administrator.staffId, pin: testPins.administrator })
  const found: string[] = []
  for (const language of ['zh', 'en']) {
    for (const key of ['F2', 'F3', 'F4', 'F6', 'F7', 'F8', 'F9', 'F10']) {
      await page.keyboard.press(key)
      await page.locator(`nav button[aria-keyshortcuts="${key}"][aria-current="page"]`).waitFor()
      await page.locator('main > div:visible > *').first().waitFor()
      for (const finding of await desk.serious()) found.push(`${language} ${key} ${finding}`)
    }
    await page.keyboard.press('Control+Alt+l')
  }
  await program.execute(
    'changeConsent',
    { customerId: 'customer-13911112222', consentGiven: true },
    'again-0001',
  )
  expect(found).toEqual([])
})

function code(): Locator {
  return desk.code()
}

function dayBack(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
}

/** Telling the customer in the real window: what is sent, what they said, and the lists that show who must still be called. */

import { expect, type Page, test } from '@playwright/test'
import { type Ticket, ticketAggregate } from '../../shared/ticket/state'
import { type CounterWindow, openCounter } from '../support/counter-window'
import type { Desk } from '../support/desk'
import { plainPart, repairTo } from '../support/full-day'

test.describe.configure({ mode: 'serial' })

let counter: CounterWindow
let page: Page
let desk: Desk
let number = ''
let other = ''

test.beforeAll(async () => {
  test.setTimeout(240_000)
  counter = await openCounter((outlet) => {
    const { workstation, must } = outlet
    must('manager', 'openDay', { shiftId: 'shift-0001', floatFen: 300_000 })
    const partNumber = plainPart(outlet)
    must('manager', 'receiveStock', { partNumber, quantity: 5, bin: 'A-01', reason: '入库' })
    const numberOf = (ticketId: string): string =>
      (workstation.states.load(ticketAggregate, ticketId).state as Ticket).intake.number
    number = numberOf(repairTo(outlet, 'ready', partNumber))
    other = numberOf(repairTo(outlet, 'ready', partNumber))
  })
  ;({ page, desk } = counter)
})
test.afterAll(() => counter?.end())

const sheet = () => page.locator('section[role="dialog"]').last()
const row = (of: string) => page.getByRole('row').filter({ hasText: of })

test('a call is recorded by keys alone, over a lock, and the list says who must still be called', async () => {
  await page.keyboard.press('Alt+3')
  await expect(row(number)).toContainText('还没通知')
  await desk.look('ready-list')
  await desk.scan(number)
  await expect(sheet()).toContainText(number)
  await page.keyboard.press('Alt+t')
  const dialog = page.getByRole('dialog', { name: /通知客户/ })
  await expect(dialog.getByRole('radio', { name: /可以取了/ })).toBeFocused()
  await expect(dialog).toContainText('请带受理凭证来取。应付 ¥')
  await page.keyboard.press('Alt+n')
  await page.keyboard.type('zhou liu lai qu', { delay: 70 })
  await desk.look('contact-dialog')
  expect(await desk.serious(page, '.mantine-Modal-content')).toEqual([])
  await desk.lockAndReturn('counter')
  await desk.code().waitFor()
  await desk.scan(number)
  await expect(sheet()).toContainText(number)
  await page.keyboard.press('Alt+t')
  await expect(dialog.getByRole('textbox', { name: /客户怎么说/ })).toHaveValue('zhou liu lai qu')
  await page.keyboard.press('Control+s')
  await expect(dialog).toBeHidden()
  const told = sheet().getByRole('region', { name: '通知客户' })
  await expect(told).toContainText('电话 · 可以取了 · zhou liu lai qu')
  await expect(told).toContainText('已通知')
  await desk.look('contact-kept')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+3')
  await expect(row(number)).toContainText('已通知')
  await expect(row(other)).toContainText('还没通知')
  expect(await desk.serious()).toEqual([])
})

test('who has not been told stands in the list of what nobody fetches', async () => {
  await page.keyboard.press('F6')
  await page
    .locator('[role="radiogroup"] label')
    .filter({ hasText: /^没人来取/ })
    .click()
  await page.getByRole('radiogroup', { name: '待取超过' }).locator('label').first().click()
  await expect(row(number)).toContainText('已通知')
  await expect(row(other)).toContainText('还没通知')
  await desk.look('unclaimed')
})

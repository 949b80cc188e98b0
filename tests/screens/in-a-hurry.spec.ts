/**
 * Keys and scans that come faster than the window draws: what was pressed or scanned last is what the clerk sees, and a
 * sum that is asked for is never older than the payment before it.
 */

import { expect, type Locator, type Page, test } from '@playwright/test'
import { type Ticket, ticketAggregate } from '../../shared/ticket/state'
import { type CounterWindow, openCounter } from '../support/counter-window'
import type { Desk } from '../support/desk'
import { dueOf, plainPart, repairTo } from '../support/full-day'

test.describe.configure({ mode: 'serial' })

let counter: CounterWindow
let page: Page
let desk: Desk
let first = ''
let second = ''
let unpaid = ''
let dueFen = 0

test.beforeAll(async () => {
  test.setTimeout(240_000)
  counter = await openCounter((outlet) => {
    const { workstation, must } = outlet
    must('manager', 'openDay', { shiftId: 'shift-0001', floatFen: 300_000 })
    const partNumber = plainPart(outlet)
    must('manager', 'receiveStock', { partNumber, quantity: 5, bin: 'A-01', reason: '入库' })
    const numberOf = (ticketId: string): string =>
      (workstation.states.load(ticketAggregate, ticketId).state as Ticket).intake.number
    first = numberOf(repairTo(outlet, 'ready', partNumber))
    second = numberOf(repairTo(outlet, 'diagnosing'))
    const ticketId = repairTo(outlet, 'ready', partNumber)
    unpaid = numberOf(ticketId)
    dueFen = dueOf(outlet, ticketId)
  })
  ;({ page, desk } = counter)
})
test.afterAll(() => counter?.end())

const sheet = () => page.locator('section[role="dialog"]').last()
const sheets = () => page.locator('section[role="dialog"]')

/** All of it waits in the window before the first of it is drawn: a key that closes, a tab, and the scanner. */
function inOneGo(tab: number, code: string): Promise<void> {
  return counter.program.app.evaluate(
    ({ BrowserWindow }, [digit, sent]) => {
      const contents = BrowserWindow.getAllWindows()
        .filter((window) => window.isVisible())
        .map(({ webContents }) => webContents)
        .find((one) => !one.getURL().includes('customer.html'))
      const press = (keyCode: string, modifiers: ('alt' | 'shift')[] = []) => {
        contents?.sendInputEvent({ type: 'keyDown', keyCode, modifiers })
        if (modifiers[0] !== 'alt' && keyCode.length === 1)
          contents?.sendInputEvent({ type: 'char', keyCode, modifiers })
        contents?.sendInputEvent({ type: 'keyUp', keyCode, modifiers })
      }
      press('Escape')
      press(String(digit), ['alt'])
      for (const sign of sent) press(sign, /[A-Z]/.test(sign) ? ['shift'] : [])
      press('Return')
    },
    [tab, code] as const,
  )
}

test('a receipt scanned right after Esc and a change of the tab stays open, again and again', async () => {
  test.setTimeout(120_000)
  for (let round = 0; round < 12; round += 1) {
    const code = round % 2 === 0 ? first : second
    await inOneGo(round % 3 === 0 ? 6 : round % 2 === 0 ? 1 : 3, code)
    await expect(sheet()).toContainText(code)
    await expect(sheet().getByRole('region', { name: '费用' })).toBeVisible()
    await expect(sheets()).toHaveCount(1)
    // Only what is still there after everything has settled was not undone.
    await page.evaluate(
      () => new Promise((done) => requestIdleCallback(() => done(null), { timeout: 2_000 })),
    )
    await expect(sheet()).toContainText(code)
  }
  await page.keyboard.press('Escape')
  await expect(sheets()).toHaveCount(0)
  await page.keyboard.press('Alt+1')
  await expect(desk.code()).toHaveValue('')
})

test('the next payment asks for what is due now, however soon its key comes', async () => {
  const yuan = (fen: number) => (fen / 100).toFixed(2)
  await desk.scan(unpaid)
  await expect(sheet()).toContainText(unpaid)
  await page.keyboard.press('Alt+p')
  const pay = page.getByRole('dialog', { name: /收款/ })
  const amount = pay.getByRole('textbox', { name: /金额/ })
  await expect(amount).toHaveValue(yuan(dueFen))
  for (const leftFen of [dueFen - 1_000, dueFen - 2_000, dueFen - 3_000]) {
    await amount.fill('10')
    await page.keyboard.press('Control+s')
    // The key again and again: one of them comes while the bill is still on its way.
    await pressSoon('Alt+p', async () => (await shownIn(amount)) === yuan(leftFen))
  }
  await page.keyboard.press('Control+s')
  // Nothing is left: no dialog with the old sum, the sentence instead.
  await pressSoon('Alt+p', () => sheet().getByText('已结清，没有要收的钱').isVisible())
  await expect(page.locator('.mantine-Modal-content')).toBeHidden()
})

/** Without waiting for it. */
function shownIn(field: Locator): Promise<string> {
  return field.evaluateAll((all) => (all[0] instanceof HTMLInputElement ? all[0].value : ''))
}

async function pressSoon(keys: string, isThere: () => Promise<boolean>): Promise<void> {
  await expect
    .poll(
      async () => {
        if (await isThere()) return true
        await page.keyboard.press(keys)
        return false
      },
      { intervals: [10] },
    )
    .toBe(true)
}

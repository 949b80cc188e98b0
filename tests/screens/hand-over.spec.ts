/**
 * What a clerk is held to when something leaves the house, in the real window: a loaner that has to come back first, a
 * returned device whose price is paid out of the till, and forms that a lock in the middle takes nothing from.
 */

import { expect, type Page, test } from '@playwright/test'
import { type Ticket, ticketAggregate } from '../../shared/ticket/state'
import {
  type CounterWindow,
  enterRegular,
  type IntakeForm,
  openCounter,
  regular,
} from '../support/counter-window'
import type { Desk } from '../support/desk'
import { dueOf, plainPart, repairTo } from '../support/full-day'

test.describe.configure({ mode: 'serial' })

let counter: CounterWindow
let page: Page
let desk: Desk
let form: IntakeForm
let lent = ''
let unpaid = ''
let begun = ''
let paidYuan = ''

test.beforeAll(async () => {
  test.setTimeout(240_000)
  counter = await openCounter((outlet) => {
    const { workstation, must } = outlet
    must('manager', 'openDay', { shiftId: 'shift-0001', floatFen: 300_000 })
    const partNumber = plainPart(outlet)
    must('manager', 'receiveStock', { partNumber, quantity: 5, bin: 'A-01', reason: '入库' })
    const numberOf = (ticketId: string): string =>
      (workstation.states.load(ticketAggregate, ticketId).state as Ticket).intake.number
    const withLoaner = repairTo(outlet, 'ready', partNumber)
    lent = numberOf(withLoaner)
    const other = repairTo(outlet, 'ready', partNumber)
    unpaid = numberOf(other)
    paidYuan = (dueOf(outlet, other) / 100).toFixed(2)
    begun = numberOf(repairTo(outlet, 'diagnosing'))
    const details = { name: 'L-01', model: '备用 Mate 20', serial: 'LOANER0001', accessories: '充电器' }
    must('manager', 'addLoaner', { loanerId: 'loaner-0001', details })
    must('counter', 'lendLoaner', { loanerId: 'loaner-0001', ticketId: withLoaner })
    enterRegular(outlet, 'person')
  })
  ;({ page, desk, form } = counter)
})

test.afterAll(() => counter?.end())

const sheet = () => page.locator('section[role="dialog"]').last()

test('a device waits until the loaner is back, which its serial number under the scanner takes back', async () => {
  await desk.scan(lent)
  await expect(sheet()).toContainText('备用机还没还：L-01')
  await sheet().getByRole('button', { name: '全部点还' }).click()
  await expect(sheet().getByRole('button', { name: /确认交还/ })).toBeDisabled()
  await desk.look('loaner-out')
  await desk.scan('LOANER0001')
  await expect(sheet()).not.toContainText('备用机还没还')
  await expect(page.getByRole('contentinfo')).toContainText('已收回')
  await page.keyboard.press('Escape')
})

test('a payment and a hand-over that a lock cut short go on where they were', async () => {
  await desk.scan(unpaid)
  await sheet()
    .getByRole('radio', { name: /没带凭证/ })
    .click()
  await sheet().getByRole('textbox', { name: /核对/ }).fill('身份证后四位 1234')
  await sheet()
    .getByRole('checkbox', { name: /充电器/ })
    .click()
  await page.keyboard.press('Alt+p')
  const pay = page.getByRole('dialog', { name: /收款/ })
  // At the first field: a digit chooses the tender.
  await expect(pay.getByRole('radio', { name: /现金/ })).toBeFocused()
  await pay.getByRole('textbox', { name: /金额/ }).fill('60')
  await pay.getByRole('textbox', { name: /实收现金/ }).fill('100')
  await expect(pay).toContainText('¥40.00')
  await pay.getByRole('checkbox', { name: '打印收款单' }).uncheck()
  expect(await desk.serious()).toEqual([])
  await desk.lockAndReturn('counter')
  await desk.code().waitFor()

  // Without the receipt under the scanner this time: a scanned one would be proof enough.
  await page.keyboard.press('Control+k')
  await page.keyboard.type(unpaid, { delay: 70 })
  await desk.option().filter({ hasText: unpaid }).first().click()
  await expect(sheet().getByRole('textbox', { name: /核对/ })).toHaveValue('身份证后四位 1234')
  await expect(sheet().getByRole('checkbox', { name: /充电器/ })).toBeChecked()
  await page.keyboard.press('Alt+p')
  await expect(pay.getByRole('textbox', { name: /金额/ })).toHaveValue(/^60/)
  await expect(pay).toContainText('¥40.00')
  await expect(pay.getByRole('checkbox', { name: '打印收款单' })).not.toBeChecked()
  await desk.look('payment-goes-on')
  await page.keyboard.press('Control+s')
  await expect(pay).toBeHidden()
  // The next payment is another one: what is left is offered, nothing of the last stays.
  await page.keyboard.press('Alt+p')
  await expect(pay.getByRole('textbox', { name: /金额/ })).not.toHaveValue(/^60/)
  await expect(pay.getByRole('textbox', { name: /实收现金/ })).toHaveValue('')
  await page.keyboard.press('3')
  await expect(pay.getByRole('radio', { name: /微信/ })).toBeChecked()
  await pay.getByRole('checkbox', { name: '客户要发票' }).check()
  await page.keyboard.press('Control+s')
  await expect(pay).toBeHidden()
  // Nothing is left to take: it is said, and no other dialog opens in its place.
  await expect(sheet().getByRole('row', { name: /已结清/ })).toBeVisible()
  await page.keyboard.press('Alt+p')
  await expect(sheet().getByText('已结清，没有要收的钱')).toBeVisible()
  await expect(page.locator('.mantine-Modal-content')).toBeHidden()
  await desk.look('nothing-due')
  await page.keyboard.press('Escape')
})

test('an invoice that was asked for waits in its list, and is kept by a scan of its code', async () => {
  await page.keyboard.press('Alt+6')
  const today = new Date().toISOString().slice(0, 10).replaceAll('-', '')
  const asked = page.getByRole('row').filter({ hasText: unpaid })
  await expect(asked).toContainText('待开票')
  await desk.look('invoices-asked')
  expect(await desk.serious()).toEqual([])
  await asked.getByRole('gridcell').first().click()
  const bill = sheet().getByRole('region', { name: '费用' })
  await expect(bill).toContainText('还可开')
  await bill.getByRole('button', { name: '登记发票' }).click()
  const dialog = page.getByRole('dialog', { name: /登记发票/ })
  await expect(dialog.getByRole('textbox', { name: /发票号码/ })).toBeFocused()
  await desk.scan(`01,32,,24442000000012345678,${paidYuan},${today},,9A3B`)
  await expect(dialog.getByRole('textbox', { name: /发票号码/ })).toHaveValue('24442000000012345678')
  await dialog.getByRole('button', { name: '看抬头、税号' }).click()
  await expect(dialog).toContainText('客户资料里还没有抬头')
  await desk.look('invoice-dialog')
  expect(await desk.serious(page, '.mantine-Modal-content')).toEqual([])
  await page.keyboard.press('Control+s')
  await expect(bill).toContainText('已开票')
  await desk.look('invoice-kept')
  await page.keyboard.press('Escape')
  await expect(asked).toContainText('24442000000012345678')
  await page.keyboard.press('Alt+1')
  await expect(desk.code()).toBeVisible()
})

test('what is taken in advance has a way of its own, and goes back on a refund slip', async () => {
  await expect(sheet()).toBeHidden()
  await desk.scan(begun)
  await expect(sheet()).toContainText(begun)
  await expect(sheet().getByRole('region', { name: '费用' })).toBeVisible()
  await page.keyboard.press('Alt+p')
  await expect(sheet().getByText('现在没有要收的钱')).toBeVisible()
  await desk.look('nothing-due-yet')
  await page.keyboard.press('Alt+d')
  const deposit = page.getByRole('dialog', { name: /收押金/ })
  await expect(deposit.getByRole('radio', { name: /现金/ })).toBeFocused()
  await expect(deposit.getByRole('checkbox', { name: '打印收款单' })).toBeChecked()
  await deposit.getByRole('textbox', { name: /金额/ }).fill('50')
  await page.keyboard.press('Control+s')
  await expect(deposit).toBeHidden()
  await page.keyboard.press('Alt+p')
  await expect(sheet().getByText('手里还押着客户 ¥50.00')).toBeVisible()
  await sheet().getByRole('button', { name: '退款' }).click()
  const refund = page.getByRole('dialog', { name: /退款/ })
  await expect(refund.getByRole('checkbox', { name: '打印退款单' })).toBeChecked()
  await page.keyboard.press('Control+s')
  await expect(refund).toBeHidden()
  await expect(sheet().getByRole('region', { name: '打印件' })).toContainText('退款单')
  await desk.look('refund-slip')
  // Among all papers it has the same name.
  await page.getByRole('button', { name: /^(打印机正常|打印机故障|未设打印机|待打印)/ }).click()
  const slips = page.getByRole('dialog', { name: '单据' })
  await slips.getByText(/^全部/).first().click()
  await expect(slips.getByRole('row').filter({ hasText: '退款单' })).toHaveCount(1)
  await expect(slips.getByRole('row').filter({ hasText: '收款单' })).not.toHaveCount(0)
  await desk.look('refund-among-slips')
  await page.keyboard.press('Escape')
  await expect(slips).toBeHidden()
  await page.keyboard.press('Escape')
})

test('a change to a customer that was not saved goes on, for whoever looks at the record with a reason', async () => {
  await openCustomer()
  await reveal()
  await sheet().getByRole('button', { name: '修改', exact: true }).click()
  await sheet().getByLabel('姓名').fill('欧阳新名')
  await desk.lockAndReturn('counter')
  await desk.code().waitFor()

  await openCustomer()
  await expect(sheet().getByRole('alert')).toContainText('上次改到一半')
  await expect(sheet()).not.toContainText('欧阳新名')
  await reveal()
  await sheet().getByRole('button', { name: '修改', exact: true }).click()
  await expect(sheet().getByLabel('姓名')).toHaveValue('欧阳新名')
  expect(await desk.serious()).toEqual([])
  await desk.look('customer-goes-on')
  await sheet().getByRole('button', { name: '保存修改' }).click()
  await expect(sheet()).toContainText('欧阳新名')
  await page.keyboard.press('Escape')
})

test('a returned device: the price by the rules, out of the till in cash, and only then the visit ends', async () => {
  await form.device('490154203237518')
  await page.getByLabel('购买凭证').selectOption('invoice')
  const bought = page.getByLabel(/购买日期/)
  await bought.fill(new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10))
  await bought.press('Tab')
  await page.getByLabel('发票金额').fill('1999')
  await page.locator('[data-remedy]').getByRole('button', { name: '退货' }).click()
  await form.customer()
  await form.fault('第三天就黑屏')
  await page.keyboard.press('Alt+g')
  await expect(page.getByText('可以受理')).toBeVisible()
  await page.keyboard.press('F5')
  await page.getByRole('button', { name: '打开', exact: true }).click()
  await expect(sheet().getByRole('region', { name: '机器' })).toContainText('扫码录入')

  const price = sheet().getByRole('region', { name: '退机款' })
  await expect(price.getByRole('textbox', { name: '退给客户' })).toHaveValue('1,999.00')
  // Another amount is not the clerk's to give.
  await price.getByRole('textbox', { name: '退给客户' }).fill('2500')
  await expect(price).toContainText('要店长在这里放行')
  await expect(price.getByRole('button', { name: '定下退机款' })).toBeDisabled()
  await price.getByRole('textbox', { name: '退给客户' }).fill('1999')
  await desk.look('return-price')
  expect(await desk.serious()).toEqual([])
  await price.getByRole('button', { name: '定下退机款' }).click()
  await expect(price).toContainText('已商定退 ¥1,999.00')
  await sheet().getByRole('button', { name: '办好了，可以取' }).click()
  await page.getByRole('dialog', { name: '办好了，可以取' }).waitFor()
  await page.keyboard.press('Control+s')
  const handOver = sheet().getByRole('region', { name: /交还/ })
  await expect(handOver).toContainText('还应退客户 ¥1,999.00')
  await handOver.getByRole('radio', { name: /受理凭证/ }).click()
  await expect(handOver.getByRole('button', { name: /确认交还/ })).toBeDisabled()
  await handOver.getByRole('button', { name: '退款' }).click()
  const refund = page.getByRole('dialog', { name: /退款/ })
  await expect(refund.getByRole('textbox', { name: /金额/ })).toHaveValue('1,999.00')
  await desk.look('refund')
  await page.keyboard.press('Control+s')
  await expect(refund).toBeHidden()
  await desk.look('return-ready')
  await handOver.getByRole('button', { name: /确认交还/ }).click()
  await expect(sheet()).toContainText('已取走')
  await page.keyboard.press('Escape')
  const till = await counter.program.ask<{ movements: readonly { amountFen: number }[] }>('shift', {
    shiftId: 'shift-0001',
  })
  // The repair and fifty in advance came in; what was in advance and the price of the device went out.
  expect(till).toMatchObject({
    value: {
      movements: [
        { amountFen: 6_000 },
        { tender: 'wechat' },
        { amountFen: 5_000 },
        { amountFen: -5_000 },
        { amountFen: -199_900 },
      ],
    },
  })
})

test('everything there ever was is grouped and summed by main, and a group opens page by page', async () => {
  await page.keyboard.press('F2')
  await page.keyboard.press('Alt+5')
  const grid = page.getByRole('grid')
  await grid.getByRole('row').nth(3).waitFor()
  await page.getByRole('button', { name: '列', exact: true }).click()
  await page.getByRole('button', { name: '按“状态”分组' }).click()
  await page.keyboard.press('Escape')
  const ready = grid.getByRole('row').filter({ hasText: '待取' })
  await expect(ready).toHaveCount(1)
  await expect(ready).toContainText('2 行')
  await expect(ready).toContainText('应收')
  await expect(ready.getByRole('gridcell')).toHaveAttribute('aria-expanded', 'false')
  await desk.look('grouped')
  await ready.getByRole('gridcell').click()
  await expect(grid.getByRole('row').filter({ hasText: 'S-SZ01-' })).toHaveCount(2)
  expect(await desk.serious()).toEqual([])
  await desk.look('grouped-open')
  await page.keyboard.press('Alt+1')
})

async function openCustomer(): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(regular.phone, { delay: 70 })
  await desk.option().filter({ hasText: regular.shown }).click()
  await expect(sheet()).toContainText(regular.shown)
}

async function reveal(): Promise<void> {
  await sheet().getByRole('button', { name: '看完整资料' }).click()
  const asking = page.getByRole('dialog').last()
  await asking.getByRole('textbox', { name: /原因/ }).fill('核对资料')
  await page.keyboard.press('Control+s')
  await expect(sheet()).toContainText(regular.phone)
}

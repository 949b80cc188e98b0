/**
 * Visits walked to their end in the real window: what is unpaid from before, an exchange from the 三包 answer to the
 * paper with both serials, the number of the queue on the customer's own screen, and a passcode that is gone with its
 * device.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { renumber } from '../../shared/numbers'
import type { PrintRow } from '../../shared/print/state'
import {
  type CounterWindow,
  enterRegular,
  type IntakeForm,
  openCounter,
  regular,
} from '../support/counter-window'
import type { Desk } from '../support/desk'
import { allPassed } from '../support/full-day'
import { openOutlet } from '../support/program'
import { testPins } from '../support/window'
import { intake, type TestWorkstation } from '../support/workstation'

test.describe.configure({ mode: 'serial' })

const passcode = 'Kirschbaum-7781'
const phones = { unpaid: '353918050000104', exchanged: '353918050000112', locked: '353918050000120' }
const newUnit = '353918050000138'

let counter: CounterWindow
let page: Page
let desk: Desk
let form: IntakeForm
let locked = ''
let lapsed = ''

test.beforeAll(async () => {
  test.setTimeout(240_000)
  counter = await openCounter((outlet) => {
    outlet.must('manager', 'openDay', { shiftId: 'shift-0001', floatFen: 50_000 })
    enterRegular(outlet)
    letGoUnpaid(outlet)
    const begun = intake({ deposit: { amountFen: 10_000, tender: 'cash' } })
    outlet.must('counter', 'receiveDevice', begun)
    lapsed = outlet.workstation.rows.get<{ number: string }>('tickets', begun.ticketId)?.number ?? ''
  })
  ;({ page, desk, form } = counter)
})

test.afterAll(() => counter?.end())

const sheet = () => page.locator('section[role="dialog"]').last()

test('what is unpaid from before is said as soon as the device is scanned again', async () => {
  await desk.scan(phones.unpaid)
  const column = page.locator('[aria-labelledby="counter-device"]')
  await expect(column.getByRole('status').filter({ hasText: '未付' })).toContainText('上次还有 ¥120.00 未付')
  await desk.look('unpaid-from-before')
  expect(await desk.serious()).toEqual([])
  await page.keyboard.press('Alt+Delete')
  await page.keyboard.press('Control+s')
})

test('an exchange goes from the answer of the rules to the paper that names both units', async () => {
  await form.device(phones.exchanged)
  await page.getByLabel('购买凭证').selectOption('invoice')
  const bought = page.getByLabel(/购买日期/)
  await bought.fill(new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10))
  await bought.press('Tab')
  await page.locator('[data-remedy]').getByRole('button', { name: '换机' }).click()
  await form.customer()
  await form.fault('通话时断线')
  await page.keyboard.press('Alt+g')
  const number = await form.receive()
  const { id: ticketId } = await form.ticketOf(number)
  await page.getByRole('button', { name: '打开', exact: true }).click()

  const claim = sheet().getByRole('region', { name: '三包与保修' })
  await claim.getByRole('button', { name: '更多' }).click()
  await page.getByRole('menuitem', { name: '换机登记' }).click()
  const exchange = page.getByRole('dialog', { name: '换机登记' })
  await exchange.getByRole('textbox', { name: /新机/ }).waitFor()
  await desk.scan(newUnit)
  await expect(exchange.getByRole('textbox', { name: /新机/ })).toHaveValue(newUnit)
  // The menu that it was chosen from fades away, without its items, while the dialog is already there.
  await expect(page.getByRole('menu')).toHaveCount(0)
  await desk.look('exchange')
  expect(await desk.serious()).toEqual([])
  await page.keyboard.press('Control+s')
  await expect(claim).toContainText(`已换成 ${newUnit}`)

  await sheet().getByRole('button', { name: '办好了，可以取' }).click()
  await page.getByRole('dialog', { name: '办好了，可以取' }).waitFor()
  await page.keyboard.press('Control+s')
  const handOver = sheet().getByRole('region', { name: /交还/ })
  await handOver.getByRole('radio', { name: /受理凭证/ }).click()
  await handOver.getByRole('button', { name: '客户签名' }).click()
  await desk.sign(handOver.locator('canvas'))
  await desk.look('exchange-signed')
  expect(await desk.serious()).toEqual([])
  await handOver.getByRole('button', { name: '签好了' }).click()
  await handOver.getByRole('button', { name: /确认交还/ }).click()
  await expect(sheet()).toContainText('已取走')

  const prints = await counter.program.ask<{ rows: readonly PrintRow[] }>('rows', {
    table: 'prints',
    filter: [{ column: 'subject', op: 'is', value: `ticket/${ticketId}` }],
  })
  const receipt =
    prints.kind === 'ok' ? prints.value.rows.find((print) => print.form === 'repairReceipt') : undefined
  const paper = await counter.program.ask<{ html: string }>('preview', { jobId: receipt?.id })
  const html = paper.kind === 'ok' ? paper.value.html : JSON.stringify(paper)
  expect(html).toContain(phones.exchanged)
  expect(html).toContain(newUnit)
  await page.keyboard.press('Escape')
})

test('a number is drawn, read on the customer’s own screen, called, and goes with the visit', async () => {
  const opened = counter.program.app.waitForEvent('window')
  await page.keyboard.press('Alt+o')
  const theirs = await opened
  await page.keyboard.press('Alt+u')
  await expect(page.getByRole('contentinfo')).toContainText('已取号 A001')
  await expect(theirs.getByRole('status')).toContainText('A001')
  await page.keyboard.press('Alt+u')
  await expect(theirs.getByRole('status')).toContainText('A002')
  await expect(theirs.getByRole('status')).toContainText('前面还有 1 位')
  await desk.look('number-drawn', theirs)
  expect(await desk.serious(theirs)).toEqual([])
  await page.keyboard.press('Alt+j')
  await expect(page.getByRole('group', { name: '排队' })).toContainText('正在办理 A001')
  await expect(theirs.locator('main')).toContainText('正在办理 A001')
  await expect(theirs.locator('main')).not.toContainText('您的号码')
  await desk.look('number-called', theirs)
  for (const window of [page, theirs]) expect(await desk.serious(window)).toEqual([])

  await form.device(phones.locked)
  await form.customer()
  await form.fault('锁屏后死机')
  await page.keyboard.press('Alt+g')
  await expect(theirs.locator('main')).toContainText('A001')
  await page.keyboard.press('Alt+s')
  await page.keyboard.type(passcode, { delay: 70 })
  await page.keyboard.press('Tab')
  await expect(page.getByText('已加密保存')).toBeVisible()
  await expect(theirs.locator('body')).not.toContainText(passcode)
  locked = await form.receive()
  expect((await form.ticketOf(locked)).intake.queueNumber).toBe('A001')
  await page.keyboard.press('Alt+o')
  await expect.poll(() => theirs.isClosed()).toBe(true)
})

test('a deposit that a manager keeps in part: it stands on the bill, and the rest goes back', async () => {
  await desk.scan(lapsed)
  await expect(sheet()).toContainText('押金在店')
  await sheet().getByRole('button', { name: '更多' }).last().click()
  await page.getByRole('menuitem', { name: '押金不退' }).click()
  const keep = page.getByRole('dialog', { name: '押金不退' })
  await keep.getByRole('textbox', { name: /不退多少/ }).fill('30')
  await keep.getByRole('textbox', { name: /原因/ }).fill('逾期未取，扣检测费')
  await expect(keep.getByRole('button', { name: '押金不退' })).toBeDisabled()
  await desk.choose(keep, '哪位店长', '职员 manager')
  await keep.locator('input[type="password"]').fill(testPins.manager)
  await desk.look('deposit-kept')
  expect(await desk.serious()).toEqual([])
  await page.keyboard.press('Control+s')
  await expect(keep).toBeHidden()
  await expect(sheet()).toContainText('不退的押金 · 逾期未取，扣检测费')
  await sheet().getByRole('button', { name: '退款', exact: true }).click()
  const refund = page.getByRole('dialog', { name: /退款/ })
  await expect(refund.getByRole('textbox', { name: /金额/ })).toHaveValue('70.00')
  await page.keyboard.press('Control+s')
  await expect(refund).toBeHidden()
  await expect(sheet()).toContainText('已结清')
  await page.keyboard.press('Escape')
})

test('a passcode serves the bench, and is gone with the device: asked for again it is refused', async () => {
  const { program } = counter
  const { id: ticketId } = await form.ticketOf(locked)
  await desk.lockAndReturn('technician')
  await page.getByLabel('工位看板').getByText(locked).waitFor()
  await desk.scan(renumber(locked, 'L') ?? '')
  await page.getByRole('button', { name: '查看密码' }).click()
  await page.getByRole('dialog', { name: '查看密码' }).waitFor()
  await desk.look('reveal-passcode')
  expect(await desk.serious()).toEqual([])
  await page.keyboard.press('Control+s')
  await expect(page.getByText(passcode)).toBeVisible()
  expect((await program.execute('startDiagnosis', { ticketId }, 'visit-0001')).kind).toBe('ok')
  const done = { ticketId, outcome: 'noFaultFound', finding: '客户误设' }
  expect((await program.execute('makeReady', done, 'visit-0002')).kind).toBe('ok')

  await desk.lockAndReturn('counter')
  await desk.code().waitFor()
  await desk.scan(locked)
  await sheet()
    .getByRole('button', { name: /确认交还/ })
    .click()
  await expect(sheet()).toContainText('已取走')
  await desk.lockAndReturn('technician')
  await expect(page.getByText(passcode)).toBeHidden()
  expect(await program.ask('revealSecret', { ticketId, reason: '再看一眼' })).toMatchObject({
    kind: 'refused',
    reason: 'secret-gone',
  })
})

test('and it is in no fact and in no file, the backup’s among them', async () => {
  await counter.program.app.close()
  const outlet = openOutlet(counter.folder)
  try {
    expect(await outlet.workstation.backups.backup.make('byHand')).toMatchObject({ kind: 'ok' })
    const facts = outlet.workstation.journal.facts(0, 10_000)
    expect(facts.filter((fact) => JSON.stringify(fact.payload).includes(passcode))).toEqual([])
    expect(outlet.workstation.database.all('SELECT 1 FROM secrets')).toEqual([])
  } finally {
    await outlet.workstation.close()
  }
  const spelled = [Buffer.from(passcode), Buffer.from(passcode, 'utf16le')]
  const files = readdirSync(counter.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  expect(files.some((file) => /backups.*\.sqlite$/.test(file))).toBe(true)
  expect(files.filter((file) => spelled.some((bytes) => readFileSync(file).includes(bytes)))).toEqual([])
})

/** A manager let it go: the rest is to be paid at the end of the month. */
function letGoUnpaid(outlet: TestWorkstation): void {
  const input = intake({
    customerId: regular.customerId,
    newCustomer: undefined,
    device: { serial: phones.unpaid, imei: phones.unpaid, modelName: '华为 Mate 20', deviceClass: 'phone' },
  })
  const { ticketId } = input
  outlet.must('counter', 'receiveDevice', input)
  outlet.must('technician', 'startDiagnosis', { ticketId })
  outlet.must('technician', 'recordDiagnosis', { ticketId, faultCode: 'DISPLAY-BROKEN', finding: '外屏碎' })
  outlet.must('technician', 'startRepair', { ticketId })
  outlet.must('technician', 'addLabour', {
    ...{ ticketId, code: 'L-SCREEN', name: '更换屏幕', priceFen: 12_000 },
    ...{ minutes: 30, underWarranty: false },
  })
  outlet.must('technician', 'recordTest', { ticketId, items: allPassed(outlet) })
  outlet.must('technician', 'makeReady', { ticketId, outcome: 'repaired' })
  outlet.must('manager', 'handOver', {
    ...{ ticketId, proof: 'receipt', accessoriesReturned: [] },
    overrideReason: '月结客户',
  })
}

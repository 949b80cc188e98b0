/**
 * The rest of a day at the counter in the real window: a day without a sale that is closed for somebody who has left, a
 * company with its contacts, a discount that a manager beside the clerk lets pass, a loaner with a deposit and a promise
 * that skips closed days, the parts of earlier visits, and a list that is arranged, kept, exported and printed.
 */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { calendarDayAt } from '../../shared/calendar/calendar-day'
import { readWorkbook } from '../lists/workbook-reader'
import {
  type CounterWindow,
  customerBox,
  enterRegular,
  type IntakeForm,
  openCounter,
} from '../support/counter-window'
import type { Desk } from '../support/desk'
import { allPassed, repairTo } from '../support/full-day'
import type { RunningProgram } from '../support/program'
import { restFromTomorrow } from '../support/rest-days'
import { testPins } from '../support/window'
import { intake, sampleCatalogue } from '../support/workstation'

test.describe.configure({ mode: 'serial' })

const zone = 'Asia/Shanghai'
const leaver = { staffId: 'staff-leaver', name: '前台阿离', pin: '4799' } as const
const company = { name: '深圳市样例电器有限公司', initials: 'szsyldq', phone: '13912347788' } as const
const taxNumber = '91440300MA5DEMO123'
const risky = { fault: '=HYPERLINK("http://example.org","点这里")', model: '+1+cmd|calc' } as const
const plainModel = '荣耀 9X'
const named = '只看已受理'

let counter: CounterWindow
let program: RunningProgram
let page: Page
let desk: Desk
let form: IntakeForm
let discounted = ''
let fitted = { serial: '', part: '' }
const rest = restFromTomorrow(zone)

test.beforeAll(async () => {
  test.setTimeout(240_000)
  counter = await openCounter(async (outlet) => {
    const { must, workstation } = outlet
    const rowOf = (ticketId: string) =>
      workstation.rows.get<{ number: string; serial: string }>('tickets', ticketId)
    must('manager', 'changeOutlet', { details: { code: 'SZ01', nameZh: '测试网点', hours: rest.hours } })
    must('administrator', 'addStaff', {
      staffId: leaver.staffId,
      details: { name: leaver.name, role: 'counter' },
    })
    await workstation.setPin(leaver.staffId, leaver.pin)
    enterRegular(outlet)
    const lent = { name: 'L-01', model: '备用 Mate 20', serial: 'LOANER0001', accessories: '充电器' }
    must('manager', 'addLoaner', { loanerId: 'loaner-0001', details: lent })
    discounted = rowOf(repairTo(outlet, 'ready'))?.number ?? ''

    const answeredFor = sampleCatalogue().parts.find(({ warrantyDays }) => warrantyDays > 0)
    if (!answeredFor) throw new Error('no sample part with a warranty of its own')
    const { partNumber, nameZh } = answeredFor
    const stocked = { partNumber, quantity: 1, bin: 'A-01', reason: '入库' }
    must('manager', 'receiveStock', { ...stocked, serials: ['PART-0001'] })
    const ticketId = repairTo(outlet, 'repairing')
    const used = { ticketId, partNumber, quantity: 1, serial: 'PART-0001', underWarranty: false }
    must('technician', 'usePart', used)
    must('technician', 'recordTest', { ticketId, items: allPassed(outlet) })
    must('technician', 'makeReady', { ticketId, outcome: 'repaired' })
    must('manager', 'handOver', {
      ...{ ticketId, proof: 'receipt', accessoriesReturned: ['charger'] },
      overrideReason: '月结客户',
    })
    fitted = { serial: rowOf(ticketId)?.serial ?? '', part: nameZh }

    for (const modelName of [risky.model, plainModel]) {
      const { device, ...visit } = intake({ fault: risky.fault })
      must('counter', 'receiveDevice', { ...visit, device: { ...device, modelName } as typeof device })
    }
  })
  ;({ program, page, desk, form } = counter)
})

test.afterAll(() => counter?.end())

const sheet = () => page.locator('section[role="dialog"]').last()
const column = (name: 'customer' | 'device') => page.locator(`[aria-labelledby="counter-${name}"]`)
const box = () => page.getByPlaceholder(customerBox)
const told = () => page.getByRole('contentinfo')

test('a day without a sale, opened by somebody who has left, is closed by another with what was counted', async () => {
  await page.keyboard.press('F12')
  await page.locator('#who, #pin').first().waitFor()
  const { staffId, pin } = leaver
  expect(await program.ask('signIn', { staffId, pin })).toMatchObject({ kind: 'ok' })
  await page.locator('nav').first().waitFor()
  await page.keyboard.press('F7')
  const total = page.getByRole('textbox', { name: /现金合计/ })
  await total.fill('486.50')
  await page.keyboard.press('F5')
  await expect(told()).toContainText('备用金 ¥486.50')

  await program.signIn('administrator')
  const gone = { staffId, active: false, reason: '离职' }
  expect(await program.execute('setStaffActive', gone, 'rest-0001')).toMatchObject({ kind: 'ok' })
  await desk.lockAndReturn('manager')
  await page.keyboard.press('F7')
  const main = page.locator('main')
  await expect(main).toContainText(new RegExp(`${leaver.name}.*开班`))
  await expect(main).toContainText(`当班：${leaver.name}`)
  await expect(main).toContainText('还没有收付款')
  await page.keyboard.press('F5')
  await page.getByRole('button', { name: '点钞' }).click()
  await total.fill('486.50')
  await expect(main).not.toContainText('应有现金')
  await page.keyboard.press('F5')
  await expect(main).toContainText('按 F5 关班')
  await page.keyboard.press('F5')
  await expect(page.getByRole('heading', { name: /已关班/ })).toBeVisible()
  await expect(main).toContainText('✓ 一致')
  await desk.look('zero-sale-closed')
  expect(await desk.serious()).toEqual([])
  await page.getByRole('button', { name: /^完成/ }).click()
  const shift = main.getByRole('row').filter({ hasText: '✓ 一致' })
  await shift.getByRole('button').click()
  const past = page.getByRole('dialog')
  await expect(past).toContainText(`关班人 职员 manager`)
  await expect(past.getByRole('row', { name: /^现金/ })).toContainText('¥486.50')
  await expect(past).toContainText('还没有收付款')
  await page.keyboard.press('Escape')
  // The next one begins with the float of the last.
  await expect(total).toHaveValue('486.50')
  await page.keyboard.press('F5')
  await expect(told()).toContainText('已开班')
})

test('a company with two contacts, address, invoice and consent, entered with its first device', async () => {
  await desk.lockAndReturn('counter')
  await page.keyboard.press('F2')
  await form.device('353918050000203')
  await box().fill(company.name)
  await desk
    .option()
    .filter({ hasText: `新建“${company.name}”` })
    .click()
  const entry = column('customer')
  const field = (name: string, nth = 0) =>
    entry.getByRole('textbox', { name: new RegExp(`^${name}`) }).nth(nth)
  await expect(field('单位名称')).toHaveValue(company.name)
  await field('电话').fill(company.phone)
  await field('联系人').fill('欧阳经理')
  for (const [level, name] of [
    ['省', '广东省'],
    ['市', '深圳市'],
    ['区县', '南山区'],
    ['街道', '粤海街道'],
  ] as const)
    await entry.getByRole('combobox', { name: level, exact: true }).selectOption({ label: name })
  await expect(entry).toContainText('广东省深圳市南山区粤海街道')
  await field('详细地址').fill('科技园 1 栋 203')
  await field('发票抬头').fill(company.name)
  await field('税号').fill('123')
  for (const [nth, name, phone, role] of [
    [1, '诸葛会计', '13812340001', '财务'],
    [2, '司马司机', '0755-83765566', '取送'],
  ] as const) {
    await entry.getByRole('button', { name: '加联系人' }).click()
    await field('联系人', nth).fill(name)
    await field('电话', nth).fill(phone)
    await field('职务', nth - 1).fill(role)
  }
  await entry.getByRole('checkbox', { name: '主要客户' }).click()
  await form.fault('不开机')
  await page.keyboard.press('Alt+g')
  await page.keyboard.press('F5')
  // Neither a tax number that can not be one passes, nor a record that nobody agreed to.
  await expect(entry).toContainText('税号 15 至 20 位')
  await expect(page.getByRole('status').filter({ hasText: '还缺' }).first()).toContainText('信息同意')
  await field('税号').fill(taxNumber)
  await entry.getByRole('checkbox', { name: /条款 2026-01/ }).click()
  await desk.look('company-entered')
  expect(await desk.serious()).toEqual([])
  await form.receive()

  await page.keyboard.press('Control+k')
  await page.keyboard.type(company.initials, { delay: 70 })
  await desk.option().filter({ hasText: '139****7788' }).click()
  await expect(sheet()).toContainText('已同意保存信息（条款 2026-01）')
  await expect(sheet()).toContainText('★ 主要客户')
  await sheet().getByRole('button', { name: '看完整资料' }).click()
  const asking = page.getByRole('dialog').last()
  await asking.getByRole('textbox', { name: /原因/ }).fill('开发票')
  await page.keyboard.press('Control+s')
  for (const known of [
    '诸葛会计 · 财务 · 13812340001',
    '司马司机 · 取送 · 0755-83765566',
    '广东省深圳市南山区粤海街道 科技园 1 栋 203',
    taxNumber,
  ])
    await expect(sheet()).toContainText(known)
  await desk.look('company-revealed')
  expect(await desk.serious()).toEqual([])
  await page.keyboard.press('Escape')
})

test('the company is found by pinyin and by the last digits, and its number written otherwise makes no second one', async () => {
  const known = desk.option().filter({ hasText: '139****7788' })
  const theirs = column('customer')
  for (const typed of [company.initials, '7788', '5566', '+86 139-1234 7788']) {
    await box().fill('')
    await box().focus()
    await page.keyboard.type(typed, { delay: 70 })
    await expect(known).toHaveCount(1)
  }
  await desk.look('customer-found')
  expect(await desk.serious()).toEqual([])
  await known.click()
  await expect(theirs).toContainText('★ 主要客户')
  await expect(theirs).toContainText('来过 1 次')
  await theirs.getByRole('button', { name: '换客户' }).click()
  await box().fill('+86 (139) 1234 7788')
  await desk.option().filter({ hasText: '新建“+86 (139)' }).click()
  const note = theirs.getByRole('status').filter({ hasText: '这个电话已有客户' })
  await note.getByRole('button', { name: /139\*\*\*\*7788.*用这个/ }).click()
  await expect(theirs).toContainText('★ 主要客户')
  await clear()
})

test('a discount beyond the clerk’s limit waits for a manager beside them, and stands on the bill', async () => {
  await desk.scan(discounted)
  await expect(sheet()).toContainText(discounted)
  const over = { ticketId: (await form.ticketOf(discounted)).id, discountFen: 3_000, reason: '老客户' }
  expect(await program.execute('giveDiscount', over, 'rest-0002')).toMatchObject({
    ...{ kind: 'refused', reason: 'discount-too-large', detail: { percent: 5 } },
  })
  await sheet().getByRole('button', { name: '更多' }).last().click()
  await page.getByRole('menuitem', { name: '优惠', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '优惠' })
  await dialog.getByRole('textbox', { name: /金额/ }).fill('30')
  await dialog.getByRole('textbox', { name: /原因/ }).fill('老客户')
  await expect(dialog).toContainText('超过你的权限（5%），要店长放行')
  await expect(dialog.getByRole('button', { name: '优惠' })).toBeDisabled()
  await desk.choose(dialog, '哪位店长', '职员 manager')
  await expect(desk.option()).toHaveCount(0)
  await dialog.locator('input[type="password"]').fill(testPins.manager)
  await desk.look('discount-over-the-limit')
  expect(await desk.serious()).toEqual([])
  await page.keyboard.press('Control+s')
  await expect(dialog).toBeHidden()
  const bill = sheet().getByRole('region', { name: '费用' })
  const line = bill.getByRole('row', { name: /优惠 · 老客户/ })
  await expect(line).toContainText('30.00')
  await expect(line).toContainText('职员 counter 给的 · 职员 manager 放行')
  await expect(bill.getByRole('row', { name: /^合计/ })).toContainText('¥90.00')
  await page.keyboard.press('Escape')
})

test('a loaner and a deposit go with the intake, and the promise skips the days on which nobody is there', async () => {
  await form.device('353918050000211')
  await form.customer()
  await form.fault('电池鼓包')
  await page.keyboard.press('Alt+g')
  const day = page.getByLabel('预计完成')
  await expect(day).toHaveValue(rest.promised)
  await day.fill(rest.closed)
  await day.press('Tab')
  await expect(page.getByText('那天不营业')).toBeVisible()
  await day.fill('')
  await day.press('Tab')
  await expect(day).toHaveValue(rest.promised)
  await expect(page.getByText('那天不营业')).toBeHidden()
  await page.getByLabel('押金').fill('200')
  await page.getByLabel('付款方式').selectOption({ label: '微信' })
  await desk.choose(page.locator('[data-intake]'), '备用机', 'L-01')
  await expect(desk.option()).toHaveCount(0)
  await desk.look('loaner-and-deposit')
  expect(await desk.serious()).toEqual([])
  const ticket = await form.ticketOf(await form.receive())
  expect(ticket.loaners).toMatchObject([{ name: 'L-01', accessories: '充电器' }])
  expect(ticket.payments).toMatchObject([{ purpose: 'deposit', tender: 'wechat', amountFen: 20_000 }])
  expect(calendarDayAt(ticket.promisedAtMs ?? 0, zone)).toBe(rest.promised)
  await page.getByRole('button', { name: '打开', exact: true }).click()
  await expect(sheet()).toContainText('押金在店')
  await page.keyboard.press('Escape')
})

test('parts that were fitted before are shown as soon as the device is scanned again', async () => {
  await desk.scan(fitted.serial)
  await expect(column('device')).toContainText('换过的配件')
  const part = column('device').getByRole('listitem').filter({ hasText: fitted.part })
  await expect(part).toContainText(/保修到 \d{4}-\d{2}-\d{2}/)
  await part.scrollIntoViewIfNeeded()
  await desk.look('parts-fitted')
  expect(await desk.serious()).toEqual([])
  await clear()
})

test('a list arranged by filter, order and columns is kept under a name, and comes back after the window is loaded anew', async () => {
  await page.keyboard.press('Alt+2')
  const grid = page.getByRole('grid')
  const head = (name: string) => grid.getByRole('columnheader', { name })
  await grid.getByRole('gridcell').filter({ hasText: '已受理' }).first().click({ button: 'right' })
  await page.getByRole('menuitem', { name: '只看“已受理”' }).click()
  await head('型号').getByRole('button').click()
  await page.getByRole('button', { name: '列', exact: true }).click()
  await page.getByRole('checkbox', { name: '服务类型' }).click()
  await page.getByRole('checkbox', { name: '等了' }).click()
  await page.keyboard.press('Escape')
  const arranged = async () => {
    await expect(page.getByRole('button', { name: '取消筛选：状态 已受理' })).toBeVisible()
    await expect(head('型号')).toHaveAttribute('aria-sort', 'ascending')
    await expect(head('服务类型')).toBeVisible()
    await expect(head('等了')).toHaveCount(0)
    await expect(grid.getByRole('row').filter({ hasText: '待取' })).toHaveCount(0)
  }
  await arranged()
  await page.getByRole('button', { name: '视图' }).click()
  await page.getByRole('menuitem', { name: '保存当前视图' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: '视图名称' }).fill(named)
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.reload()
  await desk.code().waitFor({ timeout: 30_000 })
  await page.keyboard.press('Alt+2')
  await expect(head('等了')).toBeVisible()
  await expect(head('服务类型')).toHaveCount(0)
  await page.getByRole('button', { name: '视图' }).click()
  await opened('views-kept')
  await page.getByRole('menuitem', { name: named }).click()
  await arranged()
  await expect(page.getByRole('menu')).toHaveCount(0)
  await desk.look('list-arranged')
  expect(await desk.serious()).toEqual([])
  // The other language says what is filtered in its own words, and filters on.
  const shown = await grid.getByRole('row').count()
  await page.keyboard.press('Control+Alt+l')
  await expect(page.getByRole('button', { name: /Status Received/ })).toBeVisible()
  await expect(grid.getByRole('row')).toHaveCount(shown)
  await desk.look('list-arranged-en')
  await page.keyboard.press('Control+Alt+l')
  await arranged()
})

/** A menu is whole only when it has come in, and its page only when it has gone. */
async function opened(name: string): Promise<void> {
  await expect(page.getByRole('menu')).toHaveCSS('opacity', '1')
  await desk.look(name)
  expect(await desk.serious()).toEqual([])
}

test('what is exported starts no formula anywhere, and the list goes to the printer', async () => {
  const take = async (item: string, ending: string): Promise<Buffer> => {
    const file = join(counter.folder, `taken.${ending}`)
    await program.app.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
    }, file)
    await page.getByRole('button', { name: '导出', exact: true }).click()
    if (ending === 'csv') await opened('export-menu')
    await page.getByRole('menuitem', { name: item }).click()
    const bytes = () => (existsSync(file) ? statSync(file).size : 0)
    await expect.poll(bytes, { timeout: 30_000 }).toBeGreaterThan(0)
    await expect(told()).toContainText(/已导出 \d+ 行/)
    return readFileSync(file)
  }
  // An amount that is owed back begins with a minus and is only a number.
  const active = (text: string) => /^\s*[=+\-@]/.test(text) && !/^-\d+(\.\d+)?$/.test(text)
  const csv = (await take('导出 CSV', 'csv')).toString('utf8').replace(/^\uFEFF/, '')
  const cells = [...csv.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/gm)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
  expect(cells).toEqual(expect.arrayContaining([`'${risky.fault}`, `'${risky.model}`, plainModel]))
  expect(cells.filter(active)).toEqual([])

  const book = readWorkbook(await take('导出 Excel', 'xlsx')).flat()
  expect(book.map(({ text }) => text)).toEqual(
    expect.arrayContaining([`'${risky.fault}`, `'${risky.model}`, plainModel]),
  )
  expect(book.filter(({ text, formula }) => formula || active(text))).toEqual([])

  await page.getByRole('button', { name: '导出', exact: true }).click()
  await page.getByRole('menuitem', { name: '打印列表' }).click()
  await expect(told()).toContainText(/列表已打印，\d+ 行/, { timeout: 30_000 })
  expect(readdirSync(join(counter.folder, 'outlet', 'paper')).join()).toContain('今日单')
  await expect(page.getByRole('menu')).toHaveCount(0)
  expect(await desk.serious()).toEqual([])
})

async function clear(): Promise<void> {
  await page.keyboard.press('Alt+Delete')
  await page.keyboard.press('Control+s')
  await expect(box()).toHaveValue('')
}

/**
 * Nothing typed is ever lost: every dialog a clerk or a manager types into is begun, left, and there again after a
 * lock and a window loaded anew, for the one who typed it and for nobody else. Each is looked at for accessibility
 * while it is open.
 */

import { expect, type Locator, type Page, test } from '@playwright/test'
import { type CounterWindow, enterRegular, openCounter, regular } from '../support/counter-window'
import type { Desk } from '../support/desk'
import { plainPart, repairTo } from '../support/full-day'

test.describe.configure({ mode: 'serial' })

interface Begun {
  readonly name: string
  /** Opens it on what is shown at its place. */
  readonly open: () => Promise<void>
  /** By the label of the field. */
  readonly typed: Readonly<Record<string, string>>
  readonly leave?: () => Promise<void>
}

interface AtPlace {
  readonly go: () => Promise<void>
  readonly begun: readonly Begun[]
  readonly leave?: () => Promise<void>
}

let counter: CounterWindow
let page: Page
let desk: Desk
const numbers = { repair: '', quoted: '' }
/** A repair with a part in it. */
let fittedId = ''

test.beforeAll(async () => {
  test.setTimeout(240_000)
  counter = await openCounter((outlet) => {
    outlet.must('manager', 'openDay', { shiftId: 'shift-0001', floatFen: 50_000 })
    enterRegular(outlet)
    outlet.must('counter', 'enterCustomer', {
      customerId: 'customer-other',
      details: { kind: 'person', name: '诸葛示范', phones: ['13933334444'] },
      consentGiven: true,
    })
    const numberOf = (id: string) =>
      outlet.workstation.rows.get<{ number: string }>('tickets', id)?.number ?? ''
    numbers.repair = numberOf(repairTo(outlet, 'repairing'))
    numbers.quoted = numberOf(repairTo(outlet, 'quoted'))
    const partNumber = plainPart(outlet)
    outlet.must('manager', 'receiveStock', { partNumber, quantity: 2, bin: 'A-01', reason: '期初' })
    fittedId = repairTo(outlet, 'repairing', partNumber)
    const details = { name: 'L-01', model: '备用 Mate 20', serial: 'LOANER0001', accessories: '' }
    outlet.must('manager', 'addLoaner', { loanerId: 'loaner-0001', details })
  })
  ;({ page, desk } = counter)
  await desk.lockAndReturn('administrator')
})

test.afterAll(() => counter?.end())

const shown = () => page.getByRole('dialog').last()
const sheet = () => page.locator('section[role="dialog"]').last()
const back = () => page.keyboard.press('Escape')
const press = (keys: string) => () => page.keyboard.press(keys)

/** From the menu at the foot of the ticket, or the one of its warranty. */
const chosen = (within: () => Locator, item: string) => async () => {
  await within().getByRole('button', { name: '更多' }).last().click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}
const claim = () => sheet().getByRole('region', { name: '三包与保修' })
const button = (within: () => Locator, name: string) => () =>
  within().getByRole('button', { name, exact: true }).first().click()

async function customerSheet(): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(regular.phone, { delay: 70 })
  await desk.option().filter({ hasText: regular.shown }).click()
  await expect(sheet()).toContainText(regular.shown)
}

async function till(): Promise<void> {
  await page.keyboard.press('F7')
  await page.getByRole('button', { name: '交班' }).waitFor()
}

const main = () => page.locator('main')

/** A place, and what is chosen above its list. */
function at(key: string, ...choices: readonly string[]) {
  return async () => {
    await page.keyboard.press(key)
    for (const name of choices)
      await main()
        .locator('[role="radiogroup"] label')
        .filter({ hasText: new RegExp(`^${name}$`) })
        .click()
  }
}

async function bench(): Promise<void> {
  await page.keyboard.press('F3')
  await page.locator(`[data-ticket="${fittedId}"]`).click()
}

async function privacyDesk(): Promise<void> {
  await page.keyboard.press('F10')
  await main()
    .getByRole('button', { name: /^个人信息/ })
    .click()
  await main().getByRole('combobox', { name: '客户（电话、姓名）' }).fill(regular.phone)
  await desk.option().filter({ hasText: regular.shown }).click()
}

const places: readonly AtPlace[] = [
  {
    go: till,
    begun: [
      { name: 'drawer', open: press('Alt+d'), typed: { 原因: '给客户换零钱' } },
      { name: 'cash-in', open: press('Alt+i'), typed: { 金额: '200.00', 原因: '银行取来的零钱' } },
      { name: 'cash-out', open: press('Alt+o'), typed: { 金额: '35.50', 原因: '买快递袋' } },
      { name: 'till-to-the-next', open: press('Alt+h'), typed: { 现金合计: '512.00' } },
      {
        name: 'count-of-the-day',
        open: async () => {
          await page.keyboard.press('F5')
          await page.getByRole('button', { name: /点钞/ }).click()
        },
        typed: { 现金合计: '498.70' },
        leave: () => page.getByRole('button', { name: '稍后再关' }).click(),
      },
    ],
  },
  {
    go: () => openTicket(numbers.repair),
    leave: back,
    begun: [
      { name: 'discount', open: chosen(sheet, '优惠'), typed: { 金额: '15.00', 原因: '老客户' } },
      { name: 'promise', open: chosen(sheet, '改约'), typed: { 时间: '17:45', 原因: '等屏幕到货' } },
      { name: 'priority', open: chosen(sheet, '改优先级'), typed: { 原因: '客户出差' } },
      { name: 'move', open: chosen(sheet, '换位置'), typed: { '放到哪里（可扫货架码）': 'B-07' } },
      { name: 'note', open: chosen(sheet, '加备注'), typed: { 备注: '客户说晚上八点以后别打电话' } },
      { name: 'ruling', open: button(claim, '请总部裁定'), typed: { 要总部定什么: '能否直接换机？' } },
      { name: 'contract', open: chosen(claim, '登记延保'), typed: { 合同号: 'YB-2026-001', 名称: '碎屏险' } },
      { name: 'exchange-unit', open: chosen(claim, '换机登记'), typed: { '新机序列号 / IMEI': 'NEW-77' } },
      { name: 'reprint', open: button(sheet, '补打'), typed: { 原因: '客户丢了凭证' } },
      { name: 'reveal', open: button(sheet, '看完整资料'), typed: { 原因: '核对地址' } },
    ],
  },
  {
    go: () => openTicket(numbers.quoted),
    leave: back,
    begun: [
      { name: 'quote-answer', open: press('Alt+q'), typed: { 谁答复的: '王先生' } },
      { name: 'cancel', open: chosen(sheet, '取消服务单'), typed: { 原因: '客户改主意' } },
    ],
  },
  {
    go: customerSheet,
    leave: back,
    begun: [{ name: 'erase', open: button(sheet, '删除个人信息'), typed: { 客户要求的原因: '书面申请' } }],
  },
  {
    go: bench,
    leave: back,
    begun: [
      {
        name: 'part-back',
        open: button(() => page.locator('#job-section-parts'), '退回'),
        typed: { 原因: '装上以后发现不用换' },
      },
    ],
  },
  {
    go: at('F4', '调拨'),
    begun: [
      {
        name: 'parts-away',
        open: button(main, '发出备件'),
        typed: { 原因: 'SZ02 缺货', 承运: '顺丰', 运单号: 'SF1001' },
      },
    ],
  },
  {
    go: at('F8', '客户之声', '投诉与意见'),
    begun: [
      {
        name: 'complaint',
        open: press('F5'),
        typed: { 内容: '修好三天又坏了', 客户诉求: '换一台' },
      },
    ],
  },
  {
    go: at('F6', '备用机'),
    begun: [
      { name: 'loaner', open: button(main, '登记备用机'), typed: { 编号: 'L-02', 机型: '备用 P30' } },
      {
        name: 'loaner-out',
        open: async () => {
          await main().getByRole('gridcell', { name: 'LOANER0001' }).click()
          await button(main, '停用')()
        },
        typed: { 停用原因: '电池鼓包' },
      },
    ],
  },
  {
    go: privacyDesk,
    begun: [{ name: 'export', open: button(main, '导出副本…'), typed: { 原因: '本人来电要求' } }],
  },
]

async function openTicket(number: string): Promise<void> {
  await page.keyboard.press('F2')
  await desk.scan(number)
  await expect(sheet()).toContainText(number)
}

const field = (within: Locator, label: string): Locator =>
  within.getByRole('textbox', { name: new RegExp(`^${label.replace(/[/()]/g, '\\$&')}`) }).last()

async function everywhere(work: (begun: Begun, within: Locator) => Promise<void>): Promise<void> {
  for (const place of places) {
    await place.go()
    for (const begun of place.begun) {
      await begun.open()
      const within = begun.leave ? page.locator('main') : shown()
      await field(within, Object.keys(begun.typed)[0] ?? '').waitFor()
      await work(begun, within)
      await (begun.leave ?? back)()
    }
    await place.leave?.()
  }
}

test('each is begun and left, and none has a serious accessibility finding', async () => {
  const found: string[] = []
  await everywhere(async ({ name, typed, leave }, within) => {
    for (const [label, text] of Object.entries(typed)) await field(within, label).fill(text)
    await desk.look(`kept-${name}`)
    for (const finding of await desk.serious(page, leave ? 'main' : '.mantine-Modal-content'))
      found.push(`${name} ${finding}`)
  })
  expect(found).toEqual([])
})

test('somebody else finds none of it', async () => {
  await desk.lockAndReturn('manager')
  await till()
  await page.keyboard.press('Alt+d')
  await expect(field(shown(), '原因')).toHaveValue('')
  await back()
})

test('after a lock and a window loaded anew each goes on where it was', async () => {
  await desk.lockAndReturn('administrator')
  await page.reload()
  await page.locator('nav').first().waitFor()
  await everywhere(async ({ name, typed }, within) => {
    for (const [label, text] of Object.entries(typed)) {
      await expect(field(within, label), `${name}: ${label}`).toHaveValue(text)
    }
  })
})

test('a merge goes on with whom it was begun; what was recorded does not come back', async () => {
  await customerSheet()
  await button(sheet, '合并到另一位')()
  await shown().getByRole('combobox').fill('13933334444')
  await desk.option().filter({ hasText: '139****4444' }).click()
  await expect(shown()).toContainText('诸葛')
  await desk.look('merge')
  expect(await desk.serious(page, '[role="dialog"]')).toEqual([])
  await back()
  await back()
  await customerSheet()
  await button(sheet, '合并到另一位')()
  await expect(shown().getByRole('combobox')).toHaveValue(/139\*\*\*\*4444/)
  await page.keyboard.press('Control+s')
  await expect(sheet()).toContainText('这份资料已合并到另一位客户')
  await sheet().getByRole('button', { name: '撤销合并' }).click()
  const why = field(shown(), '撤销原因')
  await expect(why).toHaveValue('不是同一位客户')
  await why.fill('同名，不是一个人')
  await desk.look('undo-merge')
  expect(await desk.serious(page, '.mantine-Modal-content')).toEqual([])
  await page.keyboard.press('Control+s')
  await button(sheet, '合并到另一位')()
  await expect(shown().getByRole('combobox')).toHaveValue('')
  await back()
  await back()

  await page.keyboard.press('F7')
  await page.keyboard.press('Alt+d')
  await expect(field(shown(), '原因')).toHaveValue('给客户换零钱')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('contentinfo')).toContainText('给客户换零钱')
  await page.keyboard.press('Alt+d')
  await expect(field(shown(), '原因')).toHaveValue('')
  await back()
})

test('the float that was counted for the next day is there after a lock', async () => {
  const { program } = counter
  const counted = { shiftId: 'shift-0001', counted: { cash: 50_000 }, print: false }
  expect(await program.execute('closeDay', counted, 'drafts-0001')).toMatchObject({ kind: 'ok' })
  const total = field(page.locator('main'), '现金合计')
  await expect(total).toHaveValue('500.00')
  await total.fill('486.50')
  await desk.look('float')
  expect(await desk.serious()).toEqual([])
  await desk.lockAndReturn('administrator')
  await page.keyboard.press('F7')
  await expect(total).toHaveValue('486.50')
  await page.keyboard.press('F5')
  await expect(page.getByRole('contentinfo')).toContainText('486.50')
})

/**
 * Where something is typed in the windows of an outlet, as a person comes there: the place, what is opened on it, and
 * what stands in its fields. The specs begin each, leave it, and look whether it goes on.
 */

import { expect, type Locator } from '@playwright/test'
import { type CounterWindow, regular } from './counter-window'

export interface Begun {
  readonly name: string
  /** Opens it on what is shown at its place. */
  readonly open: () => Promise<void>
  /** By the label of the field. */
  readonly typed: Readonly<Record<string, string>>
  readonly leave?: () => Promise<void>
  /** No dialog, but this part of what is shown. */
  readonly part?: string
}

export interface AtPlace {
  readonly go: () => Promise<void>
  readonly begun: readonly Begun[]
  readonly leave?: () => Promise<void>
}

/** What the outlet was made ready with. */
export interface AtHand {
  readonly repair: string
  readonly quoted: string
  /** A repair with a part in it. */
  readonly fittedId: string
  readonly partNumber: string
}

export interface Forms {
  readonly places: readonly AtPlace[]
  readonly shown: () => Locator
  readonly sheet: () => Locator
  readonly main: () => Locator
  readonly back: () => Promise<void>
  readonly button: (within: () => Locator, name: string) => () => Promise<void>
  readonly at: (key: string, ...choices: readonly string[]) => () => Promise<void>
  readonly till: () => Promise<void>
  readonly customerSheet: () => Promise<void>
}

export function formsOf({ page, desk }: CounterWindow, hand: AtHand): Forms {
  let isPicked = false
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
    await page.locator(`[data-ticket="${hand.fittedId}"]`).click()
  }

  async function privacyDesk(): Promise<void> {
    await page.keyboard.press('F10')
    await main()
      .getByRole('button', { name: /^个人信息/ })
      .click()
    await main().getByRole('combobox', { name: '客户（电话、姓名）' }).fill(regular.phone)
    await desk.option().filter({ hasText: regular.shown }).click()
  }

  async function staffOfOutlet(): Promise<void> {
    await page.keyboard.press('F10')
    await main().getByRole('button', { name: /^员工/ }).click()
  }

  /** What is there without being opened. */
  function standing(part: string): Pick<Begun, 'part' | 'open' | 'leave'> {
    return { part, open: async () => undefined, leave: async () => undefined }
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
      go: () => openTicket(hand.repair),
      leave: back,
      begun: [
        { name: 'discount', open: chosen(sheet, '优惠'), typed: { 金额: '15.00', 原因: '老客户' } },
        { name: 'promise', open: chosen(sheet, '改约'), typed: { 时间: '17:45', 原因: '等屏幕到货' } },
        { name: 'priority', open: chosen(sheet, '改优先级'), typed: { 原因: '客户出差' } },
        { name: 'move', open: chosen(sheet, '换位置'), typed: { '放到哪里（可扫货架码）': 'B-07' } },
        { name: 'note', open: chosen(sheet, '加备注'), typed: { 备注: '客户说晚上八点以后别打电话' } },
        { name: 'ruling', open: button(claim, '请总部裁定'), typed: { 要总部定什么: '能否直接换机？' } },
        {
          name: 'contract',
          open: chosen(claim, '登记延保'),
          typed: { 合同号: 'YB-2026-001', 名称: '碎屏险' },
        },
        { name: 'exchange-unit', open: chosen(claim, '换机登记'), typed: { '新机序列号 / IMEI': 'NEW-77' } },
        { name: 'reprint', open: button(sheet, '补打'), typed: { 原因: '客户丢了凭证' } },
        { name: 'reveal', open: button(sheet, '看完整资料'), typed: { 原因: '核对地址' } },
      ],
    },
    {
      go: () => openTicket(hand.quoted),
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
      go: bench,
      leave: back,
      begun: [
        { name: 'labour', ...standing('#job-section-labour'), typed: { 分钟: '35' } },
        {
          name: 'part-picked',
          ...standing('#job-section-parts'),
          open: async () => {
            if (!isPicked) await desk.scan(hand.partNumber)
            isPicked = true
          },
          typed: { 数量: '3' },
        },
      ],
    },
    {
      go: at('F3'),
      begun: [{ name: 'row-scanned', open: press('b'), typed: { 没有扫描枪时输入单号: 'SZ01-A' } }],
    },
    {
      go: at('F4', '盘点'),
      begun: [
        { name: 'piece-counted', ...standing('main'), typed: { 扫备件或序列号: 'NOT-READ-1', 数量: '12' } },
      ],
    },
    {
      go: at('F8', '客户之声', '满意度'),
      begun: [
        { name: 'survey', ...standing('main'), typed: { 五位数字: '1123', 客户的建议: '希望周日也开门' } },
      ],
    },
    {
      go: staffOfOutlet,
      begun: [
        { name: 'somebody-new', open: press('Alt+n'), typed: { 姓名: '前台小周', '工号（工牌）': 'B-0077' } },
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

  return { places, shown, sheet, main, back, button, at, till, customerSheet }
}

/**
 * Nothing typed is ever lost: every dialog a clerk or a manager types into is begun, left, and there again after a
 * lock and a window loaded anew, for the one who typed it and for nobody else. Each is looked at for accessibility
 * while it is open.
 */

import { expect, type Locator, type Page, test } from '@playwright/test'
import { type Begun, type Forms, formsOf } from '../support/begun-forms'
import { type CounterWindow, enterRegular, openCounter } from '../support/counter-window'
import type { Desk } from '../support/desk'
import { plainPart, repairTo } from '../support/full-day'
import { loseNextAnswer, openOutlet } from '../support/program'

test.describe.configure({ mode: 'serial' })

let counter: CounterWindow
let page: Page
let desk: Desk
let forms: Forms

test.beforeAll(async () => {
  test.setTimeout(240_000)
  const hand = { repair: '', quoted: '', fittedId: '', partNumber: '' }
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
    hand.repair = numberOf(repairTo(outlet, 'repairing'))
    hand.quoted = numberOf(repairTo(outlet, 'quoted'))
    const partNumber = plainPart(outlet)
    outlet.must('manager', 'receiveStock', { partNumber, quantity: 9, bin: 'A-01', reason: '期初' })
    outlet.must('manager', 'startStocktake', { stocktakeId: 'stocktake-0001', bins: [] })
    hand.partNumber = partNumber
    hand.fittedId = repairTo(outlet, 'repairing', partNumber)
    const details = { name: 'L-01', model: '备用 Mate 20', serial: 'LOANER0001', accessories: '' }
    outlet.must('manager', 'addLoaner', { loanerId: 'loaner-0001', details })
  })
  ;({ page, desk } = counter)
  forms = formsOf(counter, hand)
  await desk.lockAndReturn('administrator')
})

test.afterAll(() => counter?.end())

const shown = () => forms.shown()
const sheet = () => forms.sheet()
const main = () => forms.main()
const back = () => forms.back()
const button: Forms['button'] = (...which) => forms.button(...which)
const at: Forms['at'] = (...where) => forms.at(...where)
const field = (within: Locator, label: string): Locator =>
  within.getByRole('textbox', { name: new RegExp(`^${label.replace(/[/()]/g, '\\$&')}`) }).last()

async function everywhere(work: (begun: Begun, within: Locator) => Promise<void>): Promise<void> {
  for (const place of forms.places) {
    await place.go()
    for (const begun of place.begun) {
      await begun.open()
      const within = page.locator(begun.part ?? (begun.leave ? 'main' : '.mantine-Modal-content')).last()
      await field(within, Object.keys(begun.typed)[0] ?? '').waitFor()
      await work(begun, within)
      await (begun.leave ?? back)()
    }
    await place.leave?.()
  }
}

test('each is begun and left, and none has a serious accessibility finding', async () => {
  const found: string[] = []
  await everywhere(async ({ name, typed, leave, part }, within) => {
    for (const [label, text] of Object.entries(typed)) await field(within, label).fill(text)
    await desk.look(`kept-${name}`)
    for (const finding of await desk.serious(page, part ?? (leave ? 'main' : '.mantine-Modal-content')))
      found.push(`${name} ${finding}`)
  })
  expect(found).toEqual([])
})

test('somebody else finds none of it', async () => {
  await desk.lockAndReturn('manager')
  await forms.till()
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
  await forms.customerSheet()
  await button(sheet, '合并到另一位')()
  await shown().getByRole('combobox').fill('13933334444')
  await desk.option().filter({ hasText: '139****4444' }).click()
  await expect(shown()).toContainText('诸葛')
  await desk.look('merge')
  expect(await desk.serious(page, '[role="dialog"]')).toEqual([])
  await back()
  await back()
  await forms.customerSheet()
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

test('what was saved when the window went is recorded once, though it is saved again', async () => {
  /** It is recorded; the window goes before it hears of that. */
  async function saveAndFall(): Promise<void> {
    const lost = await loseNextAnswer(counter.program)
    await page.keyboard.press('Control+s')
    await lost()
    await page.reload()
    await page.locator('nav').first().waitFor()
  }

  const complaints = at('F8', '客户之声', '投诉与意见')
  await complaints()
  await page.keyboard.press('F5')
  await shown().getByText('未留姓名', { exact: true }).click()
  await desk.choose(shown(), '分类', '维修质量')
  await expect(field(shown(), '内容')).toHaveValue('修好三天又坏了')
  await saveAndFall()
  await complaints()
  await page.keyboard.press('F5')
  await expect(field(shown(), '内容')).toHaveValue('修好三天又坏了')
  await page.keyboard.press('Control+s')
  await expect(shown()).toContainText('修好三天又坏了')
  await back()
  await page.keyboard.press('F5')
  await expect(field(shown(), '内容')).toHaveValue('')
  await back()

  await at('F6', '备用机')()
  await button(main, '登记备用机')()
  await expect(field(shown(), '编号')).toHaveValue('L-02')
  await saveAndFall()
  await at('F6', '备用机')()
  await button(main, '登记备用机')()
  await expect(field(shown(), '编号')).toHaveValue('L-02')
  await page.keyboard.press('Control+s')
  await expect(shown()).toBeHidden()

  await forms.till()
  await page.keyboard.press('Alt+i')
  await field(shown(), '金额').fill('200.00')
  await field(shown(), '原因').fill('银行取来的零钱')
  await saveAndFall()
  await forms.till()
  await page.keyboard.press('Alt+i')
  await expect(field(shown(), '原因')).toHaveValue('银行取来的零钱')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('contentinfo')).toContainText('银行取来的零钱')

  await counter.program.app.close()
  const outlet = openOutlet(counter.folder)
  const { journal } = outlet.workstation
  const recorded = (type: string) => journal.ofTypes([type], 0, journal.head()).length
  expect(recorded('complaintRegistered')).toBe(1)
  expect(recorded('loanerAdded')).toBe(2)
  expect(outlet.workstation.rows.find({ table: 'loaners' })).toHaveLength(2)
  const moved = journal.ofTypes(['tillMoved'], 0, journal.head())
  const change = moved.filter(({ payload }) => JSON.stringify(payload).includes('银行取来的零钱'))
  expect(change).toHaveLength(1)
  await outlet.workstation.close()
})

/**
 * The plug is pulled while forms are half filled in: at the bench, in the office, in the settings, and with a box of
 * parts that was taken in just then. Started again, each goes on where it was, and nothing is recorded a second time.
 */

import { rm } from 'node:fs/promises'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { type Desk, deskOf } from '../support/desk'
import { plainPart, repairTo } from '../support/full-day'
import {
  loseNextAnswer,
  openOutlet,
  prepareProgram,
  type RunningProgram,
  startProgram,
} from '../support/program'
import { sampleCatalogue } from '../support/workstation'

test.describe.configure({ mode: 'serial' })

interface HalfDone {
  readonly name: string
  /** Where its draft is kept. */
  readonly place: string
  readonly open: () => Promise<Locator>
  /** Only before: what makes room for the words. */
  readonly begin?: (within: Locator) => Promise<void>
  /** What is chosen without a letter typed: pressed before, and still so after. */
  readonly chosen?: (within: Locator) => Locator
  readonly typed: Readonly<Record<string, string>>
  readonly leave: () => Promise<void>
}

let folder = ''
let program: RunningProgram
let page: Page
let desk: Desk
let partNumber = ''
const ids = { unopened: '', tested: '' }

test.beforeAll(async () => {
  test.setTimeout(240_000)
  folder = await prepareProgram((outlet) => {
    const { must, workstation } = outlet
    workstation.catalogue.load(sampleCatalogue())
    workstation.printers.write({ ...workstation.printers.read(), papers: {} })
    must('manager', 'openDay', { shiftId: 'shift-0001', floatFen: 50_000 })
    ids.unopened = repairTo(outlet, 'assigned')
    ids.tested = repairTo(outlet, 'testing')
    partNumber = plainPart(outlet)
    must('manager', 'announceDelivery', {
      supplyId: 'supply-0001',
      deliveryNumber: 'HQ-0007',
      lines: [{ partNumber, quantity: 5 }],
    })
  })
  await start()
})

test.afterAll(async () => {
  await program?.kill().catch(() => undefined)
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

async function start(): Promise<void> {
  program = await startProgram(folder)
  page = program.page
  desk = deskOf(program)
  await page.evaluate(() => localStorage.setItem('counterbench.language', 'zh'))
  await page.reload()
  await program.signIn('administrator')
  await page.locator('nav').first().waitFor({ timeout: 60_000 })
}

const main = () => page.locator('main')
const back = () => page.keyboard.press('Escape')
const field = (within: Locator, label: string) =>
  within.getByRole('textbox', { name: new RegExp(`^${label}`) }).first()

async function job(ticketId: string, section: string): Promise<Locator> {
  await page.keyboard.press('F3')
  await page.locator(`[data-ticket="${ticketId}"]`).click()
  return page.locator(`#job-section-${section}`)
}

async function settings(section: string): Promise<Locator> {
  await page.keyboard.press('F10')
  await main()
    .getByRole('button', { name: new RegExp(`^${section}`) })
    .click()
  return main()
}

const deliveries = async (): Promise<Locator> => {
  await page.keyboard.press('F4')
  await main().locator('[role="radiogroup"] label').filter({ hasText: /^到货/ }).click()
  return page.getByRole('complementary', { name: '到货' })
}

function halfDone(): readonly HalfDone[] {
  const stay = async () => undefined
  return [
    {
      name: 'the check before opening',
      place: `job.preCheck.note.${ids.unopened}`,
      open: () => job(ids.unopened, 'preCheck'),
      begin: (within) => within.getByRole('button', { name: '逐项检查' }).click(),
      chosen: (within) => within.getByRole('group').first().getByRole('button', { name: '不正常' }),
      typed: { 补充说明: '后壳已有裂纹' },
      leave: back,
    },
    {
      name: 'the outcome of a repair',
      place: `job.ready.${ids.tested}`,
      open: () => job(ids.tested, 'ready'),
      chosen: (within) => within.getByRole('radio', { name: /未见故障/ }),
      typed: { 给客户的话: '测了两小时没有再死机' },
      leave: back,
    },
    {
      name: 'a measure against a fault',
      place: 'manager.measure.fault.DISPLAY-BROKEN',
      open: async () => {
        await page.keyboard.press('F8')
        await main().getByText('根本原因', { exact: true }).click()
        await main().getByRole('button', { name: '定措施…' }).first().click()
        return page.getByRole('dialog', { name: /的措施$/ })
      },
      typed: { 做什么: '这批屏退回厂家，换供货' },
      leave: back,
    },
    {
      name: 'the words on all papers',
      place: 'template.all.0',
      open: () => settings('单据模板'),
      begin: (within) =>
        within.getByRole('radiogroup', { name: '抬头' }).getByText('自己写', { exact: true }).click(),
      typed: { '抬头 · 中文': '样例售后服务有限公司' },
      leave: stay,
    },
    {
      name: 'a printer',
      place: 'settings.printer.new',
      open: async () => {
        await settings('打印机')
        await page.keyboard.press('Alt+n')
        return page.getByRole('dialog', { name: '添加打印机' })
      },
      begin: (within) => within.getByRole('radio', { name: /网络打印机/ }).click(),
      typed: { 名称: '二楼标签机', 'IP 地址': '192.168.1.77' },
      leave: back,
    },
    {
      name: 'the reason for another policy',
      place: 'settings.policy.reason',
      open: () => settings('政策'),
      typed: { 报价有效: '9', 改动原因: '配件涨价快' },
      leave: stay,
    },
  ]
}

test('what was half filled in when the program was killed is there again', async () => {
  test.setTimeout(180_000)
  for (const { name, place, open, begin, chosen, typed, leave } of halfDone()) {
    await test.step(name, async () => {
      const within = await open()
      await begin?.(within)
      await chosen?.(within).click()
      for (const [label, text] of Object.entries(typed)) await field(within, label).fill(text)
      const last = Object.values(typed).at(-1) ?? ''
      await expect.poll(async () => JSON.stringify(await program.ask('draft', { place }))).toContain(last)
      await leave()
    })
  }
  // Taken in, and the program is gone before the window hears of it.
  const panel = await deliveries()
  await panel.getByRole('textbox', { name: `已到 ${partNumber}` }).fill('3')
  const lost = await loseNextAnswer(program)
  await panel.getByRole('button', { name: '收下，其余还会来' }).click()
  await lost()
  await program.kill()

  await start()
  for (const { name, open, chosen, typed, leave } of halfDone()) {
    await test.step(`${name}, again`, async () => {
      const within = await open()
      for (const [label, text] of Object.entries(typed)) await expect(field(within, label)).toHaveValue(text)
      const marked = chosen?.(within)
      if (marked) expect(await isPressed(marked)).toBe(true)
      await desk.look(`killed-${name}`)
      await leave()
    })
  }
})

async function isPressed(choice: Locator): Promise<boolean> {
  const marks = [await choice.getAttribute('aria-pressed'), await choice.getAttribute('aria-checked')]
  return marks.includes('true')
}

test('a box that was taken in before the program was killed is not taken in again by another button', async () => {
  const panel = await deliveries()
  const count = panel.getByRole('textbox', { name: `已到 ${partNumber}` })
  await expect(count).toHaveValue('3')
  await expect(panel.getByRole('alert')).toContainText('现在共到 3 件')
  await expect(panel.getByRole('button', { name: '收完这批' })).toBeDisabled()
  await expect(panel.getByRole('button', { name: '收下，其余还会来' })).toBeDisabled()
  await desk.look('box-counted-before')
  expect(await desk.serious(page, 'main')).toEqual([])
  await panel.getByRole('button', { name: '已经记过，清空' }).click()
  await expect(panel.getByRole('alert')).toBeHidden()
  await expect(count).toHaveValue('')
  // The two that were missing.
  await count.fill('2')
  await panel.getByRole('button', { name: '收完这批' }).click()
  await expect(panel).toContainText('● 收完')

  await program.app.close()
  const outlet = openOutlet(folder)
  const part = outlet.workstation.rows.get<{ onHand: number }>('stock', partNumber)
  expect(part?.onHand).toBe(5)
  await outlet.workstation.close()
})

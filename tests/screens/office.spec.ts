/**
 * The manager's office in the real window: figures that open their tickets, broken down; root causes with a measure;
 * the record of who did what; the privacy desk; settings with their history. In Chinese, with a look in English.
 */

import { expect, type Page, test } from '@playwright/test'
import { type DemoWindow, openDemo } from '../support/demo-window'

let demo: DemoWindow
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  test.setTimeout(300_000)
  demo = await openDemo('office', process.env.OFFICE_LOOKS)
  page = demo.page
  await demo.speak('zh')
  await demo.signIn('A01', '9001')
  await page.getByRole('navigation').first().waitFor({ timeout: 60_000 })
  await page.keyboard.press('F8')
})

test.afterAll(() => demo?.end())

test('every figure stands with its definition, and opens the tickets that were counted', async () => {
  await demo.choose('指标')
  const line = (name: string) => page.getByRole('row', { name: new RegExp(`^${name} `) })
  for (const name of [
    '首次响应',
    '维修用时（中位）',
    '24 小时解决率',
    '一次修复率',
    '90 天内再来',
    '缺货率',
    '满意度',
    '逾期未取（现在）',
  ])
    await expect(line(name).first()).toBeVisible()
  await demo.look('figures-zh')
  await page.keyboard.press('F5')
  await expect(page.getByText(/^列表已打印/).first()).toBeVisible({ timeout: 30_000 })
  const received = line('受理').first().getByRole('button')
  const count = Number(await received.textContent())
  expect(count).toBeGreaterThan(10)
  await received.click()
  const dialog = page.getByRole('dialog', { name: /受理/ })
  await expect(dialog.getByRole('grid')).toHaveAttribute('aria-rowcount', String(count + 1))
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('the figures are broken down by technician, model, fault, part and shift', async () => {
  for (const name of ['机型', '故障', '备件', '班次', '工程师']) {
    await demo.choose(name)
    await expect(page.getByRole('columnheader', { name }).last()).toBeVisible()
  }
  await page.getByRole('heading', { name: '分开看' }).scrollIntoViewIfNeeded()
  await demo.look('figures-by-zh')
  await page.getByRole('heading', { name: '各步超时（期间内办结的）' }).scrollIntoViewIfNeeded()
  await demo.look('figures-steps-zh')
})

test('a measure is taken against the most frequent fault, with an owner and a date', async () => {
  await demo.choose('根本原因')
  await page.getByRole('button', { name: '定措施…' }).first().click()
  const dialog = page.getByRole('dialog', { name: /的措施/ })
  await dialog.getByLabel('做什么').fill('换一家屏幕供应商，先到十片试装')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('措施已保存').first()).toBeVisible()
  await expect(page.getByRole('cell', { name: '换一家屏幕供应商，先到十片试装' })).toBeVisible()
  await demo.look('causes-zh')
})

test('what each person did can be found and taken along', async () => {
  await demo.choose('操作记录')
  const grid = page.getByRole('grid', { name: '操作记录' })
  await expect(grid.getByText('针对原因定措施').first()).toBeVisible()
  await demo.look('record-zh')
  await page.getByRole('combobox', { name: '类别' }).click()
  await page.getByRole('option', { name: '钱', exact: true }).click()
  await expect(grid.getByText('收付款').first()).toBeVisible()
  await expect(grid.getByText('针对原因定措施')).toHaveCount(0)
})

test('the privacy desk says what is held on a person and when they will be erased', async () => {
  await page.keyboard.press('F10')
  await page.getByRole('button', { name: /^个人信息/ }).click()
  const box = page.getByRole('combobox', { name: '客户（电话、姓名）' })
  await box.fill('138')
  await page.getByRole('option').first().click()
  await expect(page.getByText('保存到')).toBeVisible()
  await expect(page.getByText(/到期 0 人/)).toBeVisible()
  await demo.look('privacy-zh')
})

test('a policy keeps who changed it, when, why, and from what to what', async () => {
  await page.getByRole('button', { name: /^政策/ }).click()
  await page.getByLabel('报价有效').fill('9')
  await page.getByLabel('改动原因').fill('配件涨价快')
  await page.getByRole('button', { name: /^保存/ }).click()
  await expect(page.getByRole('cell', { name: '配件涨价快' })).toBeVisible()
  await page.getByRole('heading', { name: '修改记录' }).scrollIntoViewIfNeeded()
  await demo.look('policy-zh')
})

test('every page speaks English too, and nothing went wrong on the way', async () => {
  await demo.speak('en')
  await page.getByRole('navigation').first().waitFor({ timeout: 60_000 })
  await page.keyboard.press('F8')
  for (const name of ['Figures', 'Root causes', 'Record']) {
    await demo.choose(name)
    await page.waitForTimeout(800)
    await demo.look(`${name.toLowerCase().replaceAll(' ', '-')}-en`)
    expect(await demo.chineseLabels(), name).toEqual([])
  }
  await page.keyboard.press('F10')
  await page.getByRole('button', { name: /^Privacy/ }).click()
  await expect(page.getByRole('heading', { name: 'Retention' })).toBeVisible()
  await demo.look('privacy-en')
  expect(demo.problems).toEqual([])
})

/**
 * Parts work in the real window: a delivery counted against its note with a piece short and one over,
 * the order that comes of real use and a blind count whose difference a
 * manager approves.
 */

import { rmSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { partsWords } from '../../renderer/i18n/parts'
import { stockWords } from '../../renderer/i18n/stock'
import type { PartDetail } from '../../shared/questions/lookups'
import { plainPart, repairTo } from '../support/full-day'
import { prepareProgram, type RunningProgram, startProgram } from '../support/program'
import { sampleCatalogue } from '../support/workstation'

test.describe.configure({ mode: 'serial' })

let userData = ''
let program: RunningProgram
let first = ''
let second = ''

const say = (key: keyof typeof stockWords.entries) => stockWords.entries[key].en
const stockOf = async (partNumber: string) =>
  ((await program.ask<PartDetail>('part', { partNumber })) as { value: PartDetail }).value.stock

test.beforeAll(async () => {
  test.setTimeout(240_000)
  userData = await prepareProgram((prepared) => {
    prepared.workstation.catalogue.load(sampleCatalogue())
    ;[first, second] = [plainPart(prepared, 0), plainPart(prepared, 1)]
    for (const partNumber of [first, second])
      prepared.must('manager', 'receiveStock', { partNumber, quantity: 3, bin: 'A-01', reason: '期初' })
    prepared.must('technician', 'announceDelivery', {
      supplyId: 'supply-0001',
      deliveryNumber: 'HQ-0007',
      lines: [
        { partNumber: first, quantity: 5 },
        { partNumber: second, quantity: 2 },
      ],
    })
    const ticketId = repairTo(prepared, 'diagnosing')
    prepared.must('technician', 'usePart', { ticketId, partNumber: first, quantity: 1, underWarranty: true })
  })
  program = await startProgram(userData)
  await program.signIn('manager')
  await program.page.keyboard.press('F4')
})
test.afterAll(async () => {
  await program?.app.close()
  rmSync(userData, { recursive: true, force: true })
})

const view = (key: keyof typeof stockWords.entries) =>
  program.page
    .getByRole('radiogroup', { name: say('view') })
    .getByText(say(key), { exact: true })
    .click()

test('what is on order stands in the list and on the sheet of a part', async () => {
  expect(await stockOf(first)).toMatchObject({ onOrder: 5, onHand: 2 })
  await program.page.getByRole('combobox', { name: partsWords.entries.find.en }).fill(first)
  await expect(program.page.getByRole('option').first()).toContainText('+5')
})

test('a delivery is received with its differences: short and over', async () => {
  const { page } = program
  await view('viewDeliveries')
  const panel = page.getByRole('complementary', { name: say('viewDeliveries') })
  await expect(panel).toContainText('HQ-0007')
  await panel.getByLabel(`${say('arrived')} ${first}`).fill('4')
  await panel.getByLabel(`${say('arrived')} ${second}`).fill('3')
  await panel.getByRole('button', { name: say('receiveAll') }).click()
  await expect(panel).toContainText(say('state_received'))
  await expect(panel).toContainText('1 short')
  await expect(panel).toContainText('1 over')
  await look('delivery')
  expect(await stockOf(first)).toMatchObject({ onHand: 6, onOrder: 0 })
  expect(await stockOf(second)).toMatchObject({ onHand: 6, hold: 1, available: 5 })
})

test('an order comes of what was used, with the value and the stock-out rate beside it', async () => {
  const { page } = program
  await view('viewReorder')
  await expect(page.getByText(say('stockOut'))).toBeVisible()
  await expect(page.getByText(say('leadPolicy'))).toBeVisible()
})

test('a count is blind, and its difference is approved by the manager', async () => {
  const { page } = program
  await view('viewStocktake')
  await page.getByRole('button', { name: say('startWhole') }).click()
  const code = page.getByLabel(say('scanOrType'))
  const add = async (text: string, count: string) => {
    await code.fill(text)
    await page.getByLabel(say('quantity')).fill(count)
    await page.getByRole('button', { name: say('add'), exact: true }).click()
  }
  await add(first, '5')
  await expect(page.getByText(first)).toBeVisible()
  await expect(page.getByText(say('books'), { exact: true })).toBeHidden()
  await add(second, '6')
  await expect(page.getByText(second)).toBeVisible()
  await add('NOT-OURS-1', '1')
  await expect(page.getByText('NOT-OURS-1')).toBeVisible()
  await page.getByRole('button', { name: say('endCount') }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('endCount') })
    .click()
  await expect(page.getByText('−1', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: say('approve') }).click()
  await look('count')
  await expect.poll(async () => (await stockOf(first)).onHand).toBe(5)
})

const look = (name: string) =>
  process.env['LOOK']
    ? program.page.screenshot({ path: `${process.env['LOOK']}/${name}.png`, caret: 'initial' })
    : undefined

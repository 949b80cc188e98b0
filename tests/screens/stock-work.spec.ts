/**
 * Work on stock in the real window: a parcel to another outlet with its note, one that is on its way here, old parts put
 * aside and sent back, labels for shelves and pieces in one job, and a new catalogue loaded while the old one answers.
 */

import { rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { stockWords } from '../../renderer/i18n/stock'
import { stockLabelWords } from '../../renderer/i18n/stock-labels'
import { uiWords } from '../../renderer/i18n/ui'
import { makeCatalogue, writeLines } from '../../scripts/lib/million-parts'
import type { PartDetail, PartsAnswer } from '../../shared/questions/lookups'
import { plainPart, repairTo } from '../support/full-day'
import { prepareProgram, type RunningProgram, startProgram } from '../support/program'
import { resources, sampleCatalogue } from '../support/workstation'

test.describe.configure({ mode: 'serial' })

let userData = ''
let program: RunningProgram
let part = ''
const mainPart = sampleCatalogue().parts.find((one) => one.serialised && one.warrantyClass === 'mainPart')

const say = (key: keyof typeof stockWords.entries) => stockWords.entries[key].en
const label = (key: keyof typeof stockLabelWords.entries) => stockLabelWords.entries[key].en

test.beforeAll(async () => {
  test.setTimeout(240_000)
  userData = await prepareProgram((prepared) => {
    const { must, workstation } = prepared
    workstation.catalogue.load(sampleCatalogue())
    part = plainPart(prepared)
    must('manager', 'receiveStock', { partNumber: part, quantity: 6, bin: 'A-01', reason: '期初' })
    // What comes out of a device for a main part has to go back.
    const partNumber = mainPart?.partNumber ?? ''
    const serials = ['ADP-1001', 'ADP-1002']
    must('manager', 'receiveStock', { partNumber, quantity: 2, bin: 'A-02', reason: '期初', serials })
    for (const serial of serials) {
      const ticketId = repairTo(prepared, 'diagnosing')
      must('technician', 'usePart', { ticketId, partNumber, quantity: 1, serial, underWarranty: true })
    }
    // What the exchange does with a parcel that another outlet has sent here.
    workstation.executeAs({ staffId: 'headquarters', role: 'administrator' }, 'noteShipment', {
      shipmentId: 'shipment-0001',
      deliveryNumber: 'D-SZ02-AA-000007-1',
      source: 'outlet',
      sourceName: 'SZ02',
      fromOutlet: 'SZ02',
      waybill: 'SF0099',
      lines: [{ partNumber: part, quantity: 2 }],
    })
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
const stock = async () =>
  ((await program.ask<PartDetail>('part', { partNumber: part })) as { value: PartDetail }).value.stock
const slips = async (form: string) => {
  const answer = await program.ask<{
    rows: readonly { readonly form: string; readonly subject: string; readonly paper: string }[]
  }>('rows', { table: 'prints', sort: { column: 'requestedAtMs', descending: true }, limit: 50 })
  return answer.kind === 'ok' ? answer.value.rows.filter((row) => row.form === form) : []
}

test('parts go to another outlet with a note, and are in transit until they are there', async () => {
  const { page } = program
  await view('viewTransfers')
  await page.getByRole('button', { name: say('newTransfer') }).click()
  const dialog = page.getByRole('dialog', { name: say('newTransfer') })
  await dialog.getByLabel(say('outletCode')).fill('sz02')
  await dialog.getByLabel(say('which')).fill('福田')
  await dialog.getByLabel(say('reason')).fill('对方缺货')
  await dialog.getByLabel(say('waybill')).fill('SF0001')
  await dialog.getByRole('combobox').last().fill(part)
  await page.getByRole('option').first().click()
  await dialog.getByLabel(`${say('quantity')} ${part}`).fill('2')
  await look('transfer-dialog')
  await dialog.getByRole('button', { name: say('send'), exact: true }).click()
  await expect(dialog).toBeHidden()
  const row = page.getByRole('row').filter({ hasText: 'SZ02 福田' })
  await expect(row).toContainText(say('state_underway'))
  expect(await stock()).toMatchObject({ onHand: 4, inTransit: 2 })
  expect((await slips('deliveryNote')).map(({ subject }) => subject.split('/')[0])).toEqual(['transfer'])
  await row.click()
  await page.getByRole('button', { name: say('printNote') }).click()
  await expect.poll(async () => (await slips('deliveryNote')).length).toBe(2)
  await look('transfers')
  await page.getByRole('button', { name: say('confirmArrival') }).click()
  await page.getByRole('dialog').getByLabel(say('confirmedBy')).fill('小李')
  await page.keyboard.press('Control+s')
  await expect(row).toContainText(say('state_arrived'))
  expect(await stock()).toMatchObject({ inTransit: 0 })
})

test('a parcel that another outlet sent is known before it is here, and is counted against its note', async () => {
  const { page } = program
  await view('viewDeliveries')
  const panel = page.getByRole('complementary', { name: say('viewDeliveries') })
  await expect(panel).toContainText('D-SZ02-AA-000007-1')
  await panel.getByLabel(`${say('arrived')} ${part}`).fill('1')
  await panel.getByRole('button', { name: say('receiveAll') }).click()
  await expect(panel).toContainText('1 short')
  await expect(panel.getByRole('button', { name: label('labels') })).toBeVisible()
  await look('shipment')
})

test('old parts are put aside and sent back together, and what is missing is said', async () => {
  const { page } = program
  await view('viewOldParts')
  await expect(page.getByText('2 owed')).toBeVisible()
  // Recorded under its Chinese name; in English the list says what the catalogue calls it in English.
  await expect(page.getByRole('row').filter({ hasText: mainPart?.nameEn ?? '-' })).toHaveCount(2)
  const choose = async () => {
    for (const box of await page.getByRole('checkbox', { name: uiWords.entries.chooseRow.en }).all())
      if ((await box.getAttribute('aria-checked')) === 'false') await box.click()
  }
  await choose()
  await page.getByRole('button', { name: say('collect') }).click()
  await expect(page.getByRole('row').filter({ hasText: say('old_collected') })).toHaveCount(2)
  await look('old-parts')
  await choose()
  await page
    .getByRole('button', { name: say('sendBack') })
    .first()
    .click()
  await page.getByRole('dialog').getByLabel(say('waybill')).fill('SF0002')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('row').filter({ hasText: say('old_sent') })).toHaveCount(2)
})

test('labels of shelves and of a part leave as one job, on the size that was chosen', async () => {
  const { page } = program
  await view('viewFind')
  await page.getByRole('option').first().click()
  const side = page.getByRole('complementary')
  await side.getByRole('button', { name: label('labels') }).click()
  const dialog = page.getByRole('dialog', { name: label('title') })
  await dialog.getByLabel(label('bins')).fill('a-01~a-03')
  await dialog.getByLabel(`${say('quantity')} ${part}`).fill('2')
  await dialog
    .getByRole('combobox', { name: label('size') })
    .or(dialog.getByRole('textbox', { name: label('size') }))
    .click()
  await page.getByRole('option', { name: label('label40x20') }).click()
  await look('labels-dialog')
  await dialog.getByRole('button', { name: 'Print 5 labels' }).click()
  await expect(dialog).toBeHidden()
  await expect.poll(async () => (await slips('stockLabel')).map(({ paper }) => paper)).toEqual(['label40x20'])
})

test('a new catalogue comes in by a bar that can be stopped, while the old one answers', async () => {
  test.setTimeout(180_000)
  const { page } = program
  const file = join(userData, 'catalogue.jsonl')
  const count = 40_000
  const made = makeCatalogue(resources, count)
  const lines = function* (): Generator<unknown> {
    yield { asOf: '2026-11-20', models: made.models.length, parts: count }
    yield* made.models
    yield* made.parts
  }
  writeLines(file, lines())
  await program.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, file)
  const size = async () =>
    ((await program.ask<PartsAnswer>('findParts', { text: part, limit: 5 })) as { value: PartsAnswer }).value
  const before = await size()
  const start = page.getByRole('button', { name: say('loadCatalogue') })
  await start.click()
  const bar = page.getByRole('progressbar', { name: say('loading') })
  await expect(bar).toBeVisible()
  await look('catalogue-import')
  expect((await size()).parts[0]?.partNumber).toBe(part)
  await page.getByRole('button', { name: say('stop'), exact: true }).click()
  await expect(page.getByText(say('loadCancelled'))).toBeVisible()
  expect(await size()).toEqual(before)
  await start.click()
  await expect(page.getByText(say('loadDone'))).toBeVisible({ timeout: 120_000 })
  expect(await size()).toMatchObject({ catalogueOf: '2026-11-20', catalogueSize: count, complete: true })
})

test('everything stands there in Chinese too', async () => {
  const { page } = program
  await page.evaluate(() => localStorage.setItem('counterbench.language', 'zh'))
  await page.reload()
  await page.getByRole('navigation').first().waitFor()
  await page.keyboard.press('F4')
  for (const key of [
    'viewFind',
    'viewDeliveries',
    'viewReorder',
    'viewTransfers',
    'viewOldParts',
    'viewStocktake',
  ] as const) {
    await page
      .getByRole('radiogroup', { name: stockWords.entries.view.zh })
      .getByText(stockWords.entries[key].zh, { exact: true })
      .click()
    await expect(page.getByRole('navigation').first()).toBeVisible()
    await look(`zh-${key}`)
  }
})

async function look(name: string): Promise<void> {
  const folder = process.env['LOOK']
  if (!folder) return
  await mkdir(folder, { recursive: true })
  await program.page.screenshot({ path: join(folder, `${name}.png`), caret: 'initial' })
}

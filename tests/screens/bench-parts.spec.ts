/**
 * A job and its parts in the real window: a likely part kept on a guess with its evidence and judged by the diagnosis, the
 * cause beside the fault, the timer that goes on over a reload, and a device that is out found by scanning it.
 */

import { rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import type { PartDetail, TicketDetail } from '../../shared/questions/lookups'
import { allPassed, plainPart } from '../support/full-day'
import { prepareProgram, type RunningProgram, startProgram } from '../support/program'
import { intake, sampleCatalogue, type TestWorkstation } from '../support/workstation'

test.describe.configure({ mode: 'serial' })

let folder = ''
let program: RunningProgram
let page: Page
let part = ''
const numbers: Record<string, string> = {}
const ids: Record<string, string> = {}

test.beforeAll(async () => {
  test.setTimeout(240_000)
  folder = await prepareProgram(prepare)
  program = await startProgram(folder)
  page = program.page
  await page.evaluate(() => localStorage.setItem('counterbench.language', 'zh'))
  await page.reload()
  await page.waitForFunction(() => window.workstation !== undefined)
  await program.signIn('technician')
  await page.keyboard.press('F3')
  await expect(card('guess')).toBeVisible({ timeout: 30_000 })
})
test.afterAll(async () => {
  await program?.app.close()
  if (folder !== '') rmSync(folder, { recursive: true, force: true })
})

test('a likely part is kept before the first look, with its evidence', async () => {
  await card('guess').click()
  const parts = job('guess').locator('#job-section-parts')
  await expect(parts.getByText('2 次里用了 2 次').first()).toBeVisible()
  await parts.getByRole('button', { name: '先留一件' }).click()
  await expect(parts.getByText('● 已留')).toBeVisible()
  expect(await stock()).toMatchObject({ reserved: 1 })
  await look('likely-zh')
})

test('the diagnosis says why it broke, and gives back what is not needed', async () => {
  await job('guess').getByRole('button', { name: '开始检测' }).click()
  const diagnosis = job('guess').locator('#job-section-diagnosis')
  const needed = diagnosis.getByRole('group', { name: /先留的件/ })
  await expect(needed.getByRole('button')).toHaveAttribute('aria-pressed', 'true')
  await needed.getByRole('button').click()
  await choose(diagnosis, '原因大类', /外力/)
  await choose(diagnosis, '原因', /跌落/)
  await look('diagnosis-zh')
  await diagnosis.getByRole('button', { name: '记录检测' }).click()
  await expect(diagnosis.getByText('● 已记录')).toBeVisible()
  expect(await stock()).toMatchObject({ reserved: 0 })
  const detail = await program.ask<TicketDetail>('ticket', { ticketId: ids['guess'] })
  expect(detail.kind === 'ok' && detail.value.ticket.diagnosis?.causeCode).toBe('IMP-01')
})

test('the timer goes on over a reload', async () => {
  await job('guess').getByRole('button', { name: '开始计时' }).click()
  await expect(job('guess').getByRole('button', { name: '停表' })).toBeVisible()
  await page.reload()
  await page.getByRole('navigation').first().waitFor()
  await page.keyboard.press('F3')
  await card('guess').click()
  const labour = job('guess').locator('#job-section-labour')
  await labour.getByRole('button', { name: '停表' }).click()
  await expect(labour.getByText('累计 1 分钟')).toBeVisible()
  await expect(labour.getByLabel('分钟')).toHaveValue('1')
  await page.keyboard.press('Escape')
})

test('scanning a device that is out leads to where it is checked in', async () => {
  await scan(numbers['out'] ?? '')
  const out = job('out').locator('#job-section-out')
  await expect(out.getByRole('button', { name: '返回登记' })).toBeVisible()
  await expect(out.locator(':focus')).toHaveCount(1)
  await look('scanned-out-zh')
})

function prepare(outlet: TestWorkstation): void {
  const { must, workstation } = outlet
  workstation.catalogue.load(sampleCatalogue())
  part = plainPart(outlet)
  must('manager', 'receiveStock', { partNumber: part, quantity: 5, bin: 'B-04', reason: '期初' })
  const model = [...sampleCatalogue().models].find((one) => one.brand === 'Huawei' && one.class === 'phone')
  if (!model) throw new Error('no such model in the sample')
  const receive = (name: string): string => {
    const input = intake({ fault: '不充电', faultCode: 'PH-PWR-02' })
    const device = {
      serial: input.device?.serial ?? '',
      modelId: model.id,
      modelName: model.nameZh,
      deviceClass: 'phone',
    }
    must('counter', 'receiveDevice', { ...input, device })
    ids[name] = input.ticketId
    numbers[name] = workstation.rows.get<{ number: string }>('tickets', input.ticketId)?.number ?? ''
    return input.ticketId
  }
  for (const name of ['before1', 'before2']) {
    const ticketId = receive(name)
    must('technician', 'startDiagnosis', { ticketId })
    must('technician', 'recordDiagnosis', { ticketId, faultCode: 'PH-PWR-02' })
    must('technician', 'usePart', { ticketId, partNumber: part, quantity: 1, underWarranty: true })
    must('technician', 'startRepair', { ticketId })
    must('technician', 'recordTest', { ticketId, items: allPassed(outlet) })
    must('technician', 'makeReady', { ticketId, outcome: 'repaired' })
  }
  receive('guess')
  const out = receive('out')
  must('technician', 'startDiagnosis', { ticketId: out })
  must('technician', 'sendOut', { ticketId: out, to: '总部', toKind: 'headquarters' })
}

function card(name: string) {
  return page.locator(`[data-ticket="${ids[name]}"]`)
}

function job(name: string) {
  return page.getByRole('dialog', { name: new RegExp(numbers[name] ?? '-') })
}

const stock = async () =>
  ((await program.ask<PartDetail>('part', { partNumber: part })) as { value: PartDetail }).value.stock

async function choose(within: ReturnType<typeof job>, label: string, option: RegExp): Promise<void> {
  await within
    .getByRole('combobox', { name: label, exact: true })
    .or(within.getByRole('textbox', { name: label, exact: true }))
    .click()
  await page.getByRole('option', { name: option }).click()
}

/** As a scanner types: all keys at once, and Enter. */
async function scan(code: string): Promise<void> {
  await page.evaluate((text) => {
    const codeOf = (key: string): string =>
      key === '-' ? 'Minus' : /\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`
    const press = (key: string, which: string) =>
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key, code: which, bubbles: true, shiftKey: /[A-Z]/.test(key) }),
      )
    for (const key of text) press(key, codeOf(key))
    press('Enter', 'Enter')
  }, code)
}

async function look(name: string): Promise<void> {
  const looks = process.env['LOOK']
  if (!looks) return
  await mkdir(looks, { recursive: true })
  await page.screenshot({ path: join(looks, `${name}.png`), caret: 'initial' })
}

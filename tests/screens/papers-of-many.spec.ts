/** Papers of many in the real window: a company's batch from one ticket, and the papers of a form chosen in its template. */

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import type { Answer } from '../../shared/result'
import { printer } from '../printing/printers'
import { prepareProgram, type RunningProgram, startProgram } from '../support/program'
import { intake } from '../support/workstation'

/** Set to look at the screens by eye. */
const looks = process.env.PAPER_LOOKS
let folder: string
let program: RunningProgram
let page: Page
const problems: string[] = []

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  test.setTimeout(240_000)
  folder = await prepareProgram((outlet) => {
    const company = { kind: 'company' as const, name: '陈先生', company: '鹏城物流有限公司' }
    const first = intake({ newCustomer: { ...company, phones: ['13800138000'] } })
    outlet.must('counter', 'receiveDevice', first)
    for (const modelName of ['华为 P40', '荣耀 50']) {
      const device = { serial: `SN${modelName.length}${Date.now()}`, modelName, deviceClass: 'phone' }
      const { newCustomer: _known, ...next } = intake({
        customerId: first.customerId,
        batchId: first.ticketId,
        device,
      })
      outlet.must('counter', 'receiveDevice', next)
    }
  })
  const inFiles = { kind: 'file' as const, folder: join(folder, 'rolls') }
  const roll = printer(inFiles, { id: 'roll', name: '小票机', rollAs: 'page' })
  mkdirSync(join(folder, 'rolls'), { recursive: true })
  const setup = { printers: [roll], papers: {}, language: 'zh-CN' }
  writeFileSync(join(folder, 'outlet', 'printers.json'), JSON.stringify(setup))
  program = await startProgram(folder)
  page = program.page
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.message))
  await program.signIn('manager')
  await page.locator('nav').first().waitFor()
  if ((await page.locator('html').getAttribute('lang')) === 'en') await page.keyboard.press('Control+Alt+l')
  await page.locator('html[lang^="zh"]').waitFor()
})

test.afterAll(async () => {
  await program?.app.close()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

test('a ticket of a batch shows its devices, and prints for all of them at once', async () => {
  await page.keyboard.press('F2')
  await page.keyboard.press('Alt+4')
  await page.getByRole('row').filter({ hasText: '荣耀 50' }).first().dblclick()
  const sheet = page.getByRole('dialog').first()
  await expect(sheet.getByText('同批 3 台')).toBeVisible()
  await sheet.getByText('同批 3 台').scrollIntoViewIfNeeded()
  await look('batch-zh')
  await sheet.getByRole('button', { name: '全部机身标签' }).click()
  await expect(page.getByText('3 台的标签已送去打印')).toBeVisible()
  await sheet.getByRole('button', { name: '每台一张受理凭证（2 张）' }).click()
  await expect(page.getByText('2 张受理凭证已送去打印')).toBeVisible()
  await expect(sheet.getByRole('button', { name: /每台一张受理凭证/ })).toBeHidden()
  await papersOut(2)
  const before = await pages()
  expect(before).toHaveLength(1)
  await sheet.getByRole('button', { name: '打批量受理凭证' }).click()
  await expect(sheet.getByText('批量受理凭证已打过')).toBeVisible()
  await look('batch-done-zh')
  await papersOut(3)
  const after = await pages()
  // Another page, and still the same process: one that had to be started for each slip would be waited for.
  expect(after.map(({ url }) => url)).not.toEqual(before.map(({ url }) => url))
  expect(after.map(({ process }) => process)).toEqual(before.map(({ process }) => process))
  await page.keyboard.press('Escape')
})

async function papersOut(count: number): Promise<void> {
  const papers = () => readdirSync(join(folder, 'rolls')).filter((name) => name.endsWith('.pdf')).length
  await expect.poll(papers, { timeout: 30_000 }).toBe(count)
}

/** What the hidden window for paper shows, and in which process. */
function pages(): Promise<readonly { readonly url: string; readonly process: number }[]> {
  return program.app.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      .map((contents) => ({ url: contents.getURL(), process: contents.getOSProcessId() }))
      .filter(({ url }) => url.startsWith('counterbench-print:')),
  )
}

test('in a pause after some pages the window gets a new process, and what the old one kept is free', async () => {
  const [before] = await pages()
  const { rows } = await through<{ readonly rows: readonly { readonly id: string }[] }>('ask', {
    name: 'rows',
    input: { table: 'tickets', filter: [], offset: 0, limit: 1 },
  })
  for (let slip = 0; slip < 12; slip += 1) {
    await through('execute', {
      commandId: `one-more-slip-${slip}`,
      name: 'printDocument',
      input: { form: 'claimReceipt', subject: `ticket/${rows[0]?.id}`, number: '', paper: 'roll80' },
    })
  }
  await papersOut(15)
  await expect.poll(async () => (await pages()).map(({ process }) => process)).not.toContain(before?.process)
  expect(await pages()).toHaveLength(1)
})

/** By the page's own door, as the screens do it. */
async function through<Value>(way: 'ask' | 'execute', request: object): Promise<Value> {
  const text = await page.evaluate(({ by, sent }) => window.workstation?.[by](sent) ?? '', {
    by: way,
    sent: JSON.stringify(request),
  })
  const answer = JSON.parse(text) as Answer<Value>
  if (answer.kind !== 'ok') throw new Error(text)
  return answer.value
}

test('the papers of a form are chosen in its template', async () => {
  await page.keyboard.press('F10')
  await page.getByRole('button', { name: /单据模板/ }).click()
  await page.getByRole('button', { name: /^受理凭证/ }).click()
  const choice = page.getByRole('radiogroup', { name: '这种单据打在' })
  await expect(choice).toContainText('标准（80 mm 小票 + A5）')
  await choice.getByText('自己选').click()
  await page.getByRole('button', { name: /^✓?A5$/ }).click()
  await page.getByRole('button', { name: '58 mm 小票', exact: true }).click()
  await look('papers-zh')
  await page.keyboard.press('Control+s')
  await expect(page.getByText('受理凭证 的模板已保存')).toBeVisible()
  await page.keyboard.press('Control+Alt+l')
  await page.locator('html[lang="en"]').waitFor()
  await look('papers-en')
  await page.keyboard.press('Control+Alt+l')
  await page.locator('html[lang^="zh"]').waitFor()
  expect(problems).toEqual([])
})

async function look(name: string): Promise<void> {
  if (looks) await page.screenshot({ path: join(looks, `${name}.png`), caret: 'initial' })
}

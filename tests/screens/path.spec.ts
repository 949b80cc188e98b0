/**
 * The whole way of a device through the outlet, in the real window, by keyboard and scanner: in at the counter,
 * through the bench, out against its receipt, the day closed, and headquarters holding the same. Real paper leaves
 * through the system's print queues and is read back; a real headquarters is killed and comes back.
 */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { benchWords } from '../../renderer/i18n/bench'
import { counterWords } from '../../renderer/i18n/counter'
import { frameWords } from '../../renderer/i18n/frame'
import { headquartersWords } from '../../renderer/i18n/headquarters-place'
import { managerWords } from '../../renderer/i18n/manager'
import { partsWords } from '../../renderer/i18n/parts'
import { tillWords } from '../../renderer/i18n/till'
import { startCups, type TestCups, type TestQueue } from '../../scripts/lib/cups'
import { type Drive, openProgram } from '../../scripts/lib/drive'
import * as day from '../../scripts/lib/drive-day'
import { waitForPaper } from '../../scripts/lib/drive-paper'
import {
  type Headquarters,
  makeDemoFolder,
  type makeFolder,
  publish,
  setPrinters,
  startHeadquarters,
} from '../../scripts/lib/drive-surroundings'
import { renumber } from '../../shared/numbers'

test.describe.configure({ mode: 'serial' })

let folder: ReturnType<typeof makeFolder> | undefined
let cups: TestCups | undefined
let headquarters: Headquarters
let drive: Drive
let number = ''
let partNumber = ''
let statusPage = ''
let roll: TestQueue
let half: TestQueue
let label: TestQueue
let full: TestQueue

test.beforeAll(async () => {
  test.setTimeout(300_000)
  cups = await startCups()
  roll = await cups.addPdfQueue()
  half = await cups.addPdfQueue()
  label = await cups.addPdfQueue()
  full = await cups.addPdfQueue()
  folder = await makeDemoFolder('path')
  setPrinters(folder.path, { roll80: roll.name, a5: half.name, label60x40: label.name, a4: full.name })
  headquarters = await startHeadquarters(`${folder.path}/headquarters`)
  drive = await openProgram({
    userData: folder.path,
    args: ['--demo', `--headquarters=${headquarters.url}`],
  })
})

test.afterAll(async () => {
  await drive?.close()
  await headquarters?.stop()
  await cups?.close()
  folder?.remove()
})

test('a person signs in with a PIN, and a wrong one says so and empties the field', async () => {
  await drive.speak('zh')
  await drive.reach(drive.page.getByLabel(drive.say(frameWords, 'findPerson')))
  await drive.type('c01')
  await drive.press('Enter')
  await drive.page.locator('#pin').waitFor()
  await drive.type('7777')
  await drive.press('Enter')
  await expect(drive.page.getByRole('alert')).toContainText('密码')
  await expect(drive.page.locator('#pin')).toHaveValue('')
  await drive.type('1001')
  await drive.press('Enter')
  await expect(drive.page.getByRole('navigation')).toContainText('前台')
  await expect(drive.page.getByRole('navigation')).not.toContainText('店长')
})

test('a scanned phone of a new customer is received with one key, with the warranty answer and its row', async () => {
  await day.fillIntake(drive, {
    code: '490154203237518',
    model: 'hongmi note 11',
    phone: '13800138000',
    name: '路晓',
    fault: '尾插松动，充不进电',
    boughtOn: '2026-03-05',
    deposit: '20',
  })
  const warranty = drive.page.getByRole('complementary')
  await expect(warranty).toContainText('免费修理')
  await expect(warranty).toContainText('移动电话机商品')
  await expect(warranty).toContainText('phone-period')
  number = await day.receive(drive)
})

test('three papers arrive at the printers: roll, A5 and label, readable and scannable', async () => {
  const receipt = await waitForPaper(roll, [number, '受理凭证'])
  expect(Math.abs(receipt.widthMillimetres - 80)).toBeLessThan(0.6)
  expect(receipt.heightMillimetres).toBeGreaterThan(100)
  expect(receipt.pages).toBe(1)
  expect(receipt.codes).toContain(number)
  // The customer's own page at headquarters, read off the paper as a telephone does.
  statusPage = receipt.codes.find((code) => code.startsWith(`${headquarters.url}/s/`)) ?? ''
  expect(statusPage).not.toBe('')

  const sheet = await waitForPaper(half, [number, '受理凭证', '路晓', '13800138000', '490154203237518'])
  expect(Math.abs(sheet.widthMillimetres - 148)).toBeLessThan(0.6)
  expect(Math.abs(sheet.heightMillimetres - 210)).toBeLessThan(0.6)
  expect(sheet.codes).toContain(number)
  expect(sheet.codes).toContain(statusPage)
  const to = process.env.SCREENSHOTS
  if (to)
    for (const queue of [roll, half]) writeFileSync(join(to, `${queue.name}.pdf`), queue.received()[0] ?? '')

  const labelNumber = renumber(number, 'L') ?? ''
  const sticker = await waitForPaper(label, [labelNumber, '路*'])
  expect(Math.abs(sticker.widthMillimetres - 60)).toBeLessThan(0.6)
  expect(Math.abs(sticker.heightMillimetres - 40)).toBeLessThan(0.6)
  expect(sticker.pages).toBe(1)
  expect(sticker.text).not.toContain('13800138000')
  expect(sticker.codes).toContain(labelNumber)
})

test('a technician takes the next job with one key, and ours by its label', async () => {
  await drive.lock()
  await drive.signIn('T01', '2001')
  expect(await day.takeNextJob(drive)).not.toBe(number)
  await drive.press('Escape')
  await expect(drive.page.locator('#job-section-diagnosis')).toBeHidden()
  await day.openJob(drive, renumber(number, 'L') ?? '')
  await day.startDiagnosis(drive)
  await day.diagnose(drive, '尾插焊盘松脱，更换小板')
})

test('a part is found by pinyin, reserved and fitted; the stock goes down by one', async () => {
  partNumber = await day.usePart(drive, 'weicha')
  expect(partNumber).toMatch(/^CB-CHG-/)
  await drive.push(drive.page.getByRole('button', { name: partNumber }))
  const shelf = drive.page.getByRole('dialog', { name: partNumber })
  await expect(shelf.getByRole('row', { name: /[-−]1/ }).first()).toContainText(
    drive.say(partsWords, 'move_stockIssued'),
  )
  await drive.press('Escape')
  await expect(shelf).toBeHidden()
  await day.addLabour(drive)
})

test('the quote goes out, the customer accepts, the test is passed line by line, and it is ready', async () => {
  await day.quote(drive)
  await day.acceptQuote(drive, '路晓')
  await day.passTest(drive)
  await day.makeReady(drive)
  await waitForPaper(half, ['维修报价单', number])
})

test('both languages change at once, with nothing left over', async () => {
  const { page, say } = drive
  await expect(page.locator('#job-title-parts')).toHaveText('备件')
  await drive.speak('en')
  await expect(page.locator('#job-title-parts')).toHaveText('Parts')
  await expect(page.getByRole('navigation')).toContainText('Bench')
  await expect(page.getByRole('contentinfo')).toContainText(say(frameWords, 'lock'))
  await expect(page.locator('#job-section-ready')).toContainText(say(benchWords, 'waitsForCustomer'))
})

test('the scanned receipt opens the hand-over; cash, signature and QR15-05 end it', async () => {
  await drive.lock()
  await drive.signIn('C01', '1001')
  const box = await day.openHandOver(drive, number)
  await expect(box).toContainText('¥')
  await day.takeCash(drive, '100')
  await waitForPaper(roll, ['收款单', number])
  await day.sign(drive)
  await day.handOver(drive)
  const paper = await waitForPaper(half, ['QR15-05', number, '路晓'])
  expect(Math.abs(paper.widthMillimetres - 148)).toBeLessThan(0.6)
  expect(paper.codes).toContain(number)
  await drive.press('Escape')
})

test('headquarters receives all of it by one key, and both sides agree', async () => {
  await drive.lock()
  await drive.signIn('M01', '3001')
  await drive.go('F9')
  await reconcile('agree')
  const stations = drive.page.getByRole('table').first()
  await expect(stations).toContainText(drive.say(headquartersWords, 'agrees'))
  await expect(stations).not.toContainText(drive.say(headquartersWords, 'differs'))
  const told = await (await fetch(statusPage)).text()
  expect(told).toContain(number)
  expect(told).not.toContain('路晓')
})

test('without headquarters it works on and says so; when it is back, everything catches up', async () => {
  await headquarters.kill()
  await reconcile('offline')
  await drive.go('F2')
  await day.fillIntake(drive, {
    code: '356938035643809',
    model: 'mate 40',
    phone: '13900139000',
    name: 'Lin',
    fault: 'no sound',
    boughtOn: '2024-01-05',
  })
  const offline = await day.receive(drive)
  expect(offline).not.toBe(number)
  await waitForPaper(roll, [offline])
  await headquarters.start()
  await drive.go('F9')
  await reconcile('agree')
})

test('a recall and a price that headquarters publishes arrive here', async () => {
  const { page } = drive
  await publish(headquarters.url, 'notice', {
    type: 'recallPublished',
    titleZh: '尾插小板召回',
    titleEn: 'Charging board recall',
    textZh: '请换新。',
    textEn: 'Exchange it.',
    modelIds: '',
    serialFrom: '490154203237000',
    serialTo: '490154203237999',
  })
  const validFrom = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  await publish(headquarters.url, 'price', { partNumber, priceYuan: '41.50', validFrom })
  await drive.press('Alt+R')
  const rehearsal = page.getByRole('dialog')
  await expect(rehearsal).toContainText(drive.say(headquartersWords, 'willReceive', { count: 2 }))
  await shot('rehearsal-en')
  await drive.press('Escape')
  await expect(rehearsal).toBeHidden()
  await reconcile('agree')
  const news = page.getByRole('region', { name: drive.say(headquartersWords, 'news') })
  await expect(news).toContainText('Charging board recall')
  await expect(news).toContainText(`${partNumber} ¥41.50 from ${validFrom}`)
  await shot('news-en')
  await drive.speak('zh')
  await expect(page.getByRole('region', { name: drive.say(headquartersWords, 'news') })).toContainText(
    '尾插小板召回',
  )
  await shot('news-zh')
  await drive.speak('en')
  await drive.go('F4')
  await drive.fill(page.getByPlaceholder(drive.say(partsWords, 'findHint')), partNumber)
  await expect(page.getByText('¥41.50').first()).toBeVisible()
  await drive.go('F2')
  await drive.scan('490154203237518')
  const recall = drive.say(counterWords, 'recall', { title: 'Charging board recall' })
  await expect(page.getByText(recall)).toBeVisible()
})

test('every figure and chart opens the tickets behind it', async () => {
  const { page, say } = drive
  await drive.go('F8')
  await drive.press('Alt+3')
  await page.getByText(say(managerWords, 'chartStatus')).waitFor()
  expect(await page.locator('.recharts-surface').count()).toBeGreaterThanOrEqual(2)
  await drive.push(page.getByRole('button', { name: /^\d+$/ }).first())
  const behind = page.getByRole('dialog')
  await expect(behind).toContainText('S-SZ01-')
  await drive.press('Escape')
  await expect(behind).toBeHidden()
  const bar = page.locator('.recharts-bar-rectangle path').last()
  await bar.scrollIntoViewIfNeeded()
  await bar.click()
  await expect(behind).toContainText('S-SZ01-')
  await drive.press('Escape')
})

test('the manager closes the day with counted cash; the summary comes out on A4', async () => {
  await drive.go('F7')
  await expect(drive.page.getByRole('contentinfo')).toContainText(drive.say(tillWords, 'closeDay'))
  await day.closeDay(drive, '1234.50', 'counted twice')
  const summary = await waitForPaper(full, ['日报'])
  expect(Math.abs(summary.widthMillimetres - 210)).toBeLessThan(0.6)
  expect(Math.abs(summary.heightMillimetres - 297)).toBeLessThan(0.6)
  expect(summary.text).toContain('1,234.50')
})

test('in all of it the window complained about nothing', () => {
  expect(drive.complaints).toEqual([])
})

test('five wrong PINs lock the person out for a while, and say how long', async () => {
  await drive.lock()
  const { page } = drive
  await drive.press('Escape')
  await drive.reach(page.getByLabel(drive.say(frameWords, 'findPerson')))
  await drive.type('C02')
  await drive.press('Enter')
  await page.locator('#pin').waitFor()
  for (let wrong = 0; wrong < 5; wrong += 1) {
    await expect(page.locator('#pin')).toBeEnabled()
    await drive.type('4321')
    await drive.press('Enter')
    await expect(page.getByRole('alert')).toBeVisible()
    await expect(page.locator('#pin')).toHaveValue('')
  }
  await expect(page.getByRole('alert')).toContainText(/\d+ s/)
  await expect(page.locator('#pin')).toBeDisabled()
})

async function shot(name: string): Promise<void> {
  const to = process.env.SCREENSHOTS
  if (to) await drive.page.screenshot({ path: join(to, `${name}.png`) })
}

async function reconcile(outcome: 'agree' | 'offline'): Promise<void> {
  await expect(drive.page.getByRole('contentinfo')).toContainText(
    drive.say(headquartersWords, 'reconcileNow'),
  )
  const before = await lastRun()
  await drive.press('F5')
  await expect.poll(lastRun, { timeout: 30_000 }).not.toBe(before)
  const light = drive.page.getByRole('status').filter({
    hasText:
      outcome === 'agree'
        ? drive.say(headquartersWords, 'agree')
        : drive.say(headquartersWords, 'offline', { at: '' }).trim(),
  })
  await expect(light.first()).toBeVisible()
}

/** The newest exchange as main remembers it: a light that shone before must not be taken for the answer. */
async function lastRun(): Promise<string> {
  return drive.page.evaluate(async () => {
    const answer = await window.workstation?.ask(JSON.stringify({ name: 'sync', input: {} }))
    return String(JSON.parse(answer ?? '{}').value?.runs?.[0]?.runId ?? '')
  })
}

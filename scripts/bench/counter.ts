/**
 * How the counter feels with fifty times the demo: 3,000 open tickets, 100,000 closed, 50,000 customers. In the real
 * window and with its own keys: from a key to its paint in the customer and model boxes, from the save key to the
 * answer on the screen (fsync included) and to the paper in the print queue, and the frames of the whole list while it
 * scrolls. The backup of the hour is made meanwhile, as in any hour. The outlet is made on the first run of a day (some
 * minutes) and copied on the next. COUNTER_TIMES=5 measures with five times the demo, while something is being tried out.
 */

import type { Page } from '@playwright/test'
import { counterWords } from '../../renderer/i18n/counter'
import type { Answer } from '../../shared/result'
import type { BenchResult } from '../bench'
import { startCups, type TestCups } from '../lib/cups'
import { type Drive, openProgram } from '../lib/drive'
import { makeFolder, setPrinters } from '../lib/drive-surroundings'
import { fiftyfold, type ManyCounts, manyTickets } from '../lib/many-tickets'
import { watchFrames, watchKeys, watchSave } from './counter/watch'

const saves = 24
const frames = 400

/** As people ask: whole phones, last four digits, pinyin of names and companies; part of a name, of a model number. */
const customerTexts = [
  ...['13800023456', '13800050001', '1380004', '3456', '0707', '59999'],
  ...['zhangwei', 'liujuan', 'yanglei', 'zw', 'kejiyouxian', 'wuliuchedui', 'xujing', 'qinfang', 'lvq'],
]
const modelTexts = [
  ...['mate 40 pro', 'redmi note 11', 'hongmi', 'SM-G99', 'iphone 13', 'xiaoxin', 'thinkpad'],
  ...['laserjet', 'oppo reno', 'vivo x60', '2201117', 'ANA-AN00', 'rongyao', 'ipad'],
]

export function run(): Promise<BenchResult> {
  const times = Number(process.env['COUNTER_TIMES'] ?? 50)
  const part = (count: number) => Math.round((count * times) / 50)
  const { open, closed, customers } = fiftyfold
  return measureWith({ open: part(open), closed: part(closed), customers: part(customers) })
}

export async function measureWith(counts: ManyCounts): Promise<BenchResult> {
  const say = (text: string) => process.stderr.write(`${text}\n`)
  const folder = makeFolder('bench-counter')
  const cups = await startCups()
  let drive: Drive | undefined
  try {
    await manyTickets(folder.path, counts, say)
    const roll80 = await cups.addPdfQueue()
    const a5 = await cups.addPdfQueue()
    const label60x40 = await cups.addPdfQueue()
    setPrinters(folder.path, { roll80: roll80.name, a5: a5.name, label60x40: label60x40.name })
    drive = await openProgram({ userData: folder.path, args: ['--demo'] })
    await drive.speak('zh')
    await drive.signIn('C01', '1001')
    const firstListMs = await listThere(drive)
    await everythingThere(drive.page, counts.customers)
    say('the lists and the search are filled')
    const customerKeys = await keysToPaint(drive, drive.say(counterWords, 'customerBox'), customerTexts)
    const modelKeys = await keysToPaint(drive, drive.say(counterWords, 'modelHint'), modelTexts)
    say('typed')
    const saved = await saveMany(drive, cups, saves)
    say(`saved, each in ${saved.answers.map(Math.round).join(', ')} ms`)
    say(`paper, all of each in ${saved.taken.map(Math.round).join(', ')} ms`)
    const scrolled = await scroll(drive)
    return {
      figures: {
        'key to paint in the customer box, p99 ms': percentile(customerKeys, 0.99),
        'key to paint in the model box, p99 ms': percentile(modelKeys, 0.99),
        'save key to answer on screen, p50 ms': percentile(saved.answers, 0.5),
        'save key to answer on screen, p99 ms': percentile(saved.answers, 0.99),
        'save key to all paper in the queue, p50 ms': percentile(saved.taken, 0.5),
        'save key to all paper in the queue, p95 ms': percentile(saved.taken, 0.95),
        'save key to the queue’s word that all of it came out, p50 ms': percentile(saved.confirmed, 0.5),
        'sign-in to the open tickets in the list, ms': firstListMs,
        'frame of the list of 100,000 while scrolling, p95 ms': percentile(scrolled.work, 0.95),
        'from frame to frame while scrolling, p95 ms': percentile(scrolled.between, 0.95),
      },
      limits: {
        'key to paint in the customer box, p99 ms': 50,
        'key to paint in the model box, p99 ms': 50,
        'save key to answer on screen, p99 ms': 100,
        'save key to all paper in the queue, p95 ms': 1_000,
        'frame of the list of 100,000 while scrolling, p95 ms': 16,
      },
    }
  } finally {
    await drive?.close()
    await cups.close()
    folder.remove()
  }
}

/** From the sign-in until the list of open tickets can be worked with, whatever else is still being fetched. */
async function listThere({ page, press }: Drive): Promise<number> {
  const from = performance.now()
  await press('Alt+4')
  await page.locator('[role="grid"] [role="row"]').nth(5).waitFor({ timeout: 240_000 })
  const taken = performance.now() - from
  await press('Alt+1')
  return Math.round(taken)
}

/** The window's own rows are all there, and main knows the last of the customers. */
async function everythingThere(page: Page, customers: number): Promise<void> {
  await page.locator('[role="tab"] span').first().waitFor({ timeout: 240_000 })
  const last = `138000${9_999 + customers - 200}`
  for (;;) {
    const found = await ask<readonly unknown[]>(page, 'findCustomers', { text: last, limit: 5 })
    if (found.length > 0) return
    await page.waitForTimeout(500)
  }
}

async function keysToPaint(
  drive: Drive,
  placeholder: string,
  texts: readonly string[],
): Promise<readonly number[]> {
  const { page, press } = drive
  await drive.go('F2')
  const box = page.getByPlaceholder(placeholder)
  await box.click()
  const watched = await watchKeys(page)
  for (const text of [...texts, ...texts]) {
    await press('Control+a', 'Delete')
    await drive.type(text)
    await page.waitForTimeout(150)
  }
  const taken = await watched.end()
  await press('Control+a', 'Delete', 'Escape')
  return taken
}

/** Phones that have been here before: scanned, their customer taken over, a fault, all in good order, saved. */
async function saveMany(
  drive: Drive,
  cups: TestCups,
  count: number,
): Promise<{
  readonly answers: readonly number[]
  readonly taken: readonly number[]
  readonly confirmed: readonly number[]
}> {
  const { page, press, say } = drive
  const answers: number[] = []
  const taken: number[] = []
  const confirmed: number[] = []
  await emptyForm(drive)
  for (const serial of await phonesThatWereHere(page, count)) {
    await drive.scan(serial)
    await page.locator('[aria-labelledby="counter-device"] ul li').first().waitFor()
    await page.getByPlaceholder(say(counterWords, 'customerBox')).click()
    await page.keyboard.press('ArrowDown')
    await page.locator('div[role="option"]').first().waitFor()
    await press('Enter', 'Alt+f')
    await drive.type('dianchi')
    await press('Alt+g')
    await page.getByText(say(counterWords, 'allFilled')).waitFor()
    const watched = await watchSave(page)
    await press('F5')
    const { number, atMs, answerMs } = await watched.end()
    answers.push(answerMs)
    const out = await paperOut(page, number)
    confirmed.push(out.lastAtMs - atMs)
    const inQueue = cups.takenSince(atMs)
    if (inQueue.length < out.papers) throw new Error(`${inQueue.length} of ${out.papers} papers in the queue`)
    taken.push(Math.max(...inQueue) - atMs)
  }
  return { answers, taken, confirmed }
}

async function emptyForm({ page, press, say }: Drive): Promise<void> {
  await press('Alt+1', 'Alt+Delete')
  const sure = page.getByText(say(counterWords, 'clearAsks'))
  if (await sure.isVisible()) await press('Control+s')
  await sure.waitFor({ state: 'hidden' })
}

interface TicketLine {
  readonly serial: string
  readonly deviceClass: string
  readonly customerId: string
}

async function phonesThatWereHere(page: Page, count: number): Promise<readonly string[]> {
  const { rows } = await ask<{ readonly rows: readonly TicketLine[] }>(page, 'rows', {
    table: 'tickets',
    filter: [{ column: 'open', op: 'is', value: 0 }],
    sort: { column: 'receivedAtMs', descending: false },
    offset: 0,
    limit: 200,
  })
  const phones = rows.filter(({ serial, deviceClass }) => deviceClass === 'phone' && /^\d{15}$/.test(serial))
  const serials = [...new Set(phones.map(({ serial }) => serial))].slice(0, count)
  if (serials.length < count) throw new Error(`only ${serials.length} phones to take in again`)
  return serials
}

/** How many papers the ticket has, and when the print system said of the last one that it came out. */
async function paperOut(
  page: Page,
  number: string,
): Promise<{ readonly papers: number; readonly lastAtMs: number }> {
  for (let turn = 0; turn < 100; turn += 1) {
    const { rows } = await ask<{ readonly rows: readonly { status: string; endedAtMs: number }[] }>(
      page,
      'rows',
      {
        table: 'prints',
        filter: [{ column: 'number', op: 'is', value: number }],
        offset: 0,
        limit: 20,
      },
    )
    if (rows.some(({ status }) => status === 'failed')) throw new Error(`a paper of ${number} failed`)
    if (rows.length > 0 && rows.every(({ status }) => status === 'printed'))
      return { papers: rows.length, lastAtMs: Math.max(...rows.map(({ endedAtMs }) => endedAtMs)) }
    // Nobody asks for their paper more often, and while somebody asks the program puts off what can wait.
    await page.waitForTimeout(1_200)
  }
  throw new Error(`the papers of ${number} did not come out`)
}

async function scroll({ page, press }: Drive) {
  await press('Alt+5')
  await page.locator('[role="grid"] [role="row"]').nth(5).waitFor()
  return watchFrames(page, frames)
}

async function ask<Value>(page: Page, name: string, input: unknown): Promise<Value> {
  const text = await page.evaluate(
    (sent) => window.workstation?.ask(sent) ?? '',
    JSON.stringify({ name, input }),
  )
  const answer = JSON.parse(text) as Answer<Value>
  if (answer.kind !== 'ok') throw new Error(`${name}: ${text}`)
  return answer.value
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
  return Math.round(value * 10) / 10
}

/**
 * `npm run tour`: the whole way of a device through the outlet in the real window, as one look at everything. Leaves
 * in `out/tour/` a numbered picture of every screen in both languages, every paper that came out of the print
 * queues, and `summary.json` with each step's outcome and time. Ends with 1 when a step failed.
 */

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { renumber } from '../shared/numbers'
import { startCups, type TestQueue } from './lib/cups'
import { type Drive, type Language, openProgram } from './lib/drive'
import * as day from './lib/drive-day'
import { makeDemoFolder, makeFolder, setPrinters, startHeadquarters } from './lib/drive-surroundings'

const out = join(__dirname, '../out/tour')
const languages: readonly Language[] = ['zh', 'en']

interface StepResult {
  readonly step: string
  readonly ok: boolean
  readonly ms: number
  readonly problem?: string
}

const results: StepResult[] = []
let pictures = 0

async function step(name: string, work: () => Promise<void>): Promise<void> {
  const startedMs = performance.now()
  try {
    await work()
    results.push({ step: name, ok: true, ms: Math.round(performance.now() - startedMs) })
  } catch (error) {
    const problem = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    results.push({ step: name, ok: false, ms: Math.round(performance.now() - startedMs), problem })
  }
  process.stdout.write(`${results.at(-1)?.ok ? 'ok    ' : 'FAILED'} ${name}\n`)
}

async function picture(drive: Drive, name: string): Promise<void> {
  pictures += 1
  const number = String(pictures).padStart(3, '0')
  await drive.page.waitForTimeout(400)
  await drive.page.screenshot({
    path: join(out, `${number}-${name}-${drive.language()}.png`),
    caret: 'initial',
  })
}

/** The same screen in both languages, and back to the first. */
async function both(drive: Drive, name: string): Promise<void> {
  const first = drive.language()
  for (const language of [first, ...languages.filter((other) => other !== first)]) {
    await drive.speak(language)
    await picture(drive, name)
  }
  await drive.speak(first)
}

async function firstStart(): Promise<void> {
  const folder = makeFolder('tour-first')
  const drive = await openProgram({ userData: folder.path })
  try {
    await picture(drive, 'first-start')
    await drive.press('F5')
    await picture(drive, 'first-start-outlet')
  } finally {
    await drive.close()
    folder.remove()
  }
}

const visit = {
  code: '490154203237518',
  model: 'hongmi note 11',
  phone: '13800138000',
  name: '路晓',
  fault: '尾插松动，充不进电',
  boughtOn: '2026-03-05',
  deposit: '20',
} as const

async function wholeWay(drive: Drive): Promise<void> {
  let number = ''
  await drive.speak('zh')
  await step('sign in', async () => {
    await both(drive, 'sign-in')
    await drive.signIn('C01', '1001')
  })
  await step('counter: take a device in', async () => {
    await both(drive, 'counter-empty')
    await day.fillIntake(drive, visit)
    await both(drive, 'counter-filled')
    number = await day.receive(drive)
    await both(drive, 'counter-received')
  })
  await step('counter: lists', async () => {
    for (const key of ['Alt+2', 'Alt+3', 'Alt+4', 'Alt+5']) {
      await drive.press(key)
      await both(drive, `counter-list-${key.slice(-1)}`)
    }
    await drive.press('Alt+1')
  })
  await step('keys', async () => {
    await drive.press('F1')
    await both(drive, 'key-map')
    await drive.press('Escape')
  })
  await step('bench: the board and the next job', async () => {
    await drive.lock()
    await drive.signIn('T01', '2001')
    await drive.go('F3')
    await both(drive, 'bench-board')
    await day.openJob(drive, renumber(number, 'L') ?? '')
    await both(drive, 'bench-job')
  })
  await step('bench: diagnose, fit a part, quote, test, ready', async () => {
    await day.startDiagnosis(drive)
    await day.diagnose(drive, '尾插焊盘松脱，更换小板')
    await day.usePart(drive, 'weicha', async (name) => picture(drive, `bench-part-${name}`))
    await day.addLabour(drive)
    await day.quote(drive)
    await both(drive, 'bench-quoted')
    await day.acceptQuote(drive, '路晓')
    await day.passTest(drive)
    await day.makeReady(drive)
    await both(drive, 'bench-ready')
    await drive.press('Escape')
  })
  await step('parts', async () => {
    await drive.go('F4')
    await both(drive, 'parts')
    await drive.type('pmzc')
    await both(drive, 'parts-found')
  })
  await step('custody', async () => {
    await drive.go('F6')
    await both(drive, 'custody')
  })
  await step('counter: hand over', async () => {
    await drive.lock()
    await drive.signIn('C01', '1001')
    await day.openHandOver(drive, number)
    await both(drive, 'hand-over')
    await day.takeCash(drive, '100', async (name) => picture(drive, `payment-${name}`))
    await day.sign(drive, async (name) => picture(drive, `signature-${name}`))
    await day.handOver(drive)
    await both(drive, 'handed-over')
    await drive.press('Escape')
  })
  await step('headquarters', async () => {
    await drive.lock()
    await drive.signIn('M01', '3001')
    await drive.go('F9')
    await drive.press('F5')
    await drive.page.waitForTimeout(3000)
    await both(drive, 'headquarters')
  })
  await step('manager', async () => {
    await drive.go('F8')
    for (const key of ['Alt+1', 'Alt+2', 'Alt+3', 'Alt+4']) {
      await drive.press(key)
      await drive.page.waitForTimeout(800)
      await both(drive, `manager-${key.slice(-1)}`)
    }
  })
  await step('till: close the day', async () => {
    await drive.go('F7')
    await both(drive, 'till')
    await day.closeDay(drive, '1234.50', '点了两遍', async (name) => picture(drive, `close-day-${name}`))
    await both(drive, 'till-closed')
  })
  await step('settings', async () => {
    await drive.lock()
    await drive.signIn('A01', '9001')
    await drive.go('F10')
    for (const key of ['Alt+1', 'Alt+2', 'Alt+3', 'Alt+4', 'Alt+5', 'Alt+6', 'Alt+7']) {
      await drive.press(key)
      await both(drive, `settings-${key.slice(-1)}`)
    }
  })
  await step('other sizes and dark', async () => {
    for (const [width, height] of [
      [1920, 1080],
      [1280, 720],
    ] as const) {
      await drive.app.evaluate(
        ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size[0], size[1]),
        [width, height] as const,
      )
      for (const key of ['F2', 'F3', 'F8']) {
        await drive.go(key)
        await both(drive, `${key}-${width}x${height}`)
      }
    }
    await drive.press('Control+Alt+d')
    for (const key of ['F2', 'F3', 'F7', 'F8']) {
      await drive.go(key)
      await picture(drive, `${key}-dark`)
    }
  })
  await step('the window complained about nothing', async () => {
    if (drive.complaints.length > 0) throw new Error(drive.complaints.join(' | ').slice(0, 400))
  })
}

function keepPapers(queues: Readonly<Record<string, TestQueue>>): void {
  for (const [paper, queue] of Object.entries(queues)) {
    for (const [index, pdf] of queue.received().entries()) {
      writeFileSync(join(out, `paper-${paper}-${index + 1}.pdf`), pdf)
    }
  }
}

async function main(): Promise<number> {
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  await step('first start', firstStart)
  const cups = await startCups()
  const roll = await cups.addPdfQueue()
  const half = await cups.addPdfQueue()
  const label = await cups.addPdfQueue()
  const full = await cups.addPdfQueue()
  const folder = await makeDemoFolder('tour')
  setPrinters(folder.path, { roll80: roll.name, a5: half.name, label60x40: label.name, a4: full.name })
  const headquarters = await startHeadquarters(`${folder.path}/headquarters`)
  const drive = await openProgram({
    userData: folder.path,
    args: ['--demo', `--headquarters=${headquarters.url}`],
  })
  try {
    await wholeWay(drive)
    await drive.page.waitForTimeout(4000)
  } finally {
    await drive.close()
    await headquarters.stop()
    keepPapers({ roll80: roll, a5: half, label60x40: label, a4: full })
    await cups.close()
    folder.remove()
  }
  writeFileSync(join(out, 'summary.json'), `${JSON.stringify(results, null, 2)}\n`)
  return results.every((result) => result.ok) ? 0 : 1
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exit(1)
  },
)

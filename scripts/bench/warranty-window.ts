/**
 * How long from the end of a scan until the warranty card of that device is drawn, in the real window with the device's
 * history on the disk; and how long one look into a list of 1,000,000 serial numbers takes. Needs the built program;
 * on a machine without a display put `node scripts/with-display.mjs` before it.
 */

import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { machineId } from '../../electron/journal/identity'
import { openSerialList } from '../../electron/lookup/serial-list'
import { serialsAPage } from '../../shared/sync/serials'
import { startProgram } from '../../tests/support/program'
import { givePins } from '../../tests/support/window'
import { intake, startWorkstation } from '../../tests/support/workstation'
import type { BenchResult } from '../bench'
import { makeFolder } from '../lib/drive-surroundings'

const scans = 200
const serialCount = 1_000_000
const lookUps = 20_000
const dayMs = 86_400_000

export async function run(): Promise<BenchResult> {
  const folder = makeFolder('warranty-bench')
  try {
    const shown = await measureCards(folder.path)
    const sorted = (of: (one: Shown) => number) => shown.map(of).sort((a, b) => a - b)
    const cards = sorted(({ cardMs }) => cardMs)
    const forms = sorted(({ formMs }) => formMs)
    const serials = measureSerials(join(folder.path, 'list'))
    return {
      figures: {
        cardMsMedian: at(cards, 0.5),
        cardMsP99: at(cards, 0.99),
        formMsMedian: at(forms, 0.5),
        formMsP99: at(forms, 0.99),
        serialMsP99: at(serials.times, 0.99),
        serialImportSeconds: serials.importSeconds,
        serialPageMsP99: serials.pageMs,
        serials: serialCount,
        scans,
      },
      limits: { cardMsP99: 50, serialMsP99: 5 },
    }
  } finally {
    rmSync(folder.path, { recursive: true, force: true })
  }
}

interface Shown {
  readonly cardMs: number
  /** The form behind the card is filled too. */
  readonly formMs: number
  readonly text: string
}

/** Two phones in turn, sold on different days, so that a card can be told from the one before it. */
async function measureCards(userData: string): Promise<Shown[]> {
  const phones = [
    { serial: 'BENCH00001', saleDay: dayText(Date.now() - 100 * dayMs) },
    { serial: 'BENCH00002', saleDay: dayText(Date.now() - 200 * dayMs) },
  ]
  const outlet = startWorkstation({
    folder: join(userData, 'outlet'),
    machine: machineId(),
    nowMs: () => Date.now(),
  })
  await givePins(outlet)
  for (const [index, phone] of phones.entries()) {
    const device = {
      ...phone,
      modelName: '华为 Mate 40 Pro',
      deviceClass: 'phone',
      invoiceNumber: `FP-${index}`,
    }
    outlet.must('counter', 'receiveDevice', intake({ deviceId: `device-bench-${index}`, device }))
  }
  await outlet.workstation.spool.idle()
  await outlet.workstation.close()

  const program = await startProgram(userData)
  try {
    const { page } = program
    await program.signIn('counter')
    await page.locator('#counter-device').waitFor()
    // The runner of scripts keeps the names of functions with a helper that a page does not have.
    await page.evaluate('globalThis.__name = (named) => named')
    const texts: string[] = []
    const times: Shown[] = []
    for (let scan = 0; scan < scans + 4; scan += 1) {
      const { serial } = phones[scan % 2] ?? { serial: '' }
      const shown = await page.evaluate(scanAndWait, { serial, other: texts[(scan + 1) % 2] ?? '' })
      texts[scan % 2] = shown.text
      // The first scans load what a running program has loaded already.
      if (scan >= 4) times.push(shown)
    }
    return times
  } finally {
    await program.app.close()
  }
}

/**
 * Runs in the page: keys as a scanner sends them, then waits for the frame that shows another card, and for the form
 * that is filled behind it. The next device comes when all of that is over, as at a counter.
 */
function scanAndWait({ serial, other }: { readonly serial: string; readonly other: string }) {
  const press = (key: string, code: string) =>
    (document.activeElement ?? document.body).dispatchEvent(
      new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }),
    )
  // The period's line differs from phone to phone; nothing else does.
  const cardText = () =>
    [...document.querySelectorAll('aside section[data-state] li')]
      .map((line) => line.textContent ?? '')
      .find((text) => /\d{4}/.test(text) && /整机|whole unit/.test(text)) ?? ''
  const isInForm = () =>
    [...document.querySelectorAll<HTMLInputElement>('[aria-labelledby="counter-device"] input')].some(
      ({ value }) => value === serial,
    )
  return new Promise<Shown>((done) => {
    for (const letter of serial) press(letter, /\d/.test(letter) ? `Digit${letter}` : `Key${letter}`)
    const startMs = performance.now()
    press('Enter', 'Enter')
    let cardMs = 0
    const look = () => {
      const ms = performance.now() - startMs
      const text = cardText()
      const late = ms > 10_000
      if (cardMs === 0 && ((text !== '' && text !== other) || late)) cardMs = ms
      if (cardMs > 0 && (isInForm() || late)) setTimeout(() => done({ cardMs, formMs: ms, text }), 150)
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}

/** The list as it comes from headquarters: page by page, checked by its digest, and only then answering. */
function measureSerials(folder: string) {
  mkdirSync(folder, { recursive: true })
  const list = openSerialList(folder)
  list.published.begin({ hqId: 'bench', epoch: 1 })
  const all = Array.from({ length: serialCount }, (_, index) => serialOf(index)).sort()
  const started = performance.now()
  const pagesMs: number[] = []
  for (let from = 0; from < serialCount; from += serialsAPage) {
    const some = all.slice(from, from + serialsAPage)
    const before = performance.now()
    const records = some.map((serial) => ({
      serial,
      modelId: 'model',
      madeOn: '' as const,
      soldOn: '' as const,
    }))
    const next = from + serialsAPage < serialCount ? (some.at(-1) ?? '') : ''
    list.published.take({ toVersion: 1, asOf: '2026-01-01', digest: '', records, removed: [], next })
    pagesMs.push(performance.now() - before)
  }
  const importSeconds = Math.round((performance.now() - started) / 100) / 10
  if (list.info().count !== serialCount) throw new Error(`${list.info().count} numbers are held`)
  const times = Array.from({ length: lookUps }, (_, look) => {
    const serial = serialOf((look * 7919) % (serialCount + 1000))
    const before = performance.now()
    list.find(serial)
    return performance.now() - before
  })
  list.close()
  const pageMs = at(
    pagesMs.sort((a, b) => a - b),
    0.99,
  )
  return { importSeconds, pageMs, times: times.sort((a, b) => a - b) }
}

const serialOf = (index: number) => `SN${String((index * 48_271) % 2_147_483_647).padStart(10, '0')}`

function at(sorted: readonly number[], share: number): number {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return Math.round(value * 1000) / 1000
}

function dayText(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10)
}

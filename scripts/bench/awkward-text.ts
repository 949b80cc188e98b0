/**
 * How long the window stands still when somebody pastes what no field was made for (R26): a megabyte, halves of
 * characters, right to left, joined emoji, into every field of the intake form, by the clipboard and Control+V. From the
 * key to the second frame after it. Sizes are bytes in UTF-8, as everywhere else; the promise goes to ten megabytes, and
 * what three times as much costs is printed beside it. Needs the built program; on a machine without a display put
 * `node scripts/with-display.mjs` before it.
 */

import { rmSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { prepareProgram, startProgram } from '../../tests/support/program'
import type { BenchResult } from '../bench'

const texts: Readonly<Record<string, string>> = {
  'a megabyte of letters': 'x'.repeat(1_000_000),
  'ten megabytes of Chinese': '屏幕碎裂'.repeat(Math.ceil(10_000_000 / 12)),
  'eight thousand letters': 'x'.repeat(8000),
  'halves of characters': '\ud800'.repeat(5000),
  'right to left': '\u202e\u05d0\u05d1'.repeat(2600),
  'joined emoji': '👨‍👩‍👧‍👦'.repeat(700),
  'many lines': '一行\n'.repeat(2600),
}
const beyond = '屏幕碎裂'.repeat(Math.ceil(30_000_000 / 12))

export async function run(): Promise<BenchResult> {
  const userData = await prepareProgram()
  const program = await startProgram(userData)
  try {
    const { page } = program
    await program.signIn('counter')
    await page.keyboard.press('F2')
    await page.locator('#counter-device').waitFor()
    await page.evaluate('globalThis.__name = (named) => named')
    const took: number[] = []
    const paste = async (what: string, text: string): Promise<readonly number[]> => {
      await program.app.evaluate(({ clipboard }, pasted) => clipboard.writeText(pasted), text)
      const times = await pastedEverywhere(page)
      console.log(`${what}: ${times.length} fields, worst ${Math.max(...times).toFixed(0)} ms`)
      return times
    }
    for (const [what, text] of Object.entries(texts)) took.push(...(await paste(what, text)))
    const large = await paste('thirty megabytes of Chinese', beyond)
    took.sort((a, b) => a - b)
    return {
      figures: {
        pastes: took.length,
        'paste to paint, median ms': round(took[Math.floor(took.length / 2)] ?? 0),
        'paste to paint, worst ms': round(took.at(-1) ?? 0),
        'thirty megabytes to paint, worst ms': round(Math.max(...large)),
      },
      limits: { 'paste to paint, worst ms': 200 },
    }
  } finally {
    await program.app.close()
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function pastedEverywhere(page: Page): Promise<readonly number[]> {
  const times: number[] = []
  for (let at = 0; await page.evaluate(watchField, at); at += 1) {
    await page.keyboard.press('Control+v')
    times.push(await page.evaluate(() => (globalThis as unknown as { painted: Promise<number> }).painted))
    await page.evaluate(emptyField)
  }
  return times
}

/** Runs in the page: the field of this number waits for the key; `false`: there is no such field. */
function watchField(number: number): boolean {
  const takesText = 'textarea, input:not([type]), input[type=text], input[type=search], input[type=tel]'
  const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(takesText)]
  const field = fields.filter((one) => !one.disabled && !one.readOnly && one.offsetParent !== null)[number]
  if (!field) return false
  field.focus()
  const watched = globalThis as unknown as { painted: Promise<number> }
  watched.painted = new Promise((done) => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'v') return
      window.removeEventListener('keydown', pressed, { capture: true })
      const startedMs = performance.now()
      // The paste itself comes after the key's own listeners.
      setTimeout(() =>
        requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - startedMs))),
      )
    }
    window.addEventListener('keydown', pressed, { capture: true })
  })
  return true
}

/** Runs in the page: the next paste begins as this one did. */
function emptyField(): Promise<void> {
  const field = document.activeElement
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select()
  document.execCommand('delete')
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))
}

const round = (value: number): number => Math.round(value * 10) / 10

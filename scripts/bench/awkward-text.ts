/**
 * How long the window stands still when somebody pastes what no field was made for (R26): a megabyte, halves of
 * characters, right to left, joined emoji, into every field of the intake form. From the paste to the second frame after
 * it. Needs the built program; on a machine without a display put `node scripts/with-display.mjs` before it.
 */

import { rmSync } from 'node:fs'
import { prepareProgram, startProgram } from '../../tests/support/program'
import type { BenchResult } from '../bench'

const texts: Readonly<Record<string, string>> = {
  'a megabyte of letters': 'x'.repeat(1_000_000),
  'a megabyte of Chinese': '屏幕碎裂'.repeat(250_000),
  'halves of characters': '\ud800'.repeat(5000),
  'right to left': '\u202e\u05d0\u05d1'.repeat(5000),
  'joined emoji': '👨‍👩‍👧‍👦'.repeat(2000),
  'many lines': '一行\n'.repeat(50_000),
}

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
    for (const [what, text] of Object.entries(texts)) {
      const times = await page.evaluate(pasteEverywhere, text)
      console.log(`${what}: ${times.length} fields, worst ${Math.max(...times).toFixed(0)} ms`)
      took.push(...times)
    }
    took.sort((a, b) => a - b)
    return {
      figures: {
        pastes: took.length,
        'paste to paint, median ms': round(took[Math.floor(took.length / 2)] ?? 0),
        'paste to paint, worst ms': round(took.at(-1) ?? 0),
      },
      limits: { 'paste to paint, worst ms': 200 },
    }
  } finally {
    await program.app.close()
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Runs in the page: as a paste, so that a field's own limit counts; then the field is empty again. */
async function pasteEverywhere(text: string): Promise<readonly number[]> {
  const painted = () =>
    new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined))))
  const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')]
  const times: number[] = []
  for (const field of fields) {
    const takesText = field.matches(
      'textarea, input:not([type]), input[type=text], input[type=search], input[type=tel]',
    )
    if (!takesText || field.disabled || field.readOnly || field.offsetParent === null) continue
    field.focus()
    await painted()
    const startedMs = performance.now()
    document.execCommand('insertText', false, text)
    await painted()
    times.push(performance.now() - startedMs)
    field.select()
    document.execCommand('delete')
    await painted()
  }
  return times
}

const round = (value: number): number => Math.round(value * 10) / 10

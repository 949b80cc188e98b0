/**
 * A scanner is a keyboard: its keys go through the operating system into the real window, as fast as it types them.
 * Wherever the caret stands, whatever the keyboard's state, the code is resolved and not one sign of it stays in a
 * field. The keys here are the X server's own (xdotool), not the browser protocol's.
 */

import { execFileSync } from 'node:child_process'
import { expect, type Locator, test } from '@playwright/test'
import { benchWords } from '../../renderer/i18n/bench'
import { counterWords } from '../../renderer/i18n/counter'
import { frameWords } from '../../renderer/i18n/frame'
import { type Drive, openProgram } from '../../scripts/lib/drive'
import { makeDemoFolder, type makeFolder } from '../../scripts/lib/drive-surroundings'
import { renumber } from '../../shared/numbers'

test.describe.configure({ mode: 'serial' })

let folder: ReturnType<typeof makeFolder> | undefined
let drive: Drive
let number = ''

test.beforeAll(async () => {
  test.setTimeout(300_000)
  folder = await makeDemoFolder('scanner')
  drive = await openProgram({ userData: folder.path, args: ['--demo'] })
  await drive.speak('zh')
  await drive.signIn('C01', '1001')
  await expect(drive.page.getByPlaceholder(drive.say(counterWords, 'codeHint'))).toBeFocused()
  number = await someOpenTicket()
  giveKeysToTheWindow()
})

test.afterAll(async () => {
  await drive?.close()
  folder?.remove()
})

test('a scan in any field of the counter opens what it names, and the field keeps what was typed', async () => {
  const { page, say } = drive
  const fields: readonly (readonly [string, Locator])[] = [
    ['the serial', page.getByPlaceholder(say(counterWords, 'codeHint'))],
    ['the model', page.getByPlaceholder(say(counterWords, 'modelHint'))],
    ['the customer', page.getByPlaceholder(say(counterWords, 'customerBox'))],
    ['the fault code', page.getByPlaceholder(say(counterWords, 'faultCodeHint'))],
    ['the fault', page.locator('[aria-labelledby="counter-visit"] textarea').first()],
    ['the impact', page.getByLabel(say(counterWords, 'impact')).first()],
    ['the deposit', page.getByLabel(say(counterWords, 'deposit')).first()],
    ['the day bought', page.getByLabel(say(counterWords, 'saleDay')).first()],
    ['the one box', page.getByLabel(say(frameWords, 'everything')).first()],
  ]
  for (const [name, field] of fields) {
    await test.step(name, async () => {
      await write(field, '12')
      const before = await field.inputValue()
      await scanByOs(number, () => write(field, '12'))
      await expect(sheet()).toContainText(number)
      expect(await field.inputValue()).toBe(before)
      await drive.press('Escape')
      await expect(sheet()).toBeHidden()
      await field.focus()
      await drive.press('Control+a', 'Delete')
    })
  }
})

test('a selection in the field survives a scan', async () => {
  const fault = drive.page.locator('[aria-labelledby="counter-visit"] textarea').first()
  const select = async () => {
    await write(fault, 'screen is black')
    await drive.press('Control+a')
  }
  await select()
  await scanByOs(number, select)
  await expect(sheet()).toContainText(number)
  await expect(fault).toHaveValue('screen is black')
  await drive.press('Escape')
})

test('with Caps Lock on, which turns every letter round, the code is the same', async () => {
  const fault = drive.page.locator('[aria-labelledby="counter-visit"] textarea').first()
  await write(fault, 'before')
  xdotool('key', 'Caps_Lock')
  try {
    await scanByOs(number, () => write(fault, 'before'))
    await expect(sheet()).toContainText(number)
    await expect(fault).toHaveValue('before')
  } finally {
    xdotool('key', 'Caps_Lock')
  }
  await drive.press('Escape')
  await expect(sheet()).toBeHidden()
})

test('while Chinese is being composed in the field, the scan is resolved and the half-written word goes', async () => {
  // There is no input method on a build machine: the engine is told that a composition is under way, as an input
  // method tells it, and the scanner's keys come through the operating system into that.
  const fault = drive.page.locator('[aria-labelledby="counter-visit"] textarea').first()
  const session = await drive.page.context().newCDPSession(drive.page)
  const compose = async () => {
    await write(fault, 'before')
    await session.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 })
  }
  await compose()
  await scanByOs(number, compose)
  await expect(sheet()).toContainText(number)
  await session.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 })
  await drive.page.waitForTimeout(300)
  expect(await fault.inputValue()).not.toContain(number.slice(0, 6))
  expect(await fault.inputValue()).toMatch(/^before(ni)?$/)
  await session.detach()
  await drive.press('Escape')
})

test('keys that an input method has taken are read from the key itself, and the field is put back', async () => {
  const fault = drive.page.locator('[aria-labelledby="counter-visit"] textarea').first()
  await write(fault, 'kept')
  await fault.evaluate((field: HTMLTextAreaElement, code) => {
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    for (const sign of code) {
      const physical = /\d/.test(sign) ? `Digit${sign}` : sign === '-' ? 'Minus' : `Key${sign}`
      const init = { key: 'Process', code: physical, keyCode: 229, isComposing: true, bubbles: true }
      field.dispatchEvent(new KeyboardEvent('keydown', { ...init, cancelable: true }))
      field.value += sign.toLowerCase()
    }
    const enter = { key: 'Process', code: 'Enter', keyCode: 229, isComposing: true, bubbles: true }
    field.dispatchEvent(new KeyboardEvent('keydown', { ...enter, cancelable: true }))
    field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
  }, number)
  await expect(sheet()).toContainText(number)
  await expect(fault).toHaveValue('kept')
  await drive.press('Escape')
  await expect(sheet()).toBeHidden()
})

test('a person typing the same code by hand gets it into the field', async () => {
  const fault = drive.page.locator('[aria-labelledby="counter-visit"] textarea').first()
  await fault.focus()
  await drive.press('Control+a', 'Delete')
  xdotool('type', '--delay', '90', 'S-SZ01-12345')
  await expect(fault).toHaveValue('S-SZ01-12345')
  await drive.press('Control+a', 'Delete')
})

test('on the bench a label opens its job, and none of its letters acts as a key', async () => {
  const { page, say } = drive
  await drive.lock()
  await drive.signIn('T01', '2001')
  await page.getByLabel(say(benchWords, 'boardLabel')).first().waitFor()
  await scanByOs(renumber(number, 'L') ?? '')
  await expect(page.locator('#job-section-diagnosis')).toBeVisible()
  await expect(sheet().first()).toContainText(number)
  await expect(page.getByText(say(benchWords, 'assignTo'))).toHaveCount(0)
  await drive.press('Escape')
})

test('in all of it the window complained about nothing', () => {
  expect(drive.complaints).toEqual([])
})

/** By hand, and then a moment of quiet, so that the next key begins anew. */
async function write(field: Locator, text: string): Promise<void> {
  await field.focus()
  await drive.press('Control+a', 'Delete')
  await drive.type(text)
  await drive.page.waitForTimeout(150)
}

function sheet(): Locator {
  return drive.page.locator('section[role="dialog"]')
}

/** The first of the open tickets, as the mirror's own list has it. */
async function someOpenTicket(): Promise<string> {
  return drive.page.evaluate(async () => {
    const request = { name: 'findAnything', input: { text: 'S-SZ01' } }
    const answer = JSON.parse((await window.workstation?.ask(JSON.stringify(request))) ?? '{}')
    return String(answer.value?.find((found: { kind: string }) => found.kind === 'ticket')?.title ?? '')
  })
}

/** Xvfb has no window manager that would give the window its keys. */
function giveKeysToTheWindow(): void {
  const [window] = xdotool('search', '--onlyvisible', '--name', 'Counterbench').trim().split('\n')
  if (window === undefined || window === '') throw new Error('xdotool does not see the window')
  xdotool('windowfocus', '--sync', window)
}

/**
 * In one call, so that nothing comes between the last sign and Enter. A machine that is too busy to send the keys at
 * a scanner's pace has not scanned: what it did is taken back, and it tries again.
 */
async function scanByOs(code: string, takeBack: () => Promise<void> = async () => undefined): Promise<void> {
  const keys = [...code].map((sign) => (sign === '-' ? 'minus' : sign))
  for (let attempt = 1; attempt <= 8; attempt += 1) {
    const startedMs = performance.now()
    xdotool('key', '--delay', '3', ...keys, 'Return')
    if (performance.now() - startedMs < keys.length * 3 + scannerSlackMs) return
    await drive.page.waitForTimeout(1500)
    await drive.press('Escape')
    await takeBack()
  }
  throw new Error('this machine is too busy to type as fast as a scanner')
}

/** Less than a whole gap of 50 ms, after which keys are no scan any more, beside what starting xdotool takes. */
const scannerSlackMs = 75

function xdotool(...args: readonly string[]): string {
  return execFileSync('xdotool', [...args]).toString()
}

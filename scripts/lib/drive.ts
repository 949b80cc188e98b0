/**
 * Driving the program as a person at the counter does: keys at a hand's pace, codes at a scanner's, and the words
 * on the screen in the language it is shown in. It must never reach into the program to make something happen;
 * what it reads beside the screen (the journal's head) is only to prove that nothing happened.
 */

import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { frameWords } from '../../renderer/i18n/frame'
import { type Place, type PlaceWords, translateIn } from '../../renderer/i18n/language'
import { type Launch, launchProgram } from './launch'

export type Language = 'zh' | 'en'

export interface Drive {
  readonly app: ElectronApplication
  readonly page: Page
  /** Everything the window complained about: errors of the console, of the page, of the content policy. */
  readonly complaints: readonly string[]
  /** A sentence of the program in the language it is shown in now. */
  readonly say: <Entries extends Place>(
    words: PlaceWords<Entries>,
    key: keyof Entries & string,
    values?: Readonly<Record<string, string | number>>,
  ) => string
  readonly language: () => Language
  /** At the pace of a practised hand, slower than any scanner. */
  readonly type: (text: string) => Promise<void>
  readonly press: (...keys: readonly string[]) => Promise<void>
  /** Key events of the window itself, as fast as a scanner sends them. */
  readonly scan: (code: string) => Promise<void>
  /** Goes there with Tab alone; what can not be reached that way fails. */
  readonly reach: (target: Locator) => Promise<void>
  /** Reaches a field and replaces what stands in it. */
  readonly fill: (target: Locator, text: string) => Promise<void>
  /** Reaches a button and presses Enter on it. */
  readonly push: (target: Locator) => Promise<void>
  readonly speak: (language: Language) => Promise<void>
  readonly signIn: (staffNumber: string, pin: string) => Promise<void>
  readonly lock: () => Promise<void>
  /** A place by its F-key. */
  readonly go: (fKey: string) => Promise<void>
  /** The last thing recorded, as the bottom line tells it. */
  readonly lastFact: () => Promise<string>
  readonly close: () => Promise<void>
}

/** A hand's pace: well above the 50 ms under which keys count as a scan. */
const betweenKeysMs = 70
const patienceMs = 240_000

export async function openProgram(launch: Launch): Promise<Drive> {
  const app = await launchProgram({ timeoutMs: patienceMs, ...launch })
  const page = await app.firstWindow({ timeout: patienceMs })
  page.setDefaultTimeout(20_000)
  const complaints = listenForComplaints(page)
  // A new demo makes its month of records first, and says so meanwhile.
  await page.locator('main').first().waitFor({ timeout: patienceMs })
  let language: Language = 'zh'

  const say: Drive['say'] = (words, key, ...values) => {
    const t = translateIn(words, language) as (key: string, ...values: readonly unknown[]) => string
    return t(key, ...values)
  }
  const type = (text: string) => page.keyboard.type(text, { delay: betweenKeysMs })
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) {
      await page.keyboard.press(key)
      await pause(page, 40)
    }
  }
  const reach = async (target: Locator) => {
    await target.first().waitFor()
    for (let step = 0; step < 150; step += 1) {
      if (await isFocused(target)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not lead to ${target}`)
  }
  const isLocked = () => page.locator('#who, #pin').first().isVisible()

  const drive: Drive = {
    app,
    page,
    complaints,
    say,
    language: () => language,
    type,
    press,
    reach,
    scan: (code) => sendAsScanner(app, code),
    fill: async (target, text) => {
      await reach(target)
      await press('Control+a')
      await type(text)
    },
    push: async (target) => {
      await reach(target)
      await press('Enter')
    },
    speak: async (wanted) => {
      const shown = (await page.locator('html').getAttribute('lang'))?.startsWith('zh') ? 'zh' : 'en'
      if (shown !== wanted) {
        if (await isLocked()) {
          await drive.push(page.getByRole('button', { name: nameOf[wanted] }))
        } else if (await page.getByRole('radio', { name: nameOf[wanted] }).isVisible()) {
          // The first page of the first start.
          await page.getByRole('radio', { name: nameOf[wanted] }).click()
        } else await press('Control+Alt+l')
        await page.locator(`html[lang^="${wanted}"]`).waitFor()
      }
      language = wanted
    },
    signIn: async (staffNumber, pin) => {
      if (await page.locator('#pin').isVisible()) await press('Escape')
      await page.locator('#who').waitFor()
      await reach(page.getByLabel(say(frameWords, 'findPerson')))
      await type(staffNumber)
      await press('Enter')
      await page.locator('#pin').waitFor()
      await type(pin)
      await press('Enter')
      await page.getByRole('navigation', { name: say(frameWords, 'places') }).waitFor()
    },
    lock: async () => {
      await press('F12')
      await page.locator('#who, #pin').first().waitFor()
    },
    go: async (fKey) => {
      await press(fKey)
      await page.locator(`nav button[aria-keyshortcuts="${fKey}"][aria-current="page"]`).waitFor()
      // A place's screen comes with its first visit; its keys work once it is there.
      await page.locator('main > div:visible > *').first().waitFor()
      await pause(page, 150)
    },
    lastFact: () => page.getByRole('contentinfo').getByRole('status').innerText(),
    close: async () => {
      await app.close()
    },
  }
  return drive
}

const nameOf = { zh: '中文', en: 'English' } as const

function listenForComplaints(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    const text = message.text()
    // A refused policy is an error of the console too; warnings of a violation in report form are not.
    if (message.type() === 'error' || /Content Security Policy/i.test(text)) complaints.push(text)
  })
  page.on('pageerror', (error) => complaints.push(`${error.name}: ${error.message}`))
  page.on('crash', () => complaints.push('the window crashed'))
  return complaints
}

async function isFocused(target: Locator): Promise<boolean> {
  return target
    .first()
    .evaluate((element) => element === document.activeElement)
    .catch(() => false)
}

/** Sent from main in one go: the times between the keys do not depend on how busy the machine is. */
async function sendAsScanner(app: ElectronApplication, code: string): Promise<void> {
  await app.evaluate(({ BrowserWindow }, text) => {
    const contents = BrowserWindow.getAllWindows().find((window) => window.isVisible())?.webContents
    if (!contents) throw new Error('no window to scan into')
    for (const sign of text) {
      const modifiers: 'shift'[] = /[A-Z]/.test(sign) ? ['shift'] : []
      contents.sendInputEvent({ type: 'keyDown', keyCode: sign, modifiers })
      contents.sendInputEvent({ type: 'char', keyCode: sign, modifiers })
      contents.sendInputEvent({ type: 'keyUp', keyCode: sign, modifiers })
    }
    contents.sendInputEvent({ type: 'keyDown', keyCode: 'Return' })
    contents.sendInputEvent({ type: 'char', keyCode: '\r' })
    contents.sendInputEvent({ type: 'keyUp', keyCode: 'Return' })
  }, code)
}

export function pause(page: Page, ms: number): Promise<void> {
  return page.waitForTimeout(ms)
}

/** A window over a month of sample days, and what the specs of the office do in it. */

import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { launchProgram } from '../../scripts/lib/launch'

export interface DemoWindow {
  readonly folder: string
  readonly page: Page
  /** What the page complained of since it was opened. */
  readonly problems: readonly string[]
  readonly speak: (language: 'zh' | 'en') => Promise<void>
  readonly signIn: (number: string, pin: string) => Promise<void>
  /** One of several pages or views, by its name. */
  readonly choose: (name: string) => Promise<void>
  /** What the program itself says; names, models and customers' words stay in their own language. */
  readonly chineseLabels: () => Promise<readonly string[]>
  readonly look: (name: string) => Promise<void>
  readonly end: () => Promise<void>
}

/** `looks`: the folder to look at the screens by eye, where one is wanted. */
export async function openDemo(name: string, looks: string | undefined): Promise<DemoWindow> {
  const folder = await mkdtemp(join(tmpdir(), `counterbench-${name}-`))
  const program: ElectronApplication = await launchProgram({
    userData: folder,
    args: ['--demo'],
    timeoutMs: 240_000,
  })
  const page = await program.firstWindow({ timeout: 240_000 })
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.message))
  return {
    ...{ folder, page, problems },
    speak: async (language) => {
      await page.evaluate((value) => localStorage.setItem('counterbench.language', value), language)
      await page.reload()
    },
    signIn: async (number, pin) => {
      const box = page.locator('#pin')
      await page.locator('#who').or(box).first().waitFor({ timeout: 60_000 })
      // After a lock the person who was there is asked for the PIN at once.
      if (await box.isVisible()) await page.keyboard.press('Escape')
      await page.locator('ul li button', { hasText: number }).first().click()
      await box.waitFor()
      await page.keyboard.type(pin, { delay: 80 })
      await page.keyboard.press('Enter')
    },
    choose: (wanted) =>
      page
        .locator('label', { hasText: new RegExp(`^${wanted}$`) })
        .last()
        .click(),
    chineseLabels: async () => {
      const labels = page.locator('main').locator('h1, h2, label, dt, [role=columnheader], th[scope=col]')
      return (await labels.allTextContents()).filter((text) => /\p{Script=Han}/u.test(text))
    },
    look: async (picture) => {
      if (!looks) return
      await mkdir(looks, { recursive: true })
      await page.screenshot({ path: join(looks, `${picture}.png`) })
    },
    end: async () => {
      await program.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

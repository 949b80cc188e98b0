/** The first start of a program that nobody has set up, page by page, and the empty places behind it. */

import { setupWords } from '../../renderer/i18n/setup'
import type { Drive } from '../lib/drive'
import type { Recorder } from './record'

export async function firstStart(drive: Drive, recorder: Recorder): Promise<void> {
  const { page, say } = drive
  const { step, picture } = recorder
  const next = async () => {
    await drive.press('F5')
    await page.waitForTimeout(200)
  }
  const field = (key: Parameters<typeof say<typeof setupWords.entries>>[1]) =>
    page.getByRole('textbox', { name: say(setupWords, key) })

  await step('choose the language', async () => {
    await page.getByText(say(setupWords, 'title')).waitFor()
    await picture('language')
    await next()
  })
  await step('name the outlet', async () => {
    await drive.fill(field('outletCode'), 'GZ02')
    await picture('outlet')
    await next()
    await picture('outlet-missing')
    const inputs = page.locator('form input:not([type=checkbox]):visible')
    await drive.fill(inputs.nth(2), '广州天河服务中心')
    await next()
  })
  await step('make the first administrator', async () => {
    await drive.fill(field('administrator'), '陈管理')
    const pins = page.locator('input[type=password]')
    await drive.fill(pins.nth(0), '2468')
    await drive.fill(pins.nth(1), '2468')
    await picture('administrator')
    await next()
  })
  await step('printers and headquarters later', async () => {
    while (!(await page.getByText(say(setupWords, 'review')).isVisible())) {
      await picture('page')
      await next()
    }
    await picture('review')
  })
  await step('begin', async () => {
    await next()
    await page.locator('#who, #pin').first().waitFor()
    await picture('sign-in')
    if (await page.locator('#who').isVisible()) await drive.press('Enter')
    await page.locator('#pin').waitFor()
    await drive.type('2468')
    await drive.press('Enter')
    await page.locator('nav button').first().waitFor()
  })
  await step('every place while it is empty', async () => {
    for (const fKey of ['F2', 'F3', 'F4', 'F6', 'F7', 'F8', 'F9', 'F10']) {
      await drive.go(fKey)
      await picture(`empty-${fKey}`)
    }
  })
}

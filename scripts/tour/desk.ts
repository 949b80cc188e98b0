/** Headquarters' own desk, as its people have it: a page in an ordinary browser. */

import { existsSync } from 'node:fs'
import { chromium, type Page } from '@playwright/test'
import { demoSignIn } from '../../headquarters/headquarters'
import type { Language } from '../lib/drive'
import { small } from './record'

const browsers = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome']

export async function deskOf(
  url: string,
  language: Language,
  shown: (desk: Page) => Promise<void>,
): Promise<void> {
  const executablePath = browsers.find((path) => path !== undefined && existsSync(path))
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    const context = await browser.newContext({
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      viewport: small,
    })
    const page = await context.newPage()
    await page.goto(url)
    await page.locator('input[name="name"]').fill(demoSignIn.name)
    await page.locator('input[name="password"]').fill(demoSignIn.password)
    await page.locator('form[action="/sign-in"] button').click()
    await page.goto(`${url}/desk`)
    await page.locator('#desk > *').first().waitFor()
    await page.waitForLoadState('networkidle')
    await shown(page)
  } finally {
    await browser.close()
  }
}

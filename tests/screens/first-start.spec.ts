/**
 * The first start in the real window: what was typed is there again after the plug was pulled, but for the PIN and
 * headquarters' one-time code, which are kept nowhere.
 */

import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type Desk, deskOf } from '../support/desk'
import { type RunningProgram, startProgram } from '../support/program'

let folder = ''
let program: RunningProgram
let page: Page
let desk: Desk

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterbench-first-'))
})
test.afterAll(async () => {
  await program?.app.close().catch(() => undefined)
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

async function start(): Promise<void> {
  program = await startProgram(folder)
  page = program.page
  desk = deskOf(program)
  await page.evaluate(() => localStorage.setItem('counterbench.language', 'zh'))
  await page.reload()
  await page.getByRole('heading', { name: '第一次使用' }).waitFor()
}

const field = (label: string) => page.getByLabel(new RegExp(`^${label}`))
const step = (name: string) => page.getByRole('listitem').filter({ hasText: name })
const kept = async () => JSON.stringify(await program.ask('setupDraft'))

test('what was typed at the first start goes on after a crash, and no PIN and no code was kept', async () => {
  test.setTimeout(180_000)
  await start()
  await page.keyboard.press('F5')
  await field('网点代码').fill('sz09')
  await field('中文名称').fill('样例服务中心')
  await page.keyboard.press('F5')
  await field('您的姓名').fill('欧阳示范')
  await field('新密码').fill('839201')
  await field('再输一次').fill('839201')
  await page.keyboard.press('F5')
  await page.keyboard.press('F5')
  await page.getByRole('radio', { name: /现在连接/ }).click()
  await field('总部地址').fill('https://hq.example.com')
  await field('一次性注册码').fill('CODE-7731')
  await expect.poll(kept).toContain('hq.example.com')
  expect(await kept()).not.toMatch(/839201|CODE-7731/)
  await program.kill()

  await start()
  // The first page on which something is missing now: it is said why.
  await expect(step('管理员')).toHaveAttribute('aria-current', 'step')
  await expect(page.getByText('密码和注册码不保存，请重新输入')).toBeVisible()
  await expect(field('您的姓名')).toHaveValue('欧阳示范')
  await expect(field('新密码')).toHaveValue('')
  await desk.look('first-start-goes-on')
  expect(await desk.serious()).toEqual([])
  await field('新密码').fill('839201')
  await field('再输一次').fill('839201')
  await page.keyboard.press('F5')
  await page.keyboard.press('F5')
  await expect(field('总部地址')).toHaveValue('https://hq.example.com')
  await expect(field('一次性注册码')).toHaveValue('')
  await page.getByRole('radio', { name: /以后再连/ }).click()
  await page.keyboard.press('F5')
  await expect(page.getByText('样例服务中心')).toBeVisible()
  await page.keyboard.press('F5')
  // The door of the new outlet, with the one person it has.
  await expect(page.getByText('欧阳示范').first()).toBeVisible()
  expect(await kept()).toContain('not-allowed')
})

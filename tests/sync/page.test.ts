/** Headquarters’ page as a person meets it, in a real Chromium: who gets in, what it shows, what it does. */

import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultPolicy } from '../../shared/policy/policy'
import { formatDayCode } from '../../shared/sync/day-code'
import {
  connectStation,
  startTestHeadquarters,
  type TestHeadquarters,
  type Workstation,
} from './headquarters-harness'
import { createStation, recordVisit } from './memory-journal'

let headquarters: TestHeadquarters
let browser: Browser
let line: Workstation
const station = createStation('SZ01', 'A')
const problems: string[] = []

beforeAll(async () => {
  headquarters = await startTestHeadquarters()
  const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path))
  browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  const { office, people } = headquarters.hq()
  await people.setPassword('admin', 'right-password', 'administrator')
  await people.setPassword('reader', 'reader-password', 'viewer')
  line = await connectStation(headquarters, station)
  await office.nameOutlet('SZ01', '深圳华强北服务中心')
  for (let visit = 1; visit <= 12; visit += 1) recordVisit(station, visit)
  station.record({ stream: 'outlet/self', type: 'policyChanged', payload: { policy: defaultPolicy } })
  station.record({
    stream: 'shift/s-1',
    type: 'shiftClosed',
    payload: { counted: {}, expected: {}, differenceFen: 0 },
  })
  recordVisit(station, 20, '2026-03-03')
  await line.sync.runNow()
  const other = createStation('BJ02', 'B')
  const second = await connectStation(headquarters, other, {
    nowMs: () => Date.parse('2029-01-01T00:00:00Z'),
  })
  recordVisit(other, 1)
  const fact = other.facts()[8]
  if (fact) other.replace(8, { ...fact, payload: { tender: 'cash', amountFen: 1 } })
  await second.sync.runNow()
})
afterAll(async () => {
  await browser.close()
  await headquarters.close()
})

async function open(locale = 'zh-CN'): Promise<Page> {
  const context = await browser.newContext({ locale, viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('status of 4')) problems.push(message.text())
  })
  await page.goto(headquarters.hq().url)
  return page
}

async function signedIn(name = 'admin', password = 'right-password', locale = 'zh-CN'): Promise<Page> {
  const page = await open(locale)
  await page.locator('input[name=name]').fill(name)
  await page.locator('input[name=password]').fill(password)
  await page.keyboard.press('Enter')
  await page.locator('nav').waitFor()
  return page
}

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

describe('who gets in', () => {
  test('nothing is readable without signing in', async () => {
    const page = await open()
    for (const path of ['/', '/outlets/SZ01', '/publish', '/outlets/SZ01/days/A/2026-03-02']) {
      await page.goto(`${headquarters.hq().url}${path}`)
      expect(await page.locator('input[name=password]').count()).toBe(1)
      expect(await page.content()).not.toContain('华强北')
    }
    await shot(page, 'sign-in')
  })

  test('five wrong passwords lock the name, also for the right one', async () => {
    await headquarters.hq().people.setPassword('clumsy', 'clumsy-password', 'viewer')
    const { people } = headquarters.hq()
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await people.signIn('clumsy', 'wrong')).toEqual({ kind: 'wrong' })
    }
    expect(await people.signIn('clumsy', 'clumsy-password')).toEqual({ kind: 'locked', seconds: 30 })
    headquarters.clock.nowMs += 31_000
    expect(await people.signIn('clumsy', 'clumsy-password')).toMatchObject({ kind: 'signed-in' })
  })

  test('a form without the session’s own token does nothing', async () => {
    const page = await signedIn()
    const answer = await page.request.post(`${headquarters.hq().url}/publish/price`, {
      form: { partNumber: 'P-1', priceYuan: '1', validFrom: '2026-03-02' },
    })
    expect(answer.status()).toBe(403)
  })

  test('a reader is offered no act, and is refused when asking for one by hand', async () => {
    const page = await signedIn('reader', 'reader-password')
    await page.goto(`${headquarters.hq().url}/outlets/SZ01`)
    expect(await page.getByRole('button', { name: '停用' }).count()).toBe(0)
    const formToken = await page.locator('input[name=formToken]').first().inputValue()
    const answer = await page.request.post(`${headquarters.hq().url}/codes`, {
      form: { formToken, outlet: 'SZ01', station: 'C' },
    })
    expect(answer.status()).toBe(403)
  })
})

describe('what it shows', () => {
  test('outlets with their last contact, and whether both sides agree', async () => {
    const page = await signedIn()
    const line = page.locator('tr', { hasText: 'SZ01' })
    expect(await line.textContent()).toContain('一致')
    expect(await page.locator('tr', { hasText: 'BJ02' }).first().textContent()).toContain('不一致')
    await shot(page, 'overview-zh')
    await page.getByRole('button', { name: 'English' }).click()
    expect(await page.locator('h1').textContent()).toBe('Outlets')
    await shot(page, 'overview-en')
  })

  test('an outlet opens to its stations, chains, days and what was set aside; a day to its totals', async () => {
    const page = await signedIn('admin', 'right-password', 'en-GB')
    await page.getByRole('link', { name: 'BJ02' }).click()
    expect(await page.locator('main').textContent()).toContain('content is not what its hash says')
    await shot(page, 'outlet-differs-en')
    await page.goto(`${headquarters.hq().url}/outlets/SZ01`)
    await page.getByRole('link', { name: '2026-03-02' }).click()
    const text = (await page.locator('main').textContent()) ?? ''
    expect(text).toContain('WeChat')
    // Pieces stand in columns that say which way they went.
    expect(text).toMatch(/In \(pieces\)\s*Out \(pieces\)/)
    expect(text).not.toMatch(/\+\d+ −\d+/)
    await shot(page, 'day-en')
  })

  test('the code on the day slip is checked against the chain', async () => {
    const page = await signedIn()
    await page.goto(`${headquarters.hq().url}/outlets/SZ01`)
    const count = station.facts().findIndex((fact) => fact.envelope.type === 'shiftClosed')
    const head = station.facts()[count]?.envelope.prevHash ?? ''
    const code = formatDayCode({ station: 'A', incarnation: 0, count, head })
    await page.locator('input[name=code]').fill(` ${code.toLowerCase().replaceAll('-', '–')} `)
    await page.getByRole('button', { name: '校验' }).click()
    expect(await page.locator('[role=status]').textContent()).toContain('2026-03-02')
    await page.locator('input[name=code]').fill('A-0-120-00000000')
    await page.getByRole('button', { name: '校验' }).click()
    expect(await page.locator('[role=status]').textContent()).toContain('不符')
  })
})

describe('what it does', () => {
  test('a slip that speaks of more than is held here is noted, and the numbers are asked for', async () => {
    const page = await signedIn()
    await page.goto(`${headquarters.hq().url}/outlets/SZ01`)
    await page.locator('input[name=code]').last().fill('A-0-140-00000000')
    await page.getByRole('button', { name: '校验' }).click()
    expect(await page.locator('[role=status]').textContent()).toContain('133–140')
    await shot(page, 'outlet-missing-zh')
    await page.getByRole('button', { name: '登记这些号码' }).click()
    expect(await page.locator('[role=status]').textContent()).toContain('已登记 133–140')
    await line.sync.runNow()
    expect(line.sync.differences()).toMatchObject([{ what: 'lost-everywhere', here: '0: 133–140' }])
    await page.goto(`${headquarters.hq().url}/outlets/SZ01`)
    expect(await page.locator('main').textContent()).toMatch(/都没有了的记录[\s\S]*133–140/)
    await page.getByRole('button', { name: 'English' }).click()
    await shot(page, 'outlet-lost-en')
  })

  test('staff, a policy after a model outlet, and a notice taken back reach the outlets', async () => {
    const page = await signedIn()
    await page.goto(`${headquarters.hq().url}/publish`)
    await page.locator('input[name=staffId]').fill('T099')
    await page.locator('input[name=name]').fill('李工')
    await page.locator('select[name=role]').selectOption('technician')
    await page.getByRole('button', { name: '下发员工' }).click()
    expect(await page.locator('main').textContent()).toContain('T099 · 李工')
    await page.locator('input[name=fromOutlet]').fill('BJ02')
    await page.getByRole('button', { name: '下发政策' }).click()
    expect(await page.locator('[role=status]').textContent()).toContain('BJ02 没有改过政策')
    await page.locator('input[name=fromOutlet]').fill('SZ01')
    await page.getByRole('button', { name: '下发政策' }).click()
    expect(await page.locator('[role=status]').textContent()).toContain('已下发 SZ01 的政策')
    await page.locator('select[name=type]').selectOption('noticePublished')
    await page.locator('input[name=titleZh]').fill('假日安排')
    await page.getByRole('button', { name: '发布到所有网点' }).first().click()
    await page.locator('tr', { hasText: '假日安排' }).getByRole('button', { name: '撤回' }).click()
    expect(await page.locator('[role=status]').textContent()).toContain('已撤回')
    await shot(page, 'publish-streams-zh')
    await line.sync.runNow()
    expect(station.published().map((fact) => fact.type)).toEqual(
      expect.arrayContaining(['staffPublished', 'policyPublished', 'noticePublished', 'noticeWithdrawn']),
    )
  })

  test('a recall is published, and what somebody wrote into it stays text', async () => {
    const page = await signedIn()
    await page.goto(`${headquarters.hq().url}/publish`)
    await page.locator('input[name=titleZh]').fill('电池召回 <script>alert(1)</script>')
    await page.locator('input[name=serialFrom]').fill('SN0001')
    await page.locator('input[name=serialTo]').fill('SN0999')
    await page.getByRole('button', { name: '发布到所有网点' }).first().click()
    expect(await page.locator('[role=status]').textContent()).toContain('已发布')
    expect(await page.locator('main').textContent()).toContain('<script>alert(1)</script>')
    await page.locator('input[name=partNumber]').fill('scr-1')
    await page.locator('input[name=priceYuan]').fill('188.5')
    await page.getByRole('button', { name: '发布到所有网点' }).last().click()
    expect(await page.locator('main').textContent()).toContain('¥188.50')
    await shot(page, 'publish-zh')
  })

  test('a new code is shown once, and a station is revoked', async () => {
    const page = await signedIn()
    await page.goto(`${headquarters.hq().url}/outlets/BJ02`)
    await page.locator('input[name=station]').last().fill('C')
    await page.getByRole('button', { name: '生成登记码' }).click()
    expect(await page.locator('.issued').textContent()).toMatch(/^\w{4}-\w{4}-\w{4}$/)
    await shot(page, 'outlet-code-zh')
    await page.getByRole('button', { name: '停用' }).click()
    expect(await page.locator('[role=status]').textContent()).toContain('已停用')
  })

  test('no page broke its own content policy', () => {
    expect(problems).toEqual([])
  })
})

/** Headquarters’ React page in a real Chromium: figures, both sides of a difference, uploads, files, the hook. */

import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hookHeaders, hookSignature } from '../../headquarters/hook'
import { createRateLimit } from '../../headquarters/web/status-page'
import { statusCode, statusCodeText } from '../../shared/sync/status-link'
import {
  connectStation,
  startTestHeadquarters,
  type TestHeadquarters,
  type Workstation,
} from './headquarters-harness'
import { createStation, recordVisit, sha256 } from './memory-journal'

let headquarters: TestHeadquarters
let browser: Browser
let receiver: Server
let workstation: Workstation
const built = mkdtempSync(join(tmpdir(), 'counterbench-desk-'))
const station = createStation('SZ01', 'A')
const problems: string[] = []
const posted: { body: string; signature: string; delivery: string }[] = []
let answerWith = 200

beforeAll(async () => {
  const vite = resolve(__dirname, '../../node_modules/vite/bin/vite.js')
  const config = resolve(__dirname, '../../headquarters/page/vite.config.mts')
  const options = ['build', '--logLevel=error', `--config=${config}`, `--outDir=${built}`]
  // The test runner's own mode would make a page for developing.
  const env = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)(process.execPath, [vite, ...options], { env })
  headquarters = await startTestHeadquarters({ pageFolder: built })
  const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path))
  browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  receiver = createServer((request, reply) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const head = (name: string): string => String(request.headers[name] ?? '')
      posted.push({ body, signature: head(hookHeaders.signature), delivery: head(hookHeaders.delivery) })
      reply.writeHead(answerWith).end()
    })
  }).listen(0, '127.0.0.1')
  const { office, people } = headquarters.hq()
  await people.setPassword('admin', 'right-password', 'administrator')
  await people.setPassword('reader', 'reader-password', 'viewer')
  workstation = await connectStation(headquarters, station)
  await office.nameOutlet('SZ01', '深圳华强北服务中心')
  for (let day = 1; day <= 20; day += 1) {
    const date = `2026-02-${String(day + 8).padStart(2, '0')}`
    for (let visit = 0; visit < 2 + (day % 5); visit += 1) recordVisit(station, day * 10 + visit, date)
  }
  await workstation.sync.runNow()
  const other = createStation('BJ02', 'B')
  const second = await connectStation(headquarters, other)
  recordVisit(other, 1)
  const fact = other.facts()[8]
  if (fact) other.replace(8, { ...fact, payload: { tender: 'cash', amountFen: 1 } })
  await second.sync.runNow()
})
afterAll(async () => {
  await browser.close()
  receiver.close()
  await headquarters.close()
  rmSync(built, { recursive: true, force: true })
})

async function desk(name = 'admin', place = '', locale = 'zh-CN'): Promise<Page> {
  const context = await browser.newContext({ locale, viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('status of 4')) problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.message))
  await page.goto(headquarters.hq().url)
  await page.locator('input[name=name]').fill(name)
  await page.locator('input[name=password]').fill(name === 'admin' ? 'right-password' : 'reader-password')
  await page.keyboard.press('Enter')
  await page.locator('nav').waitFor()
  await page.goto(`${headquarters.hq().url}/desk${place}`)
  await page.locator('[role=tabpanel] > *').first().waitFor()
  return page
}

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })

describe('figures across outlets', () => {
  test('received, collected and takings of every outlet, as charts and as numbers', async () => {
    const page = await desk()
    await page.locator('.recharts-surface').first().waitFor()
    const expected = Array.from({ length: 20 }, (_, at) => 2 + ((at + 1) % 5)).reduce(
      (sum, one) => sum + one,
      0,
    )
    await expect.poll(() => page.locator('.figures b').first().textContent()).toBe(String(expected + 1))
    await expect.poll(() => page.getByText('SZ01 深圳华强北服务中心').count()).toBeGreaterThan(0)
    expect(await page.locator('.recharts-line-curve').count()).toBe(2)
    await shot(page, 'desk-figures')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.tabs').isVisible()).toBe(false)
    expect(await page.locator('.recharts-surface').first().isVisible()).toBe(true)
    await shot(page, 'desk-figures-print')
  })

  test('in English too, and a period with nothing in it says so', async () => {
    const page = await desk('admin', '', 'en')
    await page.getByRole('tab', { name: 'Figures' }).waitFor()
    // The same in every browser, whatever its locale; typed in any order that puts the year first.
    const from = page.getByLabel('From')
    expect(await from.inputValue()).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    await from.fill('32-1-1')
    expect(await from.getAttribute('aria-invalid')).toBe('true')
    await from.fill('2020/1/1')
    await from.press('Enter')
    expect(await from.inputValue()).toBe('2020-01-01')
    await page.getByLabel('To').fill('20200102')
    await page.getByLabel('To').press('Enter')
    await page.getByText('Nothing here').first().waitFor()
    await shot(page, 'desk-figures-en-empty')
  })
})

describe('differences', () => {
  test('a day that differs shows both sides beside each other', async () => {
    const page = await desk('admin', '#differences')
    const row = page.locator('tr', { hasText: '现金' })
    await row.waitFor()
    expect(await row.locator('td').allTextContents()).toEqual(['收款 · 现金', '0', '¥0.01，1 笔'])
    await shot(page, 'desk-differences')
  })
})

describe('prices and catalogue', () => {
  test('a dry run shows what would change; only then it is taken, and the outlet gets it', async () => {
    const page = await desk('admin', '#uploads')
    await page.locator('input[type=file]').setInputFiles(file('p.csv', '备件号,价格\nSCR-1,12.345\n'))
    await page.getByRole('button', { name: '试算' }).click()
    await page.getByText('格式不对').waitFor()
    expect(await page.getByRole('button', { name: '导入' }).count()).toBe(0)
    await shot(page, 'desk-upload-wrong')
    await page.getByLabel('备件目录').check()
    const catalogue = '备件号,名称,类别,价格\nCB-SCR-1,屏幕总成,SCR,199\nCB-BAT-1,电池,电池,89.5\n'
    await page.locator('input[type=file]').setInputFiles(file('c.csv', catalogue))
    await page.getByRole('button', { name: '试算' }).click()
    await page.getByText('屏幕总成 · ¥199.00').waitFor()
    await shot(page, 'desk-upload')
    await page.getByRole('button', { name: '导入' }).click()
    await page.getByText('目录版本 1').waitFor()
    await workstation.sync.runNow()
    expect(station.published().at(-1)).toMatchObject({ type: 'catalogueChanged', payload: { parts: 2 } })
  })
})

describe('serial numbers', () => {
  test('a whole list goes in after its dry run; a correction is pasted, and the outlet hears of both', async () => {
    const page = await desk('admin', '#uploads', 'en')
    await page.getByLabel('Serial list', { exact: true }).check()
    await page.getByLabel('This is the whole list').check()
    const list = 'serial,model,made,sold\nSN0001,mate-40,2026-01-05,2026-02-01\nSN0002,mate-40,,\n'
    await page.locator('input[type=file]').setInputFiles(file('s.csv', list))
    await page.getByRole('button', { name: 'Dry run' }).click()
    await page.getByText('mate-40 · 2026-01-05 · 2026-02-01').waitFor()
    await shot(page, 'desk-serials-en')
    await page.getByRole('button', { name: 'Take it' }).click()
    await page.getByText('the serial list is now version 1').waitFor()
    await workstation.sync.runNow()
    expect(station.published().at(-1)).toMatchObject({ type: 'serialListChanged', payload: { size: 2 } })
    const zh = await desk('admin', '#uploads')
    await zh.getByLabel('序列号清单', { exact: true }).check()
    await zh.locator('input[type=file]').setInputFiles(file('s.csv', 'SN 3,mate-40\n'))
    await zh.getByRole('button', { name: '试算' }).click()
    await zh.getByText('格式不对').waitFor()
    await shot(zh, 'desk-serials-wrong')
  })
})

describe('files on a stick', () => {
  test('an outlet’s file is read, its codes are shown, and the answer goes back', async () => {
    recordVisit(station, 900)
    const written = workstation.sync.files.write()
    const text = written.kind === 'ok' ? written.value.text : ''
    const page = await desk('admin', '#stick')
    await page.locator('input[type=file]').setInputFiles(file('x.counterbench', 'no such file'))
    await page.getByRole('button', { name: '导入文件' }).click()
    await page.getByRole('alert').waitFor()
    await page.locator('input[type=file]').setInputFiles(file('x.counterbench', text))
    await page.getByRole('button', { name: '导入文件' }).click()
    await page.getByText('所有日子一致').waitFor()
    expect(await page.locator('.issued').first().textContent()).toBe(
      workstation.sync.files.last().written?.codes[0],
    )
    await shot(page, 'desk-stick')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载回执' }).click(),
    ])
    const answer = readFileSync(await download.path(), 'utf8')
    expect(await workstation.sync.files.take(answer)).toMatchObject({
      value: { state: 'taken', differences: 0 },
    })
  })
})

describe('telling an operator', () => {
  test('each change of status is posted once, signed, without name or phone; what fails is tried again', async () => {
    const { port } = receiver.address() as { readonly port: number }
    const page = await desk('admin', '#hook')
    await page.locator('input[name=url]').fill('http://example.com/hook')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('alert').waitFor()
    await page.locator('input[name=url]').fill(`http://127.0.0.1:${port}/hook`)
    await page.getByRole('button', { name: '保存' }).click()
    const secret = (await page.locator('.issued').textContent()) ?? ''
    expect(secret).toMatch(/^[0-9a-f]{64}$/)
    answerWith = 503
    recordVisit(station, 901)
    await workstation.sync.runNow()
    await expect.poll(() => posted.length, { timeout: 20_000 }).toBe(1)
    expect(JSON.parse(posted[0]?.body ?? '')).toMatchObject({
      type: 'ticket.status',
      outlet: 'SZ01',
      number: 'S-901',
      status: 'collected',
      before: null,
    })
    expect(posted[0]?.body).not.toMatch(/王小明|13812345678/)
    const atMs = Number(/t=(\d+)/.exec(posted[0]?.signature ?? '')?.[1])
    expect(posted[0]?.signature).toBe(hookSignature(secret, atMs, posted[0]?.body ?? ''))
    answerWith = 200
    expect(await headquarters.hq().hook.deliver()).toBe(0)
    headquarters.clock.nowMs += 60_000
    await expect.poll(() => posted.length, { timeout: 20_000 }).toBe(2)
    expect(posted[1]?.delivery).toBe(posted[0]?.delivery)
    await page.reload()
    await page.getByText('已送达').waitFor()
    await shot(page, 'desk-hook')
  })
})

describe('the customer’s own page', () => {
  const codeOf = (visit: number): string => {
    const stream = `ticket/t-${String(visit).padStart(6, '0')}`
    const fact = station.facts().find((one) => one.envelope.stream === stream)
    return statusCode('SZ01', sha256(statusCodeText(fact?.envelope.id ?? '', fact?.salt ?? '')))
  }

  test('opens by the code of the receipt and says where the device is, and nothing of the person', async () => {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 700 } })
    const page = await context.newPage()
    await page.goto(`${headquarters.hq().url}/s/${codeOf(901)}`)
    expect(await page.locator('main').textContent()).toMatch(/已取走[\s\S]*S-901/)
    expect(await page.content()).not.toMatch(/王小明|1381234/)
    expect(await context.cookies()).toEqual([])
    await shot(page, 'status-page')
  })

  test('a code that is guessed, changed, or another outlet’s gets the same answer as one that is not here yet', async () => {
    const guess = codeOf(901).replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    const texts = await Promise.all(
      [guess, codeOf(901).replace('SZ01', 'BJ02'), 'SZ01-000000000000000000000000', '..%2f'].map(
        async (code) => {
          const answer = await fetch(`${headquarters.hq().url}/s/${code}`)
          expect(answer.status).toBe(404)
          return answer.text()
        },
      ),
    )
    expect(new Set(texts).size).toBe(1)
  })

  test('who tries many codes is made to wait', () => {
    let nowMs = 0
    const limit = createRateLimit(() => nowMs, 3, 5)
    expect(Array.from({ length: 4 }, () => limit.take('one'))).toEqual([true, true, true, false])
    expect([limit.take('two'), limit.take('three')]).toEqual([true, false])
    nowMs += 60_000
    expect(limit.take('one')).toBe(true)
  })
})

describe('who may what', () => {
  test('a reader sees figures, and is refused every act, also by hand', async () => {
    const page = await desk('reader')
    expect(await page.getByRole('tab').allTextContents()).toEqual(['经营数据', '对账差异'])
    const asked = (path: string, token: string) =>
      page.evaluate(
        async ([at, formToken]) =>
          (
            await fetch(`/desk/api/${at}`, {
              method: 'POST',
              body: '{}',
              headers: { 'x-form-token': formToken },
            })
          ).status,
        [path, token] as const,
      )
    const person = JSON.parse((await page.locator('#desk').getAttribute('data-person')) ?? '{}')
    for (const path of ['bundle', 'dry-run', 'upload', 'hook']) {
      expect(await asked(path, person.formToken)).toBe(403)
    }
    expect(
      (await fetch(`${headquarters.hq().url}/desk/api/figures?from=2026-01-01&to=2026-12-31`)).status,
    ).toBe(401)
  })

  test('an act without the session’s own token does nothing', async () => {
    const page = await desk()
    const status = await page.evaluate(
      async () => (await fetch('/desk/api/bundle', { method: 'POST', body: '{}' })).status,
    )
    expect(status).toBe(403)
  })

  test('no page broke its own content policy', () => {
    expect(problems).toEqual([])
  })
})

/**
 * Headquarters' word on warranty, over a real PostgreSQL and real HTTP: a counter's question goes up with its facts, a
 * person answers it on the page, the answer comes down and is applied; rules, promises and serial numbers likewise.
 */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPostgresStore } from '../../headquarters/database/postgres-store'
import { beginEpoch } from '../../headquarters/exchange/went-back'
import { headquartersWords } from '../../renderer/i18n/headquarters-place'
import { translateIn } from '../../renderer/i18n/language'
import { type Claim, claimAggregate } from '../../shared/claim/state'
import type { StaffRow } from '../../shared/staff/state'
import { type Ticket, ticketAggregate } from '../../shared/ticket/state'
import type { WarrantyRuleSet } from '../../shared/warranty/rules'
import { quickFolder } from '../support/folders'
import { intake, resources, startWorkstation, type TestWorkstation } from '../support/workstation'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters-harness'

let headquarters: TestHeadquarters
let outlet: TestWorkstation
let ticketId: string

beforeAll(async () => {
  headquarters = await startTestHeadquarters()
  outlet = startWorkstation({ folder: quickFolder(), fetch: (url, init) => fetch(url, init) })
  const { office, people } = headquarters.hq()
  await people.setPassword('office', 'right-password', 'publisher')
  await people.setPassword('reader', 'right-password', 'viewer')
  const { code } = await office.newEnrolmentCode('SZ01', 'A', 'test')
  const connected = await outlet.workstation.link.connect(headquarters.hq().url, code)
  expect(connected.kind).toBe('ok')
  const input = intake({
    deviceId: 'device-old',
    device: { serial: 'SN7001', modelName: '华为 Mate 40 Pro', deviceClass: 'phone', saleDay: '2024-01-01' },
  })
  outlet.must('counter', 'receiveDevice', input)
  ticketId = input.ticketId
}, 120_000)
afterAll(async () => {
  await outlet.end()
  await headquarters.close()
})

const claim = () => outlet.workstation.states.load(claimAggregate, ticketId).state as Claim
const assessed = () => {
  const ticket = outlet.workstation.states.load(ticketAggregate, ticketId).state as Ticket
  return outlet.workstation.warranty.caseFile.ofTicket(ticket)?.answer
}
const shipped = JSON.parse(readFileSync(join(resources, 'warranty/sanbao.json'), 'utf8')) as WarrantyRuleSet

/** The page as a browser without scripts sees it. */
async function visitor(name: string) {
  const { url } = headquarters.hq()
  const signIn = await fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ name, password: 'right-password' }),
  })
  const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const page = async () => (await fetch(`${url}/warranty`, { headers: { cookie } })).text()
  return {
    page,
    post: async (action: string, fields: Readonly<Record<string, string>>) => {
      const formToken = /name="formToken" value="([^"]+)"/.exec(await page())?.[1] ?? ''
      return fetch(`${url}/warranty/${action}`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ formToken, ...fields }),
      })
    },
  }
}

describe('a doubtful case', () => {
  it('goes up with its facts, is decided once by a person, comes down and is applied', async () => {
    expect(assessed()?.covered).toBe('no')
    outlet.must('counter', 'askRuling', { ticketId, question: '过保三天，主板批次问题，能否按保内？' })
    expect(outlet.give('counter', 'askRuling', { ticketId, question: '再问一次' })).toMatchObject({
      reason: 'ruling-already-asked',
    })
    await outlet.workstation.link.runNow()
    const office = await visitor('office')
    const page = await office.page()
    expect(page).toContain('过保三天')
    expect(page).toContain('SN7001')
    expect(page).not.toContain('13812345678')
    const { rulingId } = claim().rulings[0] ?? { rulingId: '' }
    const granted = { rulingId, decision: 'granted', textZh: '批次问题，按保内免费修理' }
    expect((await office.post('ruling', granted)).status).toBe(400)
    expect((await office.post('ruling', { ...granted, remedy: 'free-repair' })).status).toBe(200)
    expect((await office.post('ruling', { ...granted, remedy: 'free-repair' })).status).toBe(400)
    await outlet.workstation.link.runNow()
    expect(claim().rulings[0]?.answer).toMatchObject({ decision: 'granted', remedies: ['free-repair'] })
    expect(assessed()).toMatchObject({
      covered: 'yes',
      remedies: [{ subject: 'ruling', reference: rulingId }],
    })
    // The same answer again, as after a crash, changes nothing.
    const revision = claim().revision
    await outlet.workstation.link.runNow()
    expect(claim().revision).toBe(revision)
  }, 60_000)

  it('is decided by nobody who may only read, and a ruling nobody asked for is not applied', async () => {
    const reader = await visitor('reader')
    expect((await reader.post('ruling', { rulingId: 'x' })).status).toBe(403)
    expect(
      outlet.give('administrator', 'applyRuling', {
        ticketId,
        rulingId: 'made-up',
        decision: 'granted',
        remedies: [],
        textZh: '',
        textEn: '',
        decidedOn: '2026-06-15',
      }),
    ).toMatchObject({ reason: 'not-allowed' })
  })
})

describe('rules, promises and serial numbers', () => {
  it('are published from the page and used at the outlet without a release', async () => {
    const office = await visitor('office')
    const next = { ...shipped, id: 'sanbao-2026-09', state: 'confirmed' }
    expect((await office.post('rules', { text: JSON.stringify(next) })).status).toBe(200)
    expect((await office.post('rules', { text: JSON.stringify({ ...next, rows: [] }) })).status).toBe(400)
    expect((await office.post('rules', { text: 'not json' })).status).toBe(400)
    expect(
      (await office.post('serials', { text: 'SN9100,model-x,2026-01-01,2026-02-02\nSN9101' })).status,
    ).toBe(200)
    expect((await office.post('serials', { text: 'SN9100,,,2026-02-31' })).status).toBe(400)
    await outlet.workstation.link.runNow()
    const { ruleSets, serials } = outlet.workstation.warranty
    expect(ruleSets.current().set).toMatchObject({ id: 'sanbao-2026-09', state: 'confirmed' })
    // The list is fetched beside the run.
    await expect.poll(() => serials.info().count).toBe(2)
    expect(serials.find('SN9100')).toMatchObject({ modelId: 'model-x', soldOn: '2026-02-02' })
    // The question of before is still answered by the rules of before.
    const kept = claim().answers[0]
    expect(ruleSets.byHash(kept?.ruleSetHash ?? '')?.set.id).toBe(shipped.id)
  }, 60_000)

  it('a promise that gives less than the law is not published', async () => {
    const office = await visitor('office')
    const promise = {
      format: 'counterbench-warranty-promises',
      formatVersion: 1,
      id: 'brand-less',
      issuedOn: '2026-01-01',
      title: { zh: '品牌', en: 'Brand' },
      rules: [{ ...shipped.rules[0], id: 'brand', kind: 'promise' }],
      rows: [
        {
          ...shipped.rows.find(
            (row) => row.situation === 'whole-unit-period' && row.classes.includes('phone'),
          ),
          id: 'brand-period',
          rule: 'brand',
          months: 6,
        },
      ],
    }
    const answer = await office.post('promises', { text: JSON.stringify(promise) })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('overlay-takes-away')
  })
})

describe('the page in a browser', () => {
  let browser: Browser

  beforeAll(async () => {
    const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path))
    browser = await chromium.launch({
      ...(executablePath ? { executablePath } : {}),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    })
  })
  afterAll(() => browser.close())

  async function opened(locale: string): Promise<Page> {
    const context = await browser.newContext({ locale, viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    await page.goto(headquarters.hq().url)
    await page.locator('input[name=name]').fill('office')
    await page.locator('input[name=password]').fill('right-password')
    await page.keyboard.press('Enter')
    await page.locator('nav').waitFor()
    await page.goto(`${headquarters.hq().url}/warranty`)
    return page
  }

  async function shot(page: Page, name: string): Promise<void> {
    const folder = process.env.SCREENSHOTS
    if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
  }

  it('a question is read with what the rules said of it, and decided, in either language', async () => {
    const input = intake({
      deviceId: 'device-second',
      device: { serial: 'SN7002', modelName: '华为 P50', deviceClass: 'phone', saleDay: '2024-02-01' },
    })
    outlet.must('counter', 'receiveDevice', input)
    outlet.must('counter', 'askRuling', { ticketId: input.ticketId, question: '屏幕批次问题，能否免费换？' })
    await outlet.workstation.link.runNow()
    const en = await opened('en')
    await en.getByText('屏幕批次问题').waitFor()
    await shot(en, 'warranty-en')
    await en.getByText('Facts it was computed from').click()
    expect(await en.locator('pre').isVisible()).toBe(true)
    const zh = await opened('zh-CN')
    const question = zh.locator('section', { has: zh.getByRole('heading', { name: /SN7002/ }) }).last()
    await question.locator('select[name=decision]').selectOption('declined')
    await question.locator('textarea[name=textZh]').fill('已过保，按付费维修')
    await shot(zh, 'warranty-zh')
    await question.getByRole('button', { name: '下发裁定' }).click()
    await zh.getByText('裁定已下发').waitFor()
    const row = zh.locator('tr', { hasText: '屏幕批次问题' })
    expect(await row.textContent()).toContain('不在保')
    await shot(zh, 'warranty-decided-zh')
    await zh.locator('form[action="/warranty/serials"] textarea').fill('SN9102,model-y,,2026-03-03')
    await zh.locator('form[action="/warranty/serials"] button').click()
    await zh.getByText('新增 1 个').waitFor()
  }, 60_000)
})

describe('what headquarters says of somebody on the staff', () => {
  const people = () =>
    outlet.workstation.rows
      .find<StaffRow>({ table: 'staff' })
      .filter(({ id }) => id.startsWith('T'))
      .map(({ id, name, role, active }) => `${id} ${name} ${role} ${active === 1 ? 'here' : 'gone'}`)
      .sort()
  const say = async (staffId: string, name: string, active: boolean) => {
    const details = { name, role: 'technician' }
    await headquarters.hq().office.publish('staffPublished', { staffId, details, active }, 'office')
    await outlet.workstation.link.runNow()
  }

  it('adds, renames, lets go, and adds nobody who has left already', async () => {
    await say('T01', '李工', true)
    await say('T02', '王工', false)
    expect(people()).toEqual(['T01 李工 technician here'])
    // And the screen says what the run has changed, in either language.
    const names = [{ zh: '王工（已离岗）', en: '王工 (has left)' }]
    expect(outlet.workstation.link.news()).toMatchObject({
      received: 1,
      changes: [{ key: 'staffPublished', count: 1, names }],
    })
    await say('T01', '李大工', true)
    expect(people()).toEqual(['T01 李大工 technician here'])
    await say('T01', '李大工', false)
    expect(people()).toEqual(['T01 李大工 technician gone'])
    await say('T02', '王工', true)
    expect(people()).toEqual(['T01 李大工 technician gone', 'T02 王工 technician here'])
  })

  it('said again after headquarters went back, brings nobody back who has left', async () => {
    const store = createPostgresStore(headquarters.pool())
    await store.transaction(async (tx) => {
      const cause = { reason: 'test', detail: '{}', atMs: headquarters.clock.nowMs }
      return beginEpoch(tx, await tx.headquarters('lock'), cause)
    })
    expect(await outlet.workstation.link.runNow()).toMatchObject({ reason: 'headquarters-went-back' })
    expect(people()).toEqual(['T01 李大工 technician gone', 'T02 王工 technician here'])
  })

  it('leaves a sentence on F9 that says what stays in force here, for a manager to check', () => {
    const changed = outlet.workstation.link.news()?.changes.map(({ key }) => key)
    expect(changed).toContain('epochBegan')
    expect(translateIn(headquartersWords, 'zh')('change_epochBegan')).toContain(
      '总部丢掉的政策、人员、召回在本店照旧有效，由店长核对',
    )
    expect(translateIn(headquartersWords, 'en')('change_epochBegan')).toContain(
      'Policies, staff and recalls that it has lost stay in force here',
    )
  })

  it('is not for anybody here to say', () => {
    const details = { name: '李工', role: 'manager' as const }
    const said = { staffId: 'T01', details, active: true }
    expect(outlet.give('administrator', 'applyStaff', said)).toMatchObject({ reason: 'not-allowed' })
  })
})

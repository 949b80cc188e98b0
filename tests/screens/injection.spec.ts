/**
 * Markup and script in every text that a person or a device can bring in: names, faults, notes, serials, models, terms,
 * a quote's lines. All screens, sheets and slips show it as text: nothing runs, and the content policy is not breached.
 */

import { rmSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { Window } from 'happy-dom'
import { prepareProgram, type RunningProgram, startProgram } from '../support/program'
import { tried } from '../support/tried'
import { intake } from '../support/workstation'

const hit = 'window.__hit=1'
const payloads = [
  `<img src=x onerror="${hit}">`,
  `<script>${hit}</script>`,
  `"><svg onload=${hit}>`,
  `'-${hit}-'`,
  `javascript:${hit}//`,
  `</style><script>${hit}</script>`,
  `{{constructor.constructor('${hit}')()}}`,
  `\${${hit}}`,
  `<iframe srcdoc="<script>parent.${hit}</script>">`,
  `<a href="javascript:${hit}" autofocus onfocus=${hit}>x</a>`,
  `]]><script>${hit}</script>`,
  `\u202e<details open ontoggle=${hit}>`,
]

/** Two hundred: every way out of where a text may stand, before everything that would run there. */
const attacks = [
  ...['', '">', "'>", '`>', '-->', ']]>', '</p>', '</a>', '</td></tr></table>', '</svg>'],
  ...['</style>', '</script>', '</title>', '</textarea>', '</template>', '</noscript>'],
  ...['\u202e', '&#34;&#62;', '%22%3E', '\\x22\\x3e'],
].flatMap((out) =>
  [
    `<img src=x onerror=${hit}>`,
    `<svg/onload=${hit}>`,
    `<script>${hit}</script>`,
    `<iframe srcdoc="<script>parent.${hit}</script>">`,
    `<a href="javascript:${hit}" autofocus onfocus=${hit}>x</a>`,
    `<details open ontoggle=${hit}>`,
    `<video><source onerror=${hit}></video>`,
    `<math><a xlink:href="javascript:${hit}">x</a></math>`,
    `<object data="javascript:${hit}"></object>`,
    `<form action="javascript:${hit}"><input autofocus onfocus=${hit}></form>`,
  ].map((runs) => out + runs),
)

/** Each ticket carries a share of the attacks, in every text that is long enough for it; all of them go round twice. */
const share = 10
const shares = attacks.length / share
const visits = shares * 2
let placed = 0

/** As many of a ticket's attacks as a text may hold, whole. Those of short texts begin with another one each time. */
function attackText(visit: number, most: number): string {
  const first = (visit % shares) * share
  const own = attacks.slice(first, first + share)
  const turned = most < 600 ? [...own.slice(placed % own.length), ...own.slice(0, placed % own.length)] : own
  let text = ''
  for (const attack of turned) {
    if (text.length + attack.length >= most) continue
    text += `${text === '' ? '' : ' '}${attack}`
    placed += 1
  }
  return text
}

let userData = ''
let program: RunningProgram
let page: Page
const complaints: string[] = []
const tickets: string[] = []

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  test.setTimeout(400_000)
  userData = await prepareProgram(({ must, workstation }) => {
    const nasty = (at: number): string => payloads[at % payloads.length] ?? ''
    must('administrator', 'changeOutlet', {
      details: {
        code: 'SZ01',
        nameZh: nasty(0),
        nameEn: nasty(1),
        address: nasty(2),
        phone: nasty(1).slice(0, 40),
        terms: payloads.join('\n'),
        printFooter: nasty(3),
      },
    })
    must('manager', 'openDay', { shiftId: 'shift-injection', floatFen: 0 })
    for (let at = 0; at < visits; at += 1) {
      const payload = nasty(at)
      const text = (most: number): string => attackText(at, most)
      const input = intake({
        fault: text(4000),
        request: text(1000),
        impact: text(1000),
        customerId: `customer-nasty-${at}`,
        newCustomer: {
          kind: at % 2 === 0 ? 'person' : 'company',
          name: payload.slice(0, 60),
          phones: ['13812345678'],
          note: text(1000),
          address: text(300),
          ...(at % 2 === 0 ? {} : { company: text(120), invoiceTitle: text(120) }),
        },
        device: { serial: `SN1234567${at}`, modelName: text(200), deviceClass: 'phone' },
        accessories: [{ id: 'charger', name: nasty(at + 1).slice(0, 60), count: 1 }],
      })
      const { ticketId } = input
      must('counter', 'receiveDevice', input)
      tickets.push(ticketId)
      must('technician', 'startDiagnosis', { ticketId })
      must('technician', 'recordPreCheck', {
        ticketId,
        items: [{ id: 'screen', name: text(120), result: 'pass' }],
        note: text(1000),
      })
      must('technician', 'recordDiagnosis', { ticketId, faultCode: 'DISPLAY-BROKEN', finding: text(4000) })
      must('technician', 'addNote', { ticketId, noteId: `note-${at}-0000`, note: text(8000) })
      must('manager', 'changePriority', { ticketId, priority: 'high', reason: text(400) })
      must('manager', 'giveQuote', {
        ticketId,
        lines: [{ kind: 'labour', code: 'L-SCREEN', name: text(200), quantity: 1, unitFen: 12_000 }],
        discountFen: 100,
        discountReason: text(400),
        expiresOn: '2099-12-31',
      })
      const complaintId = `complaint-nasty-${at}`
      must('counter', 'registerComplaint', {
        complaintId,
        kind: 'complaint',
        class: 'majorQuality',
        source: 'phone',
        content: text(4000),
        request: text(1000),
        print: true,
      })
      must('counter', 'answerComplaint', { complaintId, answer: text(4000), how: 'phone' })
      const [cause, corrective, preventive] = [text(2000), text(2000), text(2000)]
      must('manager', 'setMeasures', { complaintId, cause, corrective, preventive, department: text(120) })
      const [reference, note] = [text(120), text(1000)]
      must('manager', 'passOnComplaint', { complaintId, reference, note })
      must('counter', 'enterSurvey', {
        surveyId: `survey-nasty-${at}`,
        ticketId,
        customerId: input.customerId,
        levels: [1, 2, 3, 2, 1],
        suggestions: text(2000),
      })
      must('manager', 'takeMeasure', {
        measureId: `measure-nasty-${at}`,
        group: 'fault',
        key: `DISPLAY-${at}`,
        name: text(200),
        what: text(2000),
        ownerId: 'staff-manager',
        dueDay: '2099-12-31',
      })
      must('technician', 'writeArticle', {
        articleId: `article-nasty-${at}`,
        body: {
          title: text(120),
          deviceClass: 'phone',
          models: [],
          faultCodes: [],
          steps: [{ text: text(2000), photos: [] }],
        },
      })
    }
    workstation.executeAs({ staffId: 'system', role: 'administrator' }, 'addStaff', {
      staffId: 'staff-nasty',
      details: { name: nasty(0).slice(0, 40), role: 'technician' },
    })
  })
  program = await startProgram(userData)
  page = program.page
  page.on('console', (message) => {
    if (/content security policy|refused to/i.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('dialog', (dialog) => {
    complaints.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await program.signIn('administrator')
})
test.afterAll(async () => {
  await program?.app.close().catch(() => undefined)
  rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
})

test('every place shows it as text', async () => {
  await expect(page.getByText('SZ01').first()).toBeVisible()
  for (const place of ['F2', 'F3', 'F4', 'F6', 'F7', 'F8', 'F9', 'F10']) {
    await page.keyboard.press(place)
    await quiet()
    for (const tab of await page.getByRole('tab').all()) {
      if (await tab.isVisible()) await tab.click({ timeout: 5000 }).catch(() => undefined)
      await quiet()
    }
  }
})

test('every ticket, job, device and customer opens with it', async () => {
  for (const ticket of tickets) {
    for (const stream of [`ticket/${ticket}`, 'outlet/outlet']) {
      expect((await program.ask('history', { stream })).kind).toBe('ok')
    }
  }
  await page.keyboard.press('F2')
  await page.keyboard.press('Alt+4')
  const lines = page.getByRole('rowheader', { name: /^S-SZ01/ })
  await expect(lines.first()).toBeVisible()
  const grid = page.getByRole('grid')
  for (let at = 0; at < tickets.length; at += 1) {
    // By keys, since only the lines in sight exist.
    await grid.focus()
    if (at > 0) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.getByText(/<img src=x|<script>/).first()).toBeVisible()
    await quiet()
    await page.keyboard.press('Escape')
  }
})

test('every slip is drawn with it, and none of it is markup', async () => {
  const prints = await program.ask<{ rows: readonly { id: string }[] }>('rows', {
    table: 'prints',
    limit: 500,
  })
  const jobs = prints.kind === 'ok' ? prints.value.rows : []
  expect(jobs.length).toBeGreaterThan(visits)
  let drawn = 0
  for (const { id } of jobs) {
    const shown = await program.ask<{ html: string; svg: string }>('preview', { jobId: id })
    if (shown.kind !== 'ok') continue
    drawn += 1
    const found = [shown.value.html, shown.value.svg].flatMap(activeIn)
    expect(found).toEqual([])
  }
  expect(drawn).toBeGreaterThan(visits)
})

test('nothing of it ever ran, and nothing reached for what the content policy forbids', async () => {
  await quiet()
  expect(complaints).toEqual([])
  tried('R22', placed)
})

/** Read outside the window, whose own content policy would already speak up. */
function activeIn(markup: string): readonly string[] {
  const { DOMParser } = new Window()
  const parsed = new DOMParser().parseFromString(markup, 'text/html')
  return [...parsed.querySelectorAll('*')]
    .filter((one) => {
      const names = one.getAttributeNames()
      const runs = /^(script|iframe|object|embed)$/i.test(one.tagName) || names.includes('srcdoc')
      const reaches = /^\s*javascript:/i.test(one.getAttribute('href') ?? '')
      return runs || reaches || names.some((name) => name.startsWith('on'))
    })
    .map((one) => one.outerHTML.slice(0, 80))
}

/** Two frames later, whatever would have run has run. */
async function quiet(): Promise<void> {
  const ran = await page.evaluate(
    () =>
      new Promise<boolean>((done) =>
        requestAnimationFrame(() => requestAnimationFrame(() => done('__hit' in window))),
      ),
  )
  expect(ran).toBe(false)
}

/**
 * One working day of the demo outlet, from the first sign-in to the closed till and headquarters, with a picture of
 * every screen on the way, in the order of the work. Whoever looks through the pictures in
 * their order has seen the whole program.
 */

import type { Locator } from '@playwright/test'
import { benchWords } from '../../renderer/i18n/bench'
import { counterWords } from '../../renderer/i18n/counter'
import { frameWords } from '../../renderer/i18n/frame'
import { headquartersWords } from '../../renderer/i18n/headquarters-place'
import { managerWords } from '../../renderer/i18n/manager'
import { reportsWords } from '../../renderer/i18n/reports'
import { rotaWords } from '../../renderer/i18n/rota'
import { ticketWords } from '../../renderer/i18n/ticket'
import { tillWords } from '../../renderer/i18n/till'
import { figureName } from '../../shared/figures/figure-words'
import { renumber } from '../../shared/numbers'
import type { TestQueue } from '../lib/cups'
import type { Drive } from '../lib/drive'
import * as day from '../lib/drive-day'
import { waitForPaper } from '../lib/drive-paper'
import type { Headquarters } from '../lib/drive-surroundings'
import { deskOf } from './desk'
import type { Recorder } from './record'

export interface Outlet {
  readonly drive: Drive
  readonly headquarters: Headquarters
  readonly queues: Readonly<Record<'roll80' | 'a5' | 'label60x40' | 'a4', TestQueue>>
}

const visit = {
  code: '490154203237518',
  model: 'hongmi note 11',
  phone: '13800138000',
  name: '路晓',
  fault: '尾插松动，充不进电',
  boughtOn: '2026-03-05',
  deposit: '20',
}

export async function workingDay(outlet: Outlet, recorder: Recorder): Promise<void> {
  const number = await atTheCounter(outlet, recorder)
  await onTheBench(outlet, recorder, number)
  await partsAndCustody(outlet, recorder)
  await handedBack(outlet, recorder, number)
  await theManager(outlet, recorder)
  await theOffice(outlet, recorder)
  await headquartersAgree(outlet, recorder)
  await settingsAndSlips(outlet, recorder)
  await closing(outlet, recorder)
}

async function atTheCounter({ drive, queues }: Outlet, { step, picture, look }: Recorder): Promise<string> {
  const { page, say } = drive
  let number = ''
  await step('sign in with a PIN', async () => {
    await picture('who-is-working')
    await drive.reach(page.getByLabel(say(frameWords, 'findPerson')))
    await drive.type('C01')
    await drive.press('Enter')
    await drive.type('7777')
    await drive.press('Enter')
    await page.getByRole('alert').waitFor()
    await picture('wrong-pin')
    await drive.type('1001')
    await drive.press('Enter')
    await page.getByPlaceholder(say(counterWords, 'codeHint')).waitFor()
    await look('counter')
  })
  await step('fill in a visit', async () => {
    await day.fillIntake(drive, visit, picture)
    await look('counter-filled')
  })
  await step('receive and print', async () => {
    number = await day.receive(drive)
    await waitForPaper(queues.label60x40, [renumber(number, 'L') ?? ''])
    await waitForPaper(queues.roll80, [number])
    await waitForPaper(queues.a5, [number])
    await page.getByText(say(counterWords, 'printed'), { exact: false }).first().waitFor()
    await picture('received')
  })
  await step('lists, keys and the one box', async () => {
    for (const list of [2, 3, 4, 5]) {
      await drive.press(`Alt+${list}`)
      await picture(`counter-list-${list}`)
    }
    await drive.press('F1')
    await picture('guide')
    await drive.press('Escape', 'Control+/')
    await picture('key-map')
    await drive.press('Escape', 'Control+k')
    await drive.type('note')
    await picture('one-box')
    await drive.press('Escape', 'Escape', 'Alt+1')
  })
  return number
}

async function onTheBench({ drive, queues }: Outlet, { step, picture, look }: Recorder, number: string) {
  const { page, say } = drive
  await step('the board, and the next job', async () => {
    await drive.lock()
    await drive.signIn('T01', '2001')
    await page.getByLabel(say(benchWords, 'boardLabel')).first().waitFor()
    await look('bench-board')
    await drive.press('v')
    await picture('bench-by-technician')
    await drive.press('v')
    await picture('bench-list')
    await drive.press('v')
    await day.takeNextJob(drive)
    await picture('job-taken')
    await drive.press('Escape')
  })
  await step('diagnose, fit a part, quote', async () => {
    await day.openJob(drive, renumber(number, 'L') ?? '')
    await day.startDiagnosis(drive)
    await day.diagnose(drive, '尾插焊盘松脱，更换小板')
    await look('job-diagnosed')
    await day.usePart(drive, 'weicha', picture)
    await day.addLabour(drive)
    await picture('job-parts')
    await day.quote(drive)
    await picture('job-quoted')
    await day.acceptQuote(drive, '路晓')
    await waitForPaper(queues.a5, ['Q-SZ01', number])
  })
  await step('test and make ready', async () => {
    await drive.press('Alt+t')
    await picture('job-test')
    await day.passTest(drive)
    await day.makeReady(drive)
    await picture('job-ready')
    await drive.press('Escape')
  })
}

async function partsAndCustody({ drive }: Outlet, { step, picture, look }: Recorder): Promise<void> {
  const { page } = drive
  await step('parts', async () => {
    await drive.go('F4')
    await look('parts')
    await drive.type('dianchi')
    await page.waitForTimeout(600)
    await picture('parts-found')
    await drive.press('Enter')
    await picture('part')
    await drive.press('Escape')
  })
  await step('custody', async () => {
    await drive.go('F6')
    await look('custody')
    await eachTab(drive, page.locator('main .mantine-SegmentedControl-root:visible').first(), (at) =>
      picture(`custody-${at}`),
    )
  })
}

async function handedBack({ drive, queues }: Outlet, { step, picture }: Recorder, number: string) {
  const { page, say } = drive
  await step('hand over against the receipt', async () => {
    await drive.lock()
    await drive.signIn('C01', '1001')
    await day.openHandOver(drive, number)
    await picture('hand-over')
    await day.takeCash(drive, '100', picture)
    await day.sign(drive, picture)
    await picture('signed')
    await day.handOver(drive)
    await waitForPaper(queues.a5, ['QR15-05', number])
    await picture('handed-over')
  })
  await step('customer and device', async () => {
    const sheet = page.locator('section[role="dialog"]').last()
    await sheet
      .getByRole('button', { name: say(ticketWords, 'passport', { count: '\\d' }).slice(0, 4) })
      .click()
    await picture('device')
    await drive.press('Escape')
    await sheet.locator('button', { hasText: '路' }).first().click()
    await picture('customer')
    await drive.press('Escape', 'Escape')
  })
}

async function theManager({ drive, queues }: Outlet, { step, picture, look }: Recorder): Promise<void> {
  const { page, say } = drive
  await step('the manager’s day and figures', async () => {
    await drive.lock()
    await drive.signIn('M01', '3001')
    await drive.go('F8')
    await look('manager-today')
    await drive.press('Alt+2')
    await picture('manager-day')
    await drive.press('Alt+3')
    await look('manager-figures')
    for (const chart of ['chartFlow', 'chartIncome', 'chartStatus'] as const) {
      await page.getByText(say(managerWords, chart)).scrollIntoViewIfNeeded()
      await page.mouse.move(5, 400)
      await picture(`manager-${chart}`)
    }
    const bar = page.locator('.recharts-bar-rectangle path').first()
    await bar.scrollIntoViewIfNeeded()
    await bar.click()
    await page.getByRole('dialog').waitFor()
    await picture('behind-a-bar')
    await drive.press('Escape')
    await drive.press('F5')
    await waitForPaper(queues.a4, [figureName('received', drive.language())])
  })
  await step('the customer’s voice', async () => {
    await drive.press('Alt+5')
    await page.waitForTimeout(500)
    await eachTab(drive, page.locator('main .mantine-SegmentedControl-root:visible').nth(1), (at) =>
      picture(`voice-${at}`),
    )
  })
}

/** Root causes, limits, the record; a report that is made and printed; the rota with its what-if. */
async function theOffice({ drive, queues }: Outlet, { step, picture, look }: Recorder): Promise<void> {
  const { page, say } = drive
  await step('root causes, warranty limits, the record', async () => {
    for (const [key, name] of [
      ['Alt+4', 'causes'],
      ['Alt+6', 'warranty-limits'],
      ['Alt+7', 'record'],
    ] as const) {
      await drive.press(key)
      await page.waitForTimeout(600)
      await picture(`manager-${name}`)
    }
  })
  await step('a weekly report, kept and printed', async () => {
    await drive.press('Alt+8')
    await page.getByRole('checkbox', { name: say(reportsWords, 'andPrint') }).check()
    await drive.press('F5')
    await waitForPaper(queues.a4, [say(reportsWords, 'weekly'), figureName('received', drive.language())])
    await look('manager-reports')
    await page
      .getByRole('button', { name: say(reportsWords, 'weekly'), exact: true })
      .first()
      .click()
    await page.getByRole('dialog').waitFor()
    await picture('manager-report')
    await drive.press('Escape')
  })
  await step('the rota and what more hands would change', async () => {
    await drive.press('Alt+9')
    await page.getByRole('button', { name: say(rotaWords, 'asOpen') }).click()
    await drive.press('Control+s')
    await page.getByText(say(rotaWords, 'whatIf')).first().waitFor()
    await look('manager-people')
    await page.getByRole('heading', { name: say(rotaWords, 'results') }).scrollIntoViewIfNeeded()
    await picture('manager-people-results')
  })
}

async function headquartersAgree({ drive, headquarters }: Outlet, recorder: Recorder) {
  const { step, picture, look } = recorder
  const { page, say } = drive
  const agree = () => page.getByText(say(headquartersWords, 'agree')).first().waitFor()
  await step('headquarters: rehearse and agree', async () => {
    await drive.go('F9')
    await drive.press('Alt+r')
    await page.getByRole('dialog').waitFor()
    await picture('rehearsal')
    await drive.press('Escape', 'F5')
    await agree()
    await look('headquarters')
  })
  await step('headquarters: the desk in a browser', async () => {
    await deskOf(headquarters.url, drive.language(), (desk) => recorder.pictureOf(desk, 'desk'))
  })
  await step('headquarters: gone and back', async () => {
    await headquarters.kill()
    await drive.press('F5')
    await page.getByText(say(headquartersWords, 'offlineHint')).waitFor()
    await picture('headquarters-offline')
    await headquarters.start()
    await drive.press('F5')
    await agree()
    await picture('headquarters-back')
  })
}

async function settingsAndSlips({ drive }: Outlet, { step, picture, look }: Recorder): Promise<void> {
  const { page } = drive
  await step('settings', async () => {
    await drive.lock()
    await drive.signIn('A01', '9001')
    await drive.go('F10')
    await look('settings')
    const sections = page.locator('main nav button:visible, main [aria-current="page"]:visible')
    // The last ones have no key of their own: there are more than ten.
    for (let at = 1; at < (await sections.count()); at += 1) {
      await sections.nth(at).click()
      await picture(`settings-${at + 1}`)
    }
  })
}

async function closing({ drive, queues }: Outlet, { step, picture, look }: Recorder): Promise<void> {
  const { page, say } = drive
  await step('the till', async () => {
    await drive.go('F7')
    await page.getByText(say(tillWords, 'closeDay')).first().waitFor()
    await look('till')
  })
  await step('close the day and print the summary', async () => {
    await day.closeDay(drive, '1234.50', '找零差错', picture)
    await waitForPaper(queues.a4, [])
    await page.waitForTimeout(3000)
    await picture('day-closed')
    await drive.press('F5')
    await picture('till-closed')
  })
}

async function eachTab(drive: Drive, control: Locator, shown: (at: number) => Promise<void>): Promise<void> {
  const labels = control.locator('.mantine-SegmentedControl-label')
  for (let at = 0; at < (await labels.count()); at += 1) {
    await labels.nth(at).click()
    await drive.page.waitForTimeout(300)
    await shown(at + 1)
  }
}

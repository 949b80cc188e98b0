/**
 * What must not get in, and what may go wrong around the program: each time one clear sentence in the language of
 * the person, what was typed still there, and nothing else changed; the number of records in the journal says so.
 */

import { spawn } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { expect, type Locator, test } from '@playwright/test'
import { counterWords } from '../../renderer/i18n/counter'
import { customerWords } from '../../renderer/i18n/customer'
import { frameWords } from '../../renderer/i18n/frame'
import { headquartersWords } from '../../renderer/i18n/headquarters-place'
import { ticketWords } from '../../renderer/i18n/ticket'
import { uiWords } from '../../renderer/i18n/ui'
import { startCups, type TestCups } from '../../scripts/lib/cups'
import { type Drive, openProgram } from '../../scripts/lib/drive'
import * as day from '../../scripts/lib/drive-day'
import { makeDemoFolder, type makeFolder, setPrinters } from '../../scripts/lib/drive-surroundings'
import { applicationFolder, launchEnvironment } from '../../scripts/lib/launch'

test.describe.configure({ mode: 'serial' })

let folder: ReturnType<typeof makeFolder> | undefined
let cups: TestCups | undefined
let drive: Drive
let queue: string

test.beforeAll(async () => {
  test.setTimeout(300_000)
  cups = await startCups()
  queue = (await cups.addPdfQueue()).name
  folder = await makeDemoFolder('bad-input')
  setPrinters(folder.path, { roll80: queue, a5: queue, label60x40: queue, a4: queue })
  drive = await openProgram({ userData: folder.path, args: ['--demo'] })
  await drive.speak('zh')
  await drive.signIn('C01', '1001')
  await expect(code()).toBeFocused()
})

test.afterAll(async () => {
  await drive?.close()
  await cups?.close()
  folder?.remove()
})

test.afterEach(async () => {
  if (!(await code().isVisible())) return
  await drive.press('Alt+Delete')
  const confirm = drive.page.getByRole('button', { name: drive.say(counterWords, 'clearForm') }).last()
  if (await confirm.isVisible()) await drive.press('Control+s')
})

test('an IMEI with a wrong check digit is doubted in a sentence, and stays to be checked', async () => {
  await unchanged(async () => {
    await drive.type('490154203237519')
    await drive.press('Tab')
    await expect(drive.page.getByText('校验位不对，像是抄错了一位。')).toBeVisible()
    await expect(code()).toHaveValue('490154203237519')
    await drive.speak('en')
    await expect(drive.page.getByText('The check digit is wrong')).toBeVisible()
    await expect(code()).toHaveValue('490154203237519')
    await drive.speak('zh')
  })
})

test('a paste that no field can hold is not taken in, is said, and what stood there stays', async () => {
  await unchanged(async () => {
    await code().fill('SN0001')
    for (const language of ['zh', 'en'] as const) {
      await drive.speak(language)
      await drive.app.evaluate(({ clipboard }) => clipboard.writeText('屏幕碎裂'.repeat(250_000)))
      await code().focus()
      await drive.press('Control+V')
      const said = drive.page.getByText(drive.say(uiWords, 'pasteTooLong', { count: 1_000_000 }))
      await expect(said.first()).toBeVisible()
      await expect(code()).toHaveValue('SN0001')
    }
    await drive.app.evaluate(({ clipboard }) => clipboard.writeText('23'))
    await drive.press('End', 'Control+V')
    await expect(code()).toHaveValue('SN000123')
    await drive.speak('zh')
  })
})

test('a serial that can be none is refused in a sentence', async () => {
  await unchanged(async () => {
    await code().focus()
    await drive.type('000000000000000')
    await drive.press('Tab')
    await expect(
      drive.page
        .locator('[aria-labelledby="counter-device"] [role="alert"], .mantine-InputWrapper-error')
        .first(),
    ).toContainText(/IMEI/)
    await expect(code()).toHaveValue('000000000000000')
  })
})

test('a phone that is none is told at its field, and the form does not go away', async () => {
  await unchanged(async () => {
    const box = drive.page.getByPlaceholder(drive.say(counterWords, 'customerBox'))
    await box.focus()
    await drive.type('1381234')
    await drive.press('Enter')
    const customer = drive.page.locator('[aria-labelledby="counter-customer"]')
    const phone = customer.getByRole('textbox', { name: drive.say(customerWords, 'phone') })
    await expect(phone).toHaveValue('1381234')
    await drive.reach(phone)
    await drive.press('Tab')
    await drive.press('F5')
    await expect(customer).toContainText(/号码|电话|手机/)
    await expect(customer.locator('[aria-invalid="true"]').first()).toBeVisible()
    await expect(phone).toHaveValue('1381234')
  })
})

test('a day bought that is yet to come is told', async () => {
  await unchanged(async () => {
    await drive.press('Alt+b')
    await drive.type('2099-01-02')
    await drive.press('Tab')
    await expect(drive.page.getByText('购买日期 2099-01-02 在今天之后，请核对。')).toBeVisible()
    await expect(drive.page.getByLabel(drive.say(counterWords, 'saleDay')).first()).toHaveValue('2099-01-02')
  })
})

test('an amount with three decimals is told', async () => {
  await unchanged(async () => {
    await drive.press('Alt+e')
    await drive.type('12.345')
    await drive.press('Tab')
    await expect(drive.page.getByText('金额最多两位小数（到分）。')).toBeVisible()
    await expect(drive.page.getByLabel(drive.say(counterWords, 'estimate')).first()).toHaveValue('12.345')
  })
})

test('a scan of something foreign is told, and lands nowhere', async () => {
  await unchanged(async () => {
    const fault = drive.page.locator('[aria-labelledby="counter-visit"] textarea').first()
    await fault.focus()
    await drive.scan('HTTPS://EXAMPLE.COM/PAY/7781')
    await expect(drive.page.getByText('认不出这个码').first()).toBeVisible()
    await expect(fault).toHaveValue('')
    await drive.scan('S-SZ01-AA-000001-0')
    await expect(drive.page.getByText(/扫码不完整或有误/).first()).toBeVisible()
    await expect(fault).toHaveValue('')
  })
})

test('a printer that is off: the ticket is kept, the paper is told, and comes out when asked again', async () => {
  cups?.admin('cupsreject', queue)
  await code().focus()
  await day.fillIntake(drive, {
    code: '356938035643809',
    model: 'mate 40',
    phone: '13900139000',
    name: 'Lin',
    fault: 'no sound',
    boughtOn: '2024-01-05',
  })
  const number = await day.receive(drive)
  const note = drive.page.getByRole('status').filter({ hasText: number }).first()
  await expect(note).toContainText(drive.say(counterWords, 'printTrouble', { count: 3 }), { timeout: 60_000 })
  await expect(
    drive.page.getByRole('button', { name: drive.say(frameWords, 'printerProblem') }),
  ).toBeVisible()
  await drive.push(note.getByRole('button', { name: drive.say(counterWords, 'open') }))
  const papers = drive.page.getByRole('region', { name: drive.say(ticketWords, 'sectionPrints') })
  await expect(papers).toContainText(drive.say(ticketWords, 'print_failed'))
  cups?.admin('cupsaccept', queue)
  await drive.push(papers.getByRole('button', { name: drive.say(ticketWords, 'tryAgain') }).first())
  await expect(papers).toContainText(drive.say(ticketWords, 'print_printed'), { timeout: 60_000 })
  await drive.press('Escape')
})

test('a headquarters that answers rubbish is told in a sentence, and the outlet works on', async () => {
  await drive.lock()
  await drive.signIn('A01', '9001')
  await drive.go('F9')
  await drive.page.getByText(drive.say(headquartersWords, 'never')).first().waitFor()
  for (const rubbish of ['<html>Router login</html>', '{"kind":"ok","value":{"records":-1}}', '']) {
    const server = await rubbishServer(rubbish)
    await unchanged(async () => {
      const url = drive.page.getByRole('textbox', { name: drive.say(headquartersWords, 'url') })
      await drive.fill(url, server.url)
      await drive.fill(
        drive.page.getByRole('textbox', { name: drive.say(headquartersWords, 'code') }),
        'DEMO-SZ01-AAAA',
      )
      await drive.push(drive.page.getByRole('button', { name: drive.say(headquartersWords, 'connect') }))
      await expect(drive.page.getByRole('alert').first()).toContainText(/总部/, { timeout: 30_000 })
      await expect(url).toHaveValue(server.url)
    })
    server.close()
  }
})

test('a second start opens nothing: the window that is there says so and keeps what was typed', async () => {
  await drive.lock()
  await drive.signIn('C01', '1001')
  await drive.go('F2')
  const fault = drive.page.locator('[aria-labelledby="counter-visit"] textarea').first()
  await fault.focus()
  await drive.type('half a sentence')
  await unchanged(async () => {
    expect(await startAgain()).toBe(0)
    await expect(drive.page.getByText(drive.say(frameWords, 'alreadyOpen'))).toBeVisible()
    await expect(fault).toHaveValue('half a sentence')
    expect(drive.app.windows().length).toBeGreaterThan(0)
  })
})

function code(): Locator {
  return drive.page.getByPlaceholder(drive.say(counterWords, 'codeHint'))
}

async function unchanged(work: () => Promise<void>): Promise<void> {
  const before = await recordCount()
  await work()
  expect(await recordCount()).toBe(before)
}

/** The journal's records of this station, as main counts them. */
async function recordCount(): Promise<number> {
  return drive.page.evaluate(async () => {
    const answer = await window.workstation?.ask(JSON.stringify({ name: 'sync', input: {} }))
    const stations: { here: { count: number } }[] = JSON.parse(answer ?? '{}').value.stations
    return stations.reduce((sum, { here }) => sum + here.count, 0)
  })
}

async function rubbishServer(body: string): Promise<{ readonly url: string; readonly close: () => void }> {
  const server: Server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(body)
  })
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  }
}

/** The same program on the same data folder; gives the code with which it ends by itself. */
function startAgain(): Promise<number | null> {
  const electron: unknown = createRequire(__filename)('electron')
  const child = spawn(
    String(electron),
    [applicationFolder, `--user-data-dir=${folder?.path ?? ''}`, '--demo'],
    {
      env: launchEnvironment(),
      stdio: 'ignore',
    },
  )
  return new Promise((settle, reject) => {
    child.once('exit', settle)
    child.once('error', reject)
  })
}

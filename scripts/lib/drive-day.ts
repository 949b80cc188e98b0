/**
 * The steps of a working day as people do them, one function each: a device in at the counter, through the bench,
 * out again, the day closed. The path in the tests and the tour both walk them. Each ends when the program has said
 * that it is done, and gives what it said.
 */

import type { Locator } from '@playwright/test'
import { benchWords } from '../../renderer/i18n/bench'
import { counterWords } from '../../renderer/i18n/counter'
import { customerWords } from '../../renderer/i18n/customer'
import { ticketWords } from '../../renderer/i18n/ticket'
import { tillWords } from '../../renderer/i18n/till'
import { uiWords } from '../../renderer/i18n/ui'
import type { Drive } from './drive'

export interface Visit {
  readonly code: string
  readonly model: string
  readonly phone: string
  readonly name: string
  readonly fault: string
  readonly boughtOn: string
  readonly deposit?: string
}

export type Step = (name: string) => Promise<void>

const nothing: Step = async () => undefined

/** The three columns of the counter, by keyboard and scanner; the form is filled, not yet saved. */
export async function fillIntake(drive: Drive, visit: Visit, shown: Step = nothing): Promise<void> {
  const { page, say, press, type } = drive
  await waitForFocus(drive, say(counterWords, 'codeHint'))
  await drive.scan(visit.code)
  await page.getByText(say(counterWords, 'firstVisit')).waitFor()
  await waitForFocus(drive, say(counterWords, 'modelHint'))
  await type(visit.model)
  await offers(drive).first().waitFor()
  await shown('model-search')
  await press('Enter')
  await waitForFocus(drive, say(counterWords, 'customerBox'))
  await type(visit.phone)
  await offers(drive).filter({ hasText: visit.phone }).waitFor()
  await press('Enter')
  const customer = page.locator('[aria-labelledby="counter-customer"]')
  await drive.fill(customer.getByLabel(say(customerWords, 'name'), { exact: true }), visit.name)
  await drive.reach(customer.getByRole('checkbox'))
  await press('Space')
  await press('Alt+f')
  await type(visit.fault)
  await press('Alt+g')
  await press('Alt+b')
  await type(visit.boughtOn)
  const proof = page.getByLabel(say(counterWords, 'proof'))
  await drive.reach(proof)
  await press(...'ArrowUp ArrowUp'.split(' '))
  if (visit.deposit !== undefined) {
    await press('Alt+y')
    await type(visit.deposit)
  }
  await page.getByText(say(counterWords, 'allFilled')).waitFor()
}

/** One key saves and prints. Gives the number of the ticket. */
export async function receive(drive: Drive): Promise<string> {
  await drive.press('F5')
  const line = drive.page.getByRole('contentinfo').getByRole('status')
  await line.getByText(/S-SZ01-[A-Z]+-\d{6}-/).waitFor()
  return numberIn(await line.innerText())
}

/** The bench's one key. Gives the number of the job that it took. */
export async function takeNextJob(drive: Drive): Promise<string> {
  await drive.page.getByLabel(drive.say(benchWords, 'boardLabel')).first().waitFor()
  await drive.press('n')
  const line = drive.page.getByRole('contentinfo').getByRole('status')
  await line.getByText(/S-SZ01-[A-Z]+-\d{6}-/).waitFor()
  return numberIn(await line.innerText())
}

export async function openJob(drive: Drive, label: string): Promise<void> {
  await drive.scan(label)
  await sectionOf(drive, 'diagnosis').waitFor()
}

export async function startDiagnosis(drive: Drive): Promise<void> {
  await drive.push(drive.page.getByRole('button', { name: drive.say(benchWords, 'startDiagnosis') }))
  await told(drive)
}

/** A fault code of two levels and what was found. */
export async function diagnose(drive: Drive, finding: string): Promise<void> {
  const { say, press, type } = drive
  const section = sectionOf(drive, 'diagnosis')
  await press('Alt+d')
  await chooseFirst(drive, section.getByRole('combobox', { name: say(benchWords, 'faultGroup') }))
  await chooseFirst(drive, section.getByRole('combobox', { name: say(benchWords, 'faultCode') }))
  await drive.reach(section.getByRole('textbox', { name: say(benchWords, 'finding') }))
  await type(finding)
  await drive.push(section.getByRole('button', { name: say(benchWords, 'saveDiagnosis') }))
  await section.getByText(say(benchWords, 'recorded')).waitFor()
}

/** Found by what is typed, kept for the job, and fitted. Gives the part's number. */
export async function usePart(drive: Drive, text: string, shown: Step = nothing): Promise<string> {
  const { page, say, press, type } = drive
  const section = sectionOf(drive, 'parts')
  const free = section.getByRole('checkbox', { name: say(benchWords, 'underWarranty') })
  if (await free.isChecked()) {
    await press('Alt+d')
    await drive.reach(free)
    await press('Space')
  }
  await press('Alt+p')
  await drive.reach(section.getByRole('combobox'))
  await type(text)
  const inStock = new RegExp(say(benchWords, 'available', { count: '\\d+' }))
  await offers(drive).filter({ hasText: inStock }).first().waitFor()
  await shown('part-search')
  const texts = await offers(drive).allInnerTexts()
  for (let down = texts.findIndex((line) => inStock.test(line)); down > 0; down -= 1) await press('ArrowDown')
  await press('Enter')
  await drive.push(section.getByRole('button', { name: say(benchWords, 'reserve'), exact: true }))
  const line = section.locator('table tr').last()
  await line.getByText(say(benchWords, 'partReserved')).waitFor()
  const partNumber = await line.locator('button').first().innerText()
  await drive.push(line.getByRole('button', { name: say(benchWords, 'use') }))
  const serial = page.getByRole('dialog').getByLabel(say(benchWords, 'serialOfPart'))
  const fitted = line.getByText(say(benchWords, 'partUsed'))
  await serial.or(fitted).first().waitFor()
  if (await serial.isVisible()) {
    await drive.fill(serial, 'PART0001')
    await press('Control+s')
  }
  await fitted.waitFor()
  return partNumber
}

export async function addLabour(drive: Drive): Promise<void> {
  const { say, press } = drive
  const section = sectionOf(drive, 'labour')
  await press('Alt+l')
  const free = section.getByRole('checkbox', { name: say(benchWords, 'underWarranty') })
  await chooseFirst(drive, section.getByRole('combobox', { name: say(benchWords, 'labourCode') }))
  if (await free.isChecked()) {
    await drive.reach(free)
    await press('Space')
  }
  await drive.push(section.getByRole('button', { name: say(benchWords, 'addLabour') }))
  await section.locator('table tr').first().waitFor()
}

export async function quote(drive: Drive): Promise<void> {
  const section = sectionOf(drive, 'quote')
  await drive.press('Alt+q')
  await drive.push(section.getByRole('button', { name: drive.say(benchWords, 'quoteNew') }))
  await drive.push(section.getByRole('button', { name: drive.say(benchWords, 'giveQuote'), exact: true }))
  await section.getByText(drive.say(benchWords, 'quoteOpen')).waitFor()
}

/** By telephone, with the name of who answered. */
export async function acceptQuote(drive: Drive, who: string): Promise<void> {
  const section = sectionOf(drive, 'quote')
  await drive.fill(section.getByRole('textbox', { name: drive.say(benchWords, 'answerWho') }), who)
  await drive.push(section.getByRole('button', { name: drive.say(benchWords, 'answerAccept') }))
  await section.getByText(drive.say(benchWords, 'quoteAccepted')).waitFor()
}

/** Every line answered with a key, none passed over. */
export async function passTest(drive: Drive): Promise<void> {
  const section = sectionOf(drive, 'test')
  await drive.press('Alt+t')
  const lines = section.locator('[data-first]')
  await lines.first().waitFor()
  const count = await lines.count()
  await drive.reach(lines.first())
  for (let line = 0; line < count; line += 1) await drive.press('1')
  await drive.push(section.getByRole('button', { name: drive.say(benchWords, 'recordTest') }))
  await section.getByText(drive.say(benchWords, 'testPassed')).waitFor()
}

export async function makeReady(drive: Drive): Promise<void> {
  const section = sectionOf(drive, 'ready')
  await drive.press('Alt+r')
  await drive.push(section.getByRole('button', { name: drive.say(benchWords, 'makeReady') }))
  await section.getByText(drive.say(benchWords, 'waitsForCustomer')).waitFor()
}

/** The scanned receipt opens the ticket with the hand-over on top. */
export async function openHandOver(drive: Drive, receiptCode: string): Promise<Locator> {
  await drive.scan(receiptCode)
  const box = drive.page.getByRole('region', { name: drive.say(ticketWords, 'handOverTitle') })
  await box.getByText(drive.say(ticketWords, 'proofScanned')).waitFor()
  return box
}

/** Cash, more than is due, so that there is change. */
export async function takeCash(drive: Drive, given: string, shown: Step = nothing): Promise<void> {
  const { page, say, press } = drive
  await press('Alt+p')
  const dialog = page.getByRole('dialog', { name: say(ticketWords, 'takePayment') })
  await dialog.waitFor()
  await drive.fill(dialog.getByRole('textbox', { name: say(ticketWords, 'given') }), given)
  await dialog.getByText(say(ticketWords, 'change')).waitFor()
  await shown('payment')
  await press('Control+s')
  await dialog.waitFor({ state: 'hidden' })
}

/** A hand with a pen: the one thing in the day that no key can do. */
export async function sign(drive: Drive, shown: Step = nothing): Promise<void> {
  const { page, say } = drive
  await drive.push(page.getByRole('button', { name: say(ticketWords, 'sign') }))
  const pad = page.getByRole('img', { name: say(uiWords, 'signaturePad') })
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (!box) throw new Error('the signature field is not on the screen')
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const
  await page.mouse.move(...at(0.2, 0.6))
  await page.mouse.down()
  for (let step = 1; step <= 24; step += 1) {
    await page.mouse.move(...at(0.2 + step * 0.02, 0.5 + 0.25 * Math.sin(step / 2)))
  }
  await page.mouse.up()
  await shown('signature')
  await drive.push(page.getByRole('button', { name: say(uiWords, 'signatureDone') }))
  await pad.waitFor({ state: 'hidden' })
}

export async function handOver(drive: Drive): Promise<void> {
  await drive.press('F5')
  await drive.page
    .getByRole('contentinfo')
    .getByRole('status')
    .getByText(drive.say(ticketWords, 'handedOver', { number: '' }).trim().slice(0, 4))
    .waitFor()
}

/** Through all steps of closing; what was counted differs from what should be there, so a reason is asked. */
export async function closeDay(drive: Drive, counted: string, reason: string, shown: Step = nothing) {
  const { page, say, press } = drive
  await press('F5')
  await page.getByText(say(tillWords, 'stepCount')).first().waitFor()
  await shown('close-devices')
  await press('F5', 'F5', 'F5')
  const total = page.getByRole('textbox', { name: say(tillWords, 'countTotal') })
  await drive.fill(total, counted)
  await shown('close-count')
  await press('F5')
  const [, pressToClose = ''] = say(tillWords, 'closeReady', { amount: '|' }).split('|')
  await page.getByText(pressToClose).waitFor()
  await press('F5')
  const why = page.getByRole('textbox', { name: say(tillWords, 'differenceReason') })
  const done = page.getByText(say(tillWords, 'taskSummary'), { exact: true }).first()
  await why.or(done).first().waitFor()
  if (await why.isVisible()) {
    await shown('close-difference')
    await drive.fill(why, reason)
    await press('F5')
  }
  await done.waitFor()
}

function sectionOf(drive: Drive, id: string): Locator {
  return drive.page.locator(`#job-section-${id}`)
}

/** The lines of the list that is open below a field. */
function offers(drive: Drive): Locator {
  return drive.page
    .locator('.mantine-Popover-dropdown, .mantine-Select-dropdown')
    .getByRole('option')
    .filter({ visible: true })
}

async function chooseFirst(drive: Drive, field: Locator): Promise<void> {
  await drive.reach(field)
  if ((await field.inputValue()) !== '') return
  await drive.press('ArrowDown')
  await offers(drive).first().waitFor()
  if (!(await drive.page.locator('[data-combobox-selected]').count())) await drive.press('ArrowDown')
  await drive.press('Enter')
}

async function waitForFocus(drive: Drive, placeholder: string): Promise<void> {
  await drive.page.waitForFunction(
    (wanted) => document.activeElement?.getAttribute('placeholder') === wanted,
    placeholder,
  )
}

async function told(drive: Drive): Promise<void> {
  await drive.page.getByRole('contentinfo').getByRole('status').getByText(/./).waitFor()
}

export function numberIn(text: string): string {
  const number = /S-SZ01-[A-Z]+-\d{6}-[A-Z0-9]/.exec(text)?.[0]
  if (number === undefined) throw new Error(`there is no ticket number in “${text}”`)
  return number
}

/**
 * Paper in the real window: a receipt printer set up by what is seen on its slips, a template edited with the paper
 * beside it, slips that wait, fail and come out, and a kept paper that proves itself.
 */

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { doctorWords } from '../../renderer/i18n/doctor'
import { printsWords } from '../../renderer/i18n/prints'
import { settingsWords } from '../../renderer/i18n/settings'
import { templatesWords } from '../../renderer/i18n/templates'
import { ticketWords } from '../../renderer/i18n/ticket'
import { type Drive, openProgram } from '../../scripts/lib/drive'
import { makeDemoFolder, type makeFolder } from '../../scripts/lib/drive-surroundings'
import { decodeEscpos } from '../printing/escpos-decoder'
import { printer } from '../printing/printers'
import { startTcpPrinter, type TcpPrinter } from '../printing/tcp-printer'

test.describe.configure({ mode: 'serial' })

let folder: ReturnType<typeof makeFolder> | undefined
let tcp: TcpPrinter
let drive: Drive
/** Set to look at the screens by eye. */
const looks = process.env.PAPER_LOOKS

test.beforeAll(async () => {
  test.setTimeout(300_000)
  tcp = await startTcpPrinter()
  folder = await makeDemoFolder('paper')
  const pos = printer({ kind: 'tcp', host: '127.0.0.1', port: tcp.port }, { id: 'pos', name: 'POS-80' })
  const outlet = join(folder.path, 'outlet')
  mkdirSync(outlet, { recursive: true })
  const papers = { claimReceipt: ['roll80'] }
  writeFileSync(join(outlet, 'printers.json'), JSON.stringify({ printers: [pos], papers, language: 'zh-CN' }))
  drive = await openProgram({ userData: folder.path, args: ['--demo'] })
  await drive.speak('zh')
  await drive.signIn('A01', '9001')
  await drive.go('F10')
})

test.afterAll(async () => {
  await drive?.close()
  await tcp?.close()
  folder?.remove()
})

async function section(word: 'printers' | 'templates' | 'slips'): Promise<void> {
  await drive.page
    .getByRole('navigation', { name: drive.say(settingsWords, 'sections') })
    .getByRole('button', { name: new RegExp(`^${drive.say(settingsWords, word)} Alt`) })
    .click()
}

async function look(name: string): Promise<void> {
  if (!looks) return
  await mkdir(looks, { recursive: true })
  await drive.page.screenshot({ path: join(looks, `${name}.png`) })
}

test('a receipt printer is set up by what is seen on its slips, and keeps it', async () => {
  await section('printers')
  await drive.page.getByRole('button', { name: drive.say(doctorWords, 'open') }).click()
  const dialog = drive.page.getByRole('dialog', { name: drive.say(doctorWords, 'title', { name: 'POS-80' }) })
  const answer = async (label: string) => {
    await dialog.getByRole('radio', { name: label }).click()
    await dialog.getByRole('button', { name: drive.say(doctorWords, 'next') }).click()
  }
  await expect(dialog.getByText(drive.say(doctorWords, 'answersYes'))).toBeVisible()
  await look('doctor-width-zh')
  await answer(drive.say(doctorWords, 'widthLine', { n: 42 }))
  await expect(dialog.getByRole('radio', { name: drive.say(doctorWords, 'text_B') })).toBeVisible()
  await look('doctor-text-zh')
  await answer(drive.say(doctorWords, 'text_A'))
  await answer(drive.say(doctorWords, 'qr_A'))
  await answer(drive.say(doctorWords, 'cut_through'))
  await answer(drive.say(doctorWords, 'closed'))
  await answer(drive.say(doctorWords, 'opened'))
  await expect(dialog.getByText(drive.say(doctorWords, 'foundWidth', { n: 42 }))).toBeVisible()
  await look('doctor-done-zh')
  await dialog.getByRole('button', { name: drive.say(doctorWords, 'finish') }).click()
  await expect(drive.page.getByText(drive.say(doctorWords, 'saved', { name: 'POS-80' }))).toBeVisible()
  const kept = JSON.parse(readFileSync(join(folder?.path ?? '', 'outlet', 'printers.json'), 'utf8'))
  expect(kept.printers[0]).toMatchObject({
    answersStatus: 'yes',
    receipt: { columns: 42, text: 'gb18030', qr: 'printer', cut: 'full', drawer: 'pin5' },
  })
})

test('an open lid is told in the printer’s row, and by the doctor', async () => {
  tcp.set('cover-open')
  await drive.page.getByRole('button', { name: drive.say(doctorWords, 'open') }).click()
  await expect(drive.page.getByRole('dialog').getByRole('alert')).toContainText('盖没有合上')
  await drive.press('Escape')
  await expect(drive.page.getByText('打印机盖没有合上').first()).toBeVisible({ timeout: 40_000 })
  tcp.set('well')
})

test('a template is edited with the paper beside it, saved, and gone back from', async () => {
  await section('templates')
  const page = drive.page
  const paper = page.getByRole('document', { name: drive.say(templatesWords, 'preview') })
  await expect(paper).toContainText('受理凭证')
  await page
    .getByRole('radiogroup', { name: drive.say(templatesWords, 'header') })
    .getByText(drive.say(templatesWords, 'own'))
    .click()
  const field = page.getByRole('textbox', {
    name: `${drive.say(templatesWords, 'header')} · ${drive.say(templatesWords, 'inChinese')}`,
  })
  await field.fill('厂商授权服务中心')
  await expect(paper).toContainText('厂商授权服务中心')
  await look('template-zh')
  await field.fill('一\n二\n三\n四\n五')
  const save = page.getByRole('button', { name: drive.say(templatesWords, 'save') })
  await expect(save).toBeDisabled()
  await expect(page.getByText(drive.say(templatesWords, 'broken'))).toBeVisible()
  await field.fill('厂商授权服务中心')
  await drive.press('Control+s')
  await expect(page.getByText(drive.say(templatesWords, 'saved', { form: '所有单据' }))).toBeVisible()
  await drive.speak('en')
  await expect(page.getByRole('button', { name: drive.say(templatesWords, 'reset') })).toBeVisible()
  await look('template-en')
  await drive.speak('zh')
  await page.getByRole('button', { name: /^受理凭证/ }).click()
  await expect(paper).toContainText('厂商授权服务中心')
  await look('template-form-zh')
})

test('a slip of the centre is shown as it was kept, and proves itself', async () => {
  const page = drive.page
  await printOnRoll({ form: 'survey', subject: 'blank/survey', number: 'QR15-01' })
  await section('slips')
  await page.getByText(new RegExp(`^${drive.say(printsWords, 'all')} \\d+$`)).click()
  await page
    .getByRole('row')
    .filter({ hasText: drive.say(printsWords, 'status_printed') })
    .first()
    .click()
  await look('slips-zh')
  await page.getByRole('button', { name: drive.say(templatesWords, 'show') }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(drive.say(templatesWords, 'unchanged'))).toBeVisible()
  await expect(dialog.getByText(drive.say(templatesWords, 'again_same'))).toBeVisible()
  await look('archive-zh')
  await drive.press('Escape')
  await drive.speak('en')
  await page.getByRole('button', { name: drive.say(templatesWords, 'show') }).click()
  await expect(dialog.getByText(drive.say(templatesWords, 'unchanged'))).toBeVisible()
  await look('archive-en')
  await drive.press('Escape')
  expect(drive.complaints).toEqual([])
})

test('the archive gives a page, the printer’s own bytes and a proof, each with its fingerprint', async () => {
  const { page, say } = drive
  await drive.speak('zh')
  await page.getByRole('button', { name: say(templatesWords, 'show') }).click()
  const dialog = page.getByRole('dialog')
  const taken = async (keys: string, name: string): Promise<Buffer> => {
    const file = join(folder?.path ?? '', name)
    await drive.app.evaluate(({ dialog: system }, path) => {
      system.showSaveDialog = async () => ({ canceled: false, filePath: path })
    }, file)
    await drive.press(keys)
    await expect.poll(() => existsSync(file)).toBe(true)
    await expect(dialog.getByRole('status')).toContainText(sha256(readFileSync(file)))
    return readFileSync(file)
  }
  expect((await taken('Alt+e', 'kept.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  const proof = JSON.parse((await taken('Alt+h', 'kept.json')).toString())
  expect(sha256(proof.text)).toBe(proof.documentHash)
  await expect(dialog.getByText(proof.documentHash)).toBeVisible()
  const commands = await taken('Alt+k', 'kept.bin')
  await expect(dialog.getByText(say(templatesWords, 'bytes_same'))).toBeVisible()
  expect(tcp.jobs().some((job) => job.equals(commands))).toBe(true)
  await dialog.getByRole('status').scrollIntoViewIfNeeded()
  await look('archive-taken-zh')
  await drive.press('Escape')
})

test('a reprint says which it is, why, by whom and where; beside it the older paper is no proof any more', async () => {
  const { page, say } = drive
  const { rows } = await main<{ rows: readonly { id: string; number: string }[] }>('ask', {
    name: 'rows',
    input: { table: 'tickets', filter: [{ column: 'status', op: 'is', value: 'ready' }], limit: 1 },
  })
  const [ticket] = rows
  if (!ticket) throw new Error('no device is ready')
  await printOnRoll({ form: 'claimReceipt', subject: `ticket/${ticket.id}`, number: ticket.number })
  await drive.scan(ticket.number)
  const sheet = page.locator('section[role="dialog"]').last()
  await expect(sheet.getByText(say(ticketWords, 'proofScanned'))).toBeVisible()
  const before = tcp.jobs().length
  await sheet
    .getByRole('listitem')
    .filter({ hasText: say(ticketWords, 'form_claimReceipt') })
    .filter({ has: page.getByRole('button', { name: say(ticketWords, 'reprint') }) })
    .first()
    .getByRole('button', { name: say(ticketWords, 'reprint') })
    .click()
  await page.getByRole('dialog').getByText(say(ticketWords, 'reasonLost')).click()
  await look('reprint-zh')
  await drive.press('Control+s')
  await expect.poll(() => tcp.jobs().length).toBeGreaterThan(before)
  const text = () => decodeEscpos(tcp.jobs().at(-1) ?? Buffer.alloc(0), 42).text.replace(/\s+/g, '')
  await expect.poll(text).toContain(say(ticketWords, 'reasonLost'))
  for (const word of ['补打第1次', '管理员', 'SZ01-A']) expect(text()).toContain(word)
  await drive.press('Escape')

  await drive.scan(ticket.number)
  await expect(sheet.getByRole('alert')).toHaveText(say(ticketWords, 'proofOutdated', { latest: 2 }))
  await expect(sheet.getByRole('radio', { name: new RegExp(say(ticketWords, 'proofSecond')) })).toBeChecked()
  await expect(sheet.getByRole('button', { name: say(ticketWords, 'confirmHandOver') })).toBeDisabled()
  await look('outdated-zh')
  await drive.press('Escape')
  const [code] = decodeEscpos(tcp.jobs().at(-1) ?? Buffer.alloc(0), 42).codes
  await drive.scan(code?.content ?? '')
  await expect(sheet.getByRole('alert')).toHaveText(say(ticketWords, 'proofCopy', { copy: 1 }))
  await look('copy-zh')
  await drive.press('Escape')
  expect(drive.complaints).toEqual([])
})

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

/** Through the window's own door, as a screen does it. */
async function main<Value>(channel: 'ask' | 'execute', request: object): Promise<Value> {
  const answer = await drive.page.evaluate(
    ([name, text]) =>
      (window as unknown as { workstation: Record<string, (text: string) => Promise<string>> }).workstation[
        name
      ]?.(text) ?? '',
    [channel, JSON.stringify(request)] as const,
  )
  const told = JSON.parse(answer) as { readonly kind: string; readonly value: Value }
  if (told.kind !== 'ok') throw new Error(answer)
  return told.value
}

let requests = 0

async function printOnRoll(input: { form: string; subject: string; number: string }): Promise<void> {
  requests += 1
  const before = tcp.jobs().length
  const commandId = `paper-spec-print-${requests}`
  await main('execute', {
    commandId,
    name: 'printDocument',
    input: { ...input, paper: 'roll80' },
    expected: {},
  })
  await expect.poll(() => tcp.jobs().length).toBeGreaterThan(before)
}

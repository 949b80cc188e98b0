/**
 * Papers taken out of the archive: as a page, as the bytes that the printer got, and with what somebody else needs to
 * check the hash. Whoever looks is recorded with the person whose data stand on it; what was erased says so.
 */

import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSealer } from '../../electron/journal/seal'
import { createKeptDocuments } from '../../electron/printing/kept-documents'
import { papersOf } from '../../electron/privacy/person'
import { sweepPapers } from '../../electron/privacy/sweep-papers'
import { type PrintRow, printAggregate } from '../../shared/print/state'
import { profile80 } from '../../shared/printing/settings'
import type { ExportedPaper } from '../../shared/questions/archive'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'
import { decodeEscpos } from './escpos-decoder'

let test: TestWorkstation
let window: TestWindow
const saved: { name: string; bytes: Uint8Array }[] = []
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

beforeEach(async () => {
  saved.length = 0
  test = startWorkstation({
    saveFile: async (_window, name, bytes) => {
      saved.push({ name, bytes })
      return 'saved'
    },
  })
  await givePins(test)
  window = openWindow(test)
  await window.signIn('administrator')
  const printer = { id: 'roll', name: '前台小票机', connection: { kind: 'file', folder: test.folder } }
  const roll = { paper: 'roll80', orientation: 'portrait', rollAs: 'commands', receipt: profile80 }
  const setup = { printers: [{ ...printer, ...roll, answersStatus: 'no', timeLimitSeconds: 10 }] }
  expect(await window.ask('savePrinters', { ...setup, papers: {}, language: 'zh-CN' })).toMatchObject({
    kind: 'ok',
  })
})
afterEach(() => test.end())

const slips = () => test.workstation.rows.find<PrintRow>({ table: 'prints', limit: 1000 })
const looks = (customerId: string) =>
  test.workstation.journal
    .stream(`customer/${customerId}`)
    .filter(({ envelope }) => envelope.type === 'detailsRevealed')
    .map(({ envelope, payload }) => ({ by: envelope.actor, ...(payload as object) }))

async function receive() {
  const input = intake()
  test.must('counter', 'receiveDevice', input)
  await test.workstation.spool.idle()
  const printed = (paper: PrintRow['paper']) => {
    const row = slips().find(
      (slip) =>
        slip.form === 'claimReceipt' && slip.paper === paper && slip.subject === `ticket/${input.ticketId}`,
    )
    if (!row) throw new Error(`no receipt on ${paper}`)
    return row
  }
  return { ...input, roll: printed('roll80'), sheet: printed('a5') }
}

async function exported(jobId: string, as?: string): Promise<ExportedPaper> {
  const answer = await window.ask('exportPaper', { jobId, ...(as ? { as } : {}) })
  if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer))
  return answer.value as ExportedPaper
}

describe('a receipt printed by commands', () => {
  it('is taken out byte for byte as the printer got it, and says so', async () => {
    const { roll } = await receive()
    const answer = await exported(roll.id, 'commands')
    const [file] = saved
    expect(file?.name).toMatch(/\.bin$/)
    expect(answer).toMatchObject({ state: 'saved', bytes: 'same', sha256: sha256(file?.bytes ?? '') })
    expect(decodeEscpos(Buffer.from(file?.bytes ?? [])).text).toContain('受理凭证')
    const job = test.workstation.states.load(printAggregate, roll.id).state
    expect(job).toMatchObject({ bytesHash: answer.sha256, profile: profile80 })
  })

  it('keeps the bytes of its day, whatever the printer is set to later', async () => {
    const { roll } = await receive()
    const { printers } = ((await window.ask('printers')) as { value: { printers: object[] } }).value
    const narrow = printers.map((printer) => ({ ...printer, receipt: { ...profile80, columns: 32 } }))
    await window.ask('savePrinters', { printers: narrow, papers: {}, language: 'zh-CN' })
    expect(await exported(roll.id, 'commands')).toMatchObject({ bytes: 'same' })
  })

  it('is no such thing where a page was printed', async () => {
    const { sheet } = await receive()
    expect(await window.ask('exportPaper', { jobId: sheet.id, as: 'commands' })).toMatchObject({
      reason: 'no-commands-kept',
    })
    expect(await exported(sheet.id)).toMatchObject({ bytes: 'not-compared' })
    expect(saved[0]?.name).toMatch(/\.pdf$/)
  })
})

it('the proof holds the text that was hashed and the recorded fact that carries the hash', async () => {
  const { sheet } = await receive()
  await exported(sheet.id, 'proof')
  const proof = JSON.parse(Buffer.from(saved[0]?.bytes ?? []).toString()) as {
    readonly text: string
    readonly sha256: string
    readonly documentHash: string
    readonly started: readonly { readonly payload: { readonly documentHash: string } }[]
  }
  expect(sha256(proof.text)).toBe(proof.sha256)
  expect(proof.documentHash).toBe(proof.sha256)
  expect(proof.started.map(({ payload }) => payload.documentHash)).toEqual([proof.sha256])
})

describe('who looked', () => {
  it('is recorded with the person whose data stand on the paper, for a look, an export and a preview', async () => {
    const { sheet, ticketId, customerId } = await receive()
    await window.ask('keptPaper', { jobId: sheet.id })
    await exported(sheet.id)
    await window.ask('preview', { jobId: sheet.id })
    const look = { by: 'staff-administrator', ticketId }
    expect(looks(customerId)).toMatchObject([look, look, look])
    expect(JSON.stringify(looks(customerId)[0])).toContain(sheet.number)
  })

  it('is nobody where nothing could be shown', async () => {
    const { customerId, sheet } = await receive()
    const clerk = openWindow(test)
    expect(await clerk.ask('preview', { jobId: sheet.id })).toMatchObject({ reason: 'locked' })
    expect(looks(customerId)).toEqual([])
  })
})

describe('a customer who was erased', () => {
  it('takes the papers about them along: receipts, complaints, labels of many', async () => {
    const { ticketId, customerId, roll, sheet } = await receive()
    const other = await receive()
    test.must('manager', 'registerComplaint', {
      complaintId: 'complaint-0001',
      kind: 'complaint',
      class: 'repair',
      source: 'visit',
      customerId,
      ticketId,
      content: '维修时间太长',
      print: true,
    })
    test.must('counter', 'printLabels', { ticketIds: [ticketId, other.ticketId], number: '2' })
    await test.workstation.spool.idle()
    const about = papersOf(test.workstation, customerId)
    expect(about).toEqual(expect.arrayContaining([roll.id, sheet.id]))
    expect(
      about.some((id) =>
        slips()
          .find((row) => row.id === id)
          ?.subject.startsWith('labels/'),
      ),
    ).toBe(true)
    test.must('counter', 'cancelTicket', { ticketId, reason: '不修了' })
    test.must('administrator', 'eraseCustomer', { customerId, reason: '客户要求' })
    for (const jobId of about)
      expect(await window.ask('keptPaper', { jobId })).toMatchObject({ reason: 'document-erased' })
    expect(await window.ask('keptPaper', { jobId: other.sheet.id })).toMatchObject({ kind: 'ok' })
  })

  it('is said to be erased as well where an earlier program did it, and nothing of them is left readable', async () => {
    const { ticketId, customerId, roll, sheet } = await receive()
    test.must('counter', 'cancelTicket', { ticketId, reason: '不修了' })
    test.must('administrator', 'eraseCustomer', { customerId, reason: '客户要求' })
    // As it was left behind then: one paper taken out of the archive, one still there under the journal's own key.
    const { database, states, rows } = test.workstation
    const kept = createKeptDocuments({ database, sealer: createSealer(database, test.keys) })
    const old = JSON.stringify([{ head: { title: '受理凭证' }, blocks: ['王小明'] }])
    database.transaction(() => {
      database.run('DELETE FROM documents WHERE job_id = ?', roll.id)
      database.run("DELETE FROM meta WHERE key = 'papersOfErasedSwept'")
    })
    kept.keep(sheet.id, 'f'.repeat(64), old)
    for (const { id } of [roll, sheet])
      expect(await window.ask('keptPaper', { jobId: id })).toMatchObject({ reason: 'document-erased' })
    expect(kept.read(sheet.id)).toMatchObject({ kind: 'kept' })
    const sweep = () => sweepPapers({ ...{ database, rows, states, kept }, erased: [customerId] })
    expect([await sweep(), await sweep()]).toEqual([1, 0])
    expect(kept.read(sheet.id)).toEqual({ kind: 'erased' })
  })
})

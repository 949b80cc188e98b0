/**
 * An outlet's own templates: what was edited is on the next paper and on no earlier one, a broken one is never saved,
 * and what was printed can be shown, proved and made again.
 */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { logo } from '../../shared/documents/samples/context'
import type { TemplateContent } from '../../shared/paper-template/state'
import { type PrintRow, printForms } from '../../shared/print/state'
import type { QuestionInput, QuestionName, QuestionOutput } from '../../shared/questions/registry'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

let test: TestWorkstation
let window: TestWindow
const saved: { name: string; bytes: Uint8Array }[] = []

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
  await window.signIn('manager')
})
afterEach(() => test.end())

const save = (form: 'all' | PrintRow['form'], content: TemplateContent) =>
  test.give('manager', 'saveTemplate', { form, content })

async function receive(): Promise<PrintRow> {
  const known = new Set(slips().map(({ id }) => id))
  test.must('counter', 'receiveDevice', intake())
  await test.workstation.spool.idle()
  const made = slips().find((row) => row.form === 'claimReceipt' && row.paper === 'a5' && !known.has(row.id))
  if (!made) throw new Error('no receipt')
  return made
}
const slips = () => test.workstation.rows.find<PrintRow>({ table: 'prints', limit: 1000 })
const kept = (jobId: string) => told('keptPaper', { jobId })

async function told<Name extends QuestionName>(
  name: Name,
  input: QuestionInput<Name>,
): Promise<QuestionOutput<Name>> {
  const answer = await window.ask(name, input)
  if (answer.kind !== 'ok') throw new Error(`${name} ${JSON.stringify(answer)}`)
  return answer.value as QuestionOutput<Name>
}

describe('a template', () => {
  it('changes header, footer, terms and logo of what is printed from now on', async () => {
    const keptLogo = await told('keepLogo', logo)
    expect(keptLogo).toMatchObject({ width: 96, height: 96 })
    const before = await receive()
    expect(
      save('all', {
        header: { zh: '授权服务中心', en: 'Authorised service centre' },
        footer: { zh: '欢迎再来', en: 'See you' },
        terms: { zh: '1. 凭证请保管好。\n2、九十天内来取。', en: '' },
        logo: keptLogo.hash,
      }),
    ).toMatchObject({ kind: 'ok' })
    const after = await kept((await receive()).id)
    for (const words of [
      '授权服务中心',
      '欢迎再来',
      '1. 凭证请保管好。',
      '2. 九十天内来取。',
      logo.base64.slice(0, 40),
    ])
      expect(after.html).toContain(words)
    const old = await kept(before.id)
    expect(old.html).not.toContain('授权服务中心')
    expect(old.templateVersion).not.toBe(after.templateVersion)
  })

  it('of one form wins over that for all, part by part', async () => {
    save('all', { header: { zh: '全店', en: '' }, footer: { zh: '全店尾', en: '' } })
    save('claimReceipt', { header: { zh: '只给凭证', en: '' }, hidden: ['color', 'priority'] })
    const paper = await kept((await receive()).id)
    expect(paper.html).toContain('只给凭证')
    expect(paper.html).toContain('全店尾')
    expect(paper.html).not.toContain('全店<')
  })

  it('that is broken is refused in words and nothing is saved', () => {
    const head = test.workstation.journal.head()
    const refusals: readonly (readonly [TemplateContent, string])[] = [
      [{ header: { zh: '一\n二\n三\n四\n五', en: '' } }, 'not-understood'],
      [{ footer: { zh: '长'.repeat(121), en: '' } }, 'not-understood'],
      [{ footer: { zh: '响\u0007铃', en: '' } }, 'not-understood'],
      [{ logo: 'f'.repeat(64) }, 'logo-unreadable'],
      [{ hidden: ['receivedAt'] }, 'field-not-hideable'],
      [{ hidden: ['noSuchField'] }, 'field-not-hideable'],
    ]
    for (const [content, reason] of refusals)
      expect(save('claimReceipt', content), JSON.stringify(content)).toMatchObject({
        kind: 'refused',
        reason,
      })
    expect(test.workstation.journal.head()).toBe(head)
  })

  it('takes no logo that a printer could not draw', async () => {
    const cut = logo.base64.slice(0, 200)
    expect(await window.ask('keepLogo', { mime: 'image/png', base64: cut })).toMatchObject({
      reason: 'logo-unreadable',
    })
    expect(await window.ask('keepLogo', { mime: 'image/jpeg', base64: logo.base64 })).toMatchObject({
      reason: 'logo-unreadable',
    })
  })

  it('goes back to the built-in one at any time', async () => {
    const first = await kept((await receive()).id)
    save('claimReceipt', { footer: { zh: '欢迎再来', en: '' } })
    test.must('manager', 'resetTemplate', { form: 'claimReceipt' })
    const paper = await kept((await receive()).id)
    expect(paper.templateVersion).toBe(first.templateVersion)
  })

  it('is shown on every form before it is saved, in both languages and on each paper', async () => {
    const content = { header: { zh: '试一下', en: 'Trying' } }
    for (const form of ['all', ...printForms] as const)
      for (const language of ['zh-CN', 'en'] as const) {
        const { papers } = await told('templateFields', { form, language })
        const paper = papers[0] ?? 'a4'
        const preview = await told('previewTemplate', { form, language, paper, content })
        if (form !== 'deviceLabel' && form !== 'stockLabel')
          expect(preview.html).toContain(content.header[language === 'en' ? 'en' : 'zh'])
      }
  })

  it('is for managers: nobody else changes or sees it', async () => {
    expect(test.give('counter', 'saveTemplate', { form: 'all', content: {} })).toMatchObject({
      reason: 'not-allowed',
    })
    const clerk = openWindow(test)
    await clerk.signIn('counter')
    expect(await clerk.ask('templates', {})).toMatchObject({ reason: 'not-allowed' })
  })
})

describe('the archive', () => {
  it('shows a paper as it was, unchanged, and makes it again from the facts', async () => {
    const slip = await receive()
    save('all', { header: { zh: '后来改的', en: '' } })
    test.must('manager', 'changeOutlet', {
      details: { code: 'SZ01', nameZh: '改了名的网点', phone: '0755-1' },
    })
    const paper = await kept(slip.id)
    expect(paper).toMatchObject({
      unchanged: true,
      madeAgain: 'same',
      hash: slip.documentHash,
      number: slip.number,
    })
    expect(paper.html).toContain('测试网点')
    expect(paper.html).not.toContain('后来改的')
  })

  it('says so when what is kept is not what was printed', async () => {
    const slip = await receive()
    const { database } = test.workstation
    const other = slips().find((row) => row.id !== slip.id && row.paper === 'roll80')
    database.transaction(() =>
      database.run("UPDATE documents SET sealed = x'00112233' WHERE job_id = ?", slip.id),
    )
    expect(await window.ask('keptPaper', { jobId: slip.id })).toMatchObject({ reason: 'document-damaged' })
    expect(await kept(other?.id ?? '')).toMatchObject({ unchanged: true })
  })

  it('exports the paper and records who took it along', async () => {
    const slip = await receive()
    expect(await window.ask('exportPaper', { jobId: slip.id })).toMatchObject({
      kind: 'ok',
      value: { state: 'saved' },
    })
    expect(saved[0]?.name).toMatch(/^受理凭证.*S-SZ01-AA-000001.*\.pdf$/)
    const shown = test.workstation.journal
      .stream(`print/${slip.id}`)
      .filter(({ envelope }) => envelope.type === 'printShown')
    expect(shown.map(({ envelope, payload }) => [envelope.actor, payload])).toEqual([
      ['staff-manager', { how: 'file' }],
    ])
  })

  it('keeps nothing readable of a customer who was erased', async () => {
    const slip = await receive()
    const ticket = slip.subject.slice('ticket/'.length)
    const customerId = test.workstation.rows.get<{ customerId: string }>('tickets', ticket)?.customerId ?? ''
    test.must('counter', 'cancelTicket', { ticketId: ticket, reason: '不修了' })
    const erased = test.give('administrator', 'eraseCustomer', { customerId, reason: '客户要求' })
    expect(erased).toMatchObject({ kind: 'ok' })
    expect(await window.ask('keptPaper', { jobId: slip.id })).toMatchObject({ reason: 'document-erased' })
  })
})

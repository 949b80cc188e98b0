/** Articles from solved tickets: written once, found by words and pinyin, matched to a job, rated by what came back. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bodyOf, draftOfJob } from '../../renderer/screens/knowledge/article-draft'
import type { ArticleDetail, ArticleHit } from '../../shared/questions/knowledge'
import type { Found, TicketDetail } from '../../shared/questions/lookups'
import type { TicketRow } from '../../shared/ticket/row'
import { quickFolder } from '../support/folders'
import { allPassed, dueOf, repairTo } from '../support/full-day'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

let test: TestWorkstation
let bench: TestWindow
beforeEach(async () => {
  test = startWorkstation({ folder: quickFolder(), catalogue: true })
  await givePins(test)
  bench = openWindow(test)
  await bench.signIn('technician')
  test.must('manager', 'openDay', { shiftId: 'shift-0001', floatFen: 0 })
})
afterEach(() => test.end())

async function asked<Value>(name: string, input: object): Promise<Value> {
  const answer = await bench.ask(name, input)
  if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer))
  return answer.value as Value
}
const body = {
  title: 'Mate 40 Pro 尾插进灰不充电',
  deviceClass: 'phone',
  models: [{ modelId: 'hw-mate40pro', name: '华为 Mate 40 Pro' }],
  faultCodes: ['PH-PWR-02'],
  steps: [{ text: '先清理尾插，再测电流', photos: [] }],
}
const write = (articleId: string, changes: object = {}) =>
  test.must('technician', 'writeArticle', { articleId, body: { ...body, ...changes } })
const row = (ticketId: string) => test.workstation.rows.get<TicketRow>('tickets', ticketId) as TicketRow

function collect(ticketId: string): void {
  const amountFen = dueOf(test, ticketId)
  test.must('counter', 'takePayment', { ticketId, purpose: 'bill', tender: 'wechat', amountFen })
  test.must('counter', 'handOver', { ticketId, proof: 'receipt', accessoriesReturned: ['charger'] })
}

describe('an article', () => {
  it('is made from a solved ticket with everything the ticket already says', async () => {
    const ticketId = repairTo(test, 'testing')
    const note = { ticketId, noteId: 'note-0001', note: '先加热 80 度再拆屏' }
    test.must('technician', 'addNote', note)
    const early = { articleId: 'article-early', body, fromTicketId: ticketId }
    expect(test.give('technician', 'writeArticle', early)).toMatchObject({ reason: 'not-solved-yet' })
    test.must('technician', 'makeReady', { ticketId, outcome: 'repaired' })

    const detail = await asked<TicketDetail>('ticket', { ticketId })
    const made = bodyOf(draftOfJob(detail, []))
    expect(made).toMatchObject({ deviceClass: 'phone', faultCodes: ['DISPLAY-BROKEN'] })
    expect(made?.steps.map(({ text }) => text)).toEqual([
      '外屏碎',
      '先加热 80 度再拆屏',
      '更换屏幕',
      `质检 ${allPassed(test).length} 项全部通过`,
    ])
    if (!made) throw new Error('no article')
    const first = { articleId: 'article-0001', body: made, fromTicketId: ticketId }
    test.must('technician', 'writeArticle', first)
    expect(test.give('technician', 'writeArticle', first)).toMatchObject({ reason: 'article-there-already' })
    expect(row(ticketId).articles).toEqual(['article-0001'])
  })

  it('without a single step, or by the counter, is not written', () => {
    const empty = { articleId: 'article-0001', body: { ...body, steps: [{ text: ' ', photos: [] }] } }
    expect(test.give('technician', 'writeArticle', empty)).toMatchObject({ reason: 'article-without-steps' })
    expect(test.give('counter', 'writeArticle', { ...empty, body })).toMatchObject({ reason: 'not-allowed' })
  })

  it('is found by words, by pinyin, by code, and by the one box', async () => {
    write('article-0001')
    for (const text of ['尾插 进灰', 'wcjh', 'chongdian', 'PH-PWR-02', 'mate 40', '不充电']) {
      const hits = await asked<readonly ArticleHit[]>('findArticles', { text })
      expect(hits, text).toHaveLength(1)
    }
    expect(await asked('findArticles', { text: '主板' })).toEqual([])
    const found = await asked<readonly Found[]>('findAnything', { text: '进灰' })
    expect(found.map(({ kind, id }) => [kind, id])).toContainEqual(['article', 'article-0001'])
  })

  it('fits a job by model and fault before the family, and never another class of device', async () => {
    write('article-exact')
    write('article-class', { models: [], faultCodes: ['PH-PWR-02'] })
    write('article-family', { faultCodes: ['PH-PWR-01'] })
    write('article-other', { models: [{ modelId: 'other', name: '别的' }], faultCodes: ['PH-SCR-01'] })
    write('article-pc', { deviceClass: 'pc' })
    const job = { modelId: 'hw-mate40pro', deviceClass: 'phone', codes: ['PH-PWR-02'] }
    const hits = await asked<readonly ArticleHit[]>('articlesForJob', job)
    expect(hits.map(({ row: { id }, fit }) => [id, fit])).toEqual([
      ['article-exact', 'modelAndFault'],
      ['article-family', 'modelAndFamily'],
      ['article-class', 'fault'],
    ])
  })

  it('is rated by whether the repairs that used it held', async () => {
    write('article-0001')
    const [good, bad] = [repairTo(test, 'repairing'), repairTo(test, 'repairing')]
    for (const ticketId of [good, bad]) {
      test.must('technician', 'applyArticle', { articleId: 'article-0001', ticketId })
      test.must('technician', 'recordTest', { ticketId, items: allPassed(test) })
      test.must('technician', 'makeReady', { ticketId, outcome: 'repaired' })
      collect(ticketId)
    }
    const rating = async () => (await asked<ArticleDetail>('article', { articleId: 'article-0001' })).rating
    expect(await rating()).toMatchObject({ used: 2, held: 0, holding: 2, cameBack: 0 })

    const { deviceId, customerId } = row(bad)
    const { newCustomer: _person, ...again } = intake({ deviceId, customerId, repeatOf: bad })
    test.must('counter', 'receiveDevice', again)
    expect(await rating()).toMatchObject({ used: 2, holding: 1, cameBack: 1 })
    test.clock.nowMs += 40 * 86_400_000
    expect(await rating()).toMatchObject({ used: 2, held: 1, holding: 0, cameBack: 1 })
  })

  it('that was used by mistake does not count, and a retired one can not be used', async () => {
    write('article-0001')
    const ticketId = repairTo(test, 'repairing')
    const both = { articleId: 'article-0001', ticketId }
    test.must('technician', 'applyArticle', both)
    test.must('technician', 'dropArticle', both)
    expect((await asked<ArticleDetail>('article', { articleId: 'article-0001' })).rating.used).toBe(0)
    test.must('manager', 'retireArticle', { articleId: 'article-0001', reason: '新机型做法不同' })
    expect(test.give('technician', 'applyArticle', both)).toMatchObject({ reason: 'article-retired' })
    expect(await asked('findArticles', { text: '' })).toEqual([])
    test.must('technician', 'reviseArticle', { articleId: 'article-0001', body })
    expect(await asked('findArticles', { text: '' })).toHaveLength(1)
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { surveyItems } from '../../shared/documents/forms/survey'
import { defaultPolicy } from '../../shared/policy/policy'
import type { PrintRow } from '../../shared/print/state'
import type { Figures } from '../../shared/questions/figures'
import type { SamplingDetail, SurveyOverview, SurveyRound } from '../../shared/voice/answers'
import type { SamplingRow } from '../../shared/voice/sampling'
import { drawSample, sampleSize } from '../../shared/voice/sampling-draw'
import { standardPointIds } from '../../shared/voice/sampling-standard'
import { countLevels, surveySums, verdictOf } from '../../shared/voice/survey-statistics'
import { closedTicket, type Seat, seatOf } from '../support/voice'
import { people, startWorkstation, type TestWorkstation } from '../support/workstation'

const coefficients = { levels: defaultPolicy.surveyLevels, weights: defaultPolicy.surveyWeights }
const today = '2026-06-15'
const period = { fromDay: '2026-06-01', toDay: '2026-06-30' }

describe('the sums of a survey', () => {
  it('are those of the worked example in docs/quality.md', () => {
    const text = readFileSync(join(__dirname, '../../docs/quality.md'), 'utf8')
    const rows = surveyItems.map((item) => {
      const line = text.split('\n').find((one) => one.startsWith(`| ${item} |`))
      return (line ?? '').split('|').slice(2, 9).map(Number)
    })
    const sums = surveySums(
      rows.map((cells) => cells.slice(0, 5)),
      coefficients,
    )
    expect(sums.items.map((item) => item.score.toFixed(2))).toEqual(rows.map((cells) => cells[6]?.toFixed(2)))
    const [, total, mean] = /Total ([\d.]+); mean satisfaction .* = ([\d.]+) %/.exec(text) ?? []
    expect(sums.total.toFixed(2)).toBe(total)
    expect(sums.mean?.toFixed(1)).toBe(mean)
    expect(sums.verdict).toBe('excellent')
  })

  it('are the same counted customer by customer', () => {
    const answers = Array.from({ length: 60 }, (_, one) =>
      surveyItems.map((_item, at) => 1 + ((one * 7 + at * 3 + ((one * one) % 5)) % 5)),
    )
    const slowly =
      answers
        .map((levels) =>
          levels.reduce(
            (sum, level, at) => sum + (coefficients.levels[level - 1] ?? 0) * (coefficients.weights[at] ?? 0),
            0,
          ),
        )
        .reduce((sum, one) => sum + one, 0) / answers.length
    expect(surveySums(countLevels(answers), coefficients).mean).toBeCloseTo(slowly * 100, 9)
  })

  it('are nothing for nobody, and judge what a person reads', () => {
    expect(surveySums(countLevels([]), coefficients)).toMatchObject({ customers: 0, mean: undefined })
    expect([79.94, 79.96, 69.96, 69.9].map(verdictOf)).toEqual([
      'good',
      'excellent',
      'good',
      'needsImprovement',
    ])
  })
})

let test: TestWorkstation
let manager: Seat
beforeEach(async () => {
  test = startWorkstation()
  manager = await seatOf(test, 'manager')
})
afterEach(() => test.end())

const figure = async (id: string) => {
  const { figures } = await manager.ask<Figures>('figures', { fromDay: today, toDay: today })
  return figures.find((one) => one.id === id)
}

describe('a satisfaction survey', () => {
  const enter = (surveyId: string, levels: number[], more: object = {}) =>
    test.give('counter', 'enterSurvey', { surveyId, levels, ...more })

  it('is given out on paper, comes back once, and counts', async () => {
    const { ticketId, customerId } = closedTicket(test)
    test.must('counter', 'giveOutSurvey', { surveyId: 'survey-0001', ticketId, customerId })
    const prints = test.workstation.rows.find<PrintRow>({ table: 'prints' })
    expect(prints.some((print) => print.subject === 'survey/survey-0001')).toBe(true)
    const before = await manager.ask<SurveyOverview>('surveyOverview', period)
    expect(before).toMatchObject({ sent: 1, returned: 0, sums: { customers: 0 } })
    expect(before.out).toHaveLength(1)
    const subject = { ticketId, customerId, suggestions: '希望周末多开一个窗口' }
    expect(enter('survey-0001', [1, 1, 2, 1, 3], subject)).toMatchObject({ kind: 'ok' })
    expect(enter('survey-0001', [1, 1, 1, 1, 1], subject)).toMatchObject({ reason: 'survey-answered' })
    const { sums, returned, answered, out } = await manager.ask<SurveyOverview>('surveyOverview', period)
    expect(returned).toBe(1)
    expect(out).toEqual([])
    expect(sums.mean).toBeCloseTo(100 * 0.2 * (1 + 1 + 0.8 + 1 + 0.6), 9)
    expect(answered[0]?.suggestions).toBe('希望周末多开一个窗口')
    expect(await figure('satisfaction')).toMatchObject({ value: 88, of: 1, target: 90 })
  })

  it('may come in without a name, and is taken back when it was entered wrongly', async () => {
    enter('survey-0001', [5, 5, 5, 5, 5])
    expect(test.give('counter', 'voidSurvey', { surveyId: 'survey-0001', reason: '录错' })).toMatchObject({
      reason: 'not-allowed',
    })
    test.must('manager', 'voidSurvey', { surveyId: 'survey-0001', reason: '录错' })
    expect(await figure('satisfaction')).toMatchObject({ value: null, of: 0 })
    expect(enter('survey-0002', [1, 2, 6, 1, 1])).toMatchObject({ reason: 'not-understood' })
    expect(enter('survey-0002', [1, 1, 1, 1], {})).toMatchObject({ reason: 'not-understood' })
  })

  it('is weighed by the outlet’s own coefficients', async () => {
    enter('survey-0001', [1, 5, 5, 5, 5])
    test.must('administrator', 'changePolicy', {
      policy: { ...defaultPolicy, surveyWeights: [0.6, 0.1, 0.1, 0.1, 0.1] },
      reason: '价格最要紧',
    })
    expect(await figure('satisfaction')).toMatchObject({ value: 60 })
  })

  it('is due from each key customer once in every half-year', async () => {
    const customerId = 'customer-key-1'
    test.must('counter', 'enterCustomer', {
      customerId,
      consentGiven: true,
      details: {
        kind: 'company',
        name: '陈经理',
        company: '华强电子',
        phones: ['075583765566'],
        keyCustomer: true,
      },
    })
    closedTicket(test)
    const round = () => manager.ask<SurveyRound>('surveyRound', {})
    expect(await round()).toMatchObject({
      fromDay: '2026-01-01',
      toDay: '2026-06-30',
      customers: [{ state: 'due', customer: { name: '华强电子' } }],
    })
    test.must('counter', 'giveOutSurvey', { surveyId: 'survey-0001', customerId })
    expect((await round()).customers[0]).toMatchObject({ state: 'out', surveyId: 'survey-0001', day: today })
    enter('survey-0001', [1, 1, 1, 1, 1], { customerId })
    expect((await round()).customers[0]).toMatchObject({ state: 'answered' })
    test.clock.nowMs = Date.UTC(2026, 6, 2, 2, 0)
    expect(await round()).toMatchObject({ fromDay: '2026-07-01', customers: [{ state: 'due' }] })
  })
})

describe('a quality sample', () => {
  const samplingId = 'sampling-0001'
  const passes = standardPointIds.map((id) => ({ id, result: 'pass' as const }))
  const fails = passes.map((item) => (item.id === 'test' ? { ...item, result: 'fail' as const } : item))
  const detail = () => manager.ask<SamplingDetail>('sampling', { samplingId })
  const draw = (sharePercent: number) => {
    const ids = Array.from({ length: 10 }, () => closedTicket(test).ticketId)
    test.must('manager', 'drawSample', { samplingId, fromDay: today, toDay: today, sharePercent })
    return ids
  }

  it('takes its share of the closed tickets of the period, and says how to draw the same again', async () => {
    const ids = draw(30)
    const sample = await detail()
    expect(sample.row).toMatchObject({ population: 10, drawn: 3, open: 1 })
    expect(sample.tickets.map((one) => one.ticketId)).toEqual(drawSample(ids, sample.seed, 30))
    expect(sample.drawnAgainSame).toBe(true)
  })

  it('is the same for the same seed in any order, another for another seed, and fair to each ticket', () => {
    const ids = Array.from({ length: 200 }, (_, at) => `ticket-${String(at).padStart(5, '0')}`)
    expect(drawSample([...ids].reverse(), 'seed-1', 5)).toEqual(drawSample(ids, 'seed-1', 5))
    expect(drawSample(ids, 'seed-2', 5)).not.toEqual(drawSample(ids, 'seed-1', 5))
    const hits = new Map(ids.map((id) => [id, 0]))
    for (let seed = 0; seed < 2000; seed += 1)
      for (const id of drawSample(ids, `seed-${seed}`, 10)) hits.set(id, (hits.get(id) ?? 0) + 1)
    // 200 expected each; five standard deviations are 67.
    expect(Math.min(...hits.values())).toBeGreaterThan(133)
    expect(Math.max(...hits.values())).toBeLessThan(267)
    expect([sampleSize(1, 1), sampleSize(40, 10), sampleSize(41, 10), sampleSize(0, 10)]).toEqual([
      1, 4, 5, 0,
    ])
  })

  it('is graded point by point; one fail fails the ticket and needs a note', async () => {
    draw(20)
    const [first, second] = (await detail()).tickets.map((one) => one.ticketId)
    const grade = { samplingId, ticketId: first ?? '', items: passes }
    expect(test.give('manager', 'gradeTicket', { ...grade, items: passes.slice(1) })).toMatchObject({
      reason: 'grades-missing',
    })
    expect(test.must('manager', 'gradeTicket', grade)).toEqual({ passed: true })
    expect(test.give('manager', 'gradeTicket', grade)).toMatchObject({ reason: 'already-graded' })
    const failed = { samplingId, ticketId: second ?? '', items: fails }
    expect(test.give('manager', 'gradeTicket', failed)).toMatchObject({ reason: 'grade-note-missing' })
    test.must('manager', 'gradeTicket', { ...failed, note: '没有检测记录' })
    expect(test.workstation.rows.get<SamplingRow>('samplings', samplingId)).toMatchObject({
      open: 0,
      graded: 2,
      passed: 1,
    })
    expect(await figure('samplingPass')).toMatchObject({ value: 50, of: 2, target: 99.5 })
  })

  it('is never graded by the one who did the work, nor for a ticket outside it', async () => {
    draw(100)
    const ticketId = (await detail()).tickets[0]?.ticketId ?? ''
    const { staffId } = people.technician
    const self = test.workstation.executeAs({ staffId, role: 'manager' }, 'gradeTicket', {
      samplingId,
      ticketId,
      items: passes,
    })
    expect(self).toMatchObject({ reason: 'own-work' })
    const other = closedTicket(test).ticketId
    expect(test.give('manager', 'gradeTicket', { samplingId, ticketId: other, items: passes })).toMatchObject(
      {
        reason: 'not-in-sample',
      },
    )
  })

  it('of a period without closed tickets is refused', () => {
    const empty = { samplingId, fromDay: '2026-05-01', toDay: '2026-05-31', sharePercent: 10 }
    expect(test.give('manager', 'drawSample', empty)).toMatchObject({ reason: 'nothing-to-sample' })
  })
})

describe('complaints answered in time', () => {
  it('count those answered and those whose time has run out, and nothing else', async () => {
    const register = (complaintId: string, kind: 'complaint' | 'praise' = 'complaint') =>
      test.must('counter', 'registerComplaint', {
        complaintId,
        kind,
        class: 'other',
        source: 'phone',
        content: '内容',
      })
    const answer = (complaintId: string) =>
      test.must('counter', 'answerComplaint', { complaintId, answer: '已答复', how: 'phone' })
    register('complaint-0001')
    register('complaint-0002')
    register('complaint-0003')
    register('complaint-0004', 'praise')
    expect(await figure('complaintsInTime')).toMatchObject({ value: null })
    answer('complaint-0001')
    expect(await figure('complaintsInTime')).toMatchObject({ value: 100, of: 1 })
    test.clock.nowMs += 3 * 86_400_000
    answer('complaint-0002')
    expect(await figure('complaintsInTime')).toMatchObject({ value: 33.33, of: 3, target: 100 })
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fitsPaper } from '../../electron/printing/render-page'
import { canonical, clearName, clearPhone, type PaperDay, startPaperDay } from './paper-day'

const complaintId = 'complaint-paper-1'
const subject = `complaint/${complaintId}`
let day: PaperDay
beforeAll(() => {
  day = startPaperDay()
  day.test.must('counter', 'registerComplaint', {
    complaintId,
    kind: 'complaint',
    class: 'majorQuality',
    source: 'visit',
    ticketId: day.tickets.repair,
    customerId: day.customerId,
    content: '换过排线一天后又不显示',
    request: '希望换新屏',
  })
})
afterAll(() => day.test.end())

function work(): void {
  const { must } = day.test
  day.later(60)
  must('counter', 'answerComplaint', { complaintId, answer: '免费再修并道歉', how: 'phone' })
  must('manager', 'setMeasures', {
    complaintId,
    cause: '该批排线压接不良',
    corrective: '更换同批排线',
    preventive: '停用该批次',
    dueDay: '2026-06-20',
  })
  must('manager', 'passOnComplaint', { complaintId, reference: 'QM-018' })
  must('manager', 'verifyComplaint', {
    complaintId,
    effective: true,
    note: '三天后回访正常',
    opinion: 'satisfied',
  })
}

describe('the forms of a complaint', () => {
  it('say what was recorded, leave what is open to a pen, and never change afterwards', () => {
    const early = day.job('customerInformation', subject, 'C-1', { paper: 'a4' })
    const before = canonical(day.build(early))
    expect(before).toContain('换过排线一天后又不显示')
    expect(before).not.toContain('压接不良')
    work()
    expect(canonical(day.build(early))).toBe(before)
    const sheet = canonical(day.build(day.job('customerInformation', subject, 'C-1', { paper: 'a4' })))
    for (const text of [
      '压接不良',
      'QM-018',
      '停用该批次',
      '质量管理',
      '有效：三天后回访正常',
      '职员 manager',
    ]) {
      expect(sheet).toContain(text)
    }
    const opinion = canonical(day.build(day.job('customerOpinion', subject, 'C-1', { paper: 'a4' })))
    for (const text of ['投诉 · 重大质量问题', '重大，转质量管理', '希望换新屏', '免费再修并道歉']) {
      expect(opinion).toContain(text)
    }
  })

  it('fit their paper in both languages and hold no customer in clear', () => {
    for (const form of ['customerInformation', 'customerOpinion'] as const) {
      const job = day.job(form, subject, 'C-1', { paper: 'a4' })
      for (const language of ['zh-CN', 'en'] as const) {
        const built = day.build(job, language)
        if (built.kind !== 'ok') throw new Error(built.reason)
        expect(built.value.every((model) => fitsPaper(model, 'a4'))).toBe(true)
        const text = canonical(built)
        expect(text).not.toContain(clearName)
        expect(text).not.toContain(clearPhone)
        expect(text).not.toContain('undefined')
      }
    }
    const nobody = {
      complaintId: 'complaint-paper-2',
      kind: 'praise',
      class: 'other',
      source: 'letter',
    } as const
    day.test.must('counter', 'registerComplaint', { ...nobody, content: '修得很快' })
    const unnamed = canonical(day.build(day.job('customerOpinion', 'complaint/complaint-paper-2')))
    expect(unnamed).not.toContain('*')
    expect(day.build(day.job('customerOpinion', 'complaint/none-such-one'))).toMatchObject({
      reason: 'subject-unknown',
    })
  })
})

describe('the survey on paper', () => {
  it('is blank when it is given out and ticked when it is printed with its answers', () => {
    const { must } = day.test
    const subjectOf = { ticketId: day.tickets.repair, customerId: day.customerId }
    must('counter', 'giveOutSurvey', { surveyId: 'survey-paper-1', ...subjectOf, print: false })
    const blank = canonical(day.build(day.job('survey', 'survey/survey-paper-1', '', { paper: 'a4' })))
    expect(blank).not.toContain('"chosen"')
    must('counter', 'enterSurvey', { surveyId: 'survey-paper-1', ...subjectOf, levels: [1, 2, 3, 1, 1] })
    const filled = canonical(day.build(day.job('survey', 'survey/survey-paper-1', '', { paper: 'a4' })))
    expect(filled.match(/"chosen"/g)).toHaveLength(5)
    expect(filled).not.toContain(clearName)
  })

  it('is counted over its period, and a survey entered later changes no paper', () => {
    const job = day.job('surveyStatistics', 'surveys/2026-06-01_2026-06-30', '', { paper: 'a4' })
    const before = canonical(day.build(job))
    expect(before).toContain('88.0 %')
    day.test.must('counter', 'enterSurvey', { surveyId: 'survey-paper-2', levels: [5, 5, 5, 5, 5] })
    expect(canonical(day.build(job))).toBe(before)
    const later = day.job('surveyStatistics', 'surveys/2026-06-01_2026-06-30', '', { paper: 'a4' })
    expect(canonical(day.build(later))).toContain('44.0 %')
    const none = day.job('surveyStatistics', 'surveys/2025-01-01_2025-06-30', '', { paper: 'a4' })
    expect(canonical(day.build(none))).not.toContain('NaN')
  })
})

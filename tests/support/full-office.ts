/** What an outlet does beside its repairs, each once: voice, loaners, queue, knowledge, parts in and out, plans, papers. */

import { standardPointIds } from '../../shared/voice/sampling-standard'
import { repairTo } from './full-day'
import { closedTicket } from './voice'
import { intake, startMs, type TestWorkstation } from './workstation'

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

export function theRestOfTheOffice(test: TestWorkstation, partNumber: string): void {
  const today = dayOf(startMs)
  voice(test, today)
  guests(test, today)
  knowledge(test)
  parts(test, partNumber)
  plans(test, today)
}

function voice(test: TestWorkstation, today: string): void {
  const { must } = test
  const { ticketId, customerId } = closedTicket(test)
  const complaintId = 'complaint-0001'
  must('counter', 'registerComplaint', {
    complaintId,
    kind: 'complaint',
    class: 'attitude',
    source: 'visit',
    content: '前台态度不好，等了很久没人理',
    ticketId,
    customerId,
  })
  must('counter', 'answerComplaint', { complaintId, answer: '已向客户致歉', how: 'phone' })
  must('manager', 'setMeasures', {
    complaintId,
    cause: '高峰期只有一人值班',
    corrective: '致歉并优先办理',
    preventive: '周末加一人',
    department: '前台',
    dueDay: '2026-06-30',
  })
  must('counter', 'recordNotReached', { ticketId, note: '关机' })
  const answers = { works: 'yes', explained: 'yes', onTime: 'yes', attitude: 'yes' } as const
  must('counter', 'recordFollowUp', { ticketId, customerId, answers, complaintId: 'complaint-0002' })
  must('counter', 'giveOutSurvey', { surveyId: 'survey-0001', ticketId, customerId })
  must('counter', 'enterSurvey', { surveyId: 'survey-0001', ticketId, customerId, levels: [1, 1, 2, 1, 3] })
  const drawn = { samplingId: 'sampling-0001', fromDay: today, toDay: today, sharePercent: 100 }
  must('manager', 'drawSample', drawn)
  const items = standardPointIds.map((id) => ({ id, result: 'pass' as const }))
  must('manager', 'gradeTicket', { samplingId: drawn.samplingId, ticketId, items })
}

function guests(test: TestWorkstation, today: string): void {
  const { must } = test
  const here = { station: 'A', day: today }
  must('counter', 'takeQueueNumber', here)
  must('counter', 'takeQueueNumber', here)
  must('counter', 'callNextNumber', here)
  must('counter', 'skipQueueNumber', here)
  const loanerId = 'loaner-0001'
  must('manager', 'addLoaner', {
    loanerId,
    details: { name: 'B01', model: '红米 9A', serial: 'LOAN0001', accessories: '充电器' },
  })
  const { ticketId } = received(test)
  must('counter', 'lendLoaner', { loanerId, ticketId })
  must('counter', 'takeBackLoaner', { loanerId, note: '屏幕有划痕' })
}

function knowledge(test: TestWorkstation): void {
  const ticketId = repairTo(test, 'ready')
  const articleId = 'article-0001'
  const body = {
    title: 'Mate 40 Pro 尾插进灰不充电',
    deviceClass: 'phone',
    models: [{ modelId: 'hw-mate40pro', name: '华为 Mate 40 Pro' }],
    faultCodes: ['DISPLAY-BROKEN'],
    steps: [{ text: '先清理尾插，再测电流', photos: [] }],
  }
  test.must('technician', 'writeArticle', { articleId, body, fromTicketId: ticketId })
  test.must('manager', 'retireArticle', { articleId, reason: '新机型做法不同' })
}

function parts(test: TestWorkstation, partNumber: string): void {
  const { must } = test
  must('manager', 'orderParts', { supplyId: 'supply-0001', lines: [{ partNumber, quantity: 3 }] })
  must('manager', 'receiveDelivery', {
    supplyId: 'supply-0001',
    lines: [{ partNumber, arrived: 2, defective: 1 }],
    complete: true,
  })
  const transferId = 'transfer-0001'
  must('manager', 'sendTransfer', {
    transferId,
    toKind: 'outlet',
    to: 'SZ02 福田',
    toOutlet: 'SZ02',
    address: '深圳市福田区振华路 8 号',
    reason: '对方缺货',
    lines: [{ partNumber, quantity: 1 }],
  })
  must('technician', 'confirmTransfer', { transferId, confirmedBy: '电话：小李' })
  const stocktakeId = 'stocktake-0001'
  must('technician', 'startStocktake', { stocktakeId, bins: ['A-01'] })
  must('technician', 'countPart', { stocktakeId, partNumber, how: 'set', quantity: 1 })
  must('technician', 'endStocktake', { stocktakeId })
  must('manager', 'settleStocktake', {
    stocktakeId,
    partNumbers: [partNumber],
    decision: 'adjusted',
    reason: '盘点更正',
  })
}

function plans(test: TestWorkstation, today: string): void {
  const { must } = test
  const duty = { day: today, from: '09:00', to: '18:00' }
  must('manager', 'planRota', { week: today, duties: [{ staffId: 'staff-technician', ...duty }] })
  must('manager', 'makeReport', { reportId: 'report-own-1', kind: 'own', fromDay: today, toDay: today })
  must('manager', 'takeMeasure', {
    measureId: 'measure-0001',
    group: 'fault',
    key: 'DISPLAY-BROKEN',
    name: '屏幕碎',
    what: '备三块屏',
    ownerId: 'staff-manager',
    dueDay: '2026-07-15',
  })
  must('manager', 'saveTemplate', { form: 'claimReceipt', content: { papers: ['roll58'] } })
}

function received(test: TestWorkstation): { readonly ticketId: string } {
  const input = intake()
  test.must('counter', 'receiveDevice', input)
  return input
}

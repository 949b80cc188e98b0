/** The warranty card on paper: on the claim receipt as it was answered, on a slip on request, in both languages. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DocumentModel } from '../../shared/documents/model'
import type { PrintJob } from '../../shared/print/state'
import { type PaperDay, startPaperDay } from '../printing/paper-day'
import { intake } from '../support/workstation'

let day: PaperDay
let ticketId: string
beforeAll(() => {
  day = startPaperDay()
  const input = intake({
    deviceId: 'device-paper',
    device: {
      serial: 'PAPER0001',
      modelName: '华为 Mate 40 Pro',
      deviceClass: 'phone',
      saleDay: '2026-06-10',
      invoicePriceFen: 399_900,
    },
    exclusions: [
      {
        code: 'drop',
        evidence: [
          { kind: 'photo', item: 'impact-mark', ref: 'b'.repeat(64) },
          { kind: 'checklist', item: 'housing-damage' },
        ],
        objection: '买来就这样',
      },
    ],
  })
  day.test.must('counter', 'receiveDevice', input)
  ticketId = input.ticketId
})
afterAll(() => day.test.end())

const text = (documents: readonly DocumentModel[]) => JSON.stringify(documents)
function built(job: PrintJob, language: 'zh-CN' | 'en'): string {
  const answer = day.build({ ...job, language })
  if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer))
  return text(answer.value)
}

describe('the card on paper', () => {
  it('stands on the claim receipt as it was answered: claim, row, exclusion with its evidence, objection', () => {
    const job = day.job('claimReceipt', `ticket/${ticketId}`)
    const zh = built(job, 'zh-CN')
    for (const part of [
      '不在保修范围',
      '跌落、挤压等外力损坏：成立',
      '外力痕迹照片',
      '买来就这样',
      'sanbao-2026-01',
    ])
      expect(zh).toContain(part)
    const en = built(job, 'en')
    for (const part of [
      'Not covered',
      'damage by a drop or other force: stands',
      'housing bent or broken',
      'unverified',
    ])
      expect(en).toContain(part)
  })

  it('follows the manager’s decision on the slip, with the refund and its arithmetic', () => {
    day.test.must('manager', 'setExclusionAside', { ticketId, code: 'drop', reason: '开箱即有' })
    const job = day.job('warrantyCard', `ticket/${ticketId}`)
    const zh = built(job, 'zh-CN')
    for (const part of ['退货', '换货', '3,999.00', '开箱即有', '规则']) expect(zh).toContain(part)
    expect(built(job, 'en')).toContain('free repair')
    // The receipt still says what was said when the device was taken in.
    expect(built(day.job('claimReceipt', `ticket/${ticketId}`), 'zh-CN')).toContain('不在保修范围')
  })

  it('is printed for somebody who only asks, without a ticket and without a name', () => {
    const job = day.job('warrantyCard', 'enquiry/ASKED0001', '', {
      parameters: {
        serial: 'ASKED0001',
        modelName: '小米 13',
        deviceClass: 'phone',
        saleDay: '2026-06-12',
        proof: 'invoice',
      },
    })
    const zh = built(job, 'zh-CN')
    for (const part of ['小米 13', 'ASKED0001', '退货', '换货']) expect(zh).toContain(part)
    expect(zh).not.toContain('13812345678')
  })

  it('has a label for a device that is only asked about, whose code opens the device itself', () => {
    const parameters = { serial: 'ASKED0001', modelName: '小米 13', deviceClass: 'phone' }
    const label = built(day.job('deviceLabel', 'enquiry/ASKED0001', 'ASKED0001', { parameters }), 'zh-CN')
    for (const part of ['小米 13', 'ASKED0001', '咨询']) expect(label).toContain(part)
    expect(day.build(day.job('deviceLabel', 'enquiry/ASKED0001', '', { parameters: {} }))).toMatchObject({
      reason: 'form-not-for-subject',
    })
  })
})

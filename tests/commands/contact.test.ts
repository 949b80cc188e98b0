/** Telling the customer: who said what and when, whether they were reached, and which lists know of it. */

import { afterEach, beforeEach, expect, it } from 'vitest'
import { type ContactTopic, contactTopics } from '../../shared/ticket/contact'
import { type ContactFacts, contactText } from '../../shared/ticket/contact-text'
import type { TicketRow } from '../../shared/ticket/row'
import { type Ticket, ticketAggregate } from '../../shared/ticket/state'
import { quickFolder } from '../support/folders'
import { repairTo } from '../support/full-day'
import { startWorkstation, type TestWorkstation } from '../support/workstation'

let test: TestWorkstation
beforeEach(() => {
  test = startWorkstation({ folder: quickFolder() })
})
afterEach(() => test.end())

const row = (ticketId: string) => test.workstation.rows.get<TicketRow>('tickets', ticketId) as TicketRow
const told = { way: 'phone', reached: true } as const

it('who was called stands on the ticket with what they said, and the list knows that they were told', () => {
  const ticketId = repairTo(test, 'ready')
  expect(row(ticketId)).toMatchObject({ contact: 'none', contactedAtMs: 0 })
  test.must('counter', 'recordContact', { ticketId, topic: 'ready', way: 'phone', reached: false })
  expect(row(ticketId).contact).toBe('tried')
  test.clock.nowMs += 60_000
  test.must('counter', 'recordContact', { ticketId, topic: 'ready', ...told, note: '周六来取' })
  expect(row(ticketId)).toMatchObject({ contact: 'told', contactedAtMs: test.clock.nowMs })
  const { contacts } = test.workstation.states.load(ticketAggregate, ticketId).state as Ticket
  expect(contacts).toMatchObject([
    { topic: 'ready', reached: false, actor: 'staff-counter' },
    { topic: 'ready', reached: true, note: '周六来取', actor: 'staff-counter' },
  ])
  // What was said is in the sealed fact, never in a list.
  expect(JSON.stringify(row(ticketId))).not.toContain('周六')
})

it('a ticket that has gone on to another step has nobody told of that one', () => {
  const ticketId = repairTo(test, 'diagnosing')
  test.must('technician', 'recordContact', { ticketId, topic: 'other', ...told, note: '要等半小时' })
  expect(row(ticketId).contact).toBe('told')
  test.clock.nowMs += 60_000
  test.must('technician', 'startRepair', { ticketId })
  expect(row(ticketId).contact).toBe('none')
})

it('nobody is told what is not so: ready before it is, a quote that was never given, something without a word', () => {
  const ticketId = repairTo(test, 'diagnosing')
  const give = (topic: ContactTopic, note = '') =>
    test.give('counter', 'recordContact', { ticketId, topic, ...told, note })
  expect(give('ready')).toMatchObject({ reason: 'not-now' })
  expect(give('quote')).toMatchObject({ reason: 'quote-unknown' })
  expect(give('other', ' ')).toMatchObject({ reason: 'needs-comment' })
  expect(give('delay')).toMatchObject({ kind: 'ok' })
})

it('the message says what is to be paid or comes back, in both languages, and names no person', () => {
  const facts: ContactFacts = {
    ...{ outletName: '福田服务中心', outletPhone: '0755-1', outletAddress: '福田路 1 号', model: 'Mate 20' },
    ...{ number: 'S-SZ01-AA-000001-7', dueFen: 12_000, promise: '2026-06-17 周三 18:00' },
    quote: { totalFen: 30_000, expiresOn: '2026-06-20' },
  }
  expect(contactText('ready', facts, 'zh')).toBe(
    '【福田服务中心】您的Mate 20（单号 S-SZ01-AA-000001-7）可以取了，请带受理凭证来取。应付 ¥120.00。电话 0755-1，福田路 1 号。',
  )
  expect(contactText('ready', { ...facts, dueFen: -5_000 }, 'zh')).toContain('另有 ¥50.00 退给您')
  expect(contactText('ready', { ...facts, dueFen: 0 }, 'en')).not.toContain('¥')
  expect(contactText('quote', facts, 'en')).toContain('costs ¥300.00, valid until 2026-06-20')
  expect(contactText('delay', facts, 'zh')).toContain('预计 2026-06-17 周三 18:00 完成')
  for (const topic of contactTopics) {
    for (const language of ['zh', 'en'] as const) {
      const text = contactText(topic, { ...facts, quote: undefined, promise: '' }, language)
      expect(text === '').toBe(topic !== 'ready')
    }
  }
})

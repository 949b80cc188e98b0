/** What the papers of the counter say so that it can be proved later: the photos of the intake, and the cash that was given. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { intake } from '../support/workstation'
import { canonical, type PaperDay, startPaperDay } from './paper-day'

let day: PaperDay
beforeAll(() => {
  day = startPaperDay()
})
afterAll(() => day.test.end())

describe('the papers of the counter', () => {
  it('name each photo of the intake by its fingerprint on the receipt', () => {
    const photos = ['1', '2'].map((digit) => `${digit}a2b3c4d`.padEnd(64, '0'))
    const input = intake({ photos })
    day.test.must('counter', 'receiveDevice', input)
    const text = canonical(day.build(day.job('claimReceipt', `ticket/${input.ticketId}`)))
    expect(text).toContain('2 · 1a2b3c4d 2a2b3c4d')
  })

  it('say on the slip what was handed over in cash, and the change', () => {
    const slips = () => day.jobsOf('paymentSlip')
    const before = new Set(slips().map(({ id }) => id))
    day.test.must('counter', 'takePayment', {
      ...{ ticketId: day.tickets.sentOut, purpose: 'deposit', tender: 'cash' },
      ...{ amountFen: 6_000, givenFen: 10_000, print: true },
    })
    const slip = slips().find(({ id }) => !before.has(id))
    if (!slip) throw new Error('no slip was asked for')
    const text = canonical(day.build(slip))
    for (const part of ['实收', '¥100.00', '找零', '¥40.00']) expect(text).toContain(part)
  })
})

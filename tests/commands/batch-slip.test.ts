/** Several devices of one customer stand together on one slip; each has a label of its own. */

import { afterAll, beforeAll, expect, it } from 'vitest'
import { canonical, type PaperDay, startPaperDay } from '../printing/paper-day'
import { intake } from '../support/workstation'

let day: PaperDay
beforeAll(() => {
  day = startPaperDay()
})
afterAll(() => day.test.end())

it('lists the numbers and devices of the whole batch, and nobody else’s', () => {
  const { must, workstation } = day.test
  const first = intake()
  const { number } = must('counter', 'receiveDevice', first) as { readonly number: string }
  const { newCustomer: _known, ...next } = intake({ customerId: first.customerId, batchId: first.ticketId })
  const second = must('counter', 'receiveDevice', next) as { readonly number: string }
  const foreign = must('counter', 'receiveDevice', intake({ batchId: first.ticketId })) as {
    readonly number: string
  }
  const forms = (ticketId: string | undefined) =>
    workstation.rows
      .find<{ form: string; subject: string }>({ table: 'prints', limit: 1000 })
      .filter((row) => row.subject === `ticket/${ticketId}`)
      .map((row) => row.form)
  expect(forms(next.ticketId)).not.toContain('claimReceipt')
  const text = canonical(day.build(day.job('claimReceipt', `batch/${first.ticketId}`, number)))
  expect(text).toContain(number)
  expect(text).toContain(second.number)
  expect(text).not.toContain(foreign.number)
})

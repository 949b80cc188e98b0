/** Quotes: what may be asked for, by whom, how long it holds, and what the customer's answer does. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '../../shared/staff/roles'
import type { stockRow } from '../../shared/stock/state'
import type { TicketRow } from '../../shared/ticket/row'
import { quickFolder } from '../support/folders'
import { plainPart, quote, repairTo } from '../support/full-day'
import { startWorkstation, type TestWorkstation } from '../support/workstation'

let test: TestWorkstation
let ticketId: string
beforeEach(() => {
  test = startWorkstation({ folder: quickFolder(), catalogue: true })
  ticketId = repairTo(test, 'diagnosing')
})
afterEach(() => test.end())

const line = { kind: 'labour' as const, code: 'L-SCREEN', name: '更换屏幕', quantity: 1, unitFen: 10_000 }
const row = (): TicketRow => test.workstation.rows.get<TicketRow>('tickets', ticketId) as TicketRow

function give(role: Role, changes: object = {}) {
  return test.give(role, 'giveQuote', { ticketId, lines: [line], expiresOn: '2026-06-20', ...changes })
}
function answerIt(quoteId: string, changes: object = {}) {
  const input = { ticketId, quoteId, accepted: true, how: 'counter' as const, ...changes }
  return test.give('counter', 'answerQuote', input)
}

describe('a quote', () => {
  it('may not expire before today, and counts in whole fen', () => {
    expect(give('technician', { expiresOn: '2026-06-14' })).toMatchObject({ reason: 'expiry-in-past' })
    expect(give('technician', { lines: [{ ...line, quantity: 3 }], expiresOn: '2026-06-15' })).toMatchObject({
      value: { totalFen: 30_000, number: expect.stringMatching(/^Q-SZ01-AA-000001-/) },
    })
  })

  it('takes a discount only with a reason and within the limit of the role', () => {
    const limits: Readonly<Record<Role, number>> = {
      counter: 5,
      technician: 0,
      manager: 30,
      administrator: 100,
    }
    for (const [role, percent] of Object.entries(limits) as [Role, number][]) {
      const within = percent * 100
      expect(give(role, { discountFen: within + 1, discountReason: '老客户' }), role).toMatchObject({
        reason: 'discount-too-large',
      })
      if (percent === 0) continue
      expect(give(role, { discountFen: within }), role).toMatchObject({ reason: 'discount-reason-missing' })
      expect(give(role, { discountFen: within, discountReason: '老客户' }), role).toMatchObject({
        value: { totalFen: 10_000 - within },
      })
    }
  })

  it('accepted on the phone needs the name of who said so', () => {
    const quoteId = quote(test, ticketId)
    expect(answerIt(quoteId, { how: 'phone', who: '  ' })).toMatchObject({ reason: 'quote-who-missing' })
    expect(answerIt(quoteId, { how: 'phone', who: '王先生' })).toMatchObject({ kind: 'ok' })
  })

  it('cannot be accepted after its day, but can be declined, and be given anew', () => {
    const quoteId = quote(test, ticketId, { expiresOn: '2026-06-16' })
    test.clock.nowMs += 2 * 86_400_000
    expect(answerIt(quoteId)).toMatchObject({ reason: 'quote-expired', detail: { day: '2026-06-16' } })
    const again = quote(test, ticketId, { expiresOn: '2026-06-18' })
    expect(answerIt(quoteId)).toMatchObject({ reason: 'quote-unknown' })
    expect(answerIt(again)).toMatchObject({ kind: 'ok' })
  })

  it('accepted makes its labour and its discount the bill’s, and is answered once', () => {
    const given = give('manager', { discountFen: 1000, discountReason: '老客户' }) as {
      value: { quoteId: string }
    }
    expect(answerIt(given.value.quoteId)).toMatchObject({ kind: 'ok' })
    expect(row()).toMatchObject({ status: 'repairing', quote: 'accepted', totalFen: 9000 })
    expect(answerIt(given.value.quoteId)).toMatchObject({ reason: 'not-now' })
    expect(row().totalFen).toBe(9000)
  })

  it('accepted twice in a row with the same labour does not charge it twice', () => {
    answerIt(quote(test, ticketId))
    answerIt(quote(test, ticketId))
    expect(row().totalFen).toBe(12_000)
  })

  it('declined sends the device back as it is and gives reserved parts back to the shelf', () => {
    const partNumber = plainPart(test)
    test.must('technician', 'receiveStock', { partNumber, quantity: 2, reason: '采购入库' })
    test.must('technician', 'reservePart', { ticketId, partNumber, quantity: 2 })
    const quoteId = quote(test, ticketId)
    expect(answerIt(quoteId, { accepted: false })).toMatchObject({ kind: 'ok' })
    expect(row()).toMatchObject({ status: 'ready', outcome: 'declined', partsReserved: 0, totalFen: 0 })
    expect(test.workstation.rows.get<ReturnType<typeof stockRow>>('stock', partNumber)).toMatchObject({
      available: 2,
      reserved: 0,
    })
  })
})

/** A payment is never asked for with a sum that is older than the payment before it. */

import { expect, it } from 'vitest'
import { isNewest } from '../../renderer/screens/ticket/use-pay'
import type { TicketDetail } from '../../shared/questions/lookups'

const bill = (revision: number, ...paymentIds: readonly string[]) =>
  ({
    ticket: { revision, payments: paymentIds.map((paymentId) => ({ paymentId })) },
  }) as unknown as TicketDetail
const read = (data: TicketDetail | undefined, loading = false) => ({ data, loading, refused: undefined })

it('a bill counts when the last payment is in it, and when no newer row is known', () => {
  expect(isNewest(read(bill(7)), 7, undefined)).toBe(true)
  expect(isNewest(read(bill(7)), 8, undefined)).toBe(false)
  // Recorded, and neither the row nor the next answer has come: the window still shows the old sum.
  expect(isNewest(read(bill(7)), 7, 'payment-1')).toBe(false)
  expect(isNewest(read(bill(8, 'payment-1')), 7, 'payment-1')).toBe(true)
})

it('while it is being read again it does not count; one that can not be read holds nobody up', () => {
  expect(isNewest(read(bill(7), true), 7, undefined)).toBe(false)
  expect(isNewest(read(undefined), undefined, undefined)).toBe(false)
  expect(isNewest({ ...read(bill(7)), refused: { reason: 'failed' } }, 9, 'payment-1')).toBe(true)
})

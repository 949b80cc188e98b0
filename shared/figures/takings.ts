/**
 * What a shift took in, line by line, for the figures. Not sent to any window: the sum by tender of an open shift
 * would give the blind count away.
 */

import type { Tender } from '../ticket/events'
import type { Shift } from '../till/state'

export interface Taking {
  readonly tender: Tender
  readonly kind: 'deposit' | 'bill' | 'refund'
  readonly amountFen: number
  readonly ticketId: string
  readonly by: string
}

export interface TakingsRow {
  readonly id: string
  readonly day: string
  readonly openedAtMs: number
  /** 0 while open. */
  readonly closedAtMs: number
  readonly openedBy: string
  readonly lines: readonly Taking[]
}

/** Cash that was put in or taken out for something else is not income. */
export function takingsRow(shift: Shift): TakingsRow {
  return {
    id: shift.id,
    day: shift.day,
    openedAtMs: shift.openedAtMs,
    closedAtMs: shift.closedAtMs ?? 0,
    openedBy: shift.openedBy,
    lines: shift.movements.flatMap(({ kind, tender, amountFen, ticketId, actor }) =>
      kind === 'paidIn' || kind === 'paidOut' ? [] : [{ kind, tender, amountFen, ticketId, by: actor }],
    ),
  }
}

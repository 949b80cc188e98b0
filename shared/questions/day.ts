/** The day, its shifts and its numbers. */

import { z } from 'zod'
import { counterRoles, managerRoles } from '../staff/roles'
import type { Tender } from '../ticket/events'
import type { ShiftRow, TillMovement } from '../till/state'
import type { RecordLine } from './record'
import { day, id, nothing, question } from './spec'

export interface ShiftDetail {
  readonly row: ShiftRow
  readonly movements: readonly TillMovement[]
  /** Only when the shift is closed: the count is blind. */
  readonly expected: Readonly<Record<Tender, number>> | null
  readonly counted: Partial<Record<Tender, number>>
  readonly reason: string
}

export interface CountOf {
  readonly key: string
  readonly count: number
}

export interface DaySummary {
  readonly day: string
  readonly closed: boolean
  readonly received: number
  readonly collected: number
  readonly byStatus: readonly CountOf[]
  readonly byKind: readonly CountOf[]
  readonly byTender: readonly { readonly key: string; readonly amountFen: number; readonly count: number }[]
  readonly incomeFen: number
  readonly parts: readonly {
    readonly partNumber: string
    readonly name: string
    readonly quantity: number
    readonly amountFen: number
  }[]
  readonly breaches: readonly {
    readonly ticketId: string
    readonly number: string
    readonly what: string
    readonly lateMinutes: number
  }[]
  readonly inCustody: number
  readonly oldestDays: number
  readonly unsettledPrints: number
  readonly shifts: readonly ShiftRow[]
  readonly dayCode: string
  /** The numbers are those of the closing, and stay so. */
  readonly asClosed: boolean
  /** What was recorded for that day after it was closed, oldest first. */
  readonly later: readonly RecordLine[]
}

export interface GapReport {
  readonly series: readonly {
    readonly kind: string
    readonly incarnation: number
    readonly issued: number
    readonly found: number
    readonly gaps: readonly { readonly number: string; readonly explanation: string }[]
  }[]
}

export const dayQuestions = {
  shift: question<ShiftDetail | null>()(counterRoles, z.strictObject({ shiftId: id })),
  daySummary: question<DaySummary>()(managerRoles, z.strictObject({ day })),
  gapReport: question<GapReport>()(managerRoles, nothing),
} as const

/**
 * A shift: from the opening float to the counted drawer. Expected cash is derived from the movements, so that
 * the opening float can never turn up as a difference; the count is entered blind, before the expectation is shown.
 */

import { z } from 'zod'
import { defineAggregate, splitStream } from '../events/aggregate'
import type { Tender } from '../ticket/events'
import { tenders } from '../ticket/events'
import { type DayData, dayDataSchema } from './day-data'

const text = (most: number) => z.string().max(most)
const countedSchema = z.partialRecord(z.enum(tenders), z.int())

export const shiftEvents = {
  shiftOpened: z.strictObject({
    day: z.string().length(10),
    floatFen: z.int().nonnegative(),
    clockNote: text(200).default(''),
  }),
  tillMoved: z.strictObject({
    movementId: text(120),
    kind: z.enum(['deposit', 'bill', 'refund', 'paidIn', 'paidOut']),
    tender: z.enum(tenders),
    amountFen: z.int(),
    ticketId: text(120).default(''),
    number: text(60).default(''),
    reason: text(200).default(''),
  }),
  drawerOpened: z.strictObject({ reason: text(200).min(1) }),
  shiftHandedOver: z.strictObject({
    to: text(64),
    countedCashFen: z.int().nonnegative(),
    differenceFen: z.int(),
  }),
  shiftClosed: z.strictObject({
    counted: countedSchema,
    expected: countedSchema,
    differenceFen: z.int(),
    reason: text(400).default(''),
    /** Short code that headquarters can check against the chain. */
    dayCode: text(40).default(''),
    /** Closings of before this was kept have none. */
    summary: dayDataSchema.nullable().default(null),
  }),
} as const

export interface TillMovement {
  readonly movementId: string
  readonly kind: 'deposit' | 'bill' | 'refund' | 'paidIn' | 'paidOut'
  readonly tender: Tender
  readonly amountFen: number
  readonly ticketId: string
  readonly number: string
  readonly reason: string
  readonly atMs: number
  readonly actor: string
}

export interface Shift {
  readonly id: string
  readonly revision: number
  readonly day: string
  readonly openedAtMs: number
  readonly openedBy: string
  readonly holder: string
  readonly floatFen: number
  readonly movements: readonly TillMovement[]
  readonly drawerOpenings: number
  readonly closedAtMs: number | undefined
  readonly closedBy: string | undefined
  readonly counted: Partial<Record<Tender, number>>
  readonly differenceFen: number
  readonly reason: string
  readonly dayCode: string
  readonly summary: DayData | null
}

export const shiftAggregate = defineAggregate<Shift | undefined, typeof shiftEvents>({
  kind: 'shift',
  events: shiftEvents,
  initial: undefined,
  evolve: (state, event) => {
    const { meta } = event
    if (event.type === 'shiftOpened') {
      if (state) return state
      return {
        id: splitStream(meta.stream).id,
        revision: meta.revision,
        day: event.payload.day,
        openedAtMs: meta.recordedAtMs,
        openedBy: meta.actor,
        holder: meta.actor,
        floatFen: event.payload.floatFen,
        movements: [],
        drawerOpenings: 0,
        closedAtMs: undefined,
        closedBy: undefined,
        counted: {},
        differenceFen: 0,
        reason: '',
        dayCode: '',
        summary: null,
      }
    }
    if (!state) return undefined
    const next = { ...state, revision: meta.revision }
    switch (event.type) {
      case 'tillMoved': {
        const movement = { ...event.payload, atMs: meta.recordedAtMs, actor: meta.actor }
        return { ...next, movements: [...state.movements, movement] }
      }
      case 'drawerOpened':
        return { ...next, drawerOpenings: state.drawerOpenings + 1 }
      case 'shiftHandedOver':
        return { ...next, holder: event.payload.to }
      case 'shiftClosed':
        return {
          ...next,
          closedAtMs: meta.recordedAtMs,
          closedBy: meta.actor,
          counted: event.payload.counted,
          differenceFen: event.payload.differenceFen,
          reason: event.payload.reason,
          dayCode: event.payload.dayCode,
          summary: event.payload.summary ?? null,
        }
      default:
        return next
    }
  },
})

/** What the drawer and the statements should show, by tender, from the float and every movement. */
export function expectedByTender(shift: Shift): Readonly<Record<Tender, number>> {
  const sums: Record<Tender, number> = { cash: shift.floatFen, card: 0, wechat: 0, alipay: 0, account: 0 }
  for (const movement of shift.movements) sums[movement.tender] += movement.amountFen
  return sums
}

export interface ShiftRow {
  readonly id: string
  readonly revision: number
  readonly day: string
  readonly open: 0 | 1
  readonly openedAtMs: number
  readonly openedBy: string
  readonly holder: string
  readonly closedAtMs: number
  readonly closedBy: string
  /** `null` while the shift is open: with it, whoever counts could reckon what should be there. */
  readonly floatFen: number | null
  readonly movements: number
  readonly differenceFen: number
  readonly dayCode: string
}

/**
 * Neither the expected sum nor anything it could be reckoned from is in the row of an open shift: every window holds
 * it, and the count is blind.
 */
export function shiftRow(shift: Shift): ShiftRow {
  return {
    id: shift.id,
    revision: shift.revision,
    day: shift.day,
    open: shift.closedAtMs === undefined ? 1 : 0,
    openedAtMs: shift.openedAtMs,
    openedBy: shift.openedBy,
    holder: shift.holder,
    closedAtMs: shift.closedAtMs ?? 0,
    closedBy: shift.closedBy ?? '',
    floatFen: shift.closedAtMs === undefined ? null : shift.floatFen,
    movements: shift.movements.length,
    differenceFen: shift.differenceFen,
    dayCode: shift.dayCode,
  }
}

/** The outlet itself: its name and address as printed, its opening hours, its policies, and its open day. */

import { z } from 'zod'
import { defineAggregate } from '../events/aggregate'
import { defaultPolicy, type Policy, policySchema } from '../policy/policy'

const text = (most: number) => z.string().max(most)
const clockTime = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/)

export const outletDetailsSchema = z.strictObject({
  code: z.string().regex(/^[A-Z0-9]{2,8}$/),
  nameZh: text(120).min(1),
  nameEn: text(120).default(''),
  address: text(200).default(''),
  phone: text(40).default(''),
  zone: text(60).default('Asia/Shanghai'),
  /** Monday first; `null`: closed. */
  hours: z
    .array(z.strictObject({ open: clockTime, close: clockTime }).nullable())
    .length(7)
    .default(Array.from({ length: 7 }, () => ({ open: '09:00', close: '20:00' }))),
  terms: text(8000).default(''),
  printFooter: text(400).default(''),
})
export type OutletDetails = z.infer<typeof outletDetailsSchema>

export const outletEvents = {
  outletSetUp: z.strictObject({ details: outletDetailsSchema }),
  outletChanged: z.strictObject({ details: outletDetailsSchema }),
  policyChanged: z.strictObject({ policy: policySchema, reason: text(400).default('') }),
  /** Who had not been here since `untilDay` was erased. */
  retentionRun: z.strictObject({
    untilDay: z.string().length(10),
    due: z.int().nonnegative(),
    erased: z.int().nonnegative(),
    years: z.int().positive(),
  }),
  dayOpened: z.strictObject({ shiftId: text(120), day: z.string().length(10) }),
  dayClosed: z.strictObject({ shiftId: text(120), day: z.string().length(10), headHash: text(64) }),
} as const

export interface Outlet {
  readonly revision: number
  readonly details: OutletDetails | undefined
  readonly policy: Policy
  readonly openShiftId: string | undefined
  readonly openDay: string | undefined
  readonly lastDay: string | undefined
}

export const outletAggregate = defineAggregate<Outlet, typeof outletEvents>({
  kind: 'outlet',
  events: outletEvents,
  initial: {
    revision: 0,
    details: undefined,
    policy: defaultPolicy,
    openShiftId: undefined,
    openDay: undefined,
    lastDay: undefined,
  },
  evolve: (state, event) => {
    const next = { ...state, revision: event.meta.revision }
    switch (event.type) {
      case 'outletSetUp':
      case 'outletChanged':
        return { ...next, details: event.payload.details }
      case 'policyChanged':
        return { ...next, policy: event.payload.policy }
      case 'dayOpened':
        return {
          ...next,
          openShiftId: event.payload.shiftId,
          openDay: event.payload.day,
          lastDay: event.payload.day,
        }
      case 'dayClosed':
        return { ...next, openShiftId: undefined, openDay: undefined }
      default:
        return next
    }
  },
})

/** The only stream of this kind has this id. */
export const outletStreamId = 'self'

export interface OutletRow {
  readonly id: string
  readonly revision: number
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string
  readonly zone: string
  readonly openShiftId: string
  readonly openDay: string
  readonly lastDay: string
  readonly policy: Policy
  readonly details: OutletDetails | null
}

export function outletRow(outlet: Outlet): OutletRow {
  return {
    id: outletStreamId,
    revision: outlet.revision,
    code: outlet.details?.code ?? '',
    nameZh: outlet.details?.nameZh ?? '',
    nameEn: outlet.details?.nameEn ?? '',
    zone: outlet.details?.zone ?? 'Asia/Shanghai',
    openShiftId: outlet.openShiftId ?? '',
    openDay: outlet.openDay ?? '',
    lastDay: outlet.lastDay ?? '',
    policy: outlet.policy,
    details: outlet.details ?? null,
  }
}

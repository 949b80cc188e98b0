/**
 * A report as it was made: the figures of a period with what they said then. Kept as a fact, so that it says the same for
 * ever; what is recorded later about those days shows in the figures, not here.
 */

import { z } from 'zod'
import { defineAggregate, splitStream } from '../events/aggregate'
import { type ReportKind, reportKinds } from './schedule'

const text = (most: number) => z.string().max(most)
const value = z.number().nullable()

export const reportDataSchema = z.strictObject({
  figures: z
    .array(
      z.strictObject({
        id: text(40),
        value,
        previous: value,
        target: value,
        unit: z.enum(['count', 'percent', 'minutes', 'fen', 'score']),
        better: z.enum(['more', 'less']),
        of: z.number(),
      }),
    )
    .max(80),
  days: z
    .array(
      z.strictObject({
        day: z.string().length(10),
        received: z.int(),
        collected: z.int(),
        incomeFen: z.int(),
      }),
    )
    .max(400),
  income: z
    .array(z.strictObject({ tender: text(20), kind: text(20), amountFen: z.int(), count: z.int() }))
    .max(40),
  groups: z
    .array(
      z.strictObject({
        group: z.enum(['technician', 'model', 'fault']),
        rows: z
          .array(
            z.strictObject({
              name: text(200),
              nameEn: text(200),
              received: z.int(),
              closed: z.int(),
              medianMinutes: value,
              firstTimeFix: value,
              breached: z.int(),
            }),
          )
          .max(20),
      }),
    )
    .max(6),
  people: z
    .array(
      z.strictObject({
        name: text(60),
        received: z.int(),
        handedOver: z.int(),
        repaired: z.int(),
        payments: z.int(),
        takenFen: z.int(),
      }),
    )
    .max(100),
  /** Only who earned something; absent in reports that were made before there was this section. */
  commission: z
    .strictObject({
      /** As it was set when the report was made. */
      labourPercent: z.number(),
      partsPercent: z.number(),
      rows: z
        .array(
          z.strictObject({
            name: text(60),
            labourFen: z.int(),
            partsFen: z.int(),
            commissionFen: z.int(),
          }),
        )
        .max(100),
    })
    .optional(),
})
export type ReportData = z.infer<typeof reportDataSchema>

export const reportEvents = {
  reportMade: z.strictObject({
    kind: z.enum(reportKinds),
    fromDay: z.string().length(10),
    toDay: z.string().length(10),
    data: reportDataSchema,
  }),
} as const

export interface Report {
  readonly id: string
  readonly revision: number
  readonly kind: ReportKind
  readonly fromDay: string
  readonly toDay: string
  readonly madeAtMs: number
  /** `system`: by schedule. */
  readonly madeBy: string
  readonly data: ReportData
}

export const reportAggregate = defineAggregate<Report | undefined, typeof reportEvents>({
  kind: 'report',
  events: reportEvents,
  initial: undefined,
  evolve: (state, { type, payload, meta }) => {
    if (type !== 'reportMade' || state) return state
    return {
      id: splitStream(meta.stream).id,
      revision: meta.revision,
      ...payload,
      madeAtMs: meta.recordedAtMs,
      madeBy: meta.actor,
    }
  },
})

export type ReportRow = Omit<Report, 'data'>

export function reportRow({ data: _data, ...row }: Report): ReportRow {
  return row
}

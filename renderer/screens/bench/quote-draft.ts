/** The lines of a quote before it is given: what is on the job already, then what the technician adds. Pure. */

import { z } from 'zod'
import { addDays, calendarDay } from '../../../shared/calendar/calendar-day'
import { sumFen } from '../../../shared/money'
import { fenSchema, quoteLineSchema } from '../../../shared/ticket/events'
import type { Ticket } from '../../../shared/ticket/state'

export const quoteDraftSchema = z.object({
  /** `undefined`: prefilled from the job until somebody changes a line. */
  lines: z.array(quoteLineSchema).optional(),
  discountFen: fenSchema,
  discountReason: z.string(),
  expiresOn: z.string(),
  print: z.boolean(),
})
export type QuoteDraft = z.infer<typeof quoteDraftSchema>
export type QuoteLine = z.infer<typeof quoteLineSchema>

export function emptyQuote(today: string, validDays: number): QuoteDraft {
  return {
    discountFen: 0,
    discountReason: '',
    expiresOn: addDays(calendarDay(today), validDays),
    print: true,
  }
}

/** What a covered repair fits and does is free, so it is not quoted. A reserved part has no price of its own yet. */
export function linesOfJob(
  ticket: Ticket,
  pricesFen: Readonly<Record<string, number>>,
  covered: boolean,
): readonly QuoteLine[] {
  const labour = ticket.labour
    .filter((line) => !line.underWarranty)
    .map(
      (line): QuoteLine => ({
        kind: 'labour',
        code: line.code,
        name: line.name,
        quantity: 1,
        unitFen: line.priceFen,
      }),
    )
  const parts = ticket.parts
    .filter((part) => (part.state === 'used' ? !part.underWarranty : part.state === 'reserved' && !covered))
    .map(
      (part): QuoteLine => ({
        kind: 'part',
        code: part.partNumber,
        name: part.name,
        quantity: part.quantity,
        unitFen: part.state === 'used' ? part.unitFen : (pricesFen[part.partNumber] ?? 0),
      }),
    )
  const awaited = covered
    ? []
    : ticket.awaited.map(
        (part): QuoteLine => ({
          kind: 'part',
          code: part.partNumber,
          name: part.name,
          quantity: part.quantity,
          unitFen: pricesFen[part.partNumber] ?? 0,
        }),
      )
  return [...labour, ...parts, ...awaited]
}

export function grossOf(lines: readonly QuoteLine[]): number {
  return sumFen(lines.map((line) => line.unitFen * line.quantity))
}

/** Rounded down: one fen more than the limit is refused. */
export function mostDiscountFen(grossFen: number, percent: number): number {
  return Math.floor((grossFen * percent) / 100)
}

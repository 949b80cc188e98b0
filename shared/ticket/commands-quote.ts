/** Quoting paid work and recording what the customer said to it. */

import { z } from 'zod'
import { isCalendarDay } from '../calendar/calendar-day'
import { defineCommand } from '../commands/command'
import { newFact, streamOf } from '../events/aggregate'
import { sumFen } from '../money'
import { printFacts } from '../print/request'
import { ok, refused } from '../result'
import { type ActingPeople, approvedBy, limitOf } from '../staff/approval'
import { everyone, type Role } from '../staff/roles'
import { releaseReserved } from './commands-bench'
import { fenSchema, quoteLineSchema } from './events'
import { stepRefusal } from './rules'
import { ticketAggregate } from './state'

const id = z.string().min(8).max(64)
const ticketOnly = (input: { readonly ticketId: string }) => ({
  ticket: streamOf(ticketAggregate, input.ticketId),
})

export const giveQuote = defineCommand({
  name: 'giveQuote',
  input: z.strictObject({
    ticketId: id,
    lines: z.array(quoteLineSchema).min(1).max(60),
    discountFen: fenSchema.default(0),
    discountReason: z.string().max(400).default(''),
    expiresOn: z.string().length(10),
    print: z.boolean().default(false),
  }),
  roles: everyone,
  streams: ticketOnly,
  decide: (input, { ticket }, context) => {
    const no = stepRefusal(ticket, 'giveQuote', context)
    if (no) return no
    if (!isCalendarDay(input.expiresOn)) return refused('day-wrong', { day: input.expiresOn })
    if (input.expiresOn < context.businessDay) return refused('expiry-in-past', { day: input.expiresOn })
    const grossFen = sumFen(input.lines.map((line) => line.unitFen * line.quantity))
    const limit = discountRefusal(input.discountFen, grossFen, input.discountReason, context)
    if (limit) return limit
    const quoteId = context.newId()
    const number = context.nextNumber('Q')
    const totalFen = grossFen - input.discountFen
    const { lines, discountFen, discountReason, expiresOn } = input
    return ok({
      facts: [
        newFact(ticketAggregate, input.ticketId, 'quoteGiven', {
          quoteId,
          number,
          lines,
          discountFen,
          discountReason,
          totalFen,
          expiresOn,
          approvedBy: discountFen > 0 ? approvedBy(context) : '',
        }),
        ...(input.print
          ? printFacts(context, { form: 'quotation', subject: `ticket/${input.ticketId}`, number })
          : []),
      ],
      value: { quoteId, number, totalFen },
    })
  },
})

/** Accepted: the quoted labour becomes the bill's. Declined: the device goes back as it is. */
export const answerQuote = defineCommand({
  name: 'answerQuote',
  input: z.strictObject({
    ticketId: id,
    quoteId: id,
    accepted: z.boolean(),
    how: z.enum(['counter', 'phone', 'paper']),
    who: z.string().max(120).default(''),
  }),
  roles: everyone,
  streams: ticketOnly,
  decide: (input, { ticket }, context) => {
    const no = stepRefusal(ticket, 'answerQuote', context, { said: input.who })
    if (no || !ticket) return no ?? refused('ticket-unknown')
    const quote = ticket.quote
    if (!quote || quote.quoteId !== input.quoteId || quote.answer !== 'open') return refused('quote-unknown')
    if (input.accepted && quote.expiresOn < context.businessDay) {
      return refused('quote-expired', { day: quote.expiresOn })
    }
    if (input.how === 'phone' && input.who.trim() === '') return refused('quote-who-missing')
    const { ticketId, quoteId, accepted, how, who } = input
    const labour = accepted
      ? quote.lines
          .filter((line) => line.kind !== 'part')
          .filter((line) => !ticket.labour.some((old) => old.code === line.code && !old.underWarranty))
          .map((line) =>
            newFact(ticketAggregate, ticketId, 'labourAdded', {
              lineId: context.newId(),
              code: line.code,
              name: line.name,
              priceFen: line.unitFen * line.quantity,
              minutes: 0,
              underWarranty: false,
              warrantyDays: context.policy.repairWarrantyDays,
            }),
          )
      : releaseReserved(ticket, 'declined')
    return ok({
      facts: [
        newFact(ticketAggregate, ticketId, 'quoteAnswered', { quoteId, accepted, how, who }),
        ...labour,
      ],
      value: null,
    })
  },
})

/** A discount needs a reason and has a limit by role; the manager may give more. */
export function discountRefusal(
  discountFen: number,
  grossFen: number,
  reason: string,
  context: ActingPeople & {
    readonly policy: { readonly discountLimitPercent: Readonly<Record<Role, number>> }
  },
) {
  if (discountFen === 0) return undefined
  if (reason.trim() === '') return refused('discount-reason-missing')
  const percent = limitOf(context, context.policy.discountLimitPercent)
  if (discountFen > grossFen) return refused('discount-too-large', { percent: 100 })
  if (discountFen * 100 > grossFen * percent) return refused('discount-too-large', { percent })
  return undefined
}

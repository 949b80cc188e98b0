/**
 * Parts on a ticket. Each command records both sides, the ticket's and the stock's, in one transaction, so that
 * neither can drift from the other; what is not there is refused and counted as missed, never made negative.
 */

import { z } from 'zod'
import { addDays, calendarDay } from '../calendar/calendar-day'
import { type CommandContext, defineCommand, type PartInfo } from '../commands/command'
import { type NewFact, newFact, streamOf } from '../events/aggregate'
import { isOldPartOpen, oldPartAggregate } from '../old-part/state'
import { ok, refused } from '../result'
import { benchRoles } from '../staff/roles'
import { serialsLeaving } from '../stock/serials'
import { availableOf, stockAggregate } from '../stock/state'
import { stepRefusal } from './rules'
import { ticketAggregate } from './state'

const id = z.string().min(8).max(64)
const partNumber = z.string().min(1).max(60)
const quantity = z.int().min(1).max(99)
const both = (input: { readonly ticketId: string; readonly partNumber: string }) => ({
  ticket: streamOf(ticketAggregate, input.ticketId),
  stock: streamOf(stockAggregate, input.partNumber),
})

export const reservePart = defineCommand({
  name: 'reservePart',
  input: z.strictObject({
    ticketId: id,
    partNumber,
    quantity,
    /** A guess from what the outlet has seen before: given back when the fault is known. */
    untilDiagnosis: z.boolean().default(false),
  }),
  roles: benchRoles,
  streams: both,
  decide: (input, { ticket, stock }, context) => {
    const no = stepRefusal(ticket, input.untilDiagnosis ? 'reserveLikely' : 'reservePart', context)
    if (no) return no
    if (input.untilDiagnosis && ticket?.diagnosis) return refused('already-diagnosed')
    const part = context.part(input.partNumber)
    if (!part) return refused('part-unknown', { partNumber: input.partNumber })
    const available = availableOf(stock)
    if (available < input.quantity) return refused('not-enough-stock', { available, wanted: input.quantity })
    const reservationId = context.newId()
    return ok({
      facts: [
        newFact(stockAggregate, input.partNumber, 'stockReserved', {
          reservationId,
          ticketId: input.ticketId,
          quantity: input.quantity,
          untilDiagnosis: input.untilDiagnosis,
        }),
        newFact(ticketAggregate, input.ticketId, 'partReserved', {
          reservationId,
          partNumber: input.partNumber,
          name: part.nameZh,
          quantity: input.quantity,
          untilDiagnosis: input.untilDiagnosis,
        }),
      ],
      value: { reservationId },
    })
  },
})

export const releasePart = defineCommand({
  name: 'releasePart',
  input: z.strictObject({ ticketId: id, partNumber, reservationId: id }),
  roles: benchRoles,
  streams: both,
  decide: (input, { ticket, stock }) => {
    if (!ticket) return refused('ticket-unknown')
    const reserved = stock.reservations[input.reservationId]
    if (reserved?.ticketId !== input.ticketId) return refused('reservation-unknown')
    return ok({
      facts: [
        newFact(stockAggregate, input.partNumber, 'reservationReleased', {
          reservationId: input.reservationId,
          reason: 'released',
        }),
        newFact(ticketAggregate, input.ticketId, 'partReleased', { reservationId: input.reservationId }),
      ],
      value: null,
    })
  },
})

/** Fits a part. Its price is the catalogue's, not the window's. */
export const usePart = defineCommand({
  name: 'usePart',
  input: z.strictObject({
    ticketId: id,
    partNumber,
    quantity,
    reservationId: id.optional(),
    serial: z.string().max(60).default(''),
    underWarranty: z.boolean(),
  }),
  roles: benchRoles,
  streams: both,
  decide: (input, { ticket, stock }, context) => {
    const no = stepRefusal(ticket, 'usePart', context)
    if (no) return no
    const part = context.part(input.partNumber)
    if (!part) return refused('part-unknown', { partNumber: input.partNumber })
    if (part.serialised && input.serial === '') return refused('part-serial-missing')
    if (part.serialised && input.quantity > 1) return refused('serial-one-piece')
    const reserved = input.reservationId ? stock.reservations[input.reservationId] : undefined
    if (input.reservationId && !reserved) return refused('reservation-unknown')
    if (reserved && (reserved.ticketId !== input.ticketId || reserved.quantity !== input.quantity)) {
      return refused('reservation-differs')
    }
    const available = reserved ? Math.min(reserved.quantity, stock.onHand) : availableOf(stock)
    if (available < input.quantity) return refused('not-enough-stock', { available, wanted: input.quantity })
    const elsewhere = part.serialised
      ? serialsLeaving(stock, true, [input.serial], input.quantity, 'good')
      : undefined
    if (elsewhere) return elsewhere
    const usageId = context.newId()
    return ok({
      facts: [
        ...oldPartOwed(context, part, input, ticket?.intake.number ?? '', usageId),
        newFact(stockAggregate, input.partNumber, 'stockIssued', {
          usageId,
          ticketId: input.ticketId,
          quantity: input.quantity,
          reservationId: input.reservationId,
          serial: input.serial,
        }),
        newFact(ticketAggregate, input.ticketId, 'partUsed', {
          usageId,
          reservationId: input.reservationId,
          partNumber: input.partNumber,
          name: part.nameZh,
          quantity: input.quantity,
          unitFen: part.priceFen,
          underWarranty: input.underWarranty,
          serial: input.serial,
          warrantyDays: part.warrantyDays,
        }),
      ],
      value: { usageId },
    })
  },
})

/** What came out of the device has to go back: on the ledger from the moment that the new part is in. */
function oldPartOwed(
  context: CommandContext,
  part: PartInfo,
  input: { readonly ticketId: string; readonly quantity: number; readonly underWarranty: boolean },
  ticketNumber: string,
  usageId: string,
): readonly NewFact[] {
  const { oldPartReturn, oldPartReturnDays } = context.policy
  if (oldPartReturn === 'none' || (oldPartReturn === 'warranty' && !input.underWarranty)) return []
  if (part.warrantyClass === 'consumable' || part.warrantyClass === 'accessory') return []
  return [
    newFact(oldPartAggregate, usageId, 'oldPartOwed', {
      ticketId: input.ticketId,
      ticketNumber,
      partNumber: part.partNumber,
      name: part.nameZh,
      quantity: input.quantity,
      dueDay: addDays(calendarDay(context.businessDay), oldPartReturnDays),
    }),
  ]
}

export const returnPart = defineCommand({
  name: 'returnPart',
  input: z.strictObject({
    ticketId: id,
    partNumber,
    usageId: id,
    to: z.enum(['good', 'defective']),
    reason: z.string().min(1).max(200),
  }),
  roles: benchRoles,
  streams: (input) => ({ ...both(input), oldPart: streamOf(oldPartAggregate, input.usageId) }),
  decide: (input, { ticket, stock, oldPart }, context) => {
    const no = stepRefusal(ticket, 'returnPart', context, { said: input.reason })
    if (no) return no
    const issued = stock.issued[input.usageId]
    if (!issued || issued.ticketId !== input.ticketId) return refused('usage-unknown')
    return ok({
      facts: [
        newFact(stockAggregate, input.partNumber, 'stockReturned', {
          usageId: input.usageId,
          ticketId: input.ticketId,
          quantity: issued.quantity,
          to: input.to,
          reason: input.reason,
        }),
        newFact(ticketAggregate, input.ticketId, 'partReturned', {
          usageId: input.usageId,
          reason: input.reason,
        }),
        ...(oldPart && isOldPartOpen(oldPart.state)
          ? [newFact(oldPartAggregate, input.usageId, 'oldPartNotOwed', { reason: input.reason })]
          : []),
      ],
      value: null,
    })
  },
})

/** Nothing on the shelf: the ticket waits, and the request counts in the stock-out rate. */
export const awaitPart = defineCommand({
  name: 'awaitPart',
  input: z.strictObject({ ticketId: id, partNumber, quantity }),
  roles: benchRoles,
  streams: both,
  decide: (input, { ticket }, context) => {
    const no = stepRefusal(ticket, 'awaitPart', context)
    if (no) return no
    const part = context.part(input.partNumber)
    if (!part) return refused('part-unknown', { partNumber: input.partNumber })
    return ok({
      facts: [
        newFact(stockAggregate, input.partNumber, 'stockMissed', {
          ticketId: input.ticketId,
          quantity: input.quantity,
        }),
        newFact(ticketAggregate, input.ticketId, 'partAwaited', {
          partNumber: input.partNumber,
          name: part.nameZh,
          quantity: input.quantity,
        }),
      ],
      value: null,
    })
  },
})

export const partArrived = defineCommand({
  name: 'partArrived',
  input: z.strictObject({ ticketId: id, partNumber }),
  roles: benchRoles,
  streams: both,
  decide: (input, { ticket }, context) => {
    const no = stepRefusal(ticket, 'partArrived', context)
    if (no || !ticket) return no ?? refused('ticket-unknown')
    if (!ticket.awaited.some((part) => part.partNumber === input.partNumber))
      return refused('part-not-awaited')
    return ok({
      facts: [newFact(ticketAggregate, input.ticketId, 'partArrived', { partNumber: input.partNumber })],
      value: null,
    })
  },
})

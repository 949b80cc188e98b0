/** Money and hand-over at the counter, and the small changes a clerk makes in between. */

import { z } from 'zod'
import { type CommandContext, defineCommand } from '../commands/command'
import { newFact, streamOf } from '../events/aggregate'
import { printFacts } from '../print/request'
import { ok, refused } from '../result'
import { approvedBy, mayRelease } from '../staff/approval'
import { counterRoles, everyone } from '../staff/roles'
import { shiftAggregate } from '../till/state'
import { billOf, refundable } from './bill'
import { discountRefusal } from './commands-quote'
import { fenSchema, priorities, tenders } from './events'
import { stepRefusal } from './rules'
import { type Ticket, ticketAggregate } from './state'

const id = z.string().min(8).max(64)
const text = (most: number) => z.string().max(most)
const ticketOnly = (input: { readonly ticketId: string }) => ({
  ticket: streamOf(ticketAggregate, input.ticketId),
})

export const giveDiscount = defineCommand({
  name: 'giveDiscount',
  input: z.strictObject({ ticketId: id, discountFen: fenSchema, reason: text(400).default('') }),
  roles: everyone,
  streams: ticketOnly,
  decide: ({ ticketId, discountFen, reason }, { ticket }, context) => {
    const no = stepRefusal(ticket, 'giveDiscount')
    if (no || !ticket) return no ?? refused('ticket-unknown')
    const bill = billOf(ticket)
    const limit = discountRefusal(discountFen, bill.labourFen + bill.partsFen, reason, context)
    if (limit) return limit
    return ok({
      facts: [
        newFact(ticketAggregate, ticketId, 'discountGiven', {
          discountFen,
          reason,
          approvedBy: approvedBy(context),
        }),
      ],
      value: null,
    })
  },
})

/** One tender of a payment, or a refund (to the tender that was paid with). Needs an open day. */
export const takePayment = defineCommand({
  name: 'takePayment',
  input: z.strictObject({
    ticketId: id,
    purpose: z.enum(['deposit', 'bill', 'refund']),
    tender: z.enum(tenders),
    amountFen: z.int().positive().max(10_000_000_000),
    /** Cash as it was handed over: printed with its change, and no part of what is recorded as taken. */
    givenFen: z.int().positive().max(10_000_000_000).optional(),
    print: z.boolean().default(false),
    /** The customer wants a 发票 for it. */
    wantsInvoice: z.boolean().default(false),
  }),
  roles: counterRoles,
  streams: ticketOnly,
  decide: (input, { ticket }, context) => {
    const no = stepRefusal(ticket, 'takePayment')
    if (no || !ticket) return no ?? refused('ticket-unknown')
    if (context.shiftId === undefined) return refused('no-open-day')
    const bill = billOf(ticket)
    if (input.purpose === 'bill' && input.amountFen > bill.dueFen) {
      return refused('more-than-due', { dueFen: bill.dueFen })
    }
    if (input.purpose === 'refund') {
      const paidFen = refundable(ticket)[input.tender]
      if (input.amountFen > paidFen) return refused('refund-more-than-paid', { paidFen })
      if (input.tender === 'cash' && input.amountFen > context.drawerCashFen)
        return refused('not-enough-cash')
    }
    const paymentId = context.newId()
    const number = context.nextNumber('P')
    const amountFen = input.purpose === 'refund' ? -input.amountFen : input.amountFen
    const { ticketId, purpose, tender } = input
    return ok({
      facts: [
        newFact(ticketAggregate, ticketId, 'paymentTaken', {
          paymentId,
          number,
          purpose,
          tender,
          amountFen,
          shiftId: context.shiftId,
        }),
        ...(input.wantsInvoice && !ticket.invoiceAsked
          ? [newFact(ticketAggregate, ticketId, 'invoiceAsked', { asked: true })]
          : []),
        newFact(shiftAggregate, context.shiftId, 'tillMoved', {
          movementId: paymentId,
          kind: purpose,
          tender,
          amountFen,
          ticketId,
          number,
          reason: '',
        }),
        ...(input.print
          ? printFacts(context, {
              form: 'paymentSlip',
              subject: `ticket/${ticketId}`,
              number,
              parameters: {
                paymentId,
                ...(purpose === 'refund' ? { refund: true } : {}),
                ...(input.givenFen === undefined ? {} : { tenderedFen: input.givenFen }),
              },
            })
          : []),
      ],
      value: { paymentId, number },
    })
  },
})

/**
 * The device goes back to the customer. What is still out or unpaid blocks, unless a manager says why it may go;
 * without the claim receipt, or where it was printed again (the lost one may be in other hands), a second proof is
 * needed and noted.
 */
export const handOver = defineCommand({
  name: 'handOver',
  input: z.strictObject({
    ticketId: id,
    proof: z.enum(['receipt', 'secondProof']),
    proofNote: text(400).default(''),
    signatureHash: text(64).optional(),
    documentHash: text(64).optional(),
    accessoriesReturned: z.array(z.string().max(120)).max(60),
    overrideReason: text(400).default(''),
    oldPartsToCustomer: z.array(z.string().max(120)).max(60).default([]),
  }),
  roles: counterRoles,
  streams: ticketOnly,
  decide: ({ ticketId, ...input }, { ticket }, context) => {
    const no = stepRefusal(ticket, 'handOver', context, { said: input.proofNote })
    if (no || !ticket) return no ?? refused('ticket-unknown')
    if (input.proof === 'receipt' && receiptCopies(ticket, context) > 1)
      return refused('reprint-needs-second-proof')
    if (input.proof === 'secondProof' && input.proofNote.trim() === '') return refused('proof-note-missing')
    const override = input.overrideReason.trim() !== ''
    if (override && !mayRelease(context)) return refused('manager-needed')
    const bill = billOf(ticket)
    if (bill.dueFen > 0 && !override) return refused('not-paid', { dueFen: bill.dueFen })
    if (bill.dueFen < 0) return refused('refund-first', { dueFen: -bill.dueFen })
    const missing = ticket.intake.accessories.filter((item) => !input.accessoriesReturned.includes(item.id))
    if (missing.length > 0 && !override) {
      return refused('accessories-missing', { names: missing.map((item) => item.name).join('、') })
    }
    if (ticket.loaners.length > 0 && !override) {
      return refused('loaner-out', { names: ticket.loaners.map((out) => out.name).join('、') })
    }
    const taken = oldPartRefusal(ticket, input.oldPartsToCustomer)
    if (taken) return taken
    const form = ticket.kind === 'commissioning' ? 'commissioningReceipt' : 'repairReceipt'
    return ok({
      facts: [
        newFact(ticketAggregate, ticketId, 'deviceHandedOver', {
          ...input,
          approvedBy: override ? approvedBy(context) : '',
        }),
        ...printFacts(context, { form, subject: `ticket/${ticketId}`, number: ticket.intake.number }),
      ],
      value: null,
    })
  },
})

/** The receipt of the ticket itself, or the one slip of the batch that it came in with. */
function receiptCopies({ id: ticketId, intake }: Ticket, { latestCopy }: CommandContext): number {
  const own = latestCopy('claimReceipt', `ticket/${ticketId}`)
  return Math.max(own, latestCopy('claimReceipt', `batch/${intake.batchId ?? ticketId}`))
}

/** What was paid for is the customer's, the old part too; what was fitted under warranty goes back to its maker. */
function oldPartRefusal(ticket: Ticket, lineIds: readonly string[]) {
  const used = ticket.parts.filter((part) => part.state === 'used')
  for (const lineId of lineIds) {
    const part = used.find((one) => one.lineId === lineId)
    if (!part) return refused('part-not-fitted')
    if (part.underWarranty) return refused('old-part-stays', { name: part.name })
  }
  return undefined
}

export const archiveTicket = defineCommand({
  name: 'archiveTicket',
  input: z.strictObject({ ticketId: id }),
  roles: counterRoles,
  streams: ticketOnly,
  decide: ({ ticketId }, { ticket }, context) => {
    const no = stepRefusal(ticket, 'archive')
    if (no || !ticket) return no ?? refused('ticket-unknown')
    if (ticket.loaners.length > 0)
      return refused('loaner-out', { names: ticket.loaners.map((out) => out.name).join('、') })
    if (ticket.accessoriesOut.length > 0)
      return refused('accessories-unsettled', {
        names: ticket.accessoriesOut.map((item) => item.name).join('、'),
      })
    const archiveCode = `${ticket.intake.customerId.slice(0, 8)}-${ticket.intake.number}-${context.businessDay.replaceAll('-', '')}`
    return ok({
      facts: [newFact(ticketAggregate, ticketId, 'ticketArchived', { archiveCode })],
      value: { archiveCode },
    })
  },
})

/** What a manager let go without: found and handed back, paid for, or it turned out never to have been here. */
export const settleAccessory = defineCommand({
  name: 'settleAccessory',
  input: z.strictObject({
    ticketId: id,
    accessoryId: z.string().min(1).max(120),
    how: z.enum(['returned', 'compensated', 'neverHere']),
    note: text(400).default(''),
  }),
  roles: counterRoles,
  streams: ticketOnly,
  decide: ({ ticketId, ...input }, { ticket }, context) => {
    if (!ticket) return refused('ticket-unknown')
    if (!ticket.accessoriesOut.some((item) => item.id === input.accessoryId))
      return refused('accessory-settled')
    if (input.how !== 'returned' && input.note.trim() === '') return refused('accessory-note-missing')
    if (input.how !== 'returned' && !mayRelease(context)) return refused('manager-needed')
    return ok({ facts: [newFact(ticketAggregate, ticketId, 'accessorySettled', input)], value: null })
  },
})

export const changePriority = defineCommand({
  name: 'changePriority',
  input: z.strictObject({ ticketId: id, priority: z.enum(priorities), reason: text(400).min(1) }),
  roles: everyone,
  streams: ticketOnly,
  decide: ({ ticketId, priority, reason }, { ticket }) => {
    const no = stepRefusal(ticket, 'change')
    if (no) return no
    return ok({
      facts: [newFact(ticketAggregate, ticketId, 'priorityChanged', { priority, reason })],
      value: null,
    })
  },
})

export const changePromise = defineCommand({
  name: 'changePromise',
  input: z.strictObject({ ticketId: id, promisedAtMs: z.int(), reason: text(400).min(1) }),
  roles: everyone,
  streams: ticketOnly,
  decide: ({ ticketId, promisedAtMs, reason }, { ticket }, context) => {
    const no = stepRefusal(ticket, 'change')
    if (no) return no
    if (promisedAtMs < context.nowMs) return refused('promise-in-past')
    return ok({
      facts: [newFact(ticketAggregate, ticketId, 'promiseChanged', { promisedAtMs, reason })],
      value: null,
    })
  },
})

export const moveDevice = defineCommand({
  name: 'moveDevice',
  input: z.strictObject({ ticketId: id, place: text(60).min(1) }),
  roles: everyone,
  streams: ticketOnly,
  decide: ({ ticketId, place }, { ticket }) => {
    const no = stepRefusal(ticket, 'move')
    if (no) return no
    return ok({ facts: [newFact(ticketAggregate, ticketId, 'deviceMoved', { place })], value: null })
  },
})

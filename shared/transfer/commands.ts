/** Sending parts away and what became of them. What lies on the shelf goes down at once, and nothing is lost between. */

import { z } from 'zod'
import { defineCommand } from '../commands/command'
import { type NewFact, newFact, streamOf } from '../events/aggregate'
import { printFacts } from '../print/request'
import { ok, refused } from '../result'
import { benchRoles, managerRoles } from '../staff/roles'
import { serialsLeaving } from '../stock/serials'
import { availableOf, stockAggregate } from '../stock/state'
import { stockIn, stocksOf } from '../stock/streams'
import { type Transfer, transferAggregate, transferTargets } from './state'

const id = z.string().min(8).max(64)
const one = ({ transferId }: { readonly transferId: string }) => ({
  transfer: streamOf(transferAggregate, transferId),
})

export const sendTransfer = defineCommand({
  name: 'sendTransfer',
  input: z.strictObject({
    transferId: id,
    toKind: z.enum(transferTargets),
    to: z.string().min(1).max(120),
    from: z.enum(['good', 'defective']).default('good'),
    carrier: z.string().max(80).default(''),
    waybill: z.string().max(80).default(''),
    reason: z.string().min(1).max(200),
    toOutlet: z.string().max(16).default(''),
    address: z.string().max(200).default(''),
    person: z.string().max(60).default(''),
    phone: z.string().max(40).default(''),
    lines: z
      .array(
        z.strictObject({
          partNumber: z.string().min(1).max(60),
          quantity: z.int().min(1).max(100_000),
          serials: z.array(z.string().min(1).max(60)).max(1000).default([]),
        }),
      )
      .min(1)
      .max(100),
  }),
  roles: managerRoles,
  streams: (input) => ({ ...one(input), ...stocksOf(input.lines) }),
  decide: ({ transferId, lines, ...input }, state, context) => {
    if (state.transfer) return refused('transfer-already-there')
    if (input.toOutlet !== '' && input.toOutlet === context.outlet) return refused('transfer-to-self')
    const seen = new Set<string>()
    for (const { partNumber, quantity, serials } of lines) {
      const part = context.part(partNumber)
      if (!part) return refused('part-unknown', { partNumber })
      if (seen.has(partNumber)) return refused('part-twice', { partNumber })
      seen.add(partNumber)
      const stock = stockIn(state, partNumber)
      const available = input.from === 'good' ? availableOf(stock) : stock.defective
      if (available < quantity)
        return refused('not-enough-of-part', { partNumber, available, wanted: quantity })
      const no = serialsLeaving(stock, part.serialised, serials, quantity, input.from)
      if (no) return no
    }
    const number = context.nextNumber('D')
    const named = lines.map((line) => ({ ...line, name: context.part(line.partNumber)?.nameZh ?? '' }))
    return ok({
      facts: [
        newFact(transferAggregate, transferId, 'transferSent', { ...input, number, lines: named }),
        ...lines.map((line) =>
          newFact(stockAggregate, line.partNumber, 'stockSentOut', {
            transferId,
            quantity: line.quantity,
            from: input.from,
            to: input.to,
            reason: input.reason,
            reference: number,
            serials: line.serials,
          }),
        ),
        ...printFacts(context, { form: 'deliveryNote', subject: `transfer/${transferId}`, number }),
      ],
      value: { number },
    })
  },
})

function ending(transfer: Transfer | undefined) {
  if (!transfer) return refused('transfer-unknown')
  return transfer.state === 'underway' ? undefined : refused('transfer-ended')
}

export const confirmTransfer = defineCommand({
  name: 'confirmTransfer',
  input: z.strictObject({
    transferId: id,
    confirmedBy: z.string().min(1).max(120),
    note: z.string().max(400).default(''),
    received: z
      .array(
        z.strictObject({
          partNumber: z.string().min(1).max(60),
          arrived: z.int().nonnegative().max(100_000),
          defective: z.int().nonnegative().max(100_000),
        }),
      )
      .max(400)
      .default([]),
  }),
  roles: benchRoles,
  streams: one,
  decide: ({ transferId, ...input }, { transfer }) => {
    // Somebody has said by telephone that it came; now they have counted it.
    if (transfer?.state === 'arrived' && transfer.received.length === 0 && input.received.length > 0)
      return ok({ facts: [newFact(transferAggregate, transferId, 'transferArrived', input)], value: null })
    const no = ending(transfer)
    if (no || !transfer) return no ?? refused('transfer-unknown')
    return ok({
      facts: [
        newFact(transferAggregate, transferId, 'transferArrived', input),
        ...eachPart(transfer, (partNumber) =>
          newFact(stockAggregate, partNumber, 'stockArrivedThere', {
            transferId,
            reason: input.confirmedBy,
          }),
        ),
      ],
      value: null,
    })
  },
})

export const takeTransferBack = defineCommand({
  name: 'takeTransferBack',
  input: z.strictObject({
    transferId: id,
    to: z.enum(['good', 'defective']),
    reason: z.string().min(1).max(200),
  }),
  roles: benchRoles,
  streams: one,
  decide: ({ transferId, to, reason }, { transfer }) => {
    const no = ending(transfer)
    if (no || !transfer) return no ?? refused('transfer-unknown')
    return ok({
      facts: [
        newFact(transferAggregate, transferId, 'transferCameBack', {
          to,
          reason,
          toOutlet: transfer.toOutlet,
        }),
        ...eachPart(transfer, (partNumber) =>
          newFact(stockAggregate, partNumber, 'stockCameBack', { transferId, to, reason }),
        ),
      ],
      value: null,
    })
  },
})

function eachPart(transfer: Transfer, make: (partNumber: string) => NewFact): readonly NewFact[] {
  return transfer.lines.map((line) => make(line.partNumber))
}

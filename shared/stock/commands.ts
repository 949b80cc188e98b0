/** Stock movements that belong to no ticket. Nothing may go below what is reserved or held. */

import { z } from 'zod'
import { type CommandContext, defineCommand } from '../commands/command'
import { newFact, streamOf } from '../events/aggregate'
import { ok, refused } from '../result'
import { benchRoles, managerRoles } from '../staff/roles'
import { serialsComing, serialsLeaving } from './serials'
import { availableOf, stockAggregate } from './state'

const partNumber = z.string().min(1).max(60)
const quantity = z.int().min(1).max(100_000)
const reason = z.string().min(1).max(200)
const serials = z.array(z.string().min(1).max(60)).max(1000).default([])
const one = (input: { readonly partNumber: string }) => ({
  stock: streamOf(stockAggregate, input.partNumber),
})
const serialised = (context: CommandContext, number: string) => context.part(number)?.serialised === true

export const receiveStock = defineCommand({
  name: 'receiveStock',
  input: z.strictObject({
    partNumber,
    quantity,
    bin: z.string().max(40).default(''),
    reason,
    reference: z.string().max(80).default(''),
    serials,
  }),
  roles: benchRoles,
  streams: one,
  decide: ({ partNumber: number, ...input }, { stock }, context) => {
    const part = context.part(number)
    if (!part) return refused('part-unknown', { partNumber: number })
    const no = serialsComing(stock, part.serialised, input.serials, input.quantity)
    if (no) return no
    return ok({ facts: [newFact(stockAggregate, number, 'stockReceived', input)], value: null })
  },
})

export const adjustStock = defineCommand({
  name: 'adjustStock',
  input: z.strictObject({
    partNumber,
    difference: z.int().min(-100_000).max(100_000),
    reason,
    serialsFound: serials,
    serialsMissing: serials,
  }),
  roles: managerRoles,
  streams: one,
  decide: (
    { partNumber: number, difference, reason: why, serialsFound, serialsMissing },
    { stock },
    context,
  ) => {
    const part = context.part(number)
    if (!part) return refused('part-unknown', { partNumber: number })
    if (availableOf(stock) + difference < 0)
      return refused('not-enough-stock', { available: availableOf(stock), wanted: -difference })
    const no =
      difference < 0
        ? serialsLeaving(stock, part.serialised, serialsMissing, -difference, 'good')
        : serialsComing(stock, part.serialised, serialsFound, difference)
    if (no) return no
    const which = difference < 0 ? { serialsMissing, serialsFound: [] } : { serialsFound, serialsMissing: [] }
    return ok({
      facts: [
        newFact(stockAggregate, number, 'stockAdjusted', {
          difference,
          reason: why,
          stocktakeId: '',
          ...which,
        }),
      ],
      value: null,
    })
  },
})

export const scrapStock = defineCommand({
  name: 'scrapStock',
  input: z.strictObject({ partNumber, quantity, from: z.enum(['good', 'defective']), reason, serials }),
  roles: managerRoles,
  streams: one,
  decide: ({ partNumber: number, ...input }, { stock }, context) => {
    const there = input.from === 'good' ? availableOf(stock) : stock.defective
    if (there < input.quantity)
      return refused('not-enough-stock', { available: there, wanted: input.quantity })
    const no = serialsLeaving(stock, serialised(context, number), input.serials, input.quantity, input.from)
    if (no) return no
    return ok({ facts: [newFact(stockAggregate, number, 'stockScrapped', input)], value: null })
  },
})

export const holdStock = defineCommand({
  name: 'holdStock',
  input: z.strictObject({ partNumber, quantity, reason, serials }),
  roles: benchRoles,
  streams: one,
  decide: ({ partNumber: number, ...input }, { stock }, context) => {
    const available = availableOf(stock)
    if (available < input.quantity) return refused('not-enough-stock', { available, wanted: input.quantity })
    const no = serialsLeaving(stock, serialised(context, number), input.serials, input.quantity, 'good')
    if (no) return no
    return ok({ facts: [newFact(stockAggregate, number, 'stockHeld', input)], value: null })
  },
})

export const releaseHold = defineCommand({
  name: 'releaseHold',
  input: z.strictObject({ partNumber, quantity, reason, serials }),
  roles: benchRoles,
  streams: one,
  decide: ({ partNumber: number, ...input }, { stock }, context) => {
    if (stock.hold < input.quantity)
      return refused('not-enough-stock', { available: stock.hold, wanted: input.quantity })
    const no = serialsLeaving(stock, serialised(context, number), input.serials, input.quantity, 'hold')
    if (no) return no
    return ok({ facts: [newFact(stockAggregate, number, 'holdReleased', input)], value: null })
  },
})

/** Good pieces that turn out faulty go to where nobody takes them for sellable. */
export const findDefective = defineCommand({
  name: 'findDefective',
  input: z.strictObject({ partNumber, quantity, reason, serials }),
  roles: benchRoles,
  streams: one,
  decide: ({ partNumber: number, ...input }, { stock }, context) => {
    const available = availableOf(stock)
    if (available < input.quantity) return refused('not-enough-stock', { available, wanted: input.quantity })
    const no = serialsLeaving(stock, serialised(context, number), input.serials, input.quantity, 'good')
    if (no) return no
    return ok({ facts: [newFact(stockAggregate, number, 'stockFoundDefective', input)], value: null })
  },
})

export const changeBin = defineCommand({
  name: 'changeBin',
  input: z.strictObject({ partNumber, bin: z.string().min(1).max(40) }),
  roles: benchRoles,
  streams: one,
  decide: ({ partNumber: number, bin }, { stock }, context) => {
    if (stock.revision === 0 && !context.part(number)) return refused('part-unknown', { partNumber: number })
    if (stock.bin === bin) return ok({ facts: [], value: null })
    return ok({ facts: [newFact(stockAggregate, number, 'binChanged', { bin })], value: null })
  },
})

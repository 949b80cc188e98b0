/** Stock movements that belong to no ticket. Nothing may go below what is reserved or held. */

import { z } from 'zod'
import { defineCommand } from '../commands/command'
import { newFact, streamOf } from '../events/aggregate'
import { ok, refused } from '../result'
import { benchRoles, managerRoles } from '../staff/roles'
import { availableOf, stockAggregate } from './state'

const partNumber = z.string().min(1).max(60)
const quantity = z.int().min(1).max(100_000)
const reason = z.string().min(1).max(200)
const one = (input: { readonly partNumber: string }) => ({
  stock: streamOf(stockAggregate, input.partNumber),
})

export const receiveStock = defineCommand({
  name: 'receiveStock',
  input: z.strictObject({
    partNumber,
    quantity,
    bin: z.string().max(40).default(''),
    reason,
    reference: z.string().max(80).default(''),
  }),
  roles: benchRoles,
  streams: one,
  decide: ({ partNumber: number, ...input }, _state, context) => {
    if (!context.part(number)) return refused('part-unknown', { partNumber: number })
    return ok({ facts: [newFact(stockAggregate, number, 'stockReceived', input)], value: null })
  },
})

export const adjustStock = defineCommand({
  name: 'adjustStock',
  input: z.strictObject({ partNumber, difference: z.int().min(-100_000).max(100_000), reason }),
  roles: managerRoles,
  streams: one,
  decide: ({ partNumber: number, difference, reason: why }, { stock }, context) => {
    if (!context.part(number)) return refused('part-unknown', { partNumber: number })
    if (availableOf(stock) + difference < 0)
      return refused('not-enough-stock', { available: availableOf(stock), wanted: -difference })
    return ok({
      facts: [newFact(stockAggregate, number, 'stockAdjusted', { difference, reason: why })],
      value: null,
    })
  },
})

export const scrapStock = defineCommand({
  name: 'scrapStock',
  input: z.strictObject({ partNumber, quantity, from: z.enum(['good', 'defective']), reason }),
  roles: managerRoles,
  streams: one,
  decide: ({ partNumber: number, ...input }, { stock }) => {
    const there = input.from === 'good' ? availableOf(stock) : stock.defective
    if (there < input.quantity)
      return refused('not-enough-stock', { available: there, wanted: input.quantity })
    return ok({ facts: [newFact(stockAggregate, number, 'stockScrapped', input)], value: null })
  },
})

export const holdStock = defineCommand({
  name: 'holdStock',
  input: z.strictObject({ partNumber, quantity, reason }),
  roles: benchRoles,
  streams: one,
  decide: ({ partNumber: number, ...input }, { stock }) => {
    const available = availableOf(stock)
    if (available < input.quantity) return refused('not-enough-stock', { available, wanted: input.quantity })
    return ok({ facts: [newFact(stockAggregate, number, 'stockHeld', input)], value: null })
  },
})

export const releaseHold = defineCommand({
  name: 'releaseHold',
  input: z.strictObject({ partNumber, quantity, reason }),
  roles: benchRoles,
  streams: one,
  decide: ({ partNumber: number, ...input }, { stock }) => {
    if (stock.hold < input.quantity)
      return refused('not-enough-stock', { available: stock.hold, wanted: input.quantity })
    return ok({ facts: [newFact(stockAggregate, number, 'holdReleased', input)], value: null })
  },
})

export const changeBin = defineCommand({
  name: 'changeBin',
  input: z.strictObject({ partNumber, bin: z.string().min(1).max(40) }),
  roles: benchRoles,
  streams: one,
  decide: ({ partNumber: number, bin }, { stock }) => {
    if (stock.bin === bin) return ok({ facts: [], value: null })
    return ok({ facts: [newFact(stockAggregate, number, 'binChanged', { bin })], value: null })
  },
})

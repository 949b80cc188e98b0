/** Counting by scan, and what a manager makes of the differences. The books change only by the manager's word. */

import { z } from 'zod'
import { defineCommand } from '../commands/command'
import { type NewFact, newFact, streamOf } from '../events/aggregate'
import { ok, refused } from '../result'
import { benchRoles, managerRoles } from '../staff/roles'
import { serialsIn } from '../stock/serials'
import { availableOf, type Stock, stockAggregate } from '../stock/state'
import { stockIn, stocksOf } from '../stock/streams'
import { differenceOf, differingLines, otherSerials, type StocktakeLine, stocktakeAggregate } from './state'

const id = z.string().min(8).max(64)
const partNumber = z.string().min(1).max(60)
const one = ({ stocktakeId }: { readonly stocktakeId: string }) => ({
  stocktake: streamOf(stocktakeAggregate, stocktakeId),
})

export const startStocktake = defineCommand({
  name: 'startStocktake',
  input: z.strictObject({
    stocktakeId: id,
    bins: z.array(z.string().min(1).max(40)).max(400).default([]),
    note: z.string().max(200).default(''),
  }),
  roles: benchRoles,
  streams: one,
  decide: ({ stocktakeId, bins, note }, { stocktake }, context) => {
    if (stocktake) return refused('stocktake-already-there')
    const number = context.nextNumber('K')
    return ok({
      facts: [
        newFact(stocktakeAggregate, stocktakeId, 'stocktakeStarted', {
          number,
          bins: [...new Set(bins)],
          note,
        }),
      ],
      value: { number },
    })
  },
})

/** One scan: a piece more of a part, or its number counted by hand (`set`). */
export const countPart = defineCommand({
  name: 'countPart',
  input: z.strictObject({
    stocktakeId: id,
    partNumber,
    how: z.enum(['add', 'set']),
    quantity: z.int().min(0).max(100_000),
    /** The pieces' own numbers, where they have any: those of this scan, or all of them. */
    serials: z.array(z.string().min(1).max(60)).max(1000).default([]),
    bin: z.string().max(40).default(''),
  }),
  roles: benchRoles,
  streams: (input) => ({ ...one(input), stock: streamOf(stockAggregate, input.partNumber) }),
  decide: ({ stocktakeId, partNumber: number, how, quantity, serials, bin }, state, context) => {
    const { stocktake, stock } = state
    if (!stocktake) return refused('stocktake-unknown')
    if (stocktake.state !== 'counting') return refused('stocktake-not-counting')
    const part = context.part(number)
    if (!part) return refused('part-unknown', { partNumber: number })
    const before = how === 'add' ? stocktake.lines[number] : undefined
    const twice = serials.find(
      (serial, at) => before?.serials.includes(serial) || serials.indexOf(serial) !== at,
    )
    if (twice !== undefined) return refused('serial-counted-twice', { serial: twice })
    if (part.serialised && serials.length !== quantity)
      return refused('serials-missing', { quantity, given: serials.length })
    return ok({
      facts: [
        newFact(stocktakeAggregate, stocktakeId, 'stocktakeCounted', {
          partNumber: number,
          name: part.nameZh,
          bin: bin || stock.bin,
          counted: (before?.counted ?? 0) + quantity,
          ...booksOf(stock),
          serials: part.serialised ? [...(before?.serials ?? []), ...serials] : [],
        }),
      ],
      value: null,
    })
  },
})

/** Held pieces lie in the bin as well, so they are counted. */
function booksOf(stock: Stock) {
  return {
    books: stock.onHand,
    stockRevision: stock.revision,
    booksSerials: [...serialsIn(stock, 'good'), ...serialsIn(stock, 'hold')],
  }
}

export const noteUnknownCode = defineCommand({
  name: 'noteUnknownCode',
  input: z.strictObject({
    stocktakeId: id,
    code: z.string().min(1).max(120),
    bin: z.string().max(40).default(''),
  }),
  roles: benchRoles,
  streams: one,
  decide: ({ stocktakeId, ...input }, { stocktake }) => {
    if (!stocktake) return refused('stocktake-unknown')
    if (stocktake.state !== 'counting') return refused('stocktake-not-counting')
    return ok({ facts: [newFact(stocktakeAggregate, stocktakeId, 'stocktakeUnknown', input)], value: null })
  },
})

export const endStocktake = defineCommand({
  name: 'endStocktake',
  input: z.strictObject({ stocktakeId: id }),
  roles: benchRoles,
  streams: one,
  decide: ({ stocktakeId }, { stocktake }, context) => {
    if (!stocktake) return refused('stocktake-unknown')
    if (stocktake.state !== 'counting') return refused('stocktake-not-counting')
    const missing = context
      .stockOnHand(stocktake.bins)
      .filter((row) => !Object.hasOwn(stocktake.lines, row.partNumber))
      .map((row) => ({
        partNumber: row.partNumber,
        name: context.part(row.partNumber)?.nameZh ?? '',
        bin: row.bin,
        books: row.onHand,
        stockRevision: row.revision,
        booksSerials: [...row.serials],
      }))
    return ok({
      facts: [newFact(stocktakeAggregate, stocktakeId, 'stocktakeEnded', { missing })],
      value: null,
    })
  },
})

export const settleStocktake = defineCommand({
  name: 'settleStocktake',
  input: z.strictObject({
    stocktakeId: id,
    partNumbers: z.array(partNumber).min(1).max(200),
    decision: z.enum(['adjusted', 'kept']),
    reason: z.string().min(1).max(200),
  }),
  roles: managerRoles,
  streams: (input) => ({
    ...one(input),
    ...stocksOf(input.partNumbers.map((number) => ({ partNumber: number }))),
  }),
  decide: ({ stocktakeId, partNumbers, decision, reason }, state) => {
    const { stocktake } = state
    if (!stocktake) return refused('stocktake-unknown')
    if (stocktake.state !== 'ended') return refused('stocktake-not-ended')
    const open = differingLines(stocktake).filter((line) => line.settled === 'no')
    const facts: NewFact[] = []
    for (const number of new Set(partNumbers)) {
      const line = open.find((one) => one.partNumber === number)
      if (!line) return refused('stocktake-line-unknown', { partNumber: number })
      const difference = decision === 'adjusted' ? differenceOf(line) : 0
      if (decision === 'adjusted') {
        if (line.movedMeanwhile) return refused('count-again', { partNumber: number })
        const stock = stockIn(state, number)
        if (availableOf(stock) + difference < 0)
          return refused('counted-below-promised', { partNumber: number, available: availableOf(stock) })
        const which = serialChange(stock, line)
        if (!which) return refused('count-again', { partNumber: number })
        if (difference !== 0 || which.serialsFound.length > 0 || which.serialsMissing.length > 0)
          facts.push(
            newFact(stockAggregate, number, 'stockAdjusted', {
              difference,
              reason: `${stocktake.number} ${reason}`.slice(0, 200),
              stocktakeId,
              ...which,
            }),
          )
      }
      facts.push(
        newFact(stocktakeAggregate, stocktakeId, 'stocktakeSettled', {
          partNumber: number,
          decision,
          difference,
          reason,
        }),
      )
    }
    return ok({ facts, value: null })
  },
})

/** A piece that has been moved since the count cannot be found missing by it. */
function serialChange(stock: Stock, line: StocktakeLine) {
  if (otherSerials(line).length === 0) return { serialsFound: [], serialsMissing: [] }
  const serialsFound = line.serials.filter((serial) => !line.booksSerials.includes(serial))
  const serialsMissing = line.booksSerials.filter((serial) => !line.serials.includes(serial))
  const here = new Set(serialsIn(stock, 'good'))
  const isSure =
    serialsMissing.every((serial) => here.has(serial)) && serialsFound.every((serial) => !here.has(serial))
  return isSure ? { serialsFound, serialsMissing } : undefined
}

export const cancelStocktake = defineCommand({
  name: 'cancelStocktake',
  input: z.strictObject({ stocktakeId: id, reason: z.string().min(1).max(200) }),
  roles: managerRoles,
  streams: one,
  decide: ({ stocktakeId, reason }, { stocktake }) => {
    if (!stocktake) return refused('stocktake-unknown')
    if (stocktake.state !== 'counting' && stocktake.state !== 'ended')
      return refused('stocktake-not-counting')
    return ok({
      facts: [newFact(stocktakeAggregate, stocktakeId, 'stocktakeCancelled', { reason })],
      value: null,
    })
  },
})

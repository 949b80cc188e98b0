/**
 * Ordering parts, what is on its way, and taking a delivery in. Pieces that nobody announced (over, or of another
 * number) are taken in on hold, so that they are counted and not sold before somebody has spoken to the sender.
 */

import { z } from 'zod'
import { type CommandContext, defineCommand } from '../commands/command'
import { type NewFact, newFact, streamOf } from '../events/aggregate'
import { ok, refused } from '../result'
import { benchRoles, managerRoles } from '../staff/roles'
import { serialsComing } from '../stock/serials'
import { stockAggregate } from '../stock/state'
import { stockIn, stocksOf } from '../stock/streams'
import { answerOf, dueOf, openPieces, type Supply, supplyAggregate, supplySources } from './state'

const id = z.string().min(8).max(64)
const partNumber = z.string().min(1).max(60)
const day = z.union([z.literal(''), z.string().regex(/^\d{4}-\d{2}-\d{2}$/)])
const lines = z
  .array(z.strictObject({ partNumber, quantity: z.int().min(1).max(100_000) }))
  .min(1)
  .max(200)
const count = z.int().nonnegative().max(100_000)

function named(context: CommandContext, wanted: z.output<typeof lines>) {
  return wanted.map((line) => ({ ...line, name: context.part(line.partNumber)?.nameZh ?? '' }))
}

function wrongLines(context: CommandContext, wanted: readonly { readonly partNumber: string }[]) {
  const unknown = wanted.find((line) => !context.part(line.partNumber))
  if (unknown) return refused('part-unknown', { partNumber: unknown.partNumber })
  const seen = new Set<string>()
  for (const line of wanted) {
    if (seen.has(line.partNumber)) return refused('part-twice', { partNumber: line.partNumber })
    seen.add(line.partNumber)
  }
  return undefined
}

function expecting(
  supply: Supply,
  quantityOf: (line: Supply['lines'][number]) => number,
): readonly NewFact[] {
  return supply.lines.map((line) =>
    newFact(stockAggregate, line.partNumber, 'stockExpected', {
      supplyId: supply.id,
      quantity: quantityOf(line),
      expectedDay: supply.expectedDay,
      reference: supply.number,
    }),
  )
}

export const orderParts = defineCommand({
  name: 'orderParts',
  input: z.strictObject({
    supplyId: id,
    source: z.enum(supplySources).default('headquarters'),
    sourceName: z.string().max(120).default(''),
    expectedDay: day.default(''),
    reason: z.string().max(200).default(''),
    lines,
  }),
  roles: managerRoles,
  streams: ({ supplyId }) => ({ supply: streamOf(supplyAggregate, supplyId) }),
  decide: ({ supplyId, ...input }, { supply }, context) => {
    if (supply) return refused('supply-already-there')
    const no = wrongLines(context, input.lines)
    if (no) return no
    const number = context.nextNumber('O')
    const ordered = named(context, input.lines)
    return ok({
      facts: [
        newFact(supplyAggregate, supplyId, 'partsOrdered', { ...input, number, lines: ordered }),
        ...ordered.map((line) =>
          newFact(stockAggregate, line.partNumber, 'stockExpected', {
            supplyId,
            quantity: line.quantity,
            expectedDay: input.expectedDay,
            reference: number,
          }),
        ),
      ],
      value: { number },
    })
  },
})

/** What the sender's delivery note says, for an order of ours or for none. */
export const announceDelivery = defineCommand({
  name: 'announceDelivery',
  input: z.strictObject({
    supplyId: id,
    deliveryNumber: z.string().min(1).max(80),
    source: z.enum(supplySources).default('headquarters'),
    sourceName: z.string().max(120).default(''),
    carrier: z.string().max(80).default(''),
    waybill: z.string().max(80).default(''),
    expectedDay: day.default(''),
    lines,
  }),
  roles: benchRoles,
  streams: ({ supplyId }) => ({ supply: streamOf(supplyAggregate, supplyId) }),
  decide: ({ supplyId, ...input }, { supply }, context) => {
    if (supply && supply.state !== 'ordered') return refused('supply-already-there')
    const no = wrongLines(context, input.lines)
    if (no) return no
    const announced = named(context, input.lines)
    return ok({
      facts: [
        newFact(supplyAggregate, supplyId, 'deliveryAnnounced', {
          ...input,
          fromOutlet: '',
          lines: announced.map((line) => ({ ...line, serials: [] })),
        }),
        ...announced.map((line) => {
          const known = supply?.lines.find((old) => old.partNumber === line.partNumber)
          return newFact(stockAggregate, line.partNumber, 'stockExpected', {
            supplyId,
            quantity: Math.max(line.quantity, known?.ordered ?? 0),
            expectedDay: input.expectedDay || (supply?.expectedDay ?? ''),
            reference: input.deliveryNumber,
          })
        }),
      ],
      value: null,
    })
  },
})

export const receiveDelivery = defineCommand({
  name: 'receiveDelivery',
  input: z.strictObject({
    supplyId: id,
    lines: z
      .array(
        z.strictObject({
          partNumber,
          arrived: count,
          /** Of those that arrived. */
          defective: count.default(0),
          bin: z.string().max(40).default(''),
          serials: z.array(z.string().min(1).max(60)).max(1000).default([]),
        }),
      )
      .max(200),
    unknown: z
      .array(z.strictObject({ code: z.string().min(1).max(120), quantity: z.int().min(1).max(9999) }))
      .max(100)
      .default([]),
    note: z.string().max(400).default(''),
    complete: z.boolean(),
  }),
  roles: benchRoles,
  streams: ({ supplyId, lines: received }) => ({
    supply: streamOf(supplyAggregate, supplyId),
    ...stocksOf(received),
  }),
  decide: ({ supplyId, lines: received, unknown, note, complete }, state, context) => {
    const { supply } = state
    if (!supply) return refused('supply-unknown')
    if (supply.state === 'received' || supply.state === 'closed') return refused('supply-closed')
    const no = wrongLines(context, received)
    if (no) return no
    if (received.every((line) => line.arrived === 0) && unknown.length === 0 && !complete)
      return refused('nothing-counted')
    const facts: NewFact[] = []
    for (const line of received) {
      if (line.defective > line.arrived) return refused('more-defective-than-arrived')
      const part = context.part(line.partNumber)
      const wrong =
        line.arrived === 0
          ? undefined
          : serialsComing(
              stockIn(state, line.partNumber),
              part?.serialised === true,
              line.serials,
              line.arrived,
            )
      if (wrong) return wrong
      facts.push(...intoStock(supply, line))
    }
    const known = new Map(supply.lines.map((line) => [line.partNumber, line]))
    for (const line of supply.lines) {
      const arrived = received.find((one) => one.partNumber === line.partNumber)?.arrived ?? 0
      const quantity = complete ? 0 : Math.max(0, openPieces(line) - arrived)
      if (arrived === 0 && !complete) continue
      facts.push(
        newFact(stockAggregate, line.partNumber, 'stockExpected', {
          supplyId,
          quantity,
          expectedDay: supply.expectedDay,
          reference: supply.number,
        }),
      )
    }
    return ok({
      facts: [
        newFact(supplyAggregate, supplyId, 'deliveryReceived', {
          lines: received
            .filter((line) => line.arrived > 0)
            .map(({ partNumber: number, arrived, defective }) => ({
              partNumber: number,
              name: known.get(number)?.name ?? context.part(number)?.nameZh ?? '',
              arrived,
              defective,
            })),
          unknown,
          note,
          complete,
          ...(complete && supply.fromOutlet !== ''
            ? { answer: { toOutlet: supply.fromOutlet, ...answerOf(supply, received) } }
            : {}),
        }),
        ...facts,
      ],
      value: null,
    })
  },
})

interface ReceivedLine {
  readonly partNumber: string
  readonly arrived: number
  readonly defective: number
  readonly bin: string
  readonly serials: readonly string[]
}

/** Good ones into the bin, faulty ones beside it, and what nobody announced on hold. */
function intoStock(supply: Supply, line: ReceivedLine): readonly NewFact[] {
  if (line.arrived === 0) return []
  const { partNumber: number, arrived, defective, serials } = line
  const known = supply.lines.find((one) => one.partNumber === number)
  const due = known ? Math.max(0, dueOf(supply, known) - known.arrived) : 0
  const good = arrived - defective
  const held = Math.min(good, Math.max(0, arrived - due))
  const [goodSerials, badSerials] = [serials.slice(0, good), serials.slice(good)]
  const reason = known && dueOf(supply, known) > 0 ? 'overDelivered' : 'wrongItem'
  return [
    newFact(stockAggregate, number, 'stockReceived', {
      quantity: arrived,
      bin: line.bin,
      reason: 'delivery',
      reference: supply.deliveryNumber || supply.number,
      serials: [...serials],
    }),
    ...(defective === 0
      ? []
      : [
          newFact(stockAggregate, number, 'stockFoundDefective', {
            quantity: defective,
            reason: 'deadOnArrival',
            serials: [...badSerials],
          }),
        ]),
    ...(held === 0
      ? []
      : [
          newFact(stockAggregate, number, 'stockHeld', {
            quantity: held,
            reason,
            serials: goodSerials.slice(good - held),
          }),
        ]),
  ]
}

/** What is still to come will not come: cancelled, or lost on the way. */
export const closeSupply = defineCommand({
  name: 'closeSupply',
  input: z.strictObject({ supplyId: id, reason: z.string().min(1).max(200) }),
  roles: managerRoles,
  streams: ({ supplyId }) => ({ supply: streamOf(supplyAggregate, supplyId) }),
  decide: ({ supplyId, reason }, { supply }) => {
    if (!supply) return refused('supply-unknown')
    if (supply.state === 'received' || supply.state === 'closed') return refused('supply-closed')
    return ok({
      facts: [newFact(supplyAggregate, supplyId, 'supplyClosed', { reason }), ...expecting(supply, () => 0)],
      value: null,
    })
  },
})

/**
 * What headquarters says of parcels on their way here. Nobody at the outlet gives these commands: the program does, for
 * each fact of headquarters once. A part that the catalogue does not know yet is announced all the same.
 */

import { z } from 'zod'
import { defineCommand } from '../commands/command'
import { newFact, streamOf } from '../events/aggregate'
import { shipmentSchema } from '../headquarters/shipments'
import { ok, refused } from '../result'
import { administratorRoles } from '../staff/roles'
import { stockAggregate } from '../stock/state'
import { supplyAggregate } from './state'

export const noteShipment = defineCommand({
  name: 'noteShipment',
  input: shipmentSchema,
  roles: administratorRoles,
  streams: ({ shipmentId }) => ({ supply: streamOf(supplyAggregate, shipmentId) }),
  decide: ({ shipmentId, lines, ...delivery }, { supply }, context) => {
    if (context.actor.staffId !== 'headquarters') return refused('not-allowed')
    // Known already: told twice, entered from its paper, or counted before the news came.
    if (supply && supply.state !== 'ordered') return ok({ facts: [], value: null })
    const together = new Map<string, (typeof lines)[number]>()
    for (const line of lines) {
      const before = together.get(line.partNumber)
      together.set(line.partNumber, {
        ...line,
        name: context.part(line.partNumber)?.nameZh || line.name,
        quantity: line.quantity + (before?.quantity ?? 0),
        serials: [...(before?.serials ?? []), ...line.serials],
      })
    }
    const announced = [...together.values()]
    return ok({
      facts: [
        newFact(supplyAggregate, shipmentId, 'deliveryAnnounced', { ...delivery, lines: announced }),
        ...announced.map(({ partNumber, quantity }) => {
          const ordered = supply?.lines.find((old) => old.partNumber === partNumber)?.ordered ?? 0
          return newFact(stockAggregate, partNumber, 'stockExpected', {
            supplyId: shipmentId,
            quantity: Math.max(quantity, ordered),
            expectedDay: delivery.expectedDay || (supply?.expectedDay ?? ''),
            reference: delivery.deliveryNumber,
          })
        }),
      ],
      value: null,
    })
  },
})

/** It will not come: the sender took it back, or it was published by mistake. */
export const withdrawShipment = defineCommand({
  name: 'withdrawShipment',
  input: z.strictObject({ shipmentId: z.string().min(8).max(64), reason: z.string().min(1).max(200) }),
  roles: administratorRoles,
  streams: ({ shipmentId }) => ({ supply: streamOf(supplyAggregate, shipmentId) }),
  decide: ({ shipmentId, reason }, { supply }, context) => {
    if (context.actor.staffId !== 'headquarters') return refused('not-allowed')
    if (!supply || supply.state === 'received' || supply.state === 'closed')
      return ok({ facts: [], value: null })
    return ok({
      facts: [
        newFact(supplyAggregate, shipmentId, 'supplyClosed', { reason }),
        ...supply.lines.map((line) =>
          newFact(stockAggregate, line.partNumber, 'stockExpected', {
            supplyId: shipmentId,
            quantity: 0,
            expectedDay: supply.expectedDay,
            reference: supply.number,
          }),
        ),
      ],
      value: null,
    })
  },
})

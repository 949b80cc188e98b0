/** What headquarters' page of shipments shows: orders that wait, parcels on their way, and what was counted of them. */

import type { Pool } from 'pg'
import type { Shipment } from '../../shared/headquarters/shipments'
import { shipmentSchema } from '../../shared/headquarters/shipments'
import { supplyEvents } from '../../shared/supply/state'

export interface OrderLine {
  readonly outlet: string
  readonly supplyId: string
  readonly number: string
  readonly atMs: number
  readonly lines: readonly { readonly partNumber: string; readonly name: string; readonly quantity: number }[]
}

export interface ShipmentLine {
  readonly outlet: string
  readonly shipment: Shipment
  readonly atMs: number
  readonly state: 'onTheWay' | 'partly' | 'received' | 'withdrawn'
  readonly short: number
  readonly over: number
  readonly faulty: number
}

export interface ShipmentReads {
  readonly outlets: () => Promise<readonly { readonly outlet: string; readonly name: string }[]>
  readonly orders: () => Promise<readonly OrderLine[]>
  readonly shipments: () => Promise<readonly ShipmentLine[]>
  /** Names from the catalogue; a part that it does not know is left out. `undefined`: there is no catalogue here. */
  readonly partNames: (partNumbers: readonly string[]) => Promise<ReadonlyMap<string, string> | undefined>
}

const most = 200

export function createShipmentReads(pool: Pool): ShipmentReads {
  return {
    outlets: async () =>
      (await pool.query<{ outlet: string; name: string }>('SELECT outlet, name FROM outlets ORDER BY outlet'))
        .rows,
    orders: async () => {
      const { rows } = await pool.query<{ outlet: string; stream: string; at: string; payload: string }>(
        `SELECT outlet, stream, recorded_at_ms AS at, payload FROM events
         WHERE type = 'partsOrdered' AND payload IS NOT NULL ORDER BY recorded_at_ms DESC LIMIT ${most}`,
      )
      const streams = rows.map(({ stream }) => stream)
      const [moved, published] = await Promise.all([
        pool.query<{ outlet: string; stream: string }>(
          `SELECT DISTINCT outlet, stream FROM events
           WHERE type IN ('deliveryAnnounced', 'deliveryReceived', 'supplyClosed') AND stream = ANY($1)`,
          [streams],
        ),
        shipmentFacts(pool),
      ])
      const gone = new Set([
        ...moved.rows.map(({ outlet, stream }) => `${outlet} ${stream}`),
        ...published.map(({ outlet, shipment }) => `${outlet} supply/${shipment.shipmentId}`),
      ])
      return rows.flatMap(({ outlet, stream, at, payload }) => {
        const order = supplyEvents.partsOrdered.safeParse(JSON.parse(payload)).data
        if (order?.source !== 'headquarters' || gone.has(`${outlet} ${stream}`)) return []
        const { number, lines } = order
        return [{ outlet, supplyId: stream.slice('supply/'.length), number, atMs: Number(at), lines }]
      })
    },
    shipments: async () => {
      const facts = await shipmentFacts(pool)
      const streams = facts.map(({ shipment }) => `supply/${shipment.shipmentId}`)
      const [received, withdrawn] = await Promise.all([
        pool.query<{ outlet: string; stream: string; payload: string }>(
          `SELECT outlet, stream, payload FROM events
           WHERE type = 'deliveryReceived' AND payload IS NOT NULL AND stream = ANY($1) ORDER BY recorded_at_ms`,
          [streams],
        ),
        pool.query<{ outlet: string; payload: string }>(
          `SELECT outlet, payload FROM hq_facts WHERE type = 'shipmentWithdrawn' ORDER BY hq_seq DESC LIMIT ${most * 5}`,
        ),
      ])
      const gone = new Set(
        withdrawn.rows.map(
          ({ outlet, payload }) => `${outlet} ${(JSON.parse(payload) as { shipmentId: string }).shipmentId}`,
        ),
      )
      return facts.map(({ outlet, shipment, atMs }) => {
        const receipts = received.rows
          .filter((row) => row.outlet === outlet && row.stream === `supply/${shipment.shipmentId}`)
          .flatMap(({ payload }) => supplyEvents.deliveryReceived.safeParse(JSON.parse(payload)).data ?? [])
        return {
          outlet,
          shipment,
          atMs,
          ...stateOf(shipment, receipts, gone.has(`${outlet} ${shipment.shipmentId}`)),
        }
      })
    },
    partNames: async (partNumbers) => {
      const known = await pool.query('SELECT 1 FROM catalogue_parts LIMIT 1')
      if (known.rowCount === 0) return undefined
      const { rows } = await pool.query<{ partNumber: string; part: string }>(
        `SELECT part_number AS "partNumber", part FROM catalogue_parts
         WHERE part_number = ANY($1) AND NOT removed`,
        [partNumbers],
      )
      return new Map(
        rows.map(({ partNumber, part }) => [
          partNumber,
          (JSON.parse(part) as { nameZh?: string }).nameZh ?? '',
        ]),
      )
    },
  }
}

async function shipmentFacts(pool: Pool) {
  const { rows } = await pool.query<{ outlet: string; payload: string; at: string }>(
    `SELECT outlet, payload, published_at_ms AS at FROM hq_facts
     WHERE type = 'shipmentPublished' ORDER BY hq_seq DESC LIMIT ${most}`,
  )
  return rows.flatMap(({ outlet, payload, at }) => {
    const shipment = shipmentSchema.safeParse(JSON.parse(payload)).data
    return shipment ? [{ outlet, shipment, atMs: Number(at) }] : []
  })
}

interface Receipt {
  readonly complete: boolean
  readonly lines: readonly {
    readonly partNumber: string
    readonly arrived: number
    readonly defective: number
  }[]
}

function stateOf(
  shipment: Shipment,
  receipts: readonly Receipt[],
  withdrawn: boolean,
): Pick<ShipmentLine, 'state' | 'short' | 'over' | 'faulty'> {
  const arrived = new Map<string, number>()
  let faulty = 0
  for (const line of receipts.flatMap(({ lines }) => lines)) {
    arrived.set(line.partNumber, (arrived.get(line.partNumber) ?? 0) + line.arrived)
    faulty += line.defective
  }
  const sent = new Map<string, number>()
  for (const { partNumber, quantity } of shipment.lines)
    sent.set(partNumber, (sent.get(partNumber) ?? 0) + quantity)
  const parts = [...new Set([...sent.keys(), ...arrived.keys()])]
  const difference = (part: string) => (arrived.get(part) ?? 0) - (sent.get(part) ?? 0)
  const isDone = receipts.some(({ complete }) => complete)
  const sum = (of: (part: string) => number) =>
    parts.reduce((total, part) => total + Math.max(0, of(part)), 0)
  return {
    state: isDone ? 'received' : withdrawn ? 'withdrawn' : receipts.length > 0 ? 'partly' : 'onTheWay',
    short: isDone ? sum((part) => -difference(part)) : 0,
    over: sum(difference),
    faulty,
  }
}

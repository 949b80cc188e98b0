/**
 * Passes parcels on between outlets: what one sends to another is published to that one, and what was counted there to
 * the one that sent it. In the transaction that takes the facts, so that no parcel is told of twice or never.
 */

import { splitStream } from '../../shared/events/aggregate'
import type { HeadquartersFact } from '../../shared/headquarters/facts'
import { supplyEvents } from '../../shared/supply/state'
import { transferEvents } from '../../shared/transfer/state'
import type { EventRecord, StoreTransaction } from '../store'
import { publishFact } from './went-back'

type News = Pick<HeadquartersFact, 'id' | 'outlet' | 'type' | 'payload'>

export async function passOnShipments(
  tx: StoreTransaction,
  outlet: string,
  events: readonly EventRecord[],
  nowMs: number,
): Promise<void> {
  for (const event of events) {
    const news = newsOf(outlet, event)
    if (!news) continue
    await publishFact(tx, await tx.headquarters('lock'), {
      ...news,
      version: 1,
      publishedAtMs: nowMs,
      publishedBy: outlet,
    })
  }
}

/** The fact's own id makes that of the news: told again after headquarters went back, it is the same news. */
function newsOf(outlet: string, { envelope, sealed }: EventRecord): News | undefined {
  if (!sealed) return undefined
  const { kind, id } = splitStream(envelope.stream)
  const make = (type: string, to: string, payload: unknown): News | undefined =>
    to === '' || to === outlet ? undefined : { id: `${envelope.id}-on`.slice(-64), outlet: to, type, payload }
  if (kind === 'transfer' && envelope.type === 'transferSent') {
    const sent = transferEvents.transferSent.safeParse(JSON.parse(sealed.payload)).data
    if (!sent) return undefined
    return make('shipmentPublished', sent.toOutlet, {
      shipmentId: id,
      deliveryNumber: sent.number,
      source: 'outlet',
      sourceName: outlet,
      fromOutlet: outlet,
      carrier: sent.carrier,
      waybill: sent.waybill,
      lines: sent.lines,
    })
  }
  if (kind === 'transfer' && envelope.type === 'transferCameBack') {
    const back = transferEvents.transferCameBack.safeParse(JSON.parse(sealed.payload)).data
    return back && make('shipmentWithdrawn', back.toOutlet, { shipmentId: id, reason: back.reason })
  }
  if (kind === 'supply' && envelope.type === 'deliveryReceived') {
    const answer = supplyEvents.deliveryReceived.safeParse(JSON.parse(sealed.payload)).data?.answer
    if (!answer) return undefined
    const { toOutlet, ...counted } = answer
    return make('shipmentReceived', toOutlet, { ...counted, by: outlet })
  }
  return undefined
}

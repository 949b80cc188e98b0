/** Takes a batch of a station's facts, and tells which facts it holds at given places of a chain. */

import type { z } from 'zod'
import type { linksAnswer, linksRequest, pushAnswer, pushRequest } from '../../shared/sync/protocol'
import type { StoreTransaction } from '../store'
import type { Caller } from './exchange'
import { judgeBatch } from './judge'
import { type Reply, refuse } from './message'
import { passOnShipments } from './shipments'
import { ticketChanges } from './ticket-changes'

export async function push(
  tx: StoreTransaction,
  { record, nowMs }: Caller,
  body: z.output<typeof pushRequest>,
): Promise<Reply> {
  const { outlet, station } = record
  const { incarnation, fromSeq, facts } = body
  const before = await tx.lockChain(outlet, station, incarnation)
  if (fromSeq > before.count + 1) return refuse('gap', before.count)
  const known = Math.max(0, Math.min(facts.length, before.count - fromSeq + 1))
  const stored = await tx.hashesAt(
    outlet,
    station,
    incarnation,
    Array.from({ length: known }, (_, place) => fromSeq + place),
  )
  const judged = judgeBatch({ outlet, station, incarnation }, before, stored, fromSeq, facts)
  await tx.addEvents(judged.events, nowMs)
  await tx.noteTickets(outlet, ticketChanges(outlet, judged.events), nowMs)
  await passOnShipments(tx, outlet, judged.events, nowMs)
  await tx.addSetAside(outlet, station, judged.setAside, nowMs)
  await tx.saveChain(outlet, station, judged.chain)
  const days = new Set(judged.events.map((event) => event.envelope.businessDay))
  await tx.markDays(outlet, station, [...days])
  for (const { envelope } of judged.events) {
    if (envelope.type === 'customerErased') await tx.erase(outlet, envelope.stream)
  }
  const json: z.output<typeof pushAnswer> = {
    count: judged.chain.count,
    head: judged.chain.head,
    accepted: judged.events.length,
    doubled: judged.doubled,
    setAside: judged.setAside.map(({ originSeq, reason }) => ({ originSeq, reason })).slice(0, facts.length),
  }
  return { status: 200, json }
}

export async function links(
  tx: StoreTransaction,
  { record }: Caller,
  body: z.output<typeof linksRequest>,
): Promise<Reply> {
  const hashes = await tx.hashesAt(record.outlet, record.station, body.incarnation, body.seqs)
  const json: z.output<typeof linksAnswer> = {
    links: body.seqs.map((seq) => ({ seq, hash: hashes.get(seq) ?? '' })),
  }
  return { status: 200, json }
}

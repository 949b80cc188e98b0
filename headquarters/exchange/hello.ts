/** The first question of a run: what does headquarters have of this station, and has it gone back since? */

import type { z } from 'zod'
import type { HelloAnswer, helloRequest } from '../../shared/sync/protocol'
import type { HeadquartersState, StoreTransaction } from '../store'
import type { Caller, ExchangeDeps } from './exchange'
import type { Reply } from './message'
import { beginEpoch, evidenceAgainst } from './went-back'

export async function hello(
  tx: StoreTransaction,
  caller: Caller,
  body: z.output<typeof helloRequest>,
  deps: ExchangeDeps,
): Promise<Reply> {
  const { record, nowMs } = caller
  const chains = await tx.chains(record.outlet, record.station)
  const counts = new Map(chains.map((chain) => [chain.incarnation, chain.count]))
  let state = await tx.headquarters()
  if (await evidenceAgainst(tx, state, body.witness, counts)) {
    // Read again with the lock: another station may have shown the same a moment before.
    state = await tx.headquarters('lock')
    const evidence = await evidenceAgainst(tx, state, body.witness, counts)
    if (evidence) {
      const detail = JSON.stringify(evidence)
      state = await beginEpoch(tx, state, {
        reason: 'station-witness',
        detail,
        seenEpoch: evidence.seenEpoch,
        atMs: nowMs,
      })
      await tx.addIncident({
        outlet: record.outlet,
        id: deps.newId(),
        station: record.station,
        kind: 'headquarters-went-back',
        detail,
        atMs: nowMs,
      })
    }
  }
  await noteLostTail(tx, caller, body, counts)
  await tx.noteHello(record, {
    journalId: body.journalId,
    incarnation: body.incarnation,
    program: body.program,
  })
  const wentBack = body.witness.epoch !== 0 && body.witness.epoch !== state.epoch
  const json = await greeting(tx, caller, { state, wentBack })
  return { status: 200, json }
}

/** What headquarters has of this station. It only reads, so that an old file can be answered without being believed. */
export async function greeting(
  tx: StoreTransaction,
  { record, nowMs }: Caller,
  { state, wentBack }: { readonly state: HeadquartersState; readonly wentBack: boolean },
): Promise<HelloAnswer> {
  return {
    hqId: state.hqId,
    epoch: state.epoch,
    timeMs: nowMs,
    wentBack,
    have: [...(await tx.chains(record.outlet, record.station))],
    head: { hqSeq: state.lastHqSeq, chain: state.chain },
    catalogueVersion: state.catalogueVersion,
    setAside: await tx.openSetAside(record.outlet, record.station),
  }
}

/** A station that holds less of an old incarnation than we do has lost its tail; one incident for each state of it. */
async function noteLostTail(
  tx: StoreTransaction,
  { record, nowMs }: Caller,
  body: z.output<typeof helloRequest>,
  counts: ReadonlyMap<number, number>,
): Promise<void> {
  for (const [incarnation, has] of counts) {
    const theirs = body.have.find((head) => head.incarnation === incarnation)?.count ?? 0
    if (theirs >= has) continue
    await tx.addIncident({
      outlet: record.outlet,
      id: `lost-tail-${record.station}-${incarnation}-${theirs}-${has}`,
      station: record.station,
      kind: 'station-lost-tail',
      detail: JSON.stringify({ incarnation, fromSeq: theirs + 1, toSeq: has }),
      atMs: nowMs,
    })
  }
}

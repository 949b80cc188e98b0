/** The first question of a run: what does headquarters have of this station, and has it gone back since? */

import type { z } from 'zod'
import {
  type HelloAnswer,
  type helloRequest,
  protocolVersion,
  type Witness,
} from '../../shared/sync/protocol'
import type { HeadquartersState, StoreTransaction } from '../store'
import type { Caller, ExchangeDeps } from './exchange'
import type { Reply } from './message'
import { beginEpoch, evidenceAgainst, type Gone } from './went-back'

export async function hello(
  tx: StoreTransaction,
  caller: Caller,
  body: z.output<typeof helloRequest>,
  deps: ExchangeDeps,
): Promise<Reply> {
  const { record, nowMs } = caller
  const chains = await tx.chains(record.outlet, record.station)
  const counts = new Map(chains.map((chain) => [chain.incarnation, chain.count]))
  const gone = await notHere(tx, caller, body.witness, counts)
  let state = await tx.headquarters()
  if (await evidenceAgainst(tx, state, body.witness, gone)) {
    // Read again with the lock: another station may have shown the same a moment before.
    state = await tx.headquarters('lock')
    const evidence = await evidenceAgainst(tx, state, body.witness, gone)
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
  await noteLosses(tx, caller, body, { gone, counts })
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
    protocol: protocolVersion,
    hqId: state.hqId,
    epoch: state.epoch,
    timeMs: nowMs,
    wentBack,
    have: [...(await tx.chains(record.outlet, record.station))],
    head: { hqSeq: state.lastHqSeq, chain: state.chain },
    catalogueVersion: state.catalogueVersion,
    serialVersion: await tx.serialVersion(),
    setAside: await tx.openSetAside(record.outlet, record.station),
    siblings: [...(await tx.siblings(record.outlet, record.station))],
    once: [...(await tx.onceHad(record.outlet, record.station))],
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

/** What this station's witness says was here, of its own and of the outlet's other stations, and is not any more. */
async function notHere(
  tx: StoreTransaction,
  { record }: Caller,
  witness: Witness,
  counts: ReadonlyMap<number, number>,
): Promise<readonly Gone[]> {
  const own = witness.acknowledged.map(({ incarnation, count }) => ({
    station: record.station,
    incarnation,
    had: count,
    has: counts.get(incarnation) ?? 0,
  }))
  const told = (witness.siblings ?? []).filter((one) => one.station !== record.station)
  const here = told.length === 0 ? [] : await tx.siblings(record.outlet, record.station)
  const held = new Map(here.map((one) => [`${one.station}/${one.incarnation}`, one.count]))
  const others = told.map(({ station, incarnation, count }) => ({
    station,
    incarnation,
    had: count,
    has: held.get(`${station}/${incarnation}`) ?? 0,
  }))
  return [...own, ...others].filter(({ had, has }) => has < had)
}

/** What is neither here nor there any more has one incident, with its numbers. */
async function noteLosses(
  tx: StoreTransaction,
  { record, nowMs }: Caller,
  body: z.output<typeof helloRequest>,
  { gone, counts }: { readonly gone: readonly Gone[]; readonly counts: ReadonlyMap<number, number> },
): Promise<void> {
  const told = new Map(gone.map((one) => [`${one.station}/${one.incarnation}`, one]))
  await tx.rememberOnce(
    record.outlet,
    [...told.values()].map(({ station, incarnation, had }) => ({ station, incarnation, count: had })),
    record.station,
    nowMs,
  )
  for (const { incarnation, count } of await tx.onceHad(record.outlet, record.station)) {
    const theirs = body.have.find((head) => head.incarnation === incarnation)?.count ?? 0
    const left = Math.max(theirs, counts.get(incarnation) ?? 0)
    if (count <= left) continue
    await tx.addIncident({
      outlet: record.outlet,
      id: `lost-everywhere-${record.station}-${incarnation}-${left}-${count}`,
      station: record.station,
      kind: 'lost-everywhere',
      detail: JSON.stringify({ incarnation, fromSeq: left + 1, toSeq: count }),
      atMs: nowMs,
    })
  }
}

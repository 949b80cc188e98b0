/**
 * Headquarters' half of the proof: its own counts, heads and totals, computed from its own log by the code that the
 * station uses, put beside what the station says. Neither side believes the other; they compare.
 */

import type { z } from 'zod'
import type {
  dayAnswer,
  dayRequest,
  proofAnswer,
  proofRequest,
  sidesAnswer,
  sidesRequest,
} from '../../shared/sync/protocol'
import { proofDaysLimit } from '../../shared/sync/protocol'
import { type DayTotals, dayTotals, totalsText } from '../../shared/sync/totals'
import type { DayFact, DayRecord, StoreTransaction } from '../store'
import type { Caller } from './exchange'
import { sha256Hex } from './judge'
import type { Reply } from './message'

export async function proof(
  tx: StoreTransaction,
  { record, nowMs }: Caller,
  body: z.output<typeof proofRequest>,
): Promise<Reply> {
  const { outlet, station } = record
  const ours = await freshDays(tx, outlet, station)
  const named = new Set(body.days.map((day) => day.day))
  const compared = body.days.map((theirs) => {
    const here = ours.get(theirs.day)
    const agrees = here ? here.digest === theirs.digest && here.facts === theirs.facts : theirs.facts === 0
    return { day: theirs.day, facts: here?.facts ?? 0, digest: here?.digest ?? '', theirs, agrees }
  })
  await tx.saveDayProof(
    outlet,
    station,
    compared
      .filter(({ day }) => ours.has(day))
      .map(({ day, theirs, agrees }) => ({ day, digest: theirs.digest, agrees })),
    nowMs,
  )
  const chains = await tx.chains(outlet, station)
  const setAside = await tx.openSetAside(outlet, station)
  if (body.complete) {
    const sameHeads = chains.every((chain) => {
      const theirs = body.have.find((head) => head.incarnation === chain.incarnation)
      return theirs?.count === chain.count && theirs.head === chain.head && chain.verified === chain.count
    })
    const days = await tx.days(outlet, station)
    const sameDays = days.every((day) => day.agrees === true) && compared.every(({ agrees }) => agrees)
    await tx.noteProof(record, { atMs: nowMs, agrees: sameHeads && sameDays && setAside === 0 })
  }
  const json: z.output<typeof proofAnswer> = {
    have: [...chains],
    days: compared.map(({ day, facts, digest }) => ({ day, facts, digest })),
    unnamed: [...ours.values()]
      .filter((day) => day.agrees === undefined && !named.has(day.day))
      .slice(0, proofDaysLimit)
      .map(({ day, facts, digest }) => ({ day, facts, digest })),
    setAside,
  }
  return { status: 200, json }
}

/** The facts of a day as headquarters holds them, for finding the one that differs. */
export async function day(
  tx: StoreTransaction,
  { record }: Caller,
  body: z.output<typeof dayRequest>,
): Promise<Reply> {
  const facts = await tx.dayFacts(record.outlet, record.station, body.day)
  const json: z.output<typeof dayAnswer> = {
    day: body.day,
    totals: totalsOf(body.day, facts),
    facts: facts.slice(0, 50_000).map((fact) => ({
      incarnation: fact.incarnation,
      originSeq: fact.originSeq,
      hash: fact.hash,
      stream: fact.stream,
      payload: fact.payload !== undefined,
    })),
  }
  return { status: 200, json }
}

/** What the station's own figures of a day are: kept for people to look at, never believed. */
export async function sides(
  tx: StoreTransaction,
  { record, nowMs }: Caller,
  body: z.output<typeof sidesRequest>,
): Promise<Reply> {
  await tx.saveSides(record.outlet, record.station, body.days, nowMs)
  const json: z.output<typeof sidesAnswer> = { kept: body.days.length }
  return { status: 200, json }
}

/** The days of a station with their figures, counted again where facts came since. */
export async function freshDays(
  tx: StoreTransaction,
  outlet: string,
  station: string,
): Promise<ReadonlyMap<string, DayRecord>> {
  const days = new Map<string, DayRecord>()
  for (const record of await tx.days(outlet, station)) {
    days.set(record.day, record.dirty ? await countAgain(tx, outlet, station, record) : record)
  }
  return days
}

async function countAgain(
  tx: StoreTransaction,
  outlet: string,
  station: string,
  record: DayRecord,
): Promise<DayRecord> {
  const totals = totalsOf(record.day, await tx.dayFacts(outlet, station, record.day))
  const text = totalsText(totals)
  const fresh = { day: record.day, facts: totals.facts, totals: text, digest: sha256Hex(text) }
  await tx.saveDayTotals(outlet, station, fresh)
  return { ...fresh, dirty: false, agrees: undefined }
}

function totalsOf(businessDay: string, facts: readonly DayFact[]): DayTotals {
  return dayTotals(
    businessDay,
    facts.map((fact) => ({
      envelope: { stream: fact.stream, type: fact.type },
      payload: fact.payload === undefined ? null : JSON.parse(fact.payload),
    })),
  )
}

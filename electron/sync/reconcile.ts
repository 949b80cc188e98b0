/**
 * The proof. Counts and chain heads of every incarnation and the control totals of every business day are put beside
 * what headquarters says of its own log; where they differ, the figures and the records behind them are named. It
 * compares only what headquarters has acknowledged: a ticket saved a moment ago is waiting, not missing.
 */

import { createHash } from 'node:crypto'
import type { SyncDifference } from '../../shared/questions/sync'
import { dayTotalsSchema, differingFigures } from '../../shared/sync/compare'
import {
  type ChainAnswer,
  dayAnswer,
  paths,
  proofAnswer,
  proofDaysLimit,
  sidesAnswer,
} from '../../shared/sync/protocol'
import { type DayTotals, dayTotals, totalsText } from '../../shared/sync/totals'
import type { KnownDay, KnownOnce } from './bookkeeping'
import { type ExchangeDeps, expectAnswer, factHash, ownHave } from './exchange'
import type { SealedFact } from './journal-port'

export interface Proof {
  readonly differences: readonly SyncDifference[]
  readonly setAside: number
}

/** Enough to act on; the rest shows when these are settled. */
const differencesShown = 200
const daysExplained = 12
const streamsShown = 50

export async function prove(deps: ExchangeDeps, changed: ReadonlySet<string>, all: boolean): Promise<Proof> {
  const { books, journal } = deps
  const limits = acknowledged(deps)
  const known = new Map(Object.entries(books.days()))
  const named = new Set<string>()
  // Also a day that only headquarters had: it may have lost it since.
  for (const day of new Set([...journal.businessDays(), ...known.keys()])) {
    const before = known.get(day)
    if (before && !changed.has(day)) {
      if (all || !before.agrees) named.add(day)
      continue
    }
    known.set(day, { ...blank, ...ownDay(deps, day, limits) })
    named.add(day)
  }
  let answer = await compare(deps, known, [...named].sort())
  const surprising = answer.unnamed.filter((day) => !named.has(day))
  const doubtful = [...named].filter((day) => known.get(day)?.agrees === false)
  if (surprising.length + doubtful.length > 0) {
    // A figure kept from before may be the wrong one: count again from the journal before saying that sides differ.
    for (const day of [...surprising, ...doubtful]) {
      known.set(day, { ...(known.get(day) ?? blank), ...ownDay(deps, day, limits) })
    }
    answer = await compare(deps, known, [...new Set([...surprising, ...doubtful])].sort())
  }
  const empty = [...known].filter(([, day]) => day.facts === 0 && day.thereFacts === 0)
  for (const [day] of empty) known.delete(day)
  books.saveDays(Object.fromEntries(known))
  books.saveChains(answer.have)
  if (answer.setAside === 0) books.saveSetAside([])
  const differences = [
    ...chainDifferences(deps, answer.have, limits),
    ...losses(deps, answer.have),
    ...asideDifferences(deps, answer.setAside),
    ...(await dayDifferences(deps, known, limits)),
  ].slice(0, differencesShown)
  books.saveDifferences(differences)
  return { differences, setAside: answer.setAside }
}

/** The figures of every day as they will be once headquarters has all that is here; for a file that is taken there. */
export function wholeDays(
  deps: ExchangeDeps,
  changed: ReadonlySet<string>,
): readonly { readonly day: string; readonly facts: number; readonly digest: string }[] {
  const limits = new Map(ownHave(deps.journal).map(({ incarnation, count }) => [incarnation, count]))
  const known = deps.books.days()
  return [...new Set([...deps.journal.businessDays(), ...Object.keys(known)])].sort().map((day) => {
    const before = known[day]
    const { facts, digest } = before?.agrees && !changed.has(day) ? before : ownDay(deps, day, limits)
    return { day, facts, digest }
  })
}

const blank: KnownDay = { facts: 0, digest: '', thereFacts: 0, thereDigest: '', agrees: false }

async function compare(
  deps: ExchangeDeps,
  known: Map<string, KnownDay>,
  days: readonly string[],
): Promise<{
  readonly have: readonly ChainAnswer[]
  readonly unnamed: readonly string[]
  readonly setAside: number
}> {
  const have = ownHave(deps.journal).map(({ incarnation, count, head }) => ({ incarnation, count, head }))
  const limits = acknowledged(deps)
  const proven = have
    .map((own) => cut(deps, own, limits.get(own.incarnation) ?? 0))
    .filter((own) => own.count > 0)
  for (let from = 0; ; from += proofDaysLimit) {
    const part = days.slice(from, from + proofDaysLimit)
    const complete = from + proofDaysLimit >= days.length
    const answer = expectAnswer(
      await deps.client.call(paths.proof, proofAnswer, {
        have: proven,
        days: part.map((day) => {
          const { facts, digest } = known.get(day) ?? blank
          return { day, facts, digest: digest || digestOf(dayTotals(day, [])) }
        }),
        complete,
      }),
    )
    for (const there of answer.days) {
      const here = known.get(there.day)
      if (!here) continue
      const agrees = here.digest === there.digest && here.facts === there.facts
      known.set(there.day, {
        ...here,
        thereFacts: there.facts,
        thereDigest: there.digest,
        agrees: agrees || (here.facts === 0 && there.facts === 0),
      })
    }
    if (!complete) continue
    for (const there of answer.unnamed) {
      if (!known.has(there.day)) known.set(there.day, blank)
    }
    return {
      have: answer.have,
      unnamed: answer.unnamed.map(({ day }) => day),
      setAside: answer.setAside,
    }
  }
}

/** The chain as far as headquarters has acknowledged it; what was recorded since is waiting. */
function cut(
  deps: ExchangeDeps,
  own: { readonly incarnation: number; readonly count: number; readonly head: string },
  limit: number,
): { readonly incarnation: number; readonly count: number; readonly head: string } {
  if (limit >= own.count) return own
  const [fact] = limit > 0 ? deps.journal.ownFacts(own.incarnation, limit, 1) : []
  return { incarnation: own.incarnation, count: fact ? limit : 0, head: fact ? factHash(fact) : own.head }
}

function ownDay(
  deps: ExchangeDeps,
  day: string,
  limits: ReadonlyMap<number, number>,
): { readonly facts: number; readonly digest: string } {
  const totals = dayTotals(day, provenFacts(deps, day, limits))
  return { facts: totals.facts, digest: digestOf(totals) }
}

function provenFacts(
  deps: ExchangeDeps,
  day: string,
  limits: ReadonlyMap<number, number>,
): readonly SealedFact[] {
  return deps.journal
    .factsOfDay(day)
    .filter(({ envelope }) => envelope.originSeq <= (limits.get(envelope.incarnation) ?? 0))
}

function acknowledged(deps: ExchangeDeps): ReadonlyMap<number, number> {
  return new Map(deps.books.witness().acknowledged.map(({ incarnation, count }) => [incarnation, count]))
}

function digestOf(totals: DayTotals): string {
  return createHash('sha256').update(totalsText(totals)).digest('hex')
}

function chainDifferences(
  deps: ExchangeDeps,
  have: readonly ChainAnswer[],
  limits: ReadonlyMap<number, number>,
): readonly SyncDifference[] {
  const own = new Map(ownHave(deps.journal).map((head) => [head.incarnation, head]))
  const line = (what: string, incarnation: number, here: string, there: string): SyncDifference => ({
    id: `${what}/${incarnation}`,
    what,
    day: '',
    here,
    there,
    streams: [],
  })
  return have.flatMap((there): SyncDifference[] => {
    const here = own.get(there.incarnation)
    const count = here?.count ?? 0
    const range = `${there.incarnation}: ${count + 1}–${there.count}`
    if (count < there.count) return [line('missing-here', there.incarnation, String(count), range)]
    const lines: SyncDifference[] = []
    const proven = here && cut(deps, here, limits.get(there.incarnation) ?? 0)
    if (proven && there.head !== '' && proven.count === there.count && proven.head !== there.head) {
      lines.push(line('chain-differs', there.incarnation, proven.head.slice(0, 12), there.head.slice(0, 12)))
    }
    if (there.verified < there.count) {
      lines.push(line('link-broken', there.incarnation, String(count), String(there.verified)))
    }
    return lines
  })
}

/** How much there once was of each incarnation: by the mark beside the journal, and by the word of others. */
export function onceHere({ journal, books }: Pick<ExchangeDeps, 'journal' | 'books'>): readonly KnownOnce[] {
  const most = new Map<number, number>()
  for (const { incarnation, count } of [...journal.onceHad(), ...books.once()]) {
    most.set(incarnation, Math.max(most.get(incarnation) ?? 0, count))
  }
  return [...most].map(([incarnation, count]) => ({ incarnation, count }))
}

/** What was recorded here, and neither side has any more: by number, until somebody has said that they know. */
function losses(deps: ExchangeDeps, have: readonly ChainAnswer[]): readonly SyncDifference[] {
  const own = new Map(ownHave(deps.journal).map(({ incarnation, count }) => [incarnation, count]))
  const there = new Map(have.map(({ incarnation, count }) => [incarnation, count]))
  const noted = deps.books.lossesNoted()
  return onceHere(deps).flatMap(({ incarnation, count }) => {
    const left = Math.max(own.get(incarnation) ?? 0, there.get(incarnation) ?? 0)
    if (count <= left || (noted[String(incarnation)] ?? 0) >= count) return []
    const range = `${incarnation}: ${left + 1}–${count}`
    const what = 'lost-everywhere'
    return [{ id: `${what}/${incarnation}`, what, day: '', here: range, there: range, streams: [] }]
  })
}

function asideDifferences(deps: ExchangeDeps, setAside: number): readonly SyncDifference[] {
  const unreadable = deps.books.unreadable().map((text, place) => ({
    id: `unreadable/${place}`,
    what: 'publication-unreadable',
    day: '',
    here: text,
    there: '',
    streams: [],
  }))
  if (setAside === 0) return unreadable
  const rows = deps.books.setAside()
  const named = rows.map(({ incarnation, originSeq, reason }) => `${incarnation}/${originSeq} ${reason}`)
  return [
    {
      id: 'set-aside',
      what: 'set-aside',
      day: '',
      here: '',
      there: String(setAside),
      streams: [...new Set([...named, ...rows.flatMap((row) => streamAt(deps, row))])].slice(0, streamsShown),
    },
    ...unreadable,
  ]
}

function streamAt(
  deps: ExchangeDeps,
  place: { readonly incarnation: number; readonly originSeq: number },
): readonly string[] {
  const [fact] = deps.journal.ownFacts(place.incarnation, place.originSeq, 1)
  return fact && fact.envelope.originSeq === place.originSeq ? [fact.envelope.stream] : []
}

/** For each day that differs: which figures, and which streams hold a record that one side lacks. */
async function dayDifferences(
  deps: ExchangeDeps,
  known: ReadonlyMap<string, KnownDay>,
  limits: ReadonlyMap<number, number>,
): Promise<readonly SyncDifference[]> {
  const differing = [...known].filter(([, day]) => !day.agrees).map(([day]) => day)
  const lines: SyncDifference[] = []
  const sides: { readonly day: string; readonly totals: string }[] = []
  for (const day of differing.sort().reverse().slice(0, daysExplained)) {
    const answer = expectAnswer(await deps.client.call(paths.day, dayAnswer, { day }))
    const own = provenFacts(deps, day, limits)
    const ours = totalsText(dayTotals(day, own))
    if (ours.length <= 200_000) sides.push({ day, totals: ours })
    const there = dayTotalsSchema.safeParse(answer.totals)
    const streams = streamsBehind(own, answer.facts)
    const figures = there.success ? differingFigures(dayTotals(day, own), there.data) : []
    if (figures.length === 0) {
      lines.push({ id: `${day}/records`, what: 'records', day, here: '', there: '', streams })
    }
    for (const figure of figures) lines.push({ id: `${day}/${figure.what}`, day, ...figure, streams })
  }
  // For people to look at; a headquarters that does not know the question loses nothing by it.
  if (sides.length > 0) await deps.client.call(paths.sides, sidesAnswer, { days: sides })
  return lines
}

function streamsBehind(
  own: readonly SealedFact[],
  theirs: readonly {
    readonly incarnation: number
    readonly originSeq: number
    readonly hash: string
    readonly stream: string
    readonly payload: boolean
  }[],
): readonly string[] {
  const key = (incarnation: number, originSeq: number): string => `${incarnation}/${originSeq}`
  const there = new Map(theirs.map((fact) => [key(fact.incarnation, fact.originSeq), fact]))
  const streams = new Set<string>()
  for (const fact of own) {
    const { incarnation, originSeq, stream } = fact.envelope
    const other = there.get(key(incarnation, originSeq))
    there.delete(key(incarnation, originSeq))
    const readable = fact.payload !== null && fact.payload !== undefined
    if (!other || other.hash !== factHash(fact) || other.payload !== readable) streams.add(stream)
  }
  for (const fact of there.values()) streams.add(fact.stream)
  return [...streams].slice(0, streamsShown)
}

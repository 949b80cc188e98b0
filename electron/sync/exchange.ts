/**
 * One run: what does headquarters have, push what it lacks, pull what it published, prove that both hold the same.
 * It trusts no cursor of its own for pushing: headquarters' own counts and chain heads say where to begin, so that a
 * headquarters that lost something is given it again without anyone noticing a fault first.
 */

import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { chainText, genesisHash } from '../../shared/events/envelope'
import {
  type HeadquartersFact,
  headquartersFactSchema,
  readHeadquartersFact,
} from '../../shared/headquarters/facts'
import { batchText } from '../../shared/sync/batch-text'
import {
  batchBytes,
  type ChainAnswer,
  type HelloAnswer,
  helloAnswer,
  type helloRequest,
  linksAnswer,
  linksLimit,
  oldestProtocol,
  paths,
  protocolVersion,
  pullAnswer,
  pullLimit,
  pushAnswer,
} from '../../shared/sync/protocol'
import type { Bookkeeping } from './bookkeeping'
import type { Call, HeadquartersClient } from './headquarters-client'
import type { JournalPort, SealedFact } from './journal-port'

export interface ExchangeDeps {
  readonly journal: JournalPort
  readonly client: HeadquartersClient
  readonly books: Bookkeeping
  readonly nowMs: () => number
  readonly program: string
  /** How many facts go at once; a line that is too slow for them makes it fewer, the next run tries more again. */
  readonly pace: Pace
}

export interface Pace {
  facts: number
  readonly most: number
}

/** Ends the run; the run's caller turns it into an outcome. */
export class Interrupted extends Error {
  constructor(readonly fault: Exclude<Call<never>, { kind: 'answer' }>) {
    super(fault.reason)
  }
}

export interface Sent {
  readonly sent: number
  readonly setAside: number
  /** Days that facts were pushed of. */
  readonly days: ReadonlySet<string>
}

const ladderSteps = 64
const fewestFacts = 20
const tooNewForHeadquarters = { kind: 'refused', reason: 'protocol-too-new', number: 0 } as const

export async function hello(deps: ExchangeDeps): Promise<HelloAnswer> {
  const { books } = deps
  const witness = books.witness()
  const answer = expectAnswer(
    await deps.client.call(paths.hello, helloAnswer, greetingOf(deps), { followEpoch: true }),
  )
  // Checked before anything of it is believed: an old one may mean something else by the same words.
  if (answer.protocol < oldestProtocol) throw new Interrupted(tooNewForHeadquarters)
  const connection = books.connection()
  if (connection && connection.epoch !== answer.epoch) {
    books.saveConnection({ ...connection, epoch: answer.epoch })
  }
  books.saveWitness({
    epoch: answer.epoch,
    // What another life of headquarters had published says nothing about this one.
    ladder: witness.epoch === answer.epoch ? witness.ladder : [],
    acknowledged: answer.have.map(({ incarnation, count }) => ({ incarnation, count })),
    ...(answer.siblings.length > 0 ? { siblings: answer.siblings } : {}),
  })
  books.saveOnce(answer.once)
  books.saveChains(answer.have)
  return answer
}

/** What the station says of itself first, over the line or in a file. */
export function greetingOf(deps: ExchangeDeps): z.output<typeof helloRequest> {
  const { journal, books } = deps
  const identity = journal.identity()
  return {
    protocol: protocolVersion,
    journalId: identity.journalId,
    journalEpoch: identity.epoch,
    incarnation: identity.incarnation,
    have: ownHave(journal).map(({ incarnation, count, head }) => ({ incarnation, count, head })),
    witness: books.witness(),
    clockMs: deps.nowMs(),
    program: deps.program,
  }
}

export async function pushAll(deps: ExchangeDeps, have: readonly ChainAnswer[]): Promise<Sent> {
  const days = new Set<string>()
  let sent = 0
  let setAside = 0
  deps.pace.facts = Math.min(deps.pace.most, deps.pace.facts * 2)
  for (const own of ownHave(deps.journal)) {
    const there = have.find((chain) => chain.incarnation === own.incarnation) ?? {
      incarnation: own.incarnation,
      count: 0,
      head: genesisHash,
      verified: 0,
    }
    const done = await pushIncarnation(deps, own, there, days)
    sent += done.sent
    setAside += done.setAside
  }
  return { sent, setAside, days }
}

async function pushIncarnation(
  deps: ExchangeDeps,
  own: { readonly incarnation: number; readonly count: number },
  there: ChainAnswer,
  days: Set<string>,
): Promise<{ readonly sent: number; readonly setAside: number }> {
  const { incarnation, count } = own
  const { pace } = deps
  let next = there.count + 1
  const shared = Math.min(count, there.count)
  if (shared > 0 && there.head !== '' && !(await sameAt(deps, incarnation, shared, there))) {
    // Two journals have written under one name. Headquarters keeps both, ours beside the chain that it has.
    const from = await forkPoint(deps, incarnation, shared)
    next = Math.max(from, deps.books.forkSent(incarnation) + 1)
  }
  let sent = 0
  let setAside = 0
  let stalled = 0
  while (next <= count) {
    const facts = batch(deps.journal.ownFacts(incarnation, next, Math.min(pace.facts, count - next + 1)))
    if (facts.length === 0) break
    const call = await deps.client.call(paths.push, pushAnswer, batchText(incarnation, next, facts))
    if (call.kind === 'refused' && call.reason === 'gap' && call.number < next && stalled < 3) {
      next = call.number + 1
      stalled += 1
      continue
    }
    if (call.kind === 'offline' && call.reason === 'timeout' && pace.facts > fewestFacts) {
      pace.facts = Math.max(fewestFacts, Math.floor(pace.facts / 4))
      continue
    }
    const answer = expectAnswer(call)
    for (const fact of facts) days.add(fact.envelope.businessDay)
    sent += answer.accepted
    setAside += answer.setAside.length
    if (answer.setAside.length > 0) {
      const rows = answer.setAside.map((row) => ({ ...row, incarnation }))
      deps.books.saveSetAside([...deps.books.setAside(), ...rows])
    }
    const last = next + facts.length - 1
    if (last <= there.count) deps.books.saveForkSent(incarnation, last)
    acknowledge(deps.books, incarnation, answer.count)
    next = last + 1
  }
  return { sent, setAside }
}

/** Gives what headquarters published since the cursor to the journal. What can not be read is named, not applied. */
export async function pullAll(deps: ExchangeDeps): Promise<number> {
  let received = 0
  for (;;) {
    const after = deps.journal.headquartersCursor()
    const answer = expectAnswer(await deps.client.call(paths.pull, pullAnswer, { after, limit: pullLimit }))
    if (answer.cursor < after) throw new Interrupted({ kind: 'offline', reason: 'not-headquarters' })
    const { good, bad } = readPublished(answer.facts, after, answer.cursor)
    if (bad.length > 0) deps.books.saveUnreadable([...new Set([...deps.books.unreadable(), ...bad])])
    if (good.length > 0 || answer.cursor > after) deps.journal.applyHeadquarters(good, answer.cursor)
    received += good.length
    climb(deps.books, answer.cursor, answer.chain)
    if (answer.more === 0) return received
    // More is said to be there, but nothing moves: the next run asks again.
    if (answer.cursor === after) return received
  }
}

export function readPublished(
  facts: readonly unknown[],
  after: number,
  cursor: number,
): { readonly good: readonly HeadquartersFact[]; readonly bad: readonly string[] } {
  const good: HeadquartersFact[] = []
  const bad: string[] = []
  let last = after
  for (const raw of facts) {
    const fact = depthOf(raw) <= deepest ? headquartersFactSchema.safeParse(raw) : undefined
    if (!fact?.success || fact.data.hqSeq <= last || fact.data.hqSeq > cursor) {
      bad.push(`? ${JSON.stringify(fact?.data?.hqSeq ?? null)}`)
      continue
    }
    last = fact.data.hqSeq
    const read = readHeadquartersFact(fact.data)
    if (read.kind === 'malformed') bad.push(`${fact.data.hqSeq} ${read.type}: ${read.reason}`.slice(0, 200))
    else good.push(fact.data)
  }
  return { good, bad }
}

export function ownHave(
  journal: JournalPort,
): readonly { readonly incarnation: number; readonly count: number; readonly head: string }[] {
  const { station } = journal.identity()
  return journal
    .have()
    .filter((own) => own.station === station)
    .sort((left, right) => left.incarnation - right.incarnation)
}

export function factHash(fact: SealedFact): string {
  return createHash('sha256').update(chainText(fact.envelope)).digest('hex')
}

export function expectAnswer<Value>(call: Call<Value>): Value {
  if (call.kind === 'answer') return call.value
  throw new Interrupted(call)
}

async function sameAt(
  deps: ExchangeDeps,
  incarnation: number,
  seq: number,
  there: ChainAnswer,
): Promise<boolean> {
  const [fact] = deps.journal.ownFacts(incarnation, seq, 1)
  if (!fact) return true
  if (seq === there.count) return factHash(fact) === there.head
  const answer = expectAnswer(await deps.client.call(paths.links, linksAnswer, { incarnation, seqs: [seq] }))
  const hash = answer.links[0]?.hash ?? ''
  return hash === '' || hash === factHash(fact)
}

/** The first number at which the two chains differ, found by asking for a few links at a time. */
async function forkPoint(deps: ExchangeDeps, incarnation: number, last: number): Promise<number> {
  let same = 0
  let differs = last
  while (differs - same > 1) {
    const step = Math.max(1, Math.ceil((differs - same) / linksLimit))
    const seqs: number[] = []
    for (let seq = same + step; seq < differs && seqs.length < linksLimit; seq += step) seqs.push(seq)
    const { links } = expectAnswer(await deps.client.call(paths.links, linksAnswer, { incarnation, seqs }))
    const before = { same, differs }
    for (const { seq, hash } of links) {
      const [fact] = deps.journal.ownFacts(incarnation, seq, 1)
      if (!fact || seq <= same || seq >= differs) continue
      if (factHash(fact) === hash) same = seq
      else {
        differs = seq
        break
      }
    }
    if (before.same === same && before.differs === differs) break
  }
  return differs
}

/** As many of them as fit one message. */
export function batch(facts: readonly SealedFact[]): readonly SealedFact[] {
  let bytes = 0
  const end = facts.findIndex((fact, place) => {
    bytes += 900 + JSON.stringify(fact.payload ?? null).length
    return place > 0 && bytes > batchBytes
  })
  return end < 0 ? facts : facts.slice(0, end)
}

function acknowledge(books: Bookkeeping, incarnation: number, count: number): void {
  const witness = books.witness()
  const others = witness.acknowledged.filter((one) => one.incarnation !== incarnation)
  books.saveWitness({ ...witness, acknowledged: [...others, { incarnation, count }] })
}

/** Keeps the newest steps and ever fewer of the older ones. */
function climb(books: Bookkeeping, hqSeq: number, chain: string): void {
  const witness = books.witness()
  if (hqSeq === 0 || witness.ladder[0]?.hqSeq === hqSeq) return
  const ladder = [{ hqSeq, chain }, ...witness.ladder.filter((step) => step.hqSeq < hqSeq)]
  const kept = ladder.filter(
    (_step, place) => place < ladderSteps / 2 || place % 2 === 0 || ladder.length <= ladderSteps,
  )
  books.saveWitness({ ...witness, ladder: kept.slice(0, ladderSteps) })
}

const deepest = 64

/** Walks without recursion: what is nested without end must not take the program down. */
function depthOf(value: unknown): number {
  let level: readonly unknown[] = [value]
  let depth = 0
  while (level.length > 0 && depth <= deepest) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
    depth += 1
  }
  return depth
}

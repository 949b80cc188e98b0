/**
 * The exchange without a network: what waits is written to a file, headquarters' answer is read from one. The answer
 * is given to the very code that speaks over the line, so that nothing is believed here that would not be believed
 * there; a file that comes twice, or after a newer one, changes nothing.
 */

import type { z } from 'zod'
import type { BundleTaken, BundleWritten } from '../../shared/questions/bundle'
import { ok, type Result, refused } from '../../shared/result'
import {
  type AnswerPart,
  answerPart,
  type BundleCrypto,
  type BundleFault,
  bundleCodes,
  bundleName,
  claimedHead,
  type RequestPart,
  readBundle,
  writeBundle,
} from '../../shared/sync/bundle'
import {
  type CataloguePlace,
  catalogueRequest,
  dayRequest,
  filePartLimit,
  type HelloAnswer,
  paths,
  proofDaysLimit,
  proofRequest,
  pullRequest,
} from '../../shared/sync/protocol'
import { serialsPath, serialsRequest } from '../../shared/sync/serials'
import type { CataloguePull } from './catalogue-pull'
import { batch, type ExchangeDeps, greetingOf, hello, ownHave, pullAll } from './exchange'
import type { Call, HeadquartersClient } from './headquarters-client'
import { prove, wholeDays } from './reconcile'
import type { SerialPull } from './serial-pull'

export type BundleRefusal = BundleFault | 'bundle-other-headquarters' | 'bundle-stale' | 'not-connected'

export interface BundleDeps extends ExchangeDeps {
  readonly crypto: BundleCrypto
  readonly randomHex: (bytes: number) => string
  readonly catalogue?: CataloguePull | undefined
  readonly serials?: SerialPull | undefined
  /** Takes the pages that this client has, beside whatever else is done. */
  readonly fetchLists: (from: HeadquartersClient, greeting: HelloAnswer) => void
}

/** What is beyond this goes with the next file, after the answer to this one. */
const factsAtMost = 100_000

export function writeRequest(
  deps: BundleDeps,
): Result<BundleWritten & { readonly name: string; readonly text: string }, BundleRefusal> {
  const { books, journal } = deps
  const connection = books.connection()
  if (!connection) return refused('not-connected')
  const days = new Set<string>()
  const parts: RequestPart[] = []
  let facts = 0
  for (const { incarnation, count } of ownHave(journal)) {
    let next = acknowledgedOf(deps, incarnation) + 1
    while (next <= count && facts < factsAtMost) {
      const some = batch(journal.ownFacts(incarnation, next, Math.min(filePartLimit, count - next + 1)))
      if (some.length === 0) break
      for (const { envelope } of some) days.add(envelope.businessDay)
      parts.push({ part: 'push', body: { incarnation, fromSeq: next, facts: [...some] } })
      facts += some.length
      next += some.length
    }
  }
  const catalogue = deps.catalogue?.place(connection)
  const serials = deps.serials?.place(connection)
  parts.push({
    part: 'hello',
    body: greetingOf(deps),
    after: journal.headquartersCursor(),
    ...(catalogue ? { catalogue } : {}),
    ...(serials ? { serials } : {}),
  })
  const figures = wholeDays(deps, days).filter((day) => day.digest !== '')
  const { have } = greetingOf(deps)
  for (let from = 0; from === 0 || from < figures.length; from += proofDaysLimit) {
    const body = {
      have: have.filter((chain) => chain.count > 0),
      days: figures.slice(from, from + proofDaysLimit),
      complete: from + proofDaysLimit >= figures.length,
    }
    parts.push({ part: 'proof', body })
  }
  const { hqId, epoch, outlet, station, keyId, hqKey } = connection
  const number = books.nextCounter()
  const atMs = deps.nowMs()
  const bundleId = deps.randomHex(16)
  const head = {
    to: 'headquarters' as const,
    bundleId,
    number,
    hqId,
    epoch,
    outlet,
    station,
    keyId,
    madeAtMs: atMs,
  }
  const text = writeBundle(deps.crypto, hqKey, head, parts)
  if (text === undefined) return refused('bundle-unreadable')
  const codes = bundleCodes(station, have)
  books.saveFile('written', { number, atMs, facts, codes: [...codes] })
  return ok({ facts, codes, number, atMs, name: bundleName(head), text })
}

export async function takeAnswer(
  deps: BundleDeps,
  text: string,
): Promise<Result<BundleTaken, BundleRefusal>> {
  const { books, journal } = deps
  const connection = books.connection()
  if (!connection) return refused('not-connected')
  const claimed = claimedHead(text)
  if (typeof claimed === 'string') return refused(claimed)
  const { station, outlet, keyId } = connection
  if (claimed.hqId !== connection.hqId) return refused('bundle-other-headquarters')
  const ours = claimed.outlet === outlet && claimed.station === station && claimed.keyId === keyId
  if (claimed.to !== 'station' || !ours) return refused('bundle-not-for-us')
  const read = readBundle(deps.crypto, connection.hqKey, answerPart, text)
  if (typeof read === 'string') return refused(read)
  const before = books.file('answered')
  const nothing = { received: 0, acknowledged: 0, differences: books.differences().length, codes: [] }
  if (before && read.head.number <= before.number) {
    const again = read.head.number === before.number
    return again ? ok({ ...nothing, state: 'again', codes: before.codes }) : refused('bundle-stale')
  }
  if (claimed.epoch < connection.epoch) return refused('bundle-stale')
  const greeted = greetingIn(read.parts)
  if (!greeted) return ok({ ...nothing, state: 'cut' })
  const had = new Map(books.witness().acknowledged.map(({ incarnation, count }) => [incarnation, count]))
  const fileDeps: ExchangeDeps = { ...deps, client: clientOver(read.parts) }
  const greeting = await hello(fileDeps)
  const received = await takePublications(fileDeps, read.parts, greeted.after)
  const state = read.complete ? 'taken' : 'cut'
  // Only a whole file proves anything: in one that was cut, days may be missing that headquarters has.
  const differences = read.complete
    ? (await prove(fileDeps, daysSince(deps, had), greeting.wentBack)).differences.length
    : nothing.differences
  deps.fetchLists(fileDeps.client, greeting)
  const acknowledged = greeting.have.reduce(
    (sum, { incarnation, count }) => sum + Math.max(0, count - (had.get(incarnation) ?? 0)),
    0,
  )
  const codes = bundleCodes(station, greeting.have)
  if (read.complete) {
    const { number, madeAtMs } = read.head
    books.saveFile('answered', { number, atMs: madeAtMs, facts: acknowledged, codes: [...codes] })
    books.addRun({
      runId: deps.randomHex(8),
      atMs: deps.nowMs(),
      ms: 0,
      outcome: differences === 0 ? 'agree' : 'difference',
      reason: 'by-file',
      sent: acknowledged,
      received,
      setAside: greeted.setAside,
    })
  }
  // What was recorded since the file was written is still to be sent, and is not on its slip.
  const here = new Map(ownHave(journal).map((own) => [own.incarnation, own.count]))
  const since = greeting.have.reduce((sum, one) => sum + ((here.get(one.incarnation) ?? 0) - one.count), 0)
  const waiting = Math.max(0, since)
  return ok({ state, received, acknowledged, differences, codes, waiting, ...listsIn(read.parts) })
}

/** How much of the long lists came, and whether the rest comes with the answer to the next file. */
function listsIn(
  parts: readonly AnswerPart[],
): Pick<BundleTaken, 'catalogueParts' | 'catalogueMore' | 'serialNumbers' | 'serialsMore'> {
  const catalogue = parts.filter((part) => part.part === 'catalogue')
  const serials = parts.filter((part) => part.part === 'serials')
  return {
    catalogueParts: catalogue.reduce((sum, { body }) => sum + body.parts.length + body.removed.length, 0),
    catalogueMore: (catalogue.at(-1)?.body.next ?? '') !== '',
    serialNumbers: serials.reduce((sum, { body }) => sum + body.records.length + body.removed.length, 0),
    serialsMore: (serials.at(-1)?.body.next ?? '') !== '',
  }
}

/** Publications count only where they begin at our own place, or before it: nothing may be left out unseen. */
async function takePublications(
  deps: ExchangeDeps,
  parts: readonly AnswerPart[],
  from: number,
): Promise<number> {
  const cursor = deps.journal.headquartersCursor()
  const last = parts.filter((part) => part.part === 'pull').at(-1)
  if (last?.part !== 'pull' || from > cursor || last.body.cursor <= cursor) return 0
  return pullAll(deps)
}

function daysSince(deps: BundleDeps, had: ReadonlyMap<number, number>): ReadonlySet<string> {
  const days = new Set<string>()
  for (const { incarnation, count } of deps.books.witness().acknowledged) {
    let next = (had.get(incarnation) ?? 0) + 1
    while (next <= count) {
      const some = deps.journal.ownFacts(incarnation, next, Math.min(2000, count - next + 1))
      if (some.length === 0) break
      for (const { envelope } of some) days.add(envelope.businessDay)
      next += some.length
    }
  }
  return days
}

function acknowledgedOf(deps: BundleDeps, incarnation: number): number {
  return deps.books.witness().acknowledged.find((one) => one.incarnation === incarnation)?.count ?? 0
}

function greetingIn(parts: readonly AnswerPart[]) {
  return parts.find((part) => part.part === 'hello')
}

/** Answers from the file as headquarters would over the line; what the file does not say is not there. */
function clientOver(parts: readonly AnswerPart[]): HeadquartersClient {
  const absent: Call<never> = { kind: 'offline', reason: 'unreachable' }
  const answer = (path: string, body: unknown): unknown => {
    switch (path) {
      case paths.hello:
        return greetingIn(parts)?.body
      case paths.pull: {
        const { after } = pullRequest.parse(body)
        const page = parts.find((part) => part.part === 'pull' && part.body.cursor > after)
        return page?.part === 'pull'
          ? { ...page.body, facts: page.body.facts.filter(isAfter(after)) }
          : undefined
      }
      case paths.proof:
        return proofOver(parts, proofRequest.parse(body))
      case paths.day: {
        const { day } = dayRequest.parse(body)
        const said = parts.find((part) => part.part === 'day' && part.body.day === day)
        return said?.part === 'day' ? said.body : undefined
      }
      case paths.catalogue: {
        const { limit: _, ...place } = catalogueRequest.parse(body)
        const page = parts.find((part) => part.part === 'catalogue' && samePlace(part.at, place))
        return page?.part === 'catalogue' ? page.body : undefined
      }
      case serialsPath: {
        const { limit: _, ...place } = serialsRequest.parse(body)
        const page = parts.find((part) => part.part === 'serials' && samePlace(part.at, place))
        return page?.part === 'serials' ? page.body : undefined
      }
      default:
        return undefined
    }
  }
  return {
    call: async (path, schema, body) => {
      const value = schema.safeParse(answer(path, body))
      return value.success ? { kind: 'answer', value: value.data } : absent
    },
    about: async () => absent,
    enrol: async () => absent,
  }
}

function samePlace(left: CataloguePlace, right: CataloguePlace): boolean {
  return (
    left.fromVersion === right.fromVersion && left.toVersion === right.toVersion && left.after === right.after
  )
}

const isAfter =
  (after: number) =>
  (fact: unknown): boolean =>
    typeof fact !== 'object' || fact === null || !('hqSeq' in fact) || Number(fact.hqSeq) > after

function proofOver(parts: readonly AnswerPart[], asked: z.output<typeof proofRequest>): unknown {
  const said = parts.find((part) => part.part === 'proof')
  if (said?.part !== 'proof') return undefined
  const there = new Map(said.days.map(({ agrees: _, ...day }) => [day.day, day]))
  const named = new Set(asked.days.map(({ day }) => day))
  return {
    have: said.have,
    days: asked.days.map(({ day }) => there.get(day) ?? { day, facts: 0, digest: '' }),
    unnamed: said.days
      .filter(({ day, agrees }) => !agrees && !named.has(day))
      .map(({ agrees: _, ...day }) => day)
      .slice(0, proofDaysLimit),
    setAside: said.setAside,
  }
}

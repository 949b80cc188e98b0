/**
 * Takes a file that came on a stick and writes the one that goes back. The same work as over the line is done, part by
 * part, each in its own transaction, so that a file that ends early counts up to its end. A file that is not newer than
 * what its station has sent since gives its facts, which may be new all the same, but its greeting and its figures
 * are old, and are not believed.
 */

import { bundleCrypto } from '../../node/bundle-crypto'
import {
  type AnswerPart,
  type BundleFault,
  type BundleHead,
  bundleCodes,
  bundleName,
  claimedHead,
  type ReadBundle,
  type RequestPart,
  readBundle,
  requestPart,
  writeBundle,
} from '../../shared/sync/bundle'
import { type CataloguePlace, proofDaysLimit, pullLimit, type pushAnswer } from '../../shared/sync/protocol'
import { serialPageLimit } from '../../shared/sync/serials'
import type { StationRecord, StoreTransaction } from '../store'
import { catalogue } from './catalogue'
import type { Caller, ExchangeDeps } from './exchange'
import { greeting, hello } from './hello'
import { signingKeyFrom } from './keys'
import { day, freshDays, proof } from './proof'
import { pull } from './pull'
import { push } from './push'
import { serialsPage } from './serials'

export type BundleRefusal =
  | BundleFault
  | 'bundle-other-headquarters'
  | 'bundle-station-unknown'
  | 'bundle-station-revoked'

export interface TakenBundle {
  readonly outlet: string
  readonly station: string
  readonly madeAtMs: number
  readonly complete: boolean
  /** False: the station has been heard of since; only its facts counted. */
  readonly newest: boolean
  readonly accepted: number
  readonly doubled: number
  readonly setAside: number
  readonly daysDiffering: readonly string[]
  /** What stands on the station's slip when both hold the same. */
  readonly codes: readonly string[]
  /** Parts of the catalogue that go back with the answer. */
  readonly catalogueParts: number
  /** Numbers of the list of serial numbers that go back with it. */
  readonly serialNumbers: number
  readonly answer: { readonly name: string; readonly text: string }
}

const daysExplained = 12
const pullPages = 200
const cataloguePageParts = 5000
/** Two hundred thousand parts, some twenty megabytes. */
const cataloguePagesAtMost = 40
/** Half a million numbers, about as much. */
const serialPagesAtMost = 100

export async function takeBundle(
  deps: ExchangeDeps,
  text: string,
): Promise<TakenBundle | { readonly refused: BundleRefusal }> {
  const claimed = claimedHead(text)
  if (typeof claimed === 'string') return { refused: claimed }
  const { state, record } = await deps.store.transaction(async (tx) => ({
    state: await tx.headquarters(),
    record: await tx.station(claimed.outlet, claimed.station, claimed.keyId),
  }))
  if (claimed.to !== 'headquarters') return { refused: 'bundle-not-for-us' }
  if (claimed.hqId !== state.hqId) return { refused: 'bundle-other-headquarters' }
  if (!record) return { refused: 'bundle-station-unknown' }
  const crypto = bundleCrypto(() => signingKeyFrom(state.signingKey))
  const read = readBundle(crypto, record.publicKey, requestPart, text)
  if (typeof read === 'string') return { refused: read }
  if (record.revoked) return { refused: 'bundle-station-revoked' }

  const caller: Caller = { record, nowMs: deps.nowMs() }
  const pushed = await takeFacts(deps, caller, read.parts)
  const newest = await deps.store.transaction((tx) => isNewest(tx, record, read.head, caller.nowMs))
  const believed = newest && read.complete
  const parts = await answerParts(deps, caller, read, believed, pushed)
  const answered = parts.find((part) => part.part === 'hello')
  const epoch = answered?.part === 'hello' ? answered.body.epoch : state.epoch
  const { outlet, station, keyId, number, madeAtMs } = read.head
  const head = {
    to: 'station' as const,
    bundleId: deps.newId().replaceAll('-', '').slice(0, 32),
    number,
    hqId: state.hqId,
    epoch,
    outlet,
    station,
    keyId,
    madeAtMs: caller.nowMs,
  }
  const written = writeBundle(crypto, record.publicKey, head, parts)
  if (written === undefined) return { refused: 'bundle-unreadable' }
  const shown = parts.find((part) => part.part === 'proof')
  return {
    outlet,
    station,
    madeAtMs,
    complete: read.complete,
    newest,
    ...pushed,
    daysDiffering:
      shown?.part === 'proof' ? shown.days.filter((one) => !one.agrees).map((one) => one.day) : [],
    codes: shown?.part === 'proof' ? bundleCodes(station, shown.have) : [],
    catalogueParts: parts.reduce(
      (sum, part) =>
        sum + (part.part === 'catalogue' ? part.body.parts.length + part.body.removed.length : 0),
      0,
    ),
    serialNumbers: parts.reduce(
      (sum, part) =>
        sum + (part.part === 'serials' ? part.body.records.length + part.body.removed.length : 0),
      0,
    ),
    answer: { name: bundleName(head), text: written },
  }
}

interface Pushed {
  readonly accepted: number
  readonly doubled: number
  readonly setAside: number
}

async function takeFacts(deps: ExchangeDeps, caller: Caller, parts: readonly RequestPart[]): Promise<Pushed> {
  let sum: Pushed = { accepted: 0, doubled: 0, setAside: 0 }
  for (const part of parts) {
    if (part.part !== 'push') continue
    // A gap means that headquarters has less than it once acknowledged; the answer says so, and the next file mends it.
    const reply = await deps.store.transaction((tx) => push(tx, caller, part.body))
    if (reply.status !== 200) continue
    const { accepted, doubled, setAside } = reply.json as ReturnType<(typeof pushAnswer)['parse']>
    sum = {
      accepted: sum.accepted + accepted,
      doubled: sum.doubled + doubled,
      setAside: sum.setAside + setAside.length,
    }
  }
  return sum
}

/** Uses the file's number up, as a request over the line would. */
async function isNewest(
  tx: StoreTransaction,
  record: StationRecord,
  head: BundleHead,
  nowMs: number,
): Promise<boolean> {
  return tx.takeCounter(record, head.number, { atMs: nowMs, clockSkewMs: 0 })
}

async function answerParts(
  deps: ExchangeDeps,
  caller: Caller,
  { parts }: ReadBundle<RequestPart>,
  believed: boolean,
  pushed: Pushed,
): Promise<readonly AnswerPart[]> {
  const asked = parts.find((part) => part.part === 'hello')
  const after = asked?.part === 'hello' ? asked.after : 0
  const said = await deps.store.transaction(async (tx) => {
    if (asked?.part === 'hello' && believed) return (await hello(tx, caller, asked.body, deps)).json
    return greeting(tx, caller, { state: await tx.headquarters(), wentBack: false })
  })
  const sent = pushed.accepted
  const greeted: AnswerPart = { part: 'hello', body: said as never, sent, setAside: pushed.setAside, after }
  const place = asked?.part === 'hello' ? asked.catalogue : undefined
  const listPlace = asked?.part === 'hello' ? asked.serials : undefined
  return [
    greeted,
    ...(await pulled(deps, caller, after)),
    ...(await proven(deps, caller, parts, believed)),
    ...(place ? await cataloguePages(deps, caller, place) : []),
    ...(listPlace ? await serialPages(deps, listPlace) : []),
  ]
}

/** From where the station is, as many pages as a file holds; what is beyond them goes with the next file. */
async function cataloguePages(
  deps: ExchangeDeps,
  caller: Caller,
  from: CataloguePlace,
): Promise<readonly AnswerPart[]> {
  const pages: AnswerPart[] = []
  let at: CataloguePlace = from
  while (pages.length < cataloguePagesAtMost) {
    const query = { ...at, limit: cataloguePageParts }
    const { json } = await deps.store.transaction((tx) => catalogue(tx, caller, query))
    const body = json as Extract<AnswerPart, { part: 'catalogue' }>['body']
    // Nothing is published, or nothing has changed since.
    if (body.toVersion <= at.fromVersion) break
    pages.push({ part: 'catalogue', at, body })
    if (body.next === '') break
    at = { fromVersion: at.fromVersion, toVersion: body.toVersion, after: body.next }
  }
  return pages
}

async function serialPages(deps: ExchangeDeps, from: CataloguePlace): Promise<readonly AnswerPart[]> {
  const pages: AnswerPart[] = []
  let at: CataloguePlace = from
  while (pages.length < serialPagesAtMost) {
    const query = { ...at, limit: serialPageLimit }
    const body = await deps.store.transaction((tx) => serialsPage(tx, query))
    if (body.toVersion <= at.fromVersion) break
    pages.push({ part: 'serials', at, body })
    if (body.next === '') break
    at = { fromVersion: at.fromVersion, toVersion: body.toVersion, after: body.next }
  }
  return pages
}

async function pulled(deps: ExchangeDeps, caller: Caller, from: number): Promise<readonly AnswerPart[]> {
  const pages: AnswerPart[] = []
  let after = from
  while (pages.length < pullPages) {
    const reply = await deps.store.transaction((tx) => pull(tx, caller, { after, limit: pullLimit }))
    const body = reply.json as Extract<AnswerPart, { part: 'pull' }>['body']
    pages.push({ part: 'pull', body })
    if (body.more === 0 || body.cursor <= after) break
    after = body.cursor
  }
  return pages
}

async function proven(
  deps: ExchangeDeps,
  caller: Caller,
  parts: readonly RequestPart[],
  believed: boolean,
): Promise<readonly AnswerPart[]> {
  const { outlet, station } = caller.record
  const theirs = new Map<string, { readonly facts: number; readonly digest: string }>()
  for (const part of parts) {
    if (part.part !== 'proof') continue
    for (const { day: date, ...figures } of part.body.days.slice(0, proofDaysLimit)) theirs.set(date, figures)
    if (believed) await deps.store.transaction((tx) => proof(tx, caller, part.body))
  }
  return deps.store.transaction(async (tx) => {
    const days = [...(await freshDays(tx, outlet, station)).values()].map(({ day: date, facts, digest }) => {
      const said = theirs.get(date)
      return { day: date, facts, digest, agrees: said?.facts === facts && said.digest === digest }
    })
    const differing = days.filter((one) => !one.agrees).map((one) => one.day)
    const explained: AnswerPart[] = []
    for (const date of differing.sort().reverse().slice(0, daysExplained)) {
      const reply = await day(tx, caller, { day: date })
      explained.push({ part: 'day', body: reply.json as never })
    }
    const have = [...(await tx.chains(outlet, station))]
    const setAside = await tx.openSetAside(outlet, station)
    return [{ part: 'proof', have, days: days.slice(-20_000), setAside }, ...explained]
  })
}

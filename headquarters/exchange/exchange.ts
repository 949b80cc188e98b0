/**
 * Headquarters' half of the exchange. A request is read, its sender proven, its counter used up, and only then done;
 * whatever is answered is signed and bound to the request. A clock that is wrong on either side changes nothing:
 * headquarters says its own time, and what keeps a request from being repeated is a counter.
 */

import type { KeyObject } from 'node:crypto'
import type { z } from 'zod'
import { escrowPath, escrowRequest } from '../../shared/sync/escrow'
import {
  type aboutAnswer,
  answerText,
  catalogueRequest,
  counterCeiling,
  dayRequest,
  enrolRequest,
  headers,
  helloRequest,
  linksRequest,
  oldestProtocol,
  paths,
  proofRequest,
  protocolVersion,
  pullRequest,
  pushRequest,
  requestText,
  sidesRequest,
} from '../../shared/sync/protocol'
import { serialsPath, serialsRequest } from '../../shared/sync/serials'
import type { Escrow } from '../escrow'
import type { ExchangeStore, StationRecord, StoreTransaction } from '../store'
import { catalogue } from './catalogue'
import { enrol } from './enrol'
import { escrow } from './escrow'
import { hello } from './hello'
import { sha256Hex } from './judge'
import { isSigned, publicKeyFrom, signingKeyFrom, signText } from './keys'
import { pack, parsed, type RawAnswer, type RawRequest, type Reply, readBody, refuse } from './message'
import { day, proof, sides } from './proof'
import { pull } from './pull'
import { links, push } from './push'
import { readQuickBatch } from './quick-batch'
import { serials } from './serials'
import { createTurns } from './turns'

export interface ExchangeDeps {
  readonly store: ExchangeStore
  readonly nowMs: () => number
  readonly newId: () => string
  readonly log: (message: string) => void
  /** Absent: no recovery codes are kept. */
  readonly escrow?: Pick<Escrow, 'publicKey' | 'keep' | 'keptAt'>
}

export interface Caller {
  readonly record: StationRecord
  readonly nowMs: number
}

export interface Exchange {
  /** Never throws: what goes wrong inside is answered as `busy` and logged. */
  readonly handle: (request: RawRequest) => Promise<RawAnswer>
}

type Work<Schema extends z.ZodType> = {
  readonly schema: Schema
  /** Reads what our own stations write; `undefined`: it is to be read as JSON. */
  readonly quick?: (bytes: Buffer) => z.output<Schema> | undefined
  readonly run: (
    tx: StoreTransaction,
    caller: Caller,
    body: z.output<Schema>,
    deps: ExchangeDeps,
  ) => Promise<Reply>
}

const work = {
  [paths.hello]: { schema: helloRequest, run: hello },
  [paths.push]: { schema: pushRequest, quick: readQuickBatch, run: push },
  [paths.pull]: { schema: pullRequest, run: pull },
  [paths.proof]: { schema: proofRequest, run: proof },
  [paths.day]: { schema: dayRequest, run: day },
  [paths.links]: { schema: linksRequest, run: links },
  [paths.sides]: { schema: sidesRequest, run: sides },
  [paths.catalogue]: { schema: catalogueRequest, run: catalogue },
  [serialsPath]: { schema: serialsRequest, run: serials },
  [escrowPath]: { schema: escrowRequest, run: escrow },
} as unknown as Readonly<Record<string, Work<z.ZodType>>>

/** As many as keep both the database and this thread at work. */
const batchesAtOnce = 4

export function createExchange(deps: ExchangeDeps): Exchange {
  // Made once, with the database; it outlives every epoch.
  let signingKey: KeyObject | undefined
  const batches = createTurns(batchesAtOnce)

  async function handle(request: RawRequest): Promise<RawAnswer> {
    const nonce = request.headers[headers.nonce] ?? ''
    try {
      const isBatch = request.path === paths.push
      const reply = await (isBatch ? batches.inTurn(() => answer(deps, request)) : answer(deps, request))
      signingKey ??= signingKeyFrom((await deps.store.transaction((tx) => tx.headquarters())).signingKey)
      return await sign(request, nonce, reply, signingKey)
    } catch (error) {
      deps.log(`exchange ${request.path}: ${error instanceof Error ? error.message : String(error)}`)
      // The store itself may be what failed: this answer is not signed, and stations treat it as "not there".
      const { json, status } = refuse('busy')
      return { status, ...(await pack(JSON.stringify(json), false)) }
    }
  }

  return { handle }
}

async function sign(request: RawRequest, nonce: string, reply: Reply, key: KeyObject): Promise<RawAnswer> {
  const text = JSON.stringify(reply.json)
  const packed = await pack(text, (request.headers['accept-encoding'] ?? '').includes('gzip'))
  const signature = signText(
    key,
    answerText({ status: reply.status, nonce: nonce.slice(0, 100), bodySha256: sha256Hex(text) }),
  )
  return {
    status: reply.status,
    headers: { ...packed.headers, [headers.signature]: signature },
    body: packed.body,
  }
}

async function answer(deps: ExchangeDeps, request: RawRequest): Promise<Reply> {
  if (request.path === paths.about) return about(deps)
  if (request.method !== 'POST') return refuse('not-understood')
  if (request.path === paths.enrol) return enrolled(deps, request)
  const task = Object.hasOwn(work, request.path) ? work[request.path] : undefined
  if (!task) return refuse('not-understood')

  // The counter and what was done with it are committed together: once, with one flush to the disk. Where the work
  // fails inside, neither has happened, and the station asks again.
  return deps.store.transaction(async (tx) => {
    const proven = await prove(tx, request, deps.nowMs())
    if ('refused' in proven) return proven.refused
    const bytes = await readBody(request)
    if (!bytes) return refuse('not-understood')
    const quick = task.quick?.(bytes)
    if (quick) return task.run(tx, proven.caller, quick, deps)
    const json = parsed(bytes)
    if (!json) return refuse('not-understood')
    const protocol = protocolOf(json.value)
    if (protocol !== undefined && protocol < oldestProtocol) return refuse('protocol-too-old', oldestProtocol)
    if (protocol !== undefined && protocol > protocolVersion)
      return refuse('protocol-too-new', protocolVersion)
    const body = task.schema.safeParse(json.value)
    return body.success ? task.run(tx, proven.caller, body.data, deps) : refuse('not-understood')
  })
}

async function about(deps: ExchangeDeps): Promise<Reply> {
  const { hqId, epoch } = await deps.store.transaction((tx) => tx.headquarters())
  const json: z.output<typeof aboutAnswer> = {
    service: 'counterbench-headquarters',
    protocol: protocolVersion,
    oldestProtocol,
    hqId,
    epoch,
    timeMs: deps.nowMs(),
  }
  return { status: 200, json }
}

async function enrolled(deps: ExchangeDeps, request: RawRequest): Promise<Reply> {
  const bytes = await readBody(request)
  const body = enrolRequest.safeParse(bytes && parsed(bytes)?.value)
  if (!body.success) return refuse('not-understood')
  if (body.data.protocol > protocolVersion) return refuse('protocol-too-new', protocolVersion)
  return deps.store.transaction((tx) => enrol(tx, body.data, deps))
}

/** Who sends this, proven by signature; its counter is used up also when what it asks is refused later. */
async function prove(
  tx: StoreTransaction,
  request: RawRequest,
  nowMs: number,
): Promise<{ readonly caller: Caller } | { readonly refused: Reply }> {
  const head = (name: string): string => request.headers[name] ?? ''
  const [outlet = '', letter = ''] = head(headers.station).split('/')
  const state = await tx.headquarters()
  const record = await tx.station(outlet, letter, head(headers.key))
  const key = record && publicKeyFrom(record.publicKey)
  if (!record || !key) return { refused: refuse('unknown-station') }
  const epoch = Number(head(headers.epoch))
  const timeMs = Number(head(headers.time))
  const counter = Number(head(headers.counter))
  const text = requestText({
    hqId: state.hqId,
    epoch,
    method: request.method,
    path: request.path,
    bodySha256: sha256Hex(request.body),
    outlet,
    station: letter,
    keyId: record.keyId,
    timeMs,
    counter,
    nonce: head(headers.nonce),
  })
  if (!isSigned(key, text, head(headers.signature))) return { refused: refuse('signature-wrong') }
  if (record.revoked) return { refused: refuse('revoked') }
  if (epoch !== state.epoch) return { refused: refuse('epoch-changed', state.epoch) }
  const countable = Number.isSafeInteger(counter) && counter > 0 && counter < counterCeiling
  const contact = { atMs: nowMs, clockSkewMs: Number.isSafeInteger(timeMs) ? timeMs - nowMs : 0 }
  if (!countable || !(await tx.takeCounter(record, counter, contact))) {
    return { refused: refuse('counter-behind', record.counter) }
  }
  return { caller: { record, nowMs } }
}

function protocolOf(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null || !('protocol' in value)) return undefined
  return typeof value.protocol === 'number' ? value.protocol : undefined
}

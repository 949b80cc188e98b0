/**
 * Speaks to headquarters. Every request is signed and counted; of an answer nothing is believed before its length,
 * its signature, its binding to this request and its shape are right. It never throws for what the network or the
 * other side does: each fault has a short reason.
 */

import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip, gzipSync } from 'node:zlib'
import type { z } from 'zod'
import {
  aboutAnswer,
  answerText,
  enrolAnswer,
  enrolText,
  headers,
  maxMessageBytes,
  paths,
  protocolVersion,
  type RefusalReason,
  refusalSchema,
  requestText,
} from '../../shared/sync/protocol'
import type { Bookkeeping, Connection } from './bookkeeping'

export type Unreachable = 'unreachable' | 'timeout' | 'too-large' | 'not-headquarters' | 'busy'
export type Call<Value> =
  | { readonly kind: 'answer'; readonly value: Value }
  | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly number: number }
  | { readonly kind: 'offline'; readonly reason: Unreachable }

export type FetchLike = (url: string, init: RequestInit) => Promise<Response>

export interface ClientDeps {
  readonly fetch: FetchLike
  readonly signingKey: () => KeyObject
  readonly nowMs: () => number
  /** Bytes of randomness as hex. */
  readonly randomHex: (bytes: number) => string
  readonly books: Bookkeeping
  /** For one request with its answer, however slowly it drips. */
  readonly limitMs?: number
}

export interface HeadquartersClient {
  readonly call: <Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    /** What is text already is sent as it is. */
    body: unknown,
    options?: { readonly followEpoch?: boolean },
  ) => Promise<Call<z.output<Schema>>>
  readonly about: (url: string) => Promise<Call<z.output<typeof aboutAnswer>>>
  readonly enrol: (
    url: string,
    request: {
      readonly code: string
      readonly outlet: string
      readonly station: string
      readonly journalId: string
      readonly incarnation: number
    },
  ) => Promise<Call<z.output<typeof enrolAnswer>>>
}

interface RawReply {
  readonly status: number
  readonly text: string
  readonly signature: string
}

const zip = promisify(gzip)
const zipFromBytes = 6000
/** Up to here it is done at once: cheaper than handing it to another thread and back. */
const zipAtOnceBytes = 40_000
const usualLimitMs = 60_000
const triesForCounter = 4

export function createHeadquartersClient(deps: ClientDeps): HeadquartersClient {
  const { books } = deps
  let hqKey: { readonly text: string; readonly key: KeyObject | 'unreadable' } | undefined
  const keyOf = (text: string): KeyObject | 'unreadable' => {
    if (hqKey?.text !== text) hqKey = { text, key: keyFrom(text) }
    return hqKey.key
  }
  // One request at a time: a counter that overtakes another would make the other look repeated.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const next = last.then(work, work)
    last = next.catch(() => undefined)
    return next
  }

  async function call<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    body: unknown,
    followEpoch: boolean,
  ): Promise<Call<z.output<Schema>>> {
    const packed = await pack(body)
    for (let attempt = 1; ; attempt += 1) {
      const connection = books.connection()
      if (!connection) return { kind: 'offline', reason: 'unreachable' }
      const nonce = deps.randomHex(16)
      const sent = await send(deps, `${connection.url}${path}`, {
        method: 'POST',
        headers: { ...packed.headers, ...signedHeaders(deps, connection, path, packed.bytes, nonce) },
        body: packed.bytes,
      })
      if (sent.kind !== 'answer') return sent
      const outcome = readReply(sent.value, nonce, keyOf(connection.hqKey), schema)
      if (outcome.kind !== 'refused' || attempt >= triesForCounter) return outcome
      if (outcome.reason === 'counter-behind') books.counterWasSeen(outcome.number)
      else if (outcome.reason === 'epoch-changed' && followEpoch && outcome.number > 0) {
        books.saveConnection({ ...connection, epoch: outcome.number })
      } else return outcome
    }
  }

  return {
    call: (path, schema, body, options) =>
      inTurn(() => call(path, schema, body, options?.followEpoch === true)),
    about: async (url) => {
      const nonce = deps.randomHex(16)
      const sent = await send(deps, `${url}${paths.about}`, {
        method: 'GET',
        headers: { [headers.nonce]: nonce },
      })
      return sent.kind === 'answer' ? readReply(sent.value, nonce, undefined, aboutAnswer) : sent
    },
    enrol: async (url, request) => {
      const key = deps.signingKey()
      const publicKey = createPublicKey(key).export({ format: 'jwk' }).x ?? ''
      const proof = signText(key, enrolText({ ...request, publicKey }))
      const nonce = deps.randomHex(16)
      const sent = await send(deps, `${url}${paths.enrol}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [headers.nonce]: nonce },
        body: JSON.stringify({ protocol: protocolVersion, ...request, publicKey, proof }),
      })
      if (sent.kind !== 'answer') return sent
      const read = readReply(sent.value, nonce, undefined, enrolAnswer)
      if (read.kind !== 'answer') return read
      // The key is taken on trust once, with the code; from here on every answer is held against it.
      return isSigned(sent.value, nonce, keyFrom(read.value.hqKey))
        ? read
        : { kind: 'offline', reason: 'not-headquarters' }
    },
  }
}

function signedHeaders(
  deps: ClientDeps,
  connection: Connection,
  path: string,
  body: Uint8Array,
  nonce: string,
): Record<string, string> {
  const { hqId, epoch, outlet, station, keyId } = connection
  const timeMs = deps.nowMs()
  const counter = deps.books.nextCounter()
  const bodySha256 = createHash('sha256').update(body).digest('hex')
  const text = requestText({
    hqId,
    epoch,
    method: 'POST',
    path,
    bodySha256,
    outlet,
    station,
    keyId,
    timeMs,
    counter,
    nonce,
  })
  return {
    [headers.station]: `${outlet}/${station}`,
    [headers.key]: keyId,
    [headers.epoch]: String(epoch),
    [headers.time]: String(timeMs),
    [headers.counter]: String(counter),
    [headers.nonce]: nonce,
    [headers.signature]: signText(deps.signingKey(), text),
  }
}

async function pack(
  body: unknown,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; headers: Record<string, string> }> {
  const plain = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  const type = { 'content-type': 'application/json' }
  if (plain.byteLength < zipFromBytes) return { bytes: plain, headers: type }
  const options = { level: 4 }
  const zipped = plain.byteLength <= zipAtOnceBytes ? gzipSync(plain, options) : await zip(plain, options)
  return { bytes: new Uint8Array(zipped), headers: { ...type, 'content-encoding': 'gzip' } }
}

async function send(deps: ClientDeps, url: string, init: RequestInit): Promise<Call<RawReply>> {
  const controller = new AbortController()
  let late = false
  const timer = setTimeout(() => {
    late = true
    controller.abort()
  }, deps.limitMs ?? usualLimitMs)
  try {
    const response = await deps.fetch(url, { ...init, signal: controller.signal, redirect: 'error' })
    const text = await readBounded(response, controller.signal)
    if (text === undefined) {
      controller.abort()
      return { kind: 'offline', reason: 'too-large' }
    }
    const signature = response.headers.get(headers.signature) ?? ''
    return { kind: 'answer', value: { status: response.status, text, signature } }
  } catch {
    return { kind: 'offline', reason: late ? 'timeout' : 'unreachable' }
  } finally {
    clearTimeout(timer)
  }
}

/** Counts what comes out of the unpacking, so that a small bomb is stopped as a large message is. */
async function readBounded(response: Response, signal: AbortSignal): Promise<string | undefined> {
  if (!response.body) return ''
  const reader = response.body.getReader()
  const stop = (): void => void reader.cancel().catch(() => undefined)
  signal.addEventListener('abort', stop)
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (signal.aborted) throw new Error('aborted')
      if (done) break
      bytes += value.byteLength
      if (bytes > maxMessageBytes) {
        stop()
        return undefined
      }
      chunks.push(value)
    }
  } finally {
    signal.removeEventListener('abort', stop)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** `key` undefined: an answer from before a key is known, believed for its shape only. */
function readReply<Schema extends z.ZodType>(
  reply: RawReply,
  nonce: string,
  key: KeyObject | undefined | 'unreadable',
  schema: Schema,
): Call<z.output<Schema>> {
  const strange = { kind: 'offline', reason: 'not-headquarters' } as const
  if (key !== undefined && !isSigned(reply, nonce, key)) {
    return reply.status >= 500 ? { kind: 'offline', reason: 'busy' } : strange
  }
  const json = parsed(reply.text)
  if (json === undefined) return reply.status >= 500 ? { kind: 'offline', reason: 'busy' } : strange
  const refusal = isRefusal(json) ? refusalSchema.safeParse(json) : undefined
  if (refusal?.success) {
    if (refusal.data.refused === 'busy') return { kind: 'offline', reason: 'busy' }
    return { kind: 'refused', reason: refusal.data.refused, number: refusal.data.number ?? 0 }
  }
  const value = schema.safeParse(json)
  return reply.status === 200 && value.success ? { kind: 'answer', value: value.data } : strange
}

function isRefusal(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'refused' in json
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isSigned(reply: RawReply, nonce: string, key: KeyObject | 'unreadable'): boolean {
  if (key === 'unreadable') return false
  const bodySha256 = createHash('sha256').update(reply.text).digest('hex')
  const text = answerText({ status: reply.status, nonce, bodySha256 })
  try {
    return verify(null, Buffer.from(text), key, Buffer.from(reply.signature, 'base64url'))
  } catch {
    return false
  }
}

function keyFrom(text: string): KeyObject | 'unreadable' {
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: text }, format: 'jwk' })
  } catch {
    return 'unreadable'
  }
}

function signText(key: KeyObject, text: string): string {
  return sign(null, Buffer.from(text), key).toString('base64url')
}

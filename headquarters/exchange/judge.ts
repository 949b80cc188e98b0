/**
 * Judges a batch of facts against what is already there: link by link, payload by payload. Every fact gets its place;
 * one that is wrong is set aside with its reason and never blocks those after it, and nothing that was stored is
 * ever overwritten. Pure: what it says is written by its caller in one transaction.
 */

import { hash as hashOf } from 'node:crypto'
import { canonicalJson } from '../../shared/documents/canonical'
import { chainText, type Envelope } from '../../shared/events/envelope'
import { maxPayloadBytes, saltedText, wireFactSchema } from '../../shared/sync/protocol'
import { isPlainWireFact } from '../../shared/sync/wire-check'
import type { ChainRecord, EventRecord, SetAsideRecord } from '../store'
import { CheckedFact } from './quick-batch'

export type SetAsideReason =
  | 'malformed'
  | 'foreign'
  | 'link-broken'
  | 'payload-differs'
  | 'payload-too-large'
  | 'differs-from-stored'

export interface Judged {
  readonly chain: ChainRecord
  readonly events: readonly EventRecord[]
  readonly setAside: readonly SetAsideRecord[]
  readonly doubled: number
}

export interface Origin {
  readonly outlet: string
  readonly station: string
  readonly incarnation: number
}

export function judgeBatch(
  origin: Origin,
  before: ChainRecord,
  storedHashes: ReadonlyMap<number, string>,
  fromSeq: number,
  facts: readonly unknown[],
): Judged {
  const events: EventRecord[] = []
  const setAside: SetAsideRecord[] = []
  let { count, head, verified } = before
  let doubled = 0
  for (const [place, raw] of facts.entries()) {
    const originSeq = fromSeq + place
    const read = readSafely(origin, originSeq, raw)
    const known = originSeq <= count
    if (read.kind === 'bad') {
      setAside.push(aside(origin, originSeq, read.reason, '', raw))
      if (known) continue
      // Its place is taken, but nothing can be linked to it: what follows counts as received, not as verified.
      count = originSeq
      head = ''
      continue
    }
    const { envelope, hash } = read
    if (known) {
      if (storedHashes.get(originSeq) === hash) doubled += 1
      else setAside.push(aside(origin, originSeq, 'differs-from-stored', envelope.keyId, raw))
      continue
    }
    const linked = head === envelope.prevHash
    if (!linked && head !== '') {
      setAside.push(aside(origin, originSeq, 'link-broken', envelope.keyId, raw))
    }
    if (read.payloadProblem) setAside.push(aside(origin, originSeq, read.payloadProblem, envelope.keyId, raw))
    events.push({ envelope, hash, sealed: read.sealed })
    if (linked && verified === originSeq - 1) verified = originSeq
    count = originSeq
    head = hash
  }
  return { chain: { ...before, count, head, verified }, events, setAside, doubled }
}

type Read =
  | { readonly kind: 'bad'; readonly reason: SetAsideReason }
  | {
      readonly kind: 'good'
      readonly envelope: Envelope
      readonly hash: string
      readonly sealed: EventRecord['sealed']
      readonly payloadProblem: SetAsideReason | undefined
    }

/** Nesting without end overflows whoever walks it; such a fact is as unreadable as any other nonsense. */
function readSafely(origin: Origin, originSeq: number, raw: unknown): Read {
  try {
    return readFact(origin, originSeq, raw)
  } catch {
    return { kind: 'bad', reason: 'malformed' }
  }
}

function textOf(raw: unknown): string {
  try {
    return JSON.stringify(raw ?? null)
  } catch {
    return '"nested too deep to be written down"'
  }
}

function readFact(origin: Origin, originSeq: number, raw: unknown): Read {
  if (raw instanceof CheckedFact) return readChecked(origin, originSeq, raw)
  const fact = isPlainWireFact(raw) ? raw : wireFactSchema.safeParse(raw).data
  if (!fact) return { kind: 'bad', reason: 'malformed' }
  const { envelope, salt, payload } = fact
  const chain = chainText(envelope)
  if (!isStorable(envelope, chain, salt)) return { kind: 'bad', reason: 'malformed' }
  if (!isOurs(envelope, origin, originSeq)) return { kind: 'bad', reason: 'foreign' }
  const hash = sha256Hex(chain)
  const good = (payloadProblem: SetAsideReason | undefined, sealed?: EventRecord['sealed']): Read => ({
    kind: 'good',
    envelope,
    hash,
    sealed,
    payloadProblem,
  })
  if (payload === null || payload === undefined) return good(undefined)
  // Kept as the very text that its hash is taken of.
  const text = canonicalJson(payload)
  if (Buffer.byteLength(text) > maxPayloadBytes) return good('payload-too-large')
  if (sha256Hex(saltedText(salt, text)) !== envelope.payloadHash) {
    return good('payload-differs')
  }
  return good(undefined, { salt, payload: text })
}

/** Its shape and its payload were looked at where it was read. */
function readChecked(origin: Origin, originSeq: number, fact: CheckedFact): Read {
  const { envelope, hash, salt, payload } = fact
  if (!isOurs(envelope, origin, originSeq)) return { kind: 'bad', reason: 'foreign' }
  const sealed = payload === undefined ? undefined : { salt, payload }
  return { kind: 'good', envelope, hash, sealed, payloadProblem: undefined }
}

function isOurs(envelope: Envelope, origin: Origin, originSeq: number): boolean {
  return (
    envelope.outlet === origin.outlet &&
    envelope.station === origin.station &&
    envelope.incarnation === origin.incarnation &&
    envelope.originSeq === originSeq
  )
}

const largestInteger = 2 ** 31 - 1
const unstorable = /[\0\p{Surrogate}]/u

/** A NUL or half a character can stand in no column, nor can a number beyond it; such a fact is kept as text only. */
function isStorable(envelope: Envelope, chain: string, salt: string): boolean {
  if (envelope.revision > largestInteger || envelope.version > largestInteger) return false
  if (unstorable.test(salt)) return false
  // The chain's text is JSON, which writes both as `\u…`: where there is none, nothing has to be looked at.
  return (
    !chain.includes('\\u') ||
    Object.values(envelope).every((value) => typeof value !== 'string' || !unstorable.test(value))
  )
}

function aside(
  origin: Origin,
  originSeq: number,
  reason: SetAsideReason,
  keyId: string,
  raw: unknown,
): SetAsideRecord {
  const body = textOf(raw)
  return {
    incarnation: origin.incarnation,
    originSeq,
    reason,
    keyId,
    body: body.slice(0, maxPayloadBytes * 2),
    bodySha256: sha256Hex(body),
  }
}

export function sha256Hex(bytes: string | Uint8Array): string {
  return hashOf('sha256', bytes)
}

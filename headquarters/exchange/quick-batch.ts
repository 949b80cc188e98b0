/**
 * Reads a batch as our stations write it, straight from its bytes: each fact's shape, its payload's hash and its place
 * in the chain, without taking it apart and writing it again. All of it or nothing: where anything is not exactly as
 * our stations write it (a wrong hash, a strange letter, another order), the batch is read by the ordinary way, which
 * alone says what is wrong. So this never refuses and never sets aside.
 */

import { isUtf8 } from 'node:buffer'
import { hash } from 'node:crypto'
import { canonicalJson } from '../../shared/documents/canonical'
import type { Envelope } from '../../shared/events/envelope'
import { batchEnd, batchHead, betweenFacts, factHead } from '../../shared/sync/batch-text'
import { batchLimit, maxPayloadBytes, saltedText } from '../../shared/sync/protocol'

/** Of the right shape, with a payload that is the one its envelope speaks of. No JSON can make one of these. */
export class CheckedFact {
  constructor(
    readonly envelope: Envelope,
    /** Of the envelope, as it stands in the chain. */
    readonly hash: string,
    readonly salt: string,
    /** Canonical; `undefined`: did not travel. */
    readonly payload: string | undefined,
  ) {}

  /** As it came. */
  toJSON(): unknown {
    const payload: unknown = this.payload === undefined ? null : JSON.parse(this.payload)
    return { envelope: this.envelope, salt: this.salt, payload }
  }
}

export interface QuickBatch {
  readonly incarnation: number
  readonly fromSeq: number
  readonly facts: readonly CheckedFact[]
}

const head = factHead()
const beyondAscii = /[\x80-\xff]/

export function readQuickBatch(bytes: Buffer): QuickBatch | undefined {
  if (!isUtf8(bytes)) return undefined
  // A letter a byte: short to hold and quick to search. What is not ASCII is read as what it is further down.
  const text = bytes.toString('latin1')
  const about = batchHead.exec(text)
  if (!about || !text.endsWith(batchEnd)) return undefined
  const facts: CheckedFact[] = []
  for (let at = about[0].length; at < text.length; ) {
    const next = text.indexOf(betweenFacts, at)
    const end = next < 0 ? text.length - batchEnd.length : next
    const fact = readFact(text, at, end)
    if (!fact || facts.length === batchLimit) return undefined
    facts.push(fact)
    if (next < 0) break
    at = next + 2
  }
  return { incarnation: Number(about[1]), fromSeq: Number(about[2]), facts }
}

function readFact(text: string, from: number, to: number): CheckedFact | undefined {
  head.lastIndex = from
  const found = head.exec(text)
  if (!found || head.lastIndex >= to || to - head.lastIndex > maxPayloadBytes) return undefined
  const [, id, stream, revision, type, version, outlet, station, incarnation, originSeq, ...more] =
    found as unknown as Head
  const [hlc, recordedAtMs, businessDay, commandId, actor, keyId, payloadHash, prevHash, salt] = more
  // `chainText` of the same: nothing in it has to be escaped.
  // Hashed at once: two thousand such texts alive are what the collector would carry about.
  const linked = hash(
    'sha256',
    `[1,"${prevHash}","${id}","${stream}",${revision},"${type}",${version},"${outlet}","${station}",${incarnation},${originSeq},"${hlc}",${recordedAtMs},"${businessDay}","${commandId}","${actor}","${keyId}","${payloadHash}"]`,
  )
  const envelope: Envelope = {
    id,
    stream,
    revision: Number(revision),
    type,
    version: Number(version),
    outlet,
    station,
    incarnation: Number(incarnation),
    originSeq: Number(originSeq),
    hlc,
    recordedAtMs: Number(recordedAtMs),
    businessDay,
    commandId,
    actor,
    keyId,
    payloadHash,
    prevHash,
  }
  const raw = text.slice(head.lastIndex, to)
  if (raw === 'null') return new CheckedFact(envelope, linked, salt, undefined)
  const payload = beyondAscii.test(raw) ? Buffer.from(raw, 'latin1').toString('utf8') : raw
  if (hash('sha256', saltedText(salt, payload)) !== payloadHash || !isCanonical(payload)) return undefined
  return new CheckedFact(envelope, linked, salt, payload)
}

/** What the pattern catches: all there, or nothing matches. The whole first, then by the order of the envelope. */
type Ten<Text> = [Text, Text, Text, Text, Text, Text, Text, Text, Text, Text]
type Nine<Text> = [Text, Text, Text, Text, Text, Text, Text, Text, Text]
type Head = readonly [...Ten<string>, ...Nine<string>]

function isCanonical(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return isInOrder(value) ? JSON.stringify(value) === text : canonicalJson(value) === text
  } catch {
    return false
  }
}

/** Then `canonicalJson` would write what `JSON.stringify` writes. */
function isInOrder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(isInOrder)
  let last = ''
  for (const key of Object.keys(value)) {
    if (key < last || !isInOrder((value as Readonly<Record<string, unknown>>)[key])) return false
    last = key
  }
  return true
}

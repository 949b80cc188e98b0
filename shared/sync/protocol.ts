/**
 * What travels between a station and headquarters. Every request is signed by the station and bound to one life of
 * headquarters and to a counter that only rises; every answer is signed by headquarters and bound to the request's
 * nonce. So a repeated, stale, foreign or altered message is seen for what it is, and no clock is asked.
 */

import { z } from 'zod'
import { canonicalJson } from '../documents/canonical'
import { type Envelope, envelopeSchema } from '../events/envelope'
import { headquartersFactSchema } from '../headquarters/facts'

/** Raised when a station of the version before could misunderstand something. */
export const protocolVersion = 1
export const oldestProtocol = 1

export const batchLimit = 2000
/** In a file each part stands by itself: a cut costs one at most. */
export const filePartLimit = 500
export const pullLimit = 500
export const proofDaysLimit = 400
export const linksLimit = 64
/** Of a message before compression; what is longer is refused unread. */
export const maxMessageBytes = 16_000_000
/** Of one fact's payload as text. */
export const maxPayloadBytes = 256_000
/** A batch is closed when it reaches this, also when it holds fewer facts than the limit. */
export const batchBytes = 4_000_000
/** Further than this a counter never jumps in one answer. */
export const counterCeiling = 2 ** 50
/** Each life of headquarters gives its numbers from its own thousand million. */
export const numbersPerEpoch = 1_000_000_000

export const paths = {
  about: '/v1/about',
  enrol: '/v1/enrol',
  hello: '/v1/hello',
  push: '/v1/push',
  pull: '/v1/pull',
  proof: '/v1/proof',
  day: '/v1/day',
  links: '/v1/links',
  sides: '/v1/sides',
  catalogue: '/v1/catalogue',
} as const

export const headers = {
  station: 'x-counterbench-station',
  key: 'x-counterbench-key',
  epoch: 'x-counterbench-epoch',
  time: 'x-counterbench-time',
  counter: 'x-counterbench-counter',
  nonce: 'x-counterbench-nonce',
  signature: 'x-counterbench-signature',
} as const

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().nonnegative()
const outlet = z.string().regex(/^[A-Z0-9]{2,8}$/)
const station = z.string().regex(/^[A-Z]$/)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const publicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
const headSchema = z.strictObject({ incarnation: count, count, head: hash })
const protocol = z.int().positive()

/** A fact as it travels. `payload` null: its person was erased, or the bytes can not be read any more. */
export const wireFactSchema = z.strictObject({
  envelope: envelopeSchema,
  salt: z.string().max(64),
  payload: z.unknown(),
})
export interface WireFact {
  readonly envelope: Envelope
  readonly salt: string
  readonly payload: unknown
}

export const refusalReasons = [
  'not-understood',
  'protocol-too-old',
  'protocol-too-new',
  'unknown-station',
  'revoked',
  'signature-wrong',
  'counter-behind',
  'epoch-changed',
  'other-headquarters',
  'code-unknown',
  'code-for-other-station',
  'letter-in-use',
  'gap',
  'too-large',
  'busy',
] as const
export type RefusalReason = (typeof refusalReasons)[number]

export const refusalSchema = z.object({
  refused: z.enum(refusalReasons),
  /** For `counter-behind`: the last counter seen; for `gap`: how many facts are there; for `epoch-changed`: the epoch. */
  number: z.int().optional(),
})
export type Refusal = z.output<typeof refusalSchema>

export const aboutAnswer = z.object({
  service: z.literal('counterbench-headquarters'),
  protocol,
  oldestProtocol: protocol,
  hqId: z.string().min(8).max(64),
  epoch: z.int().positive(),
  timeMs: z.int(),
})

export const enrolRequest = z.strictObject({
  protocol,
  code: z.string().min(6).max(80),
  outlet,
  station,
  publicKey,
  journalId: z.string().min(1).max(64),
  /** A new machine may not write where the one before it has written. */
  incarnation: count,
  /** The station's signature over the rest: it holds the key that it registers. */
  proof: z.string().min(80).max(100),
})
export const enrolAnswer = z.object({
  hqId: z.string().min(8).max(64),
  epoch: z.int().positive(),
  outlet,
  station,
  keyId: z.string().min(8).max(64),
  hqKey: publicKey,
  timeMs: z.int(),
})

const stationCountSchema = z.object({ station, incarnation: count, count })

/** What a station remembers of headquarters, so that one that went back can not hide it. */
export const witnessSchema = z.strictObject({
  epoch: z.int().nonnegative(),
  /** Points of headquarters' chain that this station has seen, newest first. */
  ladder: z.array(z.strictObject({ hqSeq: count, chain: hash })).max(64),
  acknowledged: z.array(z.strictObject({ incarnation: count, count })).max(200),
  /** What headquarters said it held of the outlet's other stations. */
  siblings: z.array(stationCountSchema).max(400).optional(),
})
export type Witness = z.output<typeof witnessSchema>

export const helloRequest = z.strictObject({
  protocol,
  journalId: z.string().min(1).max(64),
  journalEpoch: count,
  incarnation: count,
  have: z.array(headSchema).max(200),
  witness: witnessSchema,
  clockMs: z.int(),
  program: z.string().max(40),
})
export const chainAnswer = z.object({
  incarnation: count,
  count,
  /** Empty: the last fact could not be read, so that nothing can be linked to it. */
  head: z.union([hash, z.literal('')]),
  /** Facts up to the first that does not fit its predecessor. */
  verified: count,
})
export type ChainAnswer = z.output<typeof chainAnswer>
export const helloAnswer = z.object({
  /** Of headquarters' program; the station checks it as headquarters checks the station's. */
  protocol: protocol.default(1),
  hqId: z.string(),
  epoch: z.int().positive(),
  timeMs: z.int(),
  wentBack: z.boolean(),
  have: z.array(chainAnswer).max(1000),
  head: z.object({ hqSeq: count, chain: hash }),
  catalogueVersion: count,
  /** 0: it has no list of serial numbers, or its program does not know of one. */
  serialVersion: count.default(0),
  setAside: count,
  /** What it holds of the outlet's other stations: whoever survives a disaster remembers it for the others. */
  siblings: z.array(stationCountSchema).max(400).default([]),
  /** What somebody says this station once had: itself, another station, or a printed day slip. */
  once: z
    .array(z.object({ incarnation: count, count }))
    .max(200)
    .default([]),
})
export type HelloAnswer = z.output<typeof helloAnswer>

export const pushRequest = z.strictObject({
  incarnation: count,
  fromSeq: z.int().positive(),
  /** Each is read on its own: one that can not be read never takes the others down with it. */
  facts: z.array(z.unknown()).min(1).max(batchLimit),
})
export const pushAnswer = z.object({
  count,
  head: z.union([hash, z.literal('')]),
  accepted: count,
  doubled: count,
  setAside: z.array(z.object({ originSeq: z.int(), reason: z.string().max(40) })).max(batchLimit),
})

export const pullRequest = z.strictObject({ after: count, limit: z.int().min(1).max(pullLimit) })
export const pullAnswer = z.object({
  facts: z.array(z.unknown()).max(pullLimit),
  /** Where the next pull begins; the chain there is the station's witness. */
  cursor: count,
  chain: hash,
  more: count,
})

export const dayFigureSchema = z.object({ day, facts: count, digest: z.string().max(64) })
export const proofRequest = z.strictObject({
  have: z.array(headSchema).max(200),
  days: z.array(z.strictObject({ day, facts: count, digest: hash })).max(proofDaysLimit),
  /** Together with the last days of a proof, so that headquarters can say whether all agrees. */
  complete: z.boolean(),
})
export const proofAnswer = z.object({
  have: z.array(chainAnswer).max(1000),
  days: z.array(dayFigureSchema).max(proofDaysLimit),
  /** Days that headquarters holds facts of and the station did not name. */
  unnamed: z.array(dayFigureSchema).max(proofDaysLimit),
  setAside: count,
})

export const dayRequest = z.strictObject({ day })
export const dayAnswer = z.object({
  day,
  totals: z.unknown(),
  facts: z
    .array(
      z.object({
        incarnation: count,
        originSeq: count,
        hash: z.string().max(64),
        stream: z.string().max(200),
        payload: z.boolean(),
      }),
    )
    .max(50_000),
})

/** The station's own figures of days that differ, so that people at headquarters see both sides. */
export const sidesRequest = z.strictObject({
  days: z.array(z.strictObject({ day, totals: z.string().max(200_000) })).max(20),
})
export const sidesAnswer = z.object({ kept: count })

export const linksRequest = z.strictObject({
  incarnation: count,
  seqs: z.array(z.int().positive()).min(1).max(linksLimit),
})
export const linksAnswer = z.object({
  links: z.array(z.object({ seq: z.int().positive(), hash: z.union([hash, z.literal('')]) })).max(linksLimit),
})

export const cataloguePlace = z.strictObject({
  /** 0: a snapshot; otherwise what changed after this version. */
  fromVersion: count,
  /** The version that the first page named; 0 on the first. */
  toVersion: count,
  after: z.string().max(80),
})
export type CataloguePlace = z.output<typeof cataloguePlace>
export const catalogueRequest = cataloguePlace.extend({ limit: z.int().min(1).max(5000) })
export const catalogueAnswer = z.object({
  toVersion: count,
  asOf: z.string().max(10),
  /** How many parts the whole catalogue has at `toVersion`. */
  size: count,
  parts: z.array(z.unknown()).max(5000),
  removed: z.array(z.string().max(80)).max(5000),
  /** Empty: complete. */
  next: z.string().max(80),
})

export const headquartersFactList = z.array(headquartersFactSchema)

export interface RequestToSign {
  readonly hqId: string
  readonly epoch: number
  readonly method: string
  readonly path: string
  readonly bodySha256: string
  readonly outlet: string
  readonly station: string
  readonly keyId: string
  readonly timeMs: number
  readonly counter: number
  readonly nonce: string
}

/** The text under a request's signature. Its order is part of the protocol. */
export function requestText(request: RequestToSign): string {
  return JSON.stringify([
    'counterbench-request',
    1,
    request.hqId,
    request.epoch,
    request.method,
    request.path,
    request.bodySha256,
    request.outlet,
    request.station,
    request.keyId,
    request.timeMs,
    request.counter,
    request.nonce,
  ])
}

/** The text under an answer's signature. */
export function answerText(answer: {
  readonly status: number
  readonly nonce: string
  readonly bodySha256: string
}): string {
  return JSON.stringify(['counterbench-answer', 1, answer.status, answer.nonce, answer.bodySha256])
}

/** What a station signs to show that it holds the key that it registers. */
export function enrolText(request: {
  readonly code: string
  readonly outlet: string
  readonly station: string
  readonly publicKey: string
  readonly journalId: string
}): string {
  const { code, outlet: place, station: letter, publicKey: key, journalId } = request
  return JSON.stringify(['counterbench-enrol', 1, code, place, letter, key, journalId])
}

/** The text that a payload's hash in the envelope is taken of. */
export function payloadText(salt: string, payload: unknown): string {
  return saltedText(salt, canonicalJson(payload))
}

export function saltedText(salt: string, canonicalPayload: string): string {
  return `${salt}:${canonicalPayload}`
}

/** The link after `previous` in headquarters' own chain. */
export function headquartersChainText(
  previous: string,
  fact: z.output<typeof headquartersFactSchema>,
): string {
  const { id, hqSeq, epoch, outlet: place, type, version, publishedAtMs, publishedBy, payload } = fact
  return JSON.stringify([
    1,
    previous,
    id,
    hqSeq,
    epoch,
    place,
    type,
    version,
    publishedAtMs,
    publishedBy,
    canonicalJson(payload),
  ])
}

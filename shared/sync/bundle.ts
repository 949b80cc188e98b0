/**
 * The exchange as a file, for an outlet without a network: what would have gone over the line, in numbered lines, each
 * signed by its sender and sealed for its receiver, since a stick gets lost. A file that was cut is good up to the cut;
 * one that comes twice says nothing new. It must never be believed for anything that a line's signature does not cover.
 */

import { z } from 'zod'
import { canonicalJson } from '../documents/canonical'
import { formatDayCode } from './day-code'
import {
  catalogueAnswer,
  cataloguePlace,
  chainAnswer,
  dayAnswer,
  dayFigureSchema,
  helloAnswer,
  helloRequest,
  proofRequest,
  pullAnswer,
  pushRequest,
} from './protocol'
import { serialsAnswer } from './serials'

export const bundleExtension = 'counterbench'
/** Some three hundred thousand facts; a longer journal goes in several files. */
export const maxBundleBytes = 200_000_000
export const maxBundleLines = 20_000

const count = z.int().nonnegative()
const key = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

export const bundleHeadSchema = z.strictObject({
  format: z.literal('counterbench-bundle'),
  version: z.int().positive(),
  to: z.enum(['headquarters', 'station']),
  bundleId: z.string().regex(/^[0-9a-f]{32}$/),
  /** Of the station's request; an answer carries the number of what it answers. */
  number: z.int().positive(),
  hqId: z.string().min(8).max(64),
  epoch: z.int().positive(),
  outlet: z.string().regex(/^[A-Z0-9]{2,8}$/),
  station: z.string().regex(/^[A-Z]$/),
  keyId: z.string().min(8).max(64),
  madeAtMs: z.int(),
  /** Made for this file alone; with the receiver's key it gives the key that the lines are sealed with. */
  ephemeral: key,
  /** How many lines follow. */
  lines: count.max(maxBundleLines),
})
export type BundleHead = z.output<typeof bundleHeadSchema>

const headLine = z.strictObject({ head: bundleHeadSchema, signature: z.string().max(100) })
const partLine = z.strictObject({
  at: z.int().positive(),
  sealed: z.string().max(24_000_000),
  signature: z.string().max(100),
})

export const requestPart = z.discriminatedUnion('part', [
  z.strictObject({ part: z.literal('push'), body: pushRequest }),
  z.strictObject({
    part: z.literal('hello'),
    body: helloRequest,
    after: count,
    /** Where the catalogue goes on; absent: it is not wanted by stick. */
    catalogue: cataloguePlace.optional(),
    /** The same for the list of serial numbers; said only to a headquarters that has spoken of one. */
    serials: cataloguePlace.optional(),
  }),
  z.strictObject({ part: z.literal('proof'), body: proofRequest }),
])
export type RequestPart = z.output<typeof requestPart>

export const answerPart = z.discriminatedUnion('part', [
  z.strictObject({ part: z.literal('hello'), body: helloAnswer, sent: count, setAside: count, after: count }),
  z.strictObject({ part: z.literal('pull'), body: pullAnswer }),
  z.strictObject({
    part: z.literal('proof'),
    have: z.array(chainAnswer).max(1000),
    days: z.array(dayFigureSchema.extend({ agrees: z.boolean() })).max(20_000),
    setAside: count,
  }),
  z.strictObject({ part: z.literal('day'), body: dayAnswer }),
  /** Only for who has said where its catalogue goes on; last in the file, since it is the longest. */
  z.strictObject({ part: z.literal('catalogue'), at: cataloguePlace, body: catalogueAnswer }),
  z.strictObject({ part: z.literal('serials'), at: cataloguePlace, body: serialsAnswer }),
])
export type AnswerPart = z.output<typeof answerPart>

/** What each side does with its own libraries. */
export interface BundleCrypto {
  readonly sha256Hex: (text: string) => string
  readonly sign: (text: string) => string
  readonly verify: (publicKey: string, text: string, signature: string) => boolean
  readonly boxFor: (
    receiverKey: string,
  ) => { readonly ephemeral: string; readonly box: BundleBox } | undefined
  readonly openBox: (ephemeral: string) => BundleBox | undefined
}
export interface BundleBox {
  /** Packed and sealed; `at` is never used twice with one box. */
  readonly seal: (at: number, about: string, text: string) => string
  readonly open: (at: number, about: string, sealed: string) => string | undefined
}

export type BundleFault =
  | 'bundle-unreadable'
  | 'bundle-not-for-us'
  | 'bundle-newer-program'
  | 'bundle-signature-wrong'

export interface ReadBundle<Part> {
  readonly head: BundleHead
  readonly parts: readonly Part[]
  /** False: it ends early, or a line in it was damaged; what came before is good. */
  readonly complete: boolean
}

export function writeBundle(
  crypto: BundleCrypto,
  receiverKey: string,
  head: Omit<BundleHead, 'format' | 'version' | 'ephemeral' | 'lines'>,
  parts: readonly (RequestPart | AnswerPart)[],
): string | undefined {
  const made = crypto.boxFor(receiverKey)
  if (!made || parts.length > maxBundleLines) return undefined
  const whole: BundleHead = {
    format: 'counterbench-bundle',
    version: 1,
    ...head,
    ephemeral: made.ephemeral,
    lines: parts.length,
  }
  const about = canonicalJson(whole)
  const lines = parts.map((part, place) => {
    const at = place + 1
    const sealed = made.box.seal(at, whole.bundleId, JSON.stringify(part))
    return JSON.stringify({ at, sealed, signature: crypto.sign(lineText(crypto, about, at, sealed)) })
  })
  const first = JSON.stringify({ head: whole, signature: crypto.sign(lineText(crypto, about, 0, '')) })
  return `${[first, ...lines].join('\n')}\n`
}

/** What the file says of itself, before anybody's key is known; not to be believed yet. */
export function claimedHead(text: string): BundleHead | BundleFault {
  const end = text.indexOf('\n')
  const json = parsedJson(end < 0 ? text : text.slice(0, end))
  const version = z.object({ head: z.object({ format: z.string(), version: z.number() }) }).safeParse(json)
  if (!version.success || version.data.head.format !== 'counterbench-bundle') return 'bundle-unreadable'
  if (version.data.head.version > 1) return 'bundle-newer-program'
  const head = headLine.safeParse(json)
  return head.success ? head.data.head : 'bundle-unreadable'
}

export function readBundle<Schema extends z.ZodType>(
  crypto: BundleCrypto,
  senderKey: string,
  schema: Schema,
  text: string,
): ReadBundle<z.output<Schema>> | BundleFault {
  const claimed = claimedHead(text)
  if (typeof claimed === 'string') return claimed
  const [first = '', ...rest] = text.split('\n')
  const about = canonicalJson(claimed)
  const signature = headLine.parse(parsedJson(first)).signature
  if (!crypto.verify(senderKey, lineText(crypto, about, 0, ''), signature)) return 'bundle-signature-wrong'
  const box = crypto.openBox(claimed.ephemeral)
  if (!box) return 'bundle-unreadable'
  const parts: z.output<Schema>[] = []
  for (const [place, raw] of rest.slice(0, claimed.lines).entries()) {
    const line = partLine.safeParse(parsedJson(raw))
    if (!line.success || line.data.at !== place + 1) break
    const { at, sealed } = line.data
    if (!crypto.verify(senderKey, lineText(crypto, about, at, sealed), line.data.signature)) break
    const plain = box.open(at, claimed.bundleId, sealed)
    const part = plain === undefined ? undefined : schema.safeParse(parsedJson(plain))
    if (!part?.success) break
    parts.push(part.data)
  }
  return { head: claimed, parts, complete: parts.length === claimed.lines }
}

/** One short code for each incarnation, the same on both sides when both hold the same; it is what the slip shows. */
export function bundleCodes(
  station: string,
  have: readonly { readonly incarnation: number; readonly count: number; readonly head: string }[],
): readonly string[] {
  return have
    .filter((chain) => chain.count > 0)
    .map(({ incarnation, count: facts, head }) => formatDayCode({ station, incarnation, count: facts, head }))
}

export function bundleName(head: Pick<BundleHead, 'outlet' | 'station' | 'number' | 'to'>): string {
  const way = head.to === 'headquarters' ? 'to-headquarters' : 'from-headquarters'
  return `${head.outlet}-${head.station}-${head.number}-${way}.${bundleExtension}`
}

function lineText(crypto: BundleCrypto, about: string, at: number, sealed: string): string {
  return JSON.stringify([
    'counterbench-bundle-line',
    1,
    crypto.sha256Hex(about),
    at,
    crypto.sha256Hex(sealed),
  ])
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * What headquarters can have published. `hqSeq` gives the order and is never used twice, also not by a headquarters
 * that was restored from an old backup. A type that this program does not know yet is kept as it came and means
 * nothing until the program is updated.
 */

import { z } from 'zod'
import { rulingRemedies } from '../claim/events'
import { policySchema } from '../policy/policy'
import { staffDetailsSchema } from '../staff/state'
import { serialRecordSchema, serialsInOneFact } from '../warranty/serial-list'
import { shipmentEvents } from './shipments'

const text = (most: number) => z.string().max(most)
const id = z.string().min(1).max(120)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const noticeSchema = z.strictObject({
  noticeId: id,
  titleZh: text(200).min(1),
  titleEn: text(200).default(''),
  textZh: text(8000).default(''),
  textEn: text(8000).default(''),
  modelIds: z.array(id).max(500).default([]),
  /** Compared as text of the same length; both empty: every device of the models. */
  serialFrom: text(60).default(''),
  serialTo: text(60).default(''),
  publishedOn: day,
})
export type PublishedNotice = z.output<typeof noticeSchema>

export const headquartersEvents = {
  priceChanged: z.strictObject({
    partNumber: id,
    priceFen: z.int().nonnegative().max(10_000_000_000),
    validFrom: day,
  }),
  policyPublished: z.strictObject({ policy: policySchema, reason: text(400).default('') }),
  recallPublished: noticeSchema,
  noticePublished: noticeSchema,
  noticeWithdrawn: z.strictObject({ noticeId: id, reason: text(400).default('') }),
  /** Read and judged by the warranty rules themselves, which refuse a set that is not sound. */
  ruleSetPublished: z.strictObject({ ruleSetId: id, sha256: text(64), ruleSet: z.unknown() }),
  /** A brand's promises, laid over the rules in force; refused whole where they take away from the law. */
  promisesPublished: z.strictObject({ promisesId: id, sha256: text(64), promises: z.unknown() }),
  promisesWithdrawn: z.strictObject({ promisesId: id, reason: text(400).default('') }),
  /** A piece of the list of serial numbers, as it was published before the list travelled as a snapshot. */
  serialsPublished: z.strictObject({
    listId: id,
    asOf: day,
    records: z.array(serialRecordSchema).max(serialsInOneFact).default([]),
    removed: z.array(text(60).min(1)).max(serialsInOneFact).default([]),
  }),
  staffPublished: z.strictObject({ staffId: id, details: staffDetailsSchema, active: z.boolean() }),
  /** The answer to something that an outlet may not decide alone. */
  rulingGiven: z.strictObject({
    rulingId: id,
    subject: text(200),
    decision: z.enum(['granted', 'declined']),
    textZh: text(2000).default(''),
    textEn: text(2000).default(''),
    /** For a warranty question: what the customer gets. Empty where it was declined. */
    remedies: z.array(z.enum(rulingRemedies)).max(4).default([]),
    decidedOn: z.union([day, z.literal('')]).default(''),
  }),
  ...shipmentEvents,
  catalogueChanged: z.strictObject({
    version: z.int().positive(),
    asOf: day,
    parts: z.int().nonnegative(),
    reason: text(400).default(''),
  }),
  /** The list itself is fetched beside the facts, as the catalogue is. */
  serialListChanged: z.strictObject({
    version: z.int().positive(),
    asOf: day,
    size: z.int().nonnegative(),
    reason: text(400).default(''),
  }),
  /** Headquarters was restored from an older state and gives its numbers anew from here on. */
  epochBegan: z.strictObject({ epoch: z.int().positive(), reason: text(80) }),
} as const

export type HeadquartersType = keyof typeof headquartersEvents
export type HeadquartersPayload<Type extends HeadquartersType> = z.output<(typeof headquartersEvents)[Type]>

export const headquartersFactSchema = z.strictObject({
  id: z.string().min(8).max(64),
  /** Rising, not gapless: another outlet's facts take numbers too. */
  hqSeq: z.int().positive(),
  /** Which life of headquarters gave the number. */
  epoch: z.int().positive(),
  /** Empty: for every outlet. */
  outlet: text(16),
  type: z.string().min(1).max(80),
  version: z.int().positive(),
  publishedAtMs: z.int(),
  publishedBy: text(64),
  payload: z.unknown(),
})
export type HeadquartersFact = z.output<typeof headquartersFactSchema>

export type ReadHeadquartersFact =
  | {
      [Type in HeadquartersType]: {
        readonly kind: 'known'
        readonly type: Type
        readonly payload: HeadquartersPayload<Type>
      }
    }[HeadquartersType]
  | { readonly kind: 'unknown'; readonly type: string }
  | { readonly kind: 'malformed'; readonly type: string; readonly reason: string }

/** Says what a published fact is. A later version of a known type counts as unknown, never as malformed. */
export function readHeadquartersFact(
  fact: Pick<HeadquartersFact, 'type' | 'version' | 'payload'>,
): ReadHeadquartersFact {
  const { type, version } = fact
  if (!isHeadquartersType(type) || version !== 1) return { kind: 'unknown', type }
  const parsed = headquartersEvents[type].safeParse(fact.payload)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return { kind: 'malformed', type, reason: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` }
  }
  return { kind: 'known', type, payload: parsed.data } as ReadHeadquartersFact
}

export function isHeadquartersType(type: string): type is HeadquartersType {
  return Object.hasOwn(headquartersEvents, type)
}

/** Whether a recall or notice speaks of this device. Without a model list it speaks of every model. */
export function noticeConcerns(
  notice: {
    readonly modelIds: readonly string[]
    readonly serialFrom: string
    readonly serialTo: string
  },
  device: { readonly modelId: string; readonly serial: string },
): boolean {
  if (notice.modelIds.length > 0 && !notice.modelIds.includes(device.modelId)) return false
  const { serialFrom, serialTo } = notice
  if (serialFrom === '' && serialTo === '') return true
  const serial = device.serial.trim().toUpperCase()
  const from = serialFrom.toUpperCase()
  const to = (serialTo || serialFrom).toUpperCase()
  return serial.length === from.length && serial >= from && serial <= to
}

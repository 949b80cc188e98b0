/**
 * What a warranty answer is computed from: everything is given, nothing is looked up. Unknown fields are refused, so
 * that a misspelt fact is an error at the door and never an answer that quietly ignored it.
 */

import { z } from 'zod'
import { ok, type Result, refused } from '../result'
import { calendarDaySchema, exclusionCodes, firstIssue, productClasses } from './rules'

const text = z.string().min(1).max(200)
const day = calendarDaySchema
const fen = z.int().min(0).max(10_000_000_000)
const term = z.int().min(0).max(3_650)

const proofSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('invoice'), saleDate: day, number: text.optional() }),
  z.strictObject({ kind: z.literal('voucher'), saleDate: day, number: text.optional() }),
  z.strictObject({ kind: z.literal('serial-list'), saleDate: day, list: text.optional() }),
  z.strictObject({ kind: z.literal('imei-production') }),
  z.strictObject({ kind: z.literal('none') }),
])

const repairSchema = z.strictObject({
  id: text,
  from: day,
  /** The day on which it was ready for the customer; `null` while the device is in repair. */
  to: day.nullable(),
  family: text.optional(),
  outcome: z.enum(['repaired', 'not-repaired', 'no-fault-found', 'cancelled']).default('repaired'),
  charged: z.enum(['warranty', 'customer']).default('warranty'),
  where: text.optional(),
  delays: z
    .array(z.strictObject({ whose: z.enum(['us', 'parts', 'customer']), from: day, to: day.nullable() }))
    .max(200)
    .default([]),
  labourWarrantyDays: term.optional(),
  /** Each labour line with its own warranty; where none is named, the repair as a whole carries one. */
  labour: z
    .array(z.strictObject({ labour: text, warrantyDays: term.optional() }))
    .max(200)
    .default([]),
  parts: z
    .array(
      z.strictObject({
        part: text,
        partNumber: text.optional(),
        serial: text.optional(),
        warrantyDays: term.optional(),
      }),
    )
    .max(200)
    .default([]),
})

const exclusionFactSchema = z.strictObject({
  code: z.enum(exclusionCodes),
  evidence: z
    .array(
      z.strictObject({ kind: z.enum(['photo', 'checklist', 'document']), item: text, ref: text.optional() }),
    )
    .max(100)
    .default([]),
  objection: z.string().max(2_000).optional(),
  /** The manager decided otherwise: the exclusion is set aside. */
  overruled: z.strictObject({ by: text, reason: text }).optional(),
})

const settingsSchema = z.strictObject({
  dayOne: z.enum(['invoice-day', 'day-after']).default('invoice-day'),
  sameFaultOnly: z.boolean().default(false),
  repairDaysExtend: z.boolean().default(true),
  clockWarnDays: z.int().min(0).max(90).default(7),
})

const factFields = {
  class: z.enum(productClasses),
  productLine: text.optional(),
  brand: text.optional(),
  model: text.optional(),
  serial: text.optional(),
  /** The model that the serial number belongs to, and the one on the invoice, where they are known. */
  serialModel: text.optional(),
  invoiceModel: text.optional(),
  proof: proofSchema,
  productionDate: day.optional(),
  priceFen: fen.optional(),
  distanceSale: z.strictObject({ receivedOn: day }).optional(),
  /** The day on which the customer claimed; rights of that day are kept while the case is being handled. */
  claimedOn: day.optional(),
  fault: z
    .strictObject({
      kind: z.enum(['performance', 'unknown', 'none-found']).default('performance'),
      family: text.optional(),
      part: text.optional(),
    })
    .prefault({}),
  accessoryExchanges: z.int().min(0).max(100).default(0),
  accessoryPriceFen: fen.optional(),
  repairs: z.array(repairSchema).max(200).default([]),
  exchanges: z
    .array(z.strictObject({ on: day, oldSerial: text, newSerial: text }))
    .max(50)
    .default([]),
  contracts: z
    .array(
      z.strictObject({
        id: text,
        from: day,
        to: day,
        remedies: z
          .array(z.enum(['return', 'exchange', 'repair', 'free-repair']))
          .min(1)
          .default(['free-repair']),
        parts: z.array(text).min(1).nullable().default(null),
        /** Exclusions that this contract pays for all the same (a broken screen, say). */
        coversExclusions: z.array(z.enum(exclusionCodes)).default([]),
      }),
    )
    .max(50)
    .default([]),
  exclusions: z.array(exclusionFactSchema).max(50).default([]),
  ruling: z
    .strictObject({
      id: text,
      decidedOn: day,
      decision: z.enum(['covered', 'not-covered']),
      remedies: z.array(z.enum(['return', 'exchange', 'repair', 'free-repair'])).default(['free-repair']),
      reason: text,
    })
    .optional(),
  sameModelAvailable: z.boolean().optional(),
  settings: settingsSchema.prefault({}),
}

export const warrantyFactsSchema = z.strictObject(factFields)
export type WarrantyFacts = z.output<typeof warrantyFactsSchema>
export type WarrantyFactsInput = z.input<typeof warrantyFactsSchema>
export type RepairFact = WarrantyFacts['repairs'][number]
export type WarrantySettings = WarrantyFacts['settings']

/** One line of the command line tool: a case is the facts, the day it is asked for, and a name to find it again. */
export const warrantyCaseSchema = z.strictObject({ id: text.optional(), today: day, ...factFields })
export type WarrantyCase = z.output<typeof warrantyCaseSchema>
export type WarrantyCaseInput = z.input<typeof warrantyCaseSchema>

export function parseWarrantyFacts(input: unknown): Result<WarrantyFacts, 'facts-not-readable'> {
  const parsed = warrantyFactsSchema.safeParse(input)
  return parsed.success ? ok(parsed.data) : refused('facts-not-readable', { why: firstIssue(parsed.error) })
}

export function parseWarrantyCase(input: unknown): Result<WarrantyCase, 'case-not-readable'> {
  const parsed = warrantyCaseSchema.safeParse(input)
  return parsed.success ? ok(parsed.data) : refused('case-not-readable', { why: firstIssue(parsed.error) })
}

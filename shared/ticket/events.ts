/**
 * What can have happened to a ticket (one visit of one device). A shipped shape is never edited: additions get a
 * default, anything else a new type. No customer name or phone stands here in clear: only masked labels.
 */

import { z } from 'zod'
import { contactSchema } from './contact'
import { benchEvents, checkItemSchema } from './events-bench'

export const ticketKinds = [
  'repair',
  'commissioning',
  'maintenance',
  'exchange',
  'return',
  'software',
  'dataRecovery',
  'recall',
  'consultation',
] as const
export type TicketKind = (typeof ticketKinds)[number]

export const priorities = ['critical', 'high', 'medium', 'low'] as const
export type Priority = (typeof priorities)[number]

export const outcomes = [
  'repaired',
  'declined',
  'unrepairable',
  'noFaultFound',
  'exchanged',
  'returned',
  'done',
] as const
export type Outcome = (typeof outcomes)[number]

export const tenders = ['cash', 'card', 'wechat', 'alipay', 'account'] as const
export type Tender = (typeof tenders)[number]

const text = (most: number) => z.string().max(most)
const id = z.string().min(1).max(120)
export const fenSchema = z.int().nonnegative().max(10_000_000_000)

export const accessorySchema = z.strictObject({ id, name: text(80), count: z.int().min(1).max(99) })
export const conditionSchema = z.strictObject({
  id,
  name: text(80),
  state: z.enum(['good', 'bad', 'unknown']),
  note: text(400).default(''),
  /** Set where an earlier visit had already noted it. */
  alreadyOn: z.string().max(10).optional(),
})
export const quoteLineSchema = z.strictObject({
  kind: z.enum(['labour', 'part', 'other']),
  code: text(60),
  name: text(200),
  quantity: z.int().min(1).max(999),
  unitFen: fenSchema,
})
/** What the counter told the customer about warranty, with the rule set that said so. */
export const warrantyNoteSchema = z.strictObject({
  covered: z.boolean(),
  ruleSetId: text(120),
  ruleSetHash: text(64),
  rowIds: z.array(text(80)).max(40),
  sentenceZh: text(2000),
  sentenceEn: text(2000),
  changesOn: z.string().max(10).optional(),
})

export const ticketEvents = {
  ...benchEvents,
  deviceReceived: z.strictObject({
    number: id,
    kind: z.enum(ticketKinds),
    priority: z.enum(priorities),
    customerId: id,
    customerName: text(120),
    customerPhone: text(60),
    deviceId: id.optional(),
    modelId: text(120).default(''),
    modelName: text(200),
    deviceClass: text(40),
    serial: text(60).default(''),
    /** What the scanner sent for the device's numbers, before it was cleaned and read. */
    scanned: z.array(text(200)).max(4).default([]),
    saleDay: z.string().max(10).optional(),
    invoiceNumber: text(60).default(''),
    fault: text(4000),
    faultCode: text(40).default(''),
    impact: text(1000).default(''),
    request: text(1000).default(''),
    accessories: z.array(accessorySchema).max(60),
    condition: z.array(conditionSchema).max(60),
    photos: z.array(z.string().length(64)).max(12).default([]),
    dataLossConsent: z.boolean(),
    termsVersion: text(40),
    promisedAtMs: z.int().optional(),
    warranty: warrantyNoteSchema.optional(),
    secretId: id.optional(),
    batchId: id.optional(),
    repeatOf: id.optional(),
    /** Where the device was put down. */
    place: text(60).default('counter'),
    estimateFen: fenSchema.optional(),
    /** What the warranty answer gave the customer to choose from. */
    offered: z.array(text(20)).max(3).default([]),
    /** Why an exchange or a return was promised beyond it, and which manager let it pass. */
    goodwillReason: text(400).default(''),
    approvedBy: text(64).default(''),
    /** The number that was called at the counter. */
    queueNumber: text(12).default(''),
    /** Hash of the signature image and of what the customer's screen showed when it was signed. */
    signatureHash: z.string().max(64).optional(),
    documentHash: z.string().max(64).optional(),
  }),
  loanerLent: z.strictObject({
    loanerId: id,
    name: text(60),
    model: text(120),
    serial: text(60).default(''),
    accessories: text(200).default(''),
  }),
  loanerTakenBack: z.strictObject({ loanerId: id, note: text(400).default('') }),
  ticketAssigned: z.strictObject({ technicianId: id }),
  diagnosisStarted: z.strictObject({ technicianId: id }),
  faultDiagnosed: z.strictObject({
    faultCode: text(40),
    symptomCode: text(40).default(''),
    finding: text(4000),
    major: z.boolean().default(false),
    /** Why it broke; empty: not said. */
    causeCode: text(40).default(''),
  }),
  noteAdded: z.strictObject({ noteId: id, note: text(8000) }),
  customerContacted: contactSchema,
  quoteGiven: z.strictObject({
    quoteId: id,
    number: id,
    lines: z.array(quoteLineSchema).min(1).max(60),
    discountFen: fenSchema,
    discountReason: text(400).default(''),
    totalFen: fenSchema,
    expiresOn: z.string().length(10),
    /** The manager who let a discount above the clerk's limit pass. */
    approvedBy: text(64).default(''),
  }),
  quoteAnswered: z.strictObject({
    quoteId: id,
    accepted: z.boolean(),
    how: z.enum(['counter', 'phone', 'paper']),
    who: text(120).default(''),
  }),
  partReserved: z.strictObject({
    reservationId: id,
    partNumber: id,
    name: text(200),
    quantity: z.int().min(1).max(99),
    untilDiagnosis: z.boolean().default(false),
  }),
  partReleased: z.strictObject({ reservationId: id }),
  partUsed: z.strictObject({
    usageId: id,
    reservationId: id.optional(),
    partNumber: id,
    name: text(200),
    quantity: z.int().min(1).max(99),
    unitFen: fenSchema,
    underWarranty: z.boolean(),
    serial: text(60).default(''),
    warrantyDays: z.int().nonnegative().default(90),
  }),
  partReturned: z.strictObject({ usageId: id, reason: text(400) }),
  partAwaited: z.strictObject({ partNumber: id, name: text(200), quantity: z.int().min(1).max(99) }),
  partArrived: z.strictObject({ partNumber: id }),
  labourAdded: z.strictObject({
    lineId: id,
    code: text(60),
    name: text(200),
    priceFen: fenSchema,
    minutes: z.int().nonnegative().max(100_000),
    underWarranty: z.boolean(),
    /** Warranty on this line, fixed when it was done: a later policy does not change it. */
    warrantyDays: z.int().nonnegative().max(3650).default(30),
  }),
  labourRemoved: z.strictObject({ lineId: id }),
  repairStarted: z.strictObject({}),
  testRecorded: z.strictObject({ items: z.array(checkItemSchema).min(1).max(60), passed: z.boolean() }),
  madeReady: z.strictObject({ outcome: z.enum(outcomes), finding: text(4000).default('') }),
  discountGiven: z.strictObject({
    discountFen: fenSchema,
    reason: text(400),
    approvedBy: text(64).default(''),
  }),
  paymentTaken: z.strictObject({
    paymentId: id,
    number: id,
    purpose: z.enum(['deposit', 'bill', 'refund']),
    tender: z.enum(tenders),
    /** Negative for a refund. */
    amountFen: z.int(),
    shiftId: id,
  }),
  /** Of what was paid beforehand this much is not given back; nothing takes it back again. */
  depositForfeited: z.strictObject({
    amountFen: fenSchema,
    reason: text(400).min(1),
    approvedBy: text(64).default(''),
  }),
  /** The customer wants a 发票, or does not any more. */
  invoiceAsked: z.strictObject({ asked: z.boolean() }),
  /** Made in the tax system, with its number; whose title stands on it is in the customer's record. */
  invoiceIssued: z.strictObject({
    invoiceId: id,
    number: text(40).min(1),
    amountFen: fenSchema,
    day: z.string().length(10),
  }),
  invoiceVoided: z.strictObject({ invoiceId: id, reason: text(400) }),
  /** What the customer gets back for a device that is returned; the payment itself is a refund. */
  returnPriceAgreed: z.strictObject({
    amountFen: fenSchema,
    /** What the warranty rules gave on that day; absent where they give none. */
    computedFen: fenSchema.optional(),
    /** Why it is another amount, and the manager who let it pass. */
    reason: text(400).default(''),
    approvedBy: text(64).default(''),
  }),
  deviceHandedOver: z.strictObject({
    proof: z.enum(['receipt', 'secondProof']),
    proofNote: text(400).default(''),
    /** Hash of the signature image and of the document that it stands under. */
    signatureHash: z.string().max(64).optional(),
    documentHash: z.string().max(64).optional(),
    accessoriesReturned: z.array(id).max(60),
    overrideReason: text(400).default(''),
    /** The manager who let it go beside the clerk. */
    approvedBy: text(64).default(''),
    /** Fitted parts whose old one the customer took along; the others' stay here. */
    oldPartsToCustomer: z.array(id).max(60).default([]),
  }),
  ticketArchived: z.strictObject({ archiveCode: text(120) }),
  ticketCancelled: z.strictObject({
    reason: text(400),
    /** What went back with the device; earlier facts say nothing of it. */
    accessoriesReturned: z.array(id).max(60).optional(),
    overrideReason: text(400).default(''),
  }),
  priorityChanged: z.strictObject({ priority: z.enum(priorities), reason: text(400) }),
  promiseChanged: z.strictObject({ promisedAtMs: z.int(), reason: text(400) }),
  deviceMoved: z.strictObject({ place: text(60) }),
  sentOut: z.strictObject({
    number: id,
    to: text(200),
    waybill: text(60).default(''),
    toKind: z.enum(['headquarters', 'vendor']),
    /** When it was said to be back; empty: nothing was said. */
    expectedDay: text(10).default(''),
  }),
  /** Who looked is in the envelope; the passcode itself is never in a fact. */
  passcodeRevealed: z.strictObject({ reason: text(200) }),
  cameBack: z.strictObject({
    serialSeen: text(60).default(''),
    result: z.enum(['repaired', 'unrepairable', 'exchanged']),
    note: text(1000).default(''),
  }),
} as const

/**
 * A print job. It is recorded with the fact that caused it, before any printer is called; what the paper did is
 * a fact of its own. A job whose outcome nobody knows stays `unknown` until a person says what they see.
 */

import { z } from 'zod'
import { type PaperKind, paperKinds } from '../documents/paper'
import { defineAggregate, splitStream } from '../events/aggregate'
import { type ReceiptProfile, receiptProfileSchema } from '../printing/settings'

const text = (most: number) => z.string().max(most)

export const printForms = [
  'claimReceipt',
  'deviceLabel',
  'dispatchOrder',
  'commissioningReceipt',
  'repairReceipt',
  'customerInformation',
  'customerOpinion',
  'survey',
  'surveyStatistics',
  'salesReturnNote',
  'deliveryNote',
  'quotation',
  'paymentSlip',
  'partsPickList',
  'dailySummary',
  'warrantyCard',
  'reconcileSlip',
  'periodReport',
  'stockLabel',
] as const
export type PrintForm = (typeof printForms)[number]
/** What people call a paper: money in and money out are one form with a title each. */
export type PaperName = PrintForm | 'refundSlip'

/** These say what the day took in: neither their paper nor their preview is for the counter or the bench. */
export const managerForms: readonly PrintForm[] = [
  'dailySummary',
  'reconcileSlip',
  'surveyStatistics',
  'periodReport',
]

export const printEvents = {
  printRequested: z.strictObject({
    form: z.enum(printForms),
    paper: z.enum(paperKinds),
    language: z.enum(['zh-CN', 'en']),
    /** The ticket, shift … that it speaks of, and the number that stands on it. */
    subject: text(200),
    number: text(60),
    /** 1: the original. */
    copy: z.int().min(1).max(999),
    reason: text(200).default(''),
    /** What main needs, besides the subject's own facts, to make the document again. */
    parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  }),
  printStarted: z.strictObject({
    printer: text(120),
    documentHash: text(64),
    /** Of what went to the printer. Receipt commands are the same whenever they are made again for this printer. */
    bytesHash: text(64).default(''),
    profile: receiptProfileSchema.optional(),
  }),
  printEnded: z.strictObject({
    outcome: z.enum(['printed', 'failed', 'unknown', 'cancelled']),
    reason: text(80).default(''),
    printer: text(120).default(''),
  }),
  /** A person looked: it came out, or it did not. */
  printSettled: z.strictObject({ cameOut: z.boolean() }),
  /** `printer`: the one that a person chose; empty: as set for the paper. */
  printRetried: z.strictObject({ printer: text(120).default('') }),
  /** Somebody looked at the paper again or took it along: it shows a customer's data. */
  printShown: z.strictObject({ how: z.enum(['screen', 'file']) }),
  /** A person wants it before everything that waits. */
  printHurried: z.strictObject({}),
} as const

export type PrintStatus = 'queued' | 'printing' | 'printed' | 'failed' | 'unknown' | 'cancelled'

export interface PrintJob {
  readonly id: string
  readonly revision: number
  readonly form: PrintForm
  readonly paper: PaperKind
  readonly language: 'zh-CN' | 'en'
  readonly subject: string
  readonly number: string
  readonly copy: number
  readonly reason: string
  readonly parameters: Readonly<Record<string, string | number | boolean>>
  readonly status: PrintStatus
  readonly outcomeReason: string
  readonly documentHash: string
  /** Of the bytes that the printer got, and what it was set to; where it took commands. */
  readonly bytesHash: string
  readonly profile: ReceiptProfile | undefined
  readonly printer: string
  /** Id of the printer that a person chose for the next try. */
  readonly wantedPrinter: string
  readonly hurried: boolean
  readonly requestedAtMs: number
  readonly requestedBy: string
  readonly endedAtMs: number
  readonly tries: number
}

export const printAggregate = defineAggregate<PrintJob | undefined, typeof printEvents>({
  kind: 'print',
  events: printEvents,
  initial: undefined,
  evolve: (state, event) => {
    const { meta } = event
    if (event.type === 'printRequested') {
      if (state) return state
      return {
        id: splitStream(meta.stream).id,
        revision: meta.revision,
        ...event.payload,
        status: 'queued',
        outcomeReason: '',
        documentHash: '',
        bytesHash: '',
        profile: undefined,
        printer: '',
        wantedPrinter: '',
        hurried: false,
        requestedAtMs: meta.recordedAtMs,
        requestedBy: meta.actor,
        endedAtMs: 0,
        tries: 0,
      }
    }
    if (!state) return undefined
    const next = { ...state, revision: meta.revision }
    switch (event.type) {
      case 'printStarted':
        return {
          ...next,
          status: 'printing',
          tries: state.tries + 1,
          printer: event.payload.printer,
          documentHash: event.payload.documentHash,
          bytesHash: event.payload.bytesHash,
          profile: event.payload.profile,
        }
      case 'printEnded':
        return {
          ...next,
          status: event.payload.outcome,
          outcomeReason: event.payload.reason,
          printer: event.payload.printer || state.printer,
          endedAtMs: meta.recordedAtMs,
        }
      case 'printSettled':
        return { ...next, status: event.payload.cameOut ? 'printed' : 'queued', endedAtMs: meta.recordedAtMs }
      case 'printRetried':
        return { ...next, status: 'queued', outcomeReason: '', wantedPrinter: event.payload.printer }
      case 'printHurried':
        return { ...next, hurried: true }
      default:
        return next
    }
  },
})

export type PrintRow = Omit<PrintJob, 'parameters' | 'bytesHash' | 'profile'> & {
  readonly open: 0 | 1
  readonly called: PaperName
}

export function printRow(job: PrintJob): PrintRow {
  const { parameters, bytesHash: _bytesHash, profile: _profile, ...rest } = job
  return {
    ...rest,
    open: job.status === 'printed' || job.status === 'cancelled' ? 0 : 1,
    called: job.form === 'paymentSlip' && parameters['refund'] === true ? 'refundSlip' : job.form,
  }
}

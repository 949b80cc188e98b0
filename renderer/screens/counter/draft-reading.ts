/** Reads a kept draft back. One of an older form, or damaged, is not half understood: the form then starts empty. */

import { z } from 'zod'
import { priorities, tenders, ticketKinds } from '../../../shared/ticket/events'
import { customerFormSchema } from '../customer/customer-form-state'
import type { IntakeDraft } from './intake-draft'

const text = z.string()

const draftSchema = z.object({
  commandId: text.min(8),
  ticketId: text.min(8),
  batchId: text,
  kind: z.enum(ticketKinds),
  priority: z.enum(priorities),
  device: z.object({
    code: text,
    scanned: z.array(text).readonly().default([]),
    deviceId: text,
    known: z.boolean(),
    serial: text,
    imei: text,
    imei2: text,
    modelId: text,
    modelName: text,
    deviceClass: text,
    productLine: text.default(''),
    saleDay: text,
    productionDay: text,
    invoiceNumber: text,
    invoicePrice: text,
    proof: z.enum(['invoice', 'voucher', 'none']),
    findings: z.record(text, z.object({ evidence: z.record(text, text), objection: text })),
  }),
  customer: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none'), text }),
    z.object({
      kind: z.literal('known'),
      customerId: text,
      name: text,
      phone: text,
      note: text,
      keyCustomer: z.boolean(),
    }),
    z.object({
      kind: z.literal('new'),
      customerId: text,
      form: customerFormSchema,
      consentGiven: z.boolean(),
    }),
  ]),
  faultCode: text,
  faultUnknown: z.boolean(),
  fault: text,
  impact: text,
  request: text,
  accessories: z.record(text, z.number()),
  otherAccessories: text,
  condition: z.record(
    text,
    z.object({ state: z.enum(['good', 'bad', 'unknown']), note: text, alreadyOn: text }),
  ),
  photos: z.array(text),
  secretId: text,
  dataLossConsent: z.boolean(),
  estimate: text,
  deposit: text,
  depositTender: z.enum(tenders),
  promiseDay: text,
  promiseTime: text,
  repeatOf: text.nullable(),
  goodwillReason: text.default(''),
})

export function readIntake(stored: unknown): IntakeDraft | undefined {
  return draftSchema.safeParse(stored).data
}

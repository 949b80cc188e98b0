/** What can have happened to a customer's record. Every payload here is sealed under that customer's own key. */

import { z } from 'zod'

const text = (most: number) => z.string().max(most)

export const contactSchema = z.strictObject({ name: text(80), phone: text(40), role: text(80).default('') })

export const customerDetailsSchema = z.strictObject({
  kind: z.enum(['person', 'company']),
  name: text(80).min(1),
  company: text(120).default(''),
  /** Normalised by `customer/phone`; the first is the one to call. */
  phones: z.array(text(40).min(3)).min(1).max(6),
  contacts: z.array(contactSchema).max(20).default([]),
  addressCode: text(12).default(''),
  address: text(300).default(''),
  email: text(120).default(''),
  invoiceTitle: text(120).default(''),
  taxNumber: text(40).default(''),
  keyCustomer: z.boolean().default(false),
  note: text(1000).default(''),
})

export type CustomerDetails = z.infer<typeof customerDetailsSchema>

export const customerEvents = {
  customerEntered: z.strictObject({
    details: customerDetailsSchema,
    consentVersion: text(40),
    consentGiven: z.boolean(),
  }),
  customerChanged: z.strictObject({ details: customerDetailsSchema }),
  consentChanged: z.strictObject({ consentVersion: text(40), consentGiven: z.boolean() }),
  /** This record now stands for the other one too. The other is told by `mergedInto`. */
  customerMerged: z.strictObject({ mergedInto: text(120) }),
  mergeUndone: z.strictObject({ reason: text(400) }),
  /** Somebody looked at the full record: who is in the envelope, why is here. */
  detailsRevealed: z.strictObject({ reason: text(400).min(1), ticketId: text(120).default('') }),
  /** Everything that is held on them was given to them. */
  detailsExported: z.strictObject({ reason: text(400).min(1) }),
  customerErased: z.strictObject({ reason: text(400) }),
} as const

/**
 * Telling the customer: that the device can be collected, what the quote says, that it takes longer. Recorded with how and
 * whether they were reached, because "nobody called me" is settled by the record. Whoever is in a new status has not
 * been told of it yet.
 */

import { z } from 'zod'

const text = (most: number) => z.string().max(most)

export const contactTopics = ['ready', 'quote', 'delay', 'other'] as const
export type ContactTopic = (typeof contactTopics)[number]
export const contactWays = ['phone', 'sms', 'wechat', 'email', 'inPerson'] as const
export type ContactWay = (typeof contactWays)[number]

export const contactSchema = z.strictObject({
  topic: z.enum(contactTopics),
  way: z.enum(contactWays),
  /** `false`: nobody answered; it is tried again. */
  reached: z.boolean(),
  note: text(400).default(''),
})

export interface ContactLine extends z.output<typeof contactSchema> {
  readonly atMs: number
  readonly actor: string
}

export type ContactState = 'none' | 'tried' | 'told'

/** Since the ticket came into the status it is in. */
export function contactStateOf(ticket: {
  readonly contacts: readonly ContactLine[]
  readonly statusSinceMs: number
}): ContactState {
  const since = ticket.contacts.filter(({ atMs }) => atMs >= ticket.statusSinceMs)
  if (since.length === 0) return 'none'
  return since.some(({ reached }) => reached) ? 'told' : 'tried'
}

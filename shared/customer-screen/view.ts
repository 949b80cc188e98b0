/**
 * What the customer's own screen may show: only what is here, already in words and already masked. The clerk's window
 * makes it, main passes it on without adding anything, and nobody else's data can be in it.
 */

import { z } from 'zod'

const text = (most: number) => z.string().max(most)

/** The whole view as JSON. */
export const mostViewBytes = 20_000

const lineSchema = z.strictObject({
  label: text(40),
  value: text(600),
  /** What the customer should look at first. */
  strong: z.boolean().default(false),
})

export const customerViewSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('idle'),
    outlet: text(120),
    /** Who is being served. */
    queue: text(12).default(''),
    /** The number that was just drawn, for whoever drew it, and how many wait before them. */
    drawn: text(12).default(''),
    ahead: z.int().nonnegative().max(999).default(0),
  }),
  z.strictObject({
    kind: z.literal('visit'),
    language: z.enum(['zh', 'en']),
    outlet: text(120),
    queue: text(12).default(''),
    title: text(80),
    /** As the clerk chose to show it; masked unless they said otherwise. */
    customer: text(120).default(''),
    lines: z.array(lineSchema).max(24),
    /** What was said about the warranty, word for word. */
    warranty: text(2000).default(''),
    amountFen: z.int().optional(),
    amountLabel: text(40).default(''),
    /** Present: the customer is asked to sign under this sentence. */
    sign: z.strictObject({ statement: text(600) }).optional(),
  }),
])
export type CustomerView = z.output<typeof customerViewSchema>
export type VisitView = Extract<CustomerView, { kind: 'visit' }>
export type IdleView = Extract<CustomerView, { kind: 'idle' }>

/** Nobody's visit: the house and, if one was called or drawn, a number. */
export function idleView(outlet: string, numbers: Partial<IdleView> = {}): IdleView {
  return { kind: 'idle', outlet, queue: '', drawn: '', ahead: 0, ...numbers }
}

/** To the customer's window: `turn` says which view a signature belongs to. */
export interface CustomerViewMessage {
  readonly kind: 'customerView'
  readonly turn: number
  readonly view: CustomerView
  readonly signed: boolean
}

/** To the window whose view was signed: hashes of the picture and of exactly what was shown. */
export interface CustomerSignedMessage {
  readonly kind: 'customerSigned'
  readonly forId: string
  readonly signatureHash: string
  readonly documentHash: string
}

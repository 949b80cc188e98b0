/**
 * 发票: what of a ticket may be invoiced, what was, and what stands in the code on an electronic one. The invoice itself
 * comes from the tax system; here it is kept that it was made, for how much, and under which number.
 */

import { sumFen } from '../money'
import { billOf } from './bill'
import type { Ticket } from './state'

export const invoiceStates = ['none', 'asked', 'issued', 'tooMuch'] as const
export type InvoiceState = (typeof invoiceStates)[number]

export interface InvoiceLine {
  readonly invoiceId: string
  readonly number: string
  readonly amountFen: number
  readonly day: string
  readonly atMs: number
  readonly actor: string
  /** Why it counts no more: made void, or offset by a red one. */
  readonly voided?: string
}

type Invoiced = Pick<
  Ticket,
  | 'labour'
  | 'parts'
  | 'discountFen'
  | 'payments'
  | 'forfeited'
  | 'returnPrice'
  | 'outcome'
  | 'invoices'
  | 'invoiceAsked'
>

export function invoicedFen({ invoices }: Pick<Ticket, 'invoices'>): number {
  return sumFen(invoices.map((line) => (line.voided === undefined ? line.amountFen : 0)))
}

/** What was earned and paid and stands on none yet; a deposit that is only held does not. Negative: too much does. */
export function toInvoiceFen(ticket: Invoiced): number {
  const { paidFen, totalFen, keptFen } = billOf(ticket)
  return Math.max(0, Math.min(paidFen, totalFen + keptFen)) - invoicedFen(ticket)
}

export function invoiceStateOf(ticket: Invoiced): InvoiceState {
  const doneFen = invoicedFen(ticket)
  const leftFen = toInvoiceFen(ticket)
  if (leftFen < 0) return 'tooMuch'
  if (ticket.invoiceAsked && (leftFen > 0 || doneFen === 0)) return 'asked'
  return doneFen > 0 ? 'issued' : 'none'
}

/** Of 8 or 20 digits; an older one may have its code before it. */
export const invoiceNumberPattern = /^\d{8,32}$/

/** Electronic ones whose code says the sum with tax; older ones say it without. */
const withTax: readonly string[] = ['31', '32']

export interface ReadInvoice {
  readonly number: string
  readonly amountFen?: number
  readonly day?: string
}

/**
 * `01,32,,24442000000012345678,1999.00,20261120,,9A3B`: what a scanner reads from it. Typed sign by sign, it is one only
 * at its end.
 */
export function readInvoiceCode(text: string): ReadInvoice | undefined {
  const [version, type = '', code = '', number = '', amount = '', date = '', check = '', end] = text
    .normalize('NFKC')
    .trim()
    .split(',')
  const isWhole = /^[0-9A-F]{4}$/i.test(end ?? '') || (/^\d{20}$/.test(check) && end === '')
  if (!isWhole) return undefined
  if (version !== '01' || !/^\d{2}$/.test(type) || !/^\d{0,12}$/.test(code)) return undefined
  const whole = `${code}${number}`
  if (!invoiceNumberPattern.test(number) || !invoiceNumberPattern.test(whole)) return undefined
  const sum = /^(\d{1,8})(?:\.(\d{1,2}))?$/.exec(amount)
  const day = /^(\d{4})(\d{2})(\d{2})$/.exec(date)
  return {
    number: whole,
    ...(sum && withTax.includes(type)
      ? { amountFen: Number(sum[1]) * 100 + Number((sum[2] ?? '').padEnd(2, '0')) }
      : {}),
    ...(day ? { day: `${day[1]}-${day[2]}-${day[3]}` } : {}),
  }
}

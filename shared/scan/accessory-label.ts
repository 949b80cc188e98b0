/**
 * The small label on each thing left with a device: `A-SZ01-AA-000123-02-K` is the second item of ticket
 * `S-SZ01-AA-000123-…`. It names its ticket, so that a charger found on a shelf can go back to its phone.
 */

import { mod37_36 } from 'cdigit'
import { formatNumber, type NumberParts, parseNumber } from '../numbers'

export interface AccessoryLabel {
  /** The service number of the ticket it belongs to. */
  readonly ticketNumber: string
  /** 1 for the first thing left with the device. */
  readonly item: number
}

export const maxAccessoryItems = 99

/** `undefined` when `ticketNumber` is not a number of ours. */
export function formatAccessoryLabel({ ticketNumber, item }: AccessoryLabel): string | undefined {
  if (!Number.isInteger(item) || item < 1 || item > maxAccessoryItems) return undefined
  const parts = parseNumber(ticketNumber)
  if (!parts) return undefined
  const body = `A${formatNumber({ ...parts, kind: 'S' }).slice(1, -2)}-${item.toString().padStart(2, '0')}`
  return `${body}-${mod37_36.compute(body.replaceAll('-', ''))}`
}

export function parseAccessoryLabel(
  text: string,
): (AccessoryLabel & { readonly parts: NumberParts }) | undefined {
  const upper = text.normalize('NFKC').trim().toUpperCase()
  const match = /^A(-[A-Z0-9]{2,8}-[A-Z]{2,4}-\d{6,9})-(\d{2})-([0-9A-Z])$/.exec(upper)
  if (!match) return undefined
  const [, ticketBody = '', item = '', check] = match
  if (mod37_36.compute(upper.slice(0, -2).replaceAll('-', '')) !== check || item === '00') return undefined
  const serviceBody = `S${ticketBody}`
  const ticketNumber = `${serviceBody}-${mod37_36.compute(serviceBody.replaceAll('-', ''))}`
  const parts = parseNumber(ticketNumber)
  return parts && { ticketNumber, item: Number(item), parts }
}

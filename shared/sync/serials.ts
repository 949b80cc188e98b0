/**
 * Headquarters' list of serial numbers on its way to a station, as the catalogue travels: a snapshot in pages the first
 * time, then what changed. A sum over the hashes of all lines says at the end whether both hold the same list; it can
 * be carried from page to page, and a line that is changed or removed is taken out of it again.
 */

import { z } from 'zod'
import type { SerialRecord } from '../warranty/serial-list'
import { cataloguePlace } from './protocol'

export const serialsPath = '/v1/serials'

/** So many are checked and written at once; people work meanwhile. */
export const serialsAPage = 2000
export const serialPageLimit = 5000

const count = z.int().nonnegative()

export const serialsRequest = cataloguePlace.extend({ limit: z.int().min(1).max(serialPageLimit) })
export const serialsAnswer = z.object({
  toVersion: count,
  asOf: z.string().max(10),
  /** How many numbers the whole list has at `toVersion`. */
  size: count,
  /** Of the whole list at `toVersion`; empty: it has changed meanwhile, so that there is nothing to compare. */
  digest: z.union([z.string().regex(/^[0-9a-f]{15}$/), z.literal('')]),
  records: z.array(z.unknown()).max(serialPageLimit),
  removed: z.array(z.string().max(80)).max(serialPageLimit),
  /** Empty: complete. */
  next: z.string().max(80),
})
export type SerialsAnswer = z.output<typeof serialsAnswer>

/** What a line of the list is hashed as; headquarters' database makes the same text of its columns. */
export function serialText({ serial, modelId, madeOn, soldOn }: SerialRecord): string {
  return `${serial}\t${modelId}\t${madeOn}\t${soldOn}`
}

const modulus = 1n << 60n

/** The sum with one line more (`way` 1) or less (-1), by the first sixty bits of the line's SHA-256. */
export function addToDigest(digest: string, lineSha256Hex: string, way: 1 | -1): string {
  const sum = BigInt(`0x${digest}`) + BigInt(way) * BigInt(`0x${lineSha256Hex.slice(0, 15)}`)
  return ((sum + modulus) % modulus).toString(16).padStart(15, '0')
}

export const emptyDigest = '0'.repeat(15)

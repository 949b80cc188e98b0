/**
 * Headquarters' escrow of a station's key, as it travels: the station wraps its key by a code of its own making, keeps
 * the wrap, and gives headquarters the code alone, sealed for headquarters' escrow key. Neither half opens anything:
 * a stolen disk has no code, a stolen headquarters has no wrap.
 */

import { z } from 'zod'

const publicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

export const escrowPath = '/v1/escrow'

/** `code` null: only asks whose key it would be sealed for. */
export const escrowRequest = z.strictObject({
  code: z
    .strictObject({
      madeAtMs: z.int().nonnegative(),
      ephemeral: publicKey,
      sealed: z.string().max(400),
    })
    .nullable(),
})
export const escrowAnswer = z.object({
  /** Empty: this headquarters keeps no codes. */
  publicKey: z.union([publicKey, z.literal('')]),
  /** Of the code that is kept for this station; 0: none. */
  keptAtMs: z.int().nonnegative(),
})
export type EscrowCode = NonNullable<z.output<typeof escrowRequest>['code']>

/** What the sealing is bound to, so that no code opens as another station's. */
export function escrowAbout(station: {
  readonly outlet: string
  readonly station: string
  readonly keyId: string
}): string {
  return `escrow ${station.outlet}/${station.station} ${station.keyId}`
}

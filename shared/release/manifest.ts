/**
 * What a release says of itself, signed by a key that never touches a network; and whether this station may take it.
 * Everything is decided here, before a byte of the package is downloaded: the server, the share and the stick are
 * believed in nothing.
 */

import { z } from 'zod'

export const updateManifestName = 'update.json'
export const maxManifestBytes = 200_000

export const updateManifestSchema = z.strictObject({
  format: z.literal(1),
  product: z.literal('counterbench'),
  channel: z.string().regex(/^[a-z]{1,20}$/),
  version: z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/),
  /** Counts releases of a channel; never goes back. */
  number: z.int().positive(),
  issuedAtMs: z.int().positive(),
  /** An old release that was signed once is worth nothing after this. */
  expiresAtMs: z.int().positive(),
  /** Of the journal's tables that the new program writes. */
  schema: z.int().nonnegative(),
  files: z
    .array(
      z.strictObject({
        platform: z.string().regex(/^[a-z0-9]+-[a-z0-9]+$/),
        name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,120}$/),
        bytes: z.int().positive().max(2_000_000_000),
        sha512: z.string().regex(/^[0-9a-f]{128}$/),
      }),
    )
    .min(1)
    .max(20),
  /** Which outlets are to take it now; absent: all. The rest waits for a later manifest. */
  outlets: z.array(z.string().max(20)).max(2000).optional(),
  /** What changes, as the staff would say it. */
  notes: z.strictObject({
    zh: z.array(z.string().max(300)).min(1).max(30),
    en: z.array(z.string().max(300)).min(1).max(30),
  }),
})
export type UpdateManifest = z.output<typeof updateManifestSchema>
export type UpdateFile = UpdateManifest['files'][number]

export const signedManifestSchema = z.strictObject({
  manifest: z.string().max(maxManifestBytes),
  signature: z.string().max(100),
})

/** The highest release this station has ever been shown; it survives reinstalling an older program. */
export interface UpdateFloor {
  readonly number: number
  readonly version: string
}

export type UpdateRefusal =
  | 'update-wrong-channel'
  | 'update-older'
  | 'update-replayed'
  | 'update-expired'
  | 'update-from-the-future'
  | 'update-not-for-this-system'

export type UpdateVerdict =
  | { readonly kind: 'offered'; readonly file: UpdateFile }
  | { readonly kind: 'current' }
  /** Meant for other outlets first. */
  | { readonly kind: 'later' }
  | { readonly kind: 'refused'; readonly reason: UpdateRefusal }

const clockToleranceMs = 2 * 86_400_000

export function judgeUpdate(
  manifest: UpdateManifest,
  station: {
    readonly version: string
    readonly schema: number
    readonly channel: string
    readonly platform: string
    readonly outlet: string
    readonly floor: UpdateFloor
    readonly nowMs: number
  },
): UpdateVerdict {
  const refuse = (reason: UpdateRefusal): UpdateVerdict => ({ kind: 'refused', reason })
  if (manifest.channel !== station.channel) return refuse('update-wrong-channel')
  if (manifest.number < station.floor.number) return refuse('update-replayed')
  if (compareVersions(manifest.version, station.floor.version) < 0) return refuse('update-older')
  if (compareVersions(manifest.version, station.version) < 0 || manifest.schema < station.schema) {
    return refuse('update-older')
  }
  if (manifest.expiresAtMs < station.nowMs) return refuse('update-expired')
  if (manifest.issuedAtMs > station.nowMs + clockToleranceMs) return refuse('update-from-the-future')
  if (manifest.version === station.version) return { kind: 'current' }
  if (manifest.outlets && !manifest.outlets.includes(station.outlet)) return { kind: 'later' }
  const file = manifest.files.find(({ platform }) => platform === station.platform)
  return file ? { kind: 'offered', file } : refuse('update-not-for-this-system')
}

export function compareVersions(left: string, right: string): number {
  const [a, b] = [left, right].map((text) => text.split('.').map(Number))
  for (let at = 0; at < 3; at += 1) {
    const difference = (a?.[at] ?? 0) - (b?.[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

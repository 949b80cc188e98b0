/**
 * The envelope around every fact: who, where, when, in which order, and the chain that makes a change or a gap
 * visible. It never holds personal data; that is in the payload only, which is sealed on disk. The chain runs
 * over `payloadHash`, not over the payload, so that a person's data can be destroyed (by destroying the key
 * named in `keyId`) and the chain still verifies.
 */

import { z } from 'zod'

export const envelopeSchema = z.strictObject({
  id: z.string().min(8).max(64),
  /** `ticket/<id>`, `stock/<part number>` … */
  stream: z.string().min(3).max(200),
  /** 1 for the first fact of the stream. */
  revision: z.int().positive(),
  type: z.string().min(1).max(80),
  version: z.int().positive(),
  outlet: z.string().min(1).max(16),
  station: z.string().min(1).max(4),
  incarnation: z.int().nonnegative(),
  /** 1, 2, 3 … without a gap for one station and incarnation. */
  originSeq: z.int().positive(),
  /** Hybrid logical clock, for display and for nothing else. */
  hlc: z.string().min(1).max(64),
  recordedAtMs: z.int(),
  /** Calendar day of the opened shift, `YYYY-MM-DD`. */
  businessDay: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  commandId: z.string().min(8).max(64),
  /** Staff id, or `system`. */
  actor: z.string().min(1).max(64),
  /** Which data key seals the payload: `journal`, or `customer/<id>`. */
  keyId: z.string().min(1).max(120),
  payloadHash: z.string().regex(/^[0-9a-f]{64}$/),
  prevHash: z.string().regex(/^[0-9a-f]{64}$/),
})

export type Envelope = z.infer<typeof envelopeSchema>

/** What `evolve` may know of the envelope. */
export type FactMeta = Pick<
  Envelope,
  'id' | 'stream' | 'revision' | 'recordedAtMs' | 'businessDay' | 'actor' | 'station' | 'commandId'
>

export const genesisHash = '0'.repeat(64)

/** The text that a fact's hash is taken of. Field order is part of the format and never changes. */
export function chainText(envelope: Envelope): string {
  return JSON.stringify([
    1,
    envelope.prevHash,
    envelope.id,
    envelope.stream,
    envelope.revision,
    envelope.type,
    envelope.version,
    envelope.outlet,
    envelope.station,
    envelope.incarnation,
    envelope.originSeq,
    envelope.hlc,
    envelope.recordedAtMs,
    envelope.businessDay,
    envelope.commandId,
    envelope.actor,
    envelope.keyId,
    envelope.payloadHash,
  ])
}

/**
 * Whether a fact has the shape that `wireFactSchema` asks for, told without making a second copy of it: headquarters
 * looks at every fact of every outlet. Whatever this does not know for sure is left to the schema, which alone decides.
 */

import type { WireFact } from './protocol'

const hash = /^[0-9a-f]{64}$/
const day = /^\d{4}-\d{2}-\d{2}$/
const envelopeKeys = 17
const factKeys = 3

const text = (value: unknown, least: number, most: number): boolean =>
  typeof value === 'string' && value.length >= least && value.length <= most
const whole = (value: unknown, least: number): boolean =>
  Number.isSafeInteger(value) && (value as number) >= least

export function isPlainWireFact(raw: unknown): raw is WireFact {
  if (typeof raw !== 'object' || raw === null || Object.keys(raw).length !== factKeys) return false
  const { envelope, salt } = raw as { readonly envelope?: unknown; readonly salt?: unknown }
  if (!text(salt, 0, 64) || !('payload' in raw)) return false
  if (typeof envelope !== 'object' || envelope === null) return false
  if (Object.keys(envelope).length !== envelopeKeys) return false
  const fact = envelope as Readonly<Record<string, unknown>>
  return (
    text(fact.id, 8, 64) &&
    text(fact.stream, 3, 200) &&
    whole(fact.revision, 1) &&
    text(fact.type, 1, 80) &&
    whole(fact.version, 1) &&
    text(fact.outlet, 1, 16) &&
    text(fact.station, 1, 4) &&
    whole(fact.incarnation, 0) &&
    whole(fact.originSeq, 1) &&
    text(fact.hlc, 1, 64) &&
    Number.isSafeInteger(fact.recordedAtMs) &&
    text(fact.businessDay, 10, 10) &&
    day.test(fact.businessDay as string) &&
    text(fact.commandId, 8, 64) &&
    text(fact.actor, 1, 64) &&
    text(fact.keyId, 1, 120) &&
    text(fact.payloadHash, 64, 64) &&
    hash.test(fact.payloadHash as string) &&
    text(fact.prevHash, 64, 64) &&
    hash.test(fact.prevHash as string)
  )
}

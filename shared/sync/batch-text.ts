/**
 * A batch of facts as our stations write it: members in one order, payloads as the very text that their hash is taken
 * of. Headquarters can then check a fact where it stands (`headquarters/exchange/quick-batch.ts`) instead of taking
 * it apart and writing it again. It is JSON like any other, and any other JSON of the same meaning is taken as well.
 */

import { canonicalJson } from '../documents/canonical'
import type { Envelope } from '../events/envelope'
import type { WireFact } from './protocol'

export function batchText(incarnation: number, fromSeq: number, facts: readonly WireFact[]): string {
  return `{"incarnation":${incarnation},"fromSeq":${fromSeq},"facts":[${facts.map(factText).join(',')}]}`
}

function factText({ envelope, salt, payload }: WireFact): string {
  return `{"envelope":${JSON.stringify(envelope)},"salt":${JSON.stringify(salt)},"payload":${canonicalJson(payload)}}`
}

export const batchHead = /^\{"incarnation":(0|[1-9]\d{0,8}),"fromSeq":([1-9]\d{0,14}),"facts":\[/
export const betweenFacts = '},{"envelope":{"id":"'
export const batchEnd = '}]}'

const plain = (least: number, most: number) => `"([ !#-\\[\\]-~]{${least},${most}})"`
const positive = (digits: number) => `([1-9]\\d{0,${digits - 1}})`
const hash = '"([0-9a-f]{64})"'

/** In the order in which they are written; what is matched is what `envelopeSchema` asks for, and plain ASCII. */
const members: Readonly<Record<keyof Envelope, string>> = {
  id: plain(8, 64),
  stream: plain(3, 200),
  revision: positive(9),
  type: plain(1, 80),
  version: positive(9),
  outlet: plain(1, 16),
  station: plain(1, 4),
  incarnation: '(0|[1-9]\\d{0,8})',
  originSeq: positive(15),
  hlc: plain(1, 64),
  recordedAtMs: positive(15),
  businessDay: '"(\\d{4}-\\d{2}-\\d{2})"',
  commandId: plain(8, 64),
  actor: plain(1, 64),
  keyId: plain(1, 120),
  payloadHash: hash,
  prevHash: hash,
}

/** Everything of a fact but its payload, whose text begins where this ends. */
export function factHead(): RegExp {
  const envelope = Object.entries(members).map(([name, value]) => `"${name}":${value}`)
  return new RegExp(`\\{"envelope":\\{${envelope.join(',')}\\},"salt":${plain(0, 64)},"payload":`, 'y')
}

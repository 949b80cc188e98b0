/** What a batch of facts says about where devices are. Pure; the last word in the batch counts for each ticket. */

import { splitStream } from '../../shared/events/aggregate'
import { statusCode, statusCodeText } from '../../shared/sync/status-link'
import { statusReached } from '../../shared/sync/totals'
import type { EventRecord, TicketChange } from '../store'
import { sha256Hex } from './judge'

export function ticketChanges(outlet: string, events: readonly EventRecord[]): readonly TicketChange[] {
  const changes = new Map<string, TicketChange>()
  for (const { envelope, sealed } of events) {
    if (splitStream(envelope.stream).kind !== 'ticket' || !sealed) continue
    const payload = JSON.parse(sealed.payload) as Readonly<Record<string, unknown>>
    const status = statusReached(envelope.type, payload)
    if (status === undefined) continue
    const before = changes.get(envelope.stream)
    const change = { stream: envelope.stream, status, atMs: envelope.recordedAtMs }
    if (envelope.type !== 'deviceReceived') {
      changes.set(envelope.stream, { ...before, ...change })
      continue
    }
    const code = statusCode(outlet, sha256Hex(statusCodeText(envelope.id, sealed.salt)))
    changes.set(envelope.stream, {
      ...change,
      received: {
        number: textOf(payload.number),
        kind: textOf(payload.kind),
        customerId: textOf(payload.customerId),
        code,
        codeSha256: sha256Hex(code),
      },
    })
  }
  return [...changes.values()]
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 120) : ''
}

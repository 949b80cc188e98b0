/** What a batch of facts says about where devices are: for each ticket its steps, in order. Pure. */

import { splitStream } from '../../shared/events/aggregate'
import { statusCode, statusCodeText } from '../../shared/sync/status-link'
import { type TicketStep, ticketStep } from '../../shared/sync/ticket-steps'
import type { EventRecord, TicketChange } from '../store'
import { sha256Hex } from './judge'

export function ticketChanges(outlet: string, events: readonly EventRecord[]): readonly TicketChange[] {
  const changes = new Map<string, { steps: TicketStep[]; received?: TicketChange['received'] }>()
  for (const { envelope, sealed } of events) {
    if (!sealed) continue
    const payload = (): Readonly<Record<string, unknown>> => JSON.parse(sealed.payload)
    const step = ticketStep(envelope.type, envelope.recordedAtMs, payload)
    if (!step || splitStream(envelope.stream).kind !== 'ticket') continue
    const change = changes.get(envelope.stream) ?? { steps: [] }
    changes.set(envelope.stream, change)
    change.steps.push(step)
    if (envelope.type === 'deviceReceived')
      change.received = receivedBy(outlet, envelope.id, sealed.salt, payload())
  }
  return [...changes].map(([stream, { steps, received }]) =>
    received ? { stream, steps, received } : { stream, steps },
  )
}

function receivedBy(
  outlet: string,
  factId: string,
  salt: string,
  payload: Readonly<Record<string, unknown>>,
): TicketChange['received'] {
  const code = statusCode(outlet, sha256Hex(statusCodeText(factId, salt)))
  return {
    number: textOf(payload.number),
    kind: textOf(payload.kind),
    customerId: textOf(payload.customerId),
    code,
    codeSha256: sha256Hex(code),
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 120) : ''
}

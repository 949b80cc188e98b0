/**
 * Where a device is, followed from the facts alone by who does not hold the whole ticket: headquarters, for the
 * customer's page and the outbound hook. It says what the outlet's own fold says, step by step; the control totals do
 * not depend on it.
 */

import { statusReached } from './totals'

export interface TicketStep {
  readonly type: string
  readonly atMs: number
  /** Of `partAwaited` and `partArrived`. */
  readonly partNumber: string
  /** Of `quoteAnswered`. */
  readonly accepted: boolean
}

export interface FollowedTicket {
  readonly status: string
  readonly waitingFor: readonly string[]
}

const alsoSteps: ReadonlySet<string> = new Set(['quoteAnswered', 'partArrived', 'cameBack'])

/** The step that a fact is; `undefined`: it moves no ticket. The payload is read only where it matters. */
export function ticketStep(
  type: string,
  atMs: number,
  payload: () => Readonly<Record<string, unknown>>,
): TicketStep | undefined {
  if (!alsoSteps.has(type) && statusReached(type, {}) === undefined) return undefined
  const step = { type, atMs, partNumber: '', accepted: false }
  if (type === 'quoteAnswered') return { ...step, accepted: payload().accepted === true }
  if (type === 'partAwaited' || type === 'partArrived') {
    const { partNumber } = payload()
    return { ...step, partNumber: typeof partNumber === 'string' ? partNumber.slice(0, 80) : '' }
  }
  return step
}

export function followTicket(before: FollowedTicket, step: TicketStep): FollowedTicket {
  const { type, partNumber, accepted } = step
  switch (type) {
    case 'ticketAssigned':
      // Handing the job to somebody else later on moves nothing.
      return before.status === 'received' ? { ...before, status: 'assigned' } : before
    case 'partAwaited':
      return { status: 'waitingForPart', waitingFor: [...before.waitingFor, partNumber].slice(-100) }
    case 'partArrived': {
      const waitingFor = before.waitingFor.filter((one) => one !== partNumber)
      const goesOn = waitingFor.length === 0 && before.status === 'waitingForPart'
      return { waitingFor, status: goesOn ? 'repairing' : before.status }
    }
    case 'cameBack':
      return { ...before, status: 'testing' }
    default:
      return { ...before, status: statusReached(type, { accepted }) ?? before.status }
  }
}

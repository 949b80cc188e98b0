/**
 * The figures once more, as slowly and plainly as possible: from the raw facts, one after the other, with nothing
 * taken over from the program but the calendar and the limits. What it says is what the screen must say.
 */

import type { StoredFact } from '../../electron/journal/fact-row'
import {
  type BusinessCalendar,
  businessMinutesBetween,
  businessMsBetween,
} from '../../shared/calendar/business-time'
import type { Policy } from '../../shared/policy/policy'

export interface SlowTicket {
  readonly id: string
  readonly received: StoredFact
  readonly facts: readonly StoredFact[]
}

type Payload = Readonly<Record<string, unknown>>
const payloadOf = (fact: StoredFact | undefined) => (fact?.payload ?? {}) as Payload

export function slowFigures(
  facts: readonly StoredFact[],
  given: {
    readonly fromDay: string
    readonly toDay: string
    readonly calendar: BusinessCalendar
    readonly policy: Policy
  },
): Readonly<Record<string, number | null>> {
  const { fromDay, toDay, calendar, policy } = given
  const inPeriod = (day: string) => day >= fromDay && day <= toDay
  const tickets = new Map<string, StoredFact[]>()
  for (const fact of facts) {
    const { stream } = fact.envelope
    if (stream.startsWith('ticket/')) tickets.set(stream, [...(tickets.get(stream) ?? []), fact])
  }
  const all = [...tickets].map(([stream, own]) => ({ id: stream.slice('ticket/'.length), facts: own }))
  const first = (ticket: { facts: StoredFact[] }, type: string) =>
    ticket.facts.find((fact) => fact.envelope.type === type)
  const last = (ticket: { facts: StoredFact[] }, type: string) =>
    ticket.facts.findLast((fact) => fact.envelope.type === type)
  const at = (fact: StoredFact | undefined) => fact?.envelope.recordedAtMs

  const intakeOf = (ticket: { facts: StoredFact[] }) => payloadOf(ticket.facts[0])
  const receivedAt = (ticket: { facts: StoredFact[] }) => at(ticket.facts[0]) as number
  const received = all.filter((ticket) => inPeriod(ticket.facts[0]?.envelope.businessDay ?? ''))
  const closed = all.filter((ticket) => {
    const handed = first(ticket, 'deviceHandedOver')
    return handed !== undefined && inPeriod(handed.envelope.businessDay)
  })
  const readyFact = (ticket: { facts: StoredFact[] }) =>
    ticket.facts.findLast(
      (fact) =>
        fact.envelope.type === 'madeReady' ||
        (fact.envelope.type === 'quoteAnswered' && payloadOf(fact)['accepted'] === false),
    )
  const outcome = (ticket: { facts: StoredFact[] }) => {
    const fact = readyFact(ticket)
    return fact?.envelope.type === 'madeReady' ? payloadOf(fact)['outcome'] : fact ? 'declined' : undefined
  }
  const minutes = (from: number, to: number) => businessMinutesBetween(calendar, from, to)
  const cancelled = (ticket: { facts: StoredFact[] }) => first(ticket, 'ticketCancelled') !== undefined

  const responses = received.flatMap((ticket) => {
    const fact = first(ticket, 'diagnosisStarted')
    return fact ? [minutes(receivedAt(ticket), at(fact) as number)] : []
  })
  const ready = closed.filter((ticket) => readyFact(ticket) !== undefined)
  const repairs = ready.map((ticket) => minutes(receivedAt(ticket), at(readyFact(ticket)) as number))
  const collections = closed.map((ticket) =>
    minutes(receivedAt(ticket), at(first(ticket, 'deviceHandedOver')) as number),
  )
  const repaired = closed.filter((ticket) => outcome(ticket) === 'repaired')
  const repeatedBy = (id: string) =>
    all.some((ticket) => intakeOf(ticket)['repeatOf'] === id && !cancelled(ticket))
  const isMajor = (ticket: { facts: StoredFact[] }) =>
    payloadOf(last(ticket, 'faultDiagnosed'))['major'] === true ||
    (payloadOf(last(ticket, 'priorityChanged'))['priority'] ?? intakeOf(ticket)['priority']) === 'critical'
  const major = repaired.filter(isMajor)
  const daysLater = (day: string, days: number) =>
    new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
  const isRedo = (days: number) => (ticket: (typeof all)[number]) =>
    all.some((before) => {
      const handed = first(before, 'deviceHandedOver')
      return (
        before.id !== ticket.id &&
        handed !== undefined &&
        outcome(before) === 'repaired' &&
        intakeOf(before)['serial'] !== '' &&
        intakeOf(before)['serial'] === intakeOf(ticket)['serial'] &&
        (at(handed) as number) <= receivedAt(ticket) &&
        daysLater(handed.envelope.businessDay, days) >= (ticket.facts[0]?.envelope.businessDay ?? '')
      )
    })

  const isLate = (ticket: (typeof all)[number]) => {
    const priority = (payloadOf(last(ticket, 'priorityChanged'))['priority'] ??
      intakeOf(ticket)['priority']) as keyof Policy['firstResponseMinutes']
    const started = first(ticket, 'diagnosisStarted')
    if (started && minutes(receivedAt(ticket), at(started) as number) > policy.firstResponseMinutes[priority])
      return true
    const promised = (payloadOf(last(ticket, 'promiseChanged'))['promisedAtMs'] ??
      intakeOf(ticket)['promisedAtMs']) as number | undefined
    const wasReady = at(readyFact(ticket))
    if (promised !== undefined && wasReady !== undefined && wasReady > promised) {
      const givenAt = at(last(ticket, 'promiseChanged')) ?? 0
      const stood = staysOf(ticket.facts)
        .filter(({ status }) => policy.promisePausedStatuses.some((paused) => paused === status))
        .map(({ fromMs, toMs }) => [Math.max(fromMs, givenAt), Math.min(toMs, wasReady)] as const)
        .filter(([fromMs, toMs]) => toMs > fromMs)
        .reduce((sum, [fromMs, toMs]) => sum + businessMsBetween(calendar, fromMs, toMs), 0)
      if (businessMsBetween(calendar, promised, wasReady) > stood) return true
    }
    return staysOf(ticket.facts).some(
      ({ status, fromMs, toMs }) =>
        status !== 'quoted' &&
        status !== 'ready' &&
        minutes(fromMs, toMs) > (policy.statusLimitMinutes[status] ?? Number.POSITIVE_INFINITY),
    )
  }

  const shiftDay = new Map<string, string>()
  let incomeFen = 0
  let requests = 0
  let missed = 0
  for (const fact of facts) {
    const { type, stream, businessDay } = fact.envelope
    const payload = payloadOf(fact)
    if (type === 'shiftOpened') shiftDay.set(stream, payload['day'] as string)
    if (type === 'tillMoved' && inPeriod(shiftDay.get(stream) ?? '')) {
      if (payload['kind'] !== 'paidIn' && payload['kind'] !== 'paidOut')
        incomeFen += payload['amountFen'] as number
    }
    if (!inPeriod(businessDay)) continue
    if (type === 'stockReserved' || type === 'stockMissed') requests += 1
    if (type === 'stockIssued' && payload['reservationId'] === undefined) requests += 1
    if (type === 'stockMissed') missed += 1
  }

  return {
    received: received.length,
    collected: closed.length,
    income: incomeFen,
    firstResponse: rank(responses, 0.5),
    turnaround: rank(repairs, 0.5),
    turnaround90: rank(repairs, 0.9),
    collection: rank(collections, 0.5),
    within24: percent(
      ready.filter((ticket) => (at(readyFact(ticket)) as number) - receivedAt(ticket) <= 86_400_000),
      ready,
    ),
    breached: percent(closed.filter(isLate), closed),
    firstTimeFix: percent(
      repaired.filter(({ id }) => !repeatedBy(id)),
      repaired,
    ),
    firstTimeFixMajor: percent(
      major.filter(({ id }) => !repeatedBy(id)),
      major,
    ),
    repeat: percent(
      received.filter((ticket) => intakeOf(ticket)['repeatOf'] !== undefined),
      received,
    ),
    redo: percent(received.filter(isRedo(90)), received),
    redo30: percent(received.filter(isRedo(30)), received),
    stockOut: requests === 0 ? null : Math.round((missed / requests) * 10_000) / 100,
  }
}

/** Which step a ticket stood in, from when to when; the last one is not over. */
function staysOf(facts: readonly StoredFact[]) {
  const stays: { status: string; fromMs: number; toMs: number }[] = []
  let status = ''
  let fromMs = 0
  let awaited: string[] = []
  for (const fact of facts) {
    const payload = payloadOf(fact)
    const next = ((): string => {
      switch (fact.envelope.type) {
        case 'deviceReceived':
          return 'received'
        case 'ticketAssigned':
          return status === 'received' ? 'assigned' : status
        case 'diagnosisStarted':
          return 'diagnosing'
        case 'quoteGiven':
          return 'quoted'
        case 'quoteAnswered':
          return payload['accepted'] === true ? 'repairing' : 'ready'
        case 'partAwaited':
          awaited = [...awaited, payload['partNumber'] as string]
          return 'waitingForPart'
        case 'partArrived':
          awaited = awaited.filter((number) => number !== payload['partNumber'])
          return awaited.length === 0 && status === 'waitingForPart' ? 'repairing' : status
        case 'repairStarted':
          return 'repairing'
        case 'testRecorded':
        case 'cameBack':
          return 'testing'
        case 'madeReady':
          return 'ready'
        case 'sentOut':
          return 'sentOut'
        case 'deviceHandedOver':
          return 'collected'
        case 'ticketCancelled':
          return 'cancelled'
        default:
          return status
      }
    })()
    if (next === status) continue
    if (status !== '') stays.push({ status, fromMs, toMs: fact.envelope.recordedAtMs })
    status = next
    fromMs = fact.envelope.recordedAtMs
  }
  return stays
}

function rank(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null
}

function percent(some: readonly unknown[], all: readonly unknown[]): number | null {
  return all.length === 0 ? null : Math.round((some.length / all.length) * 10_000) / 100
}

/**
 * The control totals of one business day, computed by this same code at the station and at headquarters, each from
 * its own log. They depend only on the facts of that day, never on a fold, so that both sides can say them without
 * asking the other, and a fact that one side misses shows in a figure that a person understands.
 */

import { canonicalJson } from '../documents/canonical'
import { splitStream } from '../events/aggregate'
import type { Envelope } from '../events/envelope'

export interface CountedFact {
  readonly envelope: Pick<Envelope, 'stream' | 'type'>
  readonly payload: unknown
}

export interface MoneyTotal {
  readonly count: number
  readonly amountFen: number
}

export interface DayTotals {
  readonly day: string
  readonly facts: number
  /** Devices received, by kind of ticket. */
  readonly received: Readonly<Record<string, number>>
  /** How many times a ticket reached a status, by status. */
  readonly reached: Readonly<Record<string, number>>
  /** Payments on tickets, refunds negative, by tender. */
  readonly money: Readonly<Record<string, MoneyTotal>>
  /** Cash put into or taken out of the drawer for something else. */
  readonly drawer: Readonly<Record<string, MoneyTotal>>
  /** Pieces that came into (+) and left (−) the good stock, by part number. */
  readonly parts: Readonly<Record<string, { readonly in: number; readonly out: number }>>
}

/** Statuses that a fact by itself leads to, whatever was before. */
const reachedBy: Readonly<Record<string, string>> = {
  deviceReceived: 'received',
  ticketAssigned: 'assigned',
  diagnosisStarted: 'diagnosing',
  quoteGiven: 'quoted',
  partAwaited: 'waitingForPart',
  repairStarted: 'repairing',
  testRecorded: 'testing',
  sentOut: 'sentOut',
  madeReady: 'ready',
  deviceHandedOver: 'collected',
  ticketArchived: 'archived',
  ticketCancelled: 'cancelled',
}

type Bag<Value> = Map<string, Value>

export function dayTotals(day: string, facts: Iterable<CountedFact>): DayTotals {
  let all = 0
  const received: Bag<number> = new Map()
  const reached: Bag<number> = new Map()
  const money: Bag<MoneyTotal> = new Map()
  const drawer: Bag<MoneyTotal> = new Map()
  const parts: Bag<{ in: number; out: number }> = new Map()
  for (const fact of facts) {
    all += 1
    const { kind, id } = splitStream(fact.envelope.stream)
    const payload = asRecord(fact.payload)
    if (!payload) continue
    if (kind === 'ticket') countTicket(fact.envelope.type, payload, received, reached, money)
    else if (kind === 'shift') countDrawer(fact.envelope.type, payload, drawer)
    else if (kind === 'stock') countPart(fact.envelope.type, id, payload, parts)
  }
  return {
    day,
    facts: all,
    received: sorted(received),
    reached: sorted(reached),
    money: sorted(money),
    drawer: sorted(drawer),
    parts: sorted(parts),
  }
}

/** The text that a day's digest is taken of. */
export function totalsText(totals: DayTotals): string {
  return canonicalJson(totals)
}

function countTicket(
  type: string,
  payload: Readonly<Record<string, unknown>>,
  received: Bag<number>,
  reached: Bag<number>,
  money: Bag<MoneyTotal>,
): void {
  const status = statusReached(type, payload)
  if (status !== undefined) add(reached, status, 1)
  if (type === 'deviceReceived') add(received, word(payload.kind), 1)
  if (type === 'paymentTaken') addMoney(money, word(payload.tender), whole(payload.amountFen))
}

/** The status that a fact by itself leads to; `undefined`: it leads to none. */
export function statusReached(type: string, payload: Readonly<Record<string, unknown>>): string | undefined {
  if (type === 'quoteAnswered') return answered(payload)
  return Object.hasOwn(reachedBy, type) ? reachedBy[type] : undefined
}

function answered(payload: Readonly<Record<string, unknown>>): string {
  return payload.accepted === true ? 'repairing' : 'ready'
}

function countDrawer(
  type: string,
  payload: Readonly<Record<string, unknown>>,
  drawer: Bag<MoneyTotal>,
): void {
  if (type !== 'tillMoved') return
  const kind = word(payload.kind)
  if (kind === 'paidIn' || kind === 'paidOut') addMoney(drawer, kind, whole(payload.amountFen))
}

function countPart(
  type: string,
  partNumber: string,
  payload: Readonly<Record<string, unknown>>,
  parts: Bag<{ in: number; out: number }>,
): void {
  const moved = movedPieces(type, payload)
  if (moved === 0) return
  const before = parts.get(partNumber) ?? { in: 0, out: 0 }
  parts.set(
    partNumber,
    moved > 0 ? { ...before, in: before.in + moved } : { ...before, out: before.out - moved },
  )
}

function movedPieces(type: string, payload: Readonly<Record<string, unknown>>): number {
  switch (type) {
    case 'stockReceived':
      return whole(payload.quantity)
    case 'stockIssued':
      return -whole(payload.quantity)
    case 'stockReturned':
      return payload.to === 'good' ? whole(payload.quantity) : 0
    case 'stockAdjusted':
      return whole(payload.difference)
    case 'stockFoundDefective':
      return -whole(payload.quantity)
    case 'stockSentOut':
      return payload.from === 'good' ? -whole(payload.quantity) : 0
    case 'stockScrapped':
      return payload.from === 'good' ? -whole(payload.quantity) : 0
    default:
      return 0
  }
}

function add(bag: Bag<number>, key: string, by: number): void {
  bag.set(key, (bag.get(key) ?? 0) + by)
}

function addMoney(bag: Bag<MoneyTotal>, key: string, amountFen: number): void {
  const before = bag.get(key) ?? { count: 0, amountFen: 0 }
  bag.set(key, { count: before.count + 1, amountFen: before.amountFen + amountFen })
}

function sorted<Value>(bag: Bag<Value>): Readonly<Record<string, Value>> {
  return Object.fromEntries([...bag].sort(([left], [right]) => (left < right ? -1 : 1)))
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined
}

function word(value: unknown): string {
  return typeof value === 'string' && value !== '' ? value.slice(0, 80) : '?'
}

function whole(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : 0
}

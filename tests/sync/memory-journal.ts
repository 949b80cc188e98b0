/**
 * A journal in memory with the real envelope, chain and payload hashes, for exchanging with a real headquarters. It
 * can be restored to an earlier state, copied, tampered with, and moved to a new incarnation.
 */

import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { JournalPort, SealedFact } from '../../electron/sync/journal-port'
import { chainText, type Envelope, genesisHash } from '../../shared/events/envelope'
import type { HeadquartersFact } from '../../shared/headquarters/facts'
import { payloadText } from '../../shared/sync/protocol'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

export interface NewRecord {
  readonly stream: string
  readonly type: string
  readonly payload: unknown
  readonly day?: string
  readonly keyId?: string
}

export interface Station {
  readonly port: JournalPort
  readonly key: KeyObject
  readonly record: (record: NewRecord) => SealedFact
  readonly facts: () => readonly SealedFact[]
  readonly published: () => readonly HeadquartersFact[]
  /** Everything as it is now, to come back to. */
  readonly backup: () => string
  readonly restore: (backup: string) => void
  readonly newIncarnation: (number?: number) => void
  readonly replace: (place: number, fact: SealedFact) => void
  readonly day: (day: string) => void
  /** What the mark beside the journal says was here. */
  readonly onceHad: (incarnation: number, count: number) => void
}

interface State {
  facts: SealedFact[]
  books: Record<string, string>
  published: HeadquartersFact[]
  cursor: number
  incarnation: number
  made: number
}

export function createStation(
  outlet = 'SZ01',
  station = 'A',
  key: KeyObject = generateKeyPairSync('ed25519').privateKey,
  journalId = `journal-${outlet}-${station}`,
): Station {
  let state: State = { facts: [], books: {}, published: [], cursor: 0, incarnation: 0, made: 0 }
  let once: { incarnation: number; count: number }[] = []
  let today = '2026-03-02'

  const ofIncarnation = (incarnation: number): SealedFact[] =>
    state.facts.filter((fact) => fact.envelope.incarnation === incarnation)

  const port: JournalPort = {
    identity: () => ({
      outlet,
      station,
      incarnation: state.incarnation,
      journalId,
      epoch: state.incarnation + 1,
    }),
    ownFacts: (incarnation, fromSeq, limit) => {
      const own = ofIncarnation(incarnation)
      return own.slice(fromSeq - 1, fromSeq - 1 + limit)
    },
    have: () =>
      [...new Set(state.facts.map((fact) => fact.envelope.incarnation))].map((incarnation) => {
        const own = ofIncarnation(incarnation)
        return { station, incarnation, count: own.length, head: hashOf(own.at(-1)) }
      }),
    onceHad: () => once,
    get: (name) => state.books[name],
    set: (name, value) => {
      state.books[name] = value
    },
    applyHeadquarters: (facts, cursor) => {
      const known = new Set(state.published.map((fact) => fact.hqSeq))
      state.published.push(...facts.filter((fact) => !known.has(fact.hqSeq)))
      state.cursor = cursor
    },
    headquartersCursor: () => state.cursor,
    businessDays: () => [...new Set(state.facts.map((fact) => fact.envelope.businessDay))].sort(),
    factsOfDay: (day) => state.facts.filter((fact) => fact.envelope.businessDay === day),
  }

  return {
    port,
    key,
    record: ({ stream, type, payload, day, keyId }) => {
      const own = ofIncarnation(state.incarnation)
      state.made += 1
      const salt = sha256(`${outlet}${station}${state.incarnation}${state.made}`).slice(0, 32)
      const envelope: Envelope = {
        id: `fact-${outlet}-${station}-${state.incarnation}-${state.made}`,
        stream,
        revision: 1,
        type,
        version: 1,
        outlet,
        station,
        incarnation: state.incarnation,
        originSeq: own.length + 1,
        hlc: `${state.made}.0@${station}`,
        recordedAtMs: 1_772_400_000_000 + state.made * 1000,
        businessDay: day ?? today,
        commandId: `command-${state.made}`,
        actor: 'staff-1',
        keyId: keyId ?? 'journal',
        payloadHash: sha256(payloadText(salt, payload)),
        prevHash: hashOf(own.at(-1)),
      }
      const fact = { envelope, salt, payload }
      state.facts.push(fact)
      return fact
    },
    facts: () => state.facts,
    published: () => state.published,
    backup: () => JSON.stringify(state),
    restore: (backup) => {
      state = JSON.parse(backup)
    },
    newIncarnation: (number = state.incarnation + 1) => {
      state.incarnation = number
    },
    replace: (place, fact) => {
      state.facts[place] = fact
    },
    day: (day) => {
      today = day
    },
    onceHad: (incarnation, count) => {
      once = [...once.filter((one) => one.incarnation !== incarnation), { incarnation, count }]
    },
  }
}

export function hashOf(fact: SealedFact | undefined): string {
  return fact ? sha256(chainText(fact.envelope)) : genesisHash
}

/** Records one visit: received, part reserved and issued, paid, collected. Ten facts or so. */
export function recordVisit(station: Station, number: number, day?: string): void {
  const at = day === undefined ? {} : { day }
  const ticket = `ticket/t-${String(number).padStart(6, '0')}`
  const customer = `customer/c-${number}`
  const record = (stream: string, type: string, payload: unknown, keyId?: string): void => {
    station.record({ stream, type, payload, ...at, ...(keyId ? { keyId } : {}) })
  }
  record(customer, 'customerEntered', { details: { name: '王小明', phones: ['13812345678'] } }, customer)
  record(ticket, 'deviceReceived', { number: `S-${number}`, kind: number % 5 === 0 ? 'software' : 'repair' })
  record(ticket, 'ticketAssigned', { technicianId: 'tech-1' })
  record(ticket, 'diagnosisStarted', { technicianId: 'tech-1' })
  record(`stock/SCR-${number % 7}`, 'stockIssued', { usageId: `u${number}`, ticketId: ticket, quantity: 1 })
  record(ticket, 'partUsed', {
    usageId: `u${number}`,
    partNumber: `SCR-${number % 7}`,
    quantity: 1,
    unitFen: 19900,
  })
  record(ticket, 'testRecorded', { items: [], passed: true })
  record(ticket, 'madeReady', { outcome: 'repaired' })
  record(ticket, 'paymentTaken', { tender: number % 2 ? 'cash' : 'wechat', amountFen: 19900 + number })
  record(ticket, 'deviceHandedOver', { proof: 'receipt' })
}

export const factsPerVisit = 10

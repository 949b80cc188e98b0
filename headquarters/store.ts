/**
 * What the exchange needs of a store, and nothing more: PostgreSQL in the server, memory in the simulation, the same
 * exchange code above both. Everything happens inside a transaction; `commit` is the only moment anything is true.
 */

import type { Envelope } from '../shared/events/envelope'
import type { HeadquartersFact } from '../shared/headquarters/facts'
import type { TicketStep } from '../shared/sync/ticket-steps'
import type { SerialRecord } from '../shared/warranty/serial-list'

export interface HeadquartersState {
  readonly hqId: string
  readonly epoch: number
  readonly lastHqSeq: number
  /** Head of headquarters' own chain. */
  readonly chain: string
  /** Ed25519, PKCS#8 in base64url. */
  readonly signingKey: string
  readonly catalogueVersion: number
}

export interface StationRecord {
  readonly outlet: string
  readonly station: string
  readonly keyId: string
  readonly publicKey: string
  readonly journalId: string
  readonly counter: number
  readonly revoked: boolean
}

export interface ChainRecord {
  readonly incarnation: number
  readonly count: number
  readonly head: string
  readonly verified: number
}

/** How many facts of an incarnation a station has, or is said to have had. */
export interface StationCount {
  readonly station: string
  readonly incarnation: number
  readonly count: number
}

export interface EventRecord {
  readonly envelope: Envelope
  readonly hash: string
  /** `undefined`: did not travel, was erased, or was not the payload that the envelope speaks of. */
  readonly sealed: { readonly salt: string; readonly payload: string } | undefined
}

export interface SetAsideRecord {
  readonly incarnation: number
  readonly originSeq: number
  readonly reason: string
  readonly keyId: string
  readonly body: string
  readonly bodySha256: string
}

/** The steps that a ticket takes in a batch, in order; with what is known of its receipt when it is among them. */
export interface TicketChange {
  readonly stream: string
  readonly steps: readonly TicketStep[]
  readonly received?: {
    readonly number: string
    readonly kind: string
    readonly customerId: string
    readonly code: string
    readonly codeSha256: string
  }
}

export interface DayFact {
  readonly incarnation: number
  readonly originSeq: number
  readonly hash: string
  readonly stream: string
  readonly type: string
  readonly payload: string | undefined
}

export interface DayRecord {
  readonly day: string
  readonly dirty: boolean
  readonly facts: number
  readonly totals: string
  readonly digest: string
  readonly agrees: boolean | undefined
}

export interface PublishedFact extends HeadquartersFact {
  readonly chain: string
}

export interface EpochChange {
  readonly epoch: number
  readonly reason: string
  readonly detail: string
  readonly atMs: number
}

export interface Incident {
  readonly outlet: string
  readonly id: string
  readonly station: string
  readonly kind: string
  readonly detail: string
  readonly atMs: number
}

export interface CataloguePage {
  readonly toVersion: number
  readonly asOf: string
  readonly size: number
  readonly rows: readonly { readonly partNumber: string; readonly removed: boolean; readonly part: string }[]
}

export interface SerialsPage {
  readonly toVersion: number
  readonly asOf: string
  readonly size: number
  /** Empty: the list has changed since `toVersion`. */
  readonly digest: string
  readonly rows: readonly (SerialRecord & { readonly removed: boolean })[]
}

interface PageQuery {
  readonly fromVersion: number
  readonly toVersion: number
  readonly after: string
  readonly limit: number
}

export interface StoreTransaction {
  /** `lock`: nobody else publishes or changes the epoch until this transaction ends. */
  readonly headquarters: (lock?: 'lock') => Promise<HeadquartersState>
  readonly saveHeadquarters: (state: HeadquartersState) => Promise<void>
  readonly beginEpoch: (change: EpochChange) => Promise<void>
  readonly addIncident: (incident: Incident) => Promise<void>

  readonly station: (outlet: string, station: string, keyId: string) => Promise<StationRecord | undefined>
  /** Takes the counter if it is higher than any before; says whether it did. */
  readonly takeCounter: (
    station: Pick<StationRecord, 'outlet' | 'station' | 'keyId'>,
    counter: number,
    contact: { readonly atMs: number; readonly clockSkewMs: number },
  ) => Promise<boolean>
  readonly noteHello: (
    station: Pick<StationRecord, 'outlet' | 'station' | 'keyId'>,
    told: { readonly journalId: string; readonly incarnation: number; readonly program: string },
  ) => Promise<void>
  readonly noteProof: (
    station: Pick<StationRecord, 'outlet' | 'station' | 'keyId'>,
    proof: { readonly atMs: number; readonly agrees: boolean },
  ) => Promise<void>
  readonly enrolmentCode: (
    outlet: string,
    codeSha256: string,
    nowMs: number,
  ) => Promise<{ readonly station: string } | undefined>
  readonly spendEnrolmentCode: (outlet: string, codeSha256: string, atMs: number) => Promise<void>
  readonly knowsJournal: (outlet: string, station: string, journalId: string) => Promise<boolean>
  /** Revokes whatever key this station had before. */
  readonly addStation: (record: StationRecord, atMs: number) => Promise<void>

  readonly chains: (outlet: string, station: string) => Promise<readonly ChainRecord[]>
  /** What is held of the outlet's other stations, for this one to remember. */
  readonly siblings: (outlet: string, station: string) => Promise<readonly StationCount[]>
  /** Somebody's word that so much was once there; it only ever rises. Never two of one incarnation at once. */
  readonly rememberOnce: (
    outlet: string,
    told: readonly StationCount[],
    saidBy: string,
    atMs: number,
  ) => Promise<void>
  readonly onceHad: (
    outlet: string,
    station: string,
  ) => Promise<readonly { readonly incarnation: number; readonly count: number }[]>
  /** Made where it is not there yet, and held until the transaction ends. */
  readonly lockChain: (outlet: string, station: string, incarnation: number) => Promise<ChainRecord>
  readonly saveChain: (outlet: string, station: string, chain: ChainRecord) => Promise<void>
  readonly hashesAt: (
    outlet: string,
    station: string,
    incarnation: number,
    seqs: readonly number[],
  ) => Promise<ReadonlyMap<number, string>>
  readonly addEvents: (events: readonly EventRecord[], atMs: number) => Promise<void>
  readonly addSetAside: (
    outlet: string,
    station: string,
    rows: readonly SetAsideRecord[],
    atMs: number,
  ) => Promise<void>
  readonly openSetAside: (outlet: string, station: string) => Promise<number>
  /** For the customer's page, and what the outbound hook is to be told. */
  readonly noteTickets: (outlet: string, changes: readonly TicketChange[], atMs: number) => Promise<void>
  /** Destroys every payload that was sealed with this key. */
  readonly erase: (outlet: string, keyId: string) => Promise<void>

  readonly markDays: (outlet: string, station: string, days: readonly string[]) => Promise<void>
  readonly days: (outlet: string, station: string) => Promise<readonly DayRecord[]>
  readonly dayFacts: (outlet: string, station: string, day: string) => Promise<readonly DayFact[]>
  readonly saveDayTotals: (
    outlet: string,
    station: string,
    day: { readonly day: string; readonly facts: number; readonly totals: string; readonly digest: string },
  ) => Promise<void>
  readonly saveDayProof: (
    outlet: string,
    station: string,
    days: readonly { readonly day: string; readonly digest: string; readonly agrees: boolean }[],
    atMs: number,
  ) => Promise<void>

  /** What a station says of days that differ, to be shown beside our own figures. */
  readonly saveSides: (
    outlet: string,
    station: string,
    days: readonly { readonly day: string; readonly totals: string }[],
    atMs: number,
  ) => Promise<void>

  readonly publish: (facts: readonly PublishedFact[]) => Promise<void>
  /** Facts for this outlet and for everyone, after a number, in order. */
  readonly published: (outlet: string, after: number, limit: number) => Promise<readonly PublishedFact[]>
  readonly publishedCount: (outlet: string, after: number) => Promise<number>
  readonly chainAt: (hqSeq: number) => Promise<string | undefined>
  readonly allPublished: () => Promise<readonly PublishedFact[]>
  readonly unpublishAll: () => Promise<void>

  readonly catalogue: (query: PageQuery) => Promise<CataloguePage>
  /** 0: there is no list of serial numbers. */
  readonly serialVersion: () => Promise<number>
  readonly serials: (query: PageQuery) => Promise<SerialsPage>
}

export interface ExchangeStore {
  readonly transaction: <Value>(work: (tx: StoreTransaction) => Promise<Value>) => Promise<Value>
}

// Why: the simulation needs a headquarters' store that a schedule can back up, restore and crash thousands of times
// a second. It keeps the same promises as the PostgreSQL one: a transaction is all or nothing, a key is unique.
import type {
  ChainRecord,
  DayRecord,
  EventRecord,
  ExchangeStore,
  HeadquartersState,
  Incident,
  PublishedFact,
  SetAsideRecord,
  StationCount,
  StationRecord,
  StoreTransaction,
} from '../../headquarters/store'

export interface MemoryState {
  headquarters: HeadquartersState
  stations: Map<string, StationRecord>
  chains: Map<string, ChainRecord>
  events: Map<string, EventRecord>
  setAside: Map<string, SetAsideRecord>
  days: Map<string, DayRecord>
  published: PublishedFact[]
  incidents: Map<string, Incident>
  onceHad: Map<string, StationCount>
}

export interface MemoryStore extends ExchangeStore {
  readonly state: () => MemoryState
  readonly backup: () => MemoryState
  readonly restore: (backup: MemoryState) => void
  /** The next transaction that changes more than a counter dies before its commit. */
  readonly crashNext: () => void
  readonly calm: () => void
}

export class Crash extends Error {}

export function createMemoryStore(first: HeadquartersState): MemoryStore {
  let state: MemoryState = {
    headquarters: first,
    stations: new Map(),
    chains: new Map(),
    events: new Map(),
    setAside: new Map(),
    days: new Map(),
    published: [],
    incidents: new Map(),
    onceHad: new Map(),
  }
  let crashing = false

  return {
    state: () => state,
    backup: () => copyOf(state),
    restore: (backup) => {
      state = copyOf(backup)
    },
    crashNext: () => {
      crashing = true
    },
    calm: () => {
      crashing = false
    },
    transaction: async (work) => {
      let before: MemoryState | undefined
      let deadly = false
      const beforeWrite = (what?: 'counter'): void => {
        before ??= copyOf(state)
        deadly ||= what !== 'counter'
      }
      try {
        const value = await work(transactionOn(() => state, beforeWrite))
        if (crashing && deadly) {
          crashing = false
          throw new Crash('killed before the commit')
        }
        return value
      } catch (error) {
        if (before) state = before
        throw error
      }
    },
  }
}

function copyOf(state: MemoryState): MemoryState {
  return {
    headquarters: state.headquarters,
    stations: new Map(state.stations),
    chains: new Map(state.chains),
    events: new Map(state.events),
    setAside: new Map(state.setAside),
    days: new Map(state.days),
    published: [...state.published],
    incidents: new Map(state.incidents),
    onceHad: new Map(state.onceHad),
  }
}

function transactionOn(state: () => MemoryState, wrote: (what?: 'counter') => void): StoreTransaction {
  const key = (...parts: readonly (string | number)[]): string => parts.join('/')
  const ofStation = <Value>(map: Map<string, Value>, outlet: string, station: string): Value[] =>
    [...map].filter(([name]) => name.startsWith(`${outlet}/${station}/`)).map(([, value]) => value)
  return {
    headquarters: async () => state().headquarters,
    saveHeadquarters: async (saved) => {
      wrote()
      state().headquarters = saved
    },
    beginEpoch: async () => wrote(),
    addIncident: async (incident) => {
      wrote()
      if (!state().incidents.has(incident.id)) state().incidents.set(incident.id, incident)
    },
    station: async (outlet, station, keyId) => state().stations.get(key(outlet, station, keyId)),
    takeCounter: async ({ outlet, station, keyId }, counter) => {
      const name = key(outlet, station, keyId)
      const record = state().stations.get(name)
      if (!record || record.counter >= counter) return false
      wrote('counter')
      state().stations.set(name, { ...record, counter })
      return true
    },
    noteHello: async () => undefined,
    noteProof: async () => undefined,
    enrolmentCode: async (_outlet, _code) => ({ station: '' }),
    spendEnrolmentCode: async () => undefined,
    knowsJournal: async () => true,
    addStation: async (record) => {
      state().stations.set(key(record.outlet, record.station, record.keyId), record)
    },
    chains: async (outlet, station) => ofStation(state().chains, outlet, station),
    siblings: async (outlet, station) =>
      [...state().chains]
        .map(([name, { incarnation, count }]) => ({
          station: name.split('/')[1] ?? '',
          incarnation,
          count,
          name,
        }))
        .filter((one) => one.name.startsWith(`${outlet}/`) && one.station !== station && one.count > 0)
        .map(({ name: _, ...one }) => one),
    rememberOnce: async (outlet, told) => {
      for (const one of told) {
        wrote()
        const name = key(outlet, one.station, one.incarnation)
        if ((state().onceHad.get(name)?.count ?? 0) < one.count) state().onceHad.set(name, one)
      }
    },
    onceHad: async (outlet, station) => ofStation(state().onceHad, outlet, station),
    lockChain: async (outlet, station, incarnation) =>
      state().chains.get(key(outlet, station, incarnation)) ?? {
        incarnation,
        count: 0,
        head: '0'.repeat(64),
        verified: 0,
      },
    saveChain: async (outlet, station, chain) => {
      wrote()
      state().chains.set(key(outlet, station, chain.incarnation), chain)
    },
    hashesAt: async (outlet, station, incarnation, seqs) => {
      const found = new Map<number, string>()
      for (const seq of seqs) {
        const event = state().events.get(key(outlet, station, incarnation, seq))
        if (event) found.set(seq, event.hash)
      }
      return found
    },
    addEvents: async (events) => {
      for (const event of events) {
        wrote()
        const { outlet, station, incarnation, originSeq } = event.envelope
        const name = key(outlet, station, incarnation, originSeq)
        if (state().events.has(name)) throw new Error('duplicate key')
        state().events.set(name, event)
      }
    },
    addSetAside: async (outlet, station, rows) => {
      for (const row of rows) {
        wrote()
        const name = key(outlet, station, row.incarnation, row.originSeq, row.reason, row.bodySha256)
        if (!state().setAside.has(name)) state().setAside.set(name, row)
      }
    },
    openSetAside: async (outlet, station) => ofStation(state().setAside, outlet, station).length,
    erase: async () => undefined,
    markDays: async (outlet, station, days) => {
      for (const day of days) {
        wrote()
        const name = key(outlet, station, day)
        const before = state().days.get(name) ?? { day, facts: 0, totals: '', digest: '' }
        state().days.set(name, { ...before, dirty: true, agrees: undefined })
      }
    },
    days: async (outlet, station) => ofStation(state().days, outlet, station),
    dayFacts: async (outlet, station, day) =>
      ofStation(state().events, outlet, station)
        .filter((event) => event.envelope.businessDay === day)
        .map(({ envelope, hash, sealed }) => ({
          incarnation: envelope.incarnation,
          originSeq: envelope.originSeq,
          hash,
          stream: envelope.stream,
          type: envelope.type,
          payload: sealed?.payload,
        })),
    saveDayTotals: async (outlet, station, day) => {
      wrote()
      state().days.set(key(outlet, station, day.day), { ...day, dirty: false, agrees: undefined })
    },
    saveDayProof: async (outlet, station, days) => {
      for (const { day, agrees } of days) {
        wrote()
        const name = key(outlet, station, day)
        const before = state().days.get(name)
        if (before) state().days.set(name, { ...before, agrees })
      }
    },
    publish: async (facts) => {
      for (const fact of facts) {
        wrote()
        if (state().published.some((one) => one.hqSeq === fact.hqSeq || one.id === fact.id)) {
          throw new Error('duplicate key')
        }
        state().published.push(fact)
      }
    },
    published: async (outlet, after, limit) =>
      state()
        .published.filter((fact) => fact.hqSeq > after && (fact.outlet === '' || fact.outlet === outlet))
        .slice(0, limit),
    publishedCount: async (outlet, after) =>
      state().published.filter((fact) => fact.hqSeq > after && (fact.outlet === '' || fact.outlet === outlet))
        .length,
    chainAt: async (hqSeq) => state().published.find((fact) => fact.hqSeq === hqSeq)?.chain,
    allPublished: async () => [...state().published],
    unpublishAll: async () => {
      wrote()
      state().published = []
    },
    noteTickets: async () => undefined,
    saveSides: async () => undefined,
    catalogue: async () => ({ toVersion: 0, asOf: '', size: 0, rows: [] }),
    serialVersion: async () => 0,
    serials: async () => ({ toVersion: 0, asOf: '', size: 0, digest: '', rows: [] }),
  }
}

/**
 * The journal: appends facts with their place in stream, origin and chain, and reads them back unsealed. It never
 * interprets them, and it never appends outside a transaction that its caller holds.
 */

import { randomBytes } from 'node:crypto'
import { type NewFact, splitStream } from '../../shared/events/aggregate'
import { chainText, type Envelope, genesisHash } from '../../shared/events/envelope'
import { aggregateByKind, currentVersion } from '../../shared/events/registry'
import { belongsTo, type EventRow, insertFact, readFact, rowOf, type StoredFact } from './fact-row'
import type { Identity } from './identity'
import { journalKeyId, payloadHash, type Sealer, sha256Hex } from './seal'
import type { Database } from './sqlite'

export interface AppendMeta {
  readonly identity: Identity
  readonly commandId: string
  readonly actor: string
  readonly nowMs: number
  readonly businessDay: string
  readonly newId: () => string
}

export interface FactSearch {
  readonly fromDay: string
  readonly toDay: string
  readonly actor: string
  readonly types: readonly string[]
  readonly offset: number
  readonly limit: number
}

export interface Journal {
  readonly append: (facts: readonly NewFact[], meta: AppendMeta) => readonly StoredFact[]
  /** Appends many times in one transaction, looking only once for where the chain stands. Nobody else may append meanwhile. */
  readonly appendMany: (work: (append: Journal['append']) => void) => void
  readonly stream: (stream: string, afterRevision?: number) => readonly StoredFact[]
  readonly streamRevision: (stream: string) => number
  readonly streams: (kind: string) => readonly string[]
  readonly facts: (afterSeq: number, limit: number) => readonly StoredFact[]
  readonly origin: (
    station: string,
    incarnation: number,
    fromSeq: number,
    limit: number,
  ) => readonly StoredFact[]
  readonly day: (day: string) => readonly StoredFact[]
  /** Those of some types in a stretch of the journal: after the first place, up to the second. */
  readonly ofTypes: (types: readonly string[], afterSeq: number, toSeq: number) => readonly StoredFact[]
  /** Newest first; empty `actor` and `types`: anybody's, of every kind. */
  readonly search: (wish: FactSearch) => { readonly facts: readonly StoredFact[]; readonly total: number }
  readonly head: () => number
  readonly origins: () => readonly { station: string; incarnation: number; count: number; head: string }[]
  /** Walks the whole chain; the first fact that does not fit, or `undefined` when all is well. */
  readonly verify: () => Wrong | undefined
  /** The same in steps of some thousand facts, for whoever must let others work in between. */
  readonly walk: () => Generator<number, Wrong | undefined>
}

/** Where the next fact goes: moved on with each. */
interface Place {
  seq: number
  originSeq: number
  prevHash: string
  hlc: string
  readonly revisions: Map<string, number>
}

export interface Wrong {
  readonly seq: number
  readonly reason: string
}

export function createJournal(database: Database, sealer: Sealer): Journal {
  const read = (row: EventRow): StoredFact => readFact(row, sealer)
  const streamRevision = (stream: string): number =>
    database.get<{ last: number | null }>('SELECT max(revision) AS last FROM events WHERE stream = ?', stream)
      ?.last ?? 0
  const head = (): number =>
    database.get<{ last: number | null }>('SELECT max(seq) AS last FROM events')?.last ?? 0

  function placeNow({ station, incarnation }: Identity): Place {
    const last = database.get<{ origin_seq: number; hash: string; hlc: string }>(
      'SELECT origin_seq, hash, hlc FROM events WHERE station = ? AND incarnation = ? ORDER BY origin_seq DESC LIMIT 1',
      station,
      incarnation,
    )
    return {
      seq: head(),
      originSeq: last?.origin_seq ?? 0,
      prevHash: last?.hash ?? genesisHash,
      hlc: last?.hlc ?? '',
      revisions: new Map(),
    }
  }

  function append(facts: readonly NewFact[], meta: AppendMeta): readonly StoredFact[] {
    return appendAt(placeNow(meta.identity), facts, meta)
  }

  function appendAt(place: Place, facts: readonly NewFact[], meta: AppendMeta): readonly StoredFact[] {
    if (!database.inTransaction()) throw new Error('facts are appended in a transaction only')
    const { identity } = meta
    const { revisions } = place
    return facts.map((fact) => {
      const revision = (revisions.get(fact.stream) ?? streamRevision(fact.stream)) + 1
      revisions.set(fact.stream, revision)
      place.seq += 1
      place.originSeq += 1
      place.hlc = nextHlc(place.hlc, meta.nowMs, identity.station)
      const { seq, originSeq, hlc, prevHash } = place
      const payload = checkedPayload(fact)
      const salt = randomBytes(16).toString('hex')
      const keyId = fact.customerKey === undefined ? journalKeyId : `customer/${fact.customerKey}`
      const envelope: Envelope = {
        id: meta.newId(),
        stream: fact.stream,
        revision,
        type: fact.type,
        version: currentVersion(fact.type),
        outlet: identity.outlet,
        station: identity.station,
        incarnation: identity.incarnation,
        originSeq,
        hlc,
        recordedAtMs: meta.nowMs,
        businessDay: meta.businessDay,
        commandId: meta.commandId,
        actor: meta.actor,
        keyId,
        payloadHash: payloadHash(salt, payload),
        prevHash,
      }
      const hash = sha256Hex(chainText(envelope))
      const sealed = sealer.seal(keyId, belongsTo(envelope), Buffer.from(JSON.stringify({ salt, payload })))
      if (!sealed) throw new Error(`no key to seal ${fact.type}`)
      insertFact(database, rowOf(seq, envelope, hash, sealed))
      place.prevHash = hash
      return { seq, envelope, hash, salt, payload, damaged: false }
    })
  }

  return {
    append,
    appendMany: (work) => {
      let place: Place | undefined
      work((facts, meta) => {
        place ??= placeNow(meta.identity)
        return appendAt(place, facts, meta)
      })
    },
    streamRevision,
    head,
    stream: (stream, afterRevision = 0) =>
      database
        .all<EventRow>(
          'SELECT * FROM events WHERE stream = ? AND revision > ? ORDER BY revision',
          stream,
          afterRevision,
        )
        .map(read),
    streams: (kind) =>
      database
        .all<{ stream: string }>(
          'SELECT DISTINCT stream FROM events WHERE stream >= ? AND stream < ? ORDER BY stream',
          `${kind}/`,
          `${kind}0`,
        )
        .map((row) => row.stream),
    facts: (afterSeq, limit) =>
      database
        .all<EventRow>('SELECT * FROM events WHERE seq > ? ORDER BY seq LIMIT ?', afterSeq, limit)
        .map(read),
    origin: (station, incarnation, fromSeq, limit) =>
      database
        .all<EventRow>(
          'SELECT * FROM events WHERE station = ? AND incarnation = ? AND origin_seq >= ? ORDER BY origin_seq LIMIT ?',
          station,
          incarnation,
          fromSeq,
          limit,
        )
        .map(read),
    day: (day) =>
      database.all<EventRow>('SELECT * FROM events WHERE business_day = ? ORDER BY seq', day).map(read),
    ofTypes: (types, afterSeq, toSeq) =>
      database
        .all<EventRow>(
          `SELECT * FROM events WHERE seq > ? AND seq <= ? AND type IN (${types.map(() => '?').join(', ')}) ORDER BY seq`,
          afterSeq,
          toSeq,
          ...types,
        )
        .map(read),
    search: ({ fromDay, toDay, actor, types, offset, limit }) => {
      const conditions = ['business_day >= ?', 'business_day <= ?']
      const values: (string | number)[] = [fromDay, toDay]
      if (actor !== '') {
        conditions.push('actor = ?')
        values.push(actor)
      }
      if (types.length > 0) {
        conditions.push(`type IN (${types.map(() => '?').join(', ')})`)
        values.push(...types)
      }
      const where = conditions.join(' AND ')
      const total = database.get<{ n: number }>(`SELECT count(*) AS n FROM events WHERE ${where}`, ...values)
      const facts = database.all<EventRow>(
        `SELECT * FROM events WHERE ${where} ORDER BY seq DESC LIMIT ? OFFSET ?`,
        ...values,
        limit,
        offset,
      )
      return { facts: facts.map(read), total: total?.n ?? 0 }
    },
    origins: () =>
      database.all<{ station: string; incarnation: number; count: number; head: string }>(
        `SELECT station, incarnation, count(*) AS count,
           (SELECT hash FROM events AS last WHERE last.station = events.station
              AND last.incarnation = events.incarnation ORDER BY origin_seq DESC LIMIT 1) AS head
         FROM events GROUP BY station, incarnation ORDER BY station, incarnation`,
      ),
    verify: () => {
      const steps = walkChain(database, sealer)
      for (;;) {
        const step = steps.next()
        if (step.done === true) return step.value
      }
    },
    walk: () => walkChain(database, sealer),
  }
}

/** Checks the payload against its declared shape, and leaves out what is `undefined`, as the hash does. */
function checkedPayload(fact: NewFact): unknown {
  const aggregate = aggregateByKind.get(splitStream(fact.stream).kind)
  const shape = aggregate?.events[fact.type]
  if (!shape) throw new Error(`no shape for ${fact.type} of ${fact.stream}`)
  return JSON.parse(JSON.stringify(shape.parse(fact.payload)))
}

function* walkChain(database: Database, sealer: Sealer): Generator<number, Wrong | undefined> {
  const heads = new Map<string, { originSeq: number; hash: string }>()
  let afterSeq = 0
  for (;;) {
    const rows = database.all<EventRow>(
      'SELECT * FROM events WHERE seq > ? ORDER BY seq LIMIT 2000',
      afterSeq,
    )
    if (rows.length === 0) return undefined
    for (const row of rows) {
      afterSeq = row.seq
      const fact = readFact(row, sealer)
      const { envelope } = fact
      const origin = `${envelope.station}/${envelope.incarnation}`
      const before = heads.get(origin) ?? { originSeq: 0, hash: genesisHash }
      if (envelope.originSeq !== before.originSeq + 1) return { seq: row.seq, reason: 'gap' }
      if (envelope.prevHash !== before.hash) return { seq: row.seq, reason: 'chain' }
      if (sha256Hex(chainText(envelope)) !== row.hash) return { seq: row.seq, reason: 'hash' }
      if (fact.damaged) return { seq: row.seq, reason: 'sealed' }
      if (fact.payload === undefined && !isErased(database, envelope.keyId)) {
        return { seq: row.seq, reason: 'key' }
      }
      if (fact.payload !== undefined && payloadHash(fact.salt, fact.payload) !== envelope.payloadHash) {
        return { seq: row.seq, reason: 'payload' }
      }
      heads.set(origin, { originSeq: envelope.originSeq, hash: row.hash })
    }
    yield afterSeq
  }
}

/**
 * A key may be gone only where a fact says that its owner was erased, or where this backup was told of it afterwards;
 * a customer's key is named as their stream.
 */
function isErased(database: Database, keyId: string): boolean {
  return (
    database.get("SELECT 1 AS there FROM events WHERE stream = ? AND type = 'customerErased'", keyId) !==
      undefined || database.get("SELECT 1 AS there FROM meta WHERE key = 'erased:' || ?", keyId) !== undefined
  )
}

/** `milliseconds.counter@station`: never goes back, also when the wall clock does. Display only. */
function nextHlc(last: string, nowMs: number, station: string): string {
  const match = /^(\d+)\.(\d+)@/.exec(last)
  const lastMs = match ? Number(match[1]) : 0
  const lastCounter = match ? Number(match[2]) : 0
  return nowMs > lastMs ? `${nowMs}.0@${station}` : `${lastMs}.${lastCounter + 1}@${station}`
}

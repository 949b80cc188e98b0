/**
 * The exchange's store on PostgreSQL. Each statement names the outlet, so that on a distributed PostgreSQL each runs
 * on one shard; a batch of facts goes in by one COPY.
 */

import type { Pool, PoolClient } from 'pg'
import type {
  ChainRecord,
  DayFact,
  DayRecord,
  EventRecord,
  ExchangeStore,
  StationRecord,
  StoreTransaction,
} from '../store'
import { inTransaction } from './connection'
import { copyIn, copyNull, copyText } from './copy-in'
import { deskStatements } from './desk-statements'
import { onceStatements } from './once-statements'
import { publicationStatements } from './publication-statements'
import { serialStatements } from './serial-statements'

export function createPostgresStore(pool: Pool): ExchangeStore {
  return { transaction: (work) => inTransaction(pool, (client) => work(statements(client))) }
}

export function statements(client: PoolClient): StoreTransaction {
  return {
    ...publicationStatements(client),
    ...serialStatements(client),
    ...stationStatements(client),
    ...factStatements(client),
    ...dayStatements(client),
    ...deskStatements(client),
    ...onceStatements(client),
  }
}

type StationPart = Pick<
  StoreTransaction,
  | 'addIncident'
  | 'station'
  | 'takeCounter'
  | 'noteHello'
  | 'noteProof'
  | 'enrolmentCode'
  | 'spendEnrolmentCode'
  | 'knowsJournal'
  | 'addStation'
>

function stationStatements(client: PoolClient): StationPart {
  return {
    addIncident: async (incident) => {
      await client.query(
        `INSERT INTO incidents (outlet, id, station, kind, detail, at_ms) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT DO NOTHING`,
        [incident.outlet, incident.id, incident.station, incident.kind, incident.detail, incident.atMs],
      )
    },
    station: async (outlet, station, keyId) =>
      (
        await client.query<StationRecord>(
          `SELECT outlet, station, key_id AS "keyId", public_key AS "publicKey", journal_id AS "journalId", counter,
             revoked_at_ms IS NOT NULL AS revoked
           FROM stations WHERE outlet = $1 AND station = $2 AND key_id = $3`,
          [outlet, station, keyId],
        )
      ).rows[0],
    takeCounter: async ({ outlet, station, keyId }, counter, { atMs, clockSkewMs }) => {
      const taken = await client.query(
        `UPDATE stations SET counter = $4, last_contact_ms = $5, clock_skew_ms = $6
         WHERE outlet = $1 AND station = $2 AND key_id = $3 AND counter < $4`,
        [outlet, station, keyId, counter, atMs, clockSkewMs],
      )
      return taken.rowCount === 1
    },
    noteHello: async ({ outlet, station, keyId }, { journalId, incarnation, program }) => {
      await client.query(
        `UPDATE stations SET journal_id = $4, incarnation = $5, program = $6
         WHERE outlet = $1 AND station = $2 AND key_id = $3`,
        [outlet, station, keyId, journalId, incarnation, program],
      )
    },
    noteProof: async ({ outlet, station, keyId }, { atMs, agrees }) => {
      await client.query(
        `UPDATE stations SET proven_at_ms = $4, agrees = $5 WHERE outlet = $1 AND station = $2 AND key_id = $3`,
        [outlet, station, keyId, atMs, agrees],
      )
    },
    enrolmentCode: async (outlet, codeSha256, nowMs) =>
      (
        await client.query<{ station: string }>(
          `SELECT station FROM enrolment_codes
           WHERE outlet = $1 AND code_sha256 = $2 AND used_at_ms IS NULL AND expires_at_ms > $3 FOR UPDATE`,
          [outlet, codeSha256, nowMs],
        )
      ).rows[0],
    spendEnrolmentCode: async (outlet, codeSha256, atMs) => {
      await client.query(
        'UPDATE enrolment_codes SET used_at_ms = $3 WHERE outlet = $1 AND code_sha256 = $2',
        [outlet, codeSha256, atMs],
      )
    },
    knowsJournal: async (outlet, station, journalId) =>
      (
        await client.query('SELECT 1 FROM stations WHERE outlet = $1 AND station = $2 AND journal_id = $3', [
          outlet,
          station,
          journalId,
        ])
      ).rowCount !== 0,
    addStation: async (record, atMs) => {
      const { outlet, station, keyId, publicKey, journalId } = record
      await client.query(
        `INSERT INTO outlets (outlet, added_at_ms) VALUES ($1, $2) ON CONFLICT (outlet) DO NOTHING`,
        [outlet, atMs],
      )
      await client.query(
        `UPDATE stations SET revoked_at_ms = $3, revoked_because = 'replaced'
         WHERE outlet = $1 AND station = $2 AND revoked_at_ms IS NULL`,
        [outlet, station, atMs],
      )
      await client.query(
        `INSERT INTO stations (outlet, station, key_id, public_key, journal_id, enrolled_at_ms)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (outlet, station, key_id) DO UPDATE SET revoked_at_ms = NULL, revoked_because = ''`,
        [outlet, station, keyId, publicKey, journalId, atMs],
      )
    },
  }
}

type FactPart = Pick<
  StoreTransaction,
  'chains' | 'lockChain' | 'saveChain' | 'hashesAt' | 'addEvents' | 'addSetAside' | 'openSetAside' | 'erase'
>

const eventColumns = `events (outlet, station, incarnation, origin_seq, id, stream, revision, type, version, hlc,
  recorded_at_ms, business_day, command_id, actor, key_id, payload_hash, prev_hash, hash, salt, payload,
  received_at_ms)`

/** Written out, since it is done for every fact there is: only free text can hold what COPY means something by. */
function eventLine({ envelope: fact, hash, sealed }: EventRecord, atMs: number): string {
  const start = `${fact.outlet}\t${fact.station}\t${fact.incarnation}\t${fact.originSeq}\t${copyText(fact.id)}\t`
  const what = `${copyText(fact.stream)}\t${fact.revision}\t${copyText(fact.type)}\t${fact.version}\t`
  const when = `${copyText(fact.hlc)}\t${fact.recordedAtMs}\t${fact.businessDay}\t${copyText(fact.commandId)}\t`
  const who = `${copyText(fact.actor)}\t${copyText(fact.keyId)}\t`
  const chain = `${fact.payloadHash}\t${fact.prevHash}\t${hash}\t`
  const content = sealed
    ? `${copyText(sealed.salt)}\t${copyText(sealed.payload)}`
    : `${copyNull}\t${copyNull}`
  return `${start}${what}${when}${who}${chain}${content}\t${atMs}\n`
}

function factStatements(client: PoolClient): FactPart {
  return {
    chains: async (outlet, station) =>
      (
        await client.query<ChainRecord>(
          `SELECT incarnation, count, head, verified FROM chains WHERE outlet = $1 AND station = $2 ORDER BY incarnation`,
          [outlet, station],
        )
      ).rows,
    lockChain: async (outlet, station, incarnation) => {
      const locked = (): Promise<{ rows: ChainRecord[] }> =>
        client.query<ChainRecord>(
          `SELECT incarnation, count, head, verified FROM chains
           WHERE outlet = $1 AND station = $2 AND incarnation = $3 FOR UPDATE`,
          [outlet, station, incarnation],
        )
      const there = (await locked()).rows[0]
      if (there) return there
      await client.query(
        `INSERT INTO chains (outlet, station, incarnation, count, head, verified)
         VALUES ($1, $2, $3, 0, repeat('0', 64), 0) ON CONFLICT DO NOTHING`,
        [outlet, station, incarnation],
      )
      const { rows } = await locked()
      const [row] = rows
      if (!row) throw new Error('a chain that was just made is not there')
      return row
    },
    saveChain: async (outlet, station, { incarnation, count, head, verified }) => {
      await client.query(
        `UPDATE chains SET count = $4, head = $5, verified = $6
         WHERE outlet = $1 AND station = $2 AND incarnation = $3`,
        [outlet, station, incarnation, count, head, verified],
      )
    },
    hashesAt: async (outlet, station, incarnation, seqs) => {
      if (seqs.length === 0) return new Map()
      const { rows } = await client.query<{ seq: number; hash: string }>(
        `SELECT origin_seq AS seq, hash FROM events
         WHERE outlet = $1 AND station = $2 AND incarnation = $3 AND origin_seq = ANY ($4::bigint[])`,
        [outlet, station, incarnation, seqs],
      )
      return new Map(rows.map((row) => [row.seq, row.hash]))
    },
    addEvents: async (events, atMs) => {
      if (events.length === 0) return
      await copyIn(client, eventColumns, events, (event) => eventLine(event, atMs))
    },
    addSetAside: async (outlet, station, rows, atMs) => {
      for (const row of rows) {
        await client.query(
          `INSERT INTO set_aside (outlet, station, incarnation, origin_seq, reason, key_id, body, body_sha256, at_ms)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
          [
            outlet,
            station,
            row.incarnation,
            row.originSeq,
            row.reason,
            row.keyId,
            row.body,
            row.bodySha256,
            atMs,
          ],
        )
      }
    },
    openSetAside: async (outlet, station) =>
      (
        await client.query<{ open: number }>(
          `SELECT count(*) AS open FROM set_aside WHERE outlet = $1 AND station = $2 AND settled_at_ms IS NULL`,
          [outlet, station],
        )
      ).rows[0]?.open ?? 0,
    erase: async (outlet, keyId) => {
      await client.query('UPDATE events SET payload = NULL, salt = NULL WHERE outlet = $1 AND key_id = $2', [
        outlet,
        keyId,
      ])
      await client.query('UPDATE set_aside SET body = NULL WHERE outlet = $1 AND key_id = $2', [
        outlet,
        keyId,
      ])
    },
  }
}

type DayPart = Pick<StoreTransaction, 'markDays' | 'days' | 'dayFacts' | 'saveDayTotals' | 'saveDayProof'>

function dayStatements(client: PoolClient): DayPart {
  return {
    markDays: async (outlet, station, days) => {
      await client.query(
        `INSERT INTO days (outlet, station, day, dirty) SELECT $1, $2, day, true FROM unnest($3::text[]) AS day
         ON CONFLICT (outlet, station, day) DO UPDATE SET dirty = true, agrees = NULL`,
        [outlet, station, days],
      )
    },
    days: async (outlet, station) =>
      (
        await client.query<Omit<DayRecord, 'agrees'> & { agrees: boolean | null }>(
          'SELECT day, dirty, facts, totals, digest, agrees FROM days WHERE outlet = $1 AND station = $2 ORDER BY day',
          [outlet, station],
        )
      ).rows.map((row) => ({ ...row, agrees: row.agrees ?? undefined })),
    dayFacts: async (outlet, station, day) =>
      (
        await client.query<Omit<DayFact, 'payload'> & { payload: string | null }>(
          `SELECT incarnation, origin_seq AS "originSeq", hash, stream, type, payload FROM events
           WHERE outlet = $1 AND station = $2 AND business_day = $3 ORDER BY incarnation, origin_seq`,
          [outlet, station, day],
        )
      ).rows.map((row) => ({ ...row, payload: row.payload ?? undefined })),
    saveDayTotals: async (outlet, station, { day, facts, totals, digest }) => {
      await client.query(
        `UPDATE days SET facts = $4, totals = $5, digest = $6, dirty = false, agrees = NULL
         WHERE outlet = $1 AND station = $2 AND day = $3`,
        [outlet, station, day, facts, totals, digest],
      )
    },
    saveDayProof: async (outlet, station, days, atMs) => {
      await client.query(
        `UPDATE days SET station_digest = said.digest, agrees = said.agrees, checked_at_ms = $6
         FROM unnest($3::text[], $4::text[], $5::boolean[]) AS said (day, digest, agrees)
         WHERE days.outlet = $1 AND days.station = $2 AND days.day = said.day`,
        [
          outlet,
          station,
          days.map((day) => day.day),
          days.map((day) => day.digest),
          days.map((day) => day.agrees),
          atMs,
        ],
      )
    },
  }
}

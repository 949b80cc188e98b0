/** A fact as a row of the journal: how it is written, and how it is read back and unsealed. */

import type { Envelope } from '../../shared/events/envelope'
import type { Sealer } from './seal'
import type { Database } from './sqlite'

export interface StoredFact {
  readonly seq: number
  readonly envelope: Envelope
  readonly hash: string
  readonly salt: string
  /** `undefined`: erased, or damaged (see `damaged`). */
  readonly payload: unknown
  readonly damaged: boolean
}

export interface EventRow {
  seq: number
  id: string
  stream: string
  revision: number
  type: string
  version: number
  outlet: string
  station: string
  incarnation: number
  origin_seq: number
  hlc: string
  recorded_at_ms: number
  business_day: string
  command_id: string
  actor: string
  key_id: string
  payload_hash: string
  prev_hash: string
  hash: string
  sealed: Uint8Array
}

export const eventColumns = [
  'seq',
  'id',
  'stream',
  'revision',
  'type',
  'version',
  'outlet',
  'station',
  'incarnation',
  'origin_seq',
  'hlc',
  'recorded_at_ms',
  'business_day',
  'command_id',
  'actor',
  'key_id',
  'payload_hash',
  'prev_hash',
  'hash',
  'sealed',
] as const satisfies readonly (keyof EventRow)[]

const insert = `INSERT INTO events (${eventColumns.join(', ')}) VALUES (${eventColumns.map(() => '?').join(', ')})`

export function insertFact(database: Database, row: EventRow): void {
  database.run(insert, ...eventColumns.map((column) => row[column]))
}

export function rowOf(seq: number, envelope: Envelope, hash: string, sealed: Uint8Array): EventRow {
  return {
    seq,
    id: envelope.id,
    stream: envelope.stream,
    revision: envelope.revision,
    type: envelope.type,
    version: envelope.version,
    outlet: envelope.outlet,
    station: envelope.station,
    incarnation: envelope.incarnation,
    origin_seq: envelope.originSeq,
    hlc: envelope.hlc,
    recorded_at_ms: envelope.recordedAtMs,
    business_day: envelope.businessDay,
    command_id: envelope.commandId,
    actor: envelope.actor,
    key_id: envelope.keyId,
    payload_hash: envelope.payloadHash,
    prev_hash: envelope.prevHash,
    hash,
    sealed,
  }
}

/** What the seal is bound to: the same bytes in another place do not open. */
export function belongsTo(envelope: Envelope): string {
  return `${envelope.station}:${envelope.incarnation}:${envelope.originSeq}:${envelope.id}`
}

export function readFact(row: EventRow, sealer: Sealer): StoredFact {
  const envelope: Envelope = {
    id: row.id,
    stream: row.stream,
    revision: row.revision,
    type: row.type,
    version: row.version,
    outlet: row.outlet,
    station: row.station,
    incarnation: row.incarnation,
    originSeq: row.origin_seq,
    hlc: row.hlc,
    recordedAtMs: row.recorded_at_ms,
    businessDay: row.business_day,
    commandId: row.command_id,
    actor: row.actor,
    keyId: row.key_id,
    payloadHash: row.payload_hash,
    prevHash: row.prev_hash,
  }
  const plain = sealer.open(row.key_id, belongsTo(envelope), row.sealed)
  if (!plain) {
    const damaged = !sealer.isDestroyed(row.key_id)
    return { seq: row.seq, envelope, hash: row.hash, salt: '', payload: undefined, damaged }
  }
  const { salt, payload } = JSON.parse(plain.toString()) as { salt: string; payload: unknown }
  return { seq: row.seq, envelope, hash: row.hash, salt, payload, damaged: false }
}

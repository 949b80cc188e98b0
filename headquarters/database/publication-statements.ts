/** Headquarters' own log, its state, and the catalogue: small tables that every shard may hold a copy of. */

import type { PoolClient } from 'pg'
import type { HeadquartersState, PublishedFact, StoreTransaction } from '../store'

type PublicationPart = Pick<
  StoreTransaction,
  | 'headquarters'
  | 'saveHeadquarters'
  | 'beginEpoch'
  | 'publish'
  | 'published'
  | 'publishedCount'
  | 'chainAt'
  | 'allPublished'
  | 'unpublishAll'
  | 'catalogue'
>

type FactRow = Omit<PublishedFact, 'payload'> & { payload: string }

const factColumns = `id, hq_seq AS "hqSeq", epoch, outlet, type, version, published_at_ms AS "publishedAtMs",
  published_by AS "publishedBy", payload, chain`

export function publicationStatements(client: PoolClient): PublicationPart {
  return {
    headquarters: async (lock) => {
      const { rows } = await client.query<HeadquartersState>(
        `SELECT hq_id AS "hqId", epoch, last_hq_seq AS "lastHqSeq", chain, signing_key AS "signingKey",
           catalogue_version AS "catalogueVersion" FROM headquarters${lock ? ' FOR UPDATE' : ''}`,
      )
      const [row] = rows
      if (!row) throw new Error('this database is no headquarters yet')
      return row
    },
    saveHeadquarters: async ({ epoch, lastHqSeq, chain, catalogueVersion }) => {
      await client.query(
        'UPDATE headquarters SET epoch = $1, last_hq_seq = $2, chain = $3, catalogue_version = $4',
        [epoch, lastHqSeq, chain, catalogueVersion],
      )
    },
    beginEpoch: async ({ epoch, reason, detail, atMs }) => {
      await client.query('INSERT INTO epochs (epoch, began_at_ms, reason, detail) VALUES ($1, $2, $3, $4)', [
        epoch,
        atMs,
        reason,
        detail,
      ])
    },
    publish: async (facts) => {
      const column = <Value>(pick: (fact: PublishedFact) => Value): Value[] => facts.map(pick)
      await client.query(
        `INSERT INTO hq_facts (id, hq_seq, epoch, outlet, type, version, published_at_ms, published_by, payload, chain)
         SELECT * FROM unnest($1::text[], $2::bigint[], $3::int[], $4::text[], $5::text[], $6::int[], $7::bigint[],
           $8::text[], $9::text[], $10::text[])`,
        [
          column((fact) => fact.id),
          column((fact) => fact.hqSeq),
          column((fact) => fact.epoch),
          column((fact) => fact.outlet),
          column((fact) => fact.type),
          column((fact) => fact.version),
          column((fact) => fact.publishedAtMs),
          column((fact) => fact.publishedBy),
          column((fact) => JSON.stringify(fact.payload ?? null)),
          column((fact) => fact.chain),
        ],
      )
    },
    published: async (outlet, after, limit) =>
      (
        await client.query<FactRow>(
          `SELECT ${factColumns} FROM hq_facts WHERE hq_seq > $2 AND outlet IN ('', $1) ORDER BY hq_seq LIMIT $3`,
          [outlet, after, limit],
        )
      ).rows.map(readFact),
    publishedCount: async (outlet, after) =>
      (
        await client.query<{ count: number }>(
          `SELECT count(*) AS count FROM hq_facts WHERE hq_seq > $2 AND outlet IN ('', $1)`,
          [outlet, after],
        )
      ).rows[0]?.count ?? 0,
    chainAt: async (hqSeq) =>
      (await client.query<{ chain: string }>('SELECT chain FROM hq_facts WHERE hq_seq = $1', [hqSeq])).rows[0]
        ?.chain,
    allPublished: async () =>
      (await client.query<FactRow>(`SELECT ${factColumns} FROM hq_facts ORDER BY hq_seq`)).rows.map(readFact),
    unpublishAll: async () => {
      await client.query('DELETE FROM hq_facts')
    },
    catalogue: async ({ fromVersion, toVersion, after, limit }) => {
      const version = (
        await client.query<{ version: number; asOf: string; size: number }>(
          `SELECT version, as_of AS "asOf", size FROM catalogue_versions
           WHERE ($1 = 0 OR version = $1) ORDER BY version DESC LIMIT 1`,
          [toVersion],
        )
      ).rows[0]
      if (!version) return { toVersion: 0, asOf: '', size: 0, rows: [] }
      const { rows } = await client.query<{ partNumber: string; removed: boolean; part: string }>(
        `SELECT part_number AS "partNumber", removed, part FROM catalogue_parts
         WHERE part_number > $1 AND changed_in > $2 AND ($2 > 0 OR NOT removed) ORDER BY part_number LIMIT $3`,
        [after, fromVersion, limit],
      )
      return { toVersion: version.version, asOf: version.asOf, size: version.size, rows }
    },
  }
}

function readFact(row: FactRow): PublishedFact {
  return { ...row, payload: JSON.parse(row.payload) }
}

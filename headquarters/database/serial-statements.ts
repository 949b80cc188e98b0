/** The list of serial numbers: a small number of versions and one large table, which every shard may hold a copy of. */

import type { PoolClient } from 'pg'
import type { SerialsPage, StoreTransaction } from '../store'

export function serialStatements(client: PoolClient): Pick<StoreTransaction, 'serialVersion' | 'serials'> {
  const latest = async (): Promise<number> =>
    (await client.query<{ version: number | null }>('SELECT max(version) AS version FROM serial_versions'))
      .rows[0]?.version ?? 0
  return {
    serialVersion: latest,
    serials: async ({ fromVersion, toVersion, after, limit }) => {
      const version = (
        await client.query<{ version: number; asOf: string; size: number; digest: string }>(
          `SELECT version, as_of AS "asOf", size, digest FROM serial_versions
           WHERE ($1 = 0 OR version = $1) ORDER BY version DESC LIMIT 1`,
          [toVersion],
        )
      ).rows[0]
      if (!version) return { toVersion: 0, asOf: '', size: 0, digest: '', rows: [] }
      const { rows } = await client.query<SerialsPage['rows'][number]>(
        `SELECT serial, model_id AS "modelId", made_on AS "madeOn", sold_on AS "soldOn", removed FROM serial_list
         WHERE serial > $1 AND changed_in > $2 AND ($2 > 0 OR NOT removed) ORDER BY serial LIMIT $3`,
        [after, fromVersion, limit],
      )
      const { asOf, size } = version
      // Asked after the rows: they may hold something of a version that came in between.
      const isLatest = (await latest()) === version.version
      return { toVersion: version.version, asOf, size, digest: isLatest ? version.digest : '', rows }
    },
  }
}

/** The same sum that a station carries along (`shared/sync/serials.ts`). */
export const digestOfList = `lpad(to_hex(mod(coalesce(sum(
    ('x' || left(encode(sha256(convert_to(
      serial || E'\\t' || model_id || E'\\t' || made_on || E'\\t' || sold_on, 'UTF8')), 'hex'), 15))::bit(60)::bigint
  ), 0), 1152921504606846976)::bigint), 15, '0')`

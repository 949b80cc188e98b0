/** What was once there by somebody's word, and what each station is asked to remember of the others. */

import type { PoolClient } from 'pg'
import type { StationCount, StoreTransaction } from '../store'

type OncePart = Pick<StoreTransaction, 'siblings' | 'rememberOnce' | 'onceHad'>

const siblingsAtMost = 400

export function onceStatements(client: PoolClient): OncePart {
  return {
    siblings: async (outlet, station) =>
      (
        await client.query<StationCount>(
          `SELECT station, incarnation, count FROM chains WHERE outlet = $1 AND station <> $2 AND count > 0
           ORDER BY incarnation DESC, station LIMIT ${siblingsAtMost}`,
          [outlet, station],
        )
      ).rows,
    rememberOnce: async (outlet, told, saidBy, atMs) => {
      if (told.length === 0) return
      await client.query(
        `INSERT INTO once_had (outlet, station, incarnation, count, said_by, at_ms)
         SELECT $1, *, $5, $6 FROM unnest($2::text[], $3::int[], $4::bigint[])
         ON CONFLICT (outlet, station, incarnation) DO UPDATE
           SET count = excluded.count, said_by = excluded.said_by, at_ms = excluded.at_ms
           WHERE once_had.count < excluded.count`,
        [
          outlet,
          told.map((one) => one.station),
          told.map((one) => one.incarnation),
          told.map((one) => one.count),
          saidBy,
          atMs,
        ],
      )
    },
    onceHad: async (outlet, station) =>
      (
        await client.query<{ incarnation: number; count: number }>(
          'SELECT incarnation, count FROM once_had WHERE outlet = $1 AND station = $2 ORDER BY incarnation LIMIT 200',
          [outlet, station],
        )
      ).rows,
  }
}

/** What the page shows, read from PostgreSQL. Only reads; at most a bounded number of rows each. */

import type { Pool } from 'pg'

export interface OutletLine {
  readonly outlet: string
  readonly name: string
  readonly stations: number
  readonly lastContactMs: number | null
  readonly facts: number
  readonly setAside: number
  readonly daysDiffering: number
  readonly agrees: boolean | null
}

export interface StationLine {
  readonly station: string
  readonly keyId: string
  readonly enrolledAtMs: number
  readonly revokedAtMs: number | null
  readonly lastContactMs: number | null
  readonly clockSkewMs: number
  readonly program: string
  readonly agrees: boolean | null
}

export interface ChainLine {
  readonly station: string
  readonly incarnation: number
  readonly count: number
  readonly verified: number
  readonly head: string
}

export interface DayLine {
  readonly station: string
  readonly day: string
  readonly facts: number
  readonly totals: string
  readonly agrees: boolean | null
  readonly checkedAtMs: number | null
}

export interface SetAsideLine {
  readonly station: string
  readonly incarnation: number
  readonly originSeq: number
  readonly reason: string
  readonly atMs: number
  readonly settledAtMs: number | null
  readonly settledBy: string
  readonly note: string
}

export interface IncidentLine {
  readonly outlet: string
  readonly id: string
  readonly station: string
  readonly kind: string
  readonly detail: string
  readonly atMs: number
}

export interface PublishedLine {
  readonly hqSeq: number
  readonly type: string
  readonly payload: string
  readonly publishedAtMs: number
  readonly publishedBy: string
}

export interface FactAt {
  readonly hash: string
  readonly day: string
}

export interface Reads {
  readonly outlets: () => Promise<readonly OutletLine[]>
  readonly outletName: (outlet: string) => Promise<string | undefined>
  readonly stations: (outlet: string) => Promise<readonly StationLine[]>
  readonly chains: (outlet: string) => Promise<readonly ChainLine[]>
  readonly days: (outlet: string) => Promise<readonly DayLine[]>
  readonly day: (outlet: string, station: string, day: string) => Promise<DayLine | undefined>
  readonly setAside: (outlet: string) => Promise<readonly SetAsideLine[]>
  readonly incidents: (outlet?: string) => Promise<readonly IncidentLine[]>
  readonly published: () => Promise<readonly PublishedLine[]>
  readonly factAt: (
    outlet: string,
    station: string,
    incarnation: number,
    originSeq: number,
  ) => Promise<FactAt | undefined>
  /** What an outlet has last made its policy. */
  readonly policyOf: (
    outlet: string,
  ) => Promise<{ readonly policy: unknown; readonly atMs: number } | undefined>
  readonly epoch: () => Promise<number>
}

export function createReads(pool: Pool): Reads {
  const rows = async <Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> =>
    (await pool.query<Row>(sql, [...values])).rows
  return {
    outlets: () =>
      rows<OutletLine>(
        `SELECT outlets.outlet, outlets.name,
           coalesce(told.stations, 0) AS stations, told.last_contact_ms AS "lastContactMs", told.agrees,
           coalesce((SELECT sum(count)::bigint FROM chains WHERE chains.outlet = outlets.outlet), 0) AS facts,
           (SELECT count(*) FROM set_aside WHERE set_aside.outlet = outlets.outlet AND settled_at_ms IS NULL)
             AS "setAside",
           (SELECT count(*) FROM days WHERE days.outlet = outlets.outlet AND agrees = false) AS "daysDiffering"
         FROM outlets LEFT JOIN (
           SELECT outlet, count(*) AS stations, max(last_contact_ms) AS last_contact_ms,
             CASE WHEN bool_or(agrees = false) THEN false WHEN bool_and(agrees) THEN true END AS agrees
           FROM stations WHERE revoked_at_ms IS NULL GROUP BY outlet
         ) AS told ON told.outlet = outlets.outlet
         ORDER BY (told.agrees IS FALSE) DESC, outlets.outlet LIMIT 6000`,
      ),
    outletName: async (outlet) =>
      (await rows<{ name: string }>('SELECT name FROM outlets WHERE outlet = $1', [outlet]))[0]?.name,
    stations: (outlet) =>
      rows<StationLine>(
        `SELECT station, key_id AS "keyId", enrolled_at_ms AS "enrolledAtMs", revoked_at_ms AS "revokedAtMs",
           last_contact_ms AS "lastContactMs", clock_skew_ms AS "clockSkewMs", program, agrees
         FROM stations WHERE outlet = $1 ORDER BY revoked_at_ms IS NOT NULL, station, enrolled_at_ms DESC LIMIT 100`,
        [outlet],
      ),
    chains: (outlet) =>
      rows<ChainLine>(
        `SELECT station, incarnation, count, verified, head FROM chains WHERE outlet = $1
         ORDER BY station, incarnation LIMIT 500`,
        [outlet],
      ),
    days: (outlet) =>
      rows<DayLine>(`${daySelect} WHERE outlet = $1 ORDER BY day DESC, station LIMIT 60`, [outlet]),
    day: async (outlet, station, day) =>
      (
        await rows<DayLine>(`${daySelect} WHERE outlet = $1 AND station = $2 AND day = $3`, [
          outlet,
          station,
          day,
        ])
      )[0],
    setAside: (outlet) =>
      rows<SetAsideLine>(
        `SELECT station, incarnation, origin_seq AS "originSeq", reason, at_ms AS "atMs",
           settled_at_ms AS "settledAtMs", settled_by AS "settledBy", note
         FROM set_aside WHERE outlet = $1 ORDER BY settled_at_ms IS NOT NULL, at_ms DESC LIMIT 200`,
        [outlet],
      ),
    incidents: (outlet = '') =>
      rows<IncidentLine>(
        `SELECT outlet, id, station, kind, detail, at_ms AS "atMs" FROM incidents
         WHERE settled_at_ms IS NULL AND ($1 = '' OR outlet = $1) ORDER BY at_ms DESC LIMIT 100`,
        [outlet],
      ),
    published: () =>
      rows<PublishedLine>(
        `SELECT hq_seq AS "hqSeq", type, payload, published_at_ms AS "publishedAtMs", published_by AS "publishedBy"
         FROM hq_facts ORDER BY hq_seq DESC LIMIT 50`,
      ),
    factAt: async (outlet, station, incarnation, originSeq) =>
      (
        await rows<FactAt>(
          `SELECT hash, business_day AS day FROM events
           WHERE outlet = $1 AND station = $2 AND incarnation = $3 AND origin_seq = $4`,
          [outlet, station, incarnation, originSeq],
        )
      )[0],
    policyOf: async (outlet) => {
      const [row] = await rows<{ payload: string; atMs: number }>(
        `SELECT payload, recorded_at_ms AS "atMs" FROM events
         WHERE outlet = $1 AND stream = 'outlet/self' AND type = 'policyChanged' AND payload IS NOT NULL
         ORDER BY incarnation DESC, origin_seq DESC LIMIT 1`,
        [outlet],
      )
      return row && { policy: (JSON.parse(row.payload) as { policy: unknown }).policy, atMs: row.atMs }
    },
    epoch: async () => (await rows<{ epoch: number }>('SELECT epoch FROM headquarters'))[0]?.epoch ?? 0,
  }
}

const daySelect = `SELECT station, day, facts, totals, agrees, checked_at_ms AS "checkedAtMs" FROM days`

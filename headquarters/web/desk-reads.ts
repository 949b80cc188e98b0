/** Figures across outlets, and differences with both sides: read, and bounded. */

import type { Pool } from 'pg'
import type { DeskDifference, DeskFigures } from '../../shared/headquarters/desk'
import { dayTotalsSchema, differingFigures } from '../../shared/sync/compare'
import type { DayTotals } from '../../shared/sync/totals'

export interface DeskReads {
  readonly figures: (from: string, to: string) => Promise<DeskFigures>
  readonly differences: () => Promise<readonly DeskDifference[]>
}

const outletsShown = 30
const partsShown = 15
const differencesShown = 100

/** Only what PostgreSQL can read as JSON; a NUL in somebody's part number must not take the figures down. */
const readable = `totals <> '' AND position('\\u0000' in totals) = 0 AND day >= $1 AND day <= $2`

export function createDeskReads(pool: Pool): DeskReads {
  const rows = async <Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> =>
    (await pool.query<Row>(sql, [...values])).rows
  return {
    figures: async (from, to) => {
      const period = [from, to]
      const [days, tenders, kinds, outlets, parts, agreement] = await Promise.all([
        rows<DeskFigures['days'][number]>(
          `SELECT day, sum(received)::bigint AS received, sum(ready)::bigint AS ready, sum(collected)::bigint AS collected,
             sum(takings)::bigint AS "takingsFen"
           FROM (${perDay}) AS one GROUP BY day ORDER BY day LIMIT 400`,
          period,
        ),
        rows<DeskFigures['tenders'][number]>(
          `SELECT money.key, sum((money.value ->> 'count')::bigint)::bigint AS count,
             sum((money.value ->> 'amountFen')::bigint)::bigint AS "amountFen"
           FROM days, jsonb_each(totals::jsonb -> 'money') AS money WHERE ${readable} GROUP BY money.key
           ORDER BY 3 DESC LIMIT 20`,
          period,
        ),
        rows<DeskFigures['kinds'][number]>(
          `SELECT kind.key, sum(kind.value::bigint)::bigint AS count
           FROM days, jsonb_each_text(totals::jsonb -> 'received') AS kind WHERE ${readable} GROUP BY kind.key
           ORDER BY 2 DESC LIMIT 20`,
          period,
        ),
        rows<DeskFigures['outlets'][number]>(
          `SELECT one.outlet, coalesce(max(outlets.name), '') AS name, sum(received)::bigint AS received,
             sum(takings)::bigint AS "takingsFen"
           FROM (${perDay}) AS one LEFT JOIN outlets ON outlets.outlet = one.outlet
           GROUP BY one.outlet ORDER BY sum(takings) DESC, one.outlet LIMIT ${outletsShown}`,
          period,
        ),
        rows<DeskFigures['parts'][number]>(
          `SELECT part.key, sum((part.value ->> 'out')::bigint)::bigint AS out
           FROM days, jsonb_each(totals::jsonb -> 'parts') AS part WHERE ${readable} GROUP BY part.key
           HAVING sum((part.value ->> 'out')::bigint) > 0 ORDER BY 2 DESC, 1 LIMIT ${partsShown}`,
          period,
        ),
        rows<DeskFigures['agreement'][number]>(
          `SELECT day, count(*) FILTER (WHERE agrees) AS agree, count(*) FILTER (WHERE agrees = false) AS differ,
             count(*) FILTER (WHERE agrees IS NULL) AS open
           FROM days WHERE day >= $1 AND day <= $2 GROUP BY day ORDER BY day LIMIT 400`,
          period,
        ),
      ])
      return { days, tenders, kinds, outlets, parts, agreement }
    },
    differences: async () => {
      const found = await rows<{
        outlet: string
        station: string
        day: string
        facts: number
        totals: string
        theirs: string | null
        checkedAtMs: number | null
      }>(
        `SELECT days.outlet, days.station, days.day, days.facts, days.totals, day_sides.totals AS theirs,
           checked_at_ms AS "checkedAtMs"
         FROM days LEFT JOIN day_sides ON day_sides.outlet = days.outlet AND day_sides.station = days.station
           AND day_sides.day = days.day
         WHERE agrees = false ORDER BY days.day DESC, days.outlet, days.station LIMIT ${differencesShown}`,
      )
      return found.map(({ totals, theirs, ...line }) => ({ ...line, figures: figuresOf(totals, theirs) }))
    },
  }
}

const perDay = `SELECT days.outlet, day,
  coalesce((SELECT sum(value::bigint) FROM jsonb_each_text(totals::jsonb -> 'received')), 0) AS received,
  coalesce((totals::jsonb #>> '{reached,ready}')::bigint, 0) AS ready,
  coalesce((totals::jsonb #>> '{reached,collected}')::bigint, 0) AS collected,
  coalesce((SELECT sum((value ->> 'amountFen')::bigint) FROM jsonb_each(totals::jsonb -> 'money')), 0) AS takings
  FROM days WHERE ${readable}`

function figuresOf(here: string, theirs: string | null): DeskDifference['figures'] {
  const ours = totalsIn(here)
  const there = theirs === null ? undefined : totalsIn(theirs)
  if (!ours || !there) return null
  // Seen from headquarters: `there` is the outlet's side.
  return differingFigures(ours, there)
}

function totalsIn(text: string): DayTotals | undefined {
  try {
    const read = dayTotalsSchema.safeParse(JSON.parse(text))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

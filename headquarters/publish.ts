/** What a person at headquarters does: publish, give enrolment codes, revoke, settle. Each in one transaction. */

import { randomInt, randomUUID } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import { canonicalJson } from '../shared/documents/canonical'
import {
  type HeadquartersPayload,
  type HeadquartersType,
  headquartersEvents,
} from '../shared/headquarters/facts'
import { ok, type Result, refused } from '../shared/result'
import type { DayCode } from '../shared/sync/day-code'
import { inTransaction } from './database/connection'
import { statements } from './database/postgres-store'
import { hashOfCode } from './exchange/enrol'
import { publishFact } from './exchange/went-back'

export interface Office {
  readonly publish: (
    type: HeadquartersType,
    payload: unknown,
    by: string,
    outlet?: string,
  ) => Promise<Result<{ readonly hqSeq: number }, 'not-understood'>>
  readonly newEnrolmentCode: (
    outlet: string,
    station: string,
    by: string,
    fixedCode?: string,
  ) => Promise<{ readonly code: string; readonly expiresAtMs: number }>
  readonly revoke: (outlet: string, station: string, keyId: string, because: string) => Promise<boolean>
  readonly settleSetAside: (item: SetAsideKey, by: string, note: string) => Promise<boolean>
  readonly settleIncident: (outlet: string, id: string, by: string) => Promise<boolean>
  /** A printed day slip says more than is held here: its numbers are asked for, and listed if nobody has them. */
  readonly noteDayCode: (outlet: string, code: DayCode, by: string) => Promise<void>
  readonly nameOutlet: (outlet: string, name: string) => Promise<void>
}

export interface SetAsideKey {
  readonly outlet: string
  readonly station: string
  readonly incarnation: number
  readonly originSeq: number
  readonly reason: string
}

const codeLetters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const codeDays = 14
const dayMs = 86_400_000

export function createOffice(pool: Pool, nowMs: () => number): Office {
  const publish: Office['publish'] = async (type, payload, by, outlet = '') => {
    const parsed = headquartersEvents[type].safeParse(payload)
    if (!parsed.success) {
      const issue = parsed.error.issues[0]
      return refused('not-understood', { field: issue?.path.join('.') ?? '', why: issue?.message ?? '' })
    }
    const state = await inTransaction(pool, async (client) => {
      const tx = statements(client)
      if (type === 'priceChanged') await priceInCatalogue(client, parsed.data as PriceChange)
      return publishFact(tx, await tx.headquarters('lock'), {
        id: randomUUID(),
        outlet,
        type,
        version: 1,
        publishedAtMs: nowMs(),
        publishedBy: by,
        payload: parsed.data,
      })
    })
    return ok({ hqSeq: state.lastHqSeq })
  }
  return {
    publish,
    newEnrolmentCode: async (outlet, station, by, fixedCode) => {
      const code = fixedCode ?? newCode()
      const createdAtMs = nowMs()
      const expiresAtMs = createdAtMs + codeDays * dayMs
      await pool.query(
        'INSERT INTO outlets (outlet, added_at_ms) VALUES ($1, $2) ON CONFLICT (outlet) DO NOTHING',
        [outlet, createdAtMs],
      )
      await pool.query(
        `INSERT INTO enrolment_codes (outlet, code_sha256, station, created_at_ms, expires_at_ms, created_by)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (outlet, code_sha256) DO UPDATE SET used_at_ms = NULL, created_at_ms = $4, expires_at_ms = $5`,
        [outlet, hashOfCode(code), station, createdAtMs, expiresAtMs, by],
      )
      return { code, expiresAtMs }
    },
    revoke: async (outlet, station, keyId, because) => {
      const done = await pool.query(
        `UPDATE stations SET revoked_at_ms = $4, revoked_because = $5
         WHERE outlet = $1 AND station = $2 AND key_id = $3 AND revoked_at_ms IS NULL`,
        [outlet, station, keyId, nowMs(), because],
      )
      return done.rowCount === 1
    },
    settleSetAside: async (item, by, note) => {
      const done = await pool.query(
        `UPDATE set_aside SET settled_at_ms = $6, settled_by = $7, note = $8
         WHERE outlet = $1 AND station = $2 AND incarnation = $3 AND origin_seq = $4 AND reason = $5
           AND settled_at_ms IS NULL`,
        [item.outlet, item.station, item.incarnation, item.originSeq, item.reason, nowMs(), by, note],
      )
      return (done.rowCount ?? 0) > 0
    },
    settleIncident: async (outlet, id, by) => {
      const done = await pool.query(
        `UPDATE incidents SET settled_at_ms = $3, settled_by = $4
         WHERE outlet = $1 AND id = $2 AND settled_at_ms IS NULL`,
        [outlet, id, nowMs(), by],
      )
      return done.rowCount === 1
    },
    noteDayCode: async (outlet, { station, incarnation, count }, by) =>
      inTransaction(pool, (client) =>
        statements(client).rememberOnce(outlet, [{ station, incarnation, count }], by, nowMs()),
      ),
    nameOutlet: async (outlet, name) => {
      const renamed = await pool.query('UPDATE outlets SET name = $2 WHERE outlet = $1 AND name <> $2', [
        outlet,
        name,
      ])
      // The others choose from names when they send parts to it.
      if (renamed.rowCount === 1) await publish('outletNamed', { outlet, name }, 'headquarters')
    },
  }
}

type PriceChange = HeadquartersPayload<'priceChanged'>

/** Who fetches the catalogue from now on finds the price in it; who has it gets it as the publication itself. */
async function priceInCatalogue(client: PoolClient, { partNumber, priceFen }: PriceChange): Promise<void> {
  const { rows } = await client.query<{ part: string }>(
    'SELECT part FROM catalogue_parts WHERE part_number = $1 FOR UPDATE',
    [partNumber],
  )
  const [row] = rows
  if (!row) return
  const part = canonicalJson({ ...(JSON.parse(row.part) as object), priceFen })
  await client.query('UPDATE catalogue_parts SET part = $2 WHERE part_number = $1', [partNumber, part])
}

/** 59 bits: nobody guesses it in fourteen days, and it can be read out over the telephone. */
function newCode(): string {
  const letters = Array.from({ length: 12 }, () => codeLetters.charAt(randomInt(codeLetters.length)))
  return [0, 4, 8].map((from) => letters.slice(from, from + 4).join('')).join('-')
}

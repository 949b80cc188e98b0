/**
 * Taking a price list or a catalogue in: first a dry run that says what would change and what is wrong, then, for the
 * very same file, the change itself in one transaction. Nothing is taken from a file that has a wrong row.
 */

import { randomUUID } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import type { Pool, PoolClient } from 'pg'
import type { Part } from '../../shared/catalogue/part'
import { canonicalJson } from '../../shared/documents/canonical'
import { inTransaction } from '../database/connection'
import { statements } from '../database/postgres-store'
import { sha256Hex } from '../exchange/judge'
import { publishFact } from '../exchange/went-back'
import {
  type PriceRow,
  type ReadRows,
  type RowProblem,
  readPartLines,
  readParts,
  readPrices,
} from './columns'
import { readSheet, type SheetFault } from './sheet'

export type UploadKind = 'prices' | 'parts'

export interface UploadReport {
  readonly sha256: string
  readonly rows: number
  readonly added: number
  readonly changed: number
  readonly same: number
  /** Only where the file is the whole catalogue. */
  readonly removed: number
  readonly problems: readonly RowProblem[]
  /** A few of what would change, to look at. */
  readonly examples: readonly {
    readonly partNumber: string
    readonly before: string
    readonly after: string
  }[]
}

export type UploadFault = SheetFault | 'nothing-in-it' | 'rows-wrong' | 'other-file' | 'too-many-prices'

export interface Uploads {
  readonly dryRun: (
    kind: UploadKind,
    bytes: Uint8Array,
    whole: boolean,
  ) => Promise<UploadReport | UploadFault>
  /** `sha256`: of the file that the dry run was about. */
  readonly take: (
    kind: UploadKind,
    bytes: Uint8Array,
    options: {
      readonly whole: boolean
      readonly sha256: string
      readonly by: string
      readonly reason: string
    },
  ) => Promise<{ readonly report: UploadReport; readonly version: number } | UploadFault>
}

const examplesShown = 20
const rowsAtOnce = 5000
const pricesAtOnce = 50_000

export function createUploads(pool: Pool, nowMs: () => number): Uploads {
  const today = (): string => new Date(nowMs()).toISOString().slice(0, 10)

  async function planned(client: PoolClient, kind: UploadKind, bytes: Uint8Array, whole: boolean) {
    const sha256 = sha256Hex(bytes)
    const read = kind === 'prices' ? readPriceFile(bytes, today()) : readPartFile(bytes)
    if (typeof read === 'string') return read
    if (read.rows.length === 0 && read.problems.length === 0) return 'nothing-in-it'
    const lines =
      kind === 'prices'
        ? await priceLines(client, read.rows as readonly PriceRow[])
        : (read.rows as readonly Part[]).map((part) => ({
            partNumber: part.partNumber,
            text: canonicalJson(part),
          }))
    await client.query(
      'CREATE TEMPORARY TABLE incoming (part_number text COLLATE "C" PRIMARY KEY, part text NOT NULL) ON COMMIT DROP',
    )
    for (let from = 0; from < lines.length; from += rowsAtOnce) {
      const some = lines.slice(from, from + rowsAtOnce)
      await client.query('INSERT INTO incoming SELECT * FROM unnest($1::text[], $2::text[])', [
        some.map((line) => line.partNumber),
        some.map((line) => line.text),
      ])
    }
    await client.query('ANALYZE incoming')
    return { sha256, read, report: await reportOf(client, sha256, read, whole && kind === 'parts') }
  }

  return {
    dryRun: (kind, bytes, whole) =>
      inTransaction(pool, async (client) => {
        const plan = await planned(client, kind, bytes, whole)
        return typeof plan === 'string' ? plan : plan.report
      }),
    take: (kind, bytes, { whole, sha256, by, reason }) =>
      inTransaction(pool, async (client) => {
        const tx = statements(client)
        let state = await tx.headquarters('lock')
        const plan = await planned(client, kind, bytes, whole)
        if (typeof plan === 'string') return plan
        if (plan.sha256 !== sha256) return 'other-file'
        if (plan.report.problems.length > 0) return 'rows-wrong'
        const fact = { outlet: '', version: 1, publishedAtMs: nowMs(), publishedBy: by }
        if (kind === 'prices') {
          const prices = plan.read.rows as readonly PriceRow[]
          if (prices.length > pricesAtOnce) return 'too-many-prices'
          for (const payload of prices) {
            state = await publishFact(tx, state, { id: randomUUID(), type: 'priceChanged', payload, ...fact })
          }
        }
        const version = state.catalogueVersion + 1
        const size = await applyParts(client, version, whole && kind === 'parts')
        const { added, changed, removed } = plan.report
        if (added + changed + removed === 0) return { report: plan.report, version: state.catalogueVersion }
        await client.query('INSERT INTO catalogue_versions VALUES ($1, $2, $3, $4, $5, $6)', [
          version,
          today(),
          size,
          nowMs(),
          by,
          reason,
        ])
        const payload = { version, asOf: today(), parts: size, reason }
        state = await publishFact(tx, state, { id: randomUUID(), type: 'catalogueChanged', payload, ...fact })
        await tx.saveHeadquarters({ ...state, catalogueVersion: version })
        return { report: plan.report, version }
      }),
  }
}

function readPriceFile(bytes: Uint8Array, today: string): ReadRows<PriceRow> | SheetFault {
  const sheet = readSheet(bytes)
  return typeof sheet === 'string' ? sheet : readPrices(sheet, today)
}

function readPartFile(bytes: Uint8Array): ReadRows<Part> | SheetFault {
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b
  try {
    const plain = packed ? gunzipSync(bytes, { maxOutputLength: 1_500_000_000 }) : Buffer.from(bytes)
    if (plain[0] === 0x7b) return readPartLines(plain.toString('utf8'))
    const sheet = readSheet(plain)
    return typeof sheet === 'string' ? sheet : readParts(sheet)
  } catch {
    return 'sheet-unreadable'
  }
}

/** Parts that the catalogue knows get their new price; a price for any other number is published all the same. */
async function priceLines(client: PoolClient, prices: readonly PriceRow[]) {
  const { rows } = await client.query<{ part_number: string; part: string }>(
    'SELECT part_number, part FROM catalogue_parts WHERE part_number = ANY ($1::text[]) AND NOT removed',
    [prices.map((price) => price.partNumber)],
  )
  const known = new Map(rows.map((row) => [row.part_number, row.part]))
  return prices.flatMap(({ partNumber, priceFen }) => {
    const part = known.get(partNumber)
    if (part === undefined) return []
    return [{ partNumber, text: canonicalJson({ ...(JSON.parse(part) as Part), priceFen }) }]
  })
}

async function reportOf(
  client: PoolClient,
  sha256: string,
  read: ReadRows<unknown>,
  whole: boolean,
): Promise<UploadReport> {
  const { rows } = await client.query<{ added: number; changed: number; same: number }>(
    `SELECT count(*) FILTER (WHERE old.part_number IS NULL OR old.removed) AS added,
       count(*) FILTER (WHERE NOT old.removed AND old.part <> incoming.part) AS changed,
       count(*) FILTER (WHERE NOT old.removed AND old.part = incoming.part) AS same
     FROM incoming LEFT JOIN catalogue_parts AS old USING (part_number)`,
  )
  const removed = whole
    ? ((
        await client.query<{ count: number }>(
          `SELECT count(*) AS count FROM catalogue_parts AS old WHERE NOT removed
           AND NOT EXISTS (SELECT 1 FROM incoming WHERE incoming.part_number = old.part_number)`,
        )
      ).rows[0]?.count ?? 0)
    : 0
  const examples = await client.query<UploadReport['examples'][number]>(
    `SELECT part_number AS "partNumber", coalesce(old.part, '') AS before, incoming.part AS after
     FROM incoming LEFT JOIN catalogue_parts AS old USING (part_number)
     WHERE old.part IS DISTINCT FROM incoming.part ORDER BY part_number LIMIT $1`,
    [examplesShown],
  )
  const counted = rows[0] ?? { added: 0, changed: 0, same: 0 }
  return {
    sha256,
    rows: read.rows.length,
    ...counted,
    removed,
    problems: read.problems,
    examples: examples.rows,
  }
}

/** Says how many parts the catalogue then has. */
async function applyParts(client: PoolClient, version: number, whole: boolean): Promise<number> {
  await client.query(
    `INSERT INTO catalogue_parts AS old (part_number, changed_in, removed, part)
     SELECT part_number, $1, false, part FROM incoming
     ON CONFLICT (part_number) DO UPDATE SET changed_in = $1, removed = false, part = excluded.part
     WHERE old.removed OR old.part <> excluded.part`,
    [version],
  )
  if (whole) {
    await client.query(
      `UPDATE catalogue_parts AS old SET changed_in = $1, removed = true WHERE NOT removed
       AND NOT EXISTS (SELECT 1 FROM incoming WHERE incoming.part_number = old.part_number)`,
      [version],
    )
  }
  const { rows } = await client.query<{ count: number }>(
    'SELECT count(*) AS count FROM catalogue_parts WHERE NOT removed',
  )
  return rows[0]?.count ?? 0
}

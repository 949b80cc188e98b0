/**
 * Taking the list of serial numbers in: a dry run first, then the very same file in one transaction, as a catalogue is
 * taken. A file may be the whole list, or lines that are added to it and correct it.
 */

import { randomUUID } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import type { Pool, PoolClient } from 'pg'
import { readSerialCells, type SerialRecord } from '../../shared/warranty/serial-list'
import { inTransaction } from '../database/connection'
import { statements } from '../database/postgres-store'
import { digestOfList } from '../database/serial-statements'
import { sha256Hex } from '../exchange/judge'
import { publishFact } from '../exchange/went-back'
import { dayOf, type RowProblem } from './columns'
import { readSheet } from './sheet'
import type { UploadFault, UploadReport, Uploads } from './upload'

export interface SerialUploads {
  readonly dryRun: (bytes: Uint8Array, whole: boolean) => Promise<UploadReport | UploadFault>
  readonly take: (
    bytes: Uint8Array,
    options: Parameters<Uploads['take']>[2],
  ) => Promise<{ readonly report: UploadReport; readonly version: number } | UploadFault>
}

const examplesShown = 20
const problemsKept = 200
const rowsAtOnce = 10_000

export function createSerialUploads(pool: Pool, nowMs: () => number): SerialUploads {
  async function planned(client: PoolClient, bytes: Uint8Array, whole: boolean) {
    const read = readSerialFile(bytes)
    if (typeof read === 'string') return read
    if (read.records.length === 0 && read.problems.length === 0) return 'nothing-in-it'
    await client.query(
      `CREATE TEMPORARY TABLE incoming (serial text COLLATE "C" PRIMARY KEY, model_id text NOT NULL,
         made_on text NOT NULL, sold_on text NOT NULL) ON COMMIT DROP`,
    )
    for (let from = 0; from < read.records.length; from += rowsAtOnce) {
      const some = read.records.slice(from, from + rowsAtOnce)
      await client.query(
        'INSERT INTO incoming SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])',
        [
          some.map((one) => one.serial),
          some.map((one) => one.modelId),
          some.map((one) => one.madeOn),
          some.map((one) => one.soldOn),
        ],
      )
    }
    await client.query('ANALYZE incoming')
    const report: UploadReport = {
      sha256: sha256Hex(bytes),
      rows: read.records.length,
      ...(await counted(client, whole)),
      problems: read.problems,
    }
    return { report }
  }

  return {
    dryRun: (bytes, whole) =>
      inTransaction(pool, async (client) => {
        const plan = await planned(client, bytes, whole)
        return typeof plan === 'string' ? plan : plan.report
      }),
    take: (bytes, { whole, sha256, by, reason }) =>
      inTransaction(pool, async (client) => {
        const tx = statements(client)
        const state = await tx.headquarters('lock')
        const plan = await planned(client, bytes, whole)
        if (typeof plan === 'string') return plan
        const { report } = plan
        if (report.sha256 !== sha256) return 'other-file'
        if (report.problems.length > 0) return 'rows-wrong'
        const before = await tx.serialVersion()
        if (report.added + report.changed + report.removed === 0) return { report, version: before }
        const version = before + 1
        const asOf = dayHere(nowMs())
        await apply(client, version, whole)
        const size = await addVersion(client, { version, asOf, atMs: nowMs(), by, reason })
        await publishFact(tx, state, {
          id: randomUUID(),
          outlet: '',
          type: 'serialListChanged',
          version: 1,
          publishedAtMs: nowMs(),
          publishedBy: by,
          payload: { version, asOf, size, reason },
        })
        return { report, version }
      }),
  }
}

interface ReadSerials {
  readonly records: readonly SerialRecord[]
  readonly problems: readonly RowProblem[]
}

function readSerialFile(bytes: Uint8Array): ReadSerials | UploadFault {
  const sheet = readSheet(unpacked(bytes))
  if (typeof sheet === 'string') return sheet
  const seen = new Map<string, SerialRecord>()
  const problems: RowProblem[] = []
  const wrong = (row: number, field: string, reason: RowProblem['reason']): void => {
    if (problems.length < problemsKept) problems.push({ row, field, reason })
  }
  for (const [index, row] of sheet.entries()) {
    const cells = row.map((cell, place) => {
      const text = cell.trim()
      // A workbook keeps a day as a number.
      return place >= 2 && /^\d{5}$/.test(text) ? (dayOf(text) ?? text) : text
    })
    while (cells.length > 4 && cells.at(-1) === '') cells.pop()
    const read = readSerialCells(cells)
    if (read.kind === 'refused') wrong(index + 1, String(read.detail?.why ?? ''), 'wrong')
    else if (read.value && seen.has(read.value.serial)) wrong(index + 1, 'serial', 'twice')
    else if (read.value) seen.set(read.value.serial, read.value)
  }
  return { records: [...seen.values()], problems }
}

function unpacked(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: 1_500_000_000 })
  } catch {
    // What can not be unpacked is no sheet either, which is then said.
    return bytes
  }
}

const differs =
  '(old.model_id, old.made_on, old.sold_on) <> (incoming.model_id, incoming.made_on, incoming.sold_on)'
const notIn = 'NOT EXISTS (SELECT 1 FROM incoming WHERE incoming.serial = old.serial)'

async function counted(
  client: PoolClient,
  whole: boolean,
): Promise<Pick<UploadReport, 'added' | 'changed' | 'same' | 'removed' | 'examples'>> {
  const { rows } = await client.query<{ added: number; changed: number; same: number }>(
    `SELECT count(*) FILTER (WHERE old.serial IS NULL OR old.removed) AS added,
       count(*) FILTER (WHERE NOT old.removed AND ${differs}) AS changed,
       count(*) FILTER (WHERE NOT old.removed AND NOT ${differs}) AS same
     FROM incoming LEFT JOIN serial_list AS old USING (serial)`,
  )
  const gone = whole
    ? (
        await client.query<{ count: number }>(
          `SELECT count(*) AS count FROM serial_list AS old WHERE NOT removed AND ${notIn}`,
        )
      ).rows[0]
    : undefined
  const line = (
    table: string,
  ): string => `concat_ws(' · ', nullif(${table}.model_id, ''), nullif(${table}.made_on, ''),
    nullif(${table}.sold_on, ''))`
  const examples = await client.query<UploadReport['examples'][number]>(
    `SELECT serial AS "partNumber", CASE WHEN old.serial IS NULL OR old.removed THEN '' ELSE ${line('old')} END AS before,
       ${line('incoming')} AS after
     FROM incoming LEFT JOIN serial_list AS old USING (serial)
     WHERE old.serial IS NULL OR old.removed OR ${differs} ORDER BY serial LIMIT $1`,
    [examplesShown],
  )
  return {
    ...(rows[0] ?? { added: 0, changed: 0, same: 0 }),
    removed: gone?.count ?? 0,
    examples: examples.rows,
  }
}

async function apply(client: PoolClient, version: number, whole: boolean): Promise<void> {
  await client.query(
    `INSERT INTO serial_list AS old (serial, changed_in, removed, model_id, made_on, sold_on)
     SELECT serial, $1::bigint, false, model_id, made_on, sold_on FROM incoming
     ON CONFLICT (serial) DO UPDATE SET changed_in = excluded.changed_in, removed = false, model_id = excluded.model_id,
       made_on = excluded.made_on, sold_on = excluded.sold_on
     WHERE old.removed OR ${differs.replaceAll('incoming.', 'excluded.')}`,
    [version],
  )
  if (!whole) return
  await client.query(
    `UPDATE serial_list AS old SET changed_in = $1, removed = true WHERE NOT removed AND ${notIn}`,
    [version],
  )
}

/** Says how many numbers the list then has. */
async function addVersion(
  client: PoolClient,
  of: {
    readonly version: number
    readonly asOf: string
    readonly atMs: number
    readonly by: string
    readonly reason: string
  },
): Promise<number> {
  const { rows } = await client.query<{ size: number }>(
    `INSERT INTO serial_versions (version, as_of, size, digest, at_ms, by_name, reason)
     SELECT $1::bigint, $2::text, count(*), ${digestOfList}, $3::bigint, $4::text, $5::text FROM serial_list WHERE NOT removed RETURNING size`,
    [of.version, of.asOf, of.atMs, of.by, of.reason],
  )
  return rows[0]?.size ?? 0
}

function dayHere(atMs: number): string {
  return new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 10)
}

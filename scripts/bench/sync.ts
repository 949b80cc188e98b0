/**
 * What the exchange with headquarters costs, both sides in one run: ingestion against PostgreSQL's own COPY of the same
 * rows, a station that catches up, a catalogue of a million parts, and two hundred stations at once. What 5,000 outlets
 * need is worked out from what was measured and printed with it. Ratios hold on a busy machine; seconds do not.
 *
 * `SYNC_PARTS`, `SYNC_STATIONS`, `SYNC_FACTS` make it smaller; `SYNC_ONLY` measures one part of it.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCataloguePull } from '../../electron/sync/catalogue-pull'
import { canonicalJson } from '../../shared/documents/canonical'
import {
  connectStation,
  countOf,
  startTestHeadquarters,
  type TestHeadquarters,
} from '../../tests/sync/headquarters-harness'
import { createStation, factsPerVisit, recordVisit, type Station } from '../../tests/sync/memory-journal'
import { ingestAgainstCopy } from './sync/ingest'

const facts = Number(process.env.SYNC_FACTS ?? 10_000)
const catalogueParts = Number(process.env.SYNC_PARTS ?? 1_000_000)
const stations = Number(process.env.SYNC_STATIONS ?? 200)
/** One of `catchUp`, `load`, `catalogue`, `ingest`; empty: all. */
const only = process.env.SYNC_ONLY ?? ''
const factsADay = 400
const outlets = 5_000
const windowMinutes = 30

export async function run(): Promise<{
  figures: Record<string, number>
  limits: Record<string, number>
}> {
  const headquarters = await startTestHeadquarters()
  try {
    const figures: Record<string, number> = {}
    for (const [name, part] of Object.entries(parts)) {
      if (only === '' || only === name) Object.assign(figures, await part(headquarters))
    }
    return { figures, limits: Object.fromEntries(Object.entries(limits).filter(([key]) => key in figures)) }
  } finally {
    await headquarters.close()
  }
}

const limits: Readonly<Record<string, number>> = {
  catchUpSeconds: 10,
  belowHalfOfCopy: 0,
  cataloguePullSeconds: 120,
  loadFailedRuns: 0,
  timesWhatThisMachineTakes: 1,
}

/** Ingestion is the last: it empties headquarters again and again. */
const parts: Readonly<Record<string, (headquarters: TestHeadquarters) => Promise<Record<string, number>>>> = {
  catchUp: async (headquarters) => ({ facts, catchUpSeconds: round((await catchUp(headquarters)) / 1000) }),
  load: async (headquarters) => {
    const load = await manyStations(headquarters)
    const perSecond = (load.facts / load.ms) * 1000
    const needed = (outlets * factsADay) / (windowMinutes * 60)
    return {
      stationsAtOnce: stations,
      loadSeconds: round(load.ms / 1000),
      loadFactsPerSecond: Math.round(perSecond),
      loadFailedRuns: load.failed,
      loadSlowestRunSeconds: round(load.slowestMs / 1000),
      factsPerSecondFor5000Outlets: Math.round(needed),
      timesWhatThisMachineTakes: round(needed / perSecond),
    }
  },
  catalogue: async (headquarters) => {
    const catalogue = await pullCatalogue(headquarters)
    return {
      catalogueParts,
      cataloguePullSeconds: round(catalogue.pullMs / 1000),
      catalogueDeltaSeconds: round(catalogue.deltaMs / 1000),
    }
  },
  ingest: async (headquarters) => {
    // Enough that it is not a server's first half second that is measured.
    const ingested = await ingestAgainstCopy(headquarters, 16 * facts)
    return { ...ingested, belowHalfOfCopy: ingested.percentOfCopy >= 50 ? 0 : 1 }
  },
}

async function catchUp(headquarters: TestHeadquarters): Promise<number> {
  const station = createStation('BE01', 'A')
  const { sync } = await connectStation(headquarters, station)
  await sync.runNow()
  fill(station, facts)
  const startedMs = performance.now()
  const done = await sync.runNow()
  if (done.outcome !== 'agree' || done.sent !== facts)
    throw new Error(`not caught up: ${JSON.stringify(done)}`)
  return performance.now() - startedMs
}

async function manyStations(
  headquarters: TestHeadquarters,
): Promise<{ ms: number; facts: number; failed: number; slowestMs: number }> {
  const places = Array.from({ length: stations }, (_, place) =>
    createStation(`L${String(place).padStart(4, '0')}`, 'A'),
  )
  const connected = []
  for (const station of places) {
    connected.push(await connectStation(headquarters, station))
    fill(station, factsADay)
  }
  const startedMs = performance.now()
  let slowestMs = 0
  const done = await Promise.all(
    connected.map(async ({ sync }) => {
      const outcome = await sync.runNow()
      slowestMs = Math.max(slowestMs, performance.now() - startedMs)
      return outcome
    }),
  )
  const ms = performance.now() - startedMs
  const held = await countOf(headquarters, `SELECT count(*) FROM events WHERE outlet LIKE 'L%'`)
  return { ms, facts: held, failed: done.filter((one) => one.outcome !== 'agree').length, slowestMs }
}

async function pullCatalogue(headquarters: TestHeadquarters): Promise<{ pullMs: number; deltaMs: number }> {
  const pool = headquarters.pool()
  const template = canonicalJson(partOf('NUMBER'))
  await pool.query(
    `INSERT INTO catalogue_parts (part_number, changed_in, removed, part)
     SELECT number, 1, false, replace($1, 'NUMBER', number)
     FROM (SELECT 'CB-SCR-' || lpad(n::text, 8, '0') AS number FROM generate_series(1, $2::int) AS n) AS numbered`,
    [template, catalogueParts],
  )
  await pool.query('INSERT INTO catalogue_versions VALUES (1, $1, $2, 0, $3)', [
    '2026-03-02',
    catalogueParts,
    'bench',
  ])
  await pool.query('UPDATE headquarters SET catalogue_version = 1')
  await pool.query('ANALYZE catalogue_parts')
  const folder = mkdtempSync(join(tmpdir(), 'counterbench-bench-'))
  let taken = 0
  const catalogue = createCataloguePull({
    folder,
    take: ({ count }) => {
      taken = count
    },
    log: () => undefined,
  })
  const { sync } = await connectStation(headquarters, createStation('BE02', 'A'), { catalogue })
  const pulled = async (): Promise<number> => {
    taken = 0
    const startedMs = performance.now()
    await sync.runNow()
    while (taken === 0) await new Promise((done) => setTimeout(done, 20))
    return performance.now() - startedMs
  }
  const pullMs = await pulled()
  if (taken !== catalogueParts) throw new Error(`${taken} of ${catalogueParts} parts came`)
  await pool.query(`UPDATE catalogue_parts SET changed_in = 2 WHERE part_number LIKE '%000'`)
  await pool.query('INSERT INTO catalogue_versions VALUES (2, $1, $2, 0, $3)', [
    '2026-03-03',
    catalogueParts,
    'bench',
  ])
  await pool.query('UPDATE headquarters SET catalogue_version = 2')
  const deltaMs = await pulled()
  await sync.stop()
  rmSync(folder, { recursive: true, force: true })
  return { pullMs, deltaMs }
}

function fill(station: Station, count: number): void {
  for (let visit = 1; visit <= count / factsPerVisit; visit += 1) recordVisit(station, visit)
}

function partOf(partNumber: string) {
  return {
    partNumber,
    oldNumbers: [`OLD-${partNumber}`],
    kind: 'SCR',
    nameZh: '华为 Mate 20 Pro 屏幕总成（原厂，含边框）',
    nameEn: 'HUAWEI Mate 20 Pro screen assembly, genuine, with frame',
    modelIds: ['huawei-mate-20-pro', 'huawei-mate-20'],
    priceFen: 89900,
    costFen: 61200,
    warrantyClass: 'part',
    warrantyDays: 180,
    serialised: true,
    supersedes: [],
    substitutes: [],
    minimum: 1,
    maximum: 5,
    bin: 'B-04-12',
    popularity: 50,
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

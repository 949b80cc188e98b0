/** A real headquarters on a real PostgreSQL for a test file, and workstations that reconcile with it over HTTP. */

import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { CataloguePull } from '../../electron/sync/catalogue-pull'
import type { FetchLike } from '../../electron/sync/headquarters-client'
import type { SerialPull } from '../../electron/sync/serial-pull'
import { createSync, type Sync } from '../../electron/sync/sync'
import {
  createHeadquarters,
  type Headquarters,
  type HeadquartersOptions,
} from '../../headquarters/headquarters'
import type { SyncRun } from '../../shared/questions/sync'
import type { Station } from './memory-journal'

export interface TestHeadquarters {
  readonly hq: () => Headquarters
  readonly pool: () => pg.Pool
  readonly dataFolder: string
  readonly log: string[]
  /** What headquarters' clock shows. */
  readonly clock: { nowMs: number }
  readonly stop: () => Promise<void>
  /** On the same port with the same data, as after a restart of the machine. */
  readonly start: () => Promise<void>
  readonly close: () => Promise<void>
}

export async function startTestHeadquarters(
  options: Pick<HeadquartersOptions, 'pageFolder' | 'tls'> = {},
): Promise<TestHeadquarters> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'counterbench-hq-'))
  const log: string[] = []
  const clock = { nowMs: Date.parse('2026-03-02T10:00:00Z') }
  let port = 0
  let hq: Headquarters | undefined
  let pool: pg.Pool | undefined
  const start = async (): Promise<void> => {
    hq = await createHeadquarters({
      ...options,
      dataFolder,
      port,
      clock: { nowMs: () => clock.nowMs },
      log: (message) => log.push(message),
    })
    port = Number(new URL(hq.url).port)
    pool = new pg.Pool({ connectionString: hq.databaseUrl, max: 2 })
    pool.on('error', () => undefined)
    pool.on('connect', (client) => client.on('error', () => undefined))
  }
  const stop = async (): Promise<void> => {
    await pool?.end()
    await hq?.close()
    hq = undefined
  }
  await start()
  return {
    hq: () => hq!,
    pool: () => pool!,
    dataFolder,
    log,
    clock,
    start,
    stop,
    close: async () => {
      if (hq) await stop()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

export interface Workstation {
  readonly sync: Sync
  readonly runs: SyncRun[]
  readonly log: string[]
}

export function startSync(
  station: Station,
  options: {
    readonly fetch?: FetchLike
    readonly nowMs?: () => number
    readonly limitMs?: number
    readonly factsAtOnce?: number
    readonly catalogue?: CataloguePull
    readonly serials?: SerialPull
  } = {},
): Workstation {
  const runs: SyncRun[] = []
  const log: string[] = []
  const sync = createSync({
    journal: station.port,
    keys: { signingKey: () => station.key },
    fetch: options.fetch ?? ((url, init) => fetch(url, init)),
    clock: { nowMs: options.nowMs ?? (() => Date.parse('2026-03-02T10:00:00Z')) },
    random: { number: Math.random, hex: (bytes) => randomBytes(bytes).toString('hex') },
    log: (message) => log.push(message),
    onRun: (run) => runs.push(run),
    ...(options.catalogue === undefined ? {} : { catalogue: options.catalogue }),
    ...(options.serials === undefined ? {} : { serials: options.serials }),
    ...(options.factsAtOnce === undefined ? {} : { factsAtOnce: options.factsAtOnce }),
    ...(options.limitMs === undefined ? {} : { limitMs: options.limitMs }),
  })
  return { sync, runs, log }
}

export async function connectStation(
  headquarters: TestHeadquarters,
  station: Station,
  options: Parameters<typeof startSync>[1] = {},
): Promise<Workstation> {
  const { outlet, station: letter } = station.port.identity()
  const { code } = await headquarters.hq().office.newEnrolmentCode(outlet, letter, 'test')
  const workstation = startSync(station, options)
  const connected = await workstation.sync.connect(headquarters.hq().url, code)
  if (connected.kind !== 'ok') throw new Error(`not connected: ${connected.reason}`)
  return workstation
}

export async function countOf(
  headquarters: TestHeadquarters,
  sql: string,
  ...values: unknown[]
): Promise<number> {
  const { rows } = await headquarters.pool().query<{ count: string }>(sql, values)
  return Number(rows[0]?.count)
}

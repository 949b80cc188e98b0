/**
 * Ingestion against PostgreSQL's own COPY of the same rows: the very requests that stations have sent (packed, signed,
 * counted) are sent to an emptied headquarters again over HTTP, several stations at once, to as many servers over one
 * database as the machine has processors (at most four), which is how headquarters is run; and the rows that came of
 * them are copied from a file on the database's own disk into an empty table with the same partitions, indexes and
 * constraints, in one statement. The two take turns, each after a checkpoint; the middle of the rounds counts.
 */

import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { Client } from 'pg'
import { paths } from '../../../shared/sync/protocol'
import { connectStation, countOf, type TestHeadquarters } from '../../../tests/sync/headquarters-harness'
import { createStation, factsPerVisit, recordVisit } from '../../../tests/sync/memory-journal'

const project = resolve(__dirname, '../../..')
const serverCount = Math.min(4, availableParallelism())
const senders = 8
const rounds = 5

export interface Ingested {
  readonly ingestServers: number
  readonly ingestFactsPerSecond: number
  readonly copyRowsPerSecond: number
  readonly percentOfCopy: number
}

interface Request {
  readonly url: string
  readonly init: RequestInit
}

export async function ingestAgainstCopy(headquarters: TestHeadquarters, facts: number): Promise<Ingested> {
  const requests = await recordRequests(headquarters, facts)
  const held = `SELECT count(*) FROM events WHERE outlet LIKE 'IN%'`
  const rows = await countOf(headquarters, held)
  const database = new Client({ connectionString: headquarters.hq().databaseUrl })
  await database.connect()
  const file = `/tmp/counterbench-bench-${process.pid}.copy`
  const servers: Server[] = []
  try {
    for (let one = 0; one < serverCount; one += 1) servers.push(await startServer(headquarters))
    await database.query(
      `COPY (SELECT * FROM events WHERE outlet LIKE 'IN%' ORDER BY outlet, origin_seq) TO '${file}'`,
    )
    const copyMs: number[] = []
    const ingestMs: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      copyMs.push(await copyRows(database, file))
      await empty(database)
      ingestMs.push(await send(requests, servers))
      const came = await countOf(headquarters, held)
      if (came !== rows) throw new Error(`${came} of ${rows} facts came`)
    }
    const perSecond = (ms: readonly number[]): number => Math.round((rows / middle(ms)) * 1000)
    return {
      ingestServers: serverCount,
      ingestFactsPerSecond: perSecond(ingestMs),
      copyRowsPerSecond: perSecond(copyMs),
      percentOfCopy: Math.round((middle(copyMs) / middle(ingestMs)) * 100),
    }
  } finally {
    for (const { child } of servers) child.kill('SIGKILL')
    await database.query('DROP TABLE IF EXISTS copied').catch(() => undefined)
    await database.end()
    rmSync(file, { force: true })
  }
}

interface Server {
  readonly child: ChildProcess
  readonly url: string
}

/** A server of its own over the same database, as it is run. */
async function startServer(headquarters: TestHeadquarters): Promise<Server> {
  // As `npm run hq` starts it.
  const main = resolve(project, 'headquarters/main.ts')
  const args = ['--max-semi-space-size=64', '--import', 'tsx', main, '--port=0']
  const env = { ...process.env, DATABASE_URL: headquarters.hq().databaseUrl }
  const child = spawn(process.execPath, args, { cwd: project, env, stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>((ready, failed) => {
    child.stdout?.on('data', (text: Buffer) => {
      const line = text
        .toString()
        .split('\n')
        .find((one) => one.includes('"ready":true'))
      if (line) ready((JSON.parse(line) as { readonly url: string }).url)
    })
    child.once('exit', (code) => failed(new Error(`a server ended with ${code}`)))
  })
  return { child, url }
}

/** One list for each station, in the order in which it sent them. */
async function recordRequests(
  headquarters: TestHeadquarters,
  facts: number,
): Promise<readonly (readonly Request[])[]> {
  const recorded: Request[][] = []
  for (let place = 0; place < senders; place += 1) {
    const sent: Request[] = []
    const station = createStation(`IN${String(place).padStart(2, '0')}`, 'A')
    const { sync } = await connectStation(headquarters, station, {
      fetch: async (url, init) => {
        const { signal: _, ...kept } = init
        if (url.endsWith(paths.push)) sent.push({ url, init: kept })
        return fetch(url, init)
      },
    })
    for (let visit = 1; visit <= facts / senders / factsPerVisit; visit += 1) recordVisit(station, visit)
    const done = await sync.runNow()
    if (done.outcome !== 'agree') throw new Error(`not sent: ${JSON.stringify(done)}`)
    recorded.push(sent)
  }
  return recorded
}

async function copyRows(database: Client, file: string): Promise<number> {
  await database.query('DROP TABLE IF EXISTS copied')
  await database.query('CREATE TABLE copied (LIKE events INCLUDING ALL) PARTITION BY HASH (outlet)')
  for (let part = 0; part < 16; part += 1) {
    await database.query(
      `CREATE TABLE copied_${part} PARTITION OF copied FOR VALUES WITH (MODULUS 16, REMAINDER ${part})`,
    )
  }
  await database.query('CHECKPOINT')
  const startedMs = performance.now()
  await database.query(`COPY copied FROM '${file}'`)
  return performance.now() - startedMs
}

/** As before the first request: what it holds of facts is gone, and every request may be sent once more. */
async function empty(database: Client): Promise<void> {
  await database.query('TRUNCATE events, chains, days, day_sides, ticket_states, set_aside')
  await database.query('UPDATE stations SET counter = 0')
  await database.query('CHECKPOINT')
}

async function send(requests: readonly (readonly Request[])[], servers: readonly Server[]): Promise<number> {
  const startedMs = performance.now()
  await Promise.all(
    requests.map(async (ofStation, place) => {
      const origin = servers[place % servers.length]?.url ?? ''
      for (const { url, init } of ofStation) {
        const answer = await fetch(`${origin}${new URL(url).pathname}`, init)
        if (answer.status !== 200) throw new Error(`refused: ${answer.status} ${await answer.text()}`)
        await answer.arrayBuffer()
      }
    }),
  )
  return performance.now() - startedMs
}

function middle(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0
}

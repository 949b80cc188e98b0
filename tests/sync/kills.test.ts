/**
 * The server of headquarters, as a process of its own, is killed in the middle of batches. `KILLS=30` kills thirty
 * times; a few are enough each day. PostgreSQL's own kills are in `disasters.test.ts`.
 */

import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tried } from '../support/tried'
import { countOf, startSync, startTestHeadquarters, type TestHeadquarters } from './headquarters-harness'
import { createStation, factsPerVisit, recordVisit } from './memory-journal'

const project = resolve(__dirname, '../..')
const kills = Number(process.env.KILLS ?? 3)
let headquarters: TestHeadquarters
let server: ChildProcess | undefined
let port = 0

beforeAll(async () => {
  headquarters = await startTestHeadquarters()
  // The server that is killed goes by the real clock, and codes have a date.
  headquarters.clock.nowMs = Date.now()
  port = await freePort()
})
afterAll(async () => {
  server?.kill('SIGKILL')
  await headquarters.close()
})

/** A second server over the same database, which is what a restart of the machine's service is. */
async function startServer(): Promise<void> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(project, 'headquarters/main.ts'), `--port=${port}`],
    {
      cwd: project,
      env: { ...process.env, DATABASE_URL: headquarters.hq().databaseUrl },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  server = child
  await new Promise<void>((ready, failed) => {
    child.stdout?.on('data', (text: Buffer) => text.includes('"ready":true') && ready())
    child.once('exit', (code) => failed(new Error(`the server ended with ${code}`)))
  })
}

function killServer(): Promise<void> {
  const child = server
  return new Promise((gone) => {
    child?.once('exit', () => gone())
    child?.kill('SIGKILL')
  })
}

test('the server is killed in the middle of batches: nothing lost, nothing doubled', async () => {
  const station = createStation('KI01', 'A')
  const { code } = await headquarters.hq().office.newEnrolmentCode('KI01', 'A', 'test')
  await startServer()
  let requests = 0
  let killAt = Number.POSITIVE_INFINITY
  const { sync } = startSync(station, {
    factsAtOnce: 400,
    fetch: async (url, init) => {
      requests += 1
      const answer = fetch(url, init)
      // It may fail while we wait below; who called is told all the same.
      answer.catch(() => undefined)
      if (requests === killAt) {
        // From the very sending of the batch to after its answer.
        await new Promise((done) => setTimeout(done, 5 * (requests % 6)))
        await killServer()
        tried('R11')
      }
      return answer
    },
  })
  expect(await sync.connect(`http://127.0.0.1:${port}`, code)).toMatchObject({ kind: 'ok' })
  let visits = 0
  for (let round = 0; round < kills; round += 1) {
    for (let more = 0; more < 120; more += 1) recordVisit(station, ++visits)
    requests = 0
    killAt = 2 + (round % 3)
    await sync.runNow()
    await startServer()
  }
  killAt = Number.POSITIVE_INFINITY
  expect(await sync.runNow()).toMatchObject({ outcome: 'agree' })
  const held = `SELECT count(*) FROM events WHERE outlet = 'KI01'`
  expect(await countOf(headquarters, held)).toBe(visits * factsPerVisit)
  expect(await countOf(headquarters, held.replace('count(*)', 'count(DISTINCT id) AS count'))).toBe(
    visits * factsPerVisit,
  )
}, 600_000)

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

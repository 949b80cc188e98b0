/**
 * An outlet at full load: twelve windows at one workstation, twenty commands a second, a printer on the network and a
 * headquarters in a process of its own, for LOAD_SECONDS (default 600); then LOAD_DAYS (default 30) whole days without
 * a restart. A command is timed from when it was due, so that a program that stalls can not hide it. Afterwards every
 * acknowledged visit is looked for, on both sides.
 */

import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectTcp } from '../../electron/printing/run-program'
import { demoEnrolment } from '../../headquarters/headquarters'
import { roles } from '../../shared/staff/roles'
import { printer } from '../../tests/printing/printers'
import { startTcpPrinter, type TcpPrinter } from '../../tests/printing/tcp-printer'
import { givePins, openWindow, type TestWindow } from '../../tests/support/window'
import { startWorkstation, type TestWorkstation } from '../../tests/support/workstation'
import type { BenchResult } from '../bench'
import { startHeadquarters } from './load/headquarters-process'
import { createVisits, type Visits } from './load/visits'

const perSecond = 20
const windowCount = 12
const seconds = Number(process.env.LOAD_SECONDS ?? 600)
const days = Number(process.env.LOAD_DAYS ?? 30)
const visitsADay = 40
const syncEveryMs = 60_000
const dayMs = 86_400_000

interface Sample {
  readonly atMs: number
  readonly heapMb: number
  readonly rssMb: number
  readonly descriptors: number
}

export async function run(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'counterbench-load-'))
  const headquarters = await startHeadquarters(join(folder, 'headquarters'))
  const paper = await startTcpPrinter({ keep: false })
  const test = startWorkstation({
    folder: join(folder, 'outlet'),
    fetch: (url, init) => fetch(url, init),
    printing: {
      htmlToPdf: async (page) => Buffer.from(page.html),
      run: async () => ({ code: 127, stdout: '', stderr: '' }),
      askIpp: async () => undefined,
      connect: connectTcp,
    },
  })
  try {
    await setUp(test, paper, headquarters.url)
    const windows = await signedIn(test)
    const visits = createVisits(windows)
    const load = await underLoad(test, windows, visits)
    const life = await manyDays(test, windows, visits)
    const end = await settle(test, visits, paper)
    return {
      figures: { ...load, ...life, ...end },
      limits: {
        'command p99, ms': 150,
        'acknowledged visits lost here': 0,
        'facts that headquarters lacks': 0,
        'slips without an end': 0,
        'memory slope, MB a minute': 1,
        'descriptors more at the end': 4,
        'memory slope, MB a day': 1,
      },
    }
  } finally {
    await test.end()
    await paper.close()
    await headquarters.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function setUp(test: TestWorkstation, paper: TcpPrinter, url: string): Promise<void> {
  test.clock.nowMs = Date.now()
  test.workstation.printers.write({
    printers: [printer({ kind: 'tcp', host: '127.0.0.1', port: paper.port })],
    papers: { claimReceipt: ['roll80'], deviceLabel: [] },
    language: 'zh-CN',
  })
  const connected = await test.workstation.link.connect(url, demoEnrolment.code)
  if (connected.kind !== 'ok') throw new Error(`not connected: ${JSON.stringify(connected)}`)
  await test.workstation.start()
  await givePins(test)
  test.must('manager', 'openDay', { shiftId: 'shift-load-0000', floatFen: 50_000 })
}

async function signedIn(test: TestWorkstation): Promise<readonly TestWindow[]> {
  const windows: TestWindow[] = []
  for (let count = 0; count < windowCount; count += 1) {
    const window = openWindow(test)
    await window.signIn(count < 4 ? 'manager' : (roles[count % roles.length] ?? 'manager'))
    windows.push(window)
  }
  return windows
}

async function underLoad(
  test: TestWorkstation,
  windows: readonly TestWindow[],
  visits: Visits,
): Promise<Readonly<Record<string, number>>> {
  const tookMs: number[] = []
  const samples: Sample[] = []
  const running = new Set<Promise<void>>()
  let syncRuns = 0
  const started = performance.now()
  const syncing = setInterval(() => {
    syncRuns += 1
    void test.workstation.link.runNow()
  }, syncEveryMs)
  const sampling = setInterval(() => samples.push(sample(started)), 10_000)
  for (let number = 0; number < seconds * perSecond; number += 1) {
    const dueMs = started + (number * 1000) / perSecond
    const wait = dueMs - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    // The workstation's clock is the test's: it runs with the real one here.
    test.clock.nowMs = Date.now()
    const one = visits.step().then(() => {
      tookMs.push(performance.now() - dueMs)
      running.delete(one)
    })
    running.add(one)
    // What a window is sent is read and thrown away, as a page does.
    for (const window of windows) window.pushed.length = 0
  }
  await Promise.all(running)
  clearInterval(syncing)
  clearInterval(sampling)
  samples.push(sample(started))
  for (const [why, count] of Object.entries(visits.refused())) console.log(`refused ${count} times: ${why}`)
  const later = secondHalf(samples)
  return {
    commands: tookMs.length,
    'refused commands': Object.values(visits.refused()).reduce((sum, one) => sum + one, 0),
    'command p50, ms': percentile(tookMs, 0.5),
    'command p99, ms': percentile(tookMs, 0.99),
    'command worst, ms': percentile(tookMs, 1),
    'reconciliations meanwhile': syncRuns,
    'memory at the end, MB': later.at(-1)?.rssMb ?? 0,
    'memory slope, MB a minute': round(
      slope(
        later,
        (one) => one.atMs / 60_000,
        (one) => one.heapMb,
      ),
    ),
    'descriptors more at the end': (samples.at(-1)?.descriptors ?? 0) - (samples[0]?.descriptors ?? 0),
  }
}

/** Whole days one after the other: opened, worked, closed, the clock moved on to the next morning. */
async function manyDays(
  test: TestWorkstation,
  windows: readonly TestWindow[],
  visits: Visits,
): Promise<Readonly<Record<string, number>>> {
  const started = performance.now()
  const samples: Sample[] = []
  let shiftId = 'shift-load-0000'
  for (let day = 1; day <= days; day += 1) {
    await visits.finish()
    test.must('manager', 'closeDay', { shiftId, counted: { cash: 50_000 }, reason: '压力试验', print: false })
    test.clock.nowMs += dayMs
    shiftId = `shift-load-${String(day).padStart(4, '0')}`
    test.must('manager', 'openDay', { shiftId, floatFen: 50_000 })
    for (let count = 0; count < visitsADay; count += 1) await visits.whole()
    await test.workstation.spool.idle()
    for (const window of windows) window.pushed.length = 0
    if (day % 5 === 0) await test.workstation.link.runNow()
    samples.push({ ...sample(started), atMs: day })
  }
  const later = secondHalf(samples)
  return {
    'days without a restart': days,
    'memory slope, MB a day': round(
      slope(
        later,
        (one) => one.atMs,
        (one) => one.heapMb,
      ),
    ),
    'seconds for the days': round((performance.now() - started) / 1000),
  }
}

async function settle(
  test: TestWorkstation,
  visits: Visits,
  paper: TcpPrinter,
): Promise<Readonly<Record<string, number>>> {
  const { workstation } = test
  await workstation.spool.idle()
  const run = await workstation.link.runNow()
  const tickets = new Set(
    workstation.rows.find<{ id: string }>({ table: 'tickets', limit: 1_000_000 }).map(({ id }) => id),
  )
  const prints = workstation.rows.find<{ status: string }>({ table: 'prints', limit: 1_000_000 })
  const ended = new Set(['printed', 'failed', 'cancelled', 'unknown'])
  if (workstation.journal.verify()) throw new Error('the chain is broken')
  return {
    visits: visits.acknowledged().length,
    'acknowledged visits lost here': visits.acknowledged().filter((id) => !tickets.has(id)).length,
    'facts that headquarters lacks': run.outcome === 'agree' ? 0 : 1,
    facts: workstation.journal.head(),
    slips: prints.length,
    'slips without an end': prints.filter(({ status }) => !ended.has(status)).length,
    'papers at the printer': paper.jobs().length,
  }
}

function sample(started: number): Sample {
  globalThis.gc?.()
  const { heapUsed, rss } = process.memoryUsage()
  return {
    atMs: performance.now() - started,
    heapMb: heapUsed / 1_048_576,
    rssMb: Math.round(rss / 1_048_576),
    descriptors: process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0,
  }
}

/** What is kept of the last two thousand streams is full by then: a slope before that says how fast it fills. */
function secondHalf(samples: readonly Sample[]): readonly Sample[] {
  return samples.slice(Math.floor(samples.length / 2))
}

/** Least squares: how much `y` grows with one more of `x`. */
function slope<Value>(
  values: readonly Value[],
  x: (one: Value) => number,
  y: (one: Value) => number,
): number {
  const count = values.length
  if (count < 3) return 0
  const meanX = values.reduce((sum, one) => sum + x(one), 0) / count
  const meanY = values.reduce((sum, one) => sum + y(one), 0) / count
  const above = values.reduce((sum, one) => sum + (x(one) - meanX) * (y(one) - meanY), 0)
  return above / values.reduce((sum, one) => sum + (x(one) - meanX) ** 2, 0)
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
}

const round = (value: number): number => Math.round(value * 100) / 100

/**
 * How long until a clerk can work, and how much memory the program takes, beside an empty Electron window in the same
 * run: spawn → first paint of the sign-in field → counter usable (signed in, lists filled). Seven of each, in turn.
 * Needs the built program; on a machine without a display put `node scripts/with-display.mjs` before it.
 */

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { demoPins } from '../../electron/demo/demo'
import type { BenchResult } from '../bench'
import { launchProgram } from '../lib/launch'

const rounds = 7
const settleMs = 3000
const clerk = 'sample-staff-c01'

interface Sample {
  readonly usableMs: number
  readonly pssMb: number
}

export async function run(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'counterbench-startup-'))
  try {
    const userData = join(folder, 'demo')
    const blank = blankProgram(join(folder, 'blank'))
    // The first start of the demo makes its month of data; that is not what is measured.
    await measure(() => launchProgram({ userData, args: ['--demo'], timeoutMs: 180_000 }), waitForCounter)
    const ours: Sample[] = []
    const empty: Sample[] = []
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await measure(() => launchProgram({ userData, args: ['--demo'] }), waitForCounter))
      empty.push(
        await measure(
          () => launchProgram({ userData: join(folder, 'blank-data'), applicationFolder: blank }),
          waitForBlank,
        ),
      )
    }
    const figures = {
      usableMs: median(ours.map((sample) => sample.usableMs)),
      blankMs: median(empty.map((sample) => sample.usableMs)),
      timeRatio: ratio(ours, empty, 'usableMs'),
      pssMb: median(ours.map((sample) => sample.pssMb)),
      blankPssMb: median(empty.map((sample) => sample.pssMb)),
      memoryRatio: ratio(ours, empty, 'pssMb'),
    }
    return { figures, limits: { timeRatio: 1.6, memoryRatio: 1.4 } }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(
  launch: () => Promise<ElectronApplication>,
  usable: (program: ElectronApplication) => Promise<void>,
): Promise<Sample> {
  const startedMs = performance.now()
  const program = await launch()
  try {
    await usable(program)
    const usableMs = Math.round(performance.now() - startedMs)
    await new Promise((resolve) => setTimeout(resolve, settleMs))
    const pid = program.process().pid
    return { usableMs, pssMb: pid === undefined ? 0 : Math.round(treePssKb(pid) / 1024) }
  } finally {
    await program.close()
  }
}

async function waitForCounter(program: ElectronApplication): Promise<void> {
  const page = await program.firstWindow()
  await page.waitForSelector('#root input', { timeout: 120_000 })
  const input = JSON.stringify({ name: 'signIn', input: { staffId: clerk, pin: demoPins[clerk] } })
  await page.evaluate((text) => window.workstation?.ask(text), input)
  await page.waitForSelector('#counter-device', { timeout: 60_000 })
}

async function waitForBlank(program: ElectronApplication): Promise<void> {
  const page = await program.firstWindow()
  await page.waitForSelector('input')
}

/** An Electron program that does nothing but show one field. */
function blankProgram(folder: string): string {
  mkdirSync(join(folder, 'out/main'), { recursive: true })
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'blank', version: '1.0.0', main: 'out/main/main.js' }),
  )
  writeFileSync(
    join(folder, 'out/main/main.js'),
    `const { app, BrowserWindow } = require('electron')
     app.whenReady().then(() => {
       const window = new BrowserWindow({ width: 1366, height: 768, webPreferences: { sandbox: true } })
       window.loadURL('data:text/html,<input autofocus>')
     })`,
  )
  return folder
}

/** Proportional set size of a process and everything below it: shared pages count once. */
function treePssKb(pid: number): number {
  const parents = new Map<number, number[]>()
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = Number(/^\d+ \(.*\) \S (\d+)/.exec(read(`/proc/${name}/stat`))?.[1] ?? 0)
    parents.set(parent, [...(parents.get(parent) ?? []), Number(name)])
  }
  const pssOf = (one: number): number =>
    Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${one}/smaps_rollup`))?.[1] ?? 0)
  const below = (one: number): number =>
    pssOf(one) + (parents.get(one) ?? []).reduce((sum, child) => sum + below(child), 0)
  return below(pid)
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // The process has ended between listing and reading.
    return ''
  }
}

function ratio(ours: readonly Sample[], empty: readonly Sample[], key: keyof Sample): number {
  const pairs = ours.map((sample, index) => sample[key] / (empty[index]?.[key] ?? Number.NaN))
  return Math.round(median(pairs) * 100) / 100
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

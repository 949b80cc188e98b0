// Why: `npm run promises -- [R1 …] [--seed N] [--cases N] [--night]` shows that every promise of docs/data-safety.md is
// kept: a line a row, then the mutants that the suites must catch. A seed that failed is kept beside the suites and
// replayed in every later run.
// It must never pass because nothing ran: a row that can not be shown here says why, and is counted as skipped.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { suites } from '../tests/promises/all'
import type { Outcome, RunsWithTests, Suite } from '../tests/promises/promise'
import { casesFileVariable, triedIn } from '../tests/support/tried'

const project = resolve(__dirname, '..')
const seedFolder = join(project, 'tests/promises/seeds')
const replayCases = 500
/** A suite that hangs is a failed suite; by hand it tries more, and a night's sizes may take as long as they need. */
const rowLimitMs = () => (values['within-tests'] ? 6 : 12) * 60_000

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: {
      type: 'string',
      default: process.env['SEED'] ?? String(Math.floor(Math.random() * 1_000_000_000)),
    },
    cases: { type: 'string' },
    night: { type: 'boolean', default: false },
    report: { type: 'string', default: '' },
    'within-tests': { type: 'boolean', default: false },
    'no-mutants': { type: 'boolean', default: false },
    /** Given by this program to itself: one row, in the process that reads this. */
    here: { type: 'boolean', default: false },
  },
})

interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly failures: readonly string[]
}

const seed = Number(values.seed)

setInterval(() => undefined, 1000)
// Suites leave outlets behind that were cut off in the middle: their timers must not keep this process.
void main().then(
  (ok) => process.exit(ok ? 0 : 1),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)

async function main(): Promise<boolean> {
  const wanted = new Set(positionals.map((row) => row.toUpperCase()))
  const chosen = suites.filter(({ row, onlyByName }) => (wanted.size === 0 ? !onlyByName : wanted.has(row)))
  const unknown = [...wanted].filter((row) => !suites.some((suite) => suite.row === row))
  if (unknown.length > 0) {
    console.error(
      `There is no suite for ${unknown.join(', ')}; there are: ${suites.map((one) => one.row).join(' ')}.`,
    )
    return false
  }
  const counts = sum(values.here ? await oneByOne(chosen) : await inLanes(chosen))
  if (values.report !== '') writeFileSync(values.report, JSON.stringify(counts))
  if (!values.here) console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
  return counts.failed === 0 && counts.passed + counts.skipped > 0
}

async function oneByOne(chosen: readonly Suite[]): Promise<readonly Counts[]> {
  const done: Counts[] = []
  for (const suite of chosen) done.push(await showSuite(suite))
  return done
}

/**
 * A process for each row: none can disturb or outlive another, and both cores have work. Those that fill the machine by
 * themselves come first, one after another.
 */
async function inLanes(chosen: readonly Suite[]): Promise<readonly Counts[]> {
  const longestFirst = [...chosen].sort((one, other) => weight(other) - weight(one))
  const alone = new Set(longestFirst.filter((suite) => suite.usesEveryCore).map(({ row }) => row))
  const waiting = [...new Set(longestFirst.map(({ row }) => row))].filter((row) => !alone.has(row))
  const folder = mkdtempSync(join(tmpdir(), 'counterbench-promises-'))
  const done: Counts[] = []
  const lane = async (): Promise<void> => {
    for (let suite = waiting.shift(); suite; suite = waiting.shift())
      done.push(await inProcess(suite, folder))
  }
  try {
    for (const row of alone) done.push(await inProcess(row, folder))
    await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, lane))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return done
}

/** The long ones first, so that no lane waits for the other at the end. */
function weight(suite: Suite): number {
  return suite.runsWithTests ? suite.mutants.length : 100 + suites.length - suites.indexOf(suite)
}

function inProcess(row: string, folder: string): Promise<Counts> {
  const report = join(folder, `${row}.json`)
  const flags = [
    ...(values.cases === undefined ? [] : ['--cases', values.cases]),
    ...(values.night ? ['--night'] : []),
    ...(values['within-tests'] ? ['--within-tests'] : []),
    ...(values['no-mutants'] ? ['--no-mutants'] : []),
  ]
  const args = ['--import', 'tsx', __filename, row, '--here', '--seed', String(seed), '--report', report]
  return new Promise((resolved) => {
    const child = spawn(process.execPath, [...args, ...flags], {
      cwd: project,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text
      })
    }
    let late = false
    const limit = setTimeout(() => {
      late = true
      endGroup(child.pid)
    }, rowLimitMs())
    if (values.night) clearTimeout(limit)
    child.on('close', () => {
      clearTimeout(limit)
      process.stdout.write(said)
      const counts = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as Counts) : undefined
      if (counts) return resolved(counts)
      const failure = `${row} ${late ? 'took too long' : 'ended without a result'}`
      console.log(failure)
      resolved({ passed: 0, failed: 1, skipped: 0, failures: [failure] })
    })
  })
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // Already gone.
  }
}

/** One row and then its mutants. */
async function showSuite(suite: Suite): Promise<Counts> {
  const why = suite.notHere?.() ?? ''
  if (why !== '') {
    console.log(`${suite.row} not shown here: ${why}`)
    return { passed: 0, failed: 0, skipped: 1 + suite.mutants.length, failures: [] }
  }
  const failures: string[] = []
  let passed = 0
  if (values['within-tests'] && suite.runsWithTests) {
    const missing = missingAmongTests(suite.row, suite.runsWithTests)
    if (missing !== '') failures.push(`${suite.row} ${missing}`)
  } else if (await showRow(suite)) passed += 1
  else failures.push(`${suite.row} ${suite.promise}`)
  for (const mutant of values['no-mutants'] ? [] : suite.mutants) {
    const outcome = await inFolder((folder) => mutant.run({ seed, cases: mutant.cases, folder }))
    const caught = outcome.wrong.length > 0
    console.log(`${suite.row} ${caught ? 'catches' : 'MISSES'}: ${mutant.name}`)
    if (caught) passed += 1
    else failures.push(`${suite.row} misses: ${mutant.name}`)
  }
  // What other tests show and has no mutants is counted there.
  return { passed, failed: failures.length, skipped: 0, failures }
}

/** The tests ran before this, and have said how many cases they tried; what is wrong with that, if anything. */
function missingAmongTests(row: string, { files, cases, window }: RunsWithTests): string {
  const file = process.env[casesFileVariable] ?? ''
  const counted = file !== '' && !window && cases > 0
  const tried = counted ? triedIn(file, row) : 0
  const said = counted ? `${tried} cases, ` : ''
  console.log(`${row} ${said}shown by ${files.join(', ')}, among the other tests`)
  return counted && tried < cases ? `tried ${tried} of ${cases} cases among the other tests` : ''
}

function sum(all: readonly Counts[]): Counts {
  const total = (key: 'passed' | 'failed' | 'skipped') => all.reduce((so, one) => so + one[key], 0)
  return {
    passed: total('passed'),
    failed: total('failed'),
    skipped: total('skipped'),
    failures: all.flatMap((one) => one.failures),
  }
}

async function showRow(suite: Suite): Promise<boolean> {
  const cases = Number(values.cases ?? (values.night ? suite.cases.night : suite.cases.ci))
  const startedAtMs = performance.now()
  const outcomes: Outcome[] = []
  for (const old of keptSeeds(suite.row).filter((one) => one !== seed)) {
    outcomes.push(
      await inFolder((folder) => suite.run({ seed: old, cases: Math.min(cases, replayCases), folder })),
    )
  }
  const now = await inFolder((folder) => suite.run({ seed, cases, folder }))
  outcomes.push(now)
  const wrong = outcomes.flatMap((one) => one.wrong)
  const tried = outcomes.reduce((sum, one) => sum + one.cases, 0)
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1)
  const note = now.note === '' ? '' : `, ${now.note}`
  console.log(`${suite.row} ${tried} cases, ${wrong.length} wrong${note}, seed ${seed}, ${seconds} s`)
  for (const [row, counted] of Object.entries(now.also ?? {})) {
    console.log(`${row} shown by ${suite.row}: ${counted}, ${wrong.length} wrong`)
  }
  for (const problem of wrong.slice(0, 10)) console.log(`   ${problem}`)
  if (now.wrong.length > 0) keepSeed(suite.row, seed)
  return wrong.length === 0 && tried > 0
}

async function inFolder(work: (folder: string) => Promise<Outcome>): Promise<Outcome> {
  const memory = '/dev/shm'
  const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'counterbench-promises-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function keptSeeds(row: string): readonly number[] {
  const file = join(seedFolder, `${row}.json`)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as number[]) : []
}

function keepSeed(row: string, seed: number): void {
  mkdirSync(seedFolder, { recursive: true })
  const seeds = [...new Set([...keptSeeds(row), seed])]
  writeFileSync(join(seedFolder, `${row}.json`), `${JSON.stringify(seeds)}\n`)
}

// Why: `npm run promises -- [R1 …] [--seed N] [--cases N] [--night]` shows that every promise of docs/data-safety.md is
// kept: a line a row, then the mutants that the suites must catch. A seed that failed is kept beside the suites and
// replayed in every later run.
// It must never pass because nothing ran: a row that can not be shown here says why, and is counted as skipped.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { suites } from '../tests/promises/all'
import type { Outcome, Suite } from '../tests/promises/promise'

const seedFolder = resolve(__dirname, '../tests/promises/seeds')
const replayCases = 500

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
  },
})

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
  const chosen = suites.filter(({ row }) => wanted.size === 0 || wanted.has(row))
  const unknown = [...wanted].filter((row) => !suites.some((suite) => suite.row === row))
  if (unknown.length > 0) {
    console.error(
      `There is no suite for ${unknown.join(', ')}; there are: ${suites.map((one) => one.row).join(' ')}.`,
    )
    return false
  }
  const seed = Number(values.seed)
  const counts = { passed: 0, failed: 0, skipped: 0 }
  for (const suite of chosen) {
    const why = suite.notHere?.() ?? ''
    if (why !== '') {
      console.log(`${suite.row} not shown here: ${why}`)
      counts.skipped += 1 + suite.mutants.length
      continue
    }
    if (values['within-tests'] && suite.runsWithTests) {
      console.log(`${suite.row} shown by ${suite.runsWithTests.join(', ')}, among the other tests`)
      continue
    }
    const kept = await showRow(suite, seed)
    counts[kept ? 'passed' : 'failed'] += 1
  }
  if (!values['no-mutants']) {
    for (const suite of chosen.filter((one) => (one.notHere?.() ?? '') === '')) {
      for (const mutant of suite.mutants) {
        const outcome = await inFolder((folder) => mutant.run({ seed, cases: mutant.cases, folder }))
        const caught = outcome.wrong.length > 0
        console.log(`${suite.row} ${caught ? 'catches' : 'MISSES'}: ${mutant.name}`)
        counts[caught ? 'passed' : 'failed'] += 1
      }
    }
  }
  if (values.report !== '') writeFileSync(values.report, JSON.stringify(counts))
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
  return counts.failed === 0 && counts.passed > 0
}

async function showRow(suite: Suite, seed: number): Promise<boolean> {
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

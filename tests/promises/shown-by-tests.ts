/**
 * Rows that have suites of their own among the project's tests. By hand they are run here; inside `npm test` they run
 * anyway, and only their mutants are tried: the same tests against a product with one seeded fault, found by its text,
 * so that a mutant never silently stops being one.
 */

import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { faultyProgram, type ProgramPart } from '../../scripts/lib/faulty-program'
import { toolEnvironment } from '../../scripts/lib/run.mjs'
import type { SourceChange } from '../../scripts/lib/source-changes.mjs'
import { countPlaywright, countVitest } from '../../scripts/lib/test-reports.mjs'
import type { Outcome, Suite, Task } from './promise'

const project = resolve(__dirname, '../..')
const testLimitMs = 10 * 60_000
const mutantLimitMs = 2 * 60_000
const windowMutantLimitMs = 4 * 60_000

interface Counted {
  readonly passed: number
  readonly failed: number
  readonly failures: readonly string[]
}

const nothing: Counted = { passed: 0, failed: 0, failures: [] }

interface Shown {
  readonly row: string
  readonly promise: string
  /** Test files; those below tests/screens are run in the real window. */
  readonly files: readonly string[]
  /** How many cases a run of these tests tries, as their own numbers say. */
  readonly cases: number
  readonly mutants?: readonly SeededFault[]
}

interface SeededFault {
  readonly name: string
  readonly changes: readonly SourceChange[]
  /** Where the tests are the window's: the part that is built with the fault, and the tests that must see it. */
  readonly window?: {
    readonly part: ProgramPart
    readonly tests: RegExp
    /** A smaller number of cases, where the tests take one. */
    readonly env?: Readonly<Record<string, string>>
  }
}

export function shownByTests(shown: Shown): Suite {
  const window = shown.files.every((file) => file.startsWith('tests/screens/'))
  return {
    row: shown.row,
    promise: shown.promise,
    cases: { ci: shown.cases, night: shown.cases },
    runsWithTests: shown.files,
    run: (task) => (window ? inTheWindow(shown, task) : withVitest(shown, task, [])),
    mutants: (shown.mutants ?? []).map((fault) => ({
      name: fault.name,
      changes: fault.changes,
      cases: 1,
      run: (task) =>
        fault.window ? inTheWindow(shown, task, fault) : withVitest(shown, task, fault.changes),
    })),
  }
}

async function withVitest(shown: Shown, task: Task, changes: readonly SourceChange[]): Promise<Outcome> {
  for (const { file, search } of changes) {
    if (!readFileSync(join(project, file), 'utf8').includes(search)) {
      throw new Error(`a mutant of ${shown.row} has lost its place: "${search}" is gone from ${file}`)
    }
  }
  const report = join(task.folder, 'report.json')
  const mutant = join(task.folder, 'mutant.json')
  writeFileSync(mutant, JSON.stringify(changes))
  const files = shown.files.filter((file) => !file.startsWith('tests/screens/'))
  const command = ['vitest', 'run', ...files, '--reporter=json', `--outputFile=${report}`]
  const env = { ...(changes.length > 0 ? { PRODUCT_MUTANT: mutant } : {}), SEED: String(task.seed) }
  await run(command, env, changes.length > 0 ? mutantLimitMs : testLimitMs)
  return outcomeOf(shown, existsSync(report) ? countVitest(readJson(report), project) : nothing)
}

async function inTheWindow(shown: Shown, task: Task, fault?: SeededFault): Promise<Outcome> {
  const report = join(task.folder, 'report.json')
  const own = fault?.window
  const command = [
    'node',
    'scripts/with-display.mjs',
    'playwright',
    'test',
    ...shown.files,
    '--reporter=json',
    // Of a product with a fault one failure is enough, in one try, and what is kept of it would lie in the way.
    ...(own
      ? ['-x', '--retries=0', `--grep=${own.tests.source}`, `--output=${join(task.folder, 'results')}`]
      : []),
  ]
  const env = {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    SEED: String(task.seed),
    ...(own && fault
      ? { ...own.env, COUNTERBENCH_APPLICATION: await faultyProgram(own.part, fault.changes, task.folder) }
      : {}),
  }
  await run(command, env, own ? windowMutantLimitMs : testLimitMs)
  return outcomeOf(shown, existsSync(report) ? countPlaywright(readJson(report)) : nothing)
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}

function outcomeOf(shown: Shown, counts: Counted): Outcome {
  const wrong = [...counts.failures]
  if (counts.passed + counts.failed === 0) wrong.push('no test ran to its end')
  return { cases: shown.cases, wrong, note: `${counts.passed} tests in ${shown.files.join(', ')}` }
}

/** A seeded fault can make a test wait for ever: ended then, without a report, which is a fault found. */
function run(
  [command = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>>,
  limitMs: number,
): Promise<void> {
  return new Promise((done) => {
    const windows = process.platform === 'win32'
    const child = spawn(command, args, {
      cwd: project,
      env: toolEnvironment(env),
      stdio: 'ignore',
      detached: !windows,
    })
    const limit = setTimeout(() => {
      if (windows || child.pid === undefined) child.kill('SIGKILL')
      else process.kill(-child.pid, 'SIGKILL')
    }, limitMs)
    const ended = (): void => {
      clearTimeout(limit)
      done()
    }
    child.on('close', ended)
    child.on('error', ended)
  })
}

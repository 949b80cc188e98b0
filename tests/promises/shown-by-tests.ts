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
import { casesFileVariable, triedIn } from '../support/tried'
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
  /** How many cases must be tried; the tests themselves say how many they were (`tried`). Absent: each test is one. */
  readonly cases?: number
  /** What `npm test` tries of them, where that has not the time for all: the command gives the tests their number. */
  readonly withTests?: { readonly cases: number; readonly allBy: Readonly<Record<string, string>> }
  /** On the package that was built, not on the sources: those of its tests that this names. */
  readonly ofPackage?: string
  readonly mutants?: readonly SeededFault[]
}

interface SeededFault {
  readonly name: string
  readonly changes: readonly SourceChange[]
  /** Those that see it, where not all of the row's need to be run. */
  readonly files?: readonly string[]
  /** A smaller number of cases, where the tests take one. */
  readonly env?: Readonly<Record<string, string>>
  /** Where the tests are the window's: the part that is built with the fault, and the tests that must see it. */
  readonly window?: {
    readonly part: ProgramPart
    readonly tests: RegExp
  }
}

export function shownByTests(shown: Shown): Suite {
  const { cases = 0 } = shown
  const window = shown.files.every((file) => file.startsWith('tests/screens/'))
  return {
    row: shown.row,
    promise: shown.promise,
    cases: { ci: cases, night: cases },
    runsWithTests: { files: shown.files, cases: shown.withTests?.cases ?? cases, window },
    run: async (task) => {
      const outcome = await (window ? inTheWindow(shown, task) : withVitest(shown, task))
      const missing = outcome.cases < cases ? [`fewer cases than the ${cases} promised`] : []
      return { ...outcome, wrong: [...outcome.wrong, ...missing] }
    },
    mutants: (shown.mutants ?? []).map((fault) => ({
      name: fault.name,
      changes: fault.changes,
      cases: 1,
      run: (task) => (fault.window ? inTheWindow(shown, task, fault) : withVitest(shown, task, fault)),
    })),
  }
}

async function withVitest(shown: Shown, task: Task, fault?: SeededFault): Promise<Outcome> {
  for (const { file, search } of fault?.changes ?? []) {
    if (!readFileSync(join(project, file), 'utf8').includes(search)) {
      throw new Error(`a mutant of ${shown.row} has lost its place: "${search}" is gone from ${file}`)
    }
  }
  const report = join(task.folder, 'report.json')
  const mutant = join(task.folder, 'mutant.json')
  if (fault) writeFileSync(mutant, JSON.stringify(fault.changes))
  const files = (fault?.files ?? shown.files).filter((file) => !file.startsWith('tests/screens/'))
  // Of a product with a fault one failure is enough.
  const bail = fault ? ['--bail=1'] : []
  const { ofPackage } = shown
  const display = ofPackage === undefined ? [] : ['node', 'scripts/with-display.mjs']
  const which = ofPackage === undefined ? [] : ['--config=vitest.package.config.mts', '-t', ofPackage]
  const reporting = ['--reporter=json', `--outputFile=${report}`]
  const command = [...display, 'vitest', 'run', ...files, ...which, ...bail, ...reporting]
  const env = {
    ...(fault ? { ...fault.env, PRODUCT_MUTANT: mutant } : shown.withTests?.allBy),
    ...ownEnvironment(task),
  }
  await run(command, env, fault ? mutantLimitMs : testLimitMs)
  return outcomeOf(shown, task, existsSync(report) ? countVitest(readJson(report), project) : nothing)
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
    ...ownEnvironment(task),
    ...(own && fault
      ? { ...fault.env, COUNTERBENCH_APPLICATION: await faultyProgram(own.part, fault.changes, task.folder) }
      : {}),
  }
  await run(command, env, own ? windowMutantLimitMs : testLimitMs)
  return outcomeOf(shown, task, existsSync(report) ? countPlaywright(readJson(report)) : nothing)
}

const casesFile = (task: Task): string => join(task.folder, 'cases')

function ownEnvironment(task: Task): Readonly<Record<string, string>> {
  return { SEED: String(task.seed), [casesFileVariable]: casesFile(task) }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}

function outcomeOf(shown: Shown, task: Task, counts: Counted): Outcome {
  const wrong = [...counts.failures]
  if (counts.passed + counts.failed === 0) wrong.push('no test ran to its end')
  const cases = shown.cases === undefined ? counts.passed : triedIn(casesFile(task), shown.row)
  return { cases, wrong, note: `${counts.passed} tests in ${shown.files.join(', ')}` }
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

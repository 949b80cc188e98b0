// Why: `npm test` is the one proof that everything works. Every suite runs even when an earlier one failed; then
// comes the table, and as the very last line the sum `N passed, N failed`.
// It must never report success when a suite crashed or when nothing ran.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { needsVirtualDisplay, openVirtualDisplay } from './lib/display.mjs'
import { projectFolder, run, toolEnvironment } from './lib/run.mjs'
import { countPlaywright, countVitest } from './lib/test-reports.mjs'

const minuteMs = 60_000
const reports = mkdtempSync(join(tmpdir(), 'counterbench-tests-'))
// Tests that show a promise write here how many cases they tried, and the promises compare.
const casesEnvironment = { CASES_FILE: join(reports, 'cases') }
const results = []

try {
  await suite('Types', () => single('node', ['scripts/typecheck.mjs']))
  await suite('Lint', () => single('biome', ['ci', '--colors=off', '.']))
  const built = await suite('Build', () => single('electron-vite', ['build']))
  await suite('Build of headquarters’ page', () =>
    single('vite', ['build', '--logLevel=error', '--config=headquarters/page/vite.config.mts']))
  await suite('Business, data and network', runVitest)
  await suite('Promises', runPromises)
  await suite('Screens', () => (built.failed === 0 ? runScreens() : notRun('the program could not be built')))
} finally {
  rmSync(reports, { recursive: true, force: true })
}
report()

async function suite(name, work) {
  process.stdout.write(`\n── ${name}\n`)
  const startedAtMs = performance.now()
  const outcome = await work().catch((error) => crashed(error.message))
  const result = { name, skipped: 0, note: '', ...outcome, seconds: (performance.now() - startedAtMs) / 1000 }
  results.push(result)
  return result
}

async function single(command, args) {
  const { status, timedOut } = await run(command, args, { limitMs: 15 * minuteMs })
  if (status === 0) return { passed: 1, failed: 0 }
  return { passed: 0, failed: 1, note: timedOut ? 'took too long' : '' }
}

async function runVitest() {
  const file = join(reports, 'vitest.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const env = toolEnvironment(casesEnvironment)
  const outcome = await run('vitest', args, { env, limitMs: 40 * minuteMs })
  return counted(outcome, () => countVitest(JSON.parse(readFileSync(file, 'utf8')), projectFolder))
}

async function runPromises() {
  const file = join(reports, 'promises.json')
  const outcome = await run('tsx', ['scripts/promises.ts', '--within-tests', '--report', file], {
    env: toolEnvironment(casesEnvironment),
    limitMs: 30 * minuteMs,
  })
  return counted(outcome, () => JSON.parse(readFileSync(file, 'utf8')))
}

async function runScreens() {
  const file = join(reports, 'screens.json')
  const display = needsVirtualDisplay() ? await openVirtualDisplay() : undefined
  const env = toolEnvironment({
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    ...(display === undefined ? {} : { DISPLAY: display.name }),
  })
  const outcome = await run('playwright', ['test', '--reporter=list,json'], { env, limitMs: 60 * minuteMs })
  display?.close()
  return counted(outcome, () => countPlaywright(JSON.parse(readFileSync(file, 'utf8'))))
}

// A runner can fail without a failed test: it crashed, ran out of time, or found nothing to run.
function counted({ status, timedOut }, readCounts) {
  let counts
  try {
    counts = readCounts()
  } catch {
    return crashed(timedOut ? 'took too long' : `ended with status ${status} and no report`)
  }
  const hidden = counts.failed === 0 && status !== 0
  if (hidden)
    return { ...counts, failed: 1, note: timedOut ? 'took too long' : `ended with status ${status}` }
  if (counts.passed + counts.failed === 0) return { ...crashed('nothing ran'), skipped: counts.skipped }
  return counts
}

function crashed(note) {
  return { passed: 0, failed: 1, note, failures: [] }
}

async function notRun(why) {
  return crashed(`not run: ${why}`)
}

function report() {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0)
  const failures = results.flatMap((result) =>
    (result.failures ?? []).map((title) => `${result.name}: ${title}`),
  )
  const lines = [
    '',
    ...(failures.length > 0 ? ['Failed:', ...failures.map((title) => `  ${title}`), ''] : []),
  ]
  const width = Math.max(...results.map((result) => result.name.length))
  lines.push(`${'Suite'.padEnd(width)}  passed  failed  skipped  seconds`)
  for (const result of results) {
    const cells = [
      result.name.padEnd(width),
      String(result.passed).padStart(6),
      String(result.failed).padStart(6),
      String(result.skipped).padStart(7),
      result.seconds.toFixed(1).padStart(7),
    ]
    lines.push(`${cells.join('  ')}${result.note ? `  ${result.note}` : ''}`)
  }
  lines.push('', `${sum('passed')} passed, ${sum('failed')} failed`)
  process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0
  process.stdout.write(`${lines.join('\n')}\n`)
}

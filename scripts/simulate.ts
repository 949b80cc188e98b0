// Why: `npm run simulate -- sync --schedules 10000 --seed N` puts the real exchange through bad months by the
// thousand: 0 lost, 0 doubled, 0 diverged, the same seed gives the same trace, and every seeded mutant is caught.
// It must never pass because it looked at nothing: the mutants show each time that it can see.
import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { bundle } from './lib/bundle'
import { type Mutant, mutants } from './simulation/mutants'
import type { Share, ShareResult } from './simulation/worker'

const projectFolder = resolve(__dirname, '..')
// Inside the project, so that packages are found, and of this process only, so that two runs do not meet.
const outFolder = join(projectFolder, 'node_modules/.cache', `simulation-${process.pid}`)
const processors = Math.max(1, Math.min(8, availableParallelism()))
const schedulesPerMutant = 4000
const seedsRunTwice = 40

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    schedules: { type: 'string', default: '10000' },
    seed: { type: 'string', default: process.env.SEED ?? String(Math.floor(Math.random() * 1_000_000_000)) },
    'no-mutants': { type: 'boolean', default: false },
    mutants: { type: 'string', default: '' },
  },
})

// Not finished is not passed; and while the bundler works in its own threads, nothing else keeps this process alive.
process.exitCode = 1
const alive = setInterval(() => undefined, 1000)
void main()
  .then((ok) => {
    process.exitCode = ok ? 0 : 1
  })
  .finally(() => {
    clearInterval(alive)
    rmSync(outFolder, { recursive: true, force: true })
  })

async function main(): Promise<boolean> {
  const what = positionals[0] ?? 'sync'
  if (what !== 'sync') {
    console.error(`There is no simulation of "${what}"; there is: sync.`)
    return false
  }
  const seed = Number(values.seed)
  const schedules = Number(values.schedules)
  mkdirSync(outFolder, { recursive: true })
  console.log(`seed ${seed}`)

  const real = await bundled('real', undefined)
  const startedAtMs = performance.now()
  const result = await runAll(real, seed, schedules, false)
  const seconds = (performance.now() - startedAtMs) / 1000
  for (const failure of result.failed.slice(0, 10)) {
    console.log(`  --schedules 1 --seed ${failure.seed}: ${failure.problems.slice(0, 5).join('; ')}`)
  }
  const trace = hash(result.traces)
  // Whatever the number of workers: who runs a schedule may not matter to it.
  const twice = Math.min(seedsRunTwice, schedules)
  const alone = await runAll(real, seed, twice, false, 1)
  const sameTrace = hash(alone.traces) === hash(result.traces.slice(0, twice))

  const survivors: string[] = []
  let caught = 0
  for (const [place, mutant] of (values['no-mutants'] ? [] : mutants).entries()) {
    if (!mutant.name.includes(values.mutants)) continue
    const found = await runAll(await bundled(`mutant-${place}`, mutant), seed, schedulesPerMutant, true)
    const [failure] = found.failed
    console.log(`  ${failure ? `caught after ${found.schedules}` : 'NOT CAUGHT'}: ${mutant.name}`)
    if (failure) caught += 1
    else survivors.push(mutant.name)
  }

  const ok = result.failed.length === 0 && sameTrace && survivors.length === 0
  const summary = {
    simulation: 'sync',
    seed,
    schedules: result.schedules,
    steps: result.steps,
    facts: result.facts,
    headquartersRestored: result.restores,
    failed: result.failed.length,
    trace: trace.slice(0, 16),
    sameTrace,
    mutantsCaught: caught,
    mutantsMissed: survivors,
    seconds: Number(seconds.toFixed(1)),
    ok,
  }
  console.log(JSON.stringify(summary))
  return ok
}

async function runAll(
  file: string,
  seed: number,
  schedules: number,
  untilCaught: boolean,
  workers = processors,
): Promise<ShareResult> {
  const shares = Array.from({ length: Math.min(workers, schedules) }, (_, place): Share => {
    const count = Math.ceil((schedules - place) / workers)
    return { firstSeed: seed + place, step: workers, count, untilCaught }
  })
  const running = shares.map((share) => runShare(file, share))
  const results = untilCaught
    ? await firstCaught(running)
    : await Promise.all(running.map((one) => one.result))
  return {
    schedules: sum(results, (one) => one.schedules),
    steps: sum(results, (one) => one.steps),
    facts: sum(results, (one) => one.facts),
    restores: sum(results, (one) => one.restores),
    failed: results.flatMap((one) => one.failed),
    // In the order of the seeds: the first of each worker, then the second of each.
    traces: Array.from(
      { length: untilCaught ? 0 : schedules },
      (_, place) => results[place % workers]?.traces[Math.floor(place / workers)] ?? '',
    ),
  }
}

interface Running {
  readonly result: Promise<ShareResult>
  readonly stop: () => void
}

function runShare(file: string, share: Share): Running {
  const worker = new Worker(file, { workerData: share, resourceLimits: { maxYoungGenerationSizeMb: 96 } })
  const nothing: ShareResult = { schedules: 0, steps: 0, facts: 0, restores: 0, failed: [], traces: [] }
  const result = new Promise<ShareResult>((done, failed) => {
    worker.once('message', done)
    worker.once('error', failed)
    worker.once('exit', () => done(nothing))
  })
  return { result, stop: () => void worker.terminate() }
}

/** One worker that caught the mutant is enough; the others need not finish. */
async function firstCaught(running: readonly Running[]): Promise<readonly ShareResult[]> {
  const results: ShareResult[] = []
  await Promise.race([
    Promise.all(running.map(async (one) => void results.push(await one.result))),
    ...running.map(async (one) => {
      const result = await one.result
      if (result.failed.length === 0) await new Promise(() => undefined)
    }),
  ])
  for (const one of running) one.stop()
  return results
}

function bundled(name: string, mutant: Mutant | undefined): Promise<string> {
  return bundle({
    entry: 'scripts/simulation/worker.ts',
    outFolder,
    name,
    ...(mutant ? { changes: mutant.changes } : {}),
    format: 'es',
  })
}

function sum(results: readonly ShareResult[], pick: (one: ShareResult) => number): number {
  return results.reduce((total, one) => total + pick(one), 0)
}

function hash(traces: readonly string[]): string {
  return createHash('sha256').update(traces.join()).digest('hex')
}

/**
 * R10, R11, R12, R14, R15: bad months of the exchange by the thousand, by the project's own simulation on the real
 * modules; and R16, the mistakes in the product that it must catch.
 */

import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { mutants } from '../../scripts/simulation/mutants'
import type { Outcome, Suite, Task } from './promise'

interface Summary {
  readonly schedules: number
  readonly steps: number
  readonly facts: number
  readonly headquartersRestored: number
  readonly failed: number
  readonly sameTrace: boolean
  readonly mutantsCaught: number
  readonly mutantsMissed: readonly string[]
}

async function simulate(
  task: Task,
  options: readonly string[],
): Promise<readonly [Summary | undefined, string]> {
  const project = resolve(__dirname, '../..')
  const script = join(project, 'scripts/simulate.ts')
  const args = ['--import', 'tsx', script, 'sync', '--seed', String(task.seed), ...options]
  const output = await new Promise<string>((done) => {
    const child = spawn(process.execPath, args, { cwd: project, stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    child.stdout.on('data', (data: Buffer) => {
      text += data.toString()
    })
    child.on('close', () => done(text))
  })
  const last = output.trim().split('\n').at(-1) ?? ''
  return [last.startsWith('{') ? (JSON.parse(last) as Summary) : undefined, output]
}

async function exchange(task: Task): Promise<Outcome> {
  const [summary, output] = await simulate(task, ['--schedules', String(task.cases), '--no-mutants'])
  if (!summary) return { cases: 0, wrong: [`the simulation ended: ${output.slice(-300)}`], note: '' }
  const wrong = output.split('\n').filter((line) => line.startsWith('  --schedules'))
  if (!summary.sameTrace) wrong.push('the same seed gave another trace')
  return {
    cases: summary.schedules,
    wrong,
    note: `${summary.steps} steps, ${summary.facts} facts`,
    also: {
      R12: `${summary.headquartersRestored} restores of headquarters, everything back after two runs`,
      R14: 'workstations restored in the same schedules, no number and no place used twice',
      R15: 'what no copy has any more named by number, and nothing else',
    },
  }
}

async function teeth(task: Task): Promise<Outcome> {
  const [summary, output] = await simulate(task, ['--schedules', '1'])
  if (!summary) return { cases: 0, wrong: [`the simulation ended: ${output.slice(-300)}`], note: '' }
  const caught = summary.mutantsCaught
  return {
    cases: mutants.length,
    wrong: summary.mutantsMissed.map((name) => `missed: ${name}`),
    note: `${caught} caught`,
  }
}

export const exchangeSchedules: Suite = {
  row: 'R10',
  promise: 'the exchange: dropped, doubled, reordered, stale, cut, restored: all converge, 0 lost, 0 doubled',
  cases: { ci: 10_000, night: 1_000_000 },
  run: exchange,
  usesEveryCore: true,
  // Its own mutants are row R16.
  mutants: [],
}

export const exchangeMutants: Suite = {
  row: 'R16',
  promise: 'the simulation has teeth: every seeded mistake in the product is caught',
  cases: { ci: mutants.length, night: mutants.length },
  run: teeth,
  usesEveryCore: true,
  mutants: [],
}

/** R4: a write or a flush fails. Nothing is acknowledged after it, nothing acknowledged is lost, and it goes on. */

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { diskLibrary, noCompiler } from './native/build'
import type { Outcome, Suite, Task } from './promise'

function run(task: Task, mutant: string): Outcome {
  const place = mkdtempSync(join(task.folder, 'faults-'))
  const work = join(place, 'work')
  const control = join(place, 'control')
  mkdirSync(work)
  writeFileSync(control, Buffer.alloc(20))
  const child = join(__dirname, 'faults-child.ts')
  const args = ['--import', 'tsx', child, work, control, String(task.seed), String(task.cases), mutant]
  const ended = spawnSync(process.execPath, args, {
    cwd: join(__dirname, '../..'),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: { ...process.env, LD_PRELOAD: diskLibrary(), DISK_FOLDER: work, DISK_CONTROL: control },
  })
  const lines = ended.stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map(
      (line) =>
        JSON.parse(line) as {
          problem?: string
          cases?: number
          hit?: number
          acknowledged?: number
          refused?: number
        },
    )
  const totals = lines.find((line) => line.cases !== undefined)
  const wrong = lines.flatMap((line) => (line.problem === undefined ? [] : [line.problem]))
  if (!totals) wrong.push(`the program ended: ${ended.stderr.slice(-300)}`)
  else if ((totals.hit ?? 0) < task.cases / 2) wrong.push(`only ${totals.hit} faults were met`)
  const note = `${totals?.hit ?? 0} faults met, ${totals?.acknowledged ?? 0} acknowledged, ${totals?.refused ?? 0} refused`
  return { cases: totals?.cases ?? 0, wrong, note }
}

export const ioErrors: Suite = {
  row: 'R4',
  promise: 'I/O errors: nothing is acknowledged after a failed write, and work goes on',
  cases: { ci: 3000, night: 30_000 },
  notHere: noCompiler,
  run: async (task) => run(task, ''),
  mutants: [
    { name: 'acknowledged whatever the disk said', cases: 60, run: async (task) => run(task, 'early') },
  ],
}

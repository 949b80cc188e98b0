/**
 * R1: the program is killed in the middle of its work, often while it is still opening after the last kill. Nothing
 * acknowledged is lost, at most one command had no answer, and giving it again does nothing twice. Runs the product's
 * main modules in Electron's own Node; tests/screens/kill.spec.ts does the same twenty times with the window.
 */

import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { bundle } from '../../scripts/lib/bundle'
import { createRandom } from '../../scripts/simulation/random'
import type { TicketRow } from '../../shared/ticket/row'
import { startWorkstation } from '../support/workstation'
import type { Outcome, Suite, Task } from './promise'

const project = resolve(__dirname, '../..')
const electron = join(project, 'node_modules/electron/dist/electron')
let child: Promise<string> | undefined

/** Two folders below the project, as the sources are, so that they find what ships with the program. */
const bundled = (): Promise<string> => {
  child ??= bundle({
    entry: 'tests/promises/kill-child.ts',
    outFolder: join(project, 'out/promises'),
    name: 'kill-child',
    format: 'cjs',
  })
  return child
}

async function run(task: Task, mutant: string): Promise<Outcome> {
  const file = await bundled()
  const random = createRandom(task.seed)
  const folder = join(mkdtempSync(join(task.folder, 'kill-')), 'outlet')
  const acknowledged = new Map<number, string>()
  const wrong: string[] = []
  let next = 0
  let opening = 0
  for (let kill = 0; kill < task.cases; kill += 1) {
    const whileOpening = kill > 0 && random.chance(0.15)
    if (whileOpening) opening += 1
    const when = whileOpening
      ? { afterStartMs: random.below(150) }
      : { afterLines: 1 + random.below(6), thenMs: random.next() * 12 }
    const lines = await killed(file, folder, next, mutant, when)
    for (const line of lines) {
      const [word, command, number = ''] = line.split(' ')
      if (word === 'refused') wrong.push(`kill ${kill}: ${line}`)
      if (word !== 'ok') continue
      const before = acknowledged.get(Number(command))
      if (before !== undefined && before !== number)
        wrong.push(`kill ${kill}: command ${command} got two numbers`)
      acknowledged.set(Number(command), number)
      next = Number(command) + 1
    }
  }
  wrong.push(...look(folder, acknowledged))
  const note = `${acknowledged.size} acknowledged, ${opening} killed while opening`
  return { cases: task.cases, wrong: wrong.slice(0, 20), note }
}

/** Counted in what it said where possible, so that a slow machine kills at the same places as a fast one. */
type When = { readonly afterStartMs: number } | { readonly afterLines: number; readonly thenMs: number }

/** Lets it work for a while, pulls the plug, and gives what it had said by then. */
function killed(
  file: string,
  folder: string,
  first: number,
  mutant: string,
  when: When,
): Promise<readonly string[]> {
  return new Promise((done, failed) => {
    const running = spawn(electron, [file, folder, String(first)], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', KILL_MUTANT: mutant },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    let complaint = ''
    const kill = (): void => void running.kill('SIGKILL')
    if ('afterStartMs' in when) setTimeout(kill, when.afterStartMs)
    running.stderr.on('data', (data: Buffer) => {
      complaint += data.toString()
    })
    running.stdout.on('data', (data: Buffer) => {
      said += data.toString()
      if ('afterLines' in when && said.split('\n').length > when.afterLines) setTimeout(kill, when.thenMs)
    })
    running.on('error', failed)
    running.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') failed(new Error(`it ended by itself: ${complaint.slice(0, 400)}`))
      // What was cut off in the middle of a line was not said.
      else done(said.split('\n').slice(0, -1))
    })
  })
}

function look(folder: string, acknowledged: ReadonlyMap<number, string>): readonly string[] {
  const { workstation } = startWorkstation({ folder, machine: 'kill', setUp: false })
  const tickets = workstation.rows.find<TicketRow>({ table: 'tickets', limit: 1_000_000 })
  const numbers = new Map(tickets.map((row) => [row.id, row.number]))
  const wrong: string[] = []
  for (const [command, number] of acknowledged) {
    if (numbers.get(`ticket-${command}`) !== number) wrong.push(`ticket ${command} (${number}) is lost`)
  }
  if (new Set(numbers.values()).size !== tickets.length) wrong.push('a number was used twice')
  if (tickets.length > acknowledged.size + 1) {
    wrong.push(`${tickets.length} tickets, ${acknowledged.size} acknowledged`)
  }
  const fault = workstation.journal.verify()
  if (fault) wrong.push(`the chain breaks at ${fault.seq}: ${fault.reason}`)
  workstation.database.close()
  return wrong
}

export const kills: Suite = {
  row: 'R1',
  promise: 'process crash: nothing acknowledged is lost, and what had no answer is there once at most',
  cases: { ci: 150, night: 2000 },
  notHere: () => (process.platform === 'linux' ? '' : 'looks for the Linux build of Electron'),
  run: (task) => run(task, ''),
  mutants: [
    { name: 'acknowledged before it is committed', cases: 6, run: (task) => run(task, 'early') },
    { name: 'no de-duplication by command id', cases: 30, run: (task) => run(task, 'no-dedupe') },
  ],
}

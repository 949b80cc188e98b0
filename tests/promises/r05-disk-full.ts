/**
 * R5: the disk fills up, the power goes while it is full, and the outlet is opened again with no byte left. Nothing
 * acknowledged is lost, what is there can be read, and work goes on without a restart once there is room.
 */

import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRandom, type Random } from '../../scripts/simulation/random'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'
import type { Outcome, Suite, Task } from './promise'

async function run(task: Task, mutant: string): Promise<Outcome> {
  const random = createRandom(task.seed)
  const template = join(task.folder, 'template')
  const first = startWorkstation({ folder: template, machine: 'full' })
  first.must('counter', 'receiveDevice', intake())
  await first.workstation.close()
  const disk = mount()
  const wrong: string[] = []
  let refused = 0
  try {
    for (let number = 0; number < task.cases; number += 1) {
      const done = await tryOne(disk, template, random, mutant)
      refused += done.refused
      if (done.problem !== '') wrong.push(`case ${number}: ${done.problem}`)
    }
  } finally {
    spawnSync('umount', ['-l', disk])
    rmSync(disk, { recursive: true, force: true })
  }
  return { cases: task.cases, wrong, note: `${refused} refused while full` }
}

async function tryOne(
  disk: string,
  template: string,
  random: Random,
  mutant: string,
): Promise<{ readonly problem: string; readonly refused: number }> {
  for (const name of readdirSync(disk)) rmSync(join(disk, name), { recursive: true, force: true })
  const outlet = join(disk, 'outlet')
  cpSync(template, outlet, { recursive: true })
  let test = startWorkstation({ folder: outlet, machine: 'full' })
  const acknowledged: string[] = []
  const save = (): boolean => {
    const input = intake({ fault: '满'.repeat(1 + random.below(3000)) })
    if (mutant === 'early') acknowledged.push(input.ticketId)
    try {
      const done = test.give('counter', 'receiveDevice', input).kind === 'ok'
      if (done) acknowledged.push(input.ticketId)
      return done
    } catch {
      return false
    }
  }
  save()
  fill(join(disk, 'ballast'), disk, random.below(400_000))
  let refused = 0
  for (let count = 0; count < 40 && refused < 2; count += 1) {
    if (!save()) refused += 1
    if (random.chance(0.1)) test.workstation.database.checkpoint()
  }
  if (refused === 0) return { problem: 'the disk never filled up', refused }
  const missing = () => acknowledged.filter((id) => !test.workstation.rows.get('tickets', id)).length
  if (missing() > 0) return { problem: `${missing()} acknowledged can not be read while it is full`, refused }

  // The power goes now: what is on the disk stays as it is, and the program opens it with nothing left.
  const images = mkdtempSync(join(template, '..', 'image-'))
  cpSync(outlet, images, { recursive: true, filter: (file) => !file.endsWith('-shm') })
  await test.workstation.close().catch(() => undefined)
  rmSync(outlet, { recursive: true, force: true })
  cpSync(images, outlet, { recursive: true })
  sameFile(outlet)
  rmSync(images, { recursive: true, force: true })
  fill(join(disk, 'ballast-2'), disk, 0)
  const opened = open(outlet)
  if (!opened) return { problem: 'does not open with no byte left', refused }
  test = opened
  try {
    if (missing() > 0) return { problem: `${missing()} acknowledged are lost after a power cut`, refused }
    rmSync(join(disk, 'ballast'), { force: true })
    rmSync(join(disk, 'ballast-2'), { force: true })
    if (!save()) return { problem: 'does not go on once there is room', refused }
    const fault = test.workstation.journal.verify()
    return { problem: fault ? `the chain breaks at ${fault.seq}` : '', refused }
  } finally {
    await test.workstation.close().catch(() => undefined)
  }
}

/** A copy has another number in its file system, and would rightly be taken for a copied disk. */
function sameFile(outlet: string): void {
  const file = join(outlet, 'station.json')
  const mark = JSON.parse(readFileSync(file, 'utf8')) as object
  const journalFile = String(statSync(join(outlet, 'journal.sqlite'), { bigint: true }).ino)
  writeFileSync(file, JSON.stringify({ ...mark, journalFile }))
}

function open(folder: string): TestWorkstation | undefined {
  try {
    return startWorkstation({ folder, machine: 'full' })
  } catch (error) {
    if (process.env.SHOW) console.log(error)
    return undefined
  }
}

function fill(file: string, disk: string, leave: number): void {
  const { bavail, bsize } = statfsSync(disk)
  const size = bavail * bsize - leave
  if (size > 0) writeFileSync(file, Buffer.alloc(size, 1))
}

function mount(): string {
  const folder = mkdtempSync(join(tmpdir(), 'counterbench-full-'))
  const done = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', folder])
  if (done.status === 0) return folder
  rmSync(folder, { recursive: true, force: true })
  throw new Error('no tmpfs may be mounted')
}

function notHere(): string {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'needs root on Linux, to mount a small disk'
  try {
    const folder = mount()
    spawnSync('umount', [folder])
    rmSync(folder, { recursive: true, force: true })
    return ''
  } catch {
    return 'no small disk may be mounted'
  }
}

export const diskFull: Suite = {
  row: 'R5',
  promise:
    'disk full: nothing is lost, reading works, it opens with no byte left and goes on without a restart',
  cases: { ci: 200, night: 2000 },
  notHere,
  run: (task) => run(task, ''),
  mutants: [{ name: 'acknowledged whatever the disk said', cases: 3, run: (task) => run(task, 'early') }],
}

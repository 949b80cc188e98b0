/**
 * R2 and R3: the power goes at any moment. Nothing that was acknowledged is lost and the journal always opens,
 * whatever of the unflushed sectors the disk has kept.
 */

import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createJournal } from '../../electron/journal/journal'
import { keyFile } from '../../electron/journal/key-file'
import { createSealer } from '../../electron/journal/seal'
import { openDatabase } from '../../electron/journal/sqlite'
import { createRandom, type Random } from '../../scripts/simulation/random'
import { createDisk, type Damage, damages } from './disk-image'
import { type DiskCall, readDiskLog } from './disk-log'
import { diskLibrary, noCompiler } from './native/build'
import type { Outcome, Suite, Task } from './promise'

/** The truth and what opens it; the catalogue and the queue folders can be made again. */
const truth = /^outlet(\/(journal\.sqlite(-wal|-journal)?|station\.(json|key)(\.new)?))?$/
const imagesPerRecord = 2500
const commands = 14

type Variant = 'as it ships' | 'normal' | 'early' | 'no flush'

async function run(task: Task, modes: readonly Damage[], variant: Variant): Promise<Outcome> {
  const random = createRandom(task.seed)
  const wrong: string[] = []
  let done = 0
  while (done < task.cases && wrong.length < 20) {
    const calls = recorded(task.folder, variant)
    const flushes = calls.filter((call) => call.kind === 'flush' && call.file.endsWith('-wal')).length
    if (variant === 'as it ships' && flushes < commands)
      wrong.push(`only ${flushes} flushes of the log were seen`)
    const count = Math.min(imagesPerRecord, task.cases - done)
    wrong.push(...tryImages(task.folder, calls, count, modes, random, variant))
    done += count
  }
  return { cases: done, wrong: wrong.slice(0, 20), note: `${modes.join(', ')}` }
}

/** A fresh outlet at work, with every call to the disk. */
export function recorded(folder: string, variant: Variant): readonly DiskCall[] {
  const place = mkdtempSync(join(folder, 'power-'))
  const work = join(place, 'work')
  const log = join(place, 'log')
  mkdirSync(work)
  const child = join(__dirname, 'power-child.ts')
  execFileSync(process.execPath, ['--import', 'tsx', child, work, String(commands)], {
    cwd: join(__dirname, '../..'),
    env: {
      ...process.env,
      LD_PRELOAD: diskLibrary(),
      DISK_FOLDER: work,
      DISK_LOG: log,
      POWER_MUTANT: variant,
    },
  })
  const calls = readDiskLog(log)
  rmSync(place, { recursive: true, force: true })
  return calls.filter((call) => call.file === 'acks' || truth.test(call.file))
}

function tryImages(
  folder: string,
  calls: readonly DiskCall[],
  count: number,
  modes: readonly Damage[],
  random: Random,
  variant: Variant,
): readonly string[] {
  const wrong: string[] = []
  // Before the first acknowledgement the outlet is being set up, and nothing can be lost.
  const first = calls.findIndex((call) => call.file === 'acks' && call.kind === 'write')
  const points = Array.from({ length: count }, () => first + 1 + random.below(calls.length - first)).sort(
    (a, b) => a - b,
  )
  const disk = createDisk(variant === 'no flush' ? (file) => file.endsWith('-wal') : undefined)
  let acknowledged = { seq: 0, hash: '' }
  let at = 0
  for (const [place, point] of points.entries()) {
    for (; at < point; at += 1) {
      const call = calls[at]
      if (!call) break
      if (call.file !== 'acks') disk.step(call)
      else if (call.kind === 'write') {
        const [seq = '0', hash = ''] = call.data.toString().trim().split(':')
        acknowledged = { seq: Number(seq), hash }
      }
    }
    const damage = modes[place % modes.length] ?? 'nothing'
    const problem = look(folder, disk.image(damage, random), acknowledged, place % 25 === 0)
    if (problem !== '') wrong.push(`call ${point}, ${damage}: ${problem}`)
    if (wrong.length >= 20) break
  }
  return wrong
}

/** Opens an image with the product's own modules and looks for what was acknowledged. */
function look(
  folder: string,
  image: ReadonlyMap<string, Buffer>,
  acknowledged: { readonly seq: number; readonly hash: string },
  whole: boolean,
): string {
  const place = join(folder, 'image')
  rmSync(place, { recursive: true, force: true })
  for (const [name, data] of image) {
    mkdirSync(dirname(join(place, name)), { recursive: true })
    writeFileSync(join(place, name), data)
  }
  const outlet = join(place, 'outlet')
  try {
    const database = openDatabase(join(outlet, 'journal.sqlite'))
    try {
      const row = database.get<{ hash: string }>('SELECT hash FROM events WHERE seq = ?', acknowledged.seq)
      if (!row) return `fact ${acknowledged.seq} was acknowledged and is lost`
      if (acknowledged.hash !== '' && row.hash !== acknowledged.hash)
        return `fact ${acknowledged.seq} differs`
      if (!whole) return ''
      const sealer = createSealer(database, keyFile(join(outlet, 'station.key')))
      const fault = createJournal(database, sealer).verify()
      return fault ? `the chain breaks at ${fault.seq}: ${fault.reason}` : ''
    } finally {
      database.close()
    }
  } catch (error) {
    return `can not be opened: ${error instanceof Error ? error.message : 'error'}`
  }
}

const gentle: readonly Damage[] = ['nothing', 'everything', 'prefix', 'subset']
const torn: readonly Damage[] = ['sectors', 'rubbish']

export const powerLoss: Suite = {
  row: 'R2',
  promise: 'power loss: nothing acknowledged is lost, and the journal always opens',
  cases: { ci: 12_000, night: 400_000 },
  notHere: noCompiler,
  run: (task) => run(task, gentle, 'as it ships'),
  mutants: [
    { name: 'synchronous=NORMAL', cases: 1000, run: (task) => run(task, damages, 'normal') },
    { name: 'acknowledged before it is committed', cases: 1000, run: (task) => run(task, damages, 'early') },
    { name: 'flushes that do nothing', cases: 1000, run: (task) => run(task, damages, 'no flush') },
  ],
}

export const tornSectors: Suite = {
  row: 'R3',
  promise: 'torn and overwritten sectors in what was not flushed: the same',
  cases: { ci: 8000, night: 200_000 },
  notHere: noCompiler,
  run: (task) => run(task, torn, 'as it ships'),
  mutants: [{ name: 'synchronous=NORMAL', cases: 1000, run: (task) => run(task, torn, 'normal') }],
}

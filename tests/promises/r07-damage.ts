/**
 * R7: the journal's file is damaged in every way a disk knows. No wrong value is ever shown, what can not be read is
 * named, and with the last backup nearly everything is there again.
 */

import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyFile } from '../../electron/journal/key-file'
import { keyTable, type Salvaged, salvage } from '../../electron/journal/salvage'
import { type KeyProvider, sealerOver } from '../../electron/journal/seal'
import { type Database, openDatabase } from '../../electron/journal/sqlite'
import { bundle } from '../../scripts/lib/bundle'
import { createRandom, type Random } from '../../scripts/simulation/random'
import { intake, startWorkstation } from '../support/workstation'
import type { Outcome, Suite, Task } from './promise'
import { percentile95 } from './promise'

const visits = 16
const page = 4096

interface Original {
  readonly folder: string
  readonly files: ReadonlyMap<string, Buffer>
  readonly payloads: ReadonlyMap<number, string>
  readonly backup: string
}

type Salvage = (file: string, keys: KeyProvider, sound?: Database) => Salvaged

async function run(task: Task, salvaging: Salvage): Promise<Outcome> {
  const random = createRandom(task.seed)
  const original = await madeOutlet(task.folder)
  const keys = keyFile(join(original.folder, 'station.key'))
  const sound = openDatabase(original.backup)
  const wrong: string[] = []
  const lost: number[] = []
  const cutOff: number[] = []
  const withBackup: number[] = []
  const backedUp = sound.get<{ head: number }>('SELECT max(seq) AS head FROM events')?.head ?? 0
  let harmless = 0
  for (let number = 0; number < task.cases && wrong.length < 20; number += 1) {
    const copy = join(task.folder, 'damaged', 'journal.sqlite')
    const how = damage(copy, original, random)
    const saved = salvaging(copy, keys, sound)
    const sealer = sealerOver(keyTable(new Map(saved.keys.map((key) => [key.key_id, key]))), keys)
    let read = 0
    const readable = new Set<number>()
    for (const row of saved.facts) {
      const plain = sealer.open(
        row.key_id,
        `${row.station}:${row.incarnation}:${row.origin_seq}:${row.id}`,
        row.sealed,
      )
      if (plain?.toString() !== original.payloads.get(row.seq))
        wrong.push(`case ${number}, ${how}: fact ${row.seq} is wrong`)
      else {
        read += 1
        readable.add(row.seq)
      }
    }
    const missing = original.payloads.size - read
    if (how.includes('cut')) cutOff.push(missing)
    else lost.push(missing)
    withBackup.push(
      [...original.payloads.keys()].filter((seq) => seq > backedUp && !readable.has(seq)).length,
    )
    if (missing === 0) harmless += 1
    const named = saved.unreadable.length
    // How long it was is what the mark beside it and headquarters know; up to the last readable one each is named.
    const end = saved.facts.at(-1)?.seq ?? 0
    if (missing !== named + (original.payloads.size - end)) {
      wrong.push(`case ${number}, ${how}: ${missing} missing, ${named} named before ${end}`)
    }
  }
  sound.close()
  const median = [...lost].sort((a, b) => a - b)[Math.floor(lost.length / 2)] ?? 0
  const note =
    `of ${original.payloads.size} facts median ${median} and p95 ${percentile95(lost)} unreadable where pages were ` +
    `damaged, p95 ${percentile95(cutOff)} where the file was cut off, p95 ${percentile95(withBackup)} of either ` +
    `with the last backup beside it, ${harmless} harmless`
  return { cases: task.cases, wrong, note }
}

async function madeOutlet(parent: string): Promise<Original> {
  const folder = join(parent, 'outlet')
  const backup = join(parent, 'backup.sqlite')
  const test = startWorkstation({ folder, machine: 'damage' })
  const { database, journal } = test.workstation
  for (let visit = 0; visit < visits; visit += 1) {
    test.must('counter', 'receiveDevice', intake())
    if (visit === Math.floor(visits * 0.7)) database.run('VACUUM INTO ?', backup)
    if (visit === visits - 3) database.checkpoint()
  }
  const payloads = new Map<number, string>()
  for (const fact of journal.facts(0, 1_000_000)) {
    payloads.set(fact.seq, JSON.stringify({ salt: fact.salt, payload: fact.payload }))
  }
  const files = new Map<string, Buffer>()
  for (const ending of ['', '-wal']) {
    const file = join(folder, `journal.sqlite${ending}`)
    if (existsSync(file)) files.set(ending, readFileSync(file))
  }
  // The connection stays open, so that the log is not moved into the file.
  copyFileSync(join(folder, 'station.key'), join(parent, 'station.key'))
  return { folder, files, payloads, backup }
}

/** Writes a damaged copy and says what was done to it. */
function damage(copy: string, original: Original, random: Random): string {
  const folder = join(copy, '..')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const files = new Map([...original.files].map(([ending, bytes]) => [ending, Buffer.from(bytes)]))
  const ending = random.chance(0.2) && files.has('-wal') ? '-wal' : ''
  const bytes = files.get(ending) ?? Buffer.alloc(0)
  const at = random.below(bytes.length)
  const kind = random.pick(['flip', 'zero', 'rubbish', 'swap', 'cut'] as const)
  let left = bytes
  if (kind === 'flip') bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8))
  else if (kind === 'zero') bytes.fill(0, at - (at % 512), at - (at % 512) + 512)
  else if (kind === 'rubbish') Buffer.from(random.hex(512), 'hex').copy(bytes, at - (at % 512))
  else if (kind === 'swap') swapPages(bytes, random)
  else left = bytes.subarray(0, at)
  for (const [name, content] of files) writeFileSync(`${copy}${name}`, name === ending ? left : content)
  return `${ending === '' ? '' : 'log '}${kind} at ${at}`
}

function swapPages(bytes: Buffer, random: Random): void {
  const pages = Math.floor(bytes.length / page)
  const [one, other] = [random.below(pages) * page, random.below(pages) * page]
  const kept = Buffer.from(bytes.subarray(one, one + page))
  bytes.copyWithin(one, other, other + page)
  kept.copy(bytes, other)
}

/** The product without its proof: what the pages hold is believed. */
async function unproven(): Promise<Salvage> {
  const file = await bundle({
    entry: 'electron/journal/salvage.ts',
    outFolder: join(__dirname, '../../out/promises'),
    name: 'salvage-unproven',
    changes: [{ file: 'electron/journal/salvage.ts', search: '&& proves(row, sealer)', replace: '' }],
    format: 'cjs',
  })
  return (require(file) as { readonly salvage: Salvage }).salvage
}

export const damagedJournal: Suite = {
  row: 'R7',
  promise: 'a damaged journal: no wrong value is shown, and what can not be read is named',
  cases: { ci: 5000, night: 100_000 },
  run: (task) => run(task, salvage),
  mutants: [
    {
      name: 'a fact shown that does not prove itself',
      cases: 300,
      run: async (task) => run(task, await unproven()),
    },
  ],
}

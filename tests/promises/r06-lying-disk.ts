/**
 * R6: a disk that says it has written, and has not. The journal that is found afterwards is shorter and looks whole.
 * Whoever else knew of the lost tail must notice: the mark beside the journal before anything new is recorded,
 * headquarters at the next contact, each by number. Where nobody knew, that is counted and said.
 */

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { readMark, type settleIdentity, writeMark } from '../../electron/journal/identity'
import { createJournal } from '../../electron/journal/journal'
import { keyFile } from '../../electron/journal/key-file'
import { openJournal, RecordsGone } from '../../electron/journal/open-journal'
import { createSealer } from '../../electron/journal/seal'
import { type Database, openDatabase } from '../../electron/journal/sqlite'
import { journalAccess } from '../../electron/sync/journal-access'
import type { JournalPort } from '../../electron/sync/journal-port'
import type { createSync } from '../../electron/sync/sync'
import { bundle } from '../../scripts/lib/bundle'
import type { SourceChange } from '../../scripts/lib/source-changes.mjs'
import { createRandom, type Random } from '../../scripts/simulation/random'
import { createWorld } from '../../scripts/simulation/schedule'
import type { World } from '../../scripts/simulation/schedule-checks'
import type { SyncDifference } from '../../shared/questions/sync'
import { createDisk } from './disk-image'
import type { DiskCall } from './disk-log'
import { noCompiler } from './native/build'
import type { Outcome, Suite, Task } from './promise'
import { recorded } from './r02-power-loss'

interface Product {
  readonly settleIdentity: typeof settleIdentity
  readonly createSync: typeof createSync
}

const machine = 'power'

async function run(task: Task, product: Product): Promise<Outcome> {
  const random = createRandom(task.seed)
  const calls = recorded(task.folder, 'as it ships')
  const whole = imageOf(calls, calls.length, () => false)
  const wrong: string[] = []
  const found = { lost: 0, byMark: 0, byHeadquarters: 0, unknown: 0 }
  const world = createWorld(task.seed, ['A'])
  const contacts = await contactsOf(world, product, put(join(task.folder, 'whole'), whole))
  const first = calls.findIndex((call) => call.file === 'acks' && call.kind === 'write') + 1
  let done = 0
  for (; done < task.cases && wrong.length < 20; done += 1) {
    const from = first + random.below(calls.length - first - 1)
    const at = from + 1 + random.below(calls.length - from)
    const markToo = random.chance(0.5)
    const lies = (file: string, now: number): boolean => now >= from && (file.includes('sqlite') || markToo)
    const acknowledged = acknowledgedBefore(calls, at)
    const place = put(join(task.folder, 'image'), imageOf(calls, at, lies))
    const contact = pickContact(contacts, acknowledged, random)
    const looked = await look(world, product, place, acknowledged, contact)
    if (looked.wrong !== '') wrong.push(`lies from ${from}, power gone at ${at}: ${looked.wrong}`)
    if (looked.lost) found.lost += 1
    if (looked.by === 'mark') found.byMark += 1
    else if (looked.by === 'headquarters') found.byHeadquarters += 1
    else if (looked.lost) found.unknown += 1
  }
  // Otherwise nothing was shown.
  if (found.byMark === 0 || found.byHeadquarters === 0) wrong.push('one of the witnesses was never needed')
  const note =
    `${found.lost} with a lost tail, ${found.byMark} noticed by the mark before anything new, ` +
    `${found.byHeadquarters} by headquarters at the next contact, ${found.unknown} that nobody else had known`
  return { cases: done, wrong: wrong.slice(0, 20), note }
}

/** What the disk holds when the power goes before call `until`: only what it really flushed. */
function imageOf(
  calls: readonly DiskCall[],
  until: number,
  lies: (file: string, now: number) => boolean,
): ReadonlyMap<string, Buffer> {
  let now = 0
  const disk = createDisk((file) => lies(file, now))
  for (; now < until; now += 1) {
    const call = calls[now]
    if (call && call.file !== 'acks') disk.step(call)
  }
  return disk.image(until === calls.length ? 'everything' : 'nothing', createRandom(1))
}

function acknowledgedBefore(calls: readonly DiskCall[], until: number): number {
  const said = calls.slice(0, until).findLast((call) => call.file === 'acks' && call.kind === 'write')
  return said?.kind === 'write' ? Number(said.data.toString().split(':')[0]) : 0
}

/** Writes an image as the same disk would hold it: a mark knows its journal by the file's own number. */
function put(place: string, image: ReadonlyMap<string, Buffer>): string {
  rmSync(place, { recursive: true, force: true })
  for (const [name, data] of image) {
    mkdirSync(dirname(join(place, name)), { recursive: true })
    writeFileSync(join(place, name), data)
  }
  const outlet = join(place, 'outlet')
  const mark = readMark(join(outlet, 'station.json'))
  if (mark) writeMark(join(outlet, 'station.json'), mark)
  return outlet
}

function portOf(database: Database, folder: string, identity: JournalPort['identity']): JournalPort {
  const journal = createJournal(database, createSealer(database, keyFile(join(folder, 'station.key'))))
  return journalAccess({ database, journal, identity, nowMs: () => 0, apply: () => undefined })
}

interface Contact {
  readonly count: number
  readonly state: ReturnType<World['store']['backup']>
}

/** Headquarters as it stood after it had heard the first facts, the first few more, and so on. */
async function contactsOf(world: World, product: Product, folder: string): Promise<readonly Contact[]> {
  const database = openDatabase(join(folder, 'journal.sqlite'))
  const { identity } = product.settleIdentity(database, join(folder, 'station.json'), machine)
  const port = portOf(database, folder, () => identity)
  const total = port.have()[0]?.count ?? 0
  const books = new Map<string, string>([['sync/connection', connectionOf(world)]])
  const contacts: Contact[] = [{ count: 0, state: world.store.backup() }]
  for (let count = 3; count <= total; count += 3) {
    const part: JournalPort = {
      ...port,
      get: (key) => books.get(key),
      set: (key, value) => void books.set(key, value),
      ownFacts: (...wanted) => port.ownFacts(...wanted).filter((fact) => fact.envelope.originSeq <= count),
      have: () => {
        const [next] = port.ownFacts(0, count + 1, 1)
        const head = next?.envelope.prevHash ?? port.have()[0]?.head ?? ''
        return [{ station: 'A', incarnation: 0, count, head }]
      },
      factsOfDay: (day) => port.factsOfDay(day).filter((fact) => fact.envelope.originSeq <= count),
    }
    const outcome = await syncOver(world, product, part).runNow()
    if (outcome.outcome !== 'agree') throw new Error(`headquarters could not be filled: ${outcome.reason}`)
    contacts.push({ count, state: world.store.backup() })
  }
  database.close()
  return contacts
}

function syncOver(world: World, product: Product, journal: JournalPort): ReturnType<typeof createSync> {
  const [place] = world.places
  if (!place) throw new Error('a world without a workstation')
  return product.createSync({
    journal,
    keys: { signingKey: () => place.key },
    fetch: world.network.fetch,
    clock: { nowMs: () => place.clockMs },
    random: { number: world.random.next, hex: world.random.hex },
    log: () => undefined,
    onRun: () => undefined,
  })
}

function connectionOf(world: World): string {
  return world.places[0]?.journal.port.get('sync/connection') ?? ''
}

/** Headquarters knows at most what was acknowledged: nothing else was ever sent. */
function pickContact(contacts: readonly Contact[], acknowledged: number, random: Random): Contact {
  const possible = contacts.filter((contact) => contact.count <= acknowledged)
  return random.pick(possible.slice(-6))
}

interface Found {
  readonly lost: boolean
  readonly by: 'mark' | 'headquarters' | ''
  readonly wrong: string
}

async function look(
  world: World,
  product: Product,
  folder: string,
  acknowledged: number,
  contact: Contact,
): Promise<Found> {
  const database = opened(folder)
  if (typeof database === 'string') return found(true, database, '')
  try {
    const mark = readMark(join(folder, 'station.json'))
    const { identity, reason } = product.settleIdentity(database, join(folder, 'station.json'), machine)
    const port = portOf(database, folder, () => identity)
    const head = port.have().find((one) => one.incarnation === 0)?.count ?? 0
    const markKnew = mark !== undefined && mark.highWater > head
    // The mark also knows of what the program recorded by itself, such as the fate of a slip.
    const lost = acknowledged > head || markKnew
    if (markKnew && reason !== 'restored')
      return found(lost, '', `the mark knew ${mark.highWater} of ${head}`)
    if (!markKnew && reason === 'restored') return found(lost, '', 'an alarm about nothing')
    world.store.restore(contact.state)
    port.set('sync/connection', connectionOf(world))
    const sync = syncOver(world, product, port)
    const done = await sync.runNow()
    if (done.outcome !== 'agree' && done.outcome !== 'difference')
      return found(lost, '', `${done.outcome} ${done.reason}`)
    const named = sync.differences()
    const hqKnew = contact.count > head
    const wrong = hqKnew
      ? expected(named, 'missing-here', `0: ${head + 1}–${contact.count}`)
      : unexpected(named, 'missing-here')
    const left = Math.max(head, contact.count)
    const gone =
      markKnew && mark.highWater > left
        ? expected(named, 'lost-everywhere', `0: ${left + 1}–${mark.highWater}`)
        : unexpected(named, 'lost-everywhere')
    return found(lost, markKnew ? 'mark' : hqKnew ? 'headquarters' : '', wrong || gone)
  } finally {
    database.close()
  }
}

/** Opened as the product opens it; nothing at all is left where the tables were not on the disk either. */
function opened(folder: string): Database | Found['by'] {
  try {
    return openJournal(folder, keyFile(join(folder, 'station.key')))
  } catch (error) {
    if (error instanceof RecordsGone) return 'mark'
    throw error
  }
}

const found = (lost: boolean, by: Found['by'], wrong: string): Found => ({ lost, by, wrong })

function expected(named: readonly SyncDifference[], what: string, range: string): string {
  const line = named.find((one) => one.what === what)
  return line?.there === range ? '' : `${what} ${range} was not named, but ${line?.there ?? 'nothing'}`
}

function unexpected(named: readonly SyncDifference[], what: string): string {
  const line = named.find((one) => one.what === what)
  return line ? `${what} ${line.there} was named, and is not missing` : ''
}

/** The product, or one with a fault in how it reads the mark, or in how it compares itself with headquarters. */
async function product(
  fault: { readonly identity?: SourceChange; readonly sync?: SourceChange } = {},
): Promise<Product> {
  const load = async (entry: string, change: SourceChange | undefined): Promise<unknown> =>
    require(
      await bundle({
        entry,
        outFolder: join(__dirname, '../../out/promises'),
        name: `${basename(entry, '.ts')}-${change ? 'mutant' : 'real'}-${process.pid}`,
        changes: change ? [change] : [],
        format: 'cjs',
      }),
    )
  const identity = await load('electron/journal/identity.ts', fault.identity)
  const sync = await load('electron/sync/sync.ts', fault.sync)
  return { ...(identity as Pick<Product, 'settleIdentity'>), ...(sync as Pick<Product, 'createSync'>) }
}

export const lyingDisk: Suite = {
  row: 'R6',
  promise:
    'a disk that lies: a lost tail is noticed by the mark before anything new, by headquarters at the next contact',
  cases: { ci: 2000, night: 50_000 },
  notHere: noCompiler,
  run: async (task) => run(task, await product()),
  mutants: [
    {
      name: 'a mark that is not read',
      cases: 200,
      run: async (task) => {
        const file = 'electron/journal/identity.ts'
        return run(
          task,
          await product({ identity: { file, search: '|| mark.highWater > last', replace: '' } }),
        )
      },
    },
    {
      name: 'a count at headquarters that is not looked at',
      cases: 200,
      run: async (task) => {
        const file = 'electron/sync/reconcile.ts'
        const search = 'if (count < there.count) return'
        return run(task, await product({ sync: { file, search, replace: 'if (count < 0) return' } }))
      },
    },
  ],
}

// Why: one schedule is one bad month of workstations, headquarters and the line between. When the line is good
// again, two runs must be enough for both sides to hold the same. All but store, line and journal is the product's.
import { createHash, type KeyObject } from 'node:crypto'
import { createBookkeeping } from '../../electron/sync/bookkeeping'
import { createHeadquartersClient } from '../../electron/sync/headquarters-client'
import { createSync } from '../../electron/sync/sync'
import { createExchange } from '../../headquarters/exchange/exchange'
import { emptyChain, publishFact } from '../../headquarters/exchange/went-back'
import type { StationRecord } from '../../headquarters/store'
import type { SyncRun } from '../../shared/questions/sync'
import { paths, pushAnswer } from '../../shared/sync/protocol'
import { createStation, hashOf, type Station } from '../../tests/sync/memory-journal'
import { createPublicText, keyFrom } from './keys'
import { createMemoryStore, type MemoryState } from './memory-store'
import { createNetwork } from './network'
import { createRandom } from './random'
import { checkEnd, isTampered, outlet, rememberAll, type Workplace, type World } from './schedule-checks'

export interface ScheduleResult {
  readonly seed: number
  readonly problems: readonly string[]
  readonly trace: string
  readonly steps: number
  readonly facts: number
  readonly restores: number
}

const startMs = Date.parse('2026-03-02T08:00:00Z')
const threeYearsMs = 3 * 365 * 86_400_000
const headquartersKey = keyFrom('headquarters')
const twoStations = ['A', 'B']

export async function runSchedule(seed: number): Promise<ScheduleResult> {
  const world = createWorld(seed)
  const steps = 6 + world.random.below(14)
  for (let step = 0; step < steps; step += 1) await takeStep(world)
  await heal(world)
  checkEnd(world)
  return {
    seed,
    problems: [...world.problems, ...world.network.violations],
    trace: createHash('sha256').update(world.network.trace.join('\n')).digest('hex'),
    steps,
    facts: world.store.state().events.size,
    restores: world.restores,
  }
}

/** Headquarters, the line, and workstations of one outlet that are enrolled there. */
export function createWorld(seed: number, letters: readonly string[] = twoStations): World {
  const random = createRandom(seed)
  const store = createMemoryStore({
    hqId: 'headquarters-1',
    epoch: 1,
    lastHqSeq: 0,
    chain: emptyChain,
    signingKey: headquartersKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url'),
    catalogueVersion: 0,
  })
  const times = { hqMs: startMs }
  const exchange = createExchange({
    store,
    nowMs: () => times.hqMs,
    newId: () => random.hex(8),
    log: () => undefined,
  })
  const network = createNetwork(exchange, store, random)
  const places = letters.map((letter) => {
    const key = keyFrom(letter)
    const journal = createStation(outlet, letter, key)
    const workplace: Workplace = {
      letter,
      journal,
      key,
      clockMs: startMs,
      backup: undefined,
      forged: undefined,
      metRestores: 0,
      sync: createSync({
        journal: journal.port,
        keys: { signingKey: () => key },
        fetch: network.fetch,
        clock: { nowMs: () => workplace.clockMs },
        random: { number: random.next, hex: random.hex },
        log: () => undefined,
        onRun: () => undefined,
      }),
    }
    enrolled(store.state(), journal, key, letter)
    workplace.backup = journal.backup()
    return workplace
  })
  return {
    random,
    places,
    store,
    network,
    problems: [],
    publications: new Set(),
    get hqClockMs() {
      return times.hqMs
    },
    set hqClockMs(ms) {
      times.hqMs = ms
    },
    backups: [{ state: store.backup(), publications: new Set() }],
    incarnations: new Map(),
    ever: new Map(),
    restores: 0,
    made: 0,
  }
}

/** As after `connect`, which is tested over real HTTP: the schedule is about what comes afterwards. */
function enrolled(state: MemoryState, journal: Station, key: KeyObject, letter: string): void {
  const publicKey = createPublicText(key)
  const keyId = createHash('sha256').update(publicKey).digest('hex').slice(0, 24)
  const record: StationRecord = {
    outlet,
    station: letter,
    keyId,
    publicKey,
    journalId: journal.port.identity().journalId,
    counter: 0,
    revoked: false,
  }
  state.stations.set(`${outlet}/${letter}/${keyId}`, record)
  journal.port.set(
    'sync/connection',
    JSON.stringify({
      url: 'http://127.0.0.1',
      hqId: 'headquarters-1',
      hqKey: createPublicText(headquartersKey),
      keyId,
      epoch: 1,
      outlet,
      station: letter,
    }),
  )
}

async function takeStep(world: World): Promise<void> {
  const { random, store, network } = world
  const place = random.pick(world.places)
  network.trace.push(`step ${place.letter}`)
  const dice = random.below(100)
  if (dice < 34) record(world, place, 1 + random.below(6))
  else if (dice < 66) {
    network.setFaults(random.pick([0, 0, 0.15, 0.5]))
    await run(world, place)
  } else if (dice < 74) await publish(world)
  else if (dice < 80) world.backups.push({ state: store.backup(), publications: new Set(world.publications) })
  else if (dice < 85) restoreHeadquarters(world)
  else if (dice < 88) place.backup = place.journal.backup()
  else if (dice < 92) restoreStation(world, place)
  else if (dice < 95) {
    place.clockMs = startMs + Math.floor((random.next() * 2 - 1) * threeYearsMs)
    if (random.chance(0.3)) world.hqClockMs = startMs + Math.floor((random.next() * 2 - 1) * threeYearsMs)
  } else if (dice < 97) await repeat(world, place)
  else tamper(world, place)
}

function record(world: World, place: Workplace, count: number): void {
  for (let one = 0; one < count; one += 1) {
    world.made += 1
    const day = `2026-03-${String(2 + Math.floor(world.made / 9)).padStart(2, '0')}`
    const ticket = `ticket/${place.letter}-${world.random.below(9)}`
    const dice = world.random.below(4)
    place.journal.record(
      dice === 0
        ? { stream: ticket, type: 'paymentTaken', payload: { tender: 'cash', amountFen: world.made }, day }
        : dice === 1
          ? { stream: 'stock/P-1', type: 'stockIssued', payload: { quantity: 1 }, day }
          : { stream: ticket, type: 'deviceReceived', payload: { kind: 'repair', n: world.made }, day },
    )
  }
}

async function run(world: World, place: Workplace): Promise<SyncRun> {
  const done = await place.sync.runNow()
  world.network.trace.push(`run ${place.letter} ${done.outcome} ${done.reason} ${done.sent} ${done.received}`)
  if (done.reason === 'internal') world.problems.push(`${place.letter}: the run failed inside`)
  if (done.outcome === 'agree' && isTampered(place)) {
    world.problems.push(`${place.letter}: says that both sides agree over a forged record`)
  }
  if (done.outcome === 'agree' || done.outcome === 'difference') place.metRestores = world.restores
  if (place.metRestores === world.restores) checkPromises(world, place)
  return done
}

/** What a workstation believes headquarters holds, headquarters holds. */
function checkPromises(world: World, place: Workplace): void {
  const witness = JSON.parse(place.journal.port.get('sync/witness') ?? '{"acknowledged":[],"epoch":0}') as {
    readonly epoch: number
    readonly acknowledged: readonly { readonly incarnation: number; readonly count: number }[]
  }
  const state = world.store.state()
  if (witness.epoch !== state.headquarters.epoch) return
  for (const { incarnation, count } of witness.acknowledged) {
    const name = `${outlet}/${place.letter}/${incarnation}`
    const held = state.chains.get(name)?.count ?? 0
    if (count > held) {
      world.problems.push(`${name}: ${count} acknowledged, ${held} held`)
    }
  }
}

/** A workstation that offers what headquarters has already, as after an answer that nobody heard. */
async function repeat(world: World, place: Workplace): Promise<void> {
  const { journal } = place
  const { incarnation } = journal.port.identity()
  const held = world.store.state().chains.get(`${outlet}/${place.letter}/${incarnation}`)?.count ?? 0
  const facts = journal.port
    .ownFacts(incarnation, 1, Math.min(10, held))
    .filter(
      (fact) =>
        world.store.state().events.get(`${outlet}/${place.letter}/${incarnation}/${fact.envelope.originSeq}`)
          ?.hash === hashOf(fact),
    )
  if (facts.length === 0 || facts[0]?.envelope.originSeq !== 1 || isTampered(place)) return
  world.network.setFaults(0)
  world.store.calm()
  const client = createHeadquartersClient({
    fetch: world.network.fetch,
    signingKey: () => place.key,
    nowMs: () => place.clockMs,
    randomHex: world.random.hex,
    books: createBookkeeping(journal.port),
  })
  const call = await client.call(paths.push, pushAnswer, { incarnation, fromSeq: 1, facts })
  if (call.kind === 'refused') return
  if (call.kind === 'offline' || call.value.accepted > 0 || call.value.doubled !== facts.length) {
    world.problems.push(`${place.letter}: what headquarters had already was not taken for what it is`)
  }
}

async function publish(world: World): Promise<void> {
  const id = `publication-${world.random.hex(6)}`
  const target = world.random.chance(0.2) ? 'XX99' : ''
  const done = world.store.transaction(async (tx) => {
    await publishFact(tx, await tx.headquarters('lock'), {
      id,
      outlet: target,
      type: 'priceChanged',
      version: 1,
      publishedAtMs: world.hqClockMs,
      publishedBy: 'somebody',
      payload: { partNumber: id, priceFen: 100, validFrom: '2026-03-02' },
    })
  })
  // A server that dies while somebody publishes shows an error, and nothing was published.
  const published = await done.then(
    () => true,
    () => false,
  )
  if (published && target === '') world.publications.add(id)
}

function restoreHeadquarters(world: World): void {
  const backup = world.random.pick(world.backups)
  world.store.restore(backup.state)
  world.publications.clear()
  for (const id of backup.publications) world.publications.add(id)
  world.restores += 1
  world.network.trace.push('headquarters restored')
}

function restoreStation(world: World, place: Workplace): void {
  if (place.backup === undefined) return
  const lost = rememberAll(world, place)
  const { incarnation } = place.journal.port.identity()
  place.journal.restore(place.backup)
  // The mark beside the journal outlives most restores; a whole new disk has none.
  if (world.random.chance(0.7)) place.journal.onceHad(incarnation, lost.get(incarnation) ?? 0)
  place.journal.newIncarnation(freshIncarnation(world, place))
  world.network.trace.push(`${place.letter} restored`)
}

/** The mark beside the journal remembers the highest incarnation of this machine. */
function freshIncarnation(world: World, place: Workplace): number {
  const next = (world.incarnations.get(place.letter) ?? 0) + 1
  world.incarnations.set(place.letter, next)
  return next
}

/** Somebody changes a record on the disk that has not been sent yet. */
function tamper(world: World, place: Workplace): void {
  const facts = place.journal.facts()
  const { incarnation } = place.journal.port.identity()
  const held = world.store.state().chains.get(`${outlet}/${place.letter}/${incarnation}`)?.count ?? 0
  const unsent = facts
    .map((fact, at) => ({ fact, at }))
    .filter(({ fact }) => fact.envelope.incarnation === incarnation && fact.envelope.originSeq > held)
  const chosen = unsent.at(-2)
  if (!chosen) return
  const { fact, at } = chosen
  const kind = world.random.below(3)
  const forged =
    kind === 0
      ? { ...fact, payload: { kind: 'repair', n: -1 } }
      : kind === 1
        ? { ...fact, envelope: { ...fact.envelope, actor: 'nobody' } }
        : { ...fact, envelope: { ...fact.envelope, version: 0 } }
  place.journal.replace(at, forged)
  place.forged = JSON.stringify(forged)
}

async function heal(world: World): Promise<void> {
  world.network.setFaults(0)
  world.store.calm()
  world.network.trace.push('heal')
  let agreed = 0
  for (let round = 0; round < 2 && agreed < world.places.length; round += 1) {
    agreed = 0
    for (const place of world.places) {
      const done = await run(world, place)
      if (done.outcome === 'agree' && done.reason === '') agreed += 1
      if (done.outcome === 'offline' || done.outcome === 'refused') {
        world.problems.push(`${place.letter}: ${done.outcome} ${done.reason} on a good line`)
      }
    }
  }
}

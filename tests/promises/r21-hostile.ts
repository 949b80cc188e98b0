/**
 * R21: a headquarters that means harm, and holds its own key: its answers are changed in every way that still parses,
 * signed as they should be, and given to the product. No run fails inside, nothing that is not understood is kept as
 * understood, the outlet's own facts stay as they are, and no object of the program gains a property.
 */

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { createSync } from '../../electron/sync/sync'
import { signText } from '../../headquarters/exchange/keys'
import { publishFact } from '../../headquarters/exchange/went-back'
import { bundle } from '../../scripts/lib/bundle'
import { keyFrom } from '../../scripts/simulation/keys'
import { createRandom, type Random } from '../../scripts/simulation/random'
import { createWorld } from '../../scripts/simulation/schedule'
import type { World } from '../../scripts/simulation/schedule-checks'
import { readHeadquartersFact } from '../../shared/headquarters/facts'
import { answerText, headers } from '../../shared/sync/protocol'
import type { Outcome, Suite, Task } from './promise'

const key = keyFrom('headquarters')
const worlds = 40
const slowestMs = 1000

const nasty: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  '',
  'x'.repeat(5000),
  '../../../etc/passwd',
  '<img src=x onerror=alert(1)>',
  '\u0000',
  '\ud800',
  [],
  {},
  [[[[[[]]]]]],
]

/** One place of an answer becomes something else; `__proto__` comes as a key of its own, as JSON.parse makes it. */
function changed(value: unknown, random: Random, depth = 0): unknown {
  if (depth > 0 && (value === null || typeof value !== 'object' || random.chance(0.15))) {
    return random.chance(0.2) ? deep(random.below(2000)) : random.pick(nasty)
  }
  if (Array.isArray(value)) {
    if (value.length === 0 || random.chance(0.1)) return [...value, random.pick(nasty)]
    const at = random.below(value.length)
    if (random.chance(0.1)) return [...value, ...value]
    return value.map((one, place) => (place === at ? changed(one, random, depth + 1) : one))
  }
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value)
  if (entries.length === 0) return { extra: random.pick(nasty) }
  const dice = random.next()
  const at = random.below(entries.length)
  if (dice < 0.08) return Object.fromEntries(entries.filter((_entry, place) => place !== at))
  if (dice < 0.14) {
    const text = `{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},${JSON.stringify(value).slice(1)}`
    return new Spelled(text.replace(/,\}$/, '}'))
  }
  return Object.fromEntries(
    entries.map(([name, one], place) => [name, place === at ? changed(one, random, depth + 1) : one]),
  )
}

/** An object that JSON.stringify can not write: it is put into the text as it is. */
class Spelled {
  constructor(readonly text: string) {}
}

const deep = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`)

function spell(value: unknown): string {
  if (value instanceof Spelled) return value.text
  if (Array.isArray(value)) return `[${value.map(spell).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  return `{${Object.entries(value)
    .map(([name, one]) => `${JSON.stringify(name)}:${spell(one)}`)
    .join(',')}}`
}

interface Hostile {
  readonly fetch: World['network']['fetch']
  readonly count: () => number
  /** The next run: honest up to one of its answers, so that harm comes at every place of an exchange. */
  readonly nextRun: () => void
}

/** So many questions a run asks at most that has little to tell. */
const answersARun = 7

function hostile(world: World, random: Random, signed: boolean): Hostile {
  let count = 0
  let honestLeft = 0
  return {
    count: () => count,
    nextRun: () => {
      honestLeft = random.below(answersARun)
    },
    fetch: async (url, init) => {
      const honest = await world.network.fetch(url, init)
      const text = await honest.text()
      honestLeft -= 1
      if (honestLeft >= 0) return new Response(text, { status: honest.status, headers: honest.headers })
      count += 1
      let answer = text
      try {
        answer = spell(changed(JSON.parse(text), random))
      } catch {
        // What is not JSON stays as it is.
      }
      const nonce = new Headers(init.headers).get(headers.nonce) ?? ''
      const bodySha256 = createHash('sha256').update(answer).digest('hex')
      const status = random.chance(0.05) ? random.pick([301, 404, 418, 500, 503]) : honest.status
      const signature = signText(key, answerText({ status, nonce, bodySha256 }))
      return new Response(answer, {
        status,
        headers: {
          ...Object.fromEntries(honest.headers),
          ...(signed ? { [headers.signature]: signature } : {}),
        },
      })
    },
  }
}

async function run(task: Task, open: typeof createSync): Promise<Outcome> {
  const random = createRandom(task.seed)
  const wrong: string[] = []
  const reasons = new Map<string, number>()
  let answers = 0
  let slowest = 0
  const memoryBefore = process.memoryUsage().heapUsed
  const each = Math.ceil(task.cases / worlds)
  for (let place = 0; place < worlds && wrong.length < 20 && answers < task.cases; place += 1) {
    const world = createWorld(task.seed + place, ['A'])
    const [station] = world.places
    if (!station) break
    await publishSome(world)
    for (let count = 0; count < 12; count += 1) {
      station.journal.record({ stream: `ticket/A-${count}`, type: 'deviceReceived', payload: { n: count } })
    }
    const enemy = hostile(world, random, true)
    const own = JSON.stringify(station.journal.facts())
    const fresh = station.journal.backup()
    for (let turn = 0; enemy.count() < each && turn < each * 4; turn += 1) {
      // What it has made the outlet believe is forgotten now and then, so that runs get as far as the first.
      if (turn % 2 === 0) station.journal.restore(fresh)
      enemy.nextRun()
      const sync = open({
        journal: station.journal.port,
        keys: { signingKey: () => station.key },
        fetch: enemy.fetch,
        clock: { nowMs: () => station.clockMs },
        random: { number: random.next, hex: random.hex },
        log: () => undefined,
        onRun: () => undefined,
      })
      const started = performance.now()
      const done = await sync.runNow()
      slowest = Math.max(slowest, performance.now() - started)
      reasons.set(done.reason, (reasons.get(done.reason) ?? 0) + 1)
      if (done.reason === 'internal') wrong.push(`world ${place}, run ${turn}: the run failed inside`)
      const bad = station.journal.published().find((fact) => readHeadquartersFact(fact).kind === 'malformed')
      if (bad) wrong.push(`world ${place}, run ${turn}: kept ${JSON.stringify(bad).slice(0, 120)}`)
      if (wrong.length >= 20) break
    }
    answers += enemy.count()
    if (JSON.stringify(station.journal.facts()) !== own) wrong.push(`world ${place}: own facts were changed`)
    if (({} as { polluted?: unknown }).polluted !== undefined) wrong.push(`world ${place}: Object.prototype`)
  }
  const heapMb = Math.round((process.memoryUsage().heapUsed - memoryBefore) / 1_048_576)
  if (slowest > slowestMs * 30) wrong.push(`a run took ${Math.round(slowest)} ms`)
  const most = [...reasons].sort((a, b) => b[1] - a[1]).slice(0, 4)
  const said = most.map(([reason, times]) => `${times} ${reason || 'went through'}`).join(', ')
  return {
    cases: answers,
    wrong,
    note: `${said}, slowest run ${Math.round(slowest)} ms, heap ${heapMb} MB more`,
  }
}

/** One publication of several kinds, so that there is something to spoil. */
async function publishSome(world: World): Promise<void> {
  const kinds = [
    ['priceChanged', { partNumber: 'P-1', priceFen: 100, validFrom: '2026-03-02' }],
    ['noticePublished', { noticeId: 'notice-1', titleZh: '通知', publishedOn: '2026-03-02' }],
    ['rulingGiven', { rulingId: 'ruling-1', subject: 'ticket/A-1', decision: 'granted' }],
    ['fromALaterProgram', { something: [1, 2, { three: 3 }] }],
  ] as const
  for (const [at, [type, payload]] of kinds.entries()) {
    await world.store.transaction(async (tx) => {
      await publishFact(tx, await tx.headquarters('lock'), {
        id: `publication-${at}`,
        outlet: '',
        type,
        version: 1,
        publishedAtMs: world.hqClockMs,
        publishedBy: 'somebody',
        payload,
      })
    })
  }
}

/** The product with one check taken out. */
async function without(file: string, search: string, replace: string): Promise<typeof createSync> {
  const bundled = await bundle({
    entry: 'electron/sync/sync.ts',
    outFolder: join(__dirname, '../../out/promises'),
    name: `sync-trusting-${process.pid}`,
    changes: [{ file, search, replace }],
    format: 'cjs',
  })
  return (require(bundled) as { readonly createSync: typeof createSync }).createSync
}

export const hostileAnswers: Suite = {
  row: 'R21',
  promise: 'a hostile headquarters with its own key: no failure, nothing malformed kept, own facts untouched',
  cases: { ci: 20_000, night: 1_000_000 },
  run: (task) => run(task, createSync),
  mutants: [
    {
      name: 'publications kept as they came, whatever they say',
      cases: 4000,
      run: async (task) =>
        run(
          task,
          await without(
            'shared/headquarters/facts.ts',
            '  if (!parsed.success) {',
            '  if (!parsed.success && fact === undefined) {',
          ),
        ),
    },
  ],
}

/**
 * R27: somebody who has the keyboard, may set the system's clock, kill the program in the middle of a try and start it
 * again as often as they like, and has time. Whatever they do, real time limits them: five tries, then a wait, and never
 * more than twenty tries in an hour. The owner, who does none of this, gets in at last.
 */

import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../electron/journal/sqlite'
import { createPins, freeTries, type Pins } from '../../electron/session/pins'
import { quickFolder } from '../support/folders'
import { tried } from '../support/tried'
import { cheapPins } from '../support/workstation'

const attacks = Number(process.env['ATTACKS'] ?? 5000)
/** Real processes, killed at the product's own cost of a check. */
const kills = 10
const hourMs = 3_600_000
/** A program that was killed takes this long until it asks for a PIN again. */
const startMs = 1500

const step = fc.oneof(
  { weight: 8, arbitrary: fc.constant({ kind: 'try' } as const) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 90_000 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: hourMs }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('setClock' as const),
      ms: fc.integer({ min: -3 * hourMs, max: 3 * hourMs }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('kill' as const), inTry: fc.boolean() }) },
)

let folder = ''
let database: Database
beforeAll(() => {
  folder = quickFolder()
  database = opened('pins.sqlite')
})
afterAll(() => {
  database.close()
  rmSync(folder, { recursive: true, force: true })
})

function opened(name: string): Database {
  const made = openDatabase(join(folder, name))
  made.exec(`CREATE TABLE IF NOT EXISTS credentials (
    staff_id TEXT PRIMARY KEY, hash TEXT NOT NULL, failures INTEGER NOT NULL DEFAULT 0,
    locked_until_ms INTEGER NOT NULL DEFAULT 0, lockouts INTEGER NOT NULL DEFAULT 0
  ) STRICT`)
  return made
}

it('real time limits whoever guesses, whatever is killed and whichever clock is set', async () => {
  const owner = createPins({ database, nowMs: () => 0, steadyMs: () => 0, cost: cheapPins })
  await owner.set('somebody', '4711')
  const { hash } = database.get<{ hash: string }>('SELECT hash FROM credentials') ?? { hash: '' }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
      database.run('UPDATE credentials SET failures = 0, locked_until_ms = 0, lockouts = 0, hash = ?', hash)
      let realMs = 0
      let clockOffMs = 0
      let pins = start()
      const tries: number[] = []
      function start(): Pins {
        const nowMs = () => 1_800_000_000_000 + realMs + clockOffMs
        return createPins({ database, nowMs, steadyMs: () => realMs, cost: cheapPins })
      }
      for (const one of steps) {
        if (one.kind === 'wait') realMs += one.ms
        else if (one.kind === 'setClock') clockOffMs += one.ms
        else {
          const before = failures()
          const checked = pins.check('somebody', '0000')
          // Counted as soon as it is asked: a kill from here on does not give the try back.
          if (failures() !== before) tries.push(realMs)
          await checked
          if (one.kind === 'kill' && !one.inTry) realMs += startMs
          if (one.kind === 'kill') {
            realMs += startMs
            pins = start()
          }
        }
      }
      expect(busiestHour(tries)).toBeLessThanOrEqual(20)
      const [last, sixth] = [tries[freeTries - 1], tries[freeTries]]
      if (last !== undefined && sixth !== undefined) expect(sixth - last).toBeGreaterThanOrEqual(30_000)
      // The owner waits for as long as it says, at most the longest wait, and gets in.
      realMs += hourMs
      clockOffMs = 0
      expect(await pins.check('somebody', '4711')).toEqual({ kind: 'right' })
    }),
    { numRuns: attacks, seed: Number(process.env['SEED'] ?? Date.now() % 2 ** 31) },
  )
  tried('R27', attacks)
})

it('the cleverest attack, a kill and a clock set forward after each wait, has twenty tries an hour', async () => {
  let realMs = 0
  let clockOffMs = 0
  const start = () =>
    createPins({
      database,
      nowMs: () => 1_800_000_000_000 + realMs + clockOffMs,
      steadyMs: () => realMs,
      cost: cheapPins,
    })
  await start().set('somebody', '4711')
  let pins = start()
  const tries: number[] = []
  while (realMs < 5 * hourMs) {
    const before = failures()
    const answer = await pins.check('somebody', '0000')
    if (failures() !== before) tries.push(realMs)
    if (answer.kind === 'lockedOut') {
      clockOffMs += 2 * hourMs
      realMs += startMs
      pins = start()
      const again = await pins.check('somebody', '0000')
      if (again.kind === 'lockedOut') realMs += again.seconds * 1000
    }
  }
  expect(busiestHour(tries)).toBeLessThanOrEqual(20)
})

it('a real try that is killed between its count and its check is counted, each time, and locks', async () => {
  let steadyMs = 0
  /** Only one program has the file at a time. */
  const withPins = async <Value>(work: (pins: Pins, its: Database) => Value): Promise<Awaited<Value>> => {
    const its = opened('real.sqlite')
    try {
      const pins = createPins({ database: its, nowMs: () => 1_800_000_000_000, steadyMs: () => steadyMs })
      return await work(pins, its)
    } finally {
      its.close()
    }
  }
  await withPins((pins) => pins.set('somebody', '4711'))
  for (let kill = 1; kill <= kills; kill += 1) {
    expect(await killedWhileChecking('real.sqlite', kill > freeTries ? hourMs : 0)).toBe('SIGKILL')
    const counted = kill < freeTries ? [kill, 0] : [freeTries - 1, kill - freeTries + 1]
    const found = await withPins((_pins, its) => failures(its))
    expect(found).toBe(JSON.stringify({ failures: counted[0], lockouts: counted[1] }))
    tried('R27')
  }
  await withPins(async (pins) => {
    expect(await pins.check('somebody', '4711')).toMatchObject({ kind: 'lockedOut' })
    steadyMs = hourMs
    expect(await pins.check('somebody', '4711')).toEqual({ kind: 'right' })
  })
  // Ten programs are started, on a machine that may be busy.
}, 300_000)

/** By which signal it went. */
function killedWhileChecking(file: string, waitedMs: number): Promise<string | null> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(__dirname, 'pin-child.ts'), join(folder, file), String(waitedMs)],
    { cwd: join(__dirname, '../..'), stdio: ['ignore', 'ignore', 'inherit'] },
  )
  return new Promise((done) => child.once('close', (_code, signal) => done(signal)))
}

function failures(of = database): string {
  return JSON.stringify(of.get('SELECT failures, lockouts FROM credentials'))
}

function busiestHour(tries: readonly number[]): number {
  let most = 0
  for (const from of tries)
    most = Math.max(most, tries.filter((at) => at >= from && at < from + hourMs).length)
  return most
}

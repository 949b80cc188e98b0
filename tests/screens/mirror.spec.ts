/**
 * The window's own database may be lost or damaged at any time: the program starts without a dialog and shows the
 * same rows. Where it is hit at random, SEED=<number> hits it in the same way again. And a second start of the program
 * only brings the first one forward.
 */

import { spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { launchEnvironment } from '../../scripts/lib/launch'
import type { TicketRow } from '../../shared/ticket/row'
import { repairTo } from '../support/full-day'
import { type Damage, randomDamage, wholeDamages } from '../support/mirror-damage'
import { openOutlet, prepareProgram, type RunningProgram, startProgram } from '../support/program'
import { tried } from '../support/tried'

const tickets = 12
let userData = ''
let running: RunningProgram | undefined
let expected: readonly (readonly [string, string])[] = []

test.beforeAll(async () => {
  console.info(`mirror: SEED=${seed}`)
  userData = await prepareProgram((outlet) => {
    for (let count = 0; count < tickets; count += 1) {
      repairTo(outlet, (['received', 'diagnosing', 'testing', 'ready'] as const)[count % 4] ?? 'received')
    }
  })
  const outlet = openOutlet(userData)
  expected = sorted(outlet.workstation.rows.find<TicketRow>({ table: 'tickets' }))
  await outlet.workstation.close()
  expect(expected).toHaveLength(tickets)
})
test.afterEach(async () => {
  // Only where a test failed half way.
  await running?.kill().catch(() => undefined)
  running = undefined
})
test.afterAll(() => rmSync(userData, { recursive: true, force: true, maxRetries: 5 }))

async function start(): Promise<RunningProgram> {
  running = await startProgram(userData)
  return running
}
async function stop(): Promise<void> {
  await running?.app.close()
  running = undefined
}

const mirrorFolder = (): string => join(userData, 'IndexedDB')

const randomHits = 29
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
const damages: readonly Damage[] = [
  ...wholeDamages,
  ...Array.from({ length: randomHits }, (_, count) => randomDamage(seed, count + 1)),
]

test('the mirror holds the rows of main', async () => {
  await fillOnce()
  expect(existsSync(mirrorFolder())).toBe(true)
})

for (const { what, toFiles, inPage } of damages) {
  test(`a mirror that ${what} holds the same rows after the next start, and nobody is asked`, async () => {
    if (inPage || !existsSync(mirrorFolder())) await fillOnce(inPage)
    toFiles?.(mirrorFolder())
    const program = await start()
    const dialogs: string[] = []
    program.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    await program.signIn()
    await expect.poll(() => mirrored(program), { timeout: 45_000 }).toEqual(expected)
    expect(dialogs).toEqual([])
    await stop()
    tried('R8')
  })
}

test('a second start of the program ends at once and brings the first one forward', async () => {
  const program = await start()
  await program.signIn()
  await program.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.isVisible())
    if (!window) throw new Error('no window is shown')
    const focus = window.focus.bind(window)
    const seen = globalThis as unknown as { focused: number }
    seen.focused = 0
    window.focus = () => {
      seen.focused += 1
      focus()
    }
  })
  const code = await startAgain()
  expect(code).toBe(0)
  const focused = () => program.app.evaluate(() => (globalThis as unknown as { focused: number }).focused)
  await expect.poll(focused).toBe(1)
  expect(await program.ask('status')).toMatchObject({ kind: 'ok' })
  await expect.poll(() => mirrored(program)).toEqual(expected)
  await stop()
})

async function fillOnce(then?: Damage['inPage']): Promise<void> {
  const program = await start()
  await program.signIn()
  await expect.poll(() => mirrored(program), { timeout: 30_000 }).toEqual(expected)
  // Only now is the copy whole: what is lost before would still be fetched by the same start.
  await expect.poll(() => kept(program, 'mark'), { timeout: 30_000 }).toHaveLength(1)
  await then?.(program.page)
  await stop()
}

async function mirrored(program: RunningProgram): Promise<readonly (readonly [string, string])[]> {
  return sorted((await kept(program, 'tickets')) as TicketRow[])
}

/** What the page's own database holds in a store, read past the program. */
function kept(program: RunningProgram, store: 'tickets' | 'mark'): Promise<readonly unknown[]> {
  return program.page.evaluate(async (store) => {
    // A damaged store says so at the first touch, and is a new and empty one at the next.
    const known = await indexedDB.databases().catch(() => [])
    const name = known.map((one) => one.name ?? '').find((one) => one.startsWith('counterbench-'))
    if (name === undefined) return []
    return new Promise<unknown[]>((done) => {
      const opening = indexedDB.open(name)
      opening.onerror = () => done([])
      opening.onupgradeneeded = () => opening.transaction?.abort()
      opening.onsuccess = () => {
        const database = opening.result
        if (!database.objectStoreNames.contains(store)) {
          database.close()
          done([])
          return
        }
        const all = database.transaction(store).objectStore(store).getAll()
        all.onsuccess = () => {
          database.close()
          done(all.result)
        }
      }
    })
  }, store)
}

function sorted(rows: readonly TicketRow[]): readonly (readonly [string, string])[] {
  return rows.map((row) => [row.number, row.status] as const).sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Started as a person would by a second double click; the exit code, or -1 when it is still there after a while. */
async function startAgain(): Promise<number | null> {
  const electron = require('electron') as unknown as string
  const project = resolve(__dirname, '../..')
  const second = spawn(electron, [project, `--user-data-dir=${userData}`], {
    cwd: project,
    env: launchEnvironment(),
    stdio: 'ignore',
  })
  return new Promise((done) => {
    const tooLong = setTimeout(() => {
      second.kill('SIGKILL')
      done(-1)
    }, 30_000)
    second.once('exit', (code) => {
      clearTimeout(tooLong)
      done(code)
    })
  })
}

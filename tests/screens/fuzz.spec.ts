/**
 * A page gone bad, in the real sandboxed window: a hundred thousand messages made to break main, sent through the door
 * that every screen uses. Each gets an answer, none a failure of ours, nothing is recorded, and no object of main
 * gains a property. Replay with SEED=<number>.
 */

import { rmSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { commands } from '../../shared/commands/registry'
import { questions } from '../../shared/questions/registry'
import { openOutlet, prepareProgram, type RunningProgram, startProgram } from '../support/program'
import { tried } from '../support/tried'

const messages = Number(process.env['MESSAGES'] ?? 100_000)
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31)
/** They would sign out, start anew, wait for a network or a person, or set the outlet up again. */
const notPlayed =
  /^(lock|signIn|setUp|setPin|sync|rehearse|connect|find.*Folder|choose|restore|find(Backups|Bundle)|.*(Bundle|Import|Practice|practice|Restart|restart).*|openCustomerScreen|saveFile|systemQueues|test.*|print.*|backup.*)/

let userData = ''
let program: RunningProgram
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  test.setTimeout(240_000)
  userData = await prepareProgram()
  program = await startProgram(userData)
  await program.signIn('counter')
})
test.afterAll(async () => {
  await program?.app.close().catch(() => undefined)
  rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
})

test('nothing that a page sends makes main fail, record or change an object', async () => {
  test.setTimeout(600_000)
  console.info(`fuzz: SEED=${seed}`)
  const asks = Object.keys(questions).filter((name) => !notPlayed.test(name))
  const counts: Record<string, number> = {}
  for (let done = 0; done < messages; done += 2000) {
    const given = { seed: seed + done, count: 2000, asks, commands: Object.keys(commands) }
    const part = await program.page.evaluate(play, given)
    for (const [kind, count] of Object.entries(part)) counts[kind] = (counts[kind] ?? 0) + count
  }
  console.info(`fuzz: ${JSON.stringify(counts)}`)
  expect(counts['failed'] ?? 0).toBe(0)
  expect(counts['unanswered'] ?? 0).toBe(0)
  const answered = Object.values(counts).reduce((sum, count) => sum + count, 0)
  tried('R19', answered)
  expect(answered).toBe(messages)
  const polluted = await program.app.evaluate(() => {
    const made: Record<string, unknown> = {}
    return 'polluted' in made || Object.keys(Object.prototype).length > 0
  })
  expect(polluted).toBe(false)
})

test('a message that is too large is refused unread, and the program works on', async () => {
  const answer = await program.page.evaluate(
    async () => (await window.workstation?.ask(`{"name":"rows","input":"${'x'.repeat(8_000_000)}"}`)) ?? '',
  )
  expect(JSON.parse(answer)).toMatchObject({ kind: 'refused', reason: 'too-large' })
  expect((await program.ask('status')).kind).toBe('ok')
})

test('no ticket, no money and no stock came of it', async () => {
  await program.app.close()
  const outlet = openOutlet(userData)
  const { rows, journal } = outlet.workstation
  expect(journal.verify()).toBeUndefined()
  for (const table of ['tickets', 'shifts', 'stock'] as const) expect(rows.count({ table })).toBe(0)
  await outlet.workstation.close()
})

interface Given {
  readonly seed: number
  readonly count: number
  readonly asks: readonly string[]
  readonly commands: readonly string[]
}

/** Runs in the page; knows nothing but the door. */
async function play({ seed: from, count, asks, commands: orders }: Given): Promise<Record<string, number>> {
  let state = from | 0
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return (state >>> 0) / 4_294_967_296
  }
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(next() * values.length)] as Value
  const nasty = [
    '',
    '\u0000',
    '\ud800',
    '__proto__',
    'constructor',
    '../../etc/passwd',
    'CON',
    "'; DROP TABLE events; --",
    '<img src=x onerror=alert(1)>',
    '=1+1',
    'x'.repeat(9000),
    '2026-02-30',
    'ticket/',
    '张',
  ]
  const fields = [
    'ticketId',
    'customerId',
    'name',
    'text',
    'input',
    'table',
    'reason',
    'amountFen',
    'quantity',
    'lines',
    'day',
    'id',
  ]
  const value = (depth: number): string => {
    const dice = next()
    if (dice < 0.35) return JSON.stringify(pick(nasty))
    if (dice < 0.5) return pick(['0', '-1', '0.5', '1e21', '9007199254740993', 'null', 'true'])
    if (depth > 4) return 'null'
    if (dice < 0.62)
      return `[${Array.from({ length: Math.floor(next() * 4) }, () => value(depth + 1)).join()}]`
    const entries = Array.from({ length: Math.floor(next() * 5) }, () => {
      const key = next() < 0.2 ? pick(['__proto__', 'constructor', 'prototype']) : pick(fields)
      return `${JSON.stringify(key)}:${next() < 0.1 ? '{"polluted":true}' : value(depth + 1)}`
    })
    return `{${entries.join()}}`
  }
  const message = (): readonly ['ask' | 'execute', string] => {
    const dice = next()
    if (dice < 0.06) return [pick(['ask', 'execute']), value(0)]
    if (dice < 0.1) return [pick(['ask', 'execute']), `${value(0).slice(0, -1)}`]
    if (dice < 0.5) return ['ask', `{"name":${JSON.stringify(pick(asks))},"input":${value(0)}}`]
    const id = `fuzz-${from}-${Math.floor(next() * 1e9)}`
    const expected = next() < 0.2 ? `,"expected":${value(1)}` : ''
    return [
      'execute',
      `{"commandId":"${id}","name":${JSON.stringify(pick(orders))},"input":${value(0)}${expected}}`,
    ]
  }
  const kinds: Record<string, number> = {}
  const door = (
    globalThis as unknown as { workstation: Record<'ask' | 'execute', (text: string) => Promise<string>> }
  ).workstation
  for (let sent = 0; sent < count; sent += 50) {
    const answers = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const [channel, text] = message()
        try {
          return (JSON.parse(await door[channel](text)) as { kind: string }).kind
        } catch {
          return 'unanswered'
        }
      }),
    )
    for (const kind of answers) kinds[kind] = (kinds[kind] ?? 0) + 1
  }
  return kinds
}

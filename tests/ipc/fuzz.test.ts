/**
 * What a broken or hostile page could send: every message gets an answer, none an exception, none a failure of ours;
 * nothing is recorded that nobody may record, and no object of the program gains a property. Replay with SEED=<number>.
 */

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { commands } from '../../shared/commands/registry'
import { questions } from '../../shared/questions/registry'
import { roles } from '../../shared/staff/roles'
import { quickFolder } from '../support/folders'
import { aFullDay } from '../support/full-day'
import { shapedLike, withOwnKeys } from '../support/shaped-input'
import { tried } from '../support/tried'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { sampleCatalogue, startWorkstation, type TestWorkstation } from '../support/workstation'

const messages = 5000
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)

/** Left out of the random play: they would wait for a network, sign somebody out or set the outlet up again. */
const notPlayed = new Set([
  'lock',
  'setUp',
  'syncNow',
  'rehearseSync',
  'connectHeadquarters',
  'signIn',
  'setPin',
])

const commandNames = Object.keys(commands)
const questionNames = Object.keys(questions).filter((name) => !notPlayed.has(name))

let test: TestWorkstation
let windows: TestWindow[]
const log: unknown[] = []
const failures: unknown[] = []
const rejections: unknown[] = []
const onRejection = (reason: unknown) => rejections.push(reason)

beforeAll(async () => {
  process.on('unhandledRejection', onRejection)
  test = startWorkstation({
    folder: quickFolder(),
    catalogue: true,
    log: (message, detail) => {
      if (message === 'failed') log.push(detail)
    },
  })
  aFullDay(test)
  await givePins(test)
  windows = roles.map(() => openWindow(test))
  for (const [index, role] of roles.entries()) await windows[index]?.signIn(role)
  windows.push(openWindow(test))
})
afterAll(async () => {
  process.off('unhandledRejection', onRejection)
  await test.end()
})

const nasty = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'half \udc00 character',
  '\u202egnp.exe',
  '👨‍👩‍👧‍👦',
  "'; DROP TABLE events; --",
  '"',
  '*',
  'a OR b NEAR(c d) "x',
  '%',
  '%_%',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '../../../etc/passwd',
  '..\\..\\windows',
  'CON',
  '<img src=x onerror=alert(1)>',
  '=1+1',
  '{{name}}',
  'ﬀ①ＡＢＣ',
  '张',
  'x'.repeat(5000),
  '9'.repeat(400),
  '-1',
  '1e999',
  'NaN',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  'ticket/',
  'customer/',
  '/',
  'ticket/ticket/ticket',
] as const

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...nasty) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
)
const number = fc.oneof(
  fc.constantFrom(0, -0, -1, 0.5, 1e21, -1e21, 2 ** 53, Number.MAX_SAFE_INTEGER, 5e-324),
  fc.integer(),
)
const key = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'input', 'name'),
  text,
)
const json: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    number,
    fc.constantFrom(null, true, false),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 5 }).map(withOwnKeys),
  ),
})).value

/** Ids that exist, so that the rules behind the shapes are reached too. */
function known(): fc.Arbitrary<string> {
  return fc.constantFrom(
    'ticket-nowhere',
    'staff-counter',
    'staff-technician',
    '2026-06-15',
    'SZ01',
    'phone',
    'L-SCREEN',
    `shift-${Date.UTC(2026, 5, 15, 2, 0)}`,
    'self',
    'outlet/self',
  )
}

const near = (schema: z.ZodType): fc.Arbitrary<unknown> =>
  shapedLike(schema, {
    strings: fc.oneof(text, known()),
    numbers: fc.oneof(fc.integer({ min: 0, max: 50 }), number),
    keys: key,
    anything: json,
  })

const message: fc.Arbitrary<readonly ['execute' | 'ask', string]> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .constantFrom(...commandNames)
      .chain((name) =>
        near(commands[name as 'addNote'].input).chain((input) =>
          fc
            .tuple(
              fc.oneof(fc.uuid(), text),
              fc.constantFrom({}, { expected: { 'ticket/x': 1 } }, { expected: 7 }),
            )
            .map(([commandId, more]) => ['execute', spell({ commandId, name, input, ...more })] as const),
        ),
      ),
  },
  {
    weight: 5,
    arbitrary: fc
      .constantFrom(...questionNames)
      .chain((name) =>
        near(questions[name as 'ticket'].input).map((input) => ['ask', spell({ name, input })] as const),
      ),
  },
  { weight: 2, arbitrary: fc.tuple(channel(), json.map(spell)) },
  { weight: 1, arbitrary: fc.tuple(channel(), fc.string({ unit: 'binary', maxLength: 200 })) },
  {
    weight: 1,
    arbitrary: fc.tuple(
      channel(),
      fc.tuple(fc.nat(60), json).map(([cut, value]) => spell(value).slice(0, cut)),
    ),
  },
)

function channel(): fc.Arbitrary<'execute' | 'ask'> {
  return fc.constantFrom('execute', 'ask')
}
function spell(value: unknown): string {
  return JSON.stringify(value) ?? 'undefined'
}

describe(`${messages} messages (SEED=${seed})`, () => {
  it('all get an answer, and none a failure', async () => {
    console.info(`fuzz: SEED=${seed}`)
    const seen: Record<string, number> = {}
    await fc.assert(
      fc.asyncProperty(message, fc.nat(4), async ([channelName, sent], at) => {
        const window = windows[at] as TestWindow
        const answer = JSON.parse(await window.raw(channelName, sent)) as { kind: string; reason?: string }
        seen[answer.reason ?? answer.kind] = (seen[answer.reason ?? answer.kind] ?? 0) + 1
        if (answer.kind !== 'ok' && answer.kind !== 'refused') failures.push({ sent, why: log.at(-1) })
        if (Object.getOwnPropertyNames(Object.prototype).length !== cleanObject.length)
          failures.push({ sent, why: 'every object has another property' })
      }),
      { seed, numRuns: messages, endOnFailure: true, verbose: 0 },
    )
    // A fuzz that never got past the shapes would prove little.
    expect(Object.keys(seen).length).toBeGreaterThan(12)
    expect(seen.ok).toBeGreaterThan(messages / 50)
    await test.workstation.spool.idle()
    expect(rejections).toEqual([])
    expect(failures).toEqual([])
    expect(log).toEqual([])
    tried('R24', messages)
  }, 110_000)

  it('leave the journal whole and every prototype as it was', () => {
    expect(test.workstation.journal.verify()).toBeUndefined()
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(cleanObject)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    for (const name of Object.keys(commands)) expect(commands[name as 'addNote'].name).toBe(name)
  })
})

const cleanObject = [
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'toString',
  'valueOf',
]

describe('a message by itself', () => {
  const reason = async (channelName: 'execute' | 'ask', sent: string, at = 3): Promise<unknown> =>
    (JSON.parse(await (windows[at] as TestWindow).raw(channelName, sent)) as { reason?: string }).reason

  it('of two megabytes is refused before it is read', async () => {
    const big = spell({ commandId: 'command-0001', name: 'addNote', input: { note: 'x'.repeat(2_000_000) } })
    const startedMs = performance.now()
    expect(await reason('execute', big)).toBe('too-large')
    expect(await reason('ask', big)).toBe('too-large')
    expect(performance.now() - startedMs).toBeLessThan(200)
  })

  it('nested a hundred thousand deep is not understood, and costs nobody the stack', async () => {
    for (const [open, shut] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      const deep = `${open.repeat(100_000)}1${shut.repeat(100_000)}`
      const sent = `{"commandId":"command-0001","name":"addNote","input":${deep}}`
      expect(await reason('execute', sent)).toMatch(/^(not-understood|too-large)$/)
      expect(await reason('ask', `{"name":"ticket","input":${deep}}`)).toMatch(/^(not-understood|too-large)$/)
    }
  })

  it('with __proto__ or constructor gains nothing and changes nothing', async () => {
    for (const sent of [
      '{"name":"people","input":{},"__proto__":{"polluted":1}}',
      '{"name":"people","input":{"__proto__":{"polluted":1}}}',
      '{"name":"rows","input":{"table":"tickets","constructor":{"prototype":{"polluted":1}}}}',
      '{"name":"rows","input":{"table":"__proto__"}}',
    ]) {
      await reason('ask', sent)
      expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    }
  })

  it('with the inside of a part number, or any other word, in the one box finds parts or nothing', async () => {
    const found = async (typed: string) =>
      JSON.parse(
        await (windows[3] as TestWindow).raw('ask', spell({ name: 'findAnything', input: { text: typed } })),
      )
    const { partNumber } = sampleCatalogue().parts[7] ?? { partNumber: '' }
    expect(JSON.stringify(await found(partNumber.slice(4)))).toContain(partNumber)
    for (const typed of ['nothing-like-it', 'outlet/self', 'x'.repeat(180)]) {
      expect(await found(typed)).toMatchObject({ kind: 'ok' })
    }
  })

  it('with half a character or a NUL in a name that stands in the chain is refused', async () => {
    const head = test.workstation.journal.head()
    for (const bad of ['customer-\ud800', 'customer-\u0000x', 'customer-\nxx']) {
      const input = {
        customerId: bad,
        details: { kind: 'person', name: '王', phones: ['13811112222'] },
        consentGiven: true,
      }
      const name = 'enterCustomer'
      expect(await reason('execute', spell({ commandId: 'command-0002', name, input }))).toBe(
        'not-understood',
      )
      const fine = { ...input, customerId: 'customer-plain' }
      expect(await reason('execute', spell({ commandId: bad, name, input: fine }))).toBe('not-understood')
    }
    expect(test.workstation.journal.head()).toBe(head)
  })

  it('with half a character in a sentence keeps it as it was typed, and the chain fits', async () => {
    const input = {
      customerId: 'customer-half',
      details: { kind: 'person', name: '王\ud800', phones: ['13811112222'] },
      consentGiven: true,
    }
    await reason('execute', spell({ commandId: 'command-0003', name: 'enterCustomer', input }))
    const fact = test.workstation.journal.stream('customer/customer-half')[0]
    expect((fact?.payload as typeof input | undefined)?.details.name).toBe('王\ud800')
    expect(test.workstation.journal.verify()).toBeUndefined()
  })
})

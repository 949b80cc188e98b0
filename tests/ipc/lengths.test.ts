/**
 * R26: every text of the commands that staff type into, at its limit, one over it, a megabyte, and in writing that
 * breaks programs: halves of characters, right to left, joined emoji, null. It is refused, or kept exactly as it was
 * given; no fact is larger than 64 KB, and nothing fails.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { CommandName } from '../../shared/commands/registry'
import { commands } from '../../shared/commands/registry'
import { quickFolder } from '../support/folders'
import { tried } from '../support/tried'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { startWorkstation, type TestWorkstation } from '../support/workstation'
import { newId, typedTexts } from './typed-texts'

const largestFact = 64 * 1024

let test: TestWorkstation
let window: TestWindow
let given: ReturnType<typeof typedTexts>
let ticketId = ''
const failures: unknown[] = []

beforeAll(async () => {
  test = startWorkstation({
    folder: quickFolder(),
    catalogue: true,
    log: (message, detail) => {
      if (message === 'failed') failures.push(detail)
    },
  })
  given = typedTexts(test)
  ticketId = given.addNote().ticketId
  await givePins(test)
  window = openWindow(test)
  await window.signIn('administrator')
})
afterAll(() => test.end())

type Path = readonly (string | number)[]

function texts(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value === 'string') return [path]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) =>
    texts(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}

function changed(value: unknown, [key, ...rest]: Path, to: string): unknown {
  if (key === undefined) return to
  if (Array.isArray(value)) return value.map((one, at) => (at === key ? changed(one, rest, to) : one))
  const record = value as Record<string, unknown>
  return { ...record, [key]: changed(record[key], rest, to) }
}

/** How long a text may be, as its schema says; `undefined`: it is no text that anybody types, but one of a few words. */
function limitOf(schema: z.ZodType, [key, ...rest]: Path): number | undefined {
  const definition = schema.def as unknown as {
    readonly type: string
    readonly innerType?: z.ZodType
    readonly element?: z.ZodType
    readonly shape?: Readonly<Record<string, z.ZodType>>
  }
  if (definition.innerType) return limitOf(definition.innerType, key === undefined ? [] : [key, ...rest])
  if (key === undefined) {
    if (definition.type !== 'string') return undefined
    return (schema as unknown as { maxLength?: number | null }).maxLength ?? 100
  }
  if (definition.element) return limitOf(definition.element, rest)
  const field = definition.shape?.[String(key)]
  return field && limitOf(field, rest)
}

const awkward = [
  'x\ud800',
  '\udc00x',
  'مرحبا بالعالم',
  '\u202e倒过来',
  '👨‍👩‍👧‍👦👩🏽‍🔧',
  'e\u0301\u0301\u0301',
  'a\u0000b',
  '\r\n\t',
  '𠮷野家',
]

const textsAround = (limit: number): readonly string[] => [
  'x'.repeat(limit),
  'x'.repeat(limit + 1),
  '字'.repeat(limit),
  'x'.repeat(900_000),
  ...awkward,
]

/** What is wrong with the answer to a text, in a word; empty: nothing. */
async function problemWith(name: CommandName, input: object, path: Path, text: string): Promise<string> {
  const before = test.workstation.journal.head()
  const answer = await window.execute(name, changed(input, path, text))
  const facts = test.workstation.journal.facts(before, 50)
  const large = facts.find(({ payload }) => Buffer.byteLength(JSON.stringify(payload)) > largestFact)
  if (large) return 'a fact of more than 64 KB'
  if (answer.kind === 'failed') return 'failed'
  if (answer.kind === 'refused') return facts.length > 0 ? 'refused, and recorded all the same' : ''
  const kept = facts.some(({ payload }) =>
    allTexts(payload).some((one) => one === text || one === text.trim()),
  )
  return kept || text.trim() === '' ? '' : 'accepted, and kept otherwise than given'
}

function allTexts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(allTexts)
}

describe('every text that staff type', () => {
  it('is kept as it was given, or refused', async () => {
    const wrong: string[] = []
    let fields = 0
    for (const [name, make] of Object.entries(given) as [CommandName, () => object][]) {
      const asItIs = await window.execute(name, make())
      if (asItIs.kind !== 'ok') wrong.push(`${name} itself: ${JSON.stringify(asItIs)}`)
      for (const path of texts(make()).filter((one) => !/Id$/.test(String(one.at(-1))))) {
        const limit = limitOf(commands[name].input, path)
        if (limit === undefined) continue
        fields += 1
        for (const text of textsAround(limit)) {
          const problem = await problemWith(name, make(), path, text)
          if (problem !== '')
            wrong.push(`${name} ${path.join('.')} with ${JSON.stringify(text).slice(0, 30)}: ${problem}`)
          tried('R26')
        }
      }
    }
    expect(wrong).toEqual([])
    expect(failures).toEqual([])
    expect(fields).toBeGreaterThan(80)
  }, 240_000)

  it('fills no fact with more than 64 KB, however many of them there are', async () => {
    const head = test.workstation.journal.head()
    const { articleId, body } = given.writeArticle()
    const steps = Array.from({ length: 40 }, () => ({ text: '字'.repeat(2000), photos: [] }))
    const long = { ...body, steps }
    const answer = await window.execute('writeArticle', { articleId, body: long })
    expect(answer).toMatchObject({ kind: 'refused', reason: 'too-large' })
    const { policy, reason } = given.changePolicy()
    const levels = Array.from({ length: 4000 }, (_, at) => [`repair.step-${at}`, 60])
    const wide = { ...policy, statusLimitMinutes: Object.fromEntries(levels) }
    expect(await window.execute('changePolicy', { policy: wide, reason })).toMatchObject({
      kind: 'refused',
      reason: 'too-large',
    })
    expect(test.workstation.journal.head()).toBe(head)
    tried('R26', 2)
  })

  it('is refused whole above a megabyte, before it is read', async () => {
    const head = test.workstation.journal.head()
    for (const length of [1_000_001, 10_000_000]) {
      const answer = await window.execute('addNote', { ticketId, noteId: newId(), note: 'x'.repeat(length) })
      expect(answer).toMatchObject({ kind: 'refused', reason: 'too-large' })
    }
    expect(test.workstation.journal.head()).toBe(head)
  })

  it('is read back as it was kept after a restart, with the chain whole', async () => {
    const note = '👩🏽‍🔧 مرحبا 𠮷 x\ud800'
    expect(await window.execute('addNote', { ticketId, noteId: newId(), note })).toMatchObject({ kind: 'ok' })
    const again = await test.reopen()
    test = again
    const last = again.workstation.journal.stream(`ticket/${ticketId}`).at(-1)
    expect(last?.payload).toMatchObject({ note })
    expect(again.workstation.journal.verify()).toBeUndefined()
  })
})

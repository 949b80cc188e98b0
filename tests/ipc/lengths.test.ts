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
import { aFullDay, repairTo } from '../support/full-day'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

const largestFact = 64 * 1024

let test: TestWorkstation
let window: TestWindow
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
  aFullDay(test)
  ticketId = repairTo(test, 'diagnosing')
  await givePins(test)
  window = openWindow(test)
  await window.signIn('manager')
})
afterAll(() => test.end())

/** Commands with what people type, whole, so that every text of theirs can be changed one at a time. */
const given: readonly (readonly [CommandName, () => object])[] = [
  [
    'receiveDevice',
    () =>
      intake({
        newCustomer: {
          kind: 'company',
          name: '王小明',
          company: '深圳某某公司',
          phones: ['13812345678'],
          contacts: [{ name: '李四', phone: '13700001111', role: '采购' }],
          address: '科技园路一号',
          email: 'a@example.org',
          invoiceTitle: '深圳某某公司',
          taxNumber: '91440300MA5FTKTF0T',
          note: '备注',
        },
        fault: '屏幕碎裂',
        request: '换屏',
        impact: '无法营业',
        accessories: [{ id: 'other', name: '手提袋', count: 1 }],
      } as never),
  ],
  ['addNote', () => ({ ticketId, noteId: newId(), note: '备注' })],
  [
    'changeCustomer',
    () => ({
      customerId: test.workstation.rows.get<{ customerId: string }>('tickets', ticketId)?.customerId,
      details: { kind: 'person', name: '王小明', phones: ['13812345678'], note: '备注', address: '路一号' },
    }),
  ],
  ['receiveStock', () => ({ partNumber: aPart(), quantity: 1, bin: 'A-01', reason: '采购入库' })],
]

let ids = 0
function newId(): string {
  ids += 1
  return `note-${String(ids).padStart(8, '0')}`
}

const aPart = (): string =>
  test.workstation.rows.find<{ id: string }>({ table: 'stock', limit: 1 })[0]?.id ?? ''

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

/** How long a text may be, as its schema says. */
function limitOf(schema: z.ZodType, path: Path): number {
  const definition = schema.def as unknown as {
    readonly innerType?: z.ZodType
    readonly element?: z.ZodType
    readonly shape?: Readonly<Record<string, z.ZodType>>
    readonly options?: readonly z.ZodType[]
  }
  if (definition.innerType) return limitOf(definition.innerType, path)
  const [key, ...rest] = path
  if (key === undefined) return (schema as unknown as { maxLength?: number | null }).maxLength ?? 100
  if (definition.element) return limitOf(definition.element, rest)
  const field = definition.shape?.[String(key)]
  return field ? limitOf(field, rest) : 100
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

async function tried(name: CommandName, input: object, path: Path, text: string): Promise<string> {
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
  it.each(given.map(([name]) => name))('of %s is kept as it was given, or refused', async (name) => {
    const make = given.find(([one]) => one === name)?.[1] ?? (() => ({}))
    const schema = commands[name].input as z.ZodType
    expect(await window.execute(name, make())).toMatchObject({ kind: 'ok' })
    const wrong: string[] = []
    let tries = 0
    for (const path of texts(make()).filter((one) => !/Id$/.test(String(one.at(-1))))) {
      const limit = limitOf(schema, path)
      const values = [
        'x'.repeat(limit),
        'x'.repeat(limit + 1),
        '字'.repeat(limit),
        'x'.repeat(900_000),
        ...awkward,
      ]
      for (const text of values) {
        tries += 1
        const problem = await tried(name, make(), path, text)
        if (problem !== '')
          wrong.push(`${path.join('.')} with ${JSON.stringify(text).slice(0, 30)}: ${problem}`)
      }
    }
    expect(wrong).toEqual([])
    expect(tries).toBeGreaterThan(10)
    expect(failures).toEqual([])
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

/**
 * R31: whoever sees a person's data in the clear is on record, with whom and why, before it leaves main. Every
 * question is asked by every role with the ids of people who exist; an answer that holds a name, a phone or an address
 * whole must come with a fact that says so.
 */

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { questions } from '../../shared/questions/registry'
import { type Role, roles } from '../../shared/staff/roles'
import { quickFolder } from '../support/folders'
import { repairTo } from '../support/full-day'
import { shapedLike } from '../support/shaped-input'
import { tried } from '../support/tried'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const triesPerQuestion = Number(process.env.CASES ?? 40)

const person = {
  kind: 'person' as const,
  name: '欧阳雀灵',
  phones: ['13987654321'],
  address: '绝密路九十九号',
  email: 'canary@example.org',
}
const passcode = 'passcode-canary-42'
const clear = [person.name, ...person.phones, person.address, person.email, passcode]

/** They wait for a network, sign somebody out, or begin the outlet anew. */
const notAsked = new Set([
  'lock',
  'setUp',
  'syncNow',
  'rehearseSync',
  'connectHeadquarters',
  'signIn',
  'setPin',
  'restoreBackup',
  'startPractice',
  'runRetention',
])

/** What records that somebody looked. */
const looks = ['detailsRevealed', 'detailsExported', 'passcodeRevealed']

let test: TestWorkstation
const windows = new Map<Role, TestWindow>()
const saved: string[] = []
let ids: readonly string[] = []

beforeAll(async () => {
  test = startWorkstation({
    folder: quickFolder(),
    catalogue: true,
    saveFile: async (_window, _name, bytes) => {
      saved.push(Buffer.from(bytes).toString('utf8'))
      return 'saved'
    },
  })
  await givePins(test)
  for (const role of roles) {
    const window = openWindow(test)
    await window.signIn(role)
    windows.set(role, window)
  }
  const counter = windows.get('counter') as TestWindow
  const kept = (await counter.ask('keepSecret', { secret: passcode })) as { value: { secretId: string } }
  const received = intake({ newCustomer: person, secretId: kept.value.secretId })
  test.must('counter', 'receiveDevice', received)
  repairTo(test, 'ready')
  const prints = test.workstation.rows.find<{ id: string }>({ table: 'prints', limit: 4 })
  ids = [
    received.ticketId,
    received.customerId ?? '',
    received.deviceId ?? '',
    kept.value.secretId,
    ...prints.map(({ id }) => id),
  ]
})
afterAll(() => test.end())

const because = '客户来电核对'
const strings = () =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...ids) },
    { weight: 2, arbitrary: fc.constantFrom(because, 'customers', 'tickets', '4321', '2026-06-15', 'zh-CN') },
    { weight: 1, arbitrary: fc.constantFrom('欧阳', '1398', 'customer/', 'outlet/self') },
  )

function surelyShown(question: string): readonly unknown[] | undefined {
  const [ticketId, customerId] = ids
  if (question === 'exportPerson') return [{ customerId, reason: because, language: 'zh-CN' }]
  if (question === 'revealSecret') return [{ ticketId, reason: because }]
  return undefined
}

async function asked(role: Role, name: string, input: unknown): Promise<string> {
  const window = windows.get(role) as TestWindow
  window.pushed.length = 0
  saved.length = 0
  const answer = await window.raw('ask', JSON.stringify({ name, input }))
  return [answer, JSON.stringify(window.pushed), ...saved].join('\n')
}

describe(`a person's data (SEED=${seed})`, () => {
  it('is in no answer unless a record says who saw it, and why', async () => {
    const { journal } = test.workstation
    const shown = new Set<string>()
    const wrong: string[] = []
    let asks = 0
    let answered = 0
    for (const [name, spec] of Object.entries(questions)) {
      if (notAsked.has(name)) continue
      const shape = shapedLike(spec.input, {
        strings: strings(),
        numbers: fc.integer({ min: 0, max: 50 }),
        keys: strings(),
        anything: fc.constant(null),
      })
      const tries = fc.sample(shape, { numRuns: triesPerQuestion, seed }).map((input) => [input] as const)
      // A search that never saw the data would prove nothing: these do, for the roles that may.
      const sure = roles.flatMap((role) => (surelyShown(name) ?? []).map((input) => [input, role] as const))
      for (const [at, [input, asker]] of [...tries, ...sure].entries()) {
        const role = asker ?? (roles[at % roles.length] as Role)
        const before = journal.head()
        asks += 1
        const text = await asked(role, name, input)
        if (text.startsWith('{"kind":"ok"')) answered += 1
        const seen = clear.filter((word) => text.includes(word))
        if (seen.length === 0) continue
        shown.add(name)
        const facts = journal.facts(before, 20)
        const look = facts.find(({ envelope }) => looks.includes(envelope.type))
        const reason = (look?.payload as { reason?: string } | undefined)?.reason ?? ''
        const actor = look?.envelope.actor ?? ''
        if (!look || reason === '' || actor !== `staff-${role}`) {
          wrong.push(`${name} shows ${seen.join(', ')} to ${role} with ${look ? `"${reason}"` : 'no record'}`)
        }
      }
    }
    tried('R31', asks)
    expect([...new Set(wrong)]).toEqual([])
    expect([...shown]).toContain('exportPerson')
    expect([...shown]).toContain('revealSecret')
    expect(answered).toBeGreaterThan(500)
  }, 120_000)

  it('is not in what a window gets by itself, and a reveal is', async () => {
    const window = windows.get('counter') as TestWindow
    window.pushed.length = 0
    test.must('counter', 'receiveDevice', intake({ newCustomer: person }))
    await expect.poll(() => window.pushed.length).toBeGreaterThan(0)
    for (const word of clear) expect(JSON.stringify(window.pushed)).not.toContain(word)
    const customerId = ids[1]
    const answer = await window.execute('revealCustomer', { customerId, reason: because })
    expect(JSON.stringify(answer)).toContain(person.phones[0])
    const last = test.workstation.journal.stream(`customer/${customerId}`).at(-1)
    expect(last).toMatchObject({ envelope: { type: 'detailsRevealed' }, payload: { reason: because } })
  })
})

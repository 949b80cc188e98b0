/**
 * The manager's office: what is held on a person and how it goes, who did what, settings that travel, and measures
 * against faults that come back.
 */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Causes, MeasureEffect } from '../../shared/questions/causes'
import type { PersonHeld, Retention } from '../../shared/questions/privacy'
import type { PolicyChange, RecordPage } from '../../shared/questions/record'
import type { SettingsChanges } from '../../shared/questions/settings-file'
import type { Answer } from '../../shared/result'
import { quickFolder } from '../support/folders'
import { dueOf, repairTo } from '../support/full-day'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { intake, startMs, startWorkstation, type TestWorkstation } from '../support/workstation'

const day = 86_400_000
const always = { fromDay: '2026-01-01', toDay: '2035-12-31' }

let outlet: TestWorkstation
let window: TestWindow
let saved: { name: string; text: string } | undefined

beforeEach(async () => {
  saved = undefined
  outlet = startWorkstation({
    folder: quickFolder(),
    catalogue: true,
    saveFile: async (_window, name, bytes) => {
      saved = { name, text: Buffer.from(bytes).toString() }
      return 'saved'
    },
  })
  await givePins(outlet)
  outlet.must('manager', 'openDay', { shiftId: 'shift-office-1', floatFen: 0 })
  window = openWindow(outlet)
  await window.signIn('administrator')
})
afterEach(() => outlet.end())

test('a person is told what is held on them, gets a copy, and every look is on the record', async () => {
  const input = intake({ newCustomer: { kind: 'person', name: '李小兰', phones: ['13912345678'] } })
  outlet.must('counter', 'receiveDevice', input)
  const { customerId } = input
  outlet.must('technician', 'revealCustomer', { customerId, reason: '回电确认故障' })

  const held = told<PersonHeld>(await window.ask('personHeld', { customerId }))
  expect(held).toMatchObject({ name: '李**', tickets: 1, openTickets: 1, looks: 1, retainedUntil: '' })

  const exported = await window.ask('exportPerson', { customerId, reason: '本人要求', language: 'zh-CN' })
  expect(exported).toEqual({ kind: 'ok', value: { state: 'saved' } })
  expect(saved?.name).toBe('个人信息副本.json')
  const file = JSON.parse(saved?.text ?? '{}')
  expect(file.details.name).toBe('李小兰')
  expect(file.tickets).toHaveLength(1)

  const looks = told<RecordPage>(await window.ask('record', { group: 'looks', ...always }))
  expect(looks.rows.map(({ type, actorName, reason }) => [type, actorName, reason])).toEqual([
    ['detailsExported', '职员 administrator', '本人要求'],
    ['detailsRevealed', '职员 technician', '回电确认故障'],
  ])
})

test('who has not been here for the years of the policy is erased by the run, which says how many', async () => {
  const ticketId = repairTo(outlet, 'ready')
  const customerId = customerOf(ticketId)
  outlet.must('counter', 'takePayment', {
    ticketId,
    purpose: 'bill',
    tender: 'cash',
    amountFen: dueOf(outlet, ticketId),
  })
  outlet.must('counter', 'handOver', { ticketId, proof: 'receipt', accessoriesReturned: ['charger'] })
  outlet.must('manager', 'closeDay', { shiftId: 'shift-office-1', counted: { cash: 12_000 }, print: false })
  expect(told<Retention>(await window.ask('retention')).due).toBe(0)

  // A clock that has jumped by years erases nobody.
  outlet.clock.nowMs = startMs + 4 * 366 * day
  expect(await window.ask('runRetention')).toMatchObject({ kind: 'refused', reason: 'clock-not-trusted' })

  outlet.must('manager', 'openDay', { shiftId: 'shift-office-2', floatFen: 0 })
  const young = intake()
  outlet.must('counter', 'receiveDevice', young)
  expect(told<Retention>(await window.ask('retention'))).toMatchObject({ due: 1, years: 3 })
  expect(await window.ask('runRetention')).toEqual({ kind: 'ok', value: { due: 1, erased: 1 } })

  expect(told<PersonHeld>(await window.ask('personHeld', { customerId })).erased).toBe(true)
  expect(told<PersonHeld>(await window.ask('personHeld', { customerId: young.customerId })).erased).toBe(
    false,
  )
  expect(told<Retention>(await window.ask('retention')).runs).toMatchObject([{ due: 1, erased: 1, years: 3 }])
  expect(outlet.workstation.journal.verify()).toBeUndefined()
})

test('erasing takes the photos, signatures and kept slips along, and a restored list of ids remembers it', async () => {
  const photo = told<{ hash: string }>(
    await window.ask('attach', { base64: Buffer.from('a photo').toString('base64'), mime: 'image/png' }),
  ).hash
  const input = intake({ photos: [photo] })
  outlet.must('counter', 'receiveDevice', input)
  outlet.must('counter', 'cancelTicket', { ticketId: input.ticketId, reason: '客户改主意' })
  outlet.must('administrator', 'eraseCustomer', { customerId: input.customerId, reason: '本人要求' })
  expect(told(await window.ask('attachment', { hash: photo }))).toBeNull()
  const list = join(outlet.folder, 'erased.json')
  expect(existsSync(list) && readFileSync(list, 'utf8')).toContain(input.customerId)
})

test('what each person did is found by who, by what and by a word', async () => {
  const input = intake()
  outlet.must('counter', 'receiveDevice', input)
  outlet.must('manager', 'moveCash', {
    shiftId: 'shift-office-1',
    direction: 'in',
    amountFen: 500,
    reason: '补零钱',
  })
  const own = told<RecordPage>(await window.ask('record', { staffId: 'staff-manager', ...always }))
  expect(own.rows.every(({ actor }) => actor === 'staff-manager')).toBe(true)
  const money = told<RecordPage>(await window.ask('record', { group: 'money', text: '补零钱', ...always }))
  expect(money).toMatchObject({ total: 1, rows: [{ type: 'tillMoved', actorName: '职员 manager' }] })
})

test('a changed policy says who changed it, why, and from what to what', async () => {
  const { policy } = outlet.workstation.rows.get<{ policy: object }>('outlet', 'self') as { policy: object }
  await window.execute('changePolicy', { policy: { ...policy, followUpDays: 5 }, reason: '客户太多' })
  const [change] = told<readonly PolicyChange[]>(await window.ask('policyHistory'))
  expect(change).toMatchObject({
    actorName: '职员 administrator',
    reason: '客户太多',
    changes: [{ path: 'followUpDays', was: '3', now: '5' }],
  })
})

test('settings travel as a file: looked at first, then applied with a reason', async () => {
  await window.ask('exportSettings', { language: 'en' })
  const file = JSON.parse(saved?.text ?? '{}')
  file.policy.quoteValidDays = 14
  file.outlet.printFooter = '谢谢光临'
  const text = JSON.stringify(file)

  const look = told<SettingsChanges>(await window.ask('importSettings', { text, apply: false }))
  expect(look).toEqual({
    policy: [{ path: 'quoteValidDays', was: '7', now: '14' }],
    outlet: [{ path: 'printFooter', was: '', now: '谢谢光临' }],
  })
  expect(told<readonly PolicyChange[]>(await window.ask('policyHistory'))).toEqual([])
  expect((await window.ask('importSettings', { text, apply: true, reason: '总部模板' })).kind).toBe('ok')
  expect(told<SettingsChanges>(await window.ask('importSettings', { text, apply: false }))).toEqual({
    policy: [],
    outlet: [],
  })
  for (const wrong of [
    '',
    'not a file',
    '{"counterbench":"settings"}',
    text.replace('"version":1', '"version":9'),
  ])
    expect(await window.ask('importSettings', { text: wrong, apply: true, reason: 'x' })).toMatchObject({
      kind: 'refused',
      reason: 'settings-file-unreadable',
    })
})

test('a measure against a fault shows before and after, and is judged when it is due', async () => {
  for (let index = 0; index < 3; index += 1)
    outlet.must('counter', 'receiveDevice', intake({ faultCode: 'PH-SCR-01' }))
  const causes = told<Causes>(await window.ask('causes', { group: 'fault', ...always }))
  expect(causes.causes[0]).toMatchObject({ key: 'PH-SCR-01', count: 3, cumulativePercent: 100 })

  outlet.must('manager', 'closeDay', { shiftId: 'shift-office-1', counted: { cash: 0 }, print: false })
  outlet.clock.nowMs += day
  outlet.must('manager', 'openDay', { shiftId: 'shift-office-2', floatFen: 0 })
  const taken = outlet.give('manager', 'takeMeasure', {
    measureId: 'measure-0001',
    group: 'fault',
    key: 'PH-SCR-01',
    name: '屏幕不显示',
    what: '换批次供货',
    ownerId: 'staff-technician',
    dueDay: '2026-06-17',
  })
  expect(taken.kind).toBe('ok')
  outlet.must('counter', 'receiveDevice', intake({ faultCode: 'PH-SCR-01' }))
  const judge = { measureId: 'measure-0001', worked: true, note: '从三张降到一张' }
  expect(outlet.give('manager', 'judgeMeasure', judge)).toMatchObject({ reason: 'measure-too-early' })
  const [effect] = told<readonly MeasureEffect[]>(await window.ask('measures'))
  expect(effect).toMatchObject({ days: 1, before: 3, after: 1, ownerName: '职员 technician' })

  outlet.must('manager', 'closeDay', { shiftId: 'shift-office-2', counted: { cash: 0 }, print: false })
  outlet.clock.nowMs += day
  outlet.must('manager', 'openDay', { shiftId: 'shift-office-3', floatFen: 0 })
  expect(outlet.give('manager', 'judgeMeasure', judge).kind).toBe('ok')
  expect(outlet.give('manager', 'judgeMeasure', judge)).toMatchObject({ reason: 'measure-closed' })
})

function told<Value>(answer: Answer<unknown>): Value {
  if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer))
  return answer.value as Value
}

function customerOf(ticketId: string): string {
  return outlet.workstation.rows.get<{ customerId: string }>('tickets', ticketId)?.customerId ?? ''
}

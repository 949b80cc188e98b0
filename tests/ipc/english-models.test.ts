/** In English the lists, figures and records are sorted, filtered and grouped by the English names of the models. */

import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Causes } from '../../shared/questions/causes'
import type { GroupFigures } from '../../shared/questions/figures'
import type { RecordPage } from '../../shared/questions/record'
import type { TicketRow } from '../../shared/ticket/row'
import { quickFolder } from '../support/folders'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { intake, sampleCatalogue, startWorkstation, type TestWorkstation } from '../support/workstation'

const day = '2026-06-15'
const period = { fromDay: day, toDay: day }

let test: TestWorkstation
let window: TestWindow

beforeEach(async () => {
  test = startWorkstation({ folder: quickFolder(), catalogue: true })
  await givePins(test)
  receive('xiaomi-11', '小米 11')
  receive('huawei-mate-40', '华为 Mate 40')
  receive('xiaomi-11', '小米 11')
  receive('', '诺基亚 3310')
  window = openWindow(test)
  await window.signIn('manager')
})
afterEach(() => test.end())

let serials = 0

function receive(modelId: string, modelName: string): void {
  serials += 1
  const device = { serial: `EN2406${10_000 + serials}`, modelName, deviceClass: 'phone' as const }
  test.must('counter', 'receiveDevice', intake({ device: modelId === '' ? device : { ...device, modelId } }))
}

it('a list is sorted by them, and filtered by the one that is seen', async () => {
  const sort = { column: 'modelNameEn', descending: false }
  expect(await namesOf({ sort })).toEqual(['华为 Mate 40', '小米 11', '小米 11', '诺基亚 3310'])
  const filter = [{ column: 'modelNameEn', op: 'is', value: 'Xiaomi 11' }]
  expect(await namesOf({ filter })).toEqual(['小米 11', '小米 11'])
  const others = [{ column: 'modelNameEn', op: 'isNot', value: 'Xiaomi 11' }]
  expect(await namesOf({ sort, filter: others })).toEqual(['华为 Mate 40', '诺基亚 3310'])
})

it('a list is grouped by them; what the catalogue does not know keeps its name', async () => {
  expect(await told(window.ask('rowGroups', { table: 'tickets', by: 'modelNameEn' }))).toMatchObject([
    { value: 'Xiaomi 11', count: 2 },
    { value: 'Huawei Mate 40', count: 1 },
    { value: '诺基亚 3310', count: 1 },
  ])
  expect(await window.ask('rowGroups', { table: 'devices', by: 'modelNameEn' })).toMatchObject({
    reason: 'not-understood',
  })
})

it('what is typed over the list of everything is a part of a number, a serial or a model', async () => {
  const typed = (value: string) =>
    namesOf({ filter: [{ column: 'number|serial|modelNameEn', op: 'contains', value }] })
  expect(await typed('MATE 40')).toEqual(['华为 Mate 40'])
  expect(await typed('EN2406')).toHaveLength(4)
  expect(await typed('-000002-')).toEqual(['华为 Mate 40'])
  expect(await typed('%')).toHaveLength(4)
  const two = [{ column: 'number|data', op: 'contains', value: '1' }]
  expect(await window.ask('rows', { table: 'tickets', filter: two })).toMatchObject({
    reason: 'not-understood',
  })
})

it('figures, root causes and the record name models in both languages', async () => {
  const byModel = await told<readonly GroupFigures[]>(window.ask('figuresBy', { group: 'model', ...period }))
  expect(byModel.map(({ name, nameEn }) => [name, nameEn])).toContainEqual(['小米 11', 'Xiaomi 11'])
  const { causes } = await told<Causes>(window.ask('causes', { group: 'batch', ...period }))
  expect(causes[0]).toMatchObject({ name: '小米 11 · EN2406', nameEn: 'Xiaomi 11 · EN2406', count: 2 })
  const record = await told<RecordPage>(window.ask('record', { ...period, text: 'huawei mate' }))
  expect(record.rows.length).toBeGreaterThan(0)
  expect(record.rows.every(({ labelEn }) => labelEn.includes('Huawei Mate 40'))).toBe(true)
})

it('a newer catalogue renames them, and a restart keeps that', async () => {
  const catalogue = sampleCatalogue()
  const models = [...catalogue.models].map((model) =>
    model.id === 'xiaomi-11' ? { ...model, name: 'Mi 11' } : model,
  )
  test.workstation.catalogue.load({ ...catalogue, asOf: '2026-07-01', models })
  const filter = [{ column: 'modelNameEn', op: 'is', value: 'Xiaomi Mi 11' }]
  expect(await namesOf({ filter })).toHaveLength(2)
  test = await test.reopen()
  window = openWindow(test)
  await window.signIn('manager')
  expect(await namesOf({ filter })).toHaveLength(2)
})

async function namesOf(query: object): Promise<readonly string[]> {
  const page = await told<{ rows: readonly TicketRow[] }>(window.ask('rows', { table: 'tickets', ...query }))
  return page.rows.map(({ modelName }) => modelName)
}

async function told<Value>(asked: Promise<{ readonly kind: string }>): Promise<Value> {
  const answer = await asked
  if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer))
  return (answer as unknown as { readonly value: Value }).value
}

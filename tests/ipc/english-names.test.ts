/** What is recorded in Chinese is shown in English where the catalogue has an English name, and stays as it is elsewhere. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TransferRow } from '../../shared/transfer/state'
import { quickFolder } from '../support/folders'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { intake, sampleCatalogue, startWorkstation, type TestWorkstation } from '../support/workstation'

let test: TestWorkstation
let window: TestWindow
const model = [...sampleCatalogue().models].find(({ name, brand }) => !name.startsWith(brand))
if (!model) throw new Error('no model without its brand in its name')
const english = `${model.brand} ${model.name}`

beforeAll(async () => {
  test = startWorkstation({ folder: quickFolder(), catalogue: true })
  await givePins(test)
  window = openWindow(test)
  await window.signIn('manager')
})
afterAll(() => test.end())

function received(modelId: string, modelName: string, serial: string): string {
  const input = intake({ device: { serial, modelId, modelName, deviceClass: model?.class ?? 'phone' } })
  test.must('counter', 'receiveDevice', input)
  return input.ticketId
}

describe('a model on a record', () => {
  it('has the English name of the catalogue, by its own id or by that of its ticket', async () => {
    const known = received(model.id, model.nameZh, 'SN-EN-0001')
    const typed = received('', '客户自己写的型号', 'SN-EN-0002')
    const asked = { modelIds: [model.id, 'no-such-model'], ticketIds: [known, typed, 'no-such-ticket'] }
    expect(await window.ask('modelNames', asked)).toMatchObject({
      kind: 'ok',
      value: { [model.id]: english, [known]: english },
    })
    const answer = await window.ask('modelNames', asked)
    expect(Object.keys((answer as { value: object }).value)).toHaveLength(2)
  })

  it('is found in the one box with a note for either language', async () => {
    expect(await window.ask('findAnything', { text: 'SN-EN-0001' })).toMatchObject({
      value: [{ kind: 'device', note: model.nameZh, noteEn: english }],
    })
    expect(await window.ask('findAnything', { text: 'SN-EN-0002' })).toMatchObject({
      value: [{ kind: 'device', note: '客户自己写的型号', noteEn: '客户自己写的型号' }],
    })
  })
})

it('a parcel’s row names its first parts, so that a list can say them in either language', () => {
  const named = sampleCatalogue()
    .parts.filter(({ serialised }) => !serialised)
    .slice(0, 14)
    .map(({ partNumber, nameZh }) => ({ partNumber, name: nameZh, quantity: 1 }))
  const lines = named.map(({ partNumber, quantity }) => ({ partNumber, quantity }))
  for (const { partNumber } of lines)
    test.must('manager', 'receiveStock', { partNumber, quantity: 1, bin: 'A-01', reason: '入库' })
  test.must('manager', 'sendTransfer', {
    transferId: 'transfer-0001',
    toKind: 'headquarters',
    to: '总部备件中心',
    from: 'good',
    lines,
    reason: '调拨',
  })
  const row = test.workstation.rows.get<TransferRow>('transfers', 'transfer-0001')
  expect(row?.kinds).toBe(14)
  expect(row?.firstLines).toHaveLength(12)
  expect(row?.firstLines[0]).toEqual({
    partNumber: named[0]?.partNumber,
    name: named[0]?.name,
    quantity: 1,
  })
})

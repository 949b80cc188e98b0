/**
 * Parcels between outlets and from headquarters, over a real PostgreSQL and real HTTP: what one outlet sends the other
 * hears of, counts, and the sender is told; what headquarters enters on its page is received against the order.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readShipmentLines } from '../../headquarters/web/pages-shipments'
import type { Role } from '../../shared/staff/roles'
import type { StockRow } from '../../shared/stock/state'
import type { SupplyRow } from '../../shared/supply/state'
import type { TransferRow } from '../../shared/transfer/state'
import { quickFolder } from '../support/folders'
import { plainPart } from '../support/full-day'
import { people, startWorkstation, type TestWorkstation } from '../support/workstation'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters-harness'

let headquarters: TestHeadquarters
let here: TestWorkstation
let there: TestWorkstation
let partNumber = ''

beforeAll(async () => {
  headquarters = await startTestHeadquarters()
  const { office, people } = headquarters.hq()
  await people.setPassword('office', 'right-password', 'publisher')
  await people.setPassword('reader', 'right-password', 'viewer')
  here = await outlet('SZ01')
  there = await outlet('SZ02')
  await office.nameOutlet('SZ02', '福田服务中心')
  partNumber = plainPart(here)
  here.must('technician', 'receiveStock', { partNumber, quantity: 9, bin: 'A-01', reason: '期初' })
}, 120_000)
afterAll(async () => {
  await here?.end()
  await there?.end()
  await headquarters?.close()
})

async function outlet(code: string): Promise<TestWorkstation> {
  const test = startWorkstation({
    folder: quickFolder(),
    catalogue: true,
    setUp: false,
    fetch: (url, init) => fetch(url, init),
  })
  const { workstation } = test
  const system = { staffId: 'system', role: 'administrator' } as const
  workstation.nameStation(code, 'A')
  workstation.executeAs(system, 'setUpOutlet', { details: { code, nameZh: code } })
  for (const [role, { staffId }] of Object.entries(people))
    workstation.executeAs(system, 'addStaff', { staffId, details: { name: role, role: role as Role } })
  const { code: enrolment } = await headquarters.hq().office.newEnrolmentCode(code, 'A', 'test')
  expect(await workstation.link.connect(headquarters.hq().url, enrolment)).toMatchObject({ kind: 'ok' })
  // Connecting begins a run by itself, which the next call would only join.
  await workstation.link.runNow()
  return test
}

const run = (test: TestWorkstation) => test.workstation.link.runNow()
const stockOf = (test: TestWorkstation) =>
  test.workstation.rows.get<StockRow>('stock', partNumber) as StockRow
const supply = (id: string) => there.workstation.rows.get<SupplyRow>('supplies', id)
const transfer = (id: string) => here.workstation.rows.get<TransferRow>('transfers', id)
function send(transferId: string, quantity: number) {
  here.must('manager', 'sendTransfer', {
    transferId,
    toKind: 'outlet',
    to: 'SZ02 福田服务中心',
    toOutlet: 'SZ02',
    waybill: 'SF0001',
    reason: '对方缺货',
    lines: [{ partNumber, quantity }],
  })
}

/** The page as a browser without scripts sees it. */
async function visitor(name: string) {
  const { url } = headquarters.hq()
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const signIn = await fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: form,
    body: new URLSearchParams({ name, password: 'right-password' }),
  })
  const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const page = async () => (await fetch(`${url}/shipments`, { headers: { cookie } })).text()
  const post = async (action: string, fields: Readonly<Record<string, string>>) => {
    const formToken = /name="formToken" value="([^"]+)"/.exec(await page())?.[1] ?? ''
    return fetch(`${url}/shipments/${action}`, {
      method: 'POST',
      headers: { cookie, ...form },
      body: new URLSearchParams({ formToken, ...fields }),
    })
  }
  return { page, post }
}

describe('a transfer to another outlet', () => {
  it('is told to that outlet, counted there, and its sender hears what was missing', async () => {
    send('transfer-0001', 4)
    await run(here)
    await run(there)
    expect(supply('transfer-0001')).toMatchObject({
      state: 'onTheWay',
      source: 'outlet',
      sourceName: 'SZ01',
      pieces: 4,
      waybill: 'SF0001',
    })
    expect(stockOf(there)).toMatchObject({ onOrder: 4, onHand: 0 })
    const lines = [{ partNumber, arrived: 3, defective: 1, bin: 'B-01' }]
    there.must('technician', 'receiveDelivery', { supplyId: 'transfer-0001', lines, complete: true })
    await run(there)
    await run(here)
    expect(transfer('transfer-0001')).toMatchObject({ state: 'arrived', confirmedBy: 'SZ02', differences: 2 })
    expect(stockOf(here)).toMatchObject({ inTransit: 0, onHand: 5 })
    expect(stockOf(there)).toMatchObject({ onOrder: 0, onHand: 2, defective: 1 })
    const page = await (await visitor('office')).page()
    expect(page).toContain('少 1')
  }, 60_000)

  it('that comes back is not waited for any more, and nothing is told twice', async () => {
    send('transfer-0002', 2)
    await run(here)
    await run(there)
    here.must('technician', 'takeTransferBack', { transferId: 'transfer-0002', to: 'good', reason: '拒收' })
    await run(here)
    await run(here)
    await run(there)
    await run(there)
    expect(supply('transfer-0002')).toMatchObject({ state: 'closed' })
    expect(stockOf(there)).toMatchObject({ onOrder: 0 })
    expect(there.give('administrator', 'noteShipment', shipment())).toMatchObject({ reason: 'not-allowed' })
  }, 60_000)

  it('is chosen from the outlets that headquarters has named', async () => {
    await run(here)
    expect(here.workstation.link.outlets()).toEqual([{ outlet: 'SZ02', name: '福田服务中心' }])
  }, 60_000)
})

describe('what headquarters ships', () => {
  it('answers an order of the outlet, which receives against it', async () => {
    const ordered = there.must('manager', 'orderParts', {
      supplyId: 'order-00001',
      lines: [{ partNumber, quantity: 5 }],
    }) as { number: string }
    await run(there)
    const office = await visitor('office')
    expect(await office.page()).toContain(ordered.number)
    const chosen = await (await office.post('order', { outlet: 'SZ02', supplyId: 'order-00001' })).text()
    expect(chosen).toContain(`${partNumber}\t5`)
    const form = { outlet: 'SZ02', supplyId: 'order-00001', deliveryNumber: 'HQ-77', waybill: 'SF7' }
    expect((await office.post('send', { ...form, lines: 'nonsense' })).status).toBe(400)
    expect((await office.post('send', { ...form, lines: `${partNumber}\t5` })).status).toBe(200)
    await run(there)
    expect(supply('order-00001')).toMatchObject({
      number: ordered.number,
      deliveryNumber: 'HQ-77',
      state: 'onTheWay',
      pieces: 5,
    })
    expect(await office.page()).not.toContain(`value="order-00001"><button class="plain">发这单`)
  }, 60_000)

  it('can be withdrawn while it is on the way, by whoever may publish', async () => {
    const office = await visitor('office')
    const form = { outlet: 'SZ02', deliveryNumber: 'HQ-78', lines: `${partNumber} 2` }
    expect((await (await visitor('reader')).post('send', form)).status).toBe(403)
    expect((await office.post('send', { ...form, outlet: 'XX99' })).status).toBe(400)
    await office.post('send', form)
    await run(there)
    expect(stockOf(there)).toMatchObject({ onOrder: 7 })
    const [, shipmentId = ''] = /name="shipmentId" value="([0-9a-f-]{36})"/.exec(await office.page()) ?? []
    expect((await office.post('withdraw', { outlet: 'SZ02', shipmentId })).status).toBe(200)
    await run(there)
    expect(stockOf(there)).toMatchObject({ onOrder: 5 })
    expect(supply(shipmentId)).toMatchObject({ state: 'closed' })
  }, 60_000)

  it('is read from what a sheet gives: number, quantity, serial numbers', () => {
    expect(readShipmentLines('cb-scr-1\t3\n\nCB-BAT-2,1;SN1')).toEqual({
      kind: 'ok',
      lines: [
        { partNumber: 'CB-SCR-1', quantity: 3, serials: [] },
        { partNumber: 'CB-BAT-2', quantity: 1, serials: ['SN1'] },
      ],
    })
    for (const text of ['', 'CB-1', 'CB-1 0', 'CB-1 two', 'CB-1 1 A B', '<b> 1'])
      expect(readShipmentLines(text), text).toMatchObject({ kind: 'wrong', line: 1 })
  })
})

function shipment() {
  return {
    shipmentId: 'shipment-made-up',
    deliveryNumber: 'X',
    source: 'headquarters' as const,
    lines: [{ partNumber, quantity: 1 }],
  }
}

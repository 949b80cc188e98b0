/** A manager at the clerk's window: lets one step pass with their own PIN, and stands in the record of it. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Ticket } from '../../shared/ticket/state'
import { ticketAggregate } from '../../shared/ticket/state'
import { quickFolder } from '../support/folders'
import { plainPart, repairTo } from '../support/full-day'
import { givePins, openWindow, personAt, type TestWindow, testPins } from '../support/window'
import { people, startWorkstation, type TestWorkstation } from '../support/workstation'

let test: TestWorkstation
let window: TestWindow
let ticketId: string

beforeEach(async () => {
  test = startWorkstation({ folder: quickFolder(), catalogue: true })
  await givePins(test)
  window = openWindow(test)
  await window.signIn('counter')
  const partNumber = plainPart(test)
  test.must('manager', 'receiveStock', { partNumber, quantity: 5, bin: 'A-01', reason: '入库' })
  ticketId = repairTo(test, 'ready', partNumber)
})
afterEach(() => test.end())

const ticket = (): Ticket => test.workstation.states.load(ticketAggregate, ticketId).state as Ticket
const manager = { staffId: people.manager.staffId, pin: testPins.manager }

function handOver(approval?: object, changes: object = {}) {
  return window.execute(
    'handOver',
    {
      ticketId,
      proof: 'secondProof',
      proofNote: '身份证',
      accessoriesReturned: [],
      overrideReason: '老客户',
      ...changes,
    },
    approval ? { approval } : {},
  )
}

describe('a device with something still out', () => {
  it('goes when a manager gives their PIN beside the clerk, who stays signed in', async () => {
    expect(await handOver()).toMatchObject({ reason: 'manager-needed' })
    expect(await handOver(manager)).toMatchObject({ kind: 'ok' })
    expect(ticket().handOver).toMatchObject({
      actor: people.counter.staffId,
      approvedBy: people.manager.staffId,
      overrideReason: '老客户',
    })
    expect(personAt(window)?.staffId).toBe(people.counter.staffId)
  })

  it('stays with a wrong PIN, with the PIN of somebody who is no manager, or with one’s own', async () => {
    expect(await handOver({ ...manager, pin: '9876' })).toMatchObject({
      reason: 'wrong-pin',
      detail: { left: 4 },
    })
    const technician = { staffId: people.technician.staffId, pin: testPins.technician }
    expect(await handOver(technician)).toMatchObject({ reason: 'manager-needed' })
    const own = { staffId: people.counter.staffId, pin: testPins.counter }
    expect(await handOver(own)).toMatchObject({ reason: 'second-person-needed' })
    expect(ticket().status).toBe('ready')
  })

  it('counts wrong PINs like wrong PINs at the lock screen', async () => {
    for (let tries = 0; tries < 5; tries += 1) await handOver({ ...manager, pin: '9876' })
    expect(await handOver(manager)).toMatchObject({ reason: 'locked-out' })
  })
})

describe('a discount above the clerk’s limit', () => {
  it('is let pass by the manager up to their own limit, and their name is kept', async () => {
    const { labour, parts } = ticket()
    const grossFen = labour.reduce((sum, line) => sum + line.priceFen, 0) + (parts[0]?.unitFen ?? 0)
    const discount = (percent: number, approval?: object) =>
      window.execute(
        'giveDiscount',
        { ticketId, discountFen: Math.floor((grossFen * percent) / 100), reason: '等太久' },
        approval ? { approval } : {},
      )
    expect(await discount(4)).toMatchObject({ kind: 'ok' })
    expect(await discount(20)).toMatchObject({ reason: 'discount-too-large', detail: { percent: 5 } })
    expect(await discount(20, manager)).toMatchObject({ kind: 'ok' })
    expect(await discount(60, manager)).toMatchObject({
      reason: 'discount-too-large',
      detail: { percent: 30 },
    })
    const given = test.workstation.journal
      .stream(`ticket/${ticketId}`)
      .filter((fact) => fact.envelope.type === 'discountGiven')
    expect(given.map((fact) => (fact.payload as { approvedBy: string }).approvedBy)).toEqual([
      '',
      people.manager.staffId,
    ])
    expect(ticket().discountBy).toEqual({
      actor: people.counter.staffId,
      approvedBy: people.manager.staffId,
    })
  })
})

describe('an old part', () => {
  it('goes to the customer who paid for the new one; nothing else can be given away', async () => {
    const [part] = ticket().parts
    expect(await handOver(manager, { oldPartsToCustomer: ['nothing-like-it'] })).toMatchObject({
      reason: 'part-not-fitted',
    })
    expect(await handOver(manager, { oldPartsToCustomer: [part?.lineId] })).toMatchObject({ kind: 'ok' })
    expect(ticket().handOver?.oldPartsToCustomer).toEqual([part?.lineId])
  })
})

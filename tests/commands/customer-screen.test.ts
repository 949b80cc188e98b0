/** The customer's own screen sees what the clerk sends, may do nothing else, and gives back a signature. */

import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands } from '../../shared/commands/registry'
import type { CustomerViewMessage } from '../../shared/customer-screen/view'
import { canonicalJson } from '../../shared/documents/canonical'
import type { Pushed } from '../../shared/ipc'
import { questions } from '../../shared/questions/registry'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

let test: TestWorkstation
let clerk: TestWindow
const customerId = 900
let seen: Pushed[]
const opened: string[] = []

const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from('ink')])
const visit = {
  kind: 'visit',
  language: 'zh',
  outlet: '测试网点',
  queue: 'A001',
  title: '请核对',
  customer: '王**',
  lines: [{ label: '机型', value: '华为 Mate 40 Pro', strong: true }],
  warranty: '在保修期内',
  amountLabel: '',
  sign: { statement: '本人已核对以上信息。' },
}

async function customerAsks(name: string, input: unknown = {}) {
  return JSON.parse(await test.workstation.door.ask(customerId, JSON.stringify({ name, input })))
}

const lastView = () =>
  seen.filter((message): message is CustomerViewMessage => message.kind === 'customerView').at(-1)

beforeEach(async () => {
  opened.length = 0
  test = startWorkstation({
    customerWindow: { open: () => opened.push('open') > 0, close: () => opened.push('close') },
  })
  await givePins(test)
  clerk = openWindow(test)
  await clerk.signIn('counter')
  seen = []
  test.workstation.door.attach(customerId, (text) => seen.push(JSON.parse(text)), 'customer')
})
afterEach(() => test.end())

describe('the customer’s screen', () => {
  it('may ask nothing but what is meant for it, and give no command', async () => {
    const allowed = Object.entries(questions).filter(([, spec]) => spec.roles === 'customerScreen')
    expect(allowed.map(([name]) => name)).toEqual(['customerShown', 'customerSigned'])
    for (const name of Object.keys(questions)) {
      if (allowed.some(([own]) => own === name)) continue
      expect(await customerAsks(name), name).toEqual({ kind: 'refused', reason: 'not-allowed' })
    }
    for (const name of Object.keys(commands)) {
      const request = JSON.stringify({ commandId: `customer-${name}`, name, input: {} })
      const answer = JSON.parse(await test.workstation.door.execute(customerId, request))
      expect(answer, name).toEqual({ kind: 'refused', reason: 'not-allowed' })
    }
  })

  it('is told no rows and no status', async () => {
    test.must('counter', 'receiveDevice', intake())
    test.workstation.door.tellStatus()
    await new Promise((resolve) => setTimeout(resolve, 80))
    expect(seen).toEqual([])
  })

  it('shows what the clerk sends, and the outlet’s name when the clerk locks the screen', async () => {
    await clerk.ask('showCustomer', { forId: 'ticket-1', view: JSON.stringify(visit) })
    expect(lastView()?.view).toMatchObject({ kind: 'visit', customer: '王**', queue: 'A001' })
    await clerk.ask('lock')
    expect(lastView()?.view).toMatchObject({ kind: 'idle', outlet: '测试网点' })
    expect(await clerk.ask('showCustomer', { forId: 'ticket-1', view: JSON.stringify(visit) })).toMatchObject(
      {
        reason: 'locked',
      },
    )
  })

  it('takes no more than a small view of the known shape', async () => {
    const show = (view: unknown) =>
      clerk.ask('showCustomer', { forId: 'ticket-1', view: JSON.stringify(view) })
    expect(await show({ ...visit, phone: '13812345678' })).toMatchObject({ reason: 'not-understood' })
    expect(await show({ ...visit, warranty: '保'.repeat(2001) })).toMatchObject({ reason: 'not-understood' })
    expect((await show({ ...visit, warranty: '保'.repeat(20_000) })).kind).toBe('refused')
    expect(lastView()).toBeUndefined()
  })

  it('gives the signature to the window that asked, bound to what was shown', async () => {
    await clerk.ask('showCustomer', { forId: 'ticket-1', view: JSON.stringify(visit) })
    const turn = lastView()?.turn ?? -1
    const base64 = png.toString('base64')
    expect(await customerAsks('customerSigned', { turn: turn - 1, base64 })).toMatchObject({
      reason: 'changed-meanwhile',
    })
    expect(await customerAsks('customerSigned', { turn, base64: 'bm8=' })).toMatchObject({ kind: 'refused' })
    expect(await customerAsks('customerSigned', { turn, base64 })).toMatchObject({ kind: 'ok' })
    expect(await customerAsks('customerSigned', { turn, base64 })).toMatchObject({ reason: 'already-signed' })
    const documentHash = createHash('sha256').update(canonicalJson(lastView()?.view)).digest('hex')
    const signatureHash = createHash('sha256').update(png).digest('hex')
    expect(clerk.pushed.at(-1)).toEqual({
      kind: 'customerSigned',
      forId: 'ticket-1',
      signatureHash,
      documentHash,
    })
    test.must('counter', 'receiveDevice', intake({ signatureHash, documentHash }))
  })

  it('keeps its turn when nothing changed, so that nobody is interrupted while signing', async () => {
    const show = (view: unknown) =>
      clerk.ask('showCustomer', { forId: 'ticket-1', view: JSON.stringify(view) })
    await show(visit)
    const turn = lastView()?.turn
    await show(visit)
    expect(lastView()?.turn).toBe(turn)
    await show({ ...visit, customer: '' })
    expect(lastView()?.turn).toBe((turn ?? 0) + 1)
  })

  it('is opened and closed from the counter only', async () => {
    await clerk.ask('openCustomerScreen')
    await clerk.ask('closeCustomerScreen')
    expect(opened).toEqual(['open', 'close'])
    const technician = openWindow(test)
    await technician.signIn('technician')
    expect(await technician.ask('openCustomerScreen')).toMatchObject({ reason: 'not-allowed' })
  })
})

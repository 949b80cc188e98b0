/** One customer under two records: merged they are one again for whoever looks, and parted they are two. */

import { afterEach, beforeEach, expect, it } from 'vitest'
import { defaultPolicy } from '../../shared/policy/policy'
import type { CustomerCard, CustomerHit } from '../../shared/questions/lookups'
import { quickFolder } from '../support/folders'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

let test: TestWorkstation
let window: TestWindow

beforeEach(async () => {
  test = startWorkstation({ folder: quickFolder() })
  await givePins(test)
  window = openWindow(test)
  await window.signIn('counter')
})
afterEach(() => test.end())

async function value<Value>(name: string, input: unknown): Promise<Value> {
  const answer = await window.ask(name, input)
  if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer))
  return answer.value as Value
}

function visitOf(phone: string): string {
  const input = intake({ newCustomer: { kind: 'person', name: '欧阳样例', phones: [phone] } })
  test.must('counter', 'receiveDevice', input)
  return input.customerId
}

const find = (text: string) => value<readonly CustomerHit[]>('findCustomers', { text, limit: 10 })
const card = (customerId: string) => value<CustomerCard>('customer', { customerId })

it('is found by the old phone, has both histories, and can be parted again', async () => {
  const old = visitOf('13911112222')
  const kept = visitOf('13933334444')
  expect(await find('13911112222')).toMatchObject([{ id: old }])
  test.must('counter', 'mergeCustomer', { customerId: old, intoId: kept })
  expect(await find('13911112222')).toMatchObject([{ id: kept }])
  expect(await find('欧阳样例')).toMatchObject([{ id: kept }])
  expect((await card(kept)).tickets).toHaveLength(2)

  test.must('counter', 'undoMerge', { customerId: old, reason: '不是同一位客户' })
  expect(await find('13911112222')).toMatchObject([{ id: old }])
  expect((await card(kept)).tickets).toHaveLength(1)
  expect((await card(old)).tickets).toHaveLength(1)
})

it('agrees to a text by its version, and takes it back', async () => {
  const customerId = visitOf('13911112222')
  const { termsVersion } = defaultPolicy
  expect((await card(customerId)).row).toMatchObject({ consentGiven: 1, consentVersion: termsVersion })
  test.must('counter', 'changeConsent', { customerId, consentGiven: false })
  expect((await card(customerId)).row).toMatchObject({ consentGiven: 0, consentVersion: termsVersion })
  expect(test.give('technician', 'changeConsent', { customerId, consentGiven: true })).toMatchObject({
    reason: 'not-allowed',
  })
})

it('gets an exchange only where the answer offers it, or by a manager with a reason', () => {
  const exchange = (changes: object) =>
    intake({ kind: 'exchange', offered: ['repair'], ...changes }) as Parameters<typeof test.give>[2]
  const given = (role: 'counter' | 'manager', changes: object) =>
    test.give(role, 'receiveDevice', exchange(changes) as never)
  expect(given('counter', {})).toMatchObject({ reason: 'remedy-not-offered' })
  expect(given('counter', { goodwillReason: '展会客户' })).toMatchObject({ reason: 'manager-needed' })
  expect(given('manager', { goodwillReason: '展会客户' })).toMatchObject({ kind: 'ok' })
  expect(given('counter', { offered: ['repair', 'exchange'] })).toMatchObject({ kind: 'ok' })
})

/** Nobody's name, number or serial can be read from the outlet's files, and who is erased is gone everywhere. */

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Customer, customerAggregate } from '../../shared/customer/state'
import { quickFolder } from '../support/folders'
import { givePins, openWindow } from '../support/window'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

const canary = {
  name: '欧阳雀灵',
  phone: '13987654321',
  email: 'canary@example.org',
  address: '绝密路九十九号',
  serial: 'CANARYSERIAL77',
  passcode: 'passcode-canary-42',
  note: '金丝雀备注',
}

let test: TestWorkstation
beforeEach(() => {
  test = startWorkstation({ folder: quickFolder() })
})
afterEach(() => test.end())

describe('the files of an outlet', () => {
  it('say nothing about a customer to somebody who reads their bytes', async () => {
    await givePins(test)
    const counter = openWindow(test)
    await counter.signIn('counter')
    const kept = (await counter.ask('keepSecret', { secret: canary.passcode })) as {
      value: { secretId: string }
    }
    const input = receive('customer-canary', kept.value.secretId)
    test.must('counter', 'receiveDevice', input)
    await counter.ask('saveDraft', { place: 'counter', draft: JSON.stringify(canary) })
    test.must('counter', 'changeCustomer', {
      customerId: 'customer-canary',
      details: { ...input.newCustomer, note: `${canary.note}二` },
    } as never)
    test.must('counter', 'revealCustomer', { customerId: 'customer-canary', reason: canary.note })
    // Once while the facts still stand in the WAL, and once after everything was moved.
    expect(found(test.folder)).toEqual([])
    test = await test.reopen()
    expect(found(test.folder)).toEqual([])
  })

  it('would be caught if they did: the search finds each of them in a file that holds them', () => {
    for (const text of [canary.name, canary.phone, canary.serial]) {
      for (const bytes of [Buffer.from(text), Buffer.from(text, 'utf16le'), iconv.encode(text, 'gbk')]) {
        expect(hits(Buffer.concat([Buffer.alloc(10), bytes]), 'here').length).toBeGreaterThan(0)
      }
    }
  })

  it('name a device by its serial only in the row that a scan must find', () => {
    test.must('counter', 'receiveDevice', receive('customer-canary'))
    const withSerial = test.workstation.database
      .all<{ sealed: Uint8Array }>('SELECT sealed FROM events')
      .filter(({ sealed }) => Buffer.from(sealed).includes(canary.serial))
    expect(withSerial).toEqual([])
  })
})

describe('erasing a customer', () => {
  beforeEach(() => {
    test.must('counter', 'receiveDevice', receive('customer-canary'))
    test.must('counter', 'receiveDevice', {
      ...intake({ customerId: 'customer-other' }),
      newCustomer: { kind: 'person', name: '李留下', phones: ['13700001111'] },
    })
  })

  it('forgets what anybody had typed about them and not saved, and nothing else', async () => {
    await givePins(test)
    const counter = openWindow(test)
    await counter.signIn('counter')
    const [ticket] = test.workstation.rows.find<{ readonly id: string }>({
      table: 'tickets',
      filter: [{ column: 'customerId', op: 'is', value: 'customer-canary' }],
    })
    const theirs = ['customer.edit.customer-canary', `ticket.note.${ticket?.id}`]
    const others = ['customer.edit.customer-other', 'till.move.in']
    for (const place of [...theirs, ...others]) await counter.ask('saveDraft', { place, draft: '"半句"' })
    test.must('administrator', 'eraseCustomer', { customerId: 'customer-canary', reason: '本人要求' })
    for (const place of theirs) expect(await counter.ask('draft', { place })).toMatchObject({ value: null })
    for (const place of others)
      expect(await counter.ask('draft', { place })).toMatchObject({ value: { draft: '"半句"' } })
  })

  it('makes their facts unreadable, leaves everybody else’s, and the chain still verifies', async () => {
    test.must('administrator', 'eraseCustomer', { customerId: 'customer-canary', reason: '本人要求' })
    for (let start = 0; start < 2; start += 1) {
      const { journal, states } = test.workstation
      const facts = journal.stream('customer/customer-canary')
      expect(facts.map((fact) => [fact.envelope.type, fact.payload === undefined, fact.damaged])).toEqual([
        ['customerEntered', true, false],
        ['customerErased', false, false],
      ])
      expect(journal.verify()).toBeUndefined()
      const gone = states.load(customerAggregate, 'customer-canary').state as Customer
      expect(JSON.stringify(gone)).not.toContain('欧阳')
      expect(gone.erased).toBe(true)
      const other = states.load(customerAggregate, 'customer-other').state as Customer
      expect(other.details.name).toBe('李留下')
      test = await test.reopen()
    }
  })

  it('leaves the ticket with its number, its device and its money', () => {
    const before = test.workstation.rows.find<{ number: string }>({ table: 'tickets' })
    test.must('administrator', 'eraseCustomer', { customerId: 'customer-canary', reason: '本人要求' })
    expect(test.workstation.rows.find({ table: 'tickets' })).toEqual(before)
  })

  it('is final: the record takes no new visit and no look, before and after a restart', async () => {
    test.must('administrator', 'eraseCustomer', { customerId: 'customer-canary', reason: '本人要求' })
    for (let start = 0; start < 2; start += 1) {
      const again = test.give('counter', 'receiveDevice', receive('customer-canary'))
      expect(again).toMatchObject({ kind: 'refused', reason: 'customer-erased' })
      expect(
        test.give('manager', 'revealCustomer', { customerId: 'customer-canary', reason: 'x' }),
      ).toMatchObject({ reason: 'customer-unknown' })
      expect(
        test.give('administrator', 'eraseCustomer', { customerId: 'customer-canary', reason: 'x' }),
      ).toMatchObject({ reason: 'customer-unknown' })
      test = await test.reopen()
    }
  })

  it('destroys the key with the fact, not some time after it: a crash in between leaves both or neither', async () => {
    let pull = false
    const { folder } = test
    await test.workstation.close()
    test = startWorkstation({
      folder,
      setUp: false,
      beforeCommit: () => {
        if (pull) throw new Error('the plug')
      },
    })
    pull = true
    const erase = () =>
      test.give('administrator', 'eraseCustomer', { customerId: 'customer-canary', reason: '本人要求' })
    expect(erase).toThrow('the plug')
    pull = false
    const entered = () => test.workstation.journal.stream('customer/customer-canary')[0]
    expect(entered()?.payload).toBeDefined()
    expect(test.workstation.journal.verify()).toBeUndefined()
    erase()
    expect(entered()?.payload).toBeUndefined()
    expect(test.workstation.journal.verify()).toBeUndefined()
  })

  it('is for the administrator only', () => {
    for (const role of ['counter', 'technician', 'manager'] as const) {
      expect(
        test.give(role, 'eraseCustomer', { customerId: 'customer-canary', reason: '要求' }),
      ).toMatchObject({ reason: 'not-allowed' })
    }
  })
})

function receive(customerId: string, secretId?: string) {
  const { name, phone, email, address, serial, note } = canary
  return intake({
    customerId,
    newCustomer: { kind: 'person', name, phones: [phone], email, address, note },
    device: { serial, modelName: '华为 Mate 40 Pro', deviceClass: 'phone' },
    ...(secretId === undefined ? {} : { secretId }),
  })
}

/** What is readable in the folder; a serial may stand in the row tables, where a scan looks it up. */
function found(folder: string): readonly string[] {
  return filesOf(folder).flatMap((file) => hits(readFileSync(file), file))
}

function hits(bytes: Buffer, where: string): readonly string[] {
  const { serial: _serial, ...personal } = canary
  const texts = where === 'here' ? Object.values(canary) : Object.values(personal)
  return texts.flatMap((text) =>
    [Buffer.from(text), Buffer.from(text, 'utf16le'), iconv.encode(text, 'gbk')]
      .filter((needle) => bytes.includes(needle))
      .map(() => `${text} in ${where}`),
  )
}

/** Without `paper`: what came out of a printer, also of one that prints to a file, is the customer's own slip. */
function filesOf(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    if (name === 'paper') return []
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesOf(path) : [path]
  })
}

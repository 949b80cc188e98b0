import { afterEach, describe, expect, it } from 'vitest'
import { parseNumber } from '../../shared/numbers'
import type { PrintRow } from '../../shared/print/state'
import type { TicketRow } from '../../shared/ticket/row'
import { ticketAggregate } from '../../shared/ticket/state'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

let test: TestWorkstation
afterEach(() => test.end())

describe('taking a device in', () => {
  it('records customer, device, ticket and both slips in one step, and gives a number', () => {
    test = startWorkstation()
    const input = intake()
    const value = test.must('counter', 'receiveDevice', input) as { number: string }
    expect(parseNumber(value.number)).toMatchObject({ kind: 'S', outlet: 'SZ01', station: 'A', counter: 1 })
    const row = test.workstation.rows.get<TicketRow>('tickets', input.ticketId)
    expect(row).toMatchObject({ status: 'received', number: value.number, open: 1 })
    const prints = test.workstation.rows.find<PrintRow>({ table: 'prints' })
    expect(prints.map((print) => `${print.form} ${print.paper}`).sort()).toEqual([
      'claimReceipt a5',
      'claimReceipt roll80',
      'deviceLabel label60x40',
    ])
  })

  it('keeps what the scanner sent beside the number that was read from it', () => {
    test = startWorkstation()
    const scanned = ['IMEI:35693803-564380-9', '490154203237518']
    const input = intake({ scanned })
    test.must('counter', 'receiveDevice', input)
    const { state } = test.workstation.states.load(ticketAggregate, input.ticketId)
    expect(state).toMatchObject({ intake: { scanned } })
  })

  it('shows no name and no phone in clear in any row', () => {
    test = startWorkstation()
    test.must('counter', 'receiveDevice', intake())
    const everything = JSON.stringify(
      (['tickets', 'customers', 'devices', 'prints'] as const).flatMap((table) =>
        test.workstation.rows.find({ table }),
      ),
    )
    expect(everything).not.toContain('王小明')
    expect(everything).not.toContain('13812345678')
  })

  it('answers a second try with the same id with the first answer, and records nothing twice', () => {
    test = startWorkstation()
    const { executeAs, journal } = test.workstation
    const giver = { staffId: 'staff-counter', role: 'counter' as const }
    const input = intake()
    const first = executeAs(giver, 'receiveDevice', input, { commandId: 'command-0001' })
    const head = journal.head()
    const second = executeAs(giver, 'receiveDevice', input, { commandId: 'command-0001' })
    expect(second).toEqual(first)
    expect(journal.head()).toBe(head)
  })

  it('does not use up a number for an intake that is refused', () => {
    test = startWorkstation()
    const refusal = test.give('counter', 'receiveDevice', intake({ fault: ' ' }))
    expect(refusal).toMatchObject({ kind: 'refused', reason: 'fault-missing' })
    const value = test.must('counter', 'receiveDevice', intake()) as { number: string }
    expect(parseNumber(value.number)?.counter).toBe(1)
  })

  it('refuses a sale day in the future, and a deposit while no day is open', () => {
    test = startWorkstation()
    const device = { serial: 'SN0001', modelName: 'X', deviceClass: 'phone', saleDay: '2027-01-01' }
    expect(test.give('counter', 'receiveDevice', intake({ device }))).toMatchObject({
      reason: 'sale-day-in-future',
    })
    const deposit = { amountFen: 10_000, tender: 'cash' as const }
    expect(test.give('counter', 'receiveDevice', intake({ deposit }))).toMatchObject({
      reason: 'no-open-day',
    })
  })

  it('is not for technicians', () => {
    test = startWorkstation()
    expect(test.give('technician', 'receiveDevice', intake())).toMatchObject({ reason: 'not-allowed' })
  })

  it('refuses a stale screen', () => {
    test = startWorkstation()
    const input = intake()
    test.must('counter', 'receiveDevice', input)
    test.must('technician', 'startDiagnosis', { ticketId: input.ticketId })
    const stale = test.workstation.executeAs(
      { staffId: 'staff-counter', role: 'counter' },
      'changePriority',
      { ticketId: input.ticketId, priority: 'high', reason: 'VIP' },
      { expected: { [`ticket/${input.ticketId}`]: 1 } },
    )
    expect(stale).toMatchObject({ kind: 'refused', reason: 'changed-meanwhile' })
  })
})

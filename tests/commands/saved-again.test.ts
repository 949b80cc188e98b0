/**
 * Whoever falls between saving and the answer saves again what the draft brought back. The form gives the same command
 * then, which has its first answer; and where somebody has changed a word meanwhile, the record that is there already
 * says so instead of becoming two.
 */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandInput, CommandName } from '../../shared/commands/registry'
import type { TableName } from '../../shared/view/tables'
import { plainPart, repairTo } from '../support/full-day'
import { intake, people, startWorkstation, type TestWorkstation } from '../support/workstation'

let test: TestWorkstation
beforeEach(() => {
  test = startWorkstation({ catalogue: true })
})
afterEach(() => test.end())

interface Made {
  readonly name: CommandName
  readonly table: TableName
  /** What is typed a second time differently, and what is said to it. */
  readonly changed: object
  readonly reason: string
  readonly input: () => object
}

const parts = () => {
  const partNumber = plainPart(test)
  test.must('technician', 'receiveStock', { partNumber, quantity: 5, bin: 'A-01', reason: '期初' })
  return partNumber
}

const made: readonly Made[] = [
  {
    name: 'receiveDevice',
    table: 'tickets',
    input: () => intake({ ticketId: 'ticket-0001' }),
    changed: { fault: '黑屏，摔过' },
    reason: 'ticket-already-there',
  },
  {
    name: 'enterCustomer',
    table: 'customers',
    input: () => ({
      customerId: 'customer-0001',
      details: { kind: 'person', name: '王示范', phones: ['13955556666'] },
      consentGiven: true,
    }),
    changed: { details: { kind: 'person', name: '王小示范', phones: ['13955556666'] } },
    reason: 'customer-already-there',
  },
  {
    name: 'registerComplaint',
    table: 'complaints',
    input: () => ({
      ...{ complaintId: 'complaint-0001', kind: 'complaint', class: 'repair', source: 'visit' },
      content: '修好三天又坏了',
    }),
    changed: { content: '修好两天又坏了' },
    reason: 'complaint-already-there',
  },
  {
    name: 'enterSurvey',
    table: 'surveys',
    input: () => ({ surveyId: 'survey-0001', levels: [1, 1, 2, 1, 1], how: 'paper' }),
    changed: { levels: [5, 5, 5, 5, 5] },
    reason: 'survey-answered',
  },
  {
    name: 'addLoaner',
    table: 'loaners',
    input: () => ({ loanerId: 'loaner-0001', details: { name: 'L-01', model: '备用 Mate 20' } }),
    changed: { details: { name: 'L-01', model: '备用 P30' } },
    reason: 'loaner-already-there',
  },
  {
    name: 'addStaff',
    table: 'staff',
    input: () => ({ staffId: 'staff-new-01', details: { name: '前台小周', role: 'counter' } }),
    changed: { details: { name: '前台小邹', role: 'counter' } },
    reason: 'staff-already-there',
  },
  {
    name: 'takeMeasure',
    table: 'measures',
    input: () => ({
      ...{ measureId: 'measure-0001', group: 'fault', key: 'PH-SCR-01', name: '屏幕不显示' },
      ...{ what: '换批次供货', ownerId: people.technician.staffId, dueDay: '2026-12-31' },
    }),
    changed: { what: '换供应商' },
    reason: 'measure-closed',
  },
  {
    name: 'announceDelivery',
    table: 'supplies',
    input: () => ({
      ...{ supplyId: 'supply-0001', deliveryNumber: 'DN-1', source: 'headquarters' },
      lines: [{ partNumber: plainPart(test), quantity: 2 }],
    }),
    changed: { deliveryNumber: 'DN-2' },
    reason: 'supply-already-there',
  },
  {
    name: 'sendTransfer',
    table: 'transfers',
    input: () => ({
      ...{ transferId: 'transfer-0001', toKind: 'outlet', to: 'SZ02 福田', toOutlet: 'SZ02', reason: '缺货' },
      lines: [{ partNumber: parts(), quantity: 2 }],
    }),
    changed: { reason: '对方缺货' },
    reason: 'transfer-already-there',
  },
  {
    name: 'startStocktake',
    table: 'stocktakes',
    input: () => ({ stocktakeId: 'stocktake-0001', bins: ['A-01'] }),
    changed: { bins: ['A-02'] },
    reason: 'stocktake-already-there',
  },
  {
    name: 'writeArticle',
    table: 'articles',
    input: () => ({
      articleId: 'article-0001',
      fromTicketId: repairTo(test, 'ready'),
      body: {
        ...{ title: '换屏', deviceClass: 'phone', models: [], faultCodes: [], partNumbers: [] },
        steps: [{ text: '先加热 80 度', photos: [] }],
      },
    }),
    changed: {},
    reason: 'article-there-already',
  },
]

describe('what is saved again after a crash', () => {
  for (const { name, table, input, changed, reason } of made) {
    it(`${name} is one record, and says so where a word of it is another now`, () => {
      const { executeAs, rows, journal } = test.workstation
      const given = input() as CommandInput<typeof name>
      const save = (commandId: string, what = given) =>
        executeAs(people.administrator, name, what, { commandId })
      const before = rows.count({ table })
      const first = save('draft-0001-saved')
      expect(first).toMatchObject({ kind: 'ok' })
      const head = journal.head()
      expect(save('draft-0001-saved')).toEqual(first)
      expect(save('draft-0001-other', { ...given, ...changed })).toMatchObject({ kind: 'refused', reason })
      expect(journal.head()).toBe(head)
      expect(rows.count({ table })).toBe(before + 1)
    })
  }

  it('cash that was put in is put in once', () => {
    test.must('manager', 'openDay', { shiftId: 'shift-0001', floatFen: 50_000 })
    const { executeAs, journal } = test.workstation
    const put = { shiftId: 'shift-0001', direction: 'in', amountFen: 20_000, reason: '零钱' } as const
    const save = (commandId: string) => executeAs(people.manager, 'moveCash', put, { commandId })
    expect(save('draft-0002-cash')).toEqual(save('draft-0002-cash'))
    const head = journal.head()
    save('draft-0002-cash')
    expect(journal.head()).toBe(head)
    // Another draft with the same words is other money.
    save('draft-0003-cash')
    expect(journal.head()).toBe(head + 1)
  })
})

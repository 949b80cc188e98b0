/** What the counter's form makes of what was typed: what is missing, what is sent, and what a draft may hold. */

import { describe, expect, it } from 'vitest'
import { withCode } from '../../renderer/screens/counter/code-in-draft'
import { readDeviceCode } from '../../renderer/screens/counter/device-code'
import { readIntake } from '../../renderer/screens/counter/draft-reading'
import {
  emptyIntake,
  type IntakeDraft,
  isTouched,
  nextOfSameCustomer,
  withPassport,
} from '../../renderer/screens/counter/intake-draft'
import { defaultPromise, isOpenDay, promiseInstant } from '../../renderer/screens/counter/promise'
import {
  conditionLeft,
  type IntakeSurroundings,
  intakeGaps,
  receiveInput,
} from '../../renderer/screens/counter/receive-input'
import { earlierRepair, sameFault } from '../../renderer/screens/counter/repeat-visit'
import {
  customerGaps,
  detailsFromForm,
  emptyCustomerForm,
} from '../../renderer/screens/customer/customer-form-state'
import { isGoodProof, isOutdated } from '../../renderer/screens/ticket/proof'
import type { OutletRow } from '../../shared/outlet/state'
import { defaultPolicy } from '../../shared/policy/policy'
import type { DevicePassport, Reference } from '../../shared/questions/lookups'
import { receiveDeviceInput } from '../../shared/ticket/commands-intake'
import type { TicketRow } from '../../shared/ticket/row'

let ids = 0
const newId = () => {
  ids += 1
  return `id-number-${ids}`
}

const reference: Reference = {
  faults: [
    { code: 'PH-SCR', nameZh: '屏幕', nameEn: 'Screen', level: 1, parent: '' },
    { code: 'PH-SCR-01', nameZh: '碎', nameEn: 'Cracked', level: 2, parent: 'PH-SCR' },
  ],
  brandCodes: [],
  labour: [],
  accessories: [
    { id: 'charger', nameZh: '充电器', nameEn: 'Charger' },
    { id: 'case', nameZh: '保护壳', nameEn: 'Case' },
  ],
  condition: [
    { id: 'screen', nameZh: '屏幕', nameEn: 'Screen' },
    { id: 'back', nameZh: '后盖', nameEn: 'Back' },
  ],
  tests: [],
}

const nowMs = Date.parse('2026-11-20T10:00:00+08:00')
const around: IntakeSurroundings = {
  exclusions: [],
  reference,
  warranty: undefined,
  promise: { day: '2026-11-25', time: '18:00' },
  zone: 'Asia/Shanghai',
  nowMs,
  today: '2026-11-20',
  likelyRepeatOf: '',
  offered: undefined,
  mayRelease: false,
}

function filled(): IntakeDraft {
  const draft = emptyIntake(newId)
  return {
    ...draft,
    device: {
      ...draft.device,
      code: '356938035643809',
      serial: '356938035643809',
      imei: '356938035643809',
      modelName: 'Mate 10',
      deviceClass: 'phone',
    },
    customer: {
      kind: 'new',
      customerId: newId(),
      form: { ...emptyCustomerForm('138 1234 5678'), name: '张小明' },
      consentGiven: true,
    },
    fault: '不开机',
    condition: {
      screen: { state: 'bad', note: '左上角裂', alreadyOn: '2026-08-02' },
      back: { state: 'good', note: '', alreadyOn: '' },
    },
    accessories: { charger: 2 },
    otherAccessories: '蓝色布袋、说明书',
  }
}

describe('the intake form', () => {
  it('names everything that is missing, in the order of the screen', () => {
    const { device, ...draft } = emptyIntake(newId)
    const known = { ...draft, device: { ...device, deviceClass: 'phone' } }
    expect(intakeGaps(known, around)).toEqual(['model', 'customer', 'fault', 'condition'])
  })

  it('makes a command that main understands', () => {
    expect(intakeGaps(filled(), around)).toEqual([])
    const input = receiveDeviceInput.parse(receiveInput(filled(), around))
    expect(input.newCustomer?.phones).toEqual(['13812345678'])
    expect(input.accessories).toEqual([
      { id: 'charger', name: '充电器', count: 2 },
      { id: 'other-1', name: '蓝色布袋', count: 1 },
      { id: 'other-2', name: '说明书', count: 1 },
    ])
    expect(input.condition[0]).toMatchObject({ state: 'bad', alreadyOn: '2026-08-02', note: '左上角裂' })
    expect(input.promisedAtMs).toBe(Date.parse('2026-11-25T18:00:00+08:00'))
  })

  it('asks for every line of the condition', () => {
    const { condition, ...draft } = filled()
    const { back: _, ...rest } = condition
    expect(conditionLeft({ ...draft, condition: rest }, reference)).toBe(1)
    expect(intakeGaps({ ...draft, condition: rest }, around)).toEqual(['condition'])
  })

  it('stops at an amount with three decimals instead of dropping it', () => {
    expect(intakeGaps({ ...filled(), deposit: '12.345' }, around)).toEqual(['deposit'])
    expect(intakeGaps({ ...filled(), deposit: '12.30' }, around)).toEqual([])
  })

  it('stops at a purchase date in the future, and at one that is no date', () => {
    const draft = filled()
    const bought = (saleDay: string) => ({ ...draft, device: { ...draft.device, saleDay } })
    expect(intakeGaps(bought('2027-01-01'), around)).toEqual(['saleDay'])
    expect(intakeGaps(bought('2026-13-01'), around)).toEqual(['saleDay'])
    expect(intakeGaps(bought('2026-11-20'), around)).toEqual([])
  })

  it('takes a visit with a fault that nobody knows yet', () => {
    const draft = { ...filled(), fault: '', faultUnknown: true }
    expect(intakeGaps(draft, around)).toEqual([])
    expect(receiveInput(draft, around).fault).toBe('故障待查')
  })

  it('takes advice without a device', () => {
    const empty = emptyIntake(newId)
    const draft: IntakeDraft = { ...filled(), kind: 'consultation', device: empty.device }
    expect(intakeGaps(draft, around)).toEqual([])
    const input = receiveInput(draft, around)
    expect(input.device).toBeUndefined()
    expect(input.condition).toEqual([])
  })

  it('does not promise the past', () => {
    expect(intakeGaps(filled(), { ...around, promise: { day: '2026-11-20', time: '09:00' } })).toEqual([
      'promise',
    ])
  })

  it('keeps what the scanner sent, until another number is typed over it', () => {
    const raw = 'IMEI:35693803-564380-9'
    const scanned = withCode(filled(), '356938035643809', raw)
    expect(receiveInput(scanned, around)).toMatchObject({ scanned: [raw] })
    // The field is left with the same number in it.
    expect(withCode(scanned, '356938035643809').device.scanned).toEqual([raw])
    const other = withCode(scanned, '490154203237518')
    expect(receiveInput(other, around)).toMatchObject({ scanned: [] })
    expect(readIntake(JSON.parse(JSON.stringify(scanned)))).toEqual(scanned)
  })

  it('shows the defects of the last visit as already so', () => {
    const passport = {
      device: { id: 'device-1' },
      details: {
        serial: 'ABC1234',
        imei: '',
        imei2: '',
        modelId: 'm',
        modelName: 'M',
        deviceClass: 'pc',
        invoiceNumber: 'INV1',
      },
      knownCondition: [{ id: 'screen', name: '屏幕', note: '划痕', day: '2026-08-02' }],
    } as unknown as DevicePassport
    const draft = withPassport(emptyIntake(newId), passport)
    expect(draft.condition.screen).toEqual({ state: 'bad', note: '划痕', alreadyOn: '2026-08-02' })
    expect(draft.device).toMatchObject({ deviceId: 'device-1', known: true, proof: 'invoice' })
  })

  it('keeps the customer for the next device of a batch, and nothing of the device', () => {
    const draft = filled()
    const next = nextOfSameCustomer(draft, draft.customer, newId)
    expect(next.customer).toBe(draft.customer)
    expect(next.batchId).not.toBe('')
    expect(next.device.serial).toBe('')
    expect(next.commandId).not.toBe(draft.commandId)
    expect(nextOfSameCustomer(next, next.customer, newId).batchId).toBe(next.batchId)
  })

  it('comes back as it was from a kept draft, and starts empty from a damaged one', () => {
    const draft = filled()
    expect(readIntake(JSON.parse(JSON.stringify(draft)))).toEqual(draft)
    expect(readIntake({ commandId: 'x' })).toBeUndefined()
    expect(readIntake('nonsense')).toBeUndefined()
  })

  it('knows whether anything was typed', () => {
    expect(isTouched(emptyIntake(newId))).toBe(false)
    expect(isTouched({ ...emptyIntake(newId), fault: 'a' })).toBe(true)
  })
})

describe('a device number', () => {
  it('is an IMEI with a right check digit, else a doubt, never a refusal', () => {
    expect(readDeviceCode('35 693803 564380 9')).toEqual({
      kind: 'imei',
      value: '356938035643809',
      doubtful: false,
    })
    expect(readDeviceCode('356938035643808')).toMatchObject({ kind: 'serial', doubtful: true })
    expect(readDeviceCode('A0000002123456')).toMatchObject({ kind: 'meid' })
    expect(readDeviceCode('snle-7042')).toMatchObject({ kind: 'serial', value: 'SNLE-7042', doubtful: false })
    expect(readDeviceCode('ab')).toMatchObject({ kind: 'wrong', reason: 'serial-too-short' })
    expect(readDeviceCode('000000000000000')).toMatchObject({ kind: 'wrong', reason: 'imei-placeholder' })
  })
})

describe('the promise', () => {
  const hours = Array.from({ length: 7 }, (_, day) => (day === 6 ? null : { open: '09:00', close: '20:00' }))
  const outlet = {
    zone: 'Asia/Shanghai',
    policy: { ...defaultPolicy, defaultPromiseDays: 3 },
    details: { hours },
  } as unknown as OutletRow

  it('counts working days and leaves two hours before closing', () => {
    // Friday; Sunday is closed.
    expect(defaultPromise(outlet, nowMs)).toEqual({ day: '2026-11-24', time: '18:00' })
  })

  it('says that a day is closed', () => {
    expect(isOpenDay(outlet, '2026-11-22')).toBe(false)
    expect(isOpenDay(outlet, '2026-11-23')).toBe(true)
    expect(isOpenDay(outlet, '2026-10-01')).toBe(false)
  })

  it('reads an hour as people type it', () => {
    const at = (time: string) => promiseInstant({ day: '2026-11-25', time }, 'Asia/Shanghai')
    expect(at('1830')).toBe(Date.parse('2026-11-25T18:30:00+08:00'))
    expect(at('9:05')).toBe(Date.parse('2026-11-25T09:05:00+08:00'))
    expect(at('25:00')).toBeUndefined()
  })
})

describe('a second visit', () => {
  const visit = (more: Partial<TicketRow>) =>
    ({
      outcome: 'repaired',
      closedAtMs: nowMs - 5 * 86_400_000,
      faultCode: 'PH-SCR-01',
      ...more,
    }) as TicketRow
  const passport = (visits: readonly TicketRow[]) => ({ visits }) as unknown as DevicePassport
  const today = new Date(nowMs).toISOString().slice(0, 10)
  const earlier = (visits: readonly TicketRow[], faultCode = 'PH-SCR-01') =>
    earlierRepair(passport(visits), faultCode, today, 'UTC')
  const daysAgo = (days: number) => ({ closedAtMs: nowMs - days * 86_400_000 })

  it('repeats a repair of at most 90 days ago, and says whether it was within 30', () => {
    expect(earlier([visit({})])).toMatchObject({ days: 5, within: 30 })
    expect(earlier([visit(daysAgo(30))])).toMatchObject({ days: 30, within: 30 })
    expect(earlier([visit(daysAgo(31))])).toMatchObject({ days: 31, within: 90 })
    expect(earlier([visit(daysAgo(90))])).toMatchObject({ days: 90, within: 90 })
    expect(earlier([visit(daysAgo(91))])).toBeUndefined()
    expect(earlier([visit({ outcome: 'declined' })])).toBeUndefined()
  })

  it('is compared with the repair of the same fault, also where another came after it', () => {
    const other = visit({ ...daysAgo(3), faultCode: 'PH-PWR-01', id: 'other' })
    expect(earlier([other, visit({ ...daysAgo(40), id: 'same' })])?.visit.id).toBe('same')
    expect(earlier([other], 'PH-SCR-01')?.visit.id).toBe('other')
  })

  it('is the same fault when the family is the same', () => {
    expect(sameFault(visit({}), 'PH-SCR')).toBe(true)
    expect(sameFault(visit({}), 'PH-PWR-01')).toBe(false)
    expect(sameFault(visit({ faultCode: '' }), 'PH-SCR')).toBe(false)
  })
})

describe('a customer as typed', () => {
  it('is read from one box by its shape', () => {
    expect(emptyCustomerForm('13812345678').phones).toEqual(['13812345678'])
    expect(emptyCustomerForm('张小明').name).toBe('张小明')
    expect(emptyCustomerForm('王小明 138 0000 0000')).toMatchObject({
      name: '王小明',
      phones: ['138 0000 0000'],
    })
    expect(emptyCustomerForm('13800000000 Wang Xiaoming')).toMatchObject({
      name: 'Wang Xiaoming',
      phones: ['13800000000'],
    })
    expect(emptyCustomerForm('海风科技有限公司')).toMatchObject({
      kind: 'company',
      company: '海风科技有限公司',
    })
  })

  it('needs a phone that can be called and a name', () => {
    expect(customerGaps(emptyCustomerForm('12345'))).toEqual(['phone', 'name'])
    expect(customerGaps({ ...emptyCustomerForm('13812345678'), name: 'A', taxNumber: '123' })).toEqual([
      'taxNumber',
    ])
  })

  it('keeps one form of a phone and the region in front of the address', () => {
    const details = detailsFromForm({
      ...emptyCustomerForm('+86 138-1234-5678'),
      name: ' 张小明 ',
      addressNames: '广东省深圳市',
      address: '华强北路 1002 号',
    })
    expect(details).toMatchObject({
      phones: ['13812345678'],
      name: '张小明',
      address: '广东省深圳市 华强北路 1002 号',
    })
  })
})

describe('the receipt at hand-over', () => {
  const proof = { ticketId: 't', from: 'receipt', copy: 1, latestCopy: 1 } as const
  it('is good when it is the original and was never printed again', () => {
    expect(isGoodProof(proof)).toBe(true)
    expect(isGoodProof({ ...proof, latestCopy: 2 })).toBe(false)
    expect(isGoodProof({ ...proof, copy: 2, latestCopy: 2 })).toBe(false)
    expect(isOutdated({ ...proof, latestCopy: 2 })).toBe(true)
    expect(isOutdated({ ...proof, copy: 2, latestCopy: 2 })).toBe(false)
    expect(isGoodProof({ ...proof, from: 'label' })).toBe(false)
    expect(isGoodProof(undefined)).toBe(false)
  })
})

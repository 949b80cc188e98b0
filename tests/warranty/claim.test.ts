/**
 * The warranty side of a ticket, as a counter, a bench and a manager live it: exclusions with their evidence, the
 * customer's objection, the manager's decision, exchanges, contracts, and an answer that can be repeated years later.
 */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Claim, claimAggregate } from '../../shared/claim/state'
import type { CommandInput } from '../../shared/commands/registry'
import type { ClaimResult, RepeatedAnswer, WarrantyResult } from '../../shared/questions/warranty'
import type { Answer } from '../../shared/result'
import { type Ticket, ticketAggregate } from '../../shared/ticket/state'
import { quickFolder } from '../support/folders'
import { allPassed } from '../support/full-day'
import { givePins, openWindow, type TestWindow } from '../support/window'
import { intake, startWorkstation, type TestWorkstation } from '../support/workstation'

type FoundInput = NonNullable<CommandInput<'receiveDevice'>['exclusions']>[number]

const dayMs = 86_400_000
let test: TestWorkstation
let window: TestWindow
beforeEach(async () => {
  test = startWorkstation({ folder: quickFolder() })
  await givePins(test)
  window = openWindow(test)
  await window.signIn('counter')
})
afterEach(() => test.end())

const phone = { serial: 'SN0001', modelName: '华为 Mate 40 Pro', deviceClass: 'phone', saleDay: '2026-03-01' }
const liquid: FoundInput = {
  code: 'liquid',
  evidence: [
    { kind: 'photo', item: 'liquid-trace', ref: 'a'.repeat(64) },
    { kind: 'checklist', item: 'liquid-indicator' },
  ],
}

function receive(changes: Parameters<typeof intake>[0] = {}): string {
  const input = intake({ device: phone, deviceId: 'device-one', ...changes })
  test.must('counter', 'receiveDevice', input)
  return input.ticketId
}
const value = <Value>(answer: Answer<unknown>): Value => {
  if (answer.kind !== 'ok') throw new Error(JSON.stringify(answer))
  return answer.value as Value
}
const claimOf = async (ticketId: string, language: 'zh-CN' | 'en' = 'zh-CN') =>
  value<ClaimResult>(await window.ask('claim', { ticketId, language }))
const stateOf = (ticketId: string) =>
  test.workstation.states.load(claimAggregate, ticketId).state as Claim | undefined
const ticketOf = (ticketId: string) => test.workstation.states.load(ticketAggregate, ticketId).state as Ticket

describe('an exclusion', () => {
  it('is refused without all of its evidence, at intake and after', () => {
    const half = { ...liquid, evidence: liquid.evidence.slice(0, 1) }
    const bare = { ...liquid, evidence: liquid.evidence.map((one) => ({ ...one, ref: '' })) }
    for (const found of [half, bare]) {
      const input = intake({ device: phone, deviceId: 'device-one', exclusions: [structuredClone(found)] })
      expect(test.give('counter', 'receiveDevice', input)).toMatchObject({
        kind: 'refused',
        reason: 'evidence-missing',
      })
    }
    const ticketId = receive()
    expect(test.give('technician', 'findExclusion', { ticketId, ...structuredClone(half) })).toMatchObject({
      kind: 'refused',
      reason: 'evidence-missing',
      detail: { missing: 'liquid-indicator' },
    })
    expect(stateOf(ticketId)?.exclusions).toEqual([])
  })

  it('stands with its evidence, is objected to, and is set aside by a manager alone, with a reason', async () => {
    const ticketId = receive({ exclusions: [structuredClone(liquid)] })
    expect((await claimOf(ticketId)).answer).toMatchObject({ covered: 'no' })
    test.must('counter', 'recordObjection', { ticketId, code: 'liquid', objection: '没有进过水' })
    const said = await claimOf(ticketId)
    expect(said.card.exclusions.join()).toContain('没有进过水')
    expect(said.card.exclusions[0]).toContain('进液痕迹照片')
    const aside = { ticketId, code: 'liquid', reason: '老客户，痕迹很轻' } as const
    expect(test.give('counter', 'setExclusionAside', aside)).toMatchObject({ reason: 'not-allowed' })
    expect(test.give('manager', 'setExclusionAside', { ...aside, reason: ' ' })).toMatchObject({
      reason: 'not-understood',
    })
    test.must('manager', 'setExclusionAside', aside)
    const after = await claimOf(ticketId)
    expect(after.answer.covered).toBe('yes')
    expect(after.exclusions[0]).toMatchObject({ objection: '没有进过水', setAsideBy: '职员 manager' })
    expect(after.card.exclusions.join()).toContain('职员 manager')
    expect(test.give('manager', 'setExclusionAside', aside)).toMatchObject({
      reason: 'exclusion-already-set-aside',
    })
  })

  it('found by mistake is taken off, and both stay in the journal', async () => {
    const ticketId = receive({ exclusions: [structuredClone(liquid)] })
    test.must('technician', 'dropExclusion', { ticketId, code: 'liquid', reason: '防潮标是好的' })
    expect((await claimOf(ticketId)).answer.covered).toBe('yes')
    const types = test.workstation.journal.stream(`claim/${ticketId}`).map((fact) => fact.envelope.type)
    expect(types).toEqual(['exclusionFound', 'warrantyAnswered', 'exclusionDropped'])
  })
})

describe('an answer', () => {
  it('is kept with its rule set and its facts, and comes out the same years later', async () => {
    const ticketId = receive()
    const [kept] = stateOf(ticketId)?.answers ?? []
    expect(kept).toMatchObject({ day: '2026-06-15', covered: 'yes' })
    expect(kept?.ruleSetHash).toMatch(/^[0-9a-f]{64}$/)
    test.clock.nowMs += 900 * dayMs
    const again = value<RepeatedAnswer>(
      await window.ask('repeatAnswer', { ticketId, place: 0, language: 'zh-CN' }),
    )
    expect(again).toMatchObject({ same: true, day: '2026-06-15', ruleSetHash: kept?.ruleSetHash })
    expect(again.card.coverage).toContain('免费修理')
    test.must('counter', 'keepAnswer', { ticketId })
    expect(stateOf(ticketId)?.answers).toHaveLength(2)
  })
})

describe('a device that has been here', () => {
  it('has its card by its number alone, under any of its numbers, and an unknown number has none', async () => {
    receive({ device: { ...phone, imei: '490154203237518', invoiceNumber: 'FP-1' } })
    const bySerial = async (serial: string) =>
      value<{ warranty: WarrantyResult } | null>(
        await window.ask('warrantyOfSerial', { serial, language: 'zh-CN' }),
      )
    for (const serial of ['SN0001', '490154203237518']) {
      expect(await bySerial(serial)).toMatchObject({ serial, warranty: { covered: true } })
    }
    expect(await bySerial('SN9999')).toBeNull()
  })
})

describe('the clock of the running repair', () => {
  it('says whose days they were, warns before a limit, and names the right that arises', async () => {
    const ticketId = receive()
    test.must('technician', 'startDiagnosis', { ticketId })
    test.clock.nowMs += 3 * dayMs
    test.must('technician', 'recordDiagnosis', { ticketId, faultCode: 'PH-SCR-01' })
    const quote = {
      ticketId,
      lines: [{ kind: 'labour' as const, code: 'L', name: '更换', quantity: 1, unitFen: 100 }],
      expiresOn: '2027-01-01',
    }
    test.must('technician', 'giveQuote', quote)
    test.clock.nowMs += 2 * dayMs
    const { quoteId } = ticketOf(ticketId).quote ?? { quoteId: '' }
    test.must('counter', 'answerQuote', { ticketId, quoteId, accepted: true, how: 'counter' })
    const line = ticketOf(ticketId).labour[0]
    test.must('technician', 'removeLabour', { ticketId, lineId: line?.lineId ?? '' })
    test.clock.nowMs += 21 * dayMs
    const { answer, card } = await claimOf(ticketId)
    expect(answer.clock).toMatchObject({ daysInRepair: 26, byUs: 24, byCustomer: 2, waitingFor: 'us' })
    expect(answer.clock?.limits[0]).toMatchObject({ overDays: 30, countedDays: 24, isWarning: true })
    expect(card.isClockWarning).toBe(true)
    await window.signIn('manager')
    const watch = async () =>
      value<{ clocks: readonly object[] }>(await window.ask('warrantyWatch', { language: 'zh-CN' })).clocks
    expect(await watch()).toMatchObject([{ ticketId, daysLeft: 6, right: '换货', waitingFor: 'us' }])
    test.clock.nowMs += 7 * dayMs
    expect(await watch()).toMatchObject([{ ticketId, isReached: true }])
    expect((await claimOf(ticketId)).answer.may).toContain('exchange')
  })
})

describe('an exchanged unit', () => {
  it('keeps both numbers, starts its period again, and leaves the old one without', async () => {
    const ticketId = receive({ kind: 'exchange' })
    const exchange = { ticketId, deviceId: 'device-one', newDeviceId: 'device-two' }
    expect(test.give('counter', 'exchangeDevice', { ...exchange, newSerial: 'sn0001' })).toMatchObject({
      reason: 'exchange-needs-another-serial',
    })
    test.must('counter', 'exchangeDevice', { ...exchange, newSerial: 'SN0002' })
    expect(test.give('counter', 'exchangeDevice', { ...exchange, newSerial: 'SN0003' })).toMatchObject({
      reason: 'already-exchanged',
    })
    expect(await claimOf(ticketId)).toMatchObject({ replacedBy: { newSerial: 'SN0002' } })
    test.must('counter', 'makeReady', { ticketId, outcome: 'exchanged' })
    test.clock.nowMs += 10 * dayMs
    const next = receive({ deviceId: 'device-two', device: { ...phone, serial: 'SN0002' } })
    const { answer, replaces } = await claimOf(next)
    expect(replaces).toMatchObject({ oldSerial: 'SN0001', on: '2026-06-15' })
    expect(answer.period).toMatchObject({ firstDay: '2026-06-15', lastDay: '2027-06-14' })
    const old = receive({ deviceId: 'device-one', device: phone })
    expect((await claimOf(old)).answer.contradictions.map(({ code }) => code)).toContain(
      'unit-was-exchanged-away',
    )
  })
})

describe('an extended warranty', () => {
  const contract = {
    contractId: 'contract-1',
    number: 'EW-1001',
    from: '2027-03-01',
    to: '2028-02-29',
    remedies: ['free-repair' as const],
  }
  it('covers after the law’s period, is corrected by its id and ended by a manager', async () => {
    const ticketId = receive()
    test.must('counter', 'enterContract', { deviceId: 'device-one', contract })
    expect(
      test.give('counter', 'enterContract', {
        deviceId: 'device-one',
        contract: { ...contract, contractId: 'contract-2' },
      }),
    ).toMatchObject({ reason: 'contract-already-there' })
    test.must('counter', 'cancelTicket', { ticketId, reason: '改天再来' })
    test.clock.nowMs += 365 * dayMs
    const later = receive()
    expect((await claimOf(later)).answer).toMatchObject({ covered: 'yes' })
    expect((await claimOf(later)).answer.remedies[0]).toMatchObject({ reference: 'EW-1001' })
    test.must('manager', 'endContract', { deviceId: 'device-one', contractId: 'contract-1', reason: '退保' })
    expect((await claimOf(later)).answer.covered).toBe('no')
  })
})

describe('headquarters’ serial list', () => {
  it('proves the purchase where the invoice is lost, and says when the number is another model’s', async () => {
    await window.signIn('administrator')
    const lines = [
      'serial,model,made,sold',
      'sn9001,another-model,2026/1/5,2026-02-01',
      'no serial here!',
      '',
    ]
    expect(
      value(await window.ask('importSerials', { listId: 'file', asOf: '2026-06-01', firstLine: 1, lines })),
    ).toEqual({ taken: 1, wrong: [{ line: 3, why: 'serial' }], count: 1 })
    const asked = value<WarrantyResult>(
      await window.ask('warranty', {
        serial: 'SN9001',
        modelId: 'this-model',
        deviceClass: 'phone',
        proof: 'none',
        language: 'zh-CN',
      }),
    )
    expect(asked.answer).toMatchObject({
      covered: 'yes',
      proof: { kind: 'serial-list', startsOn: '2026-02-01' },
    })
    expect(JSON.stringify(asked.answer)).toContain('serial-of-another-model')
  })
})

describe('the warranty on a repair', () => {
  it('stands by each labour line as it was when the line was added, whatever the policy says later', async () => {
    const ticketId = receive({ faultCode: 'PH-SCR-01' })
    test.must('technician', 'startDiagnosis', { ticketId })
    test.must('technician', 'recordDiagnosis', { ticketId, faultCode: 'PH-SCR-01' })
    const line = {
      ticketId,
      code: 'L-SCR',
      name: '更换屏幕总成',
      priceFen: 0,
      minutes: 30,
      underWarranty: true,
    }
    const { policy } = test.workstation.rows.get<{ policy: object }>('outlet', 'this') ?? { policy: {} }
    const setDays = (repairWarrantyDays: number) =>
      test.must('manager', 'changePolicy', {
        policy: { ...policy, repairWarrantyDays },
        reason: '试验',
      } as never)
    setDays(60)
    test.must('technician', 'addLabour', line)
    setDays(30)
    test.must('technician', 'addLabour', { ...line, code: 'L-CLN', name: '清洁' })
    test.must('technician', 'startRepair', { ticketId })
    test.must('technician', 'recordTest', { ticketId, items: allPassed(test) })
    test.must('technician', 'makeReady', { ticketId, outcome: 'repaired' })
    test.clock.nowMs += 20 * dayMs
    const again = receive({ faultCode: 'PH-SCR-02', repeatOf: ticketId })
    const { answer, card } = await claimOf(again)
    expect(answer.repairWarranty).toMatchObject([
      { labour: '更换屏幕总成', lastDay: '2026-08-14' },
      { labour: '清洁', lastDay: '2026-07-15' },
    ])
    expect(answer.repeatRepair).toMatchObject([
      { days: 20, isWithin30: true, sameFamily: 'yes', isFree: true },
    ])
    expect(card.repeats[0]).toContain('30 天内')
    // In English by the list of labour; what somebody wrote by hand is called as it was written.
    const english = (await claimOf(again, 'en')).card.repairWarranty
    expect(english[0]).toContain('Replace screen assembly: until')
    expect(english[1]).toContain('清洁: until')
    expect(card.repairWarranty[0]).toContain('更换屏幕总成：保修至')
  })
})

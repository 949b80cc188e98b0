/** Cases as they come to the counter, each with what the customer is told. */

import { describe, expect, it } from 'vitest'
import { hashOf } from '../../scripts/warranty-rules'
import { canonicalJson } from '../../shared/warranty/canonical'
import { warrantyCard } from '../../shared/warranty/card'
import { parseWarrantyFacts } from '../../shared/warranty/facts'
import { mergeOverlay } from '../../shared/warranty/overlay'
import { indexRuleSet, loadRuleSet } from '../../shared/warranty/rules'
import { assess, shipped, soldOn } from './warranty-support'

const phone = { class: 'phone' as const, proof: soldOn('2025-03-01'), priceFen: 300_000 }
const codes = (list: readonly { readonly code: string }[]) => list.map((said) => said.code)

describe('The first days', () => {
  it('give return, exchange or repair to day 7, exchange or repair to day 15, then free repair', () => {
    expect(assess(phone, '2025-03-07').may).toEqual(['return', 'exchange', 'repair'])
    expect(assess(phone, '2025-03-08').may).toEqual(['exchange', 'repair'])
    expect(assess(phone, '2025-03-15').may).toEqual(['exchange', 'repair'])
    expect(assess(phone, '2025-03-16').may).toEqual(['free-repair'])
  })

  it('begin a day later where the outlet counts from the day after', () => {
    const later = { ...phone, settings: { dayOne: 'day-after' as const } }
    expect(assess(later, '2025-03-01')).toMatchObject({ dayNumber: 1 })
    expect(assess(later, '2025-03-08').may).toContain('return')
    expect(assess(later, '2025-03-09').may).not.toContain('return')
    expect(assess(later, '2026-03-01').covered).toBe('yes')
    expect(assess(later, '2026-03-02').covered).toBe('no')
  })

  it('are kept as they were on the day of the claim', () => {
    expect(assess({ ...phone, claimedOn: '2025-03-06' }, '2025-03-20').may).toContain('return')
  })

  it('give no exchange where no fault is found, and wait for the diagnosis where it is unknown', () => {
    expect(assess({ ...phone, fault: { kind: 'none-found' } }, '2025-03-03').may).toEqual(['free-repair'])
    const unknown = assess({ ...phone, fault: { kind: 'unknown' } }, '2025-03-03')
    expect(unknown.remedies.every((remedy) => remedy.condition === 'fault-confirmed')).toBe(true)
  })
})

describe('The period', () => {
  it('ends on the last day that the slip names, and the answer says when that is', () => {
    const last = assess(phone, '2026-02-28')
    expect(last).toMatchObject({ covered: 'yes', change: { day: '2026-03-01', covered: 'no' } })
    expect(assess(phone, '2026-03-01')).toMatchObject({ covered: 'no', may: ['paid'], change: null })
  })

  it('of a sale on 29 February lasts to 28 February', () => {
    const leap = { ...phone, proof: soldOn('2024-02-29') }
    expect(assess(leap, '2024-06-01').period?.lastDay).toBe('2025-02-28')
    expect(assess({ ...phone, proof: soldOn('2024-02-28') }, '2024-06-01').period?.lastDay).toBe('2025-02-27')
    expect(assess({ ...phone, proof: soldOn('2023-03-01') }, '2024-01-01').period?.lastDay).toBe('2024-02-29')
  })

  it('is lengthened by a repair, also by one that runs over its end', () => {
    const repairs = [{ id: 'R1', from: '2026-02-20', to: '2026-03-12', family: 'power' }]
    const over = assess({ ...phone, repairs, fault: { family: 'display' } }, '2026-03-15')
    expect(over.period).toMatchObject({ extensionDays: 20, lastDay: '2026-03-20', isInForce: true })
    const late = [{ id: 'R1', from: '2026-03-05', to: '2026-03-12', family: 'power' }]
    expect(assess({ ...phone, repairs: late }, '2026-03-15').period?.extensionDays).toBe(0)
  })

  it('covers a device that came in on its last day for as long as it is in repair', () => {
    const repairs = [{ id: 'R1', from: '2026-02-28', to: null }]
    expect(assess({ ...phone, repairs }, '2026-03-20').covered).toBe('yes')
  })

  it('of main parts of a computer is two years, named or still to be found', () => {
    const pc = { class: 'pc' as const, proof: soldOn('2024-05-01') }
    expect(assess({ ...pc, fault: { part: 'mainboard' } }, '2026-04-30').may).toEqual(['free-repair'])
    expect(assess({ ...pc, fault: { part: 'mainboard' } }, '2026-05-01').covered).toBe('no')
    expect(assess({ ...pc, fault: { part: 'camera' } }, '2026-04-30').covered).toBe('no')
    expect(assess(pc, '2026-04-30').covered).toBe('depends')
  })

  it('of an accessory is its own, and two exchanges bring the money back', () => {
    const battery = { ...phone, fault: { part: 'battery' } }
    expect(assess(battery, '2025-08-31').may).toEqual(['exchange'])
    expect(assess(battery, '2025-09-01').covered).toBe('no')
    const twice = assess({ ...battery, accessoryExchanges: 2, accessoryPriceFen: 9_900 }, '2025-08-31')
    expect(twice.may).toEqual(['return', 'exchange'])
    expect(twice.refund).toMatchObject({ subject: 'accessory', amountFen: 9_900 })
  })

  it('starts again with the exchanged unit, and says so when the old one comes in', () => {
    const exchanges = [{ on: '2025-12-01', oldSerial: 'OLD', newSerial: 'NEW' }]
    const repairs = [{ id: 'R1', from: '2025-06-01', to: '2025-06-05' }]
    const unit = assess({ ...phone, serial: 'NEW', exchanges, repairs }, '2026-06-01')
    expect(unit.period?.lastDay).toBe('2026-11-30')
    expect(unit.repairs?.used).toBe(0)
    const old = assess({ ...phone, serial: 'OLD', exchanges }, '2026-06-01')
    expect(codes(old.contradictions)).toEqual(['unit-was-exchanged-away'])
    expect(old.covered).toBe('no')
  })
})

describe('Proof of purchase', () => {
  it('can be the production date of a phone, ninety days on, for repair and exchange', () => {
    const lost = { class: 'phone' as const, proof: { kind: 'none' as const }, productionDate: '2025-01-01' }
    const answer = assess(lost, '2025-04-03')
    expect(answer.proof).toMatchObject({ kind: 'imei-production', startsOn: '2025-04-01' })
    expect(answer.may).toEqual(['exchange', 'repair'])
    expect(codes(answer.notes)).toContain('return-needs-invoice')
    expect(assess({ ...lost, class: 'pc' }, '2025-04-03')).toMatchObject({ covered: 'no', proof: null })
  })

  it('that contradicts itself is said', () => {
    const answer = assess(
      {
        ...phone,
        model: 'X1',
        serialModel: 'X2',
        invoiceModel: 'X3',
        productionDate: '2025-06-01',
        repairs: [{ id: 'R1', from: '2025-01-01', to: '2024-12-01' }],
      },
      '2025-07-01',
    )
    expect(codes(answer.contradictions)).toEqual([
      'invoice-before-production',
      'serial-of-another-model',
      'invoice-of-another-model',
      'repair-before-sale',
      'repair-ends-before-it-begins',
    ])
    expect(codes(answer.notes)).toContain('ask-headquarters')
    expect(assess(phone, '2025-02-01')).toMatchObject({ covered: 'no', change: { day: '2025-03-01' } })
  })

  it('of an extended contract carries on after the law', () => {
    const contracts = [{ id: 'EW-9', from: '2026-03-01', to: '2027-02-28' }]
    expect(assess({ ...phone, contracts }, '2027-02-28').remedies[0]?.reference).toBe('EW-9')
    expect(assess({ ...phone, contracts }, '2027-03-01').covered).toBe('no')
  })
})

describe('Repairs', () => {
  const twice = [
    { id: 'R1', from: '2025-05-01', to: '2025-05-04', family: 'display' },
    { id: 'R2', from: '2025-06-01', to: '2025-06-04', family: 'power' },
  ]

  it('used up twice give an exchange, of the same fault only by setting', () => {
    const fault = { family: 'power' }
    expect(assess({ ...phone, repairs: twice, fault }, '2025-07-01').may).toContain('exchange')
    const strict = assess(
      { ...phone, repairs: twice, fault, settings: { sameFaultOnly: true } },
      '2025-07-01',
    )
    expect(strict.repairs).toMatchObject({ used: 1, limit: 2, counted: ['R2'] })
    expect(strict.may).not.toContain('exchange')
  })

  it('of general goods used up twice give exchange or return', () => {
    const tv = { class: 'general' as const, productLine: 'tv', proof: soldOn('2025-03-01'), repairs: twice }
    expect(assess(tv, '2025-07-01').may).toEqual(['return', 'exchange', 'free-repair'])
  })

  it('that take more than thirty days through us give an exchange on day thirty-one', () => {
    const repairs = [{ id: 'R1', from: '2025-05-01', to: null }]
    const before = assess({ ...phone, repairs }, '2025-05-31')
    expect(before.clock?.limits[0]).toMatchObject({ countedDays: 30, daysLeft: 0, isWarning: true })
    expect(before.change).toMatchObject({ day: '2025-06-01' })
    expect(assess({ ...phone, repairs }, '2025-06-01').may).toContain('exchange')
  })

  it('that wait for the customer stand still', () => {
    const delays = [{ whose: 'customer' as const, from: '2025-05-03', to: null }]
    const repairs = [{ id: 'R1', from: '2025-05-01', to: null, delays }]
    const answer = assess({ ...phone, repairs }, '2025-09-01')
    expect(answer.clock).toMatchObject({ byUs: 2, byCustomer: 121, waitingFor: 'customer' })
    expect(answer.may).toEqual(['free-repair'])
    expect(answer.change).toBeNull()
  })

  it('keep their own warranty for labour and for each part, whatever comes after', () => {
    const repairs = [
      {
        id: 'R1',
        from: '2026-02-10',
        to: '2026-03-15',
        charged: 'customer' as const,
        family: 'display',
        parts: [{ part: 'display', partNumber: 'P-1', warrantyDays: 180 }],
      },
      { id: 'R2', from: '2026-04-01', to: '2026-04-02', charged: 'customer' as const, family: 'sound' },
    ]
    const answer = assess({ ...phone, repairs, fault: { family: 'display', part: 'display' } }, '2026-04-20')
    expect(answer.repairWarranty).toMatchObject([
      { repair: 'R1', kind: 'labour', lastDay: '2026-04-14', isInForce: false },
      { repair: 'R1', kind: 'part', part: 'display', lastDay: '2026-09-11', isInForce: true, match: 'yes' },
      { repair: 'R2', kind: 'labour', lastDay: '2026-05-02', isInForce: true, match: 'no' },
    ])
    expect(answer.may).toEqual(['free-repair'])
    expect(answer.repeatRepair).toMatchObject([
      { repair: 'R2', isWithin30: true, sameFamily: 'no' },
      { repair: 'R1', days: 36, isWithin30: false, isWithin90: true, sameFamily: 'yes', isFree: true },
    ])
  })
})

describe('The refund', () => {
  const repairs = [
    { id: 'R1', from: '2025-04-01', to: '2025-04-11' },
    { id: 'R2', from: '2025-05-01', to: '2025-05-11' },
  ]

  it('shows its arithmetic: days of use without days in repair, at half a percent', () => {
    const { refund } = assess({ ...phone, priceFen: 299_999, repairs }, '2025-06-09')
    expect(refund).toMatchObject({
      usedDays: 80,
      repairDays: 20,
      depreciationFen: 119_999,
      amountFen: 180_000,
    })
    expect(refund?.steps.map((step) => step.zh)).toEqual([
      '发票价格 ¥2,999.99',
      '购买后 100 天 − 修理占用 20 天 ＝ 使用 80 天',
      '折旧：¥2,999.99 × 0.5% × 80 天 ＝ ¥1,199.99',
      '今天应退 ¥1,800.00',
    ])
  })

  it('is without depreciation where the model is not there, and never less than nothing', () => {
    expect(assess({ ...phone, repairs, sameModelAvailable: false }, '2025-06-09')).toMatchObject({
      may: ['return', 'exchange', 'free-repair'],
      refund: { basis: 'full', amountFen: 300_000 },
    })
    expect(assess({ ...phone, repairs }, '2026-03-10').refund?.amountFen).toBe(0)
  })
})

describe('What stands against cover', () => {
  const evidence = [
    { kind: 'photo' as const, item: 'liquid-trace' },
    { kind: 'checklist' as const, item: 'liquid-indicator' },
  ]

  it('needs all its evidence, and the manager may decide otherwise', () => {
    const liquid = { code: 'liquid' as const, evidence, objection: '没有进水' }
    expect(assess({ ...phone, exclusions: [liquid] }, '2025-03-05')).toMatchObject({
      covered: 'no',
      may: ['paid'],
    })
    const half = assess(
      { ...phone, exclusions: [{ ...liquid, evidence: evidence.slice(0, 1) }] },
      '2025-03-05',
    )
    expect(half.covered).toBe('yes')
    expect(half.exclusions[0]?.missing[0]?.words.zh).toBe('防潮标变色')
    const overruled = { ...liquid, overruled: { by: '王店长', reason: '出厂受潮' } }
    expect(assess({ ...phone, exclusions: [overruled] }, '2025-03-05').covered).toBe('yes')
  })

  it('gives way to a ruling of headquarters, for and against', () => {
    const ruling = { id: 'HQ-7', decidedOn: '2026-06-01', decision: 'covered' as const, reason: '批次问题。' }
    expect(assess({ ...phone, ruling }, '2026-06-02').remedies[0]).toMatchObject({ reference: 'HQ-7' })
    const against = { ...ruling, decidedOn: '2025-03-02', decision: 'not-covered' as const }
    expect(assess({ ...phone, ruling: against }, '2025-03-03').may).toEqual(['paid'])
  })

  it('leaves the law above the rules: distance sales, and goods without a rule', () => {
    const distance = {
      ...phone,
      distanceSale: { receivedOn: '2025-03-03' },
      fault: { kind: 'none-found' as const },
    }
    expect(assess(distance, '2025-03-10').may).toContain('return')
    expect(assess(distance, '2025-03-11').may).not.toContain('return')
    const lamp = { class: 'general' as const, productLine: 'smart-lamp', proof: soldOn('2025-03-01') }
    expect(assess(lamp, '2025-03-07')).toMatchObject({
      may: ['return'],
      change: { day: '2025-03-08', covered: 'no' },
    })
    expect(assess(lamp, '2025-03-08').may).toEqual(['paid'])
    const repairs = [
      { id: 'R1', from: '2025-05-01', to: '2025-05-02', family: 'power', labourWarrantyDays: 60 },
    ]
    const again = assess({ ...lamp, repairs, fault: { family: 'power' } }, '2025-07-01')
    expect(again.remedies[0]).toMatchObject({ kind: 'free-repair', reference: 'R1', by: null })
  })
})

describe('The rule set', () => {
  it('is unverified, and every answer and card says so', () => {
    const answer = assess(phone, '2025-03-05')
    expect(answer.ruleSet).toEqual({ id: shipped.set.id, hash: hashOf(shipped.set), state: 'unverified' })
    expect(warrantyCard(answer, 'en').notes[0]).toBe(
      `Unverified rule set ${shipped.set.id}; HQ must confirm.`,
    )
  })

  it('has one hash whatever the layout and the order of keys', () => {
    expect(canonicalJson({ b: [1, { d: 'x', c: null }], a: '中' })).toBe(
      '{"a":"中","b":[1,{"c":null,"d":"x"}]}',
    )
    const shuffled = Object.fromEntries(Object.entries(shipped.set).reverse())
    expect(hashOf(shuffled)).toBe(shipped.hash)
    expect(hashOf({ ...shipped.set, id: 'other' })).not.toBe(shipped.hash)
  })

  it('can be corrected by headquarters: an ended row no longer answers for later sales', () => {
    const rows = shipped.set.rows.map((row) =>
      row.id === 'phone-day-8-15' ? { ...row, validTo: '2025-01-31' } : row,
    )
    const loaded = loadRuleSet({ ...shipped.set, rows }, 'h'.repeat(64))
    if (loaded.kind !== 'ok') throw new Error('refused')
    expect(assess(phone, '2025-03-10', loaded.value).may).toEqual(['free-repair'])
    expect(assess({ ...phone, proof: soldOn('2025-01-31') }, '2025-02-10', loaded.value).may).toContain(
      'exchange',
    )
  })

  it('is refused with the place that is wrong', () => {
    expect(
      loadRuleSet({ ...shipped.set, rows: [...shipped.set.rows, shipped.set.rows[0]] }, ''),
    ).toMatchObject({
      kind: 'refused',
      detail: { why: 'rows: row phone-day-1-7 is there twice' },
    })
    expect(parseWarrantyFacts({ class: 'phone', proof: { kind: 'none' }, pirce: 1 })).toMatchObject({
      kind: 'refused',
      detail: { why: 'Unrecognized key: "pirce"' },
    })
  })

  it('takes promises of a brand that add, and refuses those that take away', () => {
    const promises = (row: object, rule = 'promise') => ({
      format: 'counterbench-warranty-promises',
      formatVersion: 1,
      id: 'brand-x',
      issuedOn: '2026-01-01',
      title: { zh: '承诺', en: 'Promises' },
      rules: [{ ...shipped.set.rules.find(({ id }) => id === 'house'), id: 'brand-x', kind: rule }],
      rows: [
        {
          ...shipped.set.rows.find(({ id }) => id === 'phone-period'),
          id: 'x-period',
          rule: 'brand-x',
          brands: ['X'],
          ...row,
        },
      ],
    })
    const longer = mergeOverlay(shipped.set, promises({ months: 24 }))
    if (longer.kind !== 'ok') throw new Error(JSON.stringify(longer))
    const rules = indexRuleSet(longer.value, hashOf(longer.value))
    expect(assess({ ...phone, brand: 'X' }, '2027-02-28', rules).remedies[0]?.by?.row).toBe('x-period')
    expect(assess({ ...phone, brand: 'Y' }, '2027-02-28', rules).covered).toBe('no')
    expect(mergeOverlay(shipped.set, promises({ months: 6 }))).toMatchObject({
      reason: 'overlay-takes-away',
      detail: { row: 'x-period', law: 'phone-period' },
    })
    expect(mergeOverlay(shipped.set, promises({ id: 'phone-period' }))).toMatchObject({
      reason: 'overlay-replaces-a-row',
    })
    expect(mergeOverlay(shipped.set, promises({}, 'law'))).toMatchObject({
      reason: 'overlay-names-itself-law',
    })
    expect(mergeOverlay(shipped.set, { ...promises({}), exclusions: [] })).toMatchObject({
      reason: 'overlay-not-readable',
    })
  })
})

describe('The card', () => {
  it('says on screen and paper the same, in the language of the customer', () => {
    const repairs = [{ id: 'R1', from: '2025-05-01', to: null }]
    const answer = assess({ ...phone, repairs }, '2025-06-02')
    expect(warrantyCard(answer, 'zh')).toMatchObject({
      title: '三包与保修',
      state: 'covered',
      coverage: '在保，今天可以：换货、免费修理。',
      repairs: '已修理 0 次（满 2 次可换货）',
      changeDay: null,
      isClockWarning: true,
    })
    expect(warrantyCard(answer, 'zh').remedies[0]).toMatchObject({ row: 'phone-over-30-days', grade: 'B' })
    expect(warrantyCard(answer, 'en').coverage).toBe('Covered. Today: exchange, free repair.')
    expect(warrantyCard(answer, 'en').clock[1]).toBe('32 days, over the limit of 30: exchange')
    expect(warrantyCard(answer, 'en').refund[0]).toBe('Exchange is due; if the customer prefers his money:')
  })
})

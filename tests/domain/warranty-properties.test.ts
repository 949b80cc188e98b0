/** What must hold for every history, not only for the ones we thought of. */

import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { afterAll, describe, expect, it } from 'vitest'
import { hashOf } from '../../scripts/warranty-rules'
import { addDays, addMonths, calendarDay, dayParts, daysBetween } from '../../shared/calendar/calendar-day'
import type { WarrantyAnswer } from '../../shared/warranty/answer'
import { assessWarranty } from '../../shared/warranty/assess'
import { warrantyCard } from '../../shared/warranty/card'
import { mergeOverlay } from '../../shared/warranty/overlay'
import { indexRuleSet } from '../../shared/warranty/rules'
import { lastDayOfTerm } from '../../shared/warranty/term'
import { anyCases, claimOf, dayAt, factsOf, pastCases, shipped, soldOn } from './warranty-support'

const kindsOf = (answer: WarrantyAnswer) =>
  new Set(
    answer.remedies
      .filter((remedy) => remedy.kind !== 'paid')
      .map((remedy) => (remedy.kind === 'repair' ? 'free-repair' : remedy.kind)),
  )
const isWithin = (less: ReadonlySet<string>, more: ReadonlySet<string>) =>
  [...less].every((kind) => more.has(kind))
const rank = { yes: 2, depends: 1, no: 0 } as const

describe('Any history', () => {
  it('is answered in full, with sums that add up, ten thousand times', () => {
    fc.assert(
      fc.property(anyCases, ({ facts, today }) => {
        const answer = assessWarranty(facts, shipped, today)
        expect(answer.remedies.length).toBeGreaterThan(0)
        expect(answer.ruleSet.hash).toBe(shipped.hash)
        expect(answer.covered === 'yes').toBe(!answer.remedies.some((remedy) => remedy.kind === 'paid'))
        const { clock, refund, period, change } = answer
        if (clock) expect(clock.byUs + clock.byParts + clock.byCustomer).toBe(clock.daysInRepair)
        for (const limit of clock?.limits ?? [])
          expect(limit.isReached && limit.rightArisesOn !== null).toBe(false)
        if (refund && refund.amountFen !== null) {
          expect(Number.isInteger(refund.amountFen)).toBe(true)
          expect(refund.amountFen).toBeGreaterThanOrEqual(0)
          expect(refund.usedDays).toBeGreaterThanOrEqual(0)
          const price = refund.subject === 'accessory' ? facts.accessoryPriceFen : facts.priceFen
          expect(refund.amountFen + refund.depreciationFen).toBe(price)
        }
        if (period) {
          expect(daysBetween(today, period.lastDay)).toBe(period.daysLeft)
          expect(daysBetween(period.lastDayBeforeExtension, period.lastDay)).toBe(period.extensionDays)
        }
        if (change) expect(daysBetween(today, change.day)).toBe(change.inDays)
        for (const language of ['zh', 'en'] as const) {
          const text = JSON.stringify(warrantyCard(answer, language))
          expect(text).not.toMatch(/undefined|NaN|\[object/)
        }
      }),
      { numRuns: 10_000 },
    )
  })

  it('gives the same answer for the same facts, rules and day', () => {
    fc.assert(
      fc.property(anyCases, ({ facts, today }) => {
        const frozen = structuredClone(facts)
        const first = assessWarranty(facts, shipped, today)
        expect(assessWarranty(frozen, shipped, today)).toEqual(first)
        expect(facts).toEqual(frozen)
        expect(JSON.parse(JSON.stringify(first))).toEqual(first)
      }),
      { numRuns: 1_000 },
    )
  })

  it('names as the day of change exactly the first day with another answer', () => {
    fc.assert(
      fc.property(
        anyCases,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 25 }),
        (value, looks) => {
          const { facts, today } = value
          const answer = assessWarranty(facts, shipped, today)
          const claim = claimOf(answer)
          const at = (days: number) => claimOf(assessWarranty(facts, shipped, addDays(today, days)))
          const until = answer.change ? answer.change.inDays : 2_500
          const days = until <= 120 ? Array.from({ length: until - 1 }, (_, index) => index + 1) : []
          // Where tomorrow is the day of change, there is no day between.
          if (until > 1) {
            for (const look of looks) days.push(1 + Math.floor(look * (until - 2)))
            days.push(until - 1)
          }
          for (const day of days) expect([day, at(day)]).toEqual([day, claim])
          if (answer.change) {
            expect(at(until)).not.toBe(claim)
            const after = assessWarranty(facts, shipped, answer.change.day)
            expect(after.remedies).toEqual(answer.change.remedies)
            expect(after.covered).toBe(answer.change.covered)
          }
        },
      ),
      { numRuns: 1_500 },
    )
  })
})

describe('As days pass and nothing else happens', () => {
  it('no right comes back but by a contract that begins or a repair that takes too long', () => {
    fc.assert(
      fc.property(pastCases, fc.integer({ min: 1, max: 400 }), ({ facts, today }, days) => {
        const calm = {
          ...facts,
          contracts: [],
          repairs: facts.repairs.filter((repair) => repair.to !== null),
        }
        const before = assessWarranty(calm, shipped, today)
        const after = assessWarranty(calm, shipped, addDays(today, days))
        expect(isWithin(kindsOf(after), kindsOf(before))).toBe(true)
        expect(rank[after.covered]).toBeLessThanOrEqual(rank[before.covered])
        if (before.refund?.basis === 'less-depreciation' && after.refund?.basis === 'less-depreciation') {
          expect(after.refund.amountFen ?? 0).toBeLessThanOrEqual(before.refund.amountFen ?? 0)
        }
      }),
      { numRuns: 3_000 },
    )
  })

  it('the right from a too long repair stays while the device is in repair', () => {
    fc.assert(
      fc.property(pastCases, fc.integer({ min: 1, max: 200 }), ({ facts, today }, days) => {
        const reached = (answer: WarrantyAnswer) =>
          (answer.clock?.limits ?? []).filter((limit) => limit.isReached).map((limit) => limit.by.row)
        const before = reached(assessWarranty(facts, shipped, today))
        const after = reached(assessWarranty(facts, shipped, addDays(today, days)))
        expect(isWithin(new Set(before), new Set(after))).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  it('a device in repair never falls out of the period it came in with', () => {
    fc.assert(
      fc.property(pastCases, fc.integer({ min: 1, max: 900 }), ({ facts, today }, days) => {
        const running = facts.repairs.at(-1)
        fc.pre(running !== undefined && running.to === null && facts.claimedOn === undefined)
        const early = assessWarranty(facts, shipped, today)
        fc.pre(early.period?.isInForce === true && early.covered === 'yes' && facts.contracts.length === 0)
        fc.pre(running !== undefined && running.from <= early.period.lastDayBeforeExtension)
        // Records that contradict each other (a repair before the sale) are said to the person, and promise nothing.
        fc.pre(early.contradictions.length === 0)
        expect(assessWarranty(facts, shipped, addDays(today, days)).covered).toBe('yes')
      }),
      { numRuns: 1_500 },
    )
  })

  it('more days in repair never shorten the period and never lower the refund', () => {
    fc.assert(
      fc.property(pastCases, ({ facts, today }) => {
        const without = assessWarranty({ ...facts, repairs: [] }, shipped, today)
        const withThem = assessWarranty(facts, shipped, today)
        expect((withThem.period?.lastDay ?? '') >= (without.period?.lastDay ?? '')).toBe(true)
        if (withThem.refund && without.refund && withThem.refund.basis === without.refund.basis) {
          expect(withThem.refund.amountFen ?? 0).toBeGreaterThanOrEqual(without.refund.amountFen ?? 0)
        }
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('The law is the floor', () => {
  const promise = (extra: object, index: number) => ({
    id: `promise-${index}`,
    rule: 'brand',
    classes: ['phone', 'pc', 'av', 'general'],
    productLines: null,
    brands: null,
    article: { zh: '承诺', en: 'promise' },
    articleGrade: 'C',
    grade: 'C',
    source: 'brand',
    validFrom: '2015-01-01',
    validTo: null,
    words: { zh: '承诺', en: 'promise' },
    ...extra,
  })
  const days = (max: number) => fc.integer({ min: 1, max })
  const someRemedies = fc.subarray(['return', 'exchange', 'repair', 'free-repair'], { minLength: 1 })
  const kind = <T extends string>(situation: T) => fc.constant(situation)
  const overlayRow = fc.oneof(
    fc
      .record({ situation: kind('early-fault'), fromDay: days(20), length: days(60), remedies: someRemedies })
      .map(({ length, ...row }) => ({ ...row, toDay: row.fromDay + length })),
    fc.record({ situation: kind('whole-unit-period'), months: days(60) }),
    fc.record({
      situation: kind('main-part-period'),
      months: days(60),
      parts: fc.subarray(['mainboard', 'display', 'camera', 'tuner'], { minLength: 1 }),
    }),
    fc.record({
      situation: kind('accessory-period'),
      months: days(24),
      accessory: fc.constantFrom('battery', 'charger', 'camera', 'mainboard'),
      exchangesBeforeRefund: days(4),
    }),
    fc.record({ situation: kind('repeated-repair'), repairs: days(4), remedies: someRemedies }),
    fc.record({
      situation: kind('repair-too-long'),
      cause: fc.constantFrom('repairer', 'parts'),
      overDays: days(100),
      remedies: someRemedies,
    }),
    fc.record({ situation: kind('refund-in-place-of-exchange'), basisPointsPerDay: days(60) }),
    fc.record({ situation: kind('repair-warranty'), days: days(400) }),
    fc.record({
      situation: kind('proof'),
      proofKind: fc.constantFrom('invoice', 'serial-list', 'imei-production'),
      graceDays: fc.integer({ min: 0, max: 200 }),
      allows: someRemedies,
    }),
    fc.record({ situation: kind('repeat-repair'), withinDays: days(400) }),
  )
  const overlays = fc.array(overlayRow, { minLength: 1, maxLength: 4 }).map((rows) => ({
    format: 'counterbench-warranty-promises',
    formatVersion: 1,
    id: 'brand-x',
    issuedOn: '2026-01-01',
    title: { zh: '品牌承诺', en: 'Brand promises' },
    rules: [
      {
        id: 'brand',
        kind: 'promise',
        title: { zh: '品牌承诺', en: 'Brand promises' },
        validFrom: '2015-01-01',
        validTo: null,
        grade: 'C',
        source: 'brand',
        state: { zh: '有效', en: 'in force' },
      },
    ],
    rows: rows.map(promise),
  }))

  it('whatever promises are laid over it', () => {
    let accepted = 0
    let refusals = 0
    fc.assert(
      fc.property(overlays, fc.array(pastCases, { minLength: 5, maxLength: 5 }), (overlay, cases) => {
        const merged = mergeOverlay(shipped.set, overlay)
        if (merged.kind === 'refused') {
          expect(merged.reason).toBe('overlay-takes-away')
          refusals += 1
          return
        }
        accepted += 1
        const rules = indexRuleSet(merged.value, 'a'.repeat(64))
        for (const { facts, today } of cases) {
          const law = assessWarranty(facts, shipped, today)
          const more = assessWarranty(facts, rules, today)
          expect(isWithin(kindsOf(law), kindsOf(more))).toBe(true)
          expect(rank[more.covered]).toBeGreaterThanOrEqual(rank[law.covered])
          if (law.refund && law.refund.amountFen !== null) {
            expect(more.refund?.amountFen ?? -1).toBeGreaterThanOrEqual(law.refund.amountFen)
          }
          expect((more.period?.lastDay ?? '') >= (law.period?.lastDay ?? '')).toBe(true)
        }
      }),
      { numRuns: 1_500 },
    )
    expect(accepted).toBeGreaterThan(100)
    expect(refusals).toBeGreaterThan(100)
  })

  it('as written down a second time, by day of the count', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('phone' as const, 'pc' as const, 'general' as const),
        fc.integer({ min: 0, max: 2_000 }),
        fc.integer({ min: 0, max: 500 }),
        (productClass, sale, later) => {
          const facts = factsOf({ class: productClass, proof: soldOn(dayAt(sale)), priceFen: 100_000 })
          const { may } = assessWarranty(facts, shipped, dayAt(sale + later))
          const sold = Temporal.PlainDate.from(dayAt(sale))
          const isInYear = Temporal.PlainDate.compare(sold.add({ days: later }), sold.add({ years: 1 })) < 0
          if (later < 7) expect(may).toEqual(['return', 'exchange', 'repair'])
          else if (later < 15) expect(may).toEqual(['exchange', 'repair'])
          else if (isInYear) expect(may).toEqual(['free-repair'])
          else if (later > 366) expect(may).toContain('paid')
        },
      ),
      { numRuns: 3_000 },
    )
  })
})

describe('Days are calendar days', () => {
  const zoneBefore = process.env.TZ
  afterAll(() => {
    if (zoneBefore === undefined) delete process.env.TZ
    else process.env.TZ = zoneBefore
  })

  it('whatever zone the computer believes to be in, with summer time or without', () => {
    const digests = [
      'UTC',
      'Asia/Shanghai',
      'America/New_York',
      'Europe/Berlin',
      'Pacific/Apia',
      'Australia/Lord_Howe',
    ].map((zone) => {
      process.env.TZ = zone
      const cases = fc.sample(anyCases, { numRuns: 300, seed: 20_260_301 })
      return hashOf(cases.map(({ facts, today }) => assessWarranty(facts, shipped, today)))
    })
    expect(new Set(digests).size).toBe(1)
  })

  it('months are added as the Temporal library adds them, on every day of a leap cycle and around the centuries', () => {
    const spans = [
      ['2019-01-01', 1_900],
      ['1999-12-01', 130],
      ['2099-12-01', 130],
    ] as const
    for (const [first, days] of spans)
      for (let offset = 0; offset < days; offset++) {
        const day = addDays(calendarDay(first), offset)
        const there = Temporal.PlainDate.from(day)
        for (const months of [1, 3, 6, 12, 24, 36])
          if (addMonths(day, months) !== there.add({ months }).toString()) expect([day, months]).toBe('equal')
      }
  })

  it('a term of months ends as a second calendar library says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 }),
        fc.integer({ min: 1, max: 72 }),
        fc.constantFrom('invoice-day' as const, 'day-after' as const),
        (offset, months, dayOne) => {
          const start = addDays(calendarDay('1990-01-01'), offset)
          const end = lastDayOfTerm(start, months, dayOne)
          const sameDay = Temporal.PlainDate.from(start).add({ months })
          const isShort = sameDay.day < dayParts(start).dayOfMonth
          const expected = dayOne === 'day-after' || isShort ? sameDay : sameDay.subtract({ days: 1 })
          expect(end).toBe(expected.toString())
          expect(lastDayOfTerm(addDays(start, 1), months, dayOne) >= end).toBe(true)
        },
      ),
      { numRuns: 5_000 },
    )
  })
})

/** What the warranty tests share: the shipped rule set, short ways to write a case, and random histories. */

import fc from 'fast-check'
import { readRules } from '../../scripts/warranty-rules'
import { addDays, type CalendarDay, calendarDay } from '../../shared/calendar/calendar-day'
import type { WarrantyAnswer } from '../../shared/warranty/answer'
import { assessWarranty } from '../../shared/warranty/assess'
import { parseWarrantyFacts, type WarrantyFacts, type WarrantyFactsInput } from '../../shared/warranty/facts'
import type { LoadedRuleSet } from '../../shared/warranty/rules'

export const shipped = readRules()

type Loose<T> = T extends CalendarDay
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Loose<Item>[]
    : T extends object
      ? { [Key in keyof T]: Loose<T[Key]> }
      : T
export type LooseFacts = Loose<WarrantyFactsInput>

export function factsOf(input: LooseFacts): WarrantyFacts {
  const parsed = parseWarrantyFacts(input)
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.detail))
  return parsed.value
}

export function assess(input: LooseFacts, today: string, rules: LoadedRuleSet = shipped): WarrantyAnswer {
  return assessWarranty(factsOf(input), rules, calendarDay(today))
}

export const soldOn = (saleDate: string) => ({ kind: 'invoice' as const, saleDate })

/** What the customer could be told, without figures that move from day to day. */
export function claimOf(answer: WarrantyAnswer): string {
  return JSON.stringify([
    answer.covered,
    answer.remedies.map((remedy) => [remedy.kind, remedy.subject, remedy.reference, remedy.condition]),
  ])
}

const families = ['display', 'power', 'sound']
const parts = ['battery', 'mainboard', 'display', 'camera', 'charger']
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })
const base = calendarDay('2019-12-15')
const saleOffset = fc.oneof(fc.integer({ min: 0, max: 1_900 }), fc.constantFrom(76, 1_537))

/** Offset 76 and 1537 are 29 February 2020 and 2024. */
export const dayAt = (offset: number) => addDays(base, offset)

const repairPlan = fc.record({
  gap: fc.integer({ min: -3, max: 260 }),
  length: fc.integer({ min: 0, max: 130 }),
  family: maybe(fc.constantFrom(...families)),
  outcome: fc.constantFrom('repaired', 'repaired', 'not-repaired', 'no-fault-found', 'cancelled'),
  charged: fc.constantFrom('warranty', 'warranty', 'warranty', 'customer'),
  labourWarrantyDays: maybe(fc.integer({ min: 0, max: 200 })),
  delays: fc.array(
    fc.record({
      whose: fc.constantFrom('us', 'parts', 'customer'),
      from: fc.integer({ min: 0, max: 60 }),
      length: fc.option(fc.integer({ min: 0, max: 80 }), { nil: null, freq: 3 }),
    }),
    { maxLength: 3 },
  ),
  fitted: fc.array(
    fc.record({ part: fc.constantFrom(...parts), warrantyDays: maybe(fc.integer({ min: 0, max: 400 })) }),
    { maxLength: 2 },
  ),
})

const plan = fc.record({
  class: fc.constantFrom('phone', 'pc', 'av', 'general'),
  productLine: maybe(fc.constantFrom('tv', 'refrigerator', 'speaker', 'smart-lamp')),
  proof: fc.constantFrom(
    'invoice',
    'invoice',
    'invoice',
    'voucher',
    'serial-list',
    'imei-production',
    'none',
  ),
  saleOffset,
  production: maybe(fc.integer({ min: -30, max: 200 })),
  priceFen: maybe(fc.integer({ min: 0, max: 2_000_000 })),
  distance: maybe(fc.integer({ min: 0, max: 9 })),
  claimedBefore: maybe(fc.integer({ min: 0, max: 40 })),
  fault: fc.record({
    kind: fc.constantFrom('performance', 'performance', 'unknown', 'none-found'),
    family: maybe(fc.constantFrom(...families)),
    part: maybe(fc.constantFrom(...parts)),
  }),
  accessoryExchanges: fc.integer({ min: 0, max: 3 }),
  repairs: fc.array(repairPlan, { maxLength: 4 }),
  isLastRunning: fc.boolean(),
  exchange: maybe(fc.integer({ min: 1, max: 500 })),
  contract: maybe(
    fc.record({
      from: fc.integer({ min: 0, max: 500 }),
      length: fc.integer({ min: 0, max: 700 }),
      part: maybe(fc.constantFrom(...parts)),
    }),
  ),
  exclusion: fc.constantFrom(undefined, undefined, undefined, undefined, undefined, true, false),
  sameModelAvailable: maybe(fc.boolean()),
  dayOne: fc.constantFrom('invoice-day', 'day-after'),
  sameFaultOnly: fc.boolean(),
  repairDaysExtend: fc.constantFrom(true, true, true, false),
  todayAfterSale: fc.oneof(
    fc.integer({ min: 0, max: 20 }),
    fc.integer({ min: 0, max: 420 }),
    fc.integer({ min: 0, max: 1_300 }),
  ),
})
type Plan = typeof plan extends fc.Arbitrary<infer Value> ? Value : never

export interface RandomCase {
  readonly facts: WarrantyFacts
  readonly today: CalendarDay
}

/** Histories as they really come: nothing dated after the day that is asked for. */
export const pastCases: fc.Arbitrary<RandomCase> = plan.map((value) => toCase(value, true))
/** Also with days after today, which is a contradiction that must still be answered exactly. */
export const anyCases: fc.Arbitrary<RandomCase> = fc.oneof(
  { weight: 2, arbitrary: pastCases },
  {
    weight: 1,
    arbitrary: fc
      .tuple(plan, fc.integer({ min: -60, max: 0 }))
      .map(([value, shift]) => toCase({ ...value, todayAfterSale: value.todayAfterSale + shift }, false)),
  },
)

function toCase(value: Plan, isPastOnly: boolean): RandomCase {
  const today = value.saleOffset + value.todayAfterSale
  const at = (offset: number) => dayAt(isPastOnly ? Math.min(offset, today) : offset)
  let cursor = value.saleOffset
  const repairs = value.repairs.map((repair, index) => {
    const from = cursor + repair.gap
    const to = from + repair.length
    cursor = to
    const isRunning = value.isLastRunning && index === value.repairs.length - 1
    return {
      id: `R${index + 1}`,
      from: at(from),
      to: isRunning ? null : at(to),
      family: repair.family,
      outcome: repair.outcome,
      charged: repair.charged,
      labourWarrantyDays: repair.labourWarrantyDays,
      delays: repair.delays.map((delay) => ({
        whose: delay.whose,
        from: at(from + delay.from),
        to: delay.length === null ? null : at(from + delay.from + delay.length),
      })),
      parts: repair.fitted,
    }
  })
  const saleDate = dayAt(value.saleOffset)
  const proof =
    value.proof === 'imei-production' || value.proof === 'none'
      ? { kind: value.proof }
      : { kind: value.proof, saleDate }
  const { contract } = value
  const parsed = parseWarrantyFacts({
    class: value.class,
    productLine: value.productLine,
    proof,
    productionDate: value.production === undefined ? undefined : at(value.saleOffset - value.production),
    priceFen: value.priceFen,
    distanceSale:
      value.distance === undefined ? undefined : { receivedOn: at(value.saleOffset + value.distance) },
    claimedOn: value.claimedBefore === undefined ? undefined : at(today - value.claimedBefore),
    fault: value.fault,
    accessoryExchanges: value.accessoryExchanges,
    accessoryPriceFen: value.priceFen,
    repairs,
    exchanges:
      value.exchange === undefined
        ? []
        : [{ on: at(value.saleOffset + value.exchange), oldSerial: 'OLD', newSerial: 'NEW' }],
    contracts: contract
      ? [
          {
            id: 'EW-1',
            from: dayAt(value.saleOffset + contract.from),
            to: dayAt(value.saleOffset + contract.from + contract.length),
            parts: contract.part === undefined ? null : [contract.part],
          },
        ]
      : [],
    exclusions:
      value.exclusion === undefined
        ? []
        : [
            {
              code: 'altered-invoice',
              evidence: value.exclusion ? [{ kind: 'photo', item: 'altered-document' }] : [],
            },
          ],
    sameModelAvailable: value.sameModelAvailable,
    settings: {
      dayOne: value.dayOne,
      sameFaultOnly: value.sameFaultOnly,
      repairDaysExtend: value.repairDaysExtend,
    },
  })
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.detail))
  return { facts: parsed.value, today: dayAt(today) }
}

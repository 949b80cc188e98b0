/**
 * What is another in each copy of a sample fact: ids, issued numbers, serials, days, moments, and the customer, who is
 * a new one or has been here before (one in twenty with the same device). The same plan gives the same outlet.
 */

import { luhn } from 'cdigit'
import { createChance } from '../../electron/demo/chance'
import { addDays, type CalendarDay } from '../../shared/calendar/calendar-day'
import { customerDetailsSchema } from '../../shared/customer/events'
import { maskPhone } from '../../shared/customer/phone'
import { customerAggregate, shownName } from '../../shared/customer/state'
import { type NewFact, newFact } from '../../shared/events/aggregate'
import { formatNumber, type NumberKind, parseNumber } from '../../shared/numbers'

export interface NumberSeries {
  last: number
}

interface Visitor {
  readonly id: string
  readonly name: string
  readonly phone: string
}

interface Visit {
  readonly visitor: Visitor
  readonly deviceId: string
  readonly deviceNumber: number
  readonly month: number
  /** The device was registered at an earlier visit. */
  readonly again: boolean
}

/** One copy of the facts of one command. */
export interface Copy {
  readonly id: (id: string) => string
  readonly payload: (payload: unknown) => unknown
  readonly leftOut: (type: string) => boolean
}

export interface Rename {
  readonly series: ReadonlyMap<NumberKind, NumberSeries>
  readonly newId: () => string
  readonly newMonth: (month: number) => void
  /** `text`: everything the command's facts say, to find whose visit it is about. */
  readonly copy: (copy: number, offset: number, text: string) => Copy
  /** Who came for the first time since this was last asked. */
  readonly newCustomers: () => readonly NewFact[]
}

interface RenamePlan {
  readonly open: number
  readonly closed: number
  readonly customers: number
  readonly identity: { readonly outlet: string; readonly station: string; readonly incarnation: number }
}

/** Names that are plainly made up, yet as many and as different as a real outlet's. */
const families = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏']
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英建文辉玲萍红玉兰飞鹏华梅海燕波宁云']
const lines = ['科技有限公司', '贸易有限公司', '设计工作室', '物流车队', '第一小学']
const sameDeviceShare = 0.05

export function createRename(plan: RenamePlan): Rename {
  const chance = createChance(50)
  const series = new Map<NumberKind, NumberSeries>()
  const visitors: Visitor[] = []
  const earlier = new Map<string, Visit>()
  let pending: NewFact[] = []
  let visits = 0
  let month = 0
  let ids = 0
  let perCopy: { visits: Map<string, Visit>; numbers: Map<string, string>; last: Visitor | undefined }[] = []

  function nextNumber(kind: NumberKind): string {
    const one = series.get(kind) ?? { last: 0 }
    one.last += 1
    series.set(kind, one)
    return formatNumber({ kind, ...plan.identity, counter: one.last })
  }

  function nextVisitor(): Visitor {
    const wanted = Math.ceil((visits / (plan.open + plan.closed)) * plan.customers)
    if (visitors.length >= wanted && visitors.length > 0) return chance.pick(visitors)
    const number = visitors.length
    const details = detailsOf(number)
    const visitor = {
      id: `many-customer-${String(number + 1).padStart(6, '0')}`,
      name: shownName(details),
      phone: maskPhone(details.phones[0] ?? ''),
    }
    visitors.push(visitor)
    const entered = { details, consentVersion: '2026-01', consentGiven: number % 9 !== 0 }
    pending.push(newFact(customerAggregate, visitor.id, 'customerEntered', entered, visitor.id))
    return visitor
  }

  function visitOf(copy: number, index: string): Visit {
    const here = contextOf(copy)
    const known = here.visits.get(index)
    if (known) return known
    visits += 1
    const before = chance.happens(sameDeviceShare) ? earlier.get(index) : undefined
    const again = before !== undefined && before.month < month
    const visit: Visit = again
      ? { ...before, month, again }
      : {
          visitor: nextVisitor(),
          deviceId: `many-device-${String(visits).padStart(6, '0')}`,
          deviceNumber: visits,
          month,
          again,
        }
    here.visits.set(index, visit)
    here.last = visit.visitor
    earlier.set(index, visit)
    return visit
  }

  function contextOf(copy: number) {
    perCopy[copy] ??= { visits: new Map(), numbers: new Map(), last: visitors[0] }
    return perCopy[copy]
  }

  function numberOf(copy: number, number: string, kind: NumberKind): string {
    const { numbers } = contextOf(copy)
    const known = numbers.get(number)
    if (known !== undefined) return known
    const made = nextNumber(kind)
    numbers.set(number, made)
    return made
  }

  function copyOf(copy: number, offset: number, text: string): Copy {
    const suffix = `-${month}-${copy}`
    const index = /sample-(?:ticket|device)-(\d{5})/.exec(text)?.[1]
    const visit = index === undefined ? undefined : visitOf(copy, index)
    const visitor = (): Visitor => visit?.visitor ?? contextOf(copy).last ?? nextVisitor()

    function string(value: string): string {
      if (value.startsWith('sample-staff-')) return value
      if (value.startsWith('sample-customer-')) return visitor().id
      if (value.startsWith('sample-shift-')) {
        const day = value.slice('sample-shift-'.length, 'sample-shift-'.length + 10)
        return value.replace(day, addDays(day as CalendarDay, offset))
      }
      const device = /^sample-device-(\d{5})$/.exec(value)?.[1]
      if (device !== undefined) return visitOf(copy, device).deviceId
      if (/^(?:sample-[a-z]+-\d{5}|template-\d{9})$/i.test(value)) return `${value}${suffix}`
      if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return addDays(value as CalendarDay, offset)
      const number = parseNumber(value)
      return number ? numberOf(copy, value, number.kind) : value
    }

    function walk(value: unknown, key: string): unknown {
      if (typeof value === 'string') {
        if (key === 'customerName') return visitor().name
        if (key === 'customerPhone') return visitor().phone
        if (value !== '' && (key === 'serial' || key === 'imei') && visit) return serialOf(value, visit)
        return string(value)
      }
      if (typeof value === 'number') return key.endsWith('AtMs') ? value + offset * 86_400_000 : value
      if (Array.isArray(value)) return value.map((item) => walk(item, key))
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner, name)]))
    }

    return {
      id: string,
      payload: (payload) => walk(payload, ''),
      leftOut: (type) => type === 'deviceRegistered' && visit?.again === true,
    }
  }

  return {
    series,
    newId: () => {
      ids += 1
      return `many-${String(ids).padStart(9, '0')}`
    },
    newMonth: (next) => {
      month = next
      perCopy = []
    },
    copy: copyOf,
    newCustomers: () => {
      const entered = pending
      pending = []
      return entered
    },
  }
}

function serialOf(serial: string, { deviceNumber }: Visit): string {
  if (!/^\d{15}$/.test(serial)) return `${serial}${deviceNumber.toString(36).toUpperCase()}`
  const body = `86000${String(deviceNumber).padStart(9, '0')}`
  return `${body}${luhn.compute(body)}`
}

function detailsOf(number: number) {
  const name = `${nth(families, number)}${nth(given, number * 7 + 3)}${nth(given, Math.trunc(number / 11))}`
  const company =
    number % 12 === 5 ? `样例${nth(given, number)}${nth(families, number * 3)}${nth(lines, number)}` : ''
  const phone = `138000${String(10_000 + number).padStart(5, '0')}`
  return customerDetailsSchema.parse({
    kind: company === '' ? 'person' : 'company',
    name,
    company,
    phones: [phone],
    addressCode: '440304',
    address: `样例路${(number % 200) + 1}号`,
    invoiceTitle: company,
    keyCustomer: company !== '' && number % 5 === 0,
  })
}

function nth(values: readonly string[], number: number): string {
  return values[number % values.length] ?? ''
}

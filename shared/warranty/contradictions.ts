/**
 * Facts that cannot all be true. They are said, never silently repaired: the counter asks again, or headquarters rules.
 */

import type { CalendarDay } from '../calendar/calendar-day'
import type { WarrantyFacts } from './facts'
import { type Said, say } from './words'

export function contradictionsOf(facts: WarrantyFacts, today: CalendarDay): readonly Said[] {
  const found: Said[] = []
  const soldOn = 'saleDate' in facts.proof ? facts.proof.saleDate : undefined
  const { model, serialModel, invoiceModel, productionDate, serial, exchanges, repairs } = facts

  if (soldOn !== undefined && soldOn > today) found.push(say('sale-in-future', { day: soldOn }))
  for (const { field, day } of datesOf(facts)) {
    if (day > today) found.push(say('date-in-future', { field, day }))
  }
  if (soldOn !== undefined && productionDate !== undefined && soldOn < productionDate) {
    found.push(say('invoice-before-production', { saleDay: soldOn, productionDay: productionDate }))
  }
  if (model !== undefined && serialModel !== undefined && serialModel !== model) {
    found.push(say('serial-of-another-model', { model, serialModel }))
  }
  if (model !== undefined && invoiceModel !== undefined && invoiceModel !== model) {
    found.push(say('invoice-of-another-model', { model, invoiceModel }))
  }
  if (soldOn !== undefined && facts.exclusions.some((exclusion) => exclusion.code === 'no-proof')) {
    found.push(say('proof-and-no-proof'))
  }
  if (serial !== undefined && exchanges.length > 0) {
    const away = exchanges.find((exchange) => exchange.oldSerial === serial)
    const arrived = exchanges.some((exchange) => exchange.newSerial === serial)
    if (away && !arrived) found.push(say('unit-was-exchanged-away', { serial, day: away.on }))
    if (!away && !arrived) found.push(say('serial-not-in-exchange', { serial }))
  }
  for (const exchange of exchanges) {
    if (soldOn !== undefined && exchange.on < soldOn)
      found.push(say('exchange-before-sale', { day: exchange.on }))
  }
  for (const repair of repairs) {
    if (soldOn !== undefined && repair.from < soldOn) {
      found.push(say('repair-before-sale', { repair: repair.id, day: repair.from }))
    }
    if (repair.to !== null && repair.to < repair.from) {
      found.push(say('repair-ends-before-it-begins', { repair: repair.id }))
    }
  }
  const inOrder = [...repairs].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  for (const [index, repair] of inOrder.entries()) {
    const next = inOrder[index + 1]
    if (next && (repair.to === null || repair.to > next.from)) {
      found.push(say('repairs-overlap', { repair: repair.id, other: next.id }))
    }
  }
  return found
}

/** Every date but the sale's, which has its own sentence. Also the days on which a later answer may differ. */
export function datesOf(facts: WarrantyFacts): readonly Dated[] {
  const dates: Dated[] = []
  add(dates, 'productionDate', facts.productionDate)
  add(dates, 'claimedOn', facts.claimedOn)
  add(dates, 'distanceSale.receivedOn', facts.distanceSale?.receivedOn)
  add(dates, 'ruling.decidedOn', facts.ruling?.decidedOn)
  for (const exchange of facts.exchanges) add(dates, 'exchanges.on', exchange.on)
  for (const repair of facts.repairs) {
    add(dates, 'repairs.from', repair.from)
    add(dates, 'repairs.to', repair.to)
    for (const delay of repair.delays) {
      add(dates, 'repairs.delays.from', delay.from)
      add(dates, 'repairs.delays.to', delay.to)
    }
  }
  return dates
}

interface Dated {
  readonly field: string
  readonly day: CalendarDay
}

function add(dates: Dated[], field: string, day: CalendarDay | null | undefined): void {
  if (day !== null && day !== undefined) dates.push({ field, day })
}

/** The warranty answer for what the counter has typed so far, with the device's own history from the journal. */

import { type CalendarDay, calendarDayAt, isCalendarDay } from '../../shared/calendar/calendar-day'
import { faultFamily } from '../../shared/catalogue/fault'
import { type DeviceClass, warrantyClassOfDevice } from '../../shared/catalogue/model'
import type { WarrantyResult } from '../../shared/questions/warranty'
import { ok, refused } from '../../shared/result'
import type { TicketRow } from '../../shared/ticket/row'
import { type Ticket, ticketAggregate } from '../../shared/ticket/state'
import type { WarrantyAnswer } from '../../shared/warranty/answer'
import { assessWarranty } from '../../shared/warranty/assess'
import { warrantyCard } from '../../shared/warranty/card'
import { parseWarrantyFacts, type WarrantyFactsInput } from '../../shared/warranty/facts'
import type { LoadedRuleSet } from '../../shared/warranty/rules'
import type { States } from '../journal/states'
import type { RowStore } from '../view/rows'
import type { Handlers } from './handler'

export function warrantyHandlers(dependencies: {
  readonly rules: () => LoadedRuleSet
  readonly rows: RowStore
  readonly states: States
  readonly nowMs: () => number
  readonly zone: () => string
  readonly dayOneIsSaleDay: () => boolean
}): Handlers<'warranty'> {
  return {
    warranty: (input) => {
      const today = calendarDayAt(dependencies.nowMs(), dependencies.zone())
      const days = [input.saleDay, input.productionDay].filter((day) => day !== '')
      if (days.some((day) => !isCalendarDay(day))) return refused('not-a-calendar-day')
      const repairs = input.deviceId === '' ? [] : repairsOf(input.deviceId)
      const saleDay = isCalendarDay(input.saleDay) ? input.saleDay : undefined
      const proof: WarrantyFactsInput['proof'] =
        saleDay !== undefined && input.proof !== 'none'
          ? { kind: input.proof, saleDate: saleDay }
          : isCalendarDay(input.productionDay)
            ? { kind: 'imei-production' }
            : { kind: 'none' }
      const facts = parseWarrantyFacts({
        class: warrantyClassOfDevice(input.deviceClass as DeviceClass),
        ...(input.modelId === '' ? {} : { model: input.modelId }),
        ...(input.serial === '' ? {} : { serial: input.serial }),
        proof,
        ...(isCalendarDay(input.productionDay) ? { productionDate: input.productionDay } : {}),
        ...(input.invoicePriceFen === undefined ? {} : { priceFen: input.invoicePriceFen }),
        repairs,
        exclusions: input.exclusions.map((code) => ({ code })),
        settings: { dayOne: dependencies.dayOneIsSaleDay() ? 'invoice-day' : 'day-after' },
      })
      if (facts.kind !== 'ok') return facts
      const rules = dependencies.rules()
      const answer = assessWarranty(facts.value, rules, today)
      const card = warrantyCard(answer, input.language === 'en' ? 'en' : 'zh')
      return ok({ covered: answer.covered === 'yes', answer, card, note: warrantyNote(answer) })
    },
  }

  function repairsOf(deviceId: string): WarrantyFactsInput['repairs'] {
    const zone = dependencies.zone()
    const visits = dependencies.rows.find<TicketRow>({
      table: 'tickets',
      filter: [{ column: 'deviceId', op: 'is', value: deviceId }],
      sort: { column: 'receivedAtMs', descending: false },
    })
    return visits
      .filter((row) => row.kind === 'repair' && row.status !== 'cancelled')
      .map((row) => {
        const ticket = dependencies.states.load(ticketAggregate, row.id).state as Ticket
        const family = row.faultCode === '' ? undefined : faultFamily(row.faultCode)
        return {
          id: row.number,
          from: row.businessDay as CalendarDay,
          to: row.readyAtMs === 0 ? null : calendarDayAt(row.readyAtMs, zone),
          ...(family === undefined ? {} : { family }),
          outcome:
            row.outcome === 'repaired' || row.outcome === ''
              ? ('repaired' as const)
              : row.outcome === 'noFaultFound'
                ? ('no-fault-found' as const)
                : ('not-repaired' as const),
          charged: row.totalFen > 0 ? ('customer' as const) : ('warranty' as const),
          parts: ticket.parts
            .filter((part) => part.state === 'used')
            .map((part) => ({
              part: part.name,
              partNumber: part.partNumber,
              warrantyDays: part.warrantyDays,
            })),
        }
      })
  }
}

/** What is kept with the ticket of an answer that was read to the customer. */
export function warrantyNote(answer: WarrantyAnswer): WarrantyResult['note'] {
  const zh = warrantyCard(answer, 'zh')
  const en = warrantyCard(answer, 'en')
  return {
    covered: answer.covered === 'yes',
    ruleSetId: answer.ruleSet.id,
    ruleSetHash: answer.ruleSet.hash,
    rowIds: [...new Set(answer.remedies.flatMap((remedy) => (remedy.by ? [remedy.by.row] : [])))],
    sentenceZh: `${zh.coverage} ${zh.change}`.slice(0, 2000),
    sentenceEn: `${en.coverage} ${en.change}`.slice(0, 2000),
    ...(answer.change ? { changesOn: answer.change.day } : {}),
  }
}

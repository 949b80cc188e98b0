/** The warranty answer for what the counter has typed so far, the claim of a ticket, and the rules behind both. */

import { type CalendarDay, isCalendarDay } from '../../shared/calendar/calendar-day'
import { warrantyClassOfDevice } from '../../shared/catalogue/model'
import { type Claim, claimAggregate, openRuling } from '../../shared/claim/state'
import { type Device, type DeviceRow, deviceAggregate } from '../../shared/device/state'
import type { WarrantyResult } from '../../shared/questions/warranty'
import { ok, refused } from '../../shared/result'
import type { TicketRow } from '../../shared/ticket/row'
import { type Ticket, ticketAggregate } from '../../shared/ticket/state'
import type { WarrantyAnswer } from '../../shared/warranty/answer'
import { assessWarranty } from '../../shared/warranty/assess'
import { type CardNames, warrantyCard } from '../../shared/warranty/card'
import { parseWarrantyFacts } from '../../shared/warranty/facts'
import { productLineName, productLinesOf } from '../../shared/warranty/product-lines'
import { readSerialLine, type SerialRecord } from '../../shared/warranty/serial-list'
import type { States } from '../journal/states'
import type { SerialList } from '../lookup/serial-list'
import type { RowStore } from '../view/rows'
import { type CaseFile, given } from '../warranty/case-file'
import type { RuleSets } from '../warranty/rule-sets'
import { clocksOf } from '../warranty/watch'
import type { Handlers } from './handler'

type Names =
  | 'warranty'
  | 'warrantyOfSerial'
  | 'productLines'
  | 'claim'
  | 'repeatAnswer'
  | 'warrantyExclusions'
  | 'warrantyRules'
  | 'warrantyWatch'
  | 'importSerials'

export interface WarrantyHandlerDependencies {
  readonly caseFile: CaseFile
  readonly ruleSets: RuleSets
  readonly serials: SerialList
  readonly rows: RowStore
  readonly states: States
  readonly staffName: (staffId: string) => string
  readonly names: CardNames
}

export function warrantyHandlers(dependencies: WarrantyHandlerDependencies): Handlers<Names> {
  const { caseFile, ruleSets, serials, rows, states, staffName, names } = dependencies
  const said = (language: 'zh-CN' | 'en') => (language === 'en' ? 'en' : 'zh')
  const claimOf = (ticketId: string) => states.load(claimAggregate, ticketId).state as Claim | undefined

  function knownDevice(serial: string): DeviceRow | undefined {
    for (const column of ['serial', 'imei', 'imei2'] as const) {
      const [row] = rows.find<DeviceRow>({
        table: 'devices',
        filter: [{ column, op: 'is', value: serial }],
        limit: 1,
      })
      if (row) return row
    }
    return undefined
  }

  return {
    warranty: (input) => {
      const days = [input.saleDay, input.productionDay].filter((day) => day !== '')
      if (days.some((day) => !isCalendarDay(day))) return refused('not-a-calendar-day')
      const assessed = caseFile.assess({
        deviceId: input.deviceId,
        details: {
          serial: input.serial,
          imei: input.imei,
          imei2: input.imei2,
          modelId: input.modelId,
          deviceClass: input.deviceClass,
          ...(input.productLine === '' ? {} : { productLine: input.productLine }),
          saleDay: input.saleDay,
          productionDay: input.productionDay,
          ...(input.invoicePriceFen === undefined ? {} : { invoicePriceFen: input.invoicePriceFen }),
        },
        proof: input.proof,
        faultCode: input.faultCode,
        exclusions: input.exclusions,
      })
      if (!assessed) return refused('facts-not-readable')
      const { answer } = assessed
      const card = warrantyCard(answer, said(input.language), names)
      return ok({ covered: answer.covered === 'yes', answer, card, note: warrantyNote(answer) })
    },
    warrantyOfSerial: ({ serial, language }) => {
      const row = knownDevice(serial)
      const device = row && (states.load(deviceAggregate, row.id).state as Device | undefined)
      if (!device) return ok(null)
      const assessed = caseFile.assess({
        deviceId: device.id,
        details: device.details,
        proof: device.details.invoiceNumber === '' ? 'none' : 'invoice',
        faultCode: '',
        exclusions: [],
      })
      if (!assessed) return ok(null)
      const { answer } = assessed
      const card = warrantyCard(answer, said(language), names)
      const warranty = { covered: answer.covered === 'yes', answer, card, note: warrantyNote(answer) }
      return ok({ serial, warranty })
    },
    claim: ({ ticketId, language }) => {
      const ticket = states.load(ticketAggregate, ticketId).state as Ticket | undefined
      if (!ticket) return refused('ticket-unknown')
      const assessed = caseFile.ofTicket(ticket)
      if (!assessed) return ok(null)
      const claim = claimOf(ticketId)
      const device = states.load(deviceAggregate, ticket.intake.deviceId ?? '').state as Device | undefined
      const next =
        device?.exchangedBy === undefined
          ? undefined
          : (states.load(deviceAggregate, device.exchangedBy).state as Device | undefined)
      const came = device?.replaces.at(-1)
      return ok({
        answer: assessed.answer,
        card: warrantyCard(assessed.answer, said(language), names),
        exclusions: (claim?.exclusions ?? []).map((found) => ({
          ...found,
          foundByName: staffName(found.foundBy),
          setAsideBy: found.setAside ? staffName(found.setAside.by) : '',
        })),
        rulings: (claim?.rulings ?? []).map((ruling) => ({
          ...ruling,
          askedByName: staffName(ruling.askedBy),
        })),
        contracts: device?.contracts ?? [],
        replaces: came ? { oldSerial: came.oldSerial, on: came.on, deviceId: came.oldDeviceId } : null,
        replacedBy: next ? { newSerial: next.details.serial, deviceId: next.id } : null,
        answers: (claim?.answers ?? []).map((answer) => ({
          day: answer.day,
          atMs: answer.atMs,
          byName: staffName(answer.by),
          ruleSetId: answer.ruleSetId,
          ruleSetHash: answer.ruleSetHash,
          covered: answer.covered,
          sentence: language === 'en' ? answer.sentenceEn : answer.sentenceZh,
        })),
      })
    },
    repeatAnswer: ({ ticketId, place, language }) => {
      const kept = claimOf(ticketId)?.answers[place]
      if (!kept) return refused('answer-unknown')
      const rules = ruleSets.byHash(kept.ruleSetHash)
      if (!rules) return refused('rule-set-gone', { ruleSet: kept.ruleSetId })
      const facts = parseWarrantyFacts(kept.facts)
      if (facts.kind !== 'ok') return facts
      const answer = assessWarranty(facts.value, rules, kept.day as CalendarDay)
      const again = given({ facts: facts.value, answer })
      const same =
        again.covered === kept.covered &&
        again.sentenceZh === kept.sentenceZh &&
        again.rows.join() === kept.rows.join()
      const { day, ruleSetId, ruleSetHash } = kept
      return ok({ day, ruleSetId, ruleSetHash, card: warrantyCard(answer, said(language), names), same })
    },
    productLines: ({ deviceClass }) =>
      ok(
        productLinesOf(ruleSets.current(), warrantyClassOfDevice(deviceClass)).map((line) => ({
          line,
          ...productLineName(line),
        })),
      ),
    warrantyExclusions: () => ok(ruleSets.current().set.exclusions),
    warrantyRules: () => {
      const { set, hash } = ruleSets.current()
      return ok({ set, hash, ...ruleSets.overview(), serials: serials.info() })
    },
    warrantyWatch: ({ language }) => {
      const waiting = rows.find<{ id: string; askedAtMs: number }>({
        table: 'claims',
        filter: [{ column: 'open', op: 'is', value: 1 }],
        sort: { column: 'askedAtMs', descending: false },
        limit: 200,
      })
      return ok({
        clocks: clocksOf({ rows, states, caseFile }, said(language)),
        rulings: waiting.flatMap(({ id, askedAtMs }) => {
          const claim = claimOf(id)
          const row = rows.get<TicketRow>('tickets', id)
          const asked = claim && openRuling(claim)
          return row && asked
            ? [
                {
                  ticketId: id,
                  number: row.number,
                  modelName: row.modelName,
                  question: asked.question,
                  askedAtMs,
                },
              ]
            : []
        }),
      })
    },
    importSerials: ({ listId, asOf, firstLine, lines }) => {
      const records: SerialRecord[] = []
      const wrong: { line: number; why: string }[] = []
      for (const [index, line] of lines.entries()) {
        const read = readSerialLine(line)
        if (read.kind === 'refused') {
          wrong.push({ line: firstLine + index, why: String(read.detail?.why ?? '') })
        } else if (read.value) records.push(read.value)
      }
      if (records.length > 0) serials.put({ listId, asOf, records, removed: [] })
      return ok({ taken: records.length, wrong: wrong.slice(0, 20), count: serials.info().count })
    },
  }
}

/** What is kept with the ticket of an answer that was read to the customer. */
export function warrantyNote(answer: WarrantyAnswer): WarrantyResult['note'] {
  const zh = warrantyCard(answer, 'zh')
  const en = warrantyCard(answer, 'en')
  return {
    covered: answer.covered === 'yes',
    ruleSetId: answer.ruleSet.id.slice(0, 120),
    ruleSetHash: answer.ruleSet.hash,
    rowIds: [...new Set(answer.remedies.flatMap((remedy) => (remedy.by ? [remedy.by.row] : [])))],
    sentenceZh: `${zh.coverage} ${zh.change}`.slice(0, 2000),
    sentenceEn: `${en.coverage} ${en.change}`.slice(0, 2000),
    ...(answer.change ? { changesOn: answer.change.day } : {}),
  }
}

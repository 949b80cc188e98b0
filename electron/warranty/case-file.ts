/**
 * Everything that is known here of a device, put together as the facts of a warranty case: its visits, its exchanges,
 * its contracts, headquarters' list, what was found against it and what headquarters decided. It decides nothing; the
 * rules do, and the same facts always give the same answer.
 */

import { type CalendarDay, calendarDayAt, isCalendarDay } from '../../shared/calendar/calendar-day'
import { faultFamily } from '../../shared/catalogue/fault'
import { type DeviceClass, warrantyClassOfDevice } from '../../shared/catalogue/model'
import { partKindInfo } from '../../shared/catalogue/part-kind'
import type { AnswerGiven, FoundExclusion } from '../../shared/claim/events'
import { type Claim, claimAggregate, rulingInForce } from '../../shared/claim/state'
import type { WarrantyIntake } from '../../shared/commands/command'
import { type Device, type DeviceDetails, deviceAggregate } from '../../shared/device/state'
import type { Policy } from '../../shared/policy/policy'
import type { StaffRow } from '../../shared/staff/state'
import type { TicketRow } from '../../shared/ticket/row'
import { type Ticket, ticketAggregate } from '../../shared/ticket/state'
import type { WarrantyAnswer } from '../../shared/warranty/answer'
import { assessWarranty } from '../../shared/warranty/assess'
import { warrantyCard } from '../../shared/warranty/card'
import { parseWarrantyFacts, type WarrantyFactsInput } from '../../shared/warranty/facts'
import { repairKinds, repairOfTicket } from '../../shared/warranty/from-ticket'
import type { SerialRecord } from '../../shared/warranty/serial-list'
import type { States } from '../journal/states'
import type { Catalogue } from '../lookup/catalogue'
import type { SerialList } from '../lookup/serial-list'
import type { RowStore } from '../view/rows'
import type { RuleSets } from './rule-sets'

export interface CaseFileDependencies {
  readonly ruleSets: RuleSets
  readonly rows: RowStore
  readonly states: States
  readonly catalogue: Pick<Catalogue, 'model' | 'part'>
  readonly serials: Pick<SerialList, 'find'>
  readonly nowMs: () => number
  readonly zone: () => string
  readonly policy: () => Policy
}

/** A device as somebody tells about it, which may be more or less than is on record. */
export interface WarrantyCaseInput {
  readonly deviceId: string
  readonly details: Partial<DeviceDetails> & Pick<DeviceDetails, 'deviceClass'>
  readonly proof: 'invoice' | 'voucher' | 'none'
  readonly faultCode: string
  readonly exclusions: readonly ExclusionInput[]
  /** The ticket that is being worked on: its own days are the running repair, its claim day is kept. */
  readonly ticket?: Ticket
  readonly claim?: Claim
}

type ExclusionInput = Pick<FoundExclusion, 'code' | 'evidence' | 'objection'> & {
  readonly overruled?: { readonly by: string; readonly reason: string }
}

export interface Assessed {
  readonly facts: WarrantyFactsInput
  readonly answer: WarrantyAnswer
  readonly listed: SerialRecord | undefined
}

export type CaseFile = ReturnType<typeof createCaseFile>

export function createCaseFile(dependencies: CaseFileDependencies) {
  const { ruleSets, rows, states, catalogue, serials } = dependencies

  function assess(input: WarrantyCaseInput, atMs = dependencies.nowMs()): Assessed | undefined {
    const zone = dependencies.zone()
    const policy = dependencies.policy()
    const { details, ticket } = input
    const device =
      input.deviceId === ''
        ? undefined
        : (states.load(deviceAggregate, input.deviceId).state as Device | undefined)
    const listed = listedUnder([details.serial, details.imei, details.imei2])
    const modelId = details.modelId ?? ''
    const brand = modelId === '' ? undefined : catalogue.model(modelId)?.brand
    const faultCode = ticket?.diagnosis?.faultCode || input.faultCode
    const part = ticket && faultyPart(ticket)
    const madeOn = dayOf(details.productionDay) ?? dayOf(listed?.madeOn)
    const ruling = input.claim && rulingInForce(input.claim)
    const facts: WarrantyFactsInput = {
      class: warrantyClassOfDevice(details.deviceClass as DeviceClass),
      ...(details.productLine ? { productLine: details.productLine } : {}),
      ...(brand ? { brand } : {}),
      ...(modelId === '' ? {} : { model: modelWord(modelId) }),
      ...(details.serial ? { serial: details.serial } : {}),
      ...(listed && listed.modelId !== '' ? { serialModel: modelWord(listed.modelId) } : {}),
      proof: proofOf(input, listed, madeOn),
      ...(madeOn ? { productionDate: madeOn } : {}),
      ...(details.invoicePriceFen === undefined ? {} : { priceFen: details.invoicePriceFen }),
      ...(ticket ? { claimedOn: calendarDayAt(ticket.receivedAtMs, zone) } : {}),
      fault: {
        ...(ticket?.outcome === 'noFaultFound' ? { kind: 'none-found' as const } : {}),
        ...(faultCode === '' ? {} : { family: faultFamily(faultCode) }),
        ...(part === undefined ? {} : { part }),
      },
      repairs: repairsOf(input, zone),
      exchanges: exchangesOf(device).map(({ on, oldSerial, newSerial }) => ({
        on: on as CalendarDay,
        oldSerial: oldSerial || '—',
        newSerial,
      })),
      contracts: (device?.contracts ?? []).map((contract) => ({
        id: contract.number,
        from: contract.from as CalendarDay,
        to: contract.to as CalendarDay,
        remedies: [...contract.remedies],
        parts: contract.parts.length === 0 ? null : [...contract.parts],
        coversExclusions: [...contract.coversExclusions],
      })),
      exclusions: input.exclusions.map(({ code, evidence, objection, overruled }) => ({
        code,
        evidence: evidence
          // A photo that nobody took is no photo.
          .filter((given) => given.kind === 'checklist' || given.ref !== '')
          .map(({ kind, item, ref }) => ({ kind, item, ...(ref === '' ? {} : { ref }) })),
        ...(objection === '' ? {} : { objection }),
        ...(overruled ? { overruled } : {}),
      })),
      ...(ruling?.answer
        ? {
            ruling: {
              id: ruling.rulingId,
              decidedOn: ruling.answer.decidedOn as CalendarDay,
              decision:
                ruling.answer.decision === 'granted' ? ('covered' as const) : ('not-covered' as const),
              remedies: [...ruling.answer.remedies],
              reason: (ruling.answer.textZh || ruling.answer.textEn || '—').slice(0, 200),
            },
          }
        : {}),
      settings: {
        dayOne: policy.warrantyDayOneIsSaleDay ? 'invoice-day' : 'day-after',
        sameFaultOnly: policy.warrantySameFaultOnly,
        repairDaysExtend: policy.warrantyRepairDaysExtend,
        clockWarnDays: policy.warrantyClockWarnDays,
      },
    }
    const parsed = parseWarrantyFacts(facts)
    if (parsed.kind !== 'ok') return undefined
    const answer = assessWarranty(parsed.value, ruleSets.current(), calendarDayAt(atMs, zone))
    return { facts, answer, listed }
  }

  function listedUnder(numbers: readonly (string | undefined)[]): SerialRecord | undefined {
    for (const number of numbers) {
      const found = number ? serials.find(number) : undefined
      if (found) return found
    }
    return undefined
  }

  /** By device and by serial number: a device that was registered twice has one history. */
  function repairsOf(input: WarrantyCaseInput, zone: string): NonNullable<WarrantyFactsInput['repairs']> {
    const found = new Map<string, TicketRow>()
    const add = (column: 'deviceId' | 'serial', value: string | undefined) => {
      if (!value) return
      for (const row of rows.find<TicketRow>({
        table: 'tickets',
        filter: [{ column, op: 'is', value }],
        sort: { column: 'receivedAtMs', descending: false },
        limit: 200,
      }))
        found.set(row.id, row)
    }
    add('deviceId', input.deviceId)
    add('serial', input.details.serial)
    const repairs = [...found.values()]
      .filter((row) => repairKinds.includes(row.kind) && row.status !== 'cancelled')
      .flatMap((row) => {
        const ticket =
          row.id === input.ticket?.id
            ? input.ticket
            : (states.load(ticketAggregate, row.id).state as Ticket | undefined)
        return ticket ? [repairOfTicket(ticket, zone, partWord)] : []
      })
    return repairs.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)).slice(-200)
  }

  /** How this unit came, and how it went: a unit that was given back is not the customer's any more. */
  function exchangesOf(device: Device | undefined): Device['replaces'] {
    if (!device) return []
    const next =
      device.exchangedBy === undefined
        ? undefined
        : (states.load(deviceAggregate, device.exchangedBy).state as Device | undefined)
    const away = next?.replaces.filter((exchange) => exchange.oldDeviceId === device.id) ?? []
    return [...device.replaces, ...away]
  }

  /** A contradiction is read aloud, so it names models as people do. */
  function modelWord(modelId: string): string {
    const model = catalogue.model(modelId)
    if (!model) return modelId
    return model.nameZh.startsWith(model.brandZh) ? model.nameZh : `${model.brandZh} ${model.nameZh}`
  }

  /** The rules' own word for a part where they have one, so that its term is found; else its name. */
  function partWord(partNumber: string, name: string): string {
    const kind = catalogue.part(partNumber)?.kind
    return (kind && partKindInfo(kind).ruleName) || name
  }

  /** What is being replaced is what was faulty, where the rules know the part. */
  function faultyPart(ticket: Ticket): string | undefined {
    for (const line of ticket.parts) {
      if (line.state !== 'used' && line.state !== 'reserved') continue
      const kind = catalogue.part(line.partNumber)?.kind
      const word = kind && partKindInfo(kind).ruleName
      if (word) return word
    }
    return undefined
  }

  function exclusionsOf(claim: Claim | undefined): readonly ExclusionInput[] {
    return (claim?.exclusions ?? []).map(({ code, evidence, objection, setAside }) => ({
      code,
      evidence,
      objection,
      ...(setAside
        ? {
            overruled: {
              by: rows.get<StaffRow>('staff', setAside.by)?.name ?? setAside.by,
              reason: setAside.reason.slice(0, 200),
            },
          }
        : {}),
    }))
  }

  /** A ticket as it stands, with the device as it is on record now. */
  function ofTicket(ticket: Ticket, atMs?: number): Assessed | undefined {
    const { intake } = ticket
    if (intake.deviceId === undefined) return undefined
    const device = states.load(deviceAggregate, intake.deviceId).state as Device | undefined
    const claim = states.load(claimAggregate, ticket.id).state as Claim | undefined
    const details = device?.details ?? {
      serial: intake.serial,
      modelId: intake.modelId,
      deviceClass: intake.deviceClass,
      ...(intake.saleDay === undefined ? {} : { saleDay: intake.saleDay }),
      invoiceNumber: intake.invoiceNumber,
    }
    return assess(
      {
        deviceId: intake.deviceId,
        details,
        proof: proofAtIntake(claim) ?? (details.saleDay ? 'invoice' : 'none'),
        faultCode: intake.faultCode,
        exclusions: exclusionsOf(claim),
        ticket,
        ...(claim ? { claim } : {}),
      },
      atMs,
    )
  }

  return {
    assess,
    ofTicket,
    given,
    inContext: {
      exclusions: () => ruleSets.current().set.exclusions,
      answerForTicket: (ticketId: string) => {
        const ticket = states.load(ticketAggregate, ticketId).state as Ticket | undefined
        const assessed = ticket && ofTicket(ticket)
        return assessed && given(assessed)
      },
      refundForTicket: (ticketId: string) => {
        const ticket = states.load(ticketAggregate, ticketId).state as Ticket | undefined
        return (ticket && ofTicket(ticket)?.answer.refund?.amountFen) ?? undefined
      },
      answerForIntake: (intake: WarrantyIntake) => {
        const assessed = assess({
          deviceId: intake.deviceId,
          details: intake.device,
          proof: intake.proof,
          faultCode: intake.faultCode,
          exclusions: intake.exclusions,
        })
        return assessed && given(assessed)
      },
    },
  }
}

/** The answer as a fact keeps it. */
export function given({ facts, answer }: Pick<Assessed, 'facts' | 'answer'>): AnswerGiven {
  const zh = warrantyCard(answer, 'zh')
  const en = warrantyCard(answer, 'en')
  return {
    day: answer.today,
    ruleSetId: answer.ruleSet.id,
    ruleSetHash: answer.ruleSet.hash,
    facts,
    covered: answer.covered,
    rows: [...new Set(answer.remedies.map((remedy) => remedy.reference))].slice(0, 60),
    sentenceZh: `${zh.coverage} ${zh.change}`.slice(0, 2000),
    sentenceEn: `${en.coverage} ${en.change}`.slice(0, 2000),
  }
}

function proofOf(
  { proof, details }: WarrantyCaseInput,
  listed: SerialRecord | undefined,
  madeOn: CalendarDay | undefined,
): WarrantyFactsInput['proof'] {
  const saleDay = dayOf(details.saleDay)
  const number = details.invoiceNumber ? { number: details.invoiceNumber } : {}
  if (proof !== 'none' && saleDay) return { kind: proof, saleDate: saleDay, ...number }
  const soldOn = dayOf(listed?.soldOn)
  if (soldOn) return { kind: 'serial-list', saleDate: soldOn }
  return madeOn ? { kind: 'imei-production' } : { kind: 'none' }
}

/** What the counter accepted as proof when the device came in. */
function proofAtIntake(claim: Claim | undefined): 'invoice' | 'voucher' | 'none' | undefined {
  const facts = claim?.answers[0]?.facts as { readonly proof?: { readonly kind?: string } } | undefined
  const kind = facts?.proof?.kind
  if (kind === undefined) return undefined
  return kind === 'invoice' || kind === 'voucher' ? kind : 'none'
}

function dayOf(text: string | undefined): CalendarDay | undefined {
  return text && isCalendarDay(text) && text >= '1980-01-01' && text <= '2199-12-31' ? text : undefined
}

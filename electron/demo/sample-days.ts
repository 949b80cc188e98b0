/**
 * A month of work at the sample outlet: days opened and closed, repairs taken in, done and collected, and today
 * with sixty tickets in every state. Deterministic but for the date it ends on.
 */

import { luhn } from 'cdigit'
import { instantAt } from '../../shared/calendar/business-time'
import { addDays, type CalendarDay, calendarDayAt } from '../../shared/calendar/calendar-day'
import { type DeviceModel, warrantyClassOfDevice } from '../../shared/catalogue/model'
import type { Part } from '../../shared/catalogue/part'
import type { CommandInput } from '../../shared/commands/registry'
import { billOf } from '../../shared/ticket/bill'
import type { Outcome, TicketKind } from '../../shared/ticket/events'
import type { TicketStatus } from '../../shared/ticket/state'
import { type Ticket, ticketAggregate } from '../../shared/ticket/state'
import { expectedByTender, type Shift, shiftAggregate } from '../../shared/till/state'
import { assessWarranty } from '../../shared/warranty/assess'
import { parseWarrantyFacts } from '../../shared/warranty/facts'
import type { Giver } from '../commands/execute'
import { warrantyNote } from '../questions/warranty'
import type { Workstation } from '../workstation'
import type { Chance } from './chance'
import { type DemoClock, must, type People } from './demo'
import { sampleDelivery } from './sample-delivery'
import { pieceOnShelf, sampleSerials } from './sample-serials'

interface SampleDependencies {
  readonly workstation: Workstation
  readonly clock: DemoClock
  readonly customers: People['customers']
  readonly chance: Chance
  /** What else happened on a day of history, in its evening. */
  readonly evening: (day: CalendarDay, daysBack: number) => void
}

const zone = 'Asia/Shanghai'
const counter: Giver = { staffId: 'sample-staff-c01', role: 'counter' }
const manager: Giver = { staffId: 'sample-staff-m01', role: 'manager' }
const technicians: readonly Giver[] = [
  { staffId: 'sample-staff-t01', role: 'technician' },
  { staffId: 'sample-staff-t02', role: 'technician' },
]
const daysOfHistory = 28
const places = ['A-01', 'A-02', 'A-03', 'B-01', 'B-02', 'C-01']

/** How many of today's open tickets stand in each status: sixty in all. */
const openPlan: readonly (readonly [TicketStatus, number])[] = [
  ['received', 12],
  ['assigned', 6],
  ['diagnosing', 8],
  ['quoted', 6],
  ['waitingForPart', 5],
  ['repairing', 8],
  ['testing', 3],
  ['sentOut', 2],
  ['ready', 10],
]

export function createSampleDays({ workstation, clock, customers, chance, evening }: SampleDependencies) {
  const models = sampleModels(workstation)
  let serial = 0
  let ticketCount = 0

  function give<Name extends Parameters<Workstation['executeAs']>[1]>(
    giver: Giver,
    name: Name,
    input: CommandInput<Name>,
  ): unknown {
    return must(workstation.executeAs(giver, name, input))
  }

  async function run(nowMs: number): Promise<void> {
    stockUp()
    const today = calendarDayAt(nowMs, zone)
    for (let back = daysOfHistory; back >= 1; back -= 1) {
      const day = addDays(today, -back)
      const openMs = instantAt(day, 9 * 60, zone)
      clock.pretend(openMs)
      const shiftId = `sample-shift-${day}`
      give(counter, 'openDay', { shiftId, floatFen: 50_000 })
      const visits = chance.whole(3, 6)
      for (let visit = 0; visit < visits; visit += 1) {
        wholeVisit(openMs + Math.trunc(((visit + chance.next()) * 9 * 3_600_000) / visits))
      }
      evening(day, back)
      // The window that says what is going on must be able to paint.
      await new Promise((resolve) => setImmediate(resolve))
      clock.pretend(openMs + 11 * 3_600_000)
      const expected = cashOf(shiftId)
      const differenceFen = chance.happens(0.15) ? chance.pick([-500, 100, -1000]) : 0
      give(manager, 'closeDay', {
        shiftId,
        counted: { cash: expected + differenceFen },
        reason: differenceFen === 0 ? '' : '找零差错',
        print: false,
      })
    }
    today60(nowMs, today)
    sampleDelivery(workstation, (input) => give(manager, 'receiveStock', input))
  }

  function today60(nowMs: number, today: CalendarDay): void {
    // The oldest of today's open tickets are some days old; the day itself is opened at the outlet's hour, or for whoever
    // tries the demo before it an hour ago, but never yesterday.
    const anHourAgoMs = Math.max(instantAt(today, 0, zone), nowMs - 3_600_000)
    const openMs = Math.min(instantAt(today, 9 * 60, zone), anHourAgoMs)
    clock.pretend(openMs)
    give(counter, 'openDay', { shiftId: `sample-shift-${today}-a`, floatFen: 50_000 })
    let index = 0
    for (const [status, count] of openPlan) {
      for (let one = 0; one < count; one += 1) {
        index += 1
        const sinceOpenMs = nowMs - openMs
        clock.pretend(openMs + Math.trunc((sinceOpenMs * index) / 62))
        const ticketId = receive(status !== 'received' && one % 3 === 0)
        advanceTo(ticketId, status)
        // Some know of it, some did not answer, the others are still to be called.
        if (status === 'ready' && one % 3 < 2)
          give(counter, 'recordContact', { ticketId, topic: 'ready', way: 'phone', reached: one % 3 === 0 })
      }
    }
  }

  /** In by the counter and out again within hours or days of the past. */
  function wholeVisit(atMs: number): void {
    clock.pretend(atMs)
    const kind = chance.pick<TicketKind>(['repair', 'repair', 'repair', 'repair', 'maintenance', 'software'])
    const ticketId = receive(chance.happens(0.2), kind)
    clock.pretend(atMs + chance.whole(10, 50) * 60_000)
    advanceTo(ticketId, 'ready')
    clock.pretend(atMs + chance.whole(60, 100) * 60_000)
    collect(ticketId)
  }

  function receive(withDeposit: boolean, kind: TicketKind = 'repair'): string {
    ticketCount += 1
    serial += 1
    const ticketId = `sample-ticket-${String(ticketCount).padStart(5, '0')}`
    const model = chance.pick(models)
    const customer = chance.pick(customers)
    const faults = workstation.reference.faults.filter(
      (fault) => fault.class === model.class && fault.level === 2,
    )
    const fault = chance.pick(faults)
    const lists = workstation.reference.checklists[model.class]
    const nowMs = clock.nowMs()
    const imei = model.class === 'phone' ? sampleImei(serial) : ''
    const number = imei || `SN${model.brand.slice(0, 2).toUpperCase()}${String(700_000 + serial * 37)}`
    const saleDay = addDays(calendarDayAt(nowMs, zone), -chance.whole(20, 900))
    give(counter, 'receiveDevice', {
      ticketId,
      kind,
      priority: chance.pick(['low', 'medium', 'medium', 'medium', 'high', 'critical']),
      customerId: customer.id,
      newCustomer: customer.details,
      consentGiven: true,
      deviceId: `sample-device-${String(serial).padStart(5, '0')}`,
      device: {
        serial: number,
        imei,
        modelId: model.id,
        modelName: model.nameZh,
        deviceClass: model.class,
        saleDay,
        invoiceNumber: `INV${serial}`,
      },
      fault: `${fault.nameZh}，${chance.pick(['昨天开始', '摔过一次', '偶尔出现', '充电后出现', '更新系统以后'])}`,
      faultCode: fault.code,
      request: chance.pick(['尽快修好', '先报价', '保留数据', '']),
      accessories: lists.accessories
        .filter(() => chance.happens(0.3))
        .map((item) => ({ id: item.id, name: item.nameZh, count: 1 })),
      condition: lists.condition.map((item) => ({
        id: item.id,
        name: item.nameZh,
        state: chance.happens(0.2) ? ('bad' as const) : ('good' as const),
        note: '',
      })),
      dataLossConsent: true,
      warranty: warrantyOf(model, saleDay, nowMs),
      promisedAtMs: nowMs + chance.whole(4, 72) * 3_600_000,
      place: chance.pick(places),
      ...(withDeposit
        ? { deposit: { amountFen: chance.pick([5_000, 10_000]), tender: chance.pick(['cash', 'wechat']) } }
        : {}),
    })
    return ticketId
  }

  function warrantyOf(model: DeviceModel, saleDay: CalendarDay, nowMs: number) {
    const facts = parseWarrantyFacts({
      class: warrantyClassOfDevice(model.class),
      model: model.id,
      proof: { kind: 'invoice', saleDate: saleDay },
    })
    if (facts.kind !== 'ok') throw new Error('the sample device has no warranty facts')
    const { rules } = workstation.reference
    const note = warrantyNote(assessWarranty(facts.value, rules, calendarDayAt(nowMs, zone)))
    return { ...note, rowIds: [...note.rowIds] }
  }

  /** Takes a ticket through the steps until it stands in the wanted status. */
  function advanceTo(ticketId: string, wanted: TicketStatus): void {
    if (wanted === 'received') return
    const technician = chance.pick(technicians)
    give(manager, 'assignTicket', { ticketId, technicianId: technician.staffId })
    if (wanted === 'assigned') return
    give(technician, 'startDiagnosis', { ticketId })
    if (wanted === 'diagnosing') return
    const ticket = ticketOf(ticketId)
    give(technician, 'recordDiagnosis', {
      ticketId,
      faultCode: ticket.intake.faultCode,
      finding: '已复现客户所述故障',
      major: chance.happens(0.1),
    })
    if (wanted === 'sentOut') {
      give(technician, 'sendOut', {
        ticketId,
        to: '总部维修中心',
        toKind: 'headquarters',
        waybill: `SF10${serial}88`,
      })
      return
    }
    const part = partFor(ticket)
    const labour = labourFor(ticket)
    if (wanted === 'waitingForPart' && part) {
      give(technician, 'awaitPart', { ticketId, partNumber: part.partNumber, quantity: 1 })
      return
    }
    const paid = wanted === 'quoted' || ticket.intake.warranty?.covered !== true
    if (paid) {
      const quote = give(technician, 'giveQuote', {
        ticketId,
        lines: [
          { kind: 'labour', code: labour.code, name: labour.nameZh, quantity: 1, unitFen: labour.priceFen },
          ...(part
            ? [
                {
                  kind: 'part' as const,
                  code: part.partNumber,
                  name: part.nameZh,
                  quantity: 1,
                  unitFen: part.priceFen,
                },
              ]
            : []),
        ],
        expiresOn: addDays(calendarDayAt(clock.nowMs(), zone), 7),
      }) as { readonly quoteId: string }
      if (wanted === 'quoted') return
      give(counter, 'answerQuote', {
        ticketId,
        quoteId: quote.quoteId,
        accepted: true,
        how: 'phone',
        who: '本人',
      })
    } else {
      give(technician, 'startRepair', { ticketId })
      give(technician, 'addLabour', {
        ticketId,
        code: labour.code,
        name: labour.nameZh,
        priceFen: labour.priceFen,
        minutes: labour.minutes,
        underWarranty: true,
      })
    }
    if (part) fitPart(technician, ticketId, part, !paid)
    if (wanted === 'repairing') return
    const tests = workstation.reference.checklists[ticket.intake.deviceClass as DeviceModel['class']].tests
    give(technician, 'recordTest', {
      ticketId,
      items: tests.map((test) => ({ id: test.id, name: test.nameZh, result: 'pass' as const })),
    })
    if (wanted === 'testing') return
    const outcome: Outcome = chance.happens(0.93) ? 'repaired' : 'noFaultFound'
    give(technician, 'makeReady', {
      ticketId,
      outcome,
      finding: outcome === 'repaired' ? '修复，测试正常' : '未见异常',
    })
  }

  function fitPart(technician: Giver, ticketId: string, part: Part, underWarranty: boolean): void {
    const reserved = workstation.executeAs(technician, 'reservePart', {
      ticketId,
      partNumber: part.partNumber,
      quantity: 1,
    })
    if (reserved.kind !== 'ok') return
    give(technician, 'usePart', {
      ticketId,
      partNumber: part.partNumber,
      quantity: 1,
      reservationId: (reserved.value as { reservationId: string }).reservationId,
      serial: pieceOnShelf(workstation, part),
      underWarranty,
    })
  }

  function collect(ticketId: string): void {
    const { dueFen } = billOf(ticketOf(ticketId))
    if (dueFen > 0) {
      const tender = chance.pick(['cash', 'wechat', 'wechat', 'alipay', 'card'] as const)
      give(counter, 'takePayment', { ticketId, purpose: 'bill', tender, amountFen: dueFen })
    }
    if (dueFen < 0) refundAll(ticketId)
    give(counter, 'handOver', {
      ticketId,
      proof: 'receipt',
      accessoriesReturned: ticketOf(ticketId).intake.accessories.map((item) => item.id),
    })
  }

  function refundAll(ticketId: string): void {
    const ticket = ticketOf(ticketId)
    const deposit = ticket.payments[0]
    const owedFen = -billOf(ticket).dueFen
    if (!deposit) return
    give(counter, 'takePayment', { ticketId, purpose: 'refund', tender: deposit.tender, amountFen: owedFen })
  }

  function stockUp(): void {
    const stocked = new Set<string>()
    for (const model of models) {
      for (const part of workstation.catalogue.findParts({ text: '', modelId: model.id, limit: 60 })) {
        if (stocked.has(part.partNumber) || part.maximum === 0 || stocked.size >= 420) continue
        stocked.add(part.partNumber)
        const quantity = chance.whole(2, Math.max(3, part.maximum))
        give(manager, 'receiveStock', {
          partNumber: part.partNumber,
          quantity,
          serials: sampleSerials(part, quantity),
          bin: part.bin,
          reason: '期初入库',
        })
      }
    }
  }

  function partFor(ticket: Ticket): Part | undefined {
    const fault = workstation.reference.faults.find((one) => one.code === ticket.intake.faultCode)
    const parts = workstation.catalogue.findParts({ text: '', modelId: ticket.intake.modelId, limit: 60 })
    return fault && parts.find((part) => fault.commonPartKinds.includes(part.kind) && !part.supersededBy)
  }

  function labourFor(ticket: Ticket) {
    const fitting = workstation.reference.labour.filter((one) =>
      one.classes.some((deviceClass) => deviceClass === ticket.intake.deviceClass),
    )
    return chance.pick(fitting)
  }

  function ticketOf(ticketId: string): Ticket {
    return workstation.states.load(ticketAggregate, ticketId).state as Ticket
  }

  function cashOf(shiftId: string): number {
    const shift = workstation.states.load(shiftAggregate, shiftId).state as Shift
    return expectedByTender(shift).cash
  }

  return { run }
}

/** A dozen and a half models that people really bring in. */
function sampleModels(workstation: Workstation): readonly DeviceModel[] {
  const wanted = [
    'Mate 40 Pro',
    'P50',
    'nova 9',
    'Redmi Note 11',
    'Mi 11',
    'Reno',
    'vivo X60',
    'Galaxy S21',
    'iPhone 13',
    'iPad',
    'ThinkPad X1',
    'Legion',
    'MacBook',
    'MateBook',
    'XPS',
    'LaserJet',
    'Hisense',
    'TP-LINK',
  ]
  const found = wanted.flatMap((text) => workstation.catalogue.findModels(text, 2))
  const models = found.filter((model) => workstation.reference.checklists[model.class] !== undefined)
  if (models.length === 0) throw new Error('the sample catalogue holds none of the sample models')
  return models
}

function sampleImei(serial: number): string {
  const body = `86000005${String(100_000 + serial)}`
  return `${body}${luhn.compute(body)}`
}

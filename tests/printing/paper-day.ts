/** One day at an outlet, on a real journal, with a ticket for every kind of paper; and the jobs that print them. */

import { join } from 'node:path'
import { createAttachments } from '../../electron/journal/attachments'
import { createKeepsakes } from '../../electron/journal/keepsakes'
import { keyFile } from '../../electron/journal/key-file'
import { createSealer } from '../../electron/journal/seal'
import { createPartsUsedOn } from '../../electron/lookup/day'
import {
  type BuildDependencies,
  type Built,
  buildDocument,
} from '../../electron/printing/build/build-document'
import { canonicalModel } from '../../shared/documents/canonical'
import type { PaperKind } from '../../shared/documents/paper'
import { type Outlet, outletAggregate, outletStreamId } from '../../shared/outlet/state'
import { type PrintForm, type PrintJob, type PrintRow, printAggregate } from '../../shared/print/state'
import type { GapReport } from '../../shared/questions/day'
import type { StaffRow } from '../../shared/staff/state'
import { type Ticket, ticketAggregate } from '../../shared/ticket/state'
import { allPassed } from '../support/full-day'
import { intake, type StartOptions, startWorkstation, type TestWorkstation } from '../support/workstation'

export const passcode = '826413'
export const clearName = '欧阳小明'
export const clearPhone = '13912345678'
const minuteMs = 60_000
const customerId = 'customer-paper-1'
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
)

export interface PaperDay {
  readonly test: TestWorkstation
  readonly dependencies: BuildDependencies
  readonly tickets: Readonly<
    Record<'repair' | 'commissioning' | 'sentOut' | 'return' | 'consultation', string>
  >
  readonly shiftId: string
  readonly customerId: string
  readonly partNumber: string
  readonly ticket: (ticketId: string) => Ticket
  /** Asks for a paper as a clerk would, and gives the job as the spool gets it. */
  readonly job: (form: PrintForm, subject: string, number?: string, more?: JobWish) => PrintJob
  readonly jobsOf: (form: PrintForm) => readonly PrintJob[]
  readonly build: (job: PrintJob, language?: 'zh-CN' | 'en') => Built
  readonly later: (minutes: number) => void
}

interface JobWish {
  readonly paper?: PaperKind
  readonly parameters?: PrintJob['parameters']
}

export function canonical(built: Built): string {
  if (built.kind !== 'ok') throw new Error(built.reason)
  return built.value.map(canonicalModel).join('\n')
}

export function startPaperDay(options: StartOptions = {}): PaperDay {
  const test = startWorkstation({ catalogue: true, ...options })
  const { workstation, clock } = test
  const { journal, states, rows, catalogue, reference, database } = workstation
  const sealer = createSealer(database, keyFile(join(test.folder, 'station.key')))
  const attachments = createAttachments(join(test.folder, 'attachments'), sealer)
  const keepsakes = createKeepsakes(
    database,
    sealer,
    () => 0,
    () => 14,
  )
  keepsakes.keepSecret('secret-paper-1', passcode, clock.nowMs)
  const outlet = (): Outlet => states.load(outletAggregate, outletStreamId).state as Outlet
  const staffName = (id: string): string => rows.get<StaffRow>('staff', id)?.name ?? id
  const gaps: GapReport = { series: [] }
  const dependencies: BuildDependencies = {
    journal,
    states,
    rows,
    attachments,
    reference,
    ruleSets: workstation.warranty.ruleSets,
    serials: workstation.warranty.serials,
    catalogue,
    outlet,
    day: {
      rows,
      states,
      partsUsedOn: createPartsUsedOn(journal),
      calendar: () => ({
        zone: 'Asia/Shanghai',
        hours: outlet().details?.hours ?? [],
        holidays: reference.holidays.holidays,
        workdays: reference.holidays.workdays,
      }),
      policy: () => outlet().policy,
      nowMs: () => clock.nowMs,
    },
    gapReport: () => gaps,
    syncSentence: (language) => (language === 'zh-CN' ? '尚未连接总部' : 'Not connected to headquarters'),
    headquartersUrl: workstation.link.address,
    staffName,
    station: () => 'A',
    nowMs: () => clock.nowMs,
  }
  const later = (minutes: number): void => {
    clock.nowMs += minutes * minuteMs
  }
  const ticket = (id: string): Ticket => states.load(ticketAggregate, id).state as Ticket
  const jobOf = (id: string): PrintJob => states.load(printAggregate, id).state as PrintJob
  const prints = () => rows.find<PrintRow>({ table: 'prints', limit: 10_000 })

  const jobs: Pick<PaperDay, 'job' | 'jobsOf' | 'build'> = {
    job: (form, subject, number = '', more = {}) => {
      const before = new Set(prints().map((row) => row.id))
      const { paper = form === 'deviceLabel' ? 'label60x40' : 'a5', parameters = {} } = more
      test.must('manager', 'printDocument', { form, subject, number, paper, parameters })
      const made = prints().find((row) => !before.has(row.id))
      if (!made) throw new Error('no job')
      return jobOf(made.id)
    },
    jobsOf: (form) =>
      prints()
        .filter((row) => row.form === form)
        .map((row) => jobOf(row.id)),
    build: (job, language = job.language) => buildDocument(dependencies, { ...job, language }),
  }

  const partNumber = aPart(test)
  const tickets = work(test, later, partNumber, attachments.put(onePixel, 'image/png'), ticket)
  return {
    test,
    dependencies,
    tickets,
    shiftId: 'shift-paper-1',
    customerId,
    partNumber,
    ticket,
    later,
    ...jobs,
  }
}

function aPart(test: TestWorkstation): string {
  const part = test.workstation.catalogue
    .findModels('redmi', 40)
    .flatMap((model) => test.workstation.catalogue.findParts({ text: '', modelId: model.id }))
    .find((one) => !one.serialised && one.priceFen > 0)
  if (!part) throw new Error('the sample catalogue has no such part')
  return part.partNumber
}

function work(
  test: TestWorkstation,
  later: (minutes: number) => void,
  partNumber: string,
  signatureHash: string,
  ticket: (id: string) => Ticket,
): PaperDay['tickets'] {
  const { must, clock } = test
  must('counter', 'openDay', { shiftId: 'shift-paper-1', floatFen: 50_000 })
  must('technician', 'receiveStock', { partNumber, quantity: 5, bin: 'B-04-12', reason: '总部发货' })

  const model = test.workstation.catalogue.findModels('redmi', 1)[0]
  const warranty = {
    covered: true,
    ruleSetId: 'sanbao',
    ruleSetHash: 'a'.repeat(64),
    rowIds: ['phone-unit'],
    sentenceZh: '在保，今天可以：免费修理。2027年3月2日起不再免费。',
    sentenceEn: 'Covered. Today: free repair. From 2 March 2027 no longer free.',
  }
  const repair = intake({
    customerId,
    newCustomer: {
      kind: 'person',
      name: clearName,
      phones: [clearPhone],
      address: '深圳市福田区华强北路 1002 号',
      invoiceTitle: '欧阳小明',
    },
    device: {
      serial: 'SNPAPER0001',
      modelId: model?.id ?? '',
      modelName: model?.nameZh ?? '红米',
      deviceClass: 'phone',
      saleDay: '2026-03-02',
      invoiceNumber: '24442000000012345678',
      invoicePriceFen: 299_900,
    },
    fault: '摔过，左上角不显示',
    faultCode: 'PH-SCR',
    accessories: [
      { id: 'charger', name: '充电器', count: 1 },
      { id: 'other-1', name: '手机壳', count: 2 },
    ],
    condition: [
      { id: 'power', name: '开机状态', state: 'good', note: '' },
      { id: 'body', name: '外壳', state: 'bad', note: '右下角磕碰', alreadyOn: '2025-07-14' },
    ],
    warranty,
    secretId: 'secret-paper-1',
    deposit: { amountFen: 5_000, tender: 'wechat' },
    promisedAtMs: clock.nowMs + 2 * 86_400_000,
  })
  must('counter', 'receiveDevice', repair)
  const ticketId = repair.ticketId
  later(5)
  must('manager', 'assignTicket', { ticketId, technicianId: 'staff-technician' })
  later(5)
  must('technician', 'startDiagnosis', { ticketId })
  must('technician', 'recordDiagnosis', { ticketId, faultCode: 'PH-SCR-02', finding: '排线接触不良' })
  must('technician', 'reservePart', { ticketId, partNumber, quantity: 1 })
  later(5)
  const lines = [
    { kind: 'labour' as const, code: 'LB-GN-CLN', name: '清洁保养', quantity: 1, unitFen: 6_000 },
    { kind: 'part' as const, code: partNumber, name: '配件', quantity: 1, unitFen: 800 },
  ]
  const quote = must('technician', 'giveQuote', { ticketId, lines, expiresOn: '2026-06-22', print: true })
  later(5)
  const { quoteId } = quote as { readonly quoteId: string }
  must('counter', 'answerQuote', { ticketId, quoteId, accepted: true, how: 'counter' })
  const reservationId = ticket(ticketId).parts[0]?.lineId
  must('technician', 'usePart', {
    ticketId,
    partNumber,
    quantity: 1,
    underWarranty: false,
    ...(reservationId ? { reservationId } : {}),
  })
  must('technician', 'recordTest', {
    ticketId,
    items: allPassed(test, ticket(ticketId).intake.deviceClass),
  })
  must('technician', 'makeReady', { ticketId, outcome: 'repaired', finding: '更换排线，测试正常' })
  later(5)
  const dueFen = ticket(ticketId).labour.reduce((sum, line) => sum + line.priceFen, 0)
  const partFen = ticket(ticketId).parts.find((part) => part.state === 'used')?.unitFen ?? 0
  must('counter', 'takePayment', {
    ticketId,
    purpose: 'bill',
    tender: 'cash',
    amountFen: dueFen + partFen - 5_000,
    print: true,
  })
  must('counter', 'handOver', {
    ticketId,
    proof: 'receipt',
    signatureHash,
    accessoriesReturned: ['charger', 'other-1'],
  })

  const commissioning = intake({ kind: 'commissioning' })
  must('counter', 'receiveDevice', commissioning)
  must('technician', 'startDiagnosis', { ticketId: commissioning.ticketId })
  must('technician', 'recordTest', { ticketId: commissioning.ticketId, items: allPassed(test) })
  must('technician', 'makeReady', { ticketId: commissioning.ticketId, outcome: 'done' })

  const sentOut = intake()
  must('counter', 'receiveDevice', sentOut)
  must('technician', 'startDiagnosis', { ticketId: sentOut.ticketId })
  must('technician', 'sendOut', { ticketId: sentOut.ticketId, to: '总部维修中心', toKind: 'headquarters' })

  const unrepairable = intake()
  must('counter', 'receiveDevice', unrepairable)
  must('technician', 'startDiagnosis', { ticketId: unrepairable.ticketId })
  must('technician', 'makeReady', { ticketId: unrepairable.ticketId, outcome: 'unrepairable' })

  const {
    device: _device,
    deviceId: _deviceId,
    ...visit
  } = intake({ kind: 'consultation', fault: '咨询换机' })
  must('counter', 'receiveDevice', visit)
  later(5)
  return {
    repair: ticketId,
    commissioning: commissioning.ticketId,
    sentOut: sentOut.ticketId,
    return: unrepairable.ticketId,
    consultation: visit.ticketId,
  }
}

/**
 * QR15-05 维修回执单 and QR15-04 调试回执单: what was found, done, fitted, charged and tested. Amounts come from the
 * bill and from nowhere else.
 */

import { addDays, type CalendarDay } from '../../../shared/calendar/calendar-day'
import {
  type CommissioningReturnData,
  commissioningReturn,
} from '../../../shared/documents/forms/commissioning-return'
import { type RepairReturnData, repairReturn } from '../../../shared/documents/forms/repair-return'
import { billOf } from '../../../shared/ticket/bill'
import type { Outcome } from '../../../shared/ticket/events'
import type { Ticket } from '../../../shared/ticket/state'
import * as parts from './ticket-parts'
import { onTicket, type TicketPaper } from './ticket-parts'

const isDone = (ticket: Ticket): boolean => ticket.outcome !== undefined || ticket.handOver !== undefined

export const buildRepairReceipt = onTicket(
  (paper) =>
    parts.forHolders(paper, 'both', (context, customer) =>
      parts.withField(
        repairReturn(context, { ...repairData(paper), customer }),
        'repairResult',
        paper.words(`outcome.${paper.ticket.outcome ?? 'done'}`),
      ),
    ),
  isDone,
)

const resultOf: Readonly<Record<Outcome, RepairReturnData['result']>> = {
  repaired: 'repaired',
  done: 'repaired',
  exchanged: 'exchanged',
  declined: 'returned-unrepaired',
  returned: 'not-repaired',
  unrepairable: 'not-repaired',
  noFaultFound: 'not-repaired',
}

function repairData(paper: TicketPaper): Omit<RepairReturnData, 'customer'> {
  const { ticket, dependencies } = paper
  const bill = billOf(ticket)
  // What was paid out for the device itself is no part of what the repair cost.
  const refunds = ticket.payments.reduce((sum, { amountFen }) => sum - Math.min(0, amountFen), 0)
  const paidBackFen = Math.min(bill.returnFen, refunds)
  const { handOver, outcome = 'done' } = ticket
  const signature = parts.signatureOf(paper, handOver?.signatureHash)
  const repairWarranty = outcome === 'repaired' ? repairWarrantyText(paper) : undefined
  const newSerial = outcome === 'exchanged' ? exchangedSerial(paper) : ''
  return {
    serviceNumber: ticket.intake.number,
    receivedAtMs: ticket.receivedAtMs,
    device: parts.deviceOnPaper(paper),
    warranty: [parts.warrantyWord(paper), ...parts.warrantyLines(paper)].filter(Boolean).join('  '),
    fault: parts.faultText(paper),
    diagnosis: parts.diagnosisText(paper),
    measures: measuresText(paper),
    result: resultOf[outcome],
    parts: partLines(paper),
    labourFen: bill.labourFen,
    discountFen: bill.discountFen,
    totalFen: bill.totalFen,
    paidFen: bill.paidFen + paidBackFen,
    ...(bill.keptFen > 0 ? { keptFen: bill.keptFen } : {}),
    ...(paidBackFen > 0 ? { returnFen: paidBackFen } : {}),
    finalCheck: parts.testsOnPaper(paper),
    accessories: parts.accessoriesOnPaper(paper, handOver?.accessoriesReturned),
    technician: technicianName(paper),
    ...(ticket.readyAtMs === undefined ? {} : { finishedAtMs: ticket.readyAtMs }),
    ...(handOver
      ? { handedOverAtMs: handOver.atMs, handedOverBy: dependencies.staffName(handOver.actor) }
      : {}),
    ...(handOver ? { oldParts: oldParts(paper, handOver.oldPartsToCustomer) } : {}),
    ...(handOver?.proof === 'secondProof' ? { secondProof: handOver.proofNote } : {}),
    ...(repairWarranty ? { repairWarranty } : {}),
    ...(newSerial ? { newSerial } : {}),
    ...(signature ? { signature } : {}),
  }
}

export const buildCommissioningReceipt = onTicket(
  (paper) =>
    parts.forHolders(paper, 'both', (context, customer) =>
      commissioningReturn(context, { ...commissioningData(paper), customer }),
    ),
  (ticket) => ticket.kind === 'commissioning' && isDone(ticket),
)

function commissioningData(paper: TicketPaper): Omit<CommissioningReturnData, 'customer'> {
  const { ticket, words, job } = paper
  const started = parts.lastStep(ticket, ['repairStarted', 'diagnosisStarted'])
  const signature = parts.signatureOf(paper, ticket.handOver?.signatureHash)
  const conclusion = [
    words(`outcome.${ticket.outcome ?? 'done'}`),
    ticket.diagnosis?.finding.trim(),
    readyFinding(paper),
  ]
  return {
    serviceNumber: ticket.intake.number,
    device: parts.deviceOnPaper(paper),
    finishedAtMs: ticket.readyAtMs ?? ticket.handOver?.atMs ?? job.requestedAtMs,
    items: commissioningItems(paper),
    conclusion: conclusion.filter(Boolean).join(paper.language === 'zh-CN' ? '；' : '; '),
    technician: technicianName(paper),
    ...(ticket.intake.saleDay ? { purchaseDay: ticket.intake.saleDay } : {}),
    ...(started ? { startedAtMs: started.atMs } : {}),
    ...(signature ? { signature } : {}),
  }
}

/** What was tested, or the class's own list to be filled in by hand. */
function commissioningItems(paper: TicketPaper): CommissioningReturnData['items'] {
  const requirement = paper.words('works')
  const tested = parts.testsOnPaper(paper)
  if (tested.length > 0) {
    return tested.map(({ label, state }) => ({ item: label, requirement, pass: state === 'yes' }))
  }
  const list = paper.dependencies.reference.forClass(paper.ticket.intake.deviceClass).tests
  return list.map((item) => ({
    item: paper.language === 'zh-CN' ? item.nameZh : item.nameEn,
    requirement,
  }))
}

function partLines(paper: TicketPaper): RepairReturnData['parts'] {
  const from = repairDay(paper)
  return paper.ticket.parts
    .filter((part) => part.state === 'used')
    .map((part) => ({
      number: part.partNumber,
      name: parts.partName(paper, part),
      quantity: part.quantity,
      ...(part.underWarranty ? {} : { amountFen: part.unitFen * part.quantity }),
      ...(part.serial === '' ? {} : { serial: part.serial }),
      ...(part.warrantyDays > 0 ? { warrantyUntilDay: addDays(from, part.warrantyDays) } : {}),
    }))
}

function oldParts(
  paper: TicketPaper,
  toCustomer: readonly string[],
): NonNullable<RepairReturnData['oldParts']> {
  return paper.ticket.parts
    .filter((part) => part.state === 'used')
    .map((part) => ({ name: parts.partName(paper, part), toCustomer: toCustomer.includes(part.lineId) }))
}

/** The labour that was booked, then what the technician wrote when it was done. */
function measuresText(paper: TicketPaper): string {
  const { ticket, language } = paper
  const work = ticket.labour.map((line) => labourName(paper, line))
  const said = [...work, readyFinding(paper)].filter((text) => text !== '')
  return said.length === 0 ? paper.words('noWork') : said.join(language === 'zh-CN' ? '；' : '; ')
}

function labourName(paper: TicketPaper, line: { readonly code: string; readonly name: string }): string {
  if (paper.language === 'zh-CN') return line.name
  return paper.dependencies.reference.labour.find((labour) => labour.code === line.code)?.nameEn ?? line.name
}

function readyFinding(paper: TicketPaper): string {
  const ready = paper.history
    .facts(`ticket/${paper.ticket.id}`)
    .filter((fact) => fact.envelope.type === 'madeReady')
    .at(-1)?.payload as { readonly finding?: string } | undefined
  return ready?.finding?.trim() ?? ''
}

function repairWarrantyText(paper: TicketPaper): string {
  const days = paper.outlet.policy.repairWarrantyDays
  const until = addDays(repairDay(paper), days)
  return paper.language === 'zh-CN'
    ? `修复后 ${days} 日内同一故障免费返修，至 ${until}`
    : `The same fault is repaired free of charge for ${days} days, until ${until}`
}

/** Terms of a repair run from the day on which it was ready. */
function repairDay(paper: TicketPaper): CalendarDay {
  const { ticket, job } = paper
  return parts.dayOf(paper, ticket.readyAtMs ?? ticket.handOver?.atMs ?? job.requestedAtMs)
}

export function exchangedSerial(paper: TicketPaper): string {
  return parts.replacementOf(paper)?.details.serial ?? ''
}

function technicianName(paper: TicketPaper): string {
  const { ticket, dependencies } = paper
  const id = ticket.technicianId ?? ticket.test?.actor
  return id === undefined ? '' : dependencies.staffName(id)
}

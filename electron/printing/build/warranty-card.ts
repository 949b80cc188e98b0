/**
 * 三包权益告知单 for a ticket, for a device that has been here, or for one that somebody only asks about at the counter.
 * It asks the same rules as the counter's screen, as of the day it is asked for.
 */

import { type Device, deviceAggregate } from '../../../shared/device/state'
import { type SanbaoCardData, sanbaoCard } from '../../../shared/documents/forms/sanbao-card'
import { ok, refused } from '../../../shared/result'
import { type Ticket, ticketAggregate } from '../../../shared/ticket/state'
import type { Built, PaperJob } from './paper-job'
import * as parts from './ticket-parts'
import { onTicket, type TicketPaper, ticketPaper } from './ticket-parts'
import { type AnswerOnPaper, caseFileOf, onPaper } from './warranty-lines'

export function buildWarrantyCard(paper: PaperJob): Built {
  if (paper.subject.kind === 'enquiry') return forEnquiry(paper)
  if (paper.subject.kind !== 'device') return forTicket(paper)
  const device = paper.history.state<Device | undefined>(deviceAggregate, paper.subject.id)
  if (!device) return refused('subject-unknown')
  const last = device.visits.at(-1)
  const visit = last && ticketPaper({ ...paper, subject: { kind: ticketAggregate.kind, id: last.ticketId } })
  if (visit) return cardFor(visit, paper.job.number || visit.ticket.intake.number)
  return refused('form-not-for-subject')
}

const forTicket = onTicket(
  (paper) => cardFor(paper, paper.ticket.intake.number),
  (ticket: Ticket) => ticket.intake.deviceId !== undefined,
)

function cardFor(paper: TicketPaper, serviceNumber: string): Built {
  const assessed = caseFileOf(paper).ofTicket(paper.ticket, paper.job.requestedAtMs)
  if (!assessed) return refused('form-not-for-subject')
  const { saleDay, invoiceNumber } = paper.device?.details ?? paper.ticket.intake
  const asked = onPaper(paper, assessed.answer)
  return parts.forHolders(paper, 'customer', (context, customer) => {
    const card = sanbaoCard(context, {
      ...cardData(paper, asked),
      serviceNumber,
      device: parts.deviceOnPaper(paper),
      customer,
      ...(saleDay ? { purchaseDay: saleDay } : {}),
      ...(invoiceNumber ? { invoiceNumber } : {}),
    })
    return asked.answer.repairs === null ? parts.withField(card, 'repairsUsed', undefined) : card
  })
}

/** Nothing is taken in: the device stands in the job itself, and there is no customer to name. */
function forEnquiry(paper: PaperJob): Built {
  const { text } = paper
  const proof = text('proof')
  const priceFen = paper.amount('invoicePriceFen')
  const assessed = caseFileOf(paper).assess(
    {
      deviceId: text('deviceId'),
      details: {
        serial: text('serial'),
        imei: text('imei'),
        modelId: text('modelId'),
        deviceClass: text('deviceClass'),
        productLine: text('productLine'),
        saleDay: text('saleDay'),
        productionDay: text('productionDay'),
        invoiceNumber: text('invoiceNumber'),
        ...(priceFen === undefined ? {} : { invoicePriceFen: priceFen }),
      },
      proof: proof === 'invoice' || proof === 'voucher' ? proof : 'none',
      faultCode: text('faultCode'),
      exclusions: [],
    },
    paper.job.requestedAtMs,
  )
  if (!assessed) return refused('form-not-for-subject')
  const asked = onPaper(paper, assessed.answer)
  const imei = text('imei')
  const serial = text('serial')
  const card = sanbaoCard(paper.context, {
    ...cardData(paper, asked),
    serviceNumber: '',
    device: {
      model: parts.modelName(paper, text('modelId'), text('modelName')),
      ...(serial === '' || serial === imei ? {} : { serial }),
      ...(imei === '' ? {} : { imei }),
    },
    ...(text('saleDay') === '' ? {} : { purchaseDay: text('saleDay') }),
    ...(text('invoiceNumber') === '' ? {} : { invoiceNumber: text('invoiceNumber') }),
  })
  return ok([asked.answer.repairs === null ? parts.withField(card, 'repairsUsed', undefined) : card])
}

function cardData(
  paper: PaperJob,
  { answer, card }: AnswerOnPaper,
): Omit<SanbaoCardData, 'serviceNumber' | 'device'> {
  const { dependencies, job, language } = paper
  const limit = answer.clock?.limits[answer.clock.governing ?? 0]
  const rules = card.remedies.flatMap(({ rule, article, grade }) =>
    rule ? [`${rule} ${article ?? ''} (${grade ?? ''})`] : [],
  )
  const claims = card.remedies.map((remedy) => remedy.text)
  return {
    asOfDay: parts.dayOf(paper, job.requestedAtMs),
    exclusions: card.exclusions,
    ruleSetVersion: card.ruleSet,
    verified: answer.ruleSet.state === 'confirmed',
    informedBy: dependencies.staffName(job.requestedBy),
    repairsUsed: answer.repairs?.used ?? 0,
    repairsLimit: answer.repairs?.limit ?? 0,
    claims: claims.length > 0 ? [...new Set(claims)] : [card.coverage],
    ruleAndArticle: [...new Set(rules)].join(language === 'zh-CN' ? '；' : '; ') || card.ruleSet,
    explanation: [
      card.coverage,
      ...card.periods,
      ...card.clock,
      ...card.repairWarranty,
      ...card.repeats,
      ...card.contradictions,
    ].join('\n'),
    ...(card.changeDay ? { changesOnDay: card.changeDay, changesTo: card.change } : {}),
    ...(answer.clock ? { daysInRepair: answer.clock.daysInRepair } : {}),
    ...(answer.clock && limit ? { repairDaysLimit: limit.overDays } : {}),
    ...(answer.period?.extensionDays ? { extendedByDays: answer.period.extensionDays } : {}),
    ...(answer.refund && answer.refund.amountFen !== null ? { refundTodayFen: answer.refund.amountFen } : {}),
    ...(answer.refund ? { refundCalculation: card.refund.join('\n') } : {}),
  }
}

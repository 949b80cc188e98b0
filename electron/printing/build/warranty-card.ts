/**
 * 三包权益告知单 for a ticket's device or for a device by itself. It asks the same rules as the counter's screen, as of
 * the day it is asked for. What a person refused at intake stays refused: the card never gives back what the counter
 * found excluded.
 */

import { type Device, deviceAggregate } from '../../../shared/device/state'
import { type SanbaoCardData, sanbaoCard } from '../../../shared/documents/forms/sanbao-card'
import { refused } from '../../../shared/result'
import { type Ticket, ticketAggregate } from '../../../shared/ticket/state'
import type { WarrantyAnswer } from '../../../shared/warranty/answer'
import type { WarrantyCard } from '../../../shared/warranty/card'
import { warrantyHandlers } from '../../questions/warranty'
import type { Built, PaperJob } from './paper-job'
import * as parts from './ticket-parts'
import { onTicket, type TicketPaper, ticketPaper } from './ticket-parts'

export function buildWarrantyCard(paper: PaperJob): Built {
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
  const asked = ask(paper)
  if (!asked) return refused('form-not-for-subject')
  return parts.forHolders(paper, 'customer', (context, customer) => {
    const card = sanbaoCard(context, { ...cardData(paper, serviceNumber, asked), customer })
    return asked.answer.repairs === null ? parts.withField(card, 'repairsUsed', undefined) : card
  })
}

interface Asked {
  readonly answer: WarrantyAnswer
  readonly card: WarrantyCard
}

function ask(paper: TicketPaper): Asked | undefined {
  const { dependencies, history, job } = paper
  const { intake } = paper.ticket
  const details = paper.device?.details
  const saleDay = details?.saleDay ?? intake.saleDay ?? ''
  const handlers = warrantyHandlers({
    rules: () => dependencies.reference.rules,
    rows: dependencies.rows,
    states: history.states,
    nowMs: () => job.requestedAtMs,
    zone: () => paper.zone,
    dayOneIsSaleDay: () => paper.outlet.policy.warrantyDayOneIsSaleDay,
  })
  const proof = paper.text('proof')
  const reply = handlers.warranty(
    {
      deviceId: paper.device?.id ?? '',
      serial: details?.serial ?? intake.serial,
      modelId: details?.modelId ?? intake.modelId,
      deviceClass: details?.deviceClass ?? intake.deviceClass,
      saleDay,
      productionDay: details?.productionDay ?? '',
      proof: proof === 'voucher' || proof === 'none' ? proof : saleDay === '' ? 'none' : 'invoice',
      invoicePriceFen: details?.invoicePriceFen,
      exclusions: paper
        .text('exclusions')
        .split(',')
        .map((code) => code.trim())
        .filter((code) => code !== ''),
      language: paper.language,
    },
    { windowId: 0, person: undefined },
  )
  if ('then' in reply || reply.kind !== 'ok') return undefined
  return reply.value as Asked
}

function cardData(
  paper: TicketPaper,
  serviceNumber: string,
  { answer, card }: Asked,
): Omit<SanbaoCardData, 'customer'> {
  const { ticket, dependencies, job, language } = paper
  const { warranty, saleDay, invoiceNumber } = ticket.intake
  const limit = answer.clock?.limits[answer.clock.governing ?? 0]
  const common = {
    serviceNumber,
    asOfDay: parts.dayOf(paper, job.requestedAtMs),
    device: parts.deviceOnPaper(paper),
    exclusions: card.exclusions,
    ruleSetVersion: card.ruleSet,
    verified: answer.ruleSet.state === 'confirmed',
    informedBy: dependencies.staffName(job.requestedBy),
    repairsUsed: answer.repairs?.used ?? 0,
    repairsLimit: answer.repairs?.limit ?? 0,
    ...(saleDay ? { purchaseDay: saleDay } : {}),
    ...(invoiceNumber ? { invoiceNumber } : {}),
  }
  if (warranty && !warranty.covered && answer.covered === 'yes') {
    return {
      ...common,
      claims: [language === 'zh-CN' ? '不予三包' : 'Not covered'],
      ruleAndArticle: warranty.rowIds.join(language === 'zh-CN' ? '、' : ', ') || card.ruleSet,
      explanation: language === 'zh-CN' ? warranty.sentenceZh : warranty.sentenceEn,
    }
  }
  const rules = card.remedies.flatMap(({ rule, article }) =>
    rule ? [`${rule} ${article ?? ''}`.trim()] : [],
  )
  const claims = card.remedies.map((remedy) => remedy.text)
  return {
    ...common,
    claims: claims.length > 0 ? [...new Set(claims)] : [card.coverage],
    ruleAndArticle: [...new Set(rules)].join(language === 'zh-CN' ? '；' : '; ') || card.ruleSet,
    explanation: [card.coverage, ...card.periods].join('\n'),
    ...(card.changeDay ? { changesOnDay: card.changeDay, changesTo: card.change } : {}),
    ...(answer.clock ? { daysInRepair: answer.clock.daysInRepair } : {}),
    ...(answer.clock && limit ? { repairDaysLimit: limit.overDays } : {}),
    ...(answer.period?.extensionDays ? { extendedByDays: answer.period.extensionDays } : {}),
    ...(answer.refund && answer.refund.amountFen !== null ? { refundTodayFen: answer.refund.amountFen } : {}),
    ...(answer.refund ? { refundCalculation: card.refund.join('\n') } : {}),
  }
}

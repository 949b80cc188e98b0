/** 维修报价单 from the quotation that carries the job's number; an earlier one of the same ticket prints as it was. */

import { type QuotationData, quotation } from '../../../shared/documents/forms/quotation'
import { sumFen } from '../../../shared/money'
import type { Quote, Ticket } from '../../../shared/ticket/state'
import * as parts from './ticket-parts'
import { onTicket, type TicketPaper } from './ticket-parts'

export const buildQuotation = onTicket(
  (paper) =>
    parts.forHolders(paper, 'customer', (context, customer) => {
      const { quote } = paper.ticket
      if (!quote) throw new Error('a quotation without a quote')
      return quotation(context, { ...quotationData(paper, quote), customer })
    }),
  (ticket, { job }) =>
    ticket.quote !== undefined && (!job.number.startsWith('Q-') || ticket.quote.number === job.number),
)

function quotationData(paper: TicketPaper, quote: Quote): Omit<QuotationData, 'customer'> {
  const { ticket, dependencies, language } = paper
  const deposits = ticket.payments.filter((payment) => payment.purpose === 'deposit')
  const given = ticket.steps
    .filter((step) => step.type === 'quoteGiven' && step.atMs === quote.givenAtMs)
    .at(-1)
  const days = paper.outlet.policy.repairWarrantyDays
  return {
    quotationNumber: quote.number,
    serviceNumber: ticket.intake.number,
    quotedAtMs: quote.givenAtMs,
    validUntilDay: quote.expiresOn,
    device: parts.deviceOnPaper(paper),
    fault: parts.faultText(paper),
    diagnosis: parts.diagnosisText(paper),
    lines: quote.lines.map((line) => ({
      kind: line.kind,
      description: lineName(paper, line),
      quantity: line.quantity,
      unitFen: line.unitFen,
      amountFen: line.unitFen * line.quantity,
      ...(line.kind === 'part' && line.code ? { number: line.code } : {}),
    })),
    discountFen: quote.discountFen,
    totalFen: quote.totalFen,
    repairWarranty:
      language === 'zh-CN'
        ? `修复后 ${days} 日内同一故障免费返修`
        : `The same fault is repaired free of charge for ${days} days`,
    quotedBy: dependencies.staffName(given?.actor ?? paper.job.requestedBy),
    ...(deposits.length > 0 ? { depositFen: sumFen(deposits.map((payment) => payment.amountFen)) } : {}),
    ...decisionOf(ticket, quote),
  }
}

function lineName(paper: TicketPaper, line: Quote['lines'][number]): string {
  if (paper.language === 'zh-CN') return line.name
  if (line.kind === 'part') return parts.partName(paper, { partNumber: line.code, name: line.name })
  return paper.dependencies.reference.labour.find((labour) => labour.code === line.code)?.nameEn ?? line.name
}

/** How it was answered stands on the paper only once there is an answer. */
function decisionOf(ticket: Ticket, quote: Quote): Pick<QuotationData, 'decision'> {
  if (quote.answer === 'open' || ticket.quote?.quoteId !== quote.quoteId) return {}
  return { decision: quote.answer === 'accepted' ? 'approved' : 'declined' }
}

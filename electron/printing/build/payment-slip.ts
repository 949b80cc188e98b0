/**
 * 收款单 / 退款单 for one payment. Its lines add up to what was taken: where it settles the bill they say what the bill
 * is made of and what was paid before, else they say that it is a part of it.
 */

import { type PaymentSlipData, paymentSlip } from '../../../shared/documents/forms/payment-slip'
import { sumFen } from '../../../shared/money'
import { refused } from '../../../shared/result'
import { billOf } from '../../../shared/ticket/bill'
import type { PaymentLine, Ticket } from '../../../shared/ticket/state'
import type { PaperJob } from './paper-job'
import * as parts from './ticket-parts'
import { onTicket, type TicketPaper } from './ticket-parts'

export const buildPaymentSlip = onTicket(
  (paper) => {
    const payment = paymentOf(paper.ticket, paper)
    if (!payment) return refused('form-not-for-subject')
    return parts.forHolders(paper, 'customer', (context, customer) =>
      paymentSlip(context, { ...slipData(paper, payment), customer }),
    )
  },
  (ticket, paper) => paymentOf(ticket, paper) !== undefined,
)

/** The one that the job names, by its id or by its number; else the last one. */
function paymentOf(ticket: Ticket, paper: PaperJob): PaymentLine | undefined {
  const id = paper.text('paymentId')
  const { number } = paper.job
  if (id !== '') return ticket.payments.find((payment) => payment.paymentId === id)
  if (number.startsWith('P-')) return ticket.payments.find((payment) => payment.number === number)
  return ticket.payments.at(-1)
}

function slipData(paper: TicketPaper, payment: PaymentLine): Omit<PaymentSlipData, 'customer'> {
  const { ticket, words, dependencies } = paper
  const refund = payment.purpose === 'refund'
  const amountFen = Math.abs(payment.amountFen)
  const taken = ticket.steps.filter((step) => step.type === 'paymentTaken')[ticket.payments.indexOf(payment)]
  const tenderedFen = paper.amount('tenderedFen')
  const dueFen = dueAfter(ticket, payment)
  const before = refund ? paidWith(ticket, payment) : undefined
  const reason =
    paper.text('reason') || (ticket.returnPrice && before === undefined ? words('pay.return') : '')
  const { invoiceTitle = '', taxNumber = '' } = paper.customer ?? {}
  return {
    paymentNumber: payment.number,
    serviceNumber: ticket.intake.number,
    direction: refund ? 'refund' : 'payment',
    atMs: payment.atMs,
    purpose: words(`purpose.${payment.purpose}`),
    lines: linesOf(paper, payment, dueFen),
    totalFen: amountFen,
    tenders: [{ tender: words(`tender.${payment.tender}`), amountFen }],
    cashier: dependencies.staffName(taken?.actor ?? paper.job.requestedBy),
    ...(ticket.intake.modelName ? { deviceModel: parts.deviceOnPaper(paper).model } : {}),
    ...(tenderedFen === undefined || tenderedFen < amountFen || payment.tender !== 'cash'
      ? {}
      : { tenderedFen, changeFen: tenderedFen - amountFen }),
    ...(payment.purpose === 'bill' ? { balanceFen: dueFen } : {}),
    ...(before ? { originalPaymentNumber: before.number } : {}),
    ...(payment.purpose === 'deposit' && ticket.forfeited
      ? { kept: { amountFen: billOf(ticket).keptFen, reason: ticket.forfeited.reason } }
      : {}),
    ...(refund && reason ? { refundReason: reason } : {}),
    ...(invoiceTitle ? { fapiao: { title: invoiceTitle, ...(taxNumber ? { taxNumber } : {}) } } : {}),
  }
}

function linesOf(paper: TicketPaper, payment: PaymentLine, dueFen: number): PaymentSlipData['lines'] {
  const { ticket, words } = paper
  const amountFen = Math.abs(payment.amountFen)
  if (payment.purpose !== 'bill') {
    return [{ description: words(`purpose.${payment.purpose}`), amountFen }]
  }
  if (dueFen !== 0) return [{ description: words('pay.part'), amountFen }]
  const bill = billOf(ticket)
  const line = (key: string, lineFen: number) =>
    lineFen === 0 ? [] : [{ description: words(key), amountFen: lineFen }]
  return [
    ...line('pay.labour', bill.labourFen),
    ...line('pay.parts', bill.partsFen),
    ...line('pay.discount', -bill.discountFen),
    ...line('pay.earlier', amountFen - bill.totalFen),
  ]
}

/** What was still owed once this payment was in, whatever was paid later. */
function dueAfter(ticket: Ticket, payment: PaymentLine): number {
  const until = ticket.payments.slice(0, ticket.payments.indexOf(payment) + 1)
  return billOf(ticket).totalFen - sumFen(until.map((each) => each.amountFen))
}

function paidWith(ticket: Ticket, refund: PaymentLine): PaymentLine | undefined {
  return ticket.payments
    .slice(0, ticket.payments.indexOf(refund))
    .filter((payment) => payment.tender === refund.tender && payment.amountFen > 0)
    .at(-1)
}

/** 受理凭证 from the intake: what was received, how it looked, what was promised, what was paid in advance. */

import { type ClaimReceiptData, claimReceipt } from '../../../shared/documents/forms/claim-receipt'
import { sumFen } from '../../../shared/money'
import { statusCode, statusCodeText, statusPath } from '../../../shared/sync/status-link'
import { sha256Hex } from '../../journal/seal'
import * as parts from './ticket-parts'
import { onTicket, type TicketPaper } from './ticket-parts'
import { answerAtIntake, cardLines } from './warranty-lines'

export const buildClaimReceipt = onTicket((paper) =>
  parts.forHolders(paper, 'customer', (context, customer) =>
    claimReceipt(context, { ...receiptData(paper), customer }),
  ),
)

const classesWithData: readonly string[] = ['phone', 'tablet', 'pc', 'network', 'printer']

function receiptData(paper: TicketPaper): Omit<ClaimReceiptData, 'customer'> {
  const { ticket, words, dependencies } = paper
  const { intake } = ticket
  const deposits = ticket.payments.filter((payment) => payment.purpose === 'deposit')
  const warranty = parts.warrantyWord(paper)
  const answered = answerAtIntake(paper)
  const lines = answered ? cardLines(answered, paper.language === 'zh-CN') : parts.warrantyLines(paper)
  const before = parts.knownBefore(paper)
  const fault = parts.faultText(paper)
  const loaner = loanerText(paper)
  const signature = parts.signatureOf(paper, intake.signatureHash)
  const statusUrl = statusUrlOf(paper)
  return {
    serviceNumber: intake.number,
    receivedAtMs: ticket.receivedAtMs,
    device: parts.deviceOnPaper(paper),
    serviceKind: words(`kind.${ticket.kind}`),
    priority: words(`priority.${ticket.priority}`),
    accessories: parts.accessoriesOnPaper(paper),
    condition: parts.conditionOnPaper(paper),
    data: dataWord(paper),
    passcodeHeld: intake.secretId !== undefined,
    receivedBy: dependencies.staffName(ticket.receivedBy),
    ...(intake.saleDay ? { purchaseDay: intake.saleDay } : {}),
    ...(intake.invoiceNumber ? { invoiceNumber: intake.invoiceNumber } : {}),
    ...(warranty ? { warranty } : {}),
    ...(lines.length > 0 ? { sanbaoLines: lines } : {}),
    ...(fault ? { fault } : {}),
    ...(intake.request.trim() ? { request: intake.request.trim() } : {}),
    ...(intake.impact.trim() ? { impact: intake.impact.trim() } : {}),
    ...(intake.photos.length > 0 ? { photos: intake.photos } : {}),
    ...(before.length > 0 ? { knownBefore: before } : {}),
    ...(deposits.length > 0 ? { depositFen: sumFen(deposits.map((payment) => payment.amountFen)) } : {}),
    ...(loaner === '' ? {} : { loaner }),
    ...(intake.queueNumber ? { queueNumber: intake.queueNumber } : {}),
    ...(signature ? { signature } : {}),
    ...(statusUrl === undefined ? {} : { statusUrl }),
    ...(intake.estimateFen === undefined ? {} : { estimateFen: intake.estimateFen }),
    ...(ticket.promisedAtMs === undefined ? {} : { promisedAtMs: ticket.promisedAtMs }),
  }
}

/** Made of the receiving fact itself, so that headquarters finds it without being told anything more. */
function statusUrlOf({ dependencies, subject }: TicketPaper): string | undefined {
  const url = dependencies.headquartersUrl?.() ?? ''
  const received = dependencies.journal
    .stream(`ticket/${subject.id}`)
    .find((fact) => fact.envelope.type === 'deviceReceived')
  if (url === '' || received === undefined || received.salt === '') return undefined
  const { id, outlet } = received.envelope
  return `${url}${statusPath}${statusCode(outlet, sha256Hex(statusCodeText(id, received.salt)))}`
}

function loanerText({ ticket, language }: TicketPaper): string {
  const chinese = language === 'zh-CN'
  return ticket.loaners
    .map(({ name, model, serial, accessories }) =>
      [`${name} ${model}`, serial === '' ? '' : `SN ${serial}`, accessories]
        .filter(Boolean)
        .join(chinese ? '，' : ', '),
    )
    .join(chinese ? '；' : '; ')
}

function dataWord(paper: TicketPaper): ClaimReceiptData['data'] {
  const { intake } = paper.ticket
  if (intake.dataLossConsent) return 'may-be-lost'
  return classesWithData.includes(intake.deviceClass) ? 'keep' : 'not-asked'
}

/**
 * A recorded complaint on QR15-06 and QR15-07: what was told, answered, measured and checked, as far as it has come.
 * What is still open stays writable. The customer is masked by the forms.
 */

import {
  type InformationSheetData,
  informationSheet,
  type OpinionSheetData,
  opinionSheet,
} from '../../../shared/documents/forms/customer-voice'
import type { CustomerOnPaper, DeviceOnPaper } from '../../../shared/documents/frame'
import type { DocumentModel } from '../../../shared/documents/model'
import type { Complaint } from '../../../shared/voice/complaint'
import { routeOf } from '../../../shared/voice/complaint-class'
import type { PaperJob } from './paper-job'
import * as parts from './ticket-parts'

export function complaintSheet(paper: PaperJob, complaint: Complaint): DocumentModel {
  const { measures, intake } = complaint
  const check = complaint.verifications.at(-1)
  const route = routeOf(complaint.class)
  const data: InformationSheetData = {
    ...common(paper, complaint),
    source: intake.source,
    category: intake.kind,
    department: measures?.department || (route === 'outlet' ? '' : paper.words(`department.${route}`)),
    ...(measures
      ? {
          cause: measures.cause,
          corrective: `${measures.corrective}${passedOnText(paper, complaint)}`,
          preventive: measures.preventive,
          dueDay: measures.dueDay,
        }
      : {}),
    ...(check
      ? {
          verification: `${paper.words(check.effective ? 'verified.yes' : 'verified.no')}${colon(paper)}${check.note}`,
          verifiedBy: paper.dependencies.staffName(check.actor),
          verifiedDay: check.day,
        }
      : {}),
  }
  return informationSheet(paper.context, data)
}

export function complaintOpinion(paper: PaperJob, complaint: Complaint): DocumentModel {
  const { measures, answer, intake, firstAnsweredAtMs } = complaint
  const opinion = complaint.verifications.at(-1)?.opinion
  const route = routeOf(complaint.class)
  const data: OpinionSheetData = {
    ...common(paper, complaint),
    category: [`voice.${intake.kind}`, `class.${complaint.class}`].map((key) => paper.words(key)).join(' · '),
    ...(route === 'outlet' ? {} : { severity: paper.words(`severity.${route}`) }),
    answerDueAtMs: intake.answerDueAtMs,
    ...(firstAnsweredAtMs === undefined ? {} : { answeredAtMs: firstAnsweredAtMs }),
    ...(complaint.request ? { request: complaint.request } : {}),
    ...(answer ? { handling: answer.answer } : {}),
    ...(measures ? { outcome: `${measures.corrective}${passedOnText(paper, complaint)}` } : {}),
    ...(opinion ? { opinion } : {}),
  }
  return opinionSheet(paper.context, data)
}

function common(paper: PaperJob, complaint: Complaint) {
  const { intake } = complaint
  const about = aboutTicket(paper, intake.ticketId)
  const customer: CustomerOnPaper = { name: intake.customerName, phone: intake.customerPhone }
  return {
    recordNumber: intake.number,
    registeredAtMs: complaint.registeredAtMs,
    customer,
    ...(intake.ticketNumber ? { serviceNumber: intake.ticketNumber } : {}),
    ...(about ? { device: about } : {}),
    content: complaint.content || '—',
    registeredBy: paper.dependencies.staffName(complaint.registeredBy),
    ...(complaint.answer ? { handledBy: paper.dependencies.staffName(complaint.answer.actor) } : {}),
  }
}

function aboutTicket(paper: PaperJob, ticketId: string): DeviceOnPaper | undefined {
  if (ticketId === '') return undefined
  const ticket = parts.ticketPaper({ ...paper, subject: { kind: 'ticket', id: ticketId } })
  return ticket?.ticket.intake.modelName ? parts.deviceOnPaper(ticket) : undefined
}

function passedOnText(paper: PaperJob, { passedOn }: Complaint): string {
  if (!passedOn) return ''
  const where = `${paper.words(`department.${passedOn.to}`)} ${paper.words('voice.record')} ${passedOn.reference}`
  return `\n${[where, passedOn.note].filter(Boolean).join(paper.language === 'zh-CN' ? '，' : ', ')}`
}

function colon(paper: PaperJob): string {
  return paper.language === 'zh-CN' ? '：' : ': '
}

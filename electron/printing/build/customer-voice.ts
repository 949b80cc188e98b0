/**
 * QR15-06 顾客信息处理单 and QR15-07 顾客意见登记单: of a complaint with all that was recorded of it, or to be filled in
 * by hand about a ticket, about a customer, or blank (any other subject). What the job brings along is printed; the
 * customer is masked on both, so an erased one is no obstacle.
 */

import { type Customer, customerAggregate } from '../../../shared/customer/state'
import {
  type InformationSheetData,
  informationSheet,
  type OpinionSheetData,
  opinionSheet,
} from '../../../shared/documents/forms/customer-voice'
import type { CustomerOnPaper, DeviceOnPaper } from '../../../shared/documents/frame'
import type { DocumentModel } from '../../../shared/documents/model'
import { refused } from '../../../shared/result'
import { type Complaint, complaintAggregate } from '../../../shared/voice/complaint'
import { complaintOpinion, complaintSheet } from './complaint-paper'
import { handFilled } from './hand-filled'
import { type Built, one, type PaperJob } from './paper-job'
import * as parts from './ticket-parts'

export function buildInformationSheet(paper: PaperJob): Built {
  if (paper.subject.kind === 'complaint') return ofComplaint(paper, complaintSheet)
  return aboutSomeone(paper, (about) => sheetOf(paper, about))
}

export function buildOpinionSheet(paper: PaperJob): Built {
  if (paper.subject.kind === 'complaint') return ofComplaint(paper, complaintOpinion)
  return aboutSomeone(paper, (about) => opinionOf(paper, about))
}

function ofComplaint(
  paper: PaperJob,
  build: (paper: PaperJob, complaint: Complaint) => DocumentModel,
): Built {
  const complaint = paper.history.state<Complaint | undefined>(complaintAggregate, paper.subject.id)
  return complaint ? one(build(paper, complaint)) : refused('subject-unknown')
}

interface About {
  readonly customer: CustomerOnPaper
  readonly serviceNumber?: string
  readonly device?: DeviceOnPaper
  readonly isBlank: boolean
}

function aboutSomeone(paper: PaperJob, build: (about: About) => DocumentModel): Built {
  const { subject } = paper
  if (subject.kind === 'ticket') {
    const ticket = parts.ticketPaper(paper)
    if (!ticket) return refused('subject-unknown')
    return one(
      build({
        customer: parts.knownCustomer(ticket),
        serviceNumber: ticket.ticket.intake.number,
        isBlank: false,
        ...(ticket.ticket.intake.modelName ? { device: parts.deviceOnPaper(ticket) } : {}),
      }),
    )
  }
  if (subject.kind === 'customer') {
    if (!paper.history.state<Customer | undefined>(customerAggregate, subject.id)) {
      return refused('subject-unknown')
    }
    const details = parts.customerOf(paper, subject.id)
    const customer = details ? parts.clearCustomer(details) : { name: '—', phone: '—' }
    return one(build({ customer, isBlank: false }))
  }
  return one(build({ customer: { name: '', phone: '' }, isBlank: true }))
}

const sources = ['phone', 'visit', 'letter', 'online', 'follow-up'] as const
const categories = ['inquiry', 'complaint', 'suggestion', 'quality', 'praise'] as const
const opinions = ['satisfied', 'fair', 'dissatisfied'] as const

function sheetOf(paper: PaperJob, about: About): DocumentModel {
  const source = chosen(sources, paper.text('source'))
  const category = chosen(categories, paper.text('category'))
  const data: InformationSheetData = {
    ...common(paper, about),
    source: source ?? 'visit',
    category: category ?? 'inquiry',
    ...texts(paper, [
      'department',
      'cause',
      'corrective',
      'preventive',
      'dueDay',
      'verification',
      'verifiedBy',
      'verifiedDay',
    ]),
  }
  return byHand(informationSheet(paper.context, data), about, source === undefined || category === undefined)
}

function opinionOf(paper: PaperJob, about: About): DocumentModel {
  const opinion = chosen(opinions, paper.text('opinion'))
  const answerDueAtMs = paper.amount('answerDueAtMs')
  const answeredAtMs = paper.amount('answeredAtMs')
  const data: OpinionSheetData = {
    ...common(paper, about),
    category: paper.text('category'),
    ...texts(paper, ['severity', 'request', 'handling', 'outcome']),
    ...(opinion ? { opinion } : {}),
    ...(answerDueAtMs === undefined ? {} : { answerDueAtMs }),
    ...(answeredAtMs === undefined ? {} : { answeredAtMs }),
  }
  return byHand(opinionSheet(paper.context, data), about, false)
}

function common(paper: PaperJob, about: About) {
  const { isBlank, ...someone } = about
  const handledBy = paper.text('handledBy')
  return {
    ...someone,
    recordNumber: paper.job.number,
    registeredAtMs: paper.job.requestedAtMs,
    content: paper.text('content'),
    registeredBy: isBlank ? '' : paper.dependencies.staffName(paper.job.requestedBy),
    ...(handledBy ? { handledBy } : {}),
  }
}

/** A tick that nobody made is taken away; so is the moment of printing from a form that lies in the drawer. */
function byHand(model: DocumentModel, about: About, untick: boolean): DocumentModel {
  return handFilled(model, {
    lines: { content: 4, opinionContent: 4 },
    ...(about.isBlank ? { empty: ['registeredAt'] } : {}),
    untick,
  })
}

function chosen<Choice extends string>(choices: readonly Choice[], text: string): Choice | undefined {
  return choices.find((choice) => choice === text)
}

function texts<Name extends string>(paper: PaperJob, names: readonly Name[]): Partial<Record<Name, string>> {
  const given = names.flatMap((name) => (paper.text(name) ? [[name, paper.text(name)] as const] : []))
  return Object.fromEntries(given) as Partial<Record<Name, string>>
}

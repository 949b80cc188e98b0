/**
 * QR15-06 顾客信息处理单 and QR15-07 顾客意见登记单: what a customer told us, what was done about it, and who checked
 * that it worked. Both stay in the quality file, so the customer is masked. What is still open stays writable.
 */

import {
  type CustomerOnPaper,
  customerFields,
  customerFor,
  type DeviceOnPaper,
  deviceFields,
  frameForm,
  type PrintContext,
  present,
  voiceOf,
} from '../frame'
import type { Block, DocumentModel, Field } from '../model'
import { dayText, momentText } from '../moments'

export interface InformationSheetData {
  readonly recordNumber: string
  readonly serviceNumber?: string
  readonly registeredAtMs: number
  readonly customer: CustomerOnPaper
  readonly device?: DeviceOnPaper
  readonly source: 'phone' | 'visit' | 'letter' | 'online' | 'follow-up'
  readonly category: 'inquiry' | 'complaint' | 'suggestion' | 'quality' | 'praise'
  readonly content: string
  readonly department?: string
  readonly cause?: string
  readonly corrective?: string
  readonly preventive?: string
  readonly dueDay?: string
  readonly verification?: string
  readonly verifiedBy?: string
  readonly verifiedDay?: string
  readonly registeredBy: string
  readonly handledBy?: string
}

export interface OpinionSheetData {
  readonly recordNumber: string
  readonly serviceNumber?: string
  readonly registeredAtMs: number
  readonly answerDueAtMs?: number
  readonly answeredAtMs?: number
  readonly customer: CustomerOnPaper
  readonly device?: DeviceOnPaper
  readonly category: string
  readonly severity?: string
  readonly content: string
  readonly request?: string
  readonly handling?: string
  readonly outcome?: string
  readonly opinion?: 'satisfied' | 'fair' | 'dissatisfied'
  readonly registeredBy: string
  readonly handledBy?: string
}

const sources = {
  phone: ['来电', 'Phone'],
  visit: ['来访', 'Visit'],
  letter: ['来函', 'Letter'],
  online: ['网络', 'Online'],
  'follow-up': ['回访', 'Follow-up call'],
} as const
const categories = {
  inquiry: ['咨询', 'Inquiry'],
  complaint: ['投诉', 'Complaint'],
  suggestion: ['建议', 'Suggestion'],
  quality: ['质量反馈', 'Quality report'],
  praise: ['表扬', 'Praise'],
} as const

export function informationSheet(context: PrintContext, data: InformationSheetData): DocumentModel {
  const { say, office, language } = voiceOf(context)
  const column = language === 'zh-CN' ? 0 : 1
  return frameForm(context, {
    form: 'information-sheet',
    title: say('informationSheet'),
    formCode: 'QR15-06',
    number: data.recordNumber,
    blocks: [
      { kind: 'fields', columns: 2, fields: aboutFields(context, data) },
      {
        kind: 'checklist',
        label: office('source'),
        columns: 5,
        items: keysOf(sources).map((key) => ({
          label: sources[key][column],
          state: key === data.source ? 'yes' : 'open',
        })),
      },
      {
        kind: 'checklist',
        label: office('category'),
        columns: 5,
        items: keysOf(categories).map((key) => ({
          label: categories[key][column],
          state: key === data.category ? 'yes' : 'open',
        })),
      },
      {
        kind: 'fields',
        columns: 1,
        fields: [{ key: 'content', label: office('content'), value: data.content }],
      },
      {
        kind: 'fields',
        columns: 2,
        fields: [
          { key: 'department', label: office('department'), value: data.department ?? '' },
          {
            key: 'dueDay',
            label: office('dueDay'),
            value: data.dueDay ? dayText(data.dueDay, language) : '',
          },
        ],
      },
      writable(office('cause'), data.cause),
      writable(office('corrective'), data.corrective),
      writable(office('preventive'), data.preventive),
      writable(office('verification'), data.verification),
      {
        kind: 'signatures',
        boxes: [
          { label: office('registeredBy'), name: data.registeredBy },
          { label: office('handlerSignature'), name: data.handledBy ?? '', dateLabel: say('yearMonthDay') },
          {
            label: office('verifierSignature'),
            name: data.verifiedBy ?? '',
            dateLabel: data.verifiedDay ? dayText(data.verifiedDay, language) : say('yearMonthDay'),
          },
        ],
      },
    ],
  })
}

export function opinionSheet(context: PrintContext, data: OpinionSheetData): DocumentModel {
  const { say, office, language } = voiceOf(context)
  return frameForm(context, {
    form: 'opinion-sheet',
    title: say('opinionSheet'),
    formCode: 'QR15-07',
    number: data.recordNumber,
    blocks: present<Block>([
      { kind: 'fields', columns: 2, fields: aboutFields(context, data) },
      {
        kind: 'fields',
        columns: 2,
        fields: present<Field>([
          { key: 'category', label: office('category'), value: data.category, style: 'strong' },
          data.severity ? { key: 'severity', label: office('severity'), value: data.severity } : undefined,
          data.answerDueAtMs === undefined
            ? undefined
            : {
                key: 'answerDue',
                label: office('answerDue'),
                value: momentText(data.answerDueAtMs, context.zone, language),
                style: 'strong',
              },
          data.answeredAtMs === undefined
            ? undefined
            : {
                key: 'answeredAt',
                label: office('answeredAt'),
                value: momentText(data.answeredAtMs, context.zone, language),
              },
          { key: 'opinionContent', label: office('opinionContent'), value: data.content, span: 2 },
          data.request ? { key: 'request', label: say('request'), value: data.request, span: 2 } : undefined,
        ]),
      },
      writable(office('handling'), data.handling),
      writable(office('outcome'), data.outcome),
      {
        kind: 'checklist',
        label: office('afterwards'),
        columns: 3,
        items: (['satisfied', 'fair', 'dissatisfied'] as const).map((each) => ({
          label: say(each),
          state: each === data.opinion ? 'yes' : 'open',
        })),
      },
      {
        kind: 'signatures',
        boxes: [
          { label: office('registeredBy'), name: data.registeredBy },
          { label: office('handlerSignature'), name: data.handledBy ?? '', dateLabel: say('yearMonthDay') },
          { label: say('managerSignature'), dateLabel: say('yearMonthDay') },
        ],
      },
    ]),
  })
}

function aboutFields(
  context: PrintContext,
  data: {
    readonly serviceNumber?: string
    readonly registeredAtMs: number
    readonly customer: CustomerOnPaper
    readonly device?: DeviceOnPaper
  },
): readonly Field[] {
  const { say, office, language } = voiceOf(context)
  return present<Field>([
    {
      key: 'registeredAt',
      label: office('registeredAt'),
      value: momentText(data.registeredAtMs, context.zone, language),
    },
    data.serviceNumber
      ? { key: 'serviceNumber', label: say('serviceNumber'), value: data.serviceNumber, style: 'code' }
      : undefined,
    ...customerFields(customerFor(data.customer, 'outlet'), say),
    ...(data.device ? deviceFields(data.device, say) : []),
  ])
}

/** Filled in when known; otherwise lines to write on. */
function writable(label: string, text: string | undefined): Block {
  return text?.trim()
    ? { kind: 'fields', columns: 1, fields: [{ key: label, label, value: text }] }
    : { kind: 'writing', label, lines: 2 }
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] {
  return Object.keys(record) as Key[]
}

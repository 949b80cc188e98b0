/**
 * 维修报价单: what the repair will cost, line by line, until when that holds, and the customer's yes or no. A price
 * that is not known yet is written as open, never as zero.
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
import type { Block, DocumentModel, Field, Picture, SignatureStrokes } from '../model'
import { amountText, capitalAmount, dayText, momentText } from '../moments'

export interface QuotationData {
  readonly quotationNumber: string
  readonly serviceNumber: string
  readonly quotedAtMs: number
  readonly validUntilDay: string
  readonly customer: CustomerOnPaper
  readonly device: DeviceOnPaper
  readonly fault: string
  readonly diagnosis: string
  readonly lines: readonly {
    readonly kind: 'labour' | 'part' | 'other'
    readonly description: string
    readonly number?: string
    readonly quantity: number
    /** Absent: not known yet. */
    readonly unitFen?: number
    readonly amountFen?: number
    /** Nothing to pay, under warranty. */
    readonly covered?: boolean
  }[]
  readonly discountFen?: number
  /** Absent while a line is open. */
  readonly totalFen?: number
  readonly depositFen?: number
  readonly diagnosisFeeFen?: number
  readonly repairTime?: string
  readonly repairWarranty?: string
  readonly decision?: 'approved' | 'declined'
  readonly decidedBy?: string
  readonly quotedBy: string
  readonly signature?: Picture | SignatureStrokes
}

export function quotation(context: PrintContext, data: QuotationData): DocumentModel {
  const { say, office, language } = voiceOf(context)
  const holder = context.holder ?? 'customer'
  return frameForm(context, {
    form: 'quotation',
    title: say('quotation'),
    number: data.quotationNumber,
    numberLabel: say('quotationNumber'),
    holder,
    blocks: present<Block>([
      {
        kind: 'fields',
        columns: 2,
        fields: [
          { key: 'serviceNumber', label: say('serviceNumber'), value: data.serviceNumber, style: 'code' },
          {
            key: 'quotedAt',
            label: office('quotedAt'),
            value: momentText(data.quotedAtMs, context.zone, language),
          },
          ...customerFields(customerFor(data.customer, holder), say),
        ],
      },
      { kind: 'fields', columns: 2, fields: deviceFields(data.device, say) },
      {
        kind: 'fields',
        columns: 2,
        fields: [
          { key: 'fault', label: say('fault'), value: data.fault, span: 2 },
          { key: 'diagnosis', label: say('diagnosis'), value: data.diagnosis, span: 2 },
        ],
      },
      linesTable(context, data),
      { kind: 'fields', columns: 2, fields: conditionFields(context, data) },
      {
        kind: 'checklist',
        label: office('quoteDecision'),
        columns: 2,
        items: [
          { label: office('approve'), state: data.decision === 'approved' ? 'yes' : 'open' },
          { label: office('decline'), state: data.decision === 'declined' ? 'yes' : 'open' },
        ],
      },
      { kind: 'text', style: 'small', text: office('quoteStatement') },
      {
        kind: 'signatures',
        boxes: [
          { label: say('staffSignature'), name: data.quotedBy, seal: say('seal') },
          {
            label: say('customerSignature'),
            dateLabel: say('yearMonthDay'),
            ...(data.decidedBy ? { name: data.decidedBy } : {}),
            ...(data.signature ? { signature: data.signature } : {}),
          },
        ],
      },
    ]),
  })
}

function linesTable(context: PrintContext, data: QuotationData): Block {
  const { say, office, language } = voiceOf(context)
  const kinds =
    language === 'zh-CN'
      ? ({ labour: '工时', part: '备件', other: '其他' } as const)
      : ({ labour: 'Labour', part: 'Part', other: 'Other' } as const)
  const price = (amountFen: number | undefined, covered: boolean | undefined) =>
    covered ? office('covered') : amountFen === undefined ? office('priceOpen') : amountText(amountFen)
  return {
    kind: 'table',
    columns: [
      { title: '#', width: 0.6, align: 'right', pageOnly: true },
      { title: office('item'), width: 1.3, pageOnly: true },
      { title: office('description'), width: 5, lead: true },
      { title: say('quantity'), width: 1, align: 'right' },
      { title: say('unitPrice'), width: 1.8, align: 'right' },
      { title: say('lineAmount'), width: 1.9, align: 'right' },
    ],
    rows: data.lines.map((line, index) => [
      (index + 1).toString(),
      kinds[line.kind],
      line.number ? `${line.description}\n${line.number}` : line.description,
      line.quantity.toString(),
      line.covered ? '' : price(line.unitFen, false),
      price(line.amountFen, line.covered),
    ]),
    totals: present([
      data.discountFen ? { label: say('discount'), value: amountText(-data.discountFen) } : undefined,
      {
        label: say('total'),
        value: data.totalFen === undefined ? office('priceOpen') : amountText(data.totalFen),
        strong: true,
      },
      data.depositFen === undefined
        ? undefined
        : { label: say('deposit'), value: amountText(data.depositFen) },
    ]),
  }
}

function conditionFields(context: PrintContext, data: QuotationData): readonly Field[] {
  const { say, office, language } = voiceOf(context)
  return present<Field>([
    data.totalFen !== undefined && language === 'zh-CN'
      ? { key: 'amountInWords', label: office('amountInWords'), value: capitalAmount(data.totalFen), span: 2 }
      : undefined,
    {
      key: 'validUntil',
      label: office('validUntil'),
      value: dayText(data.validUntilDay, language),
      style: 'strong',
    },
    data.repairTime ? { key: 'repairTime', label: office('repairTime'), value: data.repairTime } : undefined,
    data.diagnosisFeeFen === undefined
      ? undefined
      : { key: 'diagnosisFee', label: office('diagnosisFee'), value: amountText(data.diagnosisFeeFen) },
    data.repairWarranty
      ? { key: 'repairWarranty', label: say('repairWarranty'), value: data.repairWarranty, span: 2 }
      : undefined,
  ])
}

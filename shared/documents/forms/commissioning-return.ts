/**
 * QR15-04 产品调试回执单: the commissioning is done, item by item, and the customer signs for it. One copy goes home
 * with the customer, one into the file with the customer masked.
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
import type { Block, DocumentModel, Picture, SignatureStrokes } from '../model'
import { dayText, momentText } from '../moments'
import { opinionChecklist } from './opinion-checklist'

export interface CommissioningReturnData {
  readonly serviceNumber: string
  readonly customer: CustomerOnPaper
  readonly device: DeviceOnPaper
  readonly purchaseDay?: string
  readonly startedAtMs?: number
  readonly finishedAtMs: number
  readonly items: readonly {
    readonly item: string
    readonly requirement: string
    readonly measured?: string
    readonly pass?: boolean
  }[]
  readonly conclusion: string
  readonly training?: string
  readonly opinion?: 'satisfied' | 'fair' | 'dissatisfied'
  readonly customerRemark?: string
  readonly technician: string
  readonly signature?: Picture | SignatureStrokes
}

export function commissioningReturn(context: PrintContext, data: CommissioningReturnData): DocumentModel {
  const { say, language } = voiceOf(context)
  const holder = context.holder ?? 'customer'
  return frameForm(context, {
    form: 'commissioning-return',
    title: say('commissioningReturn'),
    formCode: 'QR15-04',
    number: data.serviceNumber,
    numberLabel: say('serviceNumber'),
    holder,
    blocks: present<Block>([
      { kind: 'fields', columns: 2, fields: customerFields(customerFor(data.customer, holder), say) },
      {
        kind: 'fields',
        columns: 2,
        fields: present([
          ...deviceFields(data.device, say),
          data.purchaseDay
            ? { key: 'purchaseDay', label: say('purchaseDay'), value: dayText(data.purchaseDay, language) }
            : undefined,
          data.startedAtMs === undefined
            ? undefined
            : {
                key: 'startedAt',
                label: say('startedAt'),
                value: momentText(data.startedAtMs, context.zone, language),
              },
          {
            key: 'finishedAt',
            label: say('finishedAt'),
            value: momentText(data.finishedAtMs, context.zone, language),
          },
          { key: 'technician', label: say('technician'), value: data.technician },
        ]),
      },
      {
        kind: 'table',
        columns: [
          { title: '#', width: 0.6, align: 'right', pageOnly: true },
          { title: say('commissionItem'), width: 4, lead: true },
          { title: say('commissionStandard'), width: 4 },
          { title: say('commissionValue'), width: 2.5 },
          { title: say('result'), width: 1.6, align: 'center' },
        ],
        rows: data.items.map((each, index) => [
          (index + 1).toString(),
          each.item,
          each.requirement,
          each.measured ?? '',
          each.pass === undefined ? '' : say(each.pass ? 'pass' : 'fail'),
        ]),
      },
      {
        kind: 'fields',
        columns: 2,
        fields: present([
          { key: 'conclusion', label: say('conclusion'), value: data.conclusion, span: 2, style: 'strong' },
          data.training
            ? { key: 'training', label: say('training'), value: data.training, span: 2 }
            : undefined,
        ]),
      },
      opinionChecklist(say, data.opinion),
      {
        kind: 'writing',
        label: say('remarks'),
        lines: 2,
        ...(data.customerRemark ? { text: data.customerRemark } : {}),
      },
      {
        kind: 'signatures',
        boxes: [
          { label: say('technicianSignature'), name: data.technician, dateLabel: say('yearMonthDay') },
          {
            label: say('customerSignature'),
            dateLabel: say('yearMonthDay'),
            seal: say('seal'),
            ...(data.signature ? { signature: data.signature } : {}),
          },
        ],
      },
    ]),
  })
}

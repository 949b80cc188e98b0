/**
 * 领料单 and 旧件返还单: what is taken from which bin for which job, and which old parts go back until when. Both
 * stay in the house and carry no customer at all.
 */

import { frameForm, type PrintContext, present, voiceOf } from '../frame'
import type { Block, DocumentModel, Field } from '../model'
import { dayText, momentText } from '../moments'

export interface PartsPickListData {
  readonly listNumber: string
  readonly serviceNumber?: string
  readonly pickedAtMs: number
  readonly technician: string
  readonly lines: readonly {
    readonly number: string
    readonly name: string
    readonly bin: string
    readonly required: number
    readonly serials?: readonly string[]
    readonly substituteFor?: string
    readonly serviceNumber?: string
  }[]
  readonly remarks?: string
}

export interface OldPartReturnListData {
  readonly listNumber: string
  readonly returnTo: string
  readonly shippedAtMs: number
  readonly dueDay?: string
  readonly carrier?: string
  readonly waybill?: string
  readonly lines: readonly {
    readonly number: string
    readonly name: string
    readonly serial?: string
    readonly serviceNumber: string
    readonly fault: string
    readonly quantity: number
    readonly dueDay?: string
  }[]
  readonly handledBy: string
}

export function partsPickList(context: PrintContext, data: PartsPickListData): DocumentModel {
  const { say, office, language } = voiceOf(context)
  const pieces = data.lines.reduce((sum, line) => sum + line.required, 0)
  return frameForm(context, {
    form: 'parts-pick-list',
    title: say('partsPickList'),
    number: data.listNumber,
    blocks: present<Block>([
      {
        kind: 'fields',
        columns: 2,
        fields: present<Field>([
          data.serviceNumber
            ? { key: 'serviceNumber', label: office('forService'), value: data.serviceNumber, style: 'code' }
            : undefined,
          { key: 'technician', label: say('technician'), value: data.technician },
          {
            key: 'pickedAt',
            label: office('pickedAt'),
            value: momentText(data.pickedAtMs, context.zone, language),
          },
        ]),
      },
      {
        kind: 'table',
        columns: [
          { title: office('bin'), width: 1.4 },
          { title: say('partNumber'), width: 2.8, whole: true },
          { title: say('partName'), width: 4.4, lead: true },
          { title: office('required'), width: 1.1, align: 'right' },
          { title: office('picked'), width: 1.1, align: 'right', pageOnly: true },
          { title: say('serviceNumber'), width: 2.4, whole: true },
        ],
        rows: data.lines.map((line) => [
          line.bin,
          line.number,
          [
            line.name,
            line.substituteFor ? `(${office('substitute')} ${line.substituteFor})` : undefined,
            line.serials?.length ? `SN ${line.serials.join(', ')}` : undefined,
          ]
            .filter(Boolean)
            .join('\n'),
          line.required.toString(),
          '',
          line.serviceNumber ?? '',
        ]),
        totals: [{ label: office('totalPieces'), value: pieces.toString(), strong: true }],
      },
      data.remarks
        ? {
            kind: 'fields',
            columns: 1,
            fields: [{ key: 'remarks', label: say('remarks'), value: data.remarks }],
          }
        : undefined,
      {
        kind: 'signatures',
        boxes: [
          { label: office('pickerSignature'), name: data.technician, dateLabel: say('yearMonthDay') },
          { label: say('warehouseSignature'), dateLabel: say('yearMonthDay') },
        ],
      },
    ]),
  })
}

export function oldPartReturnList(context: PrintContext, data: OldPartReturnListData): DocumentModel {
  const { say, office, language } = voiceOf(context)
  const pieces = data.lines.reduce((sum, line) => sum + line.quantity, 0)
  return frameForm(context, {
    form: 'old-part-return-list',
    title: say('oldPartReturnList'),
    number: data.listNumber,
    blocks: [
      {
        kind: 'fields',
        columns: 2,
        fields: present<Field>([
          { key: 'returnTo', label: office('returnTo'), value: data.returnTo, span: 2, style: 'strong' },
          {
            key: 'shippedAt',
            label: office('shippedAt'),
            value: momentText(data.shippedAtMs, context.zone, language),
          },
          data.dueDay
            ? { key: 'returnDue', label: office('returnDue'), value: dayText(data.dueDay, language) }
            : undefined,
          data.carrier ? { key: 'carrier', label: office('carrier'), value: data.carrier } : undefined,
          data.waybill
            ? { key: 'waybill', label: office('waybill'), value: data.waybill, style: 'code' }
            : undefined,
        ]),
      },
      {
        kind: 'table',
        columns: [
          { title: '#', width: 0.6, align: 'right', pageOnly: true },
          { title: say('partNumber'), width: 2.6, whole: true },
          { title: say('partName'), width: 3.2, lead: true },
          { title: say('serial'), width: 2.2 },
          { title: say('serviceNumber'), width: 3, whole: true },
          { title: office('faultOfPart'), width: 2.6 },
          { title: office('returnDue'), width: 1.8, align: 'center', whole: true },
          { title: say('quantity'), width: 0.9, align: 'right' },
        ],
        rows: data.lines.map((line, index) => [
          (index + 1).toString(),
          line.number,
          line.name,
          line.serial ?? '',
          line.serviceNumber,
          line.fault,
          line.dueDay ?? '',
          line.quantity.toString(),
        ]),
        totals: [{ label: office('totalPieces'), value: pieces.toString(), strong: true }],
      },
      {
        kind: 'signatures',
        boxes: [
          { label: office('shipperSignature'), name: data.handledBy, dateLabel: say('yearMonthDay') },
          { label: office('receiverSignature'), dateLabel: say('yearMonthDay') },
        ],
      },
    ],
  })
}

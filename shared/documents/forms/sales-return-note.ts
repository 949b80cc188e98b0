/**
 * 销售退货单: commissioning or repair failed and the device goes back to where it was sold. The customer keeps it as
 * the proof on which a refund or an exchange is owed.
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
import { amountText, capitalAmount, dayText } from '../moments'
import { accessoryText } from './claim-receipt'

export interface SalesReturnNoteData {
  readonly serviceNumber: string
  readonly returnDay: string
  readonly customer: CustomerOnPaper
  readonly device: DeviceOnPaper
  readonly purchaseDay?: string
  readonly invoiceNumber?: string
  readonly seller?: string
  readonly reason: string
  readonly diagnosis?: string
  readonly clause?: string
  readonly settlement: 'refund' | 'exchange'
  readonly newSerial?: string
  readonly refundFen?: number
  readonly refundCalculation?: string
  readonly inspection?: string
  readonly accessories: readonly { readonly name: string; readonly count: number; readonly note?: string }[]
  readonly handledBy: string
  readonly signature?: Picture | SignatureStrokes
}

export function salesReturnNote(context: PrintContext, data: SalesReturnNoteData): DocumentModel {
  const { say, office, language, comma } = voiceOf(context)
  const holder = context.holder ?? 'customer'
  return frameForm(context, {
    form: 'sales-return-note',
    title: say('salesReturnNote'),
    number: data.serviceNumber,
    numberLabel: say('serviceNumber'),
    holder,
    blocks: present<Block>([
      {
        kind: 'fields',
        columns: 2,
        fields: [
          { key: 'returnDay', label: office('returnDay'), value: dayText(data.returnDay, language), span: 2 },
          ...customerFields(customerFor(data.customer, holder), say),
        ],
      },
      {
        kind: 'fields',
        columns: 2,
        fields: present<Field>([
          ...deviceFields(data.device, say),
          data.purchaseDay
            ? { key: 'purchaseDay', label: say('purchaseDay'), value: dayText(data.purchaseDay, language) }
            : undefined,
          data.invoiceNumber
            ? { key: 'invoiceNumber', label: say('invoiceNumber'), value: data.invoiceNumber, style: 'code' }
            : undefined,
          data.seller ? { key: 'seller', label: say('seller'), value: data.seller, span: 2 } : undefined,
        ]),
      },
      {
        kind: 'fields',
        columns: 2,
        fields: present<Field>([
          { key: 'returnReason', label: office('returnReason'), value: data.reason, span: 2 },
          data.diagnosis
            ? { key: 'diagnosis', label: say('diagnosis'), value: data.diagnosis, span: 2 }
            : undefined,
          data.clause ? { key: 'clause', label: say('clause'), value: data.clause, span: 2 } : undefined,
          {
            key: 'accessoriesReturned',
            label: say('accessories'),
            value:
              data.accessories.length === 0 ? say('none') : data.accessories.map(accessoryText).join(comma),
            span: 2,
          },
          data.inspection
            ? { key: 'inspection', label: office('inspection'), value: data.inspection, span: 2 }
            : undefined,
        ]),
      },
      {
        kind: 'checklist',
        label: office('settlement'),
        columns: 2,
        items: (['refund', 'exchange'] as const).map((each) => ({
          label: office(each),
          state: each === data.settlement ? 'yes' : 'open',
        })),
      },
      { kind: 'fields', columns: 2, fields: settlementFields(context, data) },
      { kind: 'writing', label: say('remarks'), lines: 1 },
      {
        kind: 'signatures',
        boxes: [
          { label: say('staffSignature'), name: data.handledBy },
          {
            label: say('customerSignature'),
            dateLabel: say('yearMonthDay'),
            ...(data.signature ? { signature: data.signature } : {}),
          },
          { label: say('outletSeal'), seal: say('seal') },
        ],
      },
    ]),
  })
}

function settlementFields(context: PrintContext, data: SalesReturnNoteData): readonly Field[] {
  const { say, office, language } = voiceOf(context)
  return present<Field>([
    data.refundFen === undefined
      ? undefined
      : {
          key: 'amount',
          label: office('refundAmount'),
          value:
            language === 'zh-CN'
              ? `${amountText(data.refundFen)}（${capitalAmount(data.refundFen)}）`
              : amountText(data.refundFen),
          span: 2,
          style: 'strong',
        },
    data.refundCalculation
      ? { key: 'calculation', label: office('calculation'), value: data.refundCalculation, span: 2 }
      : undefined,
    data.newSerial
      ? { key: 'newSerial', label: say('newSerial'), value: data.newSerial, style: 'code', span: 2 }
      : undefined,
  ])
}

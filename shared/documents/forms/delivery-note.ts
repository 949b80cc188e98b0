/**
 * 发货单: devices or parts leave for headquarters, a vendor or a customer. It travels with the parcel, so only a
 * parcel to the customer shows the customer in full.
 */

import { maskName } from '../../customer/phone'
import { frameForm, type PrintContext, present, voiceOf } from '../frame'
import type { Block, DocumentModel, Field } from '../model'
import { momentText } from '../moments'

export interface DeliveryNoteData {
  readonly deliveryNumber: string
  readonly shippedAtMs: number
  readonly purpose: string
  readonly consignee: {
    readonly kind: 'headquarters' | 'vendor' | 'outlet' | 'customer'
    readonly name: string
    readonly person?: string
    readonly phone?: string
    readonly address: string
  }
  readonly carrier?: string
  readonly waybill?: string
  readonly packages: number
  readonly items: readonly {
    readonly serviceNumber?: string
    readonly name: string
    readonly number?: string
    readonly serial?: string
    readonly quantity: number
    readonly condition?: string
    /** Whose device it is; masked unless the parcel goes to that person. */
    readonly customerName?: string
  }[]
  readonly remarks?: string
  readonly shippedBy: string
}

export function deliveryNote(context: PrintContext, data: DeliveryNoteData): DocumentModel {
  const { say, office } = voiceOf(context)
  const toCustomer = data.consignee.kind === 'customer'
  const pieces = data.items.reduce((sum, item) => sum + item.quantity, 0)
  return frameForm(context, {
    form: 'delivery-note',
    title: say('deliveryNote'),
    number: data.deliveryNumber,
    numberLabel: say('deliveryNumber'),
    ...(context.holder ? { holder: context.holder } : {}),
    blocks: present<Block>([
      { kind: 'fields', columns: 2, fields: parcelFields(context, data) },
      {
        kind: 'table',
        columns: [
          { title: '#', width: 0.6, align: 'right', pageOnly: true },
          { title: office('goods'), width: 4, lead: true },
          { title: office('accountableSerial'), width: 3 },
          { title: say('serviceNumber'), width: 3.2, whole: true },
          { title: office('conditionShort'), width: 2 },
          { title: say('quantity'), width: 1, align: 'right' },
        ],
        rows: data.items.map((item, index) => [
          (index + 1).toString(),
          [
            item.name,
            item.number,
            item.customerName && (toCustomer ? item.customerName : maskName(item.customerName)),
          ]
            .filter(Boolean)
            .join('\n'),
          item.serial ?? '',
          item.serviceNumber ?? '',
          item.condition ?? '',
          item.quantity.toString(),
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
          { label: office('shipperSignature'), name: data.shippedBy, seal: say('seal') },
          { label: office('receiverSignature'), dateLabel: say('yearMonthDay') },
        ],
      },
    ]),
  })
}

function parcelFields(context: PrintContext, data: DeliveryNoteData): readonly Field[] {
  const { say, office, language } = voiceOf(context)
  return present<Field>([
    { key: 'sender', label: office('sender'), value: context.template.outlet.name, span: 2 },
    { key: 'consignee', label: office('consignee'), value: data.consignee.name, span: 2, style: 'strong' },
    { key: 'consigneeAddress', label: say('address'), value: data.consignee.address, span: 2 },
    data.consignee.person
      ? { key: 'consigneePerson', label: office('consigneePerson'), value: data.consignee.person }
      : undefined,
    data.consignee.phone ? { key: 'phone', label: say('phone'), value: data.consignee.phone } : undefined,
    { key: 'purpose', label: office('purpose'), value: data.purpose },
    {
      key: 'shippedAt',
      label: office('shippedAt'),
      value: momentText(data.shippedAtMs, context.zone, language),
    },
    data.carrier ? { key: 'carrier', label: office('carrier'), value: data.carrier } : undefined,
    data.waybill
      ? { key: 'waybill', label: office('waybill'), value: data.waybill, style: 'code' }
      : undefined,
    { key: 'packages', label: office('packages'), value: data.packages.toString() },
  ])
}

/**
 * 受理凭证: what the customer takes home in exchange for the device. It must say everything that could be argued
 * about later (accessories, condition, data, deposit, terms) and must never carry the passcode.
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
import type { Block, CheckItem, DocumentModel, Field, Picture, SignatureStrokes } from '../model'
import { amountText, dayText, momentText } from '../moments'

export interface ClaimReceiptData {
  readonly serviceNumber: string
  readonly receivedAtMs: number
  readonly customer: CustomerOnPaper
  readonly device: DeviceOnPaper
  readonly purchaseDay?: string
  readonly invoiceNumber?: string
  readonly serviceKind: string
  readonly priority?: string
  /** What the counter read to the customer: `保内（三包 第二十条）至 2027-03-01`. */
  readonly warranty?: string
  /** Lines of the 三包 card: what may be claimed today, under which row, until when. */
  readonly sanbaoLines?: readonly string[]
  readonly fault?: string
  readonly request?: string
  readonly impact?: string
  readonly accessories: readonly { readonly name: string; readonly count: number; readonly note?: string }[]
  readonly condition: readonly CheckItem[]
  /** The files' own hashes: with them a photo is proved to be the one of this visit. */
  readonly photos?: readonly string[]
  /** Noted on an earlier visit, with its date, so that nobody argues who scratched it. */
  readonly knownBefore?: readonly string[]
  readonly data: 'may-be-lost' | 'keep' | 'not-asked'
  readonly passcodeHeld: boolean
  readonly depositFen?: number
  readonly estimateFen?: number
  readonly promisedAtMs?: number
  readonly loaner?: string
  readonly queueNumber?: string
  readonly remarks?: string
  readonly receivedBy: string
  readonly signature?: Picture | SignatureStrokes
  readonly feedbackUrl?: string
  /** The customer's own page at headquarters; its code can not be guessed and says nothing of the person. */
  readonly statusUrl?: string
}

export function claimReceipt(context: PrintContext, data: ClaimReceiptData): DocumentModel {
  const { say, language, comma } = voiceOf(context)
  const holder = context.holder ?? 'customer'
  return frameForm(context, {
    form: 'claim-receipt',
    title: say('claimReceipt'),
    number: data.serviceNumber,
    numberLabel: say('serviceNumber'),
    codeSymbology: 'qr',
    holder,
    withTerms: true,
    blocks: present<Block>([
      { kind: 'fields', columns: 2, fields: visitFields(context, data) },
      { kind: 'heading', text: say('customer') },
      { kind: 'fields', columns: 2, fields: customerFields(customerFor(data.customer, holder), say) },
      { kind: 'heading', text: say('device') },
      {
        kind: 'fields',
        columns: 2,
        fields: [...deviceFields(data.device, say), ...proofFields(context, data)],
      },
      { kind: 'fields', columns: 2, fields: faultFields(context, data) },
      data.sanbaoLines?.length
        ? { kind: 'text', style: 'notice', text: data.sanbaoLines.join('\n') }
        : undefined,
      {
        kind: 'fields',
        columns: 2,
        fields: [
          {
            key: 'accessories',
            label: say('accessories'),
            value:
              data.accessories.length === 0
                ? say('noAccessories')
                : data.accessories.map(accessoryText).join(comma),
            span: 2,
          },
        ],
      },
      data.condition.length > 0
        ? { kind: 'checklist', label: say('condition'), columns: 4, items: data.condition }
        : undefined,
      data.photos?.length
        ? {
            kind: 'fields',
            columns: 2,
            fields: [
              {
                key: 'photos',
                label: say('photos'),
                value: `${data.photos.length} · ${data.photos.map(photoMark).join(' ')}`,
                style: 'code',
                span: 2,
              },
            ],
          }
        : undefined,
      data.knownBefore?.length
        ? {
            kind: 'fields',
            columns: 2,
            fields: [
              { key: 'knownBefore', label: say('knownBefore'), value: data.knownBefore.join(comma), span: 2 },
            ],
          }
        : undefined,
      { kind: 'fields', columns: 2, fields: promiseFields(context, data) },
      {
        kind: 'signatures',
        boxes: [
          {
            label: say('customerSignature'),
            statement: say('receiptStatement'),
            ...(data.signature ? { signature: data.signature } : {}),
            dateLabel: dayText(momentText(data.receivedAtMs, context.zone, 'zh-CN').slice(0, 10), language),
          },
          { label: say('outletSeal'), name: data.receivedBy, seal: say('seal') },
        ],
      },
      data.statusUrl
        ? {
            kind: 'barcode',
            symbology: 'qr',
            content: data.statusUrl,
            caption: say('statusCode'),
            size: 'small',
          }
        : undefined,
      data.feedbackUrl
        ? {
            kind: 'barcode',
            symbology: 'qr',
            content: data.feedbackUrl,
            caption: say('feedbackCode'),
            size: 'small',
            only: 'receipt',
          }
        : undefined,
    ]),
  })
}

/** As it stands beside the photos on the screen too. */
export function photoMark(hash: string): string {
  return hash.slice(0, 8)
}

function visitFields(context: PrintContext, data: ClaimReceiptData): readonly Field[] {
  const { say, language } = voiceOf(context)
  return present([
    {
      key: 'receivedAt',
      label: say('receivedAt'),
      value: momentText(data.receivedAtMs, context.zone, language),
    },
    data.promisedAtMs === undefined
      ? undefined
      : {
          key: 'promisedAt',
          label: say('promisedAt'),
          value: momentText(data.promisedAtMs, context.zone, language),
          style: 'strong',
        },
    { key: 'serviceKind', label: say('serviceKind'), value: data.serviceKind },
    data.priority ? { key: 'priority', label: say('priority'), value: data.priority } : undefined,
    data.queueNumber ? { key: 'queueNumber', label: say('queueNumber'), value: data.queueNumber } : undefined,
  ])
}

function proofFields(context: PrintContext, data: ClaimReceiptData): readonly Field[] {
  const { say, language } = voiceOf(context)
  return present([
    data.purchaseDay
      ? { key: 'purchaseDay', label: say('purchaseDay'), value: dayText(data.purchaseDay, language) }
      : undefined,
    data.invoiceNumber
      ? { key: 'invoiceNumber', label: say('invoiceNumber'), value: data.invoiceNumber, style: 'code' }
      : undefined,
    {
      key: 'warranty',
      label: say('warranty'),
      value: data.warranty ?? say('warrantyUndecided'),
      span: 2,
    },
  ])
}

function faultFields(context: PrintContext, data: ClaimReceiptData): readonly Field[] {
  const { say } = voiceOf(context)
  return present([
    { key: 'fault', label: say('fault'), value: data.fault?.trim() || say('faultUnknown'), span: 2 },
    data.request ? { key: 'request', label: say('request'), value: data.request, span: 2 } : undefined,
    data.impact ? { key: 'impact', label: say('impact'), value: data.impact, span: 2 } : undefined,
  ])
}

function promiseFields(context: PrintContext, data: ClaimReceiptData): readonly Field[] {
  const { say } = voiceOf(context)
  const dataWord = { 'may-be-lost': 'dataMayBeLost', keep: 'dataKeep', 'not-asked': 'dataNotAsked' } as const
  return present([
    { key: 'dataConsent', label: say('dataConsent'), value: say(dataWord[data.data]), span: 2 },
    {
      key: 'passcodeHeld',
      label: say('passcodeHeld'),
      value: say(data.passcodeHeld ? 'passcodeHeldYes' : 'passcodeHeldNo'),
      span: 2,
    },
    data.estimateFen === undefined
      ? undefined
      : { key: 'estimate', label: say('estimate'), value: amountText(data.estimateFen) },
    data.depositFen === undefined
      ? undefined
      : { key: 'deposit', label: say('deposit'), value: amountText(data.depositFen), style: 'strong' },
    data.loaner ? { key: 'loaner', label: say('loaner'), value: data.loaner, span: 2 } : undefined,
    data.remarks ? { key: 'remarks', label: say('remarks'), value: data.remarks, span: 2 } : undefined,
    { key: 'counterStaff', label: say('counterStaff'), value: data.receivedBy },
  ])
}

export function accessoryText(accessory: {
  readonly name: string
  readonly count: number
  readonly note?: string
}): string {
  const count = accessory.count > 1 ? ` ×${accessory.count}` : ''
  return `${accessory.name}${count}${accessory.note ? ` (${accessory.note})` : ''}`
}

/**
 * QR15-05 产品维修回执单: what was wrong, what was done, what it cost, how long it is guaranteed. The customer signs
 * it at hand-over; it is also the repair record that counts towards an exchange under the national rules.
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
import { amountText, momentText } from '../moments'
import { accessoryText } from './claim-receipt'
import { type Opinion, opinionChecklist } from './opinion-checklist'

export interface RepairReturnData {
  readonly serviceNumber: string
  readonly receivedAtMs: number
  readonly finishedAtMs?: number
  readonly handedOverAtMs?: number
  readonly customer: CustomerOnPaper
  readonly device: DeviceOnPaper
  readonly warranty: string
  readonly fault: string
  readonly diagnosis: string
  readonly measures: string
  readonly result: 'repaired' | 'not-repaired' | 'returned-unrepaired' | 'exchanged'
  readonly newSerial?: string
  readonly parts: readonly {
    readonly number: string
    readonly name: string
    readonly quantity: number
    /** Absent: not charged. */
    readonly amountFen?: number
    readonly serial?: string
    readonly warrantyUntilDay?: string
  }[]
  readonly labourFen?: number
  readonly discountFen?: number
  readonly totalFen?: number
  readonly paidFen?: number
  /** Of the deposit, and not given back. */
  readonly keptFen?: number
  /** Paid out for the device, which stays here. */
  readonly returnFen?: number
  readonly repairWarranty?: string
  readonly finalCheck: readonly CheckItem[]
  readonly accessories: readonly { readonly name: string; readonly count: number; readonly note?: string }[]
  /** What came out of the device and where it went; absent before the hand-over. */
  readonly oldParts?: readonly { readonly name: string; readonly toCustomer: boolean }[]
  readonly sanbaoLines?: readonly string[]
  readonly opinion?: Opinion
  /** The device was handed over against a reprint: which second proof was seen. */
  readonly secondProof?: string
  readonly technician: string
  readonly handedOverBy?: string
  readonly signature?: Picture | SignatureStrokes
}

export function repairReturn(context: PrintContext, data: RepairReturnData): DocumentModel {
  const { say, language, comma } = voiceOf(context)
  const holder = context.holder ?? 'customer'
  const resultWord = {
    repaired: 'repaired',
    'not-repaired': 'notRepaired',
    'returned-unrepaired': 'returnedUnrepaired',
    exchanged: 'exchanged',
  } as const
  return frameForm(context, {
    form: 'repair-return',
    title: say('repairReturn'),
    formCode: 'QR15-05',
    number: data.serviceNumber,
    numberLabel: say('serviceNumber'),
    holder,
    blocks: present<Block>([
      { kind: 'fields', columns: 2, fields: customerFields(customerFor(data.customer, holder), say) },
      {
        kind: 'fields',
        columns: 2,
        fields: [
          ...deviceFields(data.device, say),
          ...timeFields(context, data),
          { key: 'warranty', label: say('warranty'), value: data.warranty, span: 2 },
        ],
      },
      {
        kind: 'fields',
        columns: 2,
        fields: present<Field>([
          { key: 'fault', label: say('fault'), value: data.fault, span: 2 },
          { key: 'diagnosis', label: say('diagnosis'), value: data.diagnosis, span: 2 },
          { key: 'measures', label: say('measures'), value: data.measures, span: 2 },
          {
            key: 'repairResult',
            label: say('repairResult'),
            value: say(resultWord[data.result]),
            span: data.newSerial ? 1 : 2,
            style: 'strong',
          },
          data.newSerial
            ? { key: 'newSerial', label: say('newSerial'), value: data.newSerial, style: 'code' }
            : undefined,
        ]),
      },
      partsTable(context, data),
      data.finalCheck.length > 0
        ? { kind: 'checklist', label: say('finalCheck'), columns: 4, items: data.finalCheck }
        : undefined,
      {
        kind: 'fields',
        columns: 2,
        fields: present<Field>([
          data.repairWarranty
            ? {
                key: 'repairWarranty',
                label: say('repairWarranty'),
                value: data.repairWarranty,
                span: 2,
                style: 'strong',
              }
            : undefined,
          {
            key: 'accessoriesReturned',
            label: say('accessoriesReturned'),
            value:
              data.accessories.length === 0 ? say('none') : data.accessories.map(accessoryText).join(comma),
            span: 2,
          },
          data.oldParts?.length
            ? {
                key: 'oldParts',
                label: say('oldParts'),
                value: data.oldParts
                  .map(
                    ({ name, toCustomer }) =>
                      `${name}: ${say(toCustomer ? 'oldPartsToCustomer' : 'oldPartsKept')}`,
                  )
                  .join(comma),
                span: 2,
              }
            : undefined,
          data.secondProof
            ? { key: 'secondProof', label: say('secondProof'), value: data.secondProof, span: 2 }
            : undefined,
        ]),
      },
      data.sanbaoLines?.length
        ? { kind: 'text', style: 'notice', text: data.sanbaoLines.join('\n') }
        : undefined,
      opinionChecklist(say, data.opinion),
      {
        kind: 'signatures',
        boxes: [
          { label: say('technicianSignature'), name: data.technician },
          {
            label: say('customerSignature'),
            statement: say('handoverStatement'),
            dateLabel:
              data.handedOverAtMs === undefined
                ? say('yearMonthDay')
                : momentText(data.handedOverAtMs, context.zone, language),
            ...(data.signature ? { signature: data.signature } : {}),
          },
          {
            label: say('outletSeal'),
            seal: say('seal'),
            ...(data.handedOverBy ? { name: data.handedOverBy } : {}),
          },
        ],
      },
    ]),
  })
}

function timeFields(context: PrintContext, data: RepairReturnData): readonly Field[] {
  const { say, language } = voiceOf(context)
  const time = (key: 'receivedAt' | 'finishedAt' | 'handedOverAt', atMs: number | undefined) =>
    atMs === undefined ? undefined : { key, label: say(key), value: momentText(atMs, context.zone, language) }
  return present([
    time('receivedAt', data.receivedAtMs),
    time('finishedAt', data.finishedAtMs),
    time('handedOverAt', data.handedOverAtMs),
  ])
}

function partsTable(context: PrintContext, data: RepairReturnData): Block {
  const { say, office } = voiceOf(context)
  const row = (label: string, amountFen: number | undefined, strong = false) =>
    amountFen === undefined ? undefined : { label, value: amountText(amountFen), strong }
  const totals = present([
    row(say('labour'), data.labourFen),
    data.discountFen ? row(say('discount'), -data.discountFen) : undefined,
    row(say('total'), data.totalFen, true),
    row(say('paid'), data.paidFen),
    row(say('depositKept'), data.keptFen),
    row(say('returnPrice'), data.returnFen),
  ])
  return {
    kind: 'table',
    caption: say('partsUsed'),
    emptyText: say('noPartsUsed'),
    columns: [
      { title: say('partNumber'), width: 2.6, whole: true },
      { title: say('partName'), width: 4.4, lead: true },
      { title: say('quantity'), width: 1, align: 'right' },
      { title: say('lineAmount'), width: 1.8, align: 'right' },
      { title: say('partWarranty'), width: 2, align: 'center', whole: true },
    ],
    rows: data.parts.map((part) => [
      part.number,
      part.serial ? `${part.name}\nSN ${part.serial}` : part.name,
      part.quantity.toString(),
      part.amountFen === undefined ? office('covered') : amountText(part.amountFen),
      part.warrantyUntilDay ?? '',
    ]),
    ...(totals.length > 0 ? { totals } : {}),
  }
}

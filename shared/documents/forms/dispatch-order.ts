/**
 * QR15-03 产品调试（维修）派遣书: sends a technician to a job. It leaves the counter with the technician and comes
 * back to the file, so the customer is masked unless the job is at the customer's own place.
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
import type { Block, DocumentModel } from '../model'
import { dayText, momentText } from '../moments'

export interface DispatchOrderData {
  readonly serviceNumber: string
  readonly taskKind: 'commissioning' | 'repair' | 'maintenance'
  readonly dispatchedAtMs: number
  readonly dueAtMs?: number
  readonly customer: CustomerOnPaper
  readonly device: DeviceOnPaper
  readonly purchaseDay?: string
  readonly place: { readonly kind: 'outlet' } | { readonly kind: 'on-site'; readonly address: string }
  readonly fault: string
  readonly task?: string
  readonly knownFaults?: readonly string[]
  readonly partsToTake: readonly {
    readonly number: string
    readonly name: string
    readonly quantity: number
    readonly bin?: string
  }[]
  readonly tools?: string
  readonly safetyNotes?: string
  readonly dispatchedBy: string
  readonly dispatchedTo: string
}

export function dispatchOrder(context: PrintContext, data: DispatchOrderData): DocumentModel {
  const { say, language, comma } = voiceOf(context)
  // A technician who has to find a door needs the address and the phone; at the bench nobody does.
  const customer = data.place.kind === 'on-site' ? data.customer : customerFor(data.customer, 'outlet')
  const kinds =
    language === 'zh-CN'
      ? ({ commissioning: '调试', repair: '维修', maintenance: '保养' } as const)
      : ({ commissioning: 'Commissioning', repair: 'Repair', maintenance: 'Maintenance' } as const)
  const outletPlace = language === 'zh-CN' ? '本网点' : 'At the outlet'
  return frameForm(context, {
    form: 'dispatch-order',
    title: say('dispatchOrder'),
    formCode: 'QR15-03',
    number: data.serviceNumber,
    numberLabel: say('serviceNumber'),
    blocks: present<Block>([
      {
        kind: 'checklist',
        label: say('taskKind'),
        columns: 3,
        items: (['commissioning', 'repair', 'maintenance'] as const).map((kind) => ({
          label: kinds[kind],
          state: kind === data.taskKind ? 'yes' : 'open',
        })),
      },
      {
        kind: 'fields',
        columns: 2,
        fields: present([
          {
            key: 'dispatchedAt',
            label: say('dispatchedAt'),
            value: momentText(data.dispatchedAtMs, context.zone, language),
          },
          data.dueAtMs === undefined
            ? undefined
            : {
                key: 'dueAt',
                label: say('dueAt'),
                value: momentText(data.dueAtMs, context.zone, language),
                style: 'strong',
              },
          { key: 'dispatchedBy', label: say('dispatchedBy'), value: data.dispatchedBy },
          { key: 'dispatchedTo', label: say('dispatchedTo'), value: data.dispatchedTo, style: 'strong' },
          {
            key: 'place',
            label: say('place'),
            value: data.place.kind === 'outlet' ? outletPlace : data.place.address,
            span: 2,
          },
        ]),
      },
      { kind: 'heading', text: say('customer') },
      { kind: 'fields', columns: 2, fields: customerFields(customer, say) },
      { kind: 'heading', text: say('device') },
      {
        kind: 'fields',
        columns: 2,
        fields: present([
          ...deviceFields(data.device, say),
          data.purchaseDay
            ? { key: 'purchaseDay', label: say('purchaseDay'), value: dayText(data.purchaseDay, language) }
            : undefined,
          { key: 'fault', label: say('fault'), value: data.fault, span: 2 },
          data.task ? { key: 'task', label: say('task'), value: data.task, span: 2 } : undefined,
          data.knownFaults?.length
            ? { key: 'knownFaults', label: say('knownFaults'), value: data.knownFaults.join(comma), span: 2 }
            : undefined,
          data.safetyNotes
            ? {
                key: 'safetyNotes',
                label: say('safetyNotes'),
                value: data.safetyNotes,
                span: 2,
                style: 'strong',
              }
            : undefined,
          data.tools ? { key: 'tools', label: say('tools'), value: data.tools, span: 2 } : undefined,
        ]),
      },
      data.partsToTake.length > 0
        ? {
            kind: 'table',
            caption: say('partsToTake'),
            columns: [
              { title: say('partNumber'), width: 3 },
              { title: say('partName'), width: 5, lead: true },
              { title: context.language === 'zh-CN' ? '库位' : 'Bin', width: 2 },
              { title: say('quantity'), width: 1, align: 'right' },
            ],
            rows: data.partsToTake.map((part) => [
              part.number,
              part.name,
              part.bin ?? '',
              part.quantity.toString(),
            ]),
          }
        : undefined,
      { kind: 'writing', label: say('dispatchResult'), lines: 4 },
      {
        kind: 'signatures',
        boxes: [
          { label: say('technicianSignature'), dateLabel: say('yearMonthDay') },
          { label: say('customerSignature'), dateLabel: say('yearMonthDay') },
        ],
      },
    ]),
  })
}

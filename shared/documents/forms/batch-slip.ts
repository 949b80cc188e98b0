/**
 * 批量受理凭证: all devices that one customer left at one time, on one slip. Each line has the number under which its
 * device is fetched; the slip's own code is the first of them. It never carries a passcode.
 */

import {
  type CustomerOnPaper,
  customerFields,
  customerFor,
  frameForm,
  type PrintContext,
  voiceOf,
} from '../frame'
import type { Block, DocumentModel } from '../model'
import { amountText, dayText, momentText } from '../moments'

export interface BatchSlipData {
  readonly customer: CustomerOnPaper
  readonly receivedAtMs: number
  readonly receivedBy: string
  readonly lines: readonly {
    readonly serviceNumber: string
    readonly model: string
    readonly serial: string
    readonly fault: string
    readonly accessories: readonly string[]
    readonly promisedAtMs?: number
    readonly depositFen: number
  }[]
}

export function batchSlip(context: PrintContext, data: BatchSlipData): DocumentModel {
  const { say, language, comma } = voiceOf(context)
  const holder = context.holder ?? 'customer'
  const depositFen = data.lines.reduce((sum, line) => sum + line.depositFen, 0)
  const blocks: readonly Block[] = [
    {
      kind: 'fields',
      columns: 2,
      fields: [
        {
          key: 'receivedAt',
          label: say('receivedAt'),
          value: momentText(data.receivedAtMs, context.zone, language),
        },
        {
          key: 'batchDevices',
          label: say('batchDevices'),
          value: data.lines.length.toString(),
          style: 'strong',
        },
      ],
    },
    { kind: 'heading', text: say('customer') },
    { kind: 'fields', columns: 2, fields: customerFields(customerFor(data.customer, holder), say) },
    { kind: 'heading', text: say('device') },
    {
      kind: 'table',
      columns: [
        { title: '#', width: 0.6, align: 'right', pageOnly: true },
        { title: say('serviceNumber'), width: 3, whole: true },
        { title: say('device'), width: 3.4, lead: true },
        { title: say('fault'), width: 3 },
        { title: say('accessories'), width: 2 },
        { title: say('promisedAt'), width: 2.4, pageOnly: true },
      ],
      rows: data.lines.map((line, index) => [
        (index + 1).toString(),
        line.serviceNumber,
        line.serial === '' ? line.model : `${line.model}\nSN ${line.serial}`,
        line.fault === '' ? say('faultUnknown') : line.fault,
        line.accessories.length === 0 ? say('noAccessories') : line.accessories.join(comma),
        line.promisedAtMs === undefined ? '' : momentText(line.promisedAtMs, context.zone, language),
      ]),
      totals:
        depositFen === 0 ? [] : [{ label: say('deposit'), value: amountText(depositFen), strong: true }],
    },
    {
      kind: 'signatures',
      boxes: [
        {
          label: say('customerSignature'),
          statement: say('receiptStatement'),
          dateLabel: dayText(momentText(data.receivedAtMs, context.zone, 'zh-CN').slice(0, 10), language),
        },
        { label: say('outletSeal'), name: data.receivedBy, seal: say('seal') },
      ],
    },
  ]
  return frameForm(context, {
    form: 'claim-receipt',
    title: say('batchSlip'),
    number: data.lines[0]?.serviceNumber ?? '',
    numberLabel: say('serviceNumber'),
    codeSymbology: 'qr',
    holder,
    withTerms: true,
    blocks,
  })
}

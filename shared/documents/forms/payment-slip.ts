/**
 * 收款单 / 退款单: one payment or one refund, by tender, with the amount in capital figures as Chinese money paper
 * has it. It says that it is not a tax invoice, because customers take it for one.
 */

import { type CustomerOnPaper, customerFor, frameForm, type PrintContext, present, voiceOf } from '../frame'
import type { Block, DocumentModel, Field } from '../model'
import { amountText, capitalAmount, momentText } from '../moments'

export interface PaymentSlipData {
  readonly paymentNumber: string
  readonly serviceNumber?: string
  readonly direction: 'payment' | 'refund'
  readonly atMs: number
  readonly customer: CustomerOnPaper
  readonly deviceModel?: string
  readonly purpose: string
  readonly lines: readonly { readonly description: string; readonly amountFen: number }[]
  readonly totalFen: number
  readonly tenders: readonly {
    readonly tender: string
    readonly amountFen: number
    readonly reference?: string
  }[]
  readonly tenderedFen?: number
  readonly changeFen?: number
  readonly balanceFen?: number
  readonly originalPaymentNumber?: string
  readonly refundReason?: string
  /** Of a deposit: what is not given back, and why. */
  readonly kept?: { readonly amountFen: number; readonly reason: string }
  readonly fapiao?: { readonly title: string; readonly taxNumber?: string }
  readonly shift?: string
  readonly cashier: string
}

export function paymentSlip(context: PrintContext, data: PaymentSlipData): DocumentModel {
  const { say, office } = voiceOf(context)
  const holder = context.holder ?? 'customer'
  const refund = data.direction === 'refund'
  return frameForm(context, {
    form: 'payment-slip',
    title: say(refund ? 'refundSlip' : 'paymentSlip'),
    number: data.paymentNumber,
    numberLabel: say('paymentNumber'),
    holder,
    blocks: present<Block>([
      { kind: 'fields', columns: 2, fields: aboutFields(context, data) },
      {
        kind: 'table',
        columns: [
          { title: office('description'), width: 7, lead: true },
          { title: say('lineAmount'), width: 2, align: 'right' },
        ],
        rows: data.lines.map((line) => [line.description, amountText(line.amountFen)]),
        totals: [{ label: say('total'), value: amountText(data.totalFen), strong: true }],
      },
      context.language === 'zh-CN'
        ? {
            kind: 'fields',
            columns: 1,
            fields: [
              {
                key: 'amountInWords',
                label: office('amountInWords'),
                value: capitalAmount(data.totalFen),
                style: 'strong',
              },
            ],
          }
        : undefined,
      {
        kind: 'table',
        columns: [
          { title: office('tender'), width: 3, lead: true },
          { title: office('reference'), width: 5 },
          { title: office('amount'), width: 2, align: 'right' },
        ],
        rows: data.tenders.map((each) => [each.tender, each.reference ?? '', amountText(each.amountFen)]),
        totals: present([
          data.tenderedFen === undefined
            ? undefined
            : { label: office('tendered'), value: amountText(data.tenderedFen) },
          data.changeFen === undefined
            ? undefined
            : { label: office('change'), value: amountText(data.changeFen) },
          data.balanceFen === undefined
            ? undefined
            : { label: say('balance'), value: amountText(data.balanceFen) },
        ]),
      },
      { kind: 'text', style: 'small', text: office('notAnInvoice') },
      {
        kind: 'signatures',
        boxes: [
          { label: say('cashierSignature'), name: data.cashier, seal: say('seal') },
          { label: say('customerSignature') },
        ],
        ...(refund ? {} : { only: 'page' as const }),
      },
    ]),
  })
}

function aboutFields(context: PrintContext, data: PaymentSlipData): readonly Field[] {
  const { say, office, language } = voiceOf(context)
  const customer = customerFor(data.customer, context.holder ?? 'customer')
  return present<Field>([
    {
      key: 'receivedAt',
      label: office(data.direction === 'refund' ? 'refundAt' : 'paymentAt'),
      value: momentText(data.atMs, context.zone, language),
    },
    data.serviceNumber
      ? { key: 'serviceNumber', label: say('serviceNumber'), value: data.serviceNumber, style: 'code' }
      : undefined,
    { key: 'customerName', label: say('customerName'), value: customer.name },
    { key: 'customerPhone', label: say('customerPhone'), value: customer.phone },
    data.deviceModel ? { key: 'deviceModel', label: say('deviceModel'), value: data.deviceModel } : undefined,
    { key: 'purpose', label: office('paymentFor'), value: data.purpose },
    data.originalPaymentNumber
      ? {
          key: 'originalReceipt',
          label: say('originalReceipt'),
          value: data.originalPaymentNumber,
          style: 'code',
        }
      : undefined,
    data.kept
      ? {
          key: 'depositKept',
          label: say('depositKept'),
          value: `${amountText(data.kept.amountFen)} · ${data.kept.reason}`,
          span: 2,
          style: 'strong',
        }
      : undefined,
    data.refundReason
      ? { key: 'refundReason', label: office('refundReason'), value: data.refundReason, span: 2 }
      : undefined,
    data.fapiao ? { key: 'fapiaoTitle', label: office('fapiaoTitle'), value: data.fapiao.title } : undefined,
    data.fapiao?.taxNumber
      ? { key: 'fapiaoTax', label: office('fapiaoTax'), value: data.fapiao.taxNumber, style: 'code' }
      : undefined,
    data.shift ? { key: 'shift', label: office('shift'), value: data.shift } : undefined,
    { key: 'cashier', label: say('person'), value: data.cashier },
  ])
}

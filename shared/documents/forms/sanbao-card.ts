/**
 * 三包权益告知单: what the customer may claim today, under which rule, and when that changes, with the arithmetic of
 * a refund. It repeats on paper that the rule set is unconfirmed for as long as headquarters has not confirmed it.
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
import type { Block, DocumentModel, Field } from '../model'
import { amountText, dayText } from '../moments'

export interface SanbaoCardData {
  readonly serviceNumber: string
  readonly asOfDay: string
  /** Absent: somebody only asked. */
  readonly customer?: CustomerOnPaper
  readonly device: DeviceOnPaper
  readonly purchaseDay?: string
  readonly invoiceNumber?: string
  /** `免费修理`, `换货或修理`, `不予三包`. */
  readonly claims: readonly string[]
  readonly ruleAndArticle: string
  readonly explanation: string
  readonly changesOnDay?: string
  readonly changesTo?: string
  readonly repairsUsed: number
  readonly repairsLimit: number
  readonly daysInRepair?: number
  readonly repairDaysLimit?: number
  readonly extendedByDays?: number
  readonly refundTodayFen?: number
  readonly refundCalculation?: string
  readonly exclusions: readonly string[]
  readonly ruleSetVersion: string
  readonly verified: boolean
  readonly informedBy: string
}

export function sanbaoCard(context: PrintContext, data: SanbaoCardData): DocumentModel {
  const { say, office, language, comma } = voiceOf(context)
  const holder = context.holder ?? 'customer'
  return frameForm(context, {
    form: 'sanbao-card',
    title: say('sanbaoCard'),
    number: data.serviceNumber,
    numberLabel: say('serviceNumber'),
    codeSymbology: 'qr',
    holder,
    blocks: present<Block>([
      data.customer
        ? { kind: 'fields', columns: 2, fields: customerFields(customerFor(data.customer, holder), say) }
        : undefined,
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
        ]),
      },
      { kind: 'heading', text: `${office('claimToday')} (${data.asOfDay})` },
      {
        kind: 'fields',
        columns: 2,
        fields: present<Field>([
          {
            key: 'claimToday',
            label: office('claimToday'),
            value: data.claims.join(comma),
            span: 2,
            style: 'strong',
          },
          {
            key: 'ruleAndArticle',
            label: office('ruleAndArticle'),
            value: `${data.ruleAndArticle}\n${data.explanation}`,
            span: 2,
          },
          data.changesOnDay
            ? {
                key: 'changesOn',
                label: office('changesOn'),
                value: [dayText(data.changesOnDay, language), data.changesTo].filter(Boolean).join('  '),
                span: 2,
              }
            : undefined,
          ...repairFields(context, data),
          ...refundFields(context, data),
          {
            key: 'exclusions',
            label: office('exclusions'),
            value: data.exclusions.length === 0 ? say('none') : data.exclusions.join('\n'),
            span: 2,
          },
        ]),
      },
      data.verified ? undefined : { kind: 'text', style: 'notice', text: office('unverified') },
      { kind: 'text', style: 'small', text: `${office('ruleSet')} ${data.ruleSetVersion}` },
      {
        kind: 'signatures',
        boxes: [
          {
            label: say('customerSignature'),
            statement: office('customerInformed'),
            dateLabel: say('yearMonthDay'),
          },
          { label: say('outletSeal'), name: data.informedBy, seal: say('seal') },
        ],
      },
    ]),
  })
}

function repairFields(context: PrintContext, data: SanbaoCardData): readonly Field[] {
  const { office, language } = voiceOf(context)
  const days = (count: number) =>
    language === 'zh-CN' ? `${count} 日` : count === 1 ? '1 day' : `${count} days`
  return present<Field>([
    {
      key: 'repairsUsed',
      label: office('repairsUsed'),
      value: `${data.repairsUsed} / ${data.repairsLimit}`,
    },
    data.daysInRepair === undefined
      ? undefined
      : {
          key: 'daysInRepair',
          label: office('daysInRepair'),
          value:
            data.repairDaysLimit === undefined
              ? days(data.daysInRepair)
              : `${days(data.daysInRepair)} (${office('limit')} ${days(data.repairDaysLimit)})`,
        },
    data.extendedByDays
      ? { key: 'extendedBy', label: office('extendedBy'), value: days(data.extendedByDays), span: 2 }
      : undefined,
  ])
}

function refundFields(context: PrintContext, data: SanbaoCardData): readonly Field[] {
  const { office } = voiceOf(context)
  if (data.refundTodayFen === undefined) return []
  return present<Field>([
    {
      key: 'refundToday',
      label: office('refundToday'),
      value: amountText(data.refundTodayFen),
      style: 'strong',
    },
    data.refundCalculation
      ? { key: 'calculation', label: office('calculation'), value: data.refundCalculation }
      : undefined,
  ])
}

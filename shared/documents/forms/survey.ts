/**
 * QR15-01 顾客满意度调查表 and QR15-02 顾客满意度统计分析表: the sheet a customer ticks, and the sums over a period. The
 * scores come in as computed from the answers; this form only shows the rule they follow.
 */

import { maskName } from '../../customer/phone'
import { frameForm, type PrintContext, present, voiceOf } from '../frame'
import type { Block, DocumentModel, Field } from '../model'
import { dayText } from '../moments'

export const surveyItems = ['price', 'contract', 'quality', 'attitude', 'afterSales'] as const
export const surveyLevels = [
  'verySatisfied',
  'levelSatisfied',
  'levelFair',
  'levelDissatisfied',
  'veryDissatisfied',
] as const

export type SurveyItem = (typeof surveyItems)[number]
export type SurveyLevel = (typeof surveyLevels)[number]

export interface SurveySheetData {
  readonly serviceNumber?: string
  readonly surveyDay: string
  readonly customerName?: string
  readonly deviceModel?: string
  /** Given answers; without them the boxes stay open. */
  readonly answers?: Readonly<Partial<Record<SurveyItem, SurveyLevel>>>
  readonly suggestions?: string
  /** Opens the same survey on a phone. */
  readonly url?: string
}

export interface SurveyStatisticsData {
  readonly fromDay: string
  readonly toDay: string
  readonly sent: number
  readonly returned: number
  readonly returnRate: string
  readonly levels: readonly { readonly level: SurveyLevel; readonly coefficient: string }[]
  readonly items: readonly {
    readonly item: SurveyItem
    readonly coefficient: string
    /** In the order of `levels`. */
    readonly counts: readonly number[]
    readonly score: string
    /** 0 to 1, for the bar. */
    readonly share: number
  }[]
  readonly totalScore: string
  readonly meanSatisfaction: string
  readonly target: string
  readonly verdict: 'excellent' | 'good' | 'needsImprovement'
  readonly analysis?: string
  readonly improvement?: string
  readonly preparedBy: string
}

export function surveySheet(context: PrintContext, data: SurveySheetData): DocumentModel {
  const { say, office, language } = voiceOf(context)
  return frameForm(context, {
    form: 'survey-sheet',
    title: say('surveySheet'),
    formCode: 'QR15-01',
    ...(data.serviceNumber ? { number: data.serviceNumber, numberLabel: say('serviceNumber') } : {}),
    blocks: present<Block>([
      { kind: 'text', style: 'normal', text: office('surveyIntro') },
      {
        kind: 'fields',
        columns: 2,
        fields: present<Field>([
          {
            key: 'customerName',
            label: say('customerName'),
            value: data.customerName ? maskName(data.customerName) : '',
          },
          { key: 'surveyDay', label: office('surveyDay'), value: dayText(data.surveyDay, language) },
          data.deviceModel
            ? { key: 'deviceModel', label: say('deviceModel'), value: data.deviceModel, span: 2 }
            : undefined,
        ]),
      },
      {
        kind: 'choices',
        title: office('surveyItem'),
        levels: surveyLevels.map((level) => office(level)),
        rows: surveyItems.map((item, index) => {
          const answer = data.answers?.[item]
          return {
            label: `${index + 1}. ${office(item)}`,
            ...(answer ? { chosen: surveyLevels.indexOf(answer) } : {}),
          }
        }),
      },
      {
        kind: 'writing',
        label: office('suggestions'),
        lines: data.suggestions ? 1 : 5,
        ...(data.suggestions ? { text: data.suggestions } : {}),
      },
      data.url
        ? {
            kind: 'barcode',
            symbology: 'qr',
            content: data.url,
            caption: say('feedbackCode'),
            size: 'medium',
          }
        : undefined,
      {
        kind: 'signatures',
        boxes: [{ label: say('customerSignature'), dateLabel: say('yearMonthDay'), seal: say('seal') }],
      },
    ]),
  })
}

export function surveyStatistics(context: PrintContext, data: SurveyStatisticsData): DocumentModel {
  const { say, office, language } = voiceOf(context)
  return frameForm(context, {
    form: 'survey-statistics',
    title: say('surveyStatistics'),
    formCode: 'QR15-02',
    number: `${data.fromDay} – ${data.toDay}`,
    numberLabel: office('period'),
    scannable: false,
    blocks: [
      {
        kind: 'fields',
        columns: 4,
        fields: [
          { key: 'sent', label: office('sent'), value: data.sent.toString() },
          { key: 'returned', label: office('returned'), value: data.returned.toString() },
          { key: 'returnRate', label: office('returnRate'), value: data.returnRate },
          { key: 'surveyDay', label: say('day'), value: dayText(data.toDay, language) },
        ],
      },
      {
        kind: 'table',
        columns: [
          { title: office('surveyItem'), width: 3, lead: true },
          { title: office('coefficient'), width: 1.2, align: 'right' },
          ...data.levels.map((level) => ({
            title: `${office(level.level)}\n×${level.coefficient}`,
            width: 1.5,
            align: 'right' as const,
          })),
          { title: office('itemScore'), width: 1.5, align: 'right' },
        ],
        rows: data.items.map((item) => [
          office(item.item),
          item.coefficient,
          ...item.counts.map(String),
          item.score,
        ]),
        totals: [
          { label: office('surveyTotal'), value: data.totalScore },
          { label: office('meanSatisfaction'), value: data.meanSatisfaction, strong: true },
        ],
      },
      {
        kind: 'bars',
        bars: data.items.map((item) => ({ label: office(item.item), value: item.score, share: item.share })),
      },
      { kind: 'text', style: 'small', text: office('scoreRule') },
      {
        kind: 'fields',
        columns: 2,
        fields: [
          { key: 'target', label: office('target'), value: data.target },
          { key: 'verdict', label: office('verdict'), value: office(data.verdict), style: 'strong' },
        ],
      },
      {
        kind: 'writing',
        label: office('analysis'),
        lines: data.analysis ? 1 : 4,
        ...(data.analysis ? { text: data.analysis } : {}),
      },
      {
        kind: 'writing',
        label: office('improvement'),
        lines: data.improvement ? 1 : 4,
        ...(data.improvement ? { text: data.improvement } : {}),
      },
      {
        kind: 'signatures',
        boxes: [
          { label: office('preparedBy'), name: data.preparedBy, dateLabel: say('yearMonthDay') },
          { label: office('approvedBy'), dateLabel: say('yearMonthDay') },
        ],
      },
    ],
  })
}

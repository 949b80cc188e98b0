/**
 * 周报 and 月报: the figures of a period on paper, with what they are measured against and how the days went. Every value
 * comes in as a finished text; this form adds nothing up.
 */

import { frameForm, type PrintContext, present, voiceOf } from '../frame'
import type { Block, DocumentModel } from '../model'
import { dayText, momentText } from '../moments'

export interface PeriodReportData {
  readonly kind: 'weekly' | 'monthly' | 'own'
  readonly fromDay: string
  readonly toDay: string
  readonly madeAtMs: number
  readonly madeBy: string
  readonly figures: readonly {
    readonly name: string
    readonly value: string
    readonly target: string
    readonly previous: string
    readonly definition: string
  }[]
  readonly days: readonly {
    readonly label: string
    readonly value: string
    readonly share: number
  }[]
  readonly income: readonly (readonly string[])[]
  readonly groups: readonly {
    readonly title: string
    readonly rows: readonly (readonly string[])[]
  }[]
  readonly people: readonly (readonly string[])[]
  /** Absent where a report was made before it was reported. */
  readonly commission?: {
    readonly labourPercent: string
    readonly partsPercent: string
    readonly rows: readonly (readonly string[])[]
    /** The same of all of them, without a name. */
    readonly total: readonly string[]
  }
}

export function periodReport(context: PrintContext, data: PeriodReportData): DocumentModel {
  const { say, office, language } = voiceOf(context)
  const right = 'right' as const
  const table = (titles: readonly string[], rows: readonly (readonly string[])[]) => ({
    kind: 'table' as const,
    emptyText: office('noneInPeriod'),
    columns: titles.map((title, at) =>
      at === 0 ? { title, width: 3, lead: true } : { title, width: 1.4, align: right },
    ),
    rows,
  })
  const commissionBlocks = (paid: NonNullable<PeriodReportData['commission']>): readonly Block[] => {
    const { labourPercent, partsPercent, rows, total } = paid
    const titles = [
      office('person'),
      `${office('labourOf')} × ${labourPercent} %`,
      `${office('partsOf')} × ${partsPercent} %`,
      office('commission'),
    ]
    const all = rows.length === 0 ? [] : [...rows, [office('allPeople'), ...total]]
    return [
      { kind: 'heading', text: office('commission') },
      { ...table(titles, all), sumRow: rows.length > 0 },
    ]
  }
  return frameForm(context, {
    form: 'period-report',
    title: office(
      data.kind === 'own' ? 'ownReport' : data.kind === 'weekly' ? 'weeklyReport' : 'monthlyReport',
    ),
    number: `${context.template.outlet.code} ${data.fromDay}`,
    scannable: false,
    blocks: present<Block>([
      {
        kind: 'fields',
        columns: 2,
        fields: [
          {
            key: 'period',
            label: office('period'),
            value: `${dayText(data.fromDay, language)} – ${dayText(data.toDay, language)}`,
            style: 'strong',
            span: 2,
          },
          { key: 'preparedBy', label: office('preparedBy'), value: data.madeBy },
          {
            key: 'asOf',
            label: office('asOf'),
            value: momentText(data.madeAtMs, context.zone, language),
          },
        ],
      },
      { kind: 'heading', text: office('keyFigures') },
      {
        kind: 'table',
        columns: [
          { title: office('figure'), width: 2.3, lead: true },
          { title: office('value'), width: 1.5, align: right },
          { title: office('target'), width: 1.2, align: right },
          { title: office('before'), width: 1.5, align: right },
          { title: office('howCounted'), width: 5, pageOnly: true },
        ],
        rows: data.figures.map(({ name, value, target, previous, definition }) => [
          name,
          value,
          target,
          previous,
          definition,
        ]),
      },
      { kind: 'heading', text: office('perDay') },
      { kind: 'bars', bars: data.days },
      { kind: 'heading', text: office('money') },
      table([office('tender'), office('kind'), office('count'), office('net')], data.income),
      ...data.groups.flatMap(({ title, rows }): readonly Block[] => [
        { kind: 'heading', text: title },
        table(
          [
            title,
            office('received'),
            office('handedOver'),
            office('medianTime'),
            office('firstTimeFix'),
            office('lateCount'),
          ],
          rows,
        ),
      ]),
      { kind: 'heading', text: office('people') },
      table(
        [
          office('person'),
          office('received'),
          office('handedOver'),
          office('repairs'),
          office('payments'),
          office('net'),
        ],
        data.people,
      ),
      ...(data.commission ? commissionBlocks(data.commission) : []),
      { kind: 'signatures', boxes: [{ label: say('managerSignature'), dateLabel: say('yearMonthDay') }] },
    ]),
  })
}

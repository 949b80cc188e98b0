/**
 * 日报: the day on one sheet, as the manager signs it. Every figure is handed in as computed from the records; this
 * form adds nothing up, so that paper and screen can never disagree.
 */

import { frameForm, type PrintContext, present, voiceOf } from '../frame'
import type { Block, DocumentModel, Field } from '../model'
import { amountText, dayText, momentText } from '../moments'

export interface DailySummaryData {
  readonly businessDay: string
  readonly openedBy: string
  readonly openedAtMs: number
  readonly closedBy: string
  readonly closedAtMs: number
  readonly kinds: readonly {
    readonly kind: string
    readonly received: number
    readonly completed: number
    readonly handedOver: number
    readonly inCustody: number
    readonly overdue: number
  }[]
  readonly kindTotals: {
    readonly received: number
    readonly completed: number
    readonly handedOver: number
    readonly inCustody: number
    readonly overdue: number
  }
  readonly figures: readonly { readonly label: string; readonly value: string; readonly target?: string }[]
  readonly tenders: readonly {
    readonly tender: string
    readonly count: number
    readonly receiptsFen: number
    readonly refundsFen: number
    readonly netFen: number
  }[]
  readonly tenderTotals: {
    readonly count: number
    readonly receiptsFen: number
    readonly refundsFen: number
    readonly netFen: number
  }
  readonly cash: {
    readonly openingFloatFen: number
    readonly expectedFen: number
    readonly countedFen: number
    readonly differenceFen: number
    readonly reason?: string
  }
  readonly numbers: readonly {
    readonly series: string
    readonly first: string
    readonly last: string
    readonly count: number
    readonly gaps: string
  }[]
  readonly partMovements: readonly {
    readonly kind: string
    readonly pieces: number
    readonly note?: string
  }[]
  readonly breaches: readonly {
    readonly serviceNumber: string
    readonly deviceModel: string
    readonly step: string
    readonly technician: string
    readonly overBy: string
  }[]
  readonly reconciliation: string
  /** Short code of the day's chain, which headquarters can verify. */
  readonly dayCode: string
  readonly remarks?: string
}

export function dailySummary(context: PrintContext, data: DailySummaryData): DocumentModel {
  const { say, office, language } = voiceOf(context)
  return frameForm(context, {
    form: 'daily-summary',
    title: say('dailySummary'),
    number: `${context.template.outlet.code} ${data.businessDay}`,
    scannable: false,
    blocks: present<Block>([
      {
        kind: 'fields',
        columns: 2,
        fields: [
          field('businessDay', office('businessDay'), dayText(data.businessDay, language), 'strong'),
          field('dayCode', office('dayCode'), data.dayCode, 'code'),
          field(
            'openedBy',
            office('openedBy'),
            `${data.openedBy}  ${momentText(data.openedAtMs, context.zone, language)}`,
          ),
          field(
            'closedBy',
            office('closedBy'),
            `${data.closedBy}  ${momentText(data.closedAtMs, context.zone, language)}`,
          ),
        ],
      },
      { kind: 'heading', text: office('tickets') },
      ticketsTable(context, data),
      { kind: 'heading', text: office('keyFigures') },
      {
        kind: 'fields',
        columns: 4,
        fields: data.figures.map((figure, index) =>
          field(
            `figure${index + 1}`,
            figure.label,
            figure.target ? `${figure.value}  (${figure.target})` : figure.value,
          ),
        ),
      },
      { kind: 'heading', text: office('money') },
      moneyTable(context, data),
      { kind: 'heading', text: office('cash') },
      {
        kind: 'fields',
        columns: 4,
        fields: present<Field>([
          field('openingFloat', office('openingFloat'), amountText(data.cash.openingFloatFen)),
          field('cashExpected', office('cashExpected'), amountText(data.cash.expectedFen)),
          field('cashCounted', office('cashCounted'), amountText(data.cash.countedFen)),
          field('difference', office('difference'), amountText(data.cash.differenceFen), 'strong'),
          data.cash.reason
            ? { key: 'differenceReason', label: office('differenceReason'), value: data.cash.reason, span: 4 }
            : undefined,
        ]),
      },
      { kind: 'heading', text: office('issuedNumbers') },
      {
        kind: 'table',
        emptyText: office('noMovement'),
        columns: [
          { title: office('series'), width: 2, lead: true },
          { title: office('first'), width: 3.4, whole: true },
          { title: office('last'), width: 3.4, whole: true },
          { title: office('count'), width: 1, align: 'right' },
          { title: office('gaps'), width: 3 },
        ],
        rows: data.numbers.map((each) => [
          each.series,
          each.first,
          each.last,
          each.count.toString(),
          each.gaps,
        ]),
      },
      { kind: 'heading', text: office('partMovements') },
      {
        kind: 'table',
        emptyText: office('noMovement'),
        columns: [
          { title: office('kind'), width: 3, lead: true },
          { title: say('quantity'), width: 1, align: 'right' },
          { title: say('remarks'), width: 6 },
        ],
        rows: data.partMovements.map((each) => [each.kind, each.pieces.toString(), each.note ?? '']),
      },
      { kind: 'heading', text: office('breaches') },
      {
        kind: 'table',
        emptyText: office('noBreaches'),
        columns: [
          { title: say('serviceNumber'), width: 3.4, lead: true, whole: true },
          { title: say('deviceModel'), width: 3 },
          { title: office('step'), width: 1.6 },
          { title: say('technician'), width: 1.8 },
          { title: office('overBy'), width: 1.8, align: 'right' },
        ],
        rows: data.breaches.map((each) => [
          each.serviceNumber,
          each.deviceModel,
          each.step,
          each.technician,
          each.overBy,
        ]),
      },
      {
        kind: 'fields',
        columns: 1,
        fields: present<Field>([
          field('reconciliation', office('reconciliation'), data.reconciliation),
          data.remarks ? field('remarks', say('remarks'), data.remarks) : undefined,
        ]),
      },
      {
        kind: 'signatures',
        boxes: [
          { label: say('staffSignature'), name: data.closedBy, dateLabel: say('yearMonthDay') },
          { label: say('managerSignature'), dateLabel: say('yearMonthDay') },
        ],
      },
    ]),
  })
}

function field(key: string, label: string, value: string, style?: 'strong' | 'code'): Field {
  return { key, label, value, ...(style ? { style } : {}) }
}

function ticketsTable(context: PrintContext, data: DailySummaryData): Block {
  const { say, office } = voiceOf(context)
  const cells = (row: DailySummaryData['kindTotals']) =>
    [row.received, row.completed, row.handedOver, row.inCustody, row.overdue].map(String)
  return {
    kind: 'table',
    columns: [
      { title: office('kind'), width: 3, lead: true },
      ...(['received', 'completed', 'handedOver', 'inCustody', 'overdue'] as const).map((word) => ({
        title: office(word),
        width: 1.5,
        align: 'right' as const,
      })),
    ],
    rows: [...data.kinds.map((row) => [row.kind, ...cells(row)]), [say('total'), ...cells(data.kindTotals)]],
    sumRow: true,
  }
}

function moneyTable(context: PrintContext, data: DailySummaryData): Block {
  const { say, office } = voiceOf(context)
  const cells = (row: DailySummaryData['tenderTotals']) => [
    row.count.toString(),
    amountText(row.receiptsFen),
    amountText(-row.refundsFen),
    amountText(row.netFen),
  ]
  return {
    kind: 'table',
    columns: [
      { title: office('tender'), width: 3, lead: true },
      { title: office('count'), width: 1.2, align: 'right' },
      { title: office('receipts'), width: 2, align: 'right' },
      { title: office('refunds'), width: 2, align: 'right' },
      { title: office('net'), width: 2, align: 'right' },
    ],
    rows: [
      ...data.tenders.map((row) => [row.tender, ...cells(row)]),
      [say('total'), ...cells(data.tenderTotals)],
    ],
    sumRow: true,
  }
}

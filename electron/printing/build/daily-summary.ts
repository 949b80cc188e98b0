/**
 * 日报 of a closed shift's day. Every sum is made by the code that the manager's screen is made by, over the facts up to
 * the closing; an open shift has no summary, since its count must stay blind.
 */

import { type DailySummaryData, dailySummary } from '../../../shared/documents/forms/daily-summary'
import { parseNumber } from '../../../shared/numbers'
import type { Figure } from '../../../shared/questions/figures'
import { refused } from '../../../shared/result'
import type { TicketKind } from '../../../shared/ticket/events'
import { ticketKinds } from '../../../shared/ticket/events'
import type { TicketRow } from '../../../shared/ticket/row'
import { expectedByTender, type Shift, shiftAggregate, type TillMovement } from '../../../shared/till/state'
import { daySummary } from '../../lookup/day'
import { figuresOf } from '../../lookup/figures'
import { type PastDay, pastDay } from './day-history'
import { type Built, one, type PaperJob } from './paper-job'
import { dayOf, modelName } from './ticket-parts'
import { spanText } from './words'

export function buildDailySummary(paper: PaperJob): Built {
  if (paper.subject.kind !== 'shift') return refused('form-not-for-subject')
  const past = pastDay(paper)
  if (!past?.shift) return refused('subject-unknown')
  if (past.shift.closedAtMs === undefined) return refused('form-not-for-subject')
  return one(dailySummary(paper.context, summaryData(paper, past, past.shift)))
}

function summaryData(paper: PaperJob, past: PastDay, shift: Shift): DailySummaryData {
  const { dependencies, words, language } = paper
  const { day } = past
  const summary = daySummary(past.dependencies, day)
  const kinds = kindRows(paper, past, new Set(summary.breaches.map((breach) => breach.ticketId)))
  const { totals, tenders } = moneyRows(
    paper,
    past,
    summary.shifts.map(({ id }) => id),
  )
  return {
    businessDay: day,
    openedBy: dependencies.staffName(shift.openedBy),
    openedAtMs: shift.openedAtMs,
    closedBy: dependencies.staffName(shift.closedBy ?? ''),
    closedAtMs: shift.closedAtMs ?? paper.job.requestedAtMs,
    kinds: kinds.map(({ kind, ...counts }) => ({ kind: words(`kind.${kind}`), ...counts })),
    kindTotals: kinds.reduce(addCounts, noCounts),
    figures: figureRows(paper, past),
    tenders,
    tenderTotals: totals,
    cash: cashOf(shift),
    numbers: numberRows(paper, past),
    partMovements: partRows(paper, past),
    breaches: summary.breaches.map((breach) => {
      const row = past.dependencies.rows.get<TicketRow>('tickets', breach.ticketId)
      return {
        serviceNumber: breach.number,
        deviceModel: row ? modelName(paper, row.modelId, row.modelName) : '',
        step: words(`late.${breach.what}`, words(`status.${breach.what}`)),
        technician: row?.technicianId ? dependencies.staffName(row.technicianId) : '',
        overBy: spanText(breach.lateMinutes, language),
      }
    }),
    reconciliation: paper.text('reconciliation') || dependencies.syncSentence(language),
    dayCode: shift.dayCode,
    ...(paper.text('remarks') ? { remarks: paper.text('remarks') } : {}),
  }
}

const noCounts: DailySummaryData['kindTotals'] = {
  received: 0,
  completed: 0,
  handedOver: 0,
  inCustody: 0,
  overdue: 0,
}

function addCounts(
  sum: DailySummaryData['kindTotals'],
  row: DailySummaryData['kindTotals'],
): DailySummaryData['kindTotals'] {
  return {
    received: sum.received + row.received,
    completed: sum.completed + row.completed,
    handedOver: sum.handedOver + row.handedOver,
    inCustody: sum.inCustody + row.inCustody,
    overdue: sum.overdue + row.overdue,
  }
}

function kindRows(
  paper: PaperJob,
  { day, dependencies: { rows } }: PastDay,
  late: ReadonlySet<string>,
): readonly ({ readonly kind: TicketKind } & DailySummaryData['kindTotals'])[] {
  const find = (column: string, value: string | number) =>
    rows.find<TicketRow>({ table: 'tickets', filter: [{ column, op: 'is', value }], limit: 100_000 })
  const received = find('businessDay', day)
  const closed = find('closedDay', day)
  const open = find('open', 1)
  const isRepaired = (row: TicketRow): boolean =>
    (row.outcome === 'repaired' || row.outcome === 'done') &&
    row.readyAtMs > 0 &&
    dayOf(paper, row.readyAtMs) === day
  return ticketKinds
    .map((kind) => {
      const of = (list: readonly TicketRow[]) => list.filter((row) => row.kind === kind)
      return {
        kind,
        received: of(received).length,
        completed: [...of(open), ...of(closed)].filter(isRepaired).length,
        handedOver: of(closed).filter((row) => row.status !== 'cancelled').length,
        inCustody: of(open).filter((row) => row.deviceId !== '' && row.place !== 'out').length,
        overdue: of(open).filter((row) => late.has(row.id)).length,
      }
    })
    .filter((row) => row.received + row.completed + row.handedOver + row.inCustody + row.overdue > 0)
}

function moneyRows(paper: PaperJob, past: PastDay, shiftIds: readonly string[]) {
  const movements = shiftIds
    .flatMap((id) => past.history.state<Shift | undefined>(shiftAggregate, id)?.movements ?? [])
    .filter((movement) => movement.kind !== 'paidIn' && movement.kind !== 'paidOut')
  const sums = (list: readonly TillMovement[]) => {
    const total = (one: (movement: TillMovement) => boolean) =>
      list.filter(one).reduce((sum, movement) => sum + movement.amountFen, 0)
    return {
      count: list.length,
      receiptsFen: total((movement) => movement.amountFen >= 0),
      refundsFen: -total((movement) => movement.amountFen < 0),
      netFen: total(() => true),
    }
  }
  const used = [...new Set(movements.map((movement) => movement.tender))]
  return {
    tenders: used.map((tender) => ({
      tender: paper.words(`tender.${tender}`),
      ...sums(movements.filter((movement) => movement.tender === tender)),
    })),
    totals: sums(movements),
  }
}

function cashOf(shift: Shift): DailySummaryData['cash'] {
  const expectedFen = expectedByTender(shift).cash
  const countedFen = shift.counted.cash ?? 0
  return {
    openingFloatFen: shift.floatFen,
    expectedFen,
    countedFen,
    differenceFen: countedFen - expectedFen,
    ...(shift.reason === '' ? {} : { reason: shift.reason }),
  }
}

/** Whether a repair held can not be said on the day it left, so first-time fix is not among them. */
const shownFigures = ['firstResponse', 'turnaround', 'turnaround90', 'within24', 'breached', 'repeat']

function figureRows(paper: PaperJob, past: PastDay): DailySummaryData['figures'] {
  const { figures } = figuresOf(
    {
      ...past.dependencies,
      store: past.counted(),
      staffName: paper.dependencies.staffName,
      part: () => undefined,
    },
    past.day,
    past.day,
  )
  const text = (value: number | null, unit: Figure['unit']): string =>
    value === null
      ? '—'
      : unit === 'minutes'
        ? spanText(value, paper.language)
        : unit === 'percent'
          ? `${value.toFixed(1)} %`
          : value.toString()
  return figures
    .filter((figure) => shownFigures.includes(figure.id))
    .map((figure) => ({
      label: paper.words(`figure.${figure.id}`),
      value: text(figure.value, figure.unit),
      ...(figure.target === null
        ? {}
        : { target: `${figure.better === 'more' ? '≥' : '≤'} ${text(figure.target, figure.unit)}` }),
    }))
}

const numberedFacts: Readonly<Record<string, 'S' | 'P' | 'Q' | 'D' | 'C'>> = {
  deviceReceived: 'S',
  paymentTaken: 'P',
  quoteGiven: 'Q',
  sentOut: 'D',
  complaintRegistered: 'C',
}

/** First, last and count of what was issued that day, and every number between them that is missing. */
function numberRows(paper: PaperJob, past: PastDay): DailySummaryData['numbers'] {
  const issued = past.history.dayFacts(past.day).flatMap(({ envelope, payload }) => {
    const kind = numberedFacts[envelope.type]
    const number = (payload as { readonly number?: unknown } | undefined)?.number
    const counter = typeof number === 'string' ? parseNumber(number)?.counter : undefined
    return kind && typeof number === 'string' && counter !== undefined
      ? [{ series: `${kind}/${envelope.station}/${envelope.incarnation}`, kind, envelope, number, counter }]
      : []
  })
  const { series } = paper.dependencies.gapReport()
  return [...new Set(issued.map((each) => each.series))].sort().map((name) => {
    const own = issued.filter((each) => each.series === name).sort((a, b) => a.counter - b.counter)
    const [first, last] = [own[0], own.at(-1)]
    const gaps = series
      .filter((each) => each.kind === first?.kind && each.incarnation === first?.envelope.incarnation)
      .flatMap((each) => each.gaps)
      .filter(({ number }) => {
        const counter = parseNumber(number)?.counter ?? 0
        return counter > (first?.counter ?? 0) && counter < (last?.counter ?? 0)
      })
    return {
      series: paper.words(`series.${first?.kind ?? ''}`),
      first: first?.number ?? '',
      last: last?.number ?? '',
      count: own.length,
      gaps:
        gaps.length === 0
          ? paper.language === 'zh-CN'
            ? '无'
            : 'None'
          : gaps.map((gap) => `${gap.number}: ${paper.words(`gap.${gap.explanation}`)}`).join('\n'),
    }
  })
}

/** Pieces in and out, from the day's own facts of the stock. */
function partRows(paper: PaperJob, past: PastDay): DailySummaryData['partMovements'] {
  const pieces = new Map<string, number>()
  for (const { envelope, payload } of past.history.dayFacts(past.day)) {
    const moved = movementOf(envelope.type, payload as StockPayload | undefined)
    if (moved) pieces.set(moved.kind, (pieces.get(moved.kind) ?? 0) + moved.quantity)
  }
  return [...pieces].map(([kind, count]) => ({ kind: paper.words(`stock.${kind}`), pieces: count }))
}

interface StockPayload {
  readonly quantity?: number
  readonly difference?: number
  readonly to?: 'good' | 'defective'
}

function movementOf(
  type: string,
  payload: StockPayload | undefined,
): { readonly kind: string; readonly quantity: number } | undefined {
  if (type === 'stockReceived' || type === 'stockIssued' || type === 'stockScrapped') {
    return { kind: type, quantity: payload?.quantity ?? 0 }
  }
  if (type === 'stockReturned') {
    return {
      kind: payload?.to === 'defective' ? 'returnedDefective' : 'returnedGood',
      quantity: payload?.quantity ?? 0,
    }
  }
  if (type !== 'stockAdjusted') return undefined
  const difference = payload?.difference ?? 0
  return { kind: difference < 0 ? 'adjustedDown' : 'adjustedUp', quantity: Math.abs(difference) }
}

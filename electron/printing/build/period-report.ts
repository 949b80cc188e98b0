/** 周报 and 月报 from the report as it was kept: it says what it said on the day it was made. */

import { type PeriodReportData, periodReport } from '../../../shared/documents/forms/period-report'
import type { PrintContext } from '../../../shared/documents/frame'
import type { DocumentModel } from '../../../shared/documents/model'
import { amountText } from '../../../shared/documents/moments'
import { figureDefinition, figureName } from '../../../shared/figures/figure-words'
import { sumFen } from '../../../shared/money'
import type { Report } from '../../../shared/report/state'
import { reportAggregate } from '../../../shared/report/state'
import { figureValue, minutesText, targetText } from '../../../shared/report/text'
import { refused } from '../../../shared/result'
import { type Built, one, type PaperJob } from './paper-job'
import { wordsIn } from './words'

export function buildPeriodReport(paper: PaperJob): Built {
  if (paper.subject.kind !== 'report') return refused('form-not-for-subject')
  const report = paper.history.state<Report | undefined>(reportAggregate, paper.subject.id)
  if (!report) return refused('subject-unknown')
  return one(reportModel(paper.context, report, paper.dependencies.staffName))
}

export function reportModel(
  context: PrintContext,
  report: Report,
  staffName: (staffId: string) => string,
): DocumentModel {
  const words = wordsIn(context.language)
  const language = context.language === 'zh-CN' ? 'zh' : 'en'
  const { data } = report
  const most = Math.max(1, ...data.days.map(({ received }) => received))
  const dash = (text: string | null) => text ?? '–'
  return periodReport(context, {
    kind: report.kind,
    fromDay: report.fromDay,
    toDay: report.toDay,
    madeAtMs: report.madeAtMs,
    madeBy: report.madeBy === 'system' ? words('report.schedule') : staffName(report.madeBy),
    figures: data.figures.map((figure) => ({
      name: figureName(figure.id, language),
      value: figureValue(figure.value, figure.unit, language),
      target: targetText(figure, language),
      previous: figureValue(figure.previous, figure.unit, language),
      definition: figureDefinition(figure.id, language),
    })),
    days: data.days.map(({ day, received, collected, incomeFen }) => ({
      label: day.slice(5),
      value: `${received} / ${collected} / ${amountText(incomeFen)}`,
      share: received / most,
    })),
    income: data.income.map(({ tender, kind, count, amountFen }) => [
      words(`tender.${tender}`),
      words(`purpose.${kind}`),
      String(count),
      amountText(amountFen),
    ]),
    groups: data.groups.map(({ group, rows }) => ({
      title: words(`group.${group}`),
      rows: rows.map((row) => [
        language === 'zh' ? row.name : row.nameEn,
        String(row.received),
        String(row.closed),
        dash(row.medianMinutes === null ? null : minutesText(row.medianMinutes, language)),
        dash(row.firstTimeFix === null ? null : `${row.firstTimeFix} %`),
        String(row.breached),
      ]),
    })),
    people: data.people.map((person) => [
      person.name,
      String(person.received),
      String(person.handedOver),
      String(person.repaired),
      String(person.payments),
      amountText(person.takenFen),
    ]),
    ...(data.commission ? { commission: commissionOf(data.commission) } : {}),
  })
}

function commissionOf({
  labourPercent,
  partsPercent,
  rows,
}: NonNullable<Report['data']['commission']>): NonNullable<PeriodReportData['commission']> {
  const line = (one: Omit<(typeof rows)[number], 'name'>) =>
    [one.labourFen, one.partsFen, one.commissionFen].map((fen) => amountText(fen))
  return {
    labourPercent: String(labourPercent),
    partsPercent: String(partsPercent),
    rows: rows.map((row) => [row.name, ...line(row)]),
    total: line({
      labourFen: sumFen(rows.map((row) => row.labourFen)),
      partsFen: sumFen(rows.map((row) => row.partsFen)),
      commissionFen: sumFen(rows.map((row) => row.commissionFen)),
    }),
  }
}

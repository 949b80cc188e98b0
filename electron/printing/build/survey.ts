/**
 * QR15-01 满意度调查表, for a ticket or blank, and QR15-02 统计分析表 from the counts that the job brings, weighed by the
 * outlet's own coefficients. Without counts it is a form to be filled in by hand, never one full of zeros.
 */

import {
  type SurveyStatisticsData,
  surveyItems,
  surveyLevels,
  surveySheet,
  surveyStatistics,
} from '../../../shared/documents/forms/survey'
import type { Block, DocumentModel } from '../../../shared/documents/model'
import { refused } from '../../../shared/result'
import { handFilled } from './hand-filled'
import { type Built, one, type PaperJob } from './paper-job'
import * as parts from './ticket-parts'

export function buildSurveySheet(paper: PaperJob): Built {
  const { context, subject, job } = paper
  const url = paper.text('url')
  const link = url ? { url } : {}
  if (subject.kind !== 'ticket') {
    return one(handFilled(surveySheet(context, { surveyDay: '', ...link }), { empty: ['surveyDay'] }))
  }
  const ticket = parts.ticketPaper(paper)
  if (!ticket) return refused('subject-unknown')
  const { intake } = ticket.ticket
  return one(
    surveySheet(context, {
      serviceNumber: intake.number,
      surveyDay: parts.dayOf(paper, job.requestedAtMs),
      customerName: parts.knownCustomer(ticket).name,
      ...(intake.modelName ? { deviceModel: parts.deviceOnPaper(ticket).model } : {}),
      ...link,
    }),
  )
}

export function buildSurveyStatistics(paper: PaperJob): Built {
  const counts = surveyItems.map((item) => countsOf(paper.text(item)))
  const model = surveyStatistics(paper.context, statistics(paper, counts))
  return one(counts.some((each) => each === undefined) ? withoutFigures(model) : model)
}

/** `12,5,3,0,0`: how many customers at each level, best first. */
function countsOf(text: string): readonly number[] | undefined {
  const counts = text.split(',').map((part) => Number(part.trim() || Number.NaN))
  const isWhole =
    counts.length === surveyLevels.length && counts.every((count) => Number.isInteger(count) && count >= 0)
  return isWhole ? counts : undefined
}

function statistics(
  paper: PaperJob,
  given: readonly (readonly number[] | undefined)[],
): SurveyStatisticsData {
  const { surveyLevels: levels, surveyWeights: weights } = paper.outlet.policy
  const today = parts.dayOf(paper, paper.job.requestedAtMs)
  const items = surveyItems.map((item, index) => {
    const counts = given[index] ?? surveyLevels.map(() => 0)
    const customers = counts.reduce((sum, count) => sum + count, 0)
    const earned = counts.reduce((sum, count, level) => sum + count * (levels[level] ?? 0), 0)
    const weight = weights[index] ?? 0
    return {
      item,
      counts,
      customers,
      weight,
      score: earned * weight,
      share: customers === 0 ? 0 : earned / customers,
    }
  })
  const returned = paper.amount('returned') ?? Math.max(...items.map((item) => item.customers))
  const sent = Math.max(paper.amount('sent') ?? returned, returned)
  const total = items.reduce((sum, item) => sum + item.score, 0)
  const mean = returned === 0 ? 0 : (total / returned) * 100
  const [analysis, improvement] = [paper.text('analysis'), paper.text('improvement')]
  return {
    fromDay: paper.text('fromDay') || `${today.slice(0, 8)}01`,
    toDay: paper.text('toDay') || today,
    sent,
    returned,
    returnRate: sent === 0 ? '—' : `${((returned / sent) * 100).toFixed(1)} %`,
    levels: surveyLevels.map((level, index) => ({ level, coefficient: (levels[index] ?? 0).toString() })),
    items: items.map(({ item, counts, weight, score, share }) => ({
      item,
      counts,
      coefficient: weight.toString(),
      score: score.toFixed(2),
      share,
    })),
    totalScore: total.toFixed(2),
    meanSatisfaction: `${mean.toFixed(1)} %`,
    target: '≥ 90',
    verdict: mean >= 80 ? 'excellent' : mean >= 70 ? 'good' : 'needsImprovement',
    preparedBy: paper.dependencies.staffName(paper.job.requestedBy),
    ...(analysis ? { analysis } : {}),
    ...(improvement ? { improvement } : {}),
  }
}

/** Items and coefficients stay; every figure is left for a pen. */
function withoutFigures(model: DocumentModel): DocumentModel {
  const emptied = handFilled(model, { empty: ['sent', 'returned', 'returnRate', 'verdict'] })
  return {
    ...emptied,
    blocks: emptied.blocks.flatMap((block): readonly Block[] => {
      if (block.kind === 'bars') return []
      if (block.kind !== 'table') return [block]
      return [
        {
          ...block,
          rows: block.rows.map((row) => row.map((cell, index) => (index < 2 ? cell : ''))),
          totals: (block.totals ?? []).map((total) => ({ ...total, value: '' })),
        },
      ]
    }),
  }
}

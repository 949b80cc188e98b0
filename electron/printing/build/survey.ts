/**
 * QR15-01 满意度调查表, of a survey, for a ticket or blank, and QR15-02 统计分析表 over a period of recorded surveys
 * (`surveys/<from>_<to>`) or from the counts that the job brings, weighed by the outlet's own coefficients. Without
 * counts it is a form to be filled in by hand, never one full of zeros.
 */

import {
  type SurveySheetData,
  type SurveyStatisticsData,
  surveyItems,
  surveyLevels,
  surveySheet,
  surveyStatistics,
} from '../../../shared/documents/forms/survey'
import type { Block, DocumentModel } from '../../../shared/documents/model'
import { refused } from '../../../shared/result'
import type { TicketRow } from '../../../shared/ticket/row'
import { type Survey, type SurveyRow, surveyAggregate } from '../../../shared/voice/survey'
import { countLevels, surveySums, surveyTarget, verdictOf } from '../../../shared/voice/survey-statistics'
import { handFilled } from './hand-filled'
import { type Built, one, type PaperJob } from './paper-job'
import * as parts from './ticket-parts'

export function buildSurveySheet(paper: PaperJob): Built {
  const { context, subject, job } = paper
  const url = paper.text('url')
  const link = url ? { url } : {}
  if (subject.kind === 'survey') {
    const survey = paper.history.state<Survey | undefined>(surveyAggregate, subject.id)
    return survey
      ? one(surveySheet(context, { ...givenSurvey(paper, survey), ...link }))
      : refused('subject-unknown')
  }
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

function givenSurvey(paper: PaperJob, survey: Survey): SurveySheetData {
  const { about, levels } = survey
  const answered = survey.answeredAtMs > 0
  const modelId = paper.dependencies.rows.get<TicketRow>('tickets', about.ticketId)?.modelId ?? ''
  return {
    ...(about.ticketNumber ? { serviceNumber: about.ticketNumber } : {}),
    surveyDay: parts.dayOf(paper, answered ? survey.answeredAtMs : survey.givenAtMs),
    customerName: about.customerName,
    ...(about.modelName ? { deviceModel: parts.modelName(paper, modelId, about.modelName) } : {}),
    ...(answered
      ? {
          answers: Object.fromEntries(
            surveyItems.map((item, index) => [item, surveyLevels[(levels[index] ?? 0) - 1]]),
          ),
        }
      : {}),
    ...(survey.suggestions ? { suggestions: survey.suggestions } : {}),
  }
}

export function buildSurveyStatistics(paper: PaperJob): Built {
  const recorded = recordedSurveys(paper)
  if (recorded) {
    const model = surveyStatistics(paper.context, statistics(paper, recorded))
    return one(recorded.returned === 0 ? withoutFigures(model) : model)
  }
  const counts = surveyItems.map((item) => countsOf(paper.text(item)))
  const today = parts.dayOf(paper, paper.job.requestedAtMs)
  const given = counts.map((each) => each ?? surveyLevels.map(() => 0))
  const model = surveyStatistics(
    paper.context,
    statistics(paper, {
      fromDay: paper.text('fromDay') || `${today.slice(0, 8)}01`,
      toDay: paper.text('toDay') || today,
      counts: given,
      sent: paper.amount('sent'),
      returned: paper.amount('returned'),
    }),
  )
  return one(counts.some((each) => each === undefined) ? withoutFigures(model) : model)
}

interface Counted {
  readonly fromDay: string
  readonly toDay: string
  readonly counts: readonly (readonly number[])[]
  readonly sent: number | undefined
  readonly returned: number | undefined
}

/** From the surveys as they stood when the paper was asked for: one entered later changes nothing on it. */
function recordedSurveys(paper: PaperJob): Counted | undefined {
  const [, fromDay = '', toDay = ''] =
    /^(\d{4}-\d{2}-\d{2})_(\d{4}-\d{2}-\d{2})$/.exec(paper.subject.id) ?? []
  if (paper.subject.kind !== 'surveys' || fromDay === '') return undefined
  const isIn = (day: string) => day >= fromDay && day <= toDay
  const surveys = paper.dependencies.rows
    .find<SurveyRow>({ table: 'surveys', limit: 1_000_000 })
    .map((row) => paper.history.state<Survey | undefined>(surveyAggregate, row.id))
    .filter((survey): survey is Survey => survey !== undefined && survey.voidedReason === undefined)
  const answered = surveys.filter((survey) => survey.answeredAtMs > 0 && isIn(survey.answeredDay))
  return {
    fromDay,
    toDay,
    counts: countLevels(answered.map((survey) => survey.levels)),
    sent: surveys.filter((survey) => isIn(survey.givenDay)).length,
    returned: answered.length,
  }
}

/** `12,5,3,0,0`: how many customers at each level, best first. */
function countsOf(text: string): readonly number[] | undefined {
  const counts = text.split(',').map((part) => Number(part.trim() || Number.NaN))
  const isWhole =
    counts.length === surveyLevels.length && counts.every((count) => Number.isInteger(count) && count >= 0)
  return isWhole ? counts : undefined
}

function statistics(paper: PaperJob, counted: Counted): SurveyStatisticsData {
  const { surveyLevels: levels, surveyWeights: weights } = paper.outlet.policy
  const { customers: returned, ...sums } = surveySums(counted.counts, { levels, weights }, counted.returned)
  const sent = Math.max(counted.sent ?? returned, returned)
  const mean = sums.mean ?? 0
  const [analysis, improvement] = [paper.text('analysis'), paper.text('improvement')]
  return {
    fromDay: counted.fromDay,
    toDay: counted.toDay,
    sent,
    returned,
    returnRate: sent === 0 ? '—' : `${((returned / sent) * 100).toFixed(1)} %`,
    levels: surveyLevels.map((level, index) => ({ level, coefficient: (levels[index] ?? 0).toString() })),
    items: sums.items.map(({ item, counts, weight, score, share }) => ({
      item,
      counts,
      coefficient: weight.toString(),
      score: score.toFixed(2),
      share,
    })),
    totalScore: sums.total.toFixed(2),
    meanSatisfaction: returned === 0 ? '—' : `${mean.toFixed(1)} %`,
    target: `≥ ${surveyTarget}`,
    verdict: verdictOf(mean),
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

/**
 * The manager's figures about the customer's voice: satisfaction, complaints answered in time, sampling pass rate.
 * Each says of how many it is; a share of nothing is shown as nothing.
 */

import { share } from '../../shared/figures/case'
import type { Figure, VoiceFigureId } from '../../shared/questions/figures'
import { answeredInTime, type ComplaintRow } from '../../shared/voice/complaint'
import { needsMeasures } from '../../shared/voice/complaint-class'
import { type Sampling, type SamplingRow, samplingAggregate } from '../../shared/voice/sampling'
import { samplingTarget } from '../../shared/voice/sampling-standard'
import { surveyTarget } from '../../shared/voice/survey-statistics'
import type { DayDependencies } from './day'
import { answeredSurveys, between, sumsOf } from './voice'

const many = 100_000

export function voiceFigure(
  dependencies: DayDependencies,
  id: VoiceFigureId,
  fromDay: string,
  toDay: string,
): Omit<Figure, 'previous'> {
  switch (id) {
    case 'satisfaction': {
      const sums = sumsOf(dependencies, answeredSurveys(dependencies.rows, fromDay, toDay))
      return {
        id,
        value: sums.mean === undefined ? null : Math.round(sums.mean * 100) / 100,
        target: surveyTarget,
        unit: 'score',
        better: 'more',
        of: sums.customers,
      }
    }
    case 'complaintsInTime': {
      const judged = judgedComplaints(dependencies, fromDay, toDay)
      return percent(id, judged.filter((one) => one.inTime).length, judged.length, 100)
    }
    case 'samplingPass': {
      const grades = gradesBetween(dependencies, fromDay, toDay)
      return percent(id, grades.filter((grade) => grade.passed).length, grades.length, samplingTarget)
    }
  }
}

function percent(id: string, part: number, of: number, target: number): Omit<Figure, 'previous'> {
  return { id, value: share(part, of), target, unit: 'percent', better: 'more', of }
}

/** The tickets of dissatisfied answers, of complaints answered late, of samples that failed. */
export function ticketIdsBehindVoice(
  dependencies: DayDependencies,
  figure: string,
  fromDay: string,
  toDay: string,
): readonly string[] {
  switch (figure) {
    case 'satisfaction':
      return answeredSurveys(dependencies.rows, fromDay, toDay)
        .filter((row) => row.levels.some((level) => level >= 4))
        .map((row) => row.ticketId)
    case 'complaintsInTime':
      return judgedComplaints(dependencies, fromDay, toDay)
        .filter((one) => !one.inTime)
        .map((one) => one.row.ticketId)
    case 'samplingPass':
      return gradesBetween(dependencies, fromDay, toDay)
        .filter((grade) => !grade.passed)
        .map((grade) => grade.ticketId)
    default:
      return []
  }
}

/** Registered in the period, and either answered or past the clock: a running clock says nothing yet. */
function judgedComplaints(dependencies: DayDependencies, fromDay: string, toDay: string) {
  const nowMs = dependencies.nowMs()
  return dependencies.rows
    .find<ComplaintRow>({
      table: 'complaints',
      filter: between('registeredDay', fromDay, toDay),
      limit: many,
    })
    .filter((row) => needsMeasures(row.kind))
    .flatMap((row) => {
      const inTime = answeredInTime(row, nowMs)
      return inTime === undefined ? [] : [{ row, inTime }]
    })
}

function gradesBetween({ rows, states }: DayDependencies, fromDay: string, toDay: string) {
  return rows
    .find<SamplingRow>({ table: 'samplings', filter: between('toDay', fromDay, toDay), limit: many })
    .flatMap((row) => (states.load(samplingAggregate, row.id).state as Sampling).grades)
}

/**
 * The manager's figures about the customer's voice: satisfaction, complaints answered in time, sampling pass rate.
 * Each says of how many it is; a share of nothing is shown as nothing.
 */

import type { Figure } from '../../shared/questions/figures'
import { answeredInTime, type ComplaintRow } from '../../shared/voice/complaint'
import { needsMeasures } from '../../shared/voice/complaint-class'
import { type Sampling, type SamplingRow, samplingAggregate } from '../../shared/voice/sampling'
import { samplingTarget } from '../../shared/voice/sampling-standard'
import { surveyTarget } from '../../shared/voice/survey-statistics'
import type { DayDependencies } from './day'
import { answeredSurveys, between, sumsOf } from './voice'

const many = 100_000

export function voiceFigures(
  dependencies: DayDependencies,
  fromDay: string,
  toDay: string,
): readonly Omit<Figure, 'previous'>[] {
  const sums = sumsOf(dependencies, answeredSurveys(dependencies.rows, fromDay, toDay))
  const judged = judgedComplaints(dependencies, fromDay, toDay)
  const grades = gradesBetween(dependencies, fromDay, toDay)
  const share = (part: number, whole: number) =>
    whole === 0 ? null : Math.round((part / whole) * 10_000) / 100
  return [
    {
      id: 'satisfaction',
      value: sums.mean === undefined ? null : Math.round(sums.mean * 100) / 100,
      target: surveyTarget,
      unit: 'score',
      better: 'more',
      of: sums.customers,
    },
    {
      id: 'complaintsInTime',
      value: share(judged.filter((one) => one.inTime).length, judged.length),
      target: 100,
      unit: 'percent',
      better: 'more',
      of: judged.length,
    },
    {
      id: 'samplingPass',
      value: share(grades.filter((grade) => grade.passed).length, grades.length),
      target: samplingTarget,
      unit: 'percent',
      better: 'more',
      of: grades.length,
    },
  ]
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

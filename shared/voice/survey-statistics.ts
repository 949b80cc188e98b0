/**
 * The sums of QR15-02. Score of an item = Σ over levels (customers × level coefficient) × item coefficient; total = Σ
 * over items; mean satisfaction = total ÷ customers × 100 %. The coefficients come from the outlet's policy.
 */

import { surveyItems } from '../documents/forms/survey'

export interface SurveyCoefficients {
  /** Best level first. */
  readonly levels: readonly number[]
  /** In the order of the sheet; they sum to 1. */
  readonly weights: readonly number[]
}

export interface SurveySums {
  readonly customers: number
  readonly items: readonly {
    readonly item: (typeof surveyItems)[number]
    readonly weight: number
    /** Customers at each level, best first. */
    readonly counts: readonly number[]
    readonly score: number
    /** 0 to 1: what the item earned of what it could. */
    readonly share: number
  }[]
  readonly total: number
  /** In percent. `undefined`: nobody answered. */
  readonly mean: number | undefined
  readonly verdict: SurveyVerdict | undefined
}

export type SurveyVerdict = 'excellent' | 'good' | 'needsImprovement'

export const surveyTarget = 90

/** From the answers: one list of five levels (1 best … 5) for each customer. */
export function countLevels(answers: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return surveyItems.map((_, item) =>
    [1, 2, 3, 4, 5].map((level) => answers.filter((levels) => levels[item] === level).length),
  )
}

/** From the counts; `customers` where more sheets came back than answered the busiest item. */
export function surveySums(
  counts: readonly (readonly number[])[],
  coefficients: SurveyCoefficients,
  customers = Math.max(0, ...counts.map(sum)),
): SurveySums {
  const items = surveyItems.map((item, index) => {
    const own = counts[index] ?? []
    const earned = own.reduce((score, count, level) => score + count * (coefficients.levels[level] ?? 0), 0)
    const weight = coefficients.weights[index] ?? 0
    const best = Math.max(0, ...coefficients.levels) * sum(own)
    return { item, weight, counts: own, score: earned * weight, share: best === 0 ? 0 : earned / best }
  })
  const total = items.reduce((score, item) => score + item.score, 0)
  const mean = customers === 0 ? undefined : (total / customers) * 100
  return { customers, items, total, mean, verdict: mean === undefined ? undefined : verdictOf(mean) }
}

/** What a person reads must agree with the verdict beside it: both from the value to one decimal. */
export function verdictOf(mean: number): SurveyVerdict {
  const read = Math.round(mean * 10) / 10
  if (read >= 80) return 'excellent'
  return read >= 70 ? 'good' : 'needsImprovement'
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0)
}

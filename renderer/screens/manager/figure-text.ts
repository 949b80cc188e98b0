/** A figure as people write it, with its unit; whether a change is good; whether the target is met. */

import { formatYuan } from '../../../shared/money'
import type { Figure } from '../../../shared/questions/figures'
import type { Language } from '../../i18n/language'
import { openingText } from './opening-text'

export function figureText(value: number, unit: Figure['unit'], language: Language): string {
  switch (unit) {
    case 'count':
      return String(value)
    case 'percent':
      return `${trim(value)} %`
    case 'minutes':
      return openingText(value, language)
    case 'fen':
      return formatYuan(value)
    case 'score':
      return trim(value)
  }
}

export type Way = 'better' | 'worse' | 'same'

export function wayOf(figure: Figure): Way | undefined {
  if (figure.value === null || figure.previous === null) return undefined
  if (figure.value === figure.previous) return 'same'
  return figure.value > figure.previous === (figure.better === 'more') ? 'better' : 'worse'
}

export function targetMet(figure: Figure): boolean | undefined {
  if (figure.value === null || figure.target === null) return undefined
  return figure.better === 'more' ? figure.value >= figure.target : figure.value <= figure.target
}

/** Relative to the period before; for shares the points between them. */
export function changeText(figure: Figure, points: (n: string) => string): string {
  const { value, previous, unit } = figure
  if (value === null || previous === null) return ''
  const difference = value - previous
  const sign = difference > 0 ? '+' : difference < 0 ? '−' : ''
  if (unit === 'percent') return sign + points(trim(Math.abs(difference)))
  if (previous === 0) return ''
  return `${sign}${Math.round((100 * Math.abs(difference)) / Math.abs(previous))} %`
}

function trim(value: number): string {
  return String(Math.round(value * 100) / 100)
}

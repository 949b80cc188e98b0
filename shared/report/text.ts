/** A report's numbers as they are written, on paper and in a workbook. */

import { amountText } from '../documents/moments'
import type { Figure } from '../questions/figures'

type Language = 'zh' | 'en'

export function figureValue(value: number | null, unit: Figure['unit'], language: Language): string {
  if (value === null) return '–'
  switch (unit) {
    case 'count':
      return String(value)
    case 'percent':
      return `${rounded(value)} %`
    case 'minutes':
      return minutesText(value, language)
    case 'fen':
      return amountText(value)
    case 'score':
      return rounded(value)
  }
}

export function targetText(
  { target, better, unit }: Pick<Figure, 'target' | 'better' | 'unit'>,
  language: Language,
) {
  return target === null ? '' : `${better === 'more' ? '≥' : '≤'} ${figureValue(target, unit, language)}`
}

/** Opening time: `12 小时 5 分`, `45 min`. Not in days, because an opening day is not 24 hours long. */
export function minutesText(minutes: number, language: Language): string {
  const whole = Math.max(0, Math.round(minutes))
  const [hours, rest] = [Math.floor(whole / 60), whole % 60]
  const [h, min] = language === 'zh' ? ['小时', '分'] : ['h', 'min']
  if (hours === 0) return `${rest} ${min}`
  return rest === 0 ? `${hours} ${h}` : `${hours} ${h} ${rest} ${min}`
}

function rounded(value: number): string {
  return String(Math.round(value * 100) / 100)
}

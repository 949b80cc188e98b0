/** Opening time as people say it: in hours, because a day of opening hours is not a day of the calendar. */

import { type Language, translateIn } from '../../i18n/language'
import { uiWords } from '../../i18n/ui'

export function openingText(minutes: number, language: Language): string {
  const t = translateIn(uiWords, language)
  const whole = Math.round(minutes)
  const h = Math.floor(whole / 60)
  const m = whole % 60
  if (h === 0) return t('minutes', { m })
  return m === 0 ? t('hours', { h }) : t('hoursMinutes', { h, m })
}

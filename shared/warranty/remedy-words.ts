/**
 * A remedy, and a change of remedies, as sentences for the counter. Separate from the reasons because a remedy names
 * its rule and article in the same breath.
 */

import type { CalendarDay } from '../calendar/calendar-day'
import type { Remedy } from './answer'
import { spokenDay, termIn, termList, type WarrantyLanguage } from './terms'

type RemedyFacts = Omit<Remedy, 'zh' | 'en'>

export function remedyWords(remedy: RemedyFacts): { readonly zh: string; readonly en: string } {
  return { zh: sentence('zh', remedy), en: sentence('en', remedy) }
}

export function changeWords(
  day: CalendarDay,
  remedies: readonly RemedyFacts[],
): { readonly zh: string; readonly en: string } {
  const short = (language: WarrantyLanguage) => [
    ...new Set(remedies.map((remedy) => brief(language, remedy))),
  ]
  return {
    zh: `从${spokenDay('zh', day)}起变为：${short('zh').join('；')}。`,
    en: `From ${spokenDay('en', day)} it becomes: ${short('en').join('; ')}.`,
  }
}

function sentence(language: WarrantyLanguage, remedy: RemedyFacts): string {
  const basis = remedy.by
    ? language === 'zh'
      ? `（《${remedy.by.ruleTitle.zh}》${remedy.by.article.zh}）`
      : ` (${remedy.by.ruleTitle.en}, ${remedy.by.article.en})`
    : remedy.kind !== 'paid'
      ? language === 'zh'
        ? `（${remedy.reference}）`
        : ` (${remedy.reference})`
      : ''
  return `${brief(language, remedy)}${basis}`
}

function brief(language: WarrantyLanguage, remedy: RemedyFacts): string {
  const what = termIn(language, remedy.kind)
  const about =
    remedy.kind === 'paid' || remedy.subject === 'whole-unit'
      ? ''
      : remedy.parts.length > 0 && remedy.subject !== 'contract'
        ? termList(language, remedy.parts)
        : termIn(language, remedy.subject === 'repair' ? 'repair-line' : remedy.subject)
  const condition = remedy.condition === null ? '' : termIn(language, remedy.condition)
  if (language === 'zh') return `${condition}${condition ? '，' : ''}${what}${about ? `（${about}）` : ''}`
  const words = about ? `${what}: ${about}` : what
  return condition ? `${words} — ${condition}` : words
}

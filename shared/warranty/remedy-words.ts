/**
 * A remedy, and a change of remedies, as sentences for the counter. Separate from the reasons because a remedy names
 * its rule and article in the same breath.
 */

import type { CalendarDay } from '../calendar/calendar-day'
import type { Remedy } from './answer'
import type { RowReference, Words } from './rules'
import { spokenDay, termIn, termList, type WarrantyLanguage } from './terms'

type RemedyFacts = Omit<Remedy, 'zh' | 'en'>

export function remedyWords(remedy: RemedyFacts): Words {
  // What was fitted may be called anything; all else a row can be said of is a handful of sentences.
  if (!remedy.by || remedy.subject === 'fitted-part') return sentences(remedy)
  let known = said.get(remedy.by)
  if (!known) {
    known = new Map()
    said.set(remedy.by, known)
  }
  const key = `${remedy.kind}/${remedy.subject}/${remedy.condition}/${remedy.parts.join()}`
  let words = known.get(key)
  if (!words) {
    words = sentences(remedy)
    known.set(key, words)
  }
  return words
}

/** A row is cited many times with the same words: they are put together once, and go with the rule set. */
const said = new WeakMap<RowReference, Map<string, Words>>()

function sentences(remedy: RemedyFacts): Words {
  return { zh: sentence('zh', remedy), en: sentence('en', remedy) }
}

export function changeWords(day: CalendarDay, remedies: readonly RemedyFacts[]): Words {
  return {
    zh: `从${spokenDay('zh', day)}起变为：${short('zh', remedies).join('；')}。`,
    en: `From ${spokenDay('en', day)} it becomes: ${short('en', remedies).join('; ')}.`,
  }
}

function short(language: WarrantyLanguage, remedies: readonly RemedyFacts[]): readonly string[] {
  return [...new Set(remedies.map((remedy) => brief(language, remedy)))]
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

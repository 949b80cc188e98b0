/** How an article has held, in one line: never a bare number of stars. */

import type { Rating, UsedIn } from '../../../shared/knowledge/rating'
import { knowledgeWords } from '../../i18n/knowledge'
import { type Language, translateIn } from '../../i18n/language'

export function ratingText(rating: Rating, language: Language): string {
  const t = translateIn(knowledgeWords, language)
  if (rating.used === 0) return t('neverUsed')
  const known = rating.held + rating.holding + rating.cameBack
  if (known === 0) return t('usedOnly', { used: rating.used })
  const said = t('usedHeld', { used: rating.used, held: rating.held + rating.holding })
  return rating.cameBack === 0 ? said : `${said} · ${t('cameBack', { count: rating.cameBack })}`
}

export function ratingTone(rating: Rating): 'ready' | 'waiting' | 'breach' | 'neutral' {
  const known = rating.held + rating.holding + rating.cameBack
  if (known === 0) return 'neutral'
  return rating.share >= 0.66 ? 'ready' : rating.share >= 0.5 ? 'waiting' : 'breach'
}

export function textOfUse(use: UsedIn, warrantyDays: number, nowMs: number, language: Language): string {
  const t = translateIn(knowledgeWords, language)
  if (use.cameBack) return t('back')
  if (!use.solved) return t('notSolved')
  if (use.closedAtMs === 0) return t('notCollected')
  return nowMs - use.closedAtMs >= warrantyDays * 86_400_000 ? t('held') : t('holding')
}

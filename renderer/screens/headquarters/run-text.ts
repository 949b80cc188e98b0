/** One run of the reconciliation as a sentence. */

import type { SyncRun } from '../../../shared/questions/sync'
import type { headquartersWords } from '../../i18n/headquarters-place'
import type { Language, Translate } from '../../i18n/language'
import { problemText } from '../../i18n/refusals'
import type { StatusTone } from '../../ui/status-badge'

type Say = Translate<typeof headquartersWords.entries>

export function runText(run: SyncRun, t: Say, language: Language): string {
  const { sent, received } = run
  const aside = run.setAside > 0 ? ` · ${t('runSetAside', { count: run.setAside })}` : ''
  switch (run.outcome) {
    case 'agree':
      return t('runAgree', { sent, received }) + aside
    case 'difference':
      return t('runDifference', { sent, received }) + aside
    case 'offline':
      return t('runOffline')
    case 'refused':
      return t('runRefused', { reason: problemText({ reason: run.reason }, language) })
    case 'not-connected':
      return t('runNotConnected')
  }
}

export const outcomeKey = {
  agree: 'outcome_agree',
  difference: 'outcome_difference',
  offline: 'outcome_offline',
  refused: 'outcome_refused',
  'not-connected': 'outcome_notConnected',
} as const satisfies Readonly<Record<SyncRun['outcome'], string>>

export const outcomeTone: Readonly<Record<SyncRun['outcome'], StatusTone>> = {
  agree: 'ready',
  difference: 'breach',
  offline: 'waiting',
  refused: 'breach',
  'not-connected': 'neutral',
}

/** A kind of record in the staff's words; an unknown one as headquarters calls it. */
export function kindText(key: string, t: Say, entries: (typeof headquartersWords)['entries']): string {
  const name = `kind_${key}`
  return Object.hasOwn(entries, name) ? t(name as 'kind_ticket') : key
}

/** Who did it, where that is no person: the program itself, or headquarters. */

import { useCallback } from 'react'
import { useT } from '../../i18n/language'
import { recordWords } from '../../i18n/record'

interface Act {
  readonly actor: string
  readonly actorName: string
}

export function actorText(line: Act, t: (key: 'bySystem' | 'byHeadquarters') => string): string {
  if (line.actor === 'system') return t('bySystem')
  return line.actor === 'headquarters' ? t('byHeadquarters') : line.actorName
}

export function useActorText(): (line: Act) => string {
  const t = useT(recordWords)
  return useCallback((line) => actorText(line, t), [t])
}

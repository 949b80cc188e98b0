/**
 * The name of a part on a record: as it was written down, in Chinese, or in English as the catalogue has it now. A
 * part that the catalogue has no more keeps the name it was recorded with.
 */

import { useCallback } from 'react'
import { useLanguage } from '../../i18n/language'
import { useQuestion } from '../../use-question'

export interface NamedPart {
  readonly partNumber: string
  readonly name: string
}

const most = 1000

export function usePartName(parts: readonly NamedPart[]): (part: NamedPart) => string {
  const language = useLanguage()
  const partNumbers = [...new Set(parts.map(({ partNumber }) => partNumber))].slice(0, most)
  const names = useQuestion(
    'partNames',
    language === 'en' && partNumbers.length > 0 ? { partNumbers } : null,
  ).data
  return useCallback(
    ({ partNumber, name }) => (language === 'en' && names?.[partNumber]?.nameEn) || name,
    [language, names],
  )
}

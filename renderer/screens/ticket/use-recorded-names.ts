/**
 * What a ticket keeps in Chinese with its code: labour, accessories, the points of its condition. In English as the
 * lists call it now; what is in no list (the clerk's own words) stays as it was written.
 */

import { useMemo } from 'react'
import { useLanguage } from '../../i18n/language'
import { useReferences } from './references'

interface Recorded {
  readonly id: string
  readonly name: string
}

export interface RecordedNames {
  readonly labour: (line: { readonly code: string; readonly name: string }) => string
  readonly accessory: (deviceClass: string, item: Recorded) => string
  readonly condition: (deviceClass: string, item: Recorded) => string
}

export function useRecordedNames(): RecordedNames {
  const language = useLanguage()
  const references = useReferences(language === 'en')
  return useMemo(() => {
    const english = new Map<string, string>()
    if (language === 'en') {
      for (const [deviceClass, { labour, accessories, condition }] of references) {
        for (const { code, nameEn } of labour) english.set(`labour ${code}`, nameEn)
        for (const { id, nameEn } of accessories) english.set(`accessory ${deviceClass} ${id}`, nameEn)
        for (const { id, nameEn } of condition) english.set(`condition ${deviceClass} ${id}`, nameEn)
      }
    }
    const inEnglish = (key: string, recorded: string) => english.get(key) || recorded
    return {
      labour: ({ code, name }) => inEnglish(`labour ${code}`, name),
      accessory: (deviceClass, { id, name }) => inEnglish(`accessory ${deviceClass} ${id}`, name),
      condition: (deviceClass, { id, name }) => inEnglish(`condition ${deviceClass} ${id}`, name),
    }
  }, [language, references])
}

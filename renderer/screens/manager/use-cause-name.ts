/** What a line of the figures or of the root causes is called in the window's language. */

import { useCallback } from 'react'
import { useLanguage } from '../../i18n/language'
import { useFaultNames } from './use-fault-names'

interface Named {
  readonly key: string
  readonly name: string
  readonly nameEn: string
}

export function useCauseName(): (group: string, line: Named) => string {
  const language = useLanguage()
  const faults = useFaultNames()
  return useCallback(
    (group, { key, name, nameEn }) => {
      const fault = group === 'fault' ? faults.get(key) : undefined
      if (language === 'zh') return fault?.nameZh ?? name
      return fault?.nameEn ?? nameEn
    },
    [language, faults],
  )
}

/**
 * A text that no field may hold is not taken in: putting a megabyte into a field holds the window up for seconds, and
 * cutting it off would lose part of it in silence. The clipboard still has all of it.
 */

import { useEffect } from 'react'
import { useT } from '../i18n/language'
import { uiWords } from '../i18n/ui'
import { notify } from './notify'

/** As much as a note may hold, the longest text of all. What one field may hold is said by that field. */
export const longestText = 8000

export function LongPasteGuard() {
  const t = useT(uiWords)
  useEffect(() => {
    function onBeforeInput(event: InputEvent) {
      const { length } = event.data ?? ''
      if (length <= longestText) return
      event.preventDefault()
      notify({
        text: t('pasteTooLong', { count: length }),
        detail: t('pasteTooLongHelp', { limit: longestText }),
        tone: 'waiting',
      })
    }
    window.addEventListener('beforeinput', onBeforeInput, { capture: true })
    return () => window.removeEventListener('beforeinput', onBeforeInput, { capture: true })
  }, [t])
  return null
}

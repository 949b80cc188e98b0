/** The program was started again while it is open: nothing opens twice, and the window that is there says so. */

import { useEffect } from 'react'
import { listen } from '../door'
import { frameWords } from '../i18n/frame'
import { useT } from '../i18n/language'
import { notify } from '../ui/notify'

export function SecondStartNotice() {
  const t = useT(frameWords)
  useEffect(
    () =>
      listen((message) => {
        if (message.kind === 'secondStart') notify({ text: t('alreadyOpen'), detail: t('alreadyOpenKept') })
      }),
    [t],
  )
  return null
}

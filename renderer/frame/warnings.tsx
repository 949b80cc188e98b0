/** What the program must tell whoever signs in, before they work: that these records were restored or copied. */

import { useState } from 'react'
import { incarnationLetters } from '../../shared/numbers'
import { frameWords } from '../i18n/frame'
import { useT } from '../i18n/language'
import { useStatus as useProgramStatus } from '../status'
import { ErrorBanner } from '../ui/error-banner'

const known = { restored: 'warnRestored', copied: 'warnCopied' } as const

export function Warnings() {
  const t = useT(frameWords)
  const status = useProgramStatus()
  const [read, setRead] = useState<readonly string[]>([])
  const series = status ? `${status.station}${incarnationLetters(status.incarnation)}` : ''
  return (status?.warnings ?? [])
    .filter(({ code }) => Object.hasOwn(known, code) && !read.includes(code))
    .map(({ code }) => (
      <ErrorBanner
        key={code}
        tone="waiting"
        what={t(known[code as keyof typeof known], { series })}
        next={t('warnNext')}
        actions={[{ label: t('warnRead'), run: () => setRead((before) => [...before, code]) }]}
      />
    ))
}

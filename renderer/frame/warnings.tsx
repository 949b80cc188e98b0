/** What the program must tell whoever works here: that these records were restored or copied, that the drawer is stuck. */

import { useState } from 'react'
import { incarnationLetters } from '../../shared/numbers'
import { frameWords } from '../i18n/frame'
import { useT } from '../i18n/language'
import { useStatus as useProgramStatus } from '../status'
import { ErrorBanner } from '../ui/error-banner'

const known = {
  restored: { what: 'warnRestored', next: 'warnNext' },
  copied: { what: 'warnCopied', next: 'warnNext' },
  drawerStuck: { what: 'warnDrawer', next: 'warnDrawerNext' },
} as const
type Known = keyof typeof known

export function Warnings() {
  const t = useT(frameWords)
  const status = useProgramStatus()
  const [read, setRead] = useState<readonly string[]>([])
  const series = status ? `${status.station}${incarnationLetters(status.incarnation)}` : ''
  return (status?.warnings ?? [])
    .map(({ code, detail }) => ({ code, key: `${code} ${detail['sinceMs'] ?? ''}` }))
    .filter(({ code, key }) => Object.hasOwn(known, code) && !read.includes(key))
    .map(({ code, key }) => (
      <ErrorBanner
        key={key}
        tone="waiting"
        what={t(known[code as Known].what, { series })}
        next={t(known[code as Known].next)}
        actions={[{ label: t('warnRead'), run: () => setRead((before) => [...before, key]) }]}
      />
    ))
}

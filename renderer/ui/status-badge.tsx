/** A state in a word, with its shape and colour: the shape alone is enough for those who see no colour. */

import { useT } from '../i18n/language'
import { uiWords } from '../i18n/ui'
import classes from './texts.module.css'

export type StatusTone = 'received' | 'diagnosing' | 'waiting' | 'repairing' | 'ready' | 'breach' | 'neutral'

const shapes: Readonly<Record<StatusTone, string>> = {
  received: '○',
  diagnosing: '◔',
  waiting: '◑',
  repairing: '◕',
  ready: '●',
  breach: '▲',
  neutral: '–',
}

export function StatusBadge({ tone, label }: { readonly tone: StatusTone; readonly label?: string }) {
  const t = useT(uiWords)
  return (
    <span className={classes.badge} data-tone={tone}>
      <StatusShape tone={tone} />
      {label ?? (tone === 'neutral' ? '' : t(tone))}
    </span>
  )
}

export function StatusShape({ tone }: { readonly tone: StatusTone }) {
  return (
    <span className={classes.shape} aria-hidden>
      {shapes[tone]}
    </span>
  )
}

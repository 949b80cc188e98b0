/** A state in a word, with its shape and colour: the shape alone is enough for those who see no colour. */

import { memo } from 'react'
import { useT } from '../i18n/language'
import { uiWords } from '../i18n/ui'
import classes from './texts.module.css'

export type StatusTone = 'received' | 'diagnosing' | 'waiting' | 'repairing' | 'ready' | 'breach' | 'neutral'

/** ○ ◔ ◑ ◕ ● by how far it has come, ▲ when late. Drawn, because fonts disagree about their size. */
const fills: Readonly<Record<Exclude<StatusTone, 'breach' | 'neutral'>, string>> = {
  received: '',
  diagnosing: 'M6 6V1.5A4.5 4.5 0 0 1 10.5 6Z',
  waiting: 'M6 1.5A4.5 4.5 0 0 1 6 10.5Z',
  repairing: 'M6 6V1.5A4.5 4.5 0 1 1 1.5 6Z',
  ready: 'M6 1.5A4.5 4.5 0 1 1 6 10.5A4.5 4.5 0 1 1 6 1.5Z',
}

export const StatusBadge = memo(function StatusBadge(props: {
  readonly tone: StatusTone
  readonly label?: string
}) {
  const { tone, label } = props
  const t = useT(uiWords)
  return (
    <span className={classes.badge} data-tone={tone}>
      <StatusShape tone={tone} />
      {label ?? (tone === 'neutral' ? '' : t(tone))}
    </span>
  )
})

export function StatusShape({ tone }: { readonly tone: StatusTone }) {
  return (
    <svg className={classes.shape} viewBox="0 0 12 12" width={12} height={12} aria-hidden="true">
      {tone === 'breach' ? (
        <path d="M6 1 11.5 11H.5Z" fill="currentColor" />
      ) : tone === 'neutral' ? (
        <path d="M2 6H10" stroke="currentColor" strokeWidth={1.5} />
      ) : (
        <>
          <circle cx={6} cy={6} r={4.75} fill="none" stroke="currentColor" strokeWidth={1.5} />
          <path d={fills[tone]} fill="currentColor" />
        </>
      )}
    </svg>
  )
}

/**
 * Moments, days, ages and money as text: one way each, so that all screens write them alike. In a list that moves, what
 * says the same as the line before it in its place is not drawn again.
 */

import { memo } from 'react'
import { formatYuan } from '../../shared/money'
import { useLanguage } from '../i18n/language'
import { useStatus } from '../workstation'
import { useNow } from './now'
import classes from './texts.module.css'
import { ageText, dayText, leftText, momentText, shortMomentText } from './time-text'

/** `2026-11-22 周日 14:05`; `short`: `14:05` or `11-21 14:05`, with the full text on hover. */
export const Moment = memo(function Moment(props: { readonly atMs: number; readonly short?: boolean }) {
  const { atMs, short = false } = props
  const language = useLanguage()
  const nowMs = useNow()
  const { timeZone } = useStatus().outlet
  const full = momentText(atMs, timeZone, language)
  return (
    <time dateTime={new Date(atMs).toISOString()} title={short ? full : undefined}>
      {short ? shortMomentText(atMs, nowMs, timeZone) : full}
    </time>
  )
})

/** A calendar day such as `2026-11-22`. */
export function Day({ day }: { readonly day: string }) {
  return <time dateTime={day}>{dayText(day, useLanguage())}</time>
}

/** How long ago: `2 小时 10 分`. */
export const Age = memo(function Age({ sinceMs }: { readonly sinceMs: number }) {
  return <span className="tabular">{ageText(Math.max(0, useNow() - sinceMs), useLanguage())}</span>
})

/** What is left of a limit, red with a triangle when it has passed. Give `leftMs` where business time counts. */
export function TimeLeft(props: { readonly dueMs: number; readonly leftMs?: number }) {
  const nowMs = useNow()
  const leftMs = props.leftMs ?? props.dueMs - nowMs
  return (
    <span className={classes.left} data-over={leftMs < 0 || undefined}>
      {leftMs < 0 ? <span aria-hidden>▲ </span> : null}
      {leftText(leftMs, useLanguage())}
    </span>
  )
}

/** `¥1,234.56`, right-aligned by the column it stands in. */
export const Money = memo(function Money(props: { readonly fen: number; readonly strong?: boolean }) {
  const { fen, strong = false } = props
  return (
    <span className={classes.money} data-strong={strong || undefined}>
      {formatYuan(fen)}
    </span>
  )
})

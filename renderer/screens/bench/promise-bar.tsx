/** What is left of a promise as a bar that shrinks in opening hours, with the same in words: never only a colour. */

import { benchWords } from '../../i18n/bench'
import { useLanguage, useT } from '../../i18n/language'
import { leftText } from '../../ui/time-text'
import type { Clock } from './clocks'
import classes from './promise-bar.module.css'

export interface PromiseBarProps {
  readonly clock: Clock | undefined
  /** What stands there when nothing was promised. */
  readonly label?: string
  /** A step that takes too long is told instead of a promise that still holds. */
  readonly step?: Clock | undefined
}

export function PromiseBar({ clock, label, step }: PromiseBarProps) {
  const t = useT(benchWords)
  const language = useLanguage()
  const stepOver = step?.late === true && clock?.late !== true ? step : undefined
  const over = stepOver ? (
    <span className={classes.over}>
      <span aria-hidden>▲ </span>
      {t('stepOver', { over: leftText(stepOver.leftMs, language) })}
    </span>
  ) : null
  if (!clock) return <span className={classes.none}>{over ?? label ?? t('noPromise')}</span>
  const tone = clock.paused ? 'paused' : clock.late ? 'breach' : clock.share < 0.25 ? 'waiting' : 'ready'
  const left = leftText(clock.leftMs, language)
  return (
    <span className={classes.promise} data-tone={tone} title={left}>
      <span className={classes.track} aria-hidden>
        <span className={classes.fill} style={{ width: `${clock.late ? 100 : clock.share * 100}%` }} />
      </span>
      {over ?? (
        <span className={classes.text}>
          {clock.late ? <span aria-hidden>▲ </span> : null}
          {clock.paused ? (
            <>
              <span aria-hidden>‖ </span>
              <span className="visually-hidden">{t('clockPaused')}</span>
            </>
          ) : null}
          {left}
        </span>
      )}
    </span>
  )
}

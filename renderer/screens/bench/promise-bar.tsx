/** What is left of a promise as a bar that shrinks in opening hours, with the same in words: never only a colour. */

import { benchWords } from '../../i18n/bench'
import { useLanguage, useT } from '../../i18n/language'
import { leftText } from '../../ui/time-text'
import type { Clock } from './clocks'
import classes from './promise-bar.module.css'

export function PromiseBar({ clock, label }: { readonly clock: Clock | undefined; readonly label?: string }) {
  const t = useT(benchWords)
  const language = useLanguage()
  if (!clock) return <span className={classes.none}>{label ?? t('noPromise')}</span>
  const tone = clock.paused ? 'paused' : clock.late ? 'breach' : clock.share < 0.25 ? 'waiting' : 'ready'
  const left = leftText(clock.leftMs, language)
  return (
    <span className={classes.promise} data-tone={tone}>
      <span className={classes.track} aria-hidden>
        <span className={classes.fill} style={{ width: `${clock.late ? 100 : clock.share * 100}%` }} />
      </span>
      <span className={classes.text}>
        {clock.late ? <span aria-hidden>▲ </span> : null}
        {clock.paused ? t('clockPaused', { left }) : left}
      </span>
    </span>
  )
}

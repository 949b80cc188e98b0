/** The clock of a running repair: whose days they were, how near each limit is, and the right that arises at it. */

import type { ClockAnswer, ClockLimit } from '../../../shared/warranty/answer'
import { spokenDay, termIn } from '../../../shared/warranty/terms'
import { useLanguage, useT } from '../../i18n/language'
import { warrantyWords } from '../../i18n/warranty'
import classes from './warranty.module.css'

export function ClockLines({ clock }: { readonly clock: ClockAnswer }) {
  const t = useT(warrantyWords)
  return (
    <div className={classes.clocks}>
      <p className={classes.quiet}>
        {t('clockSplit', {
          days: clock.daysInRepair,
          us: clock.byUs,
          parts: clock.byParts,
          customer: clock.byCustomer,
        })}
        {' · '}
        {t(`clockWaits_${clock.waitingFor}`)}
      </p>
      {clock.limits.map((limit) => (
        <Limit key={limit.by.row} limit={limit} />
      ))}
    </div>
  )
}

/** The limit that counts, in one line: for a place that has no room for the bars. */
export function useClockSentence(): (clock: ClockAnswer) => string {
  const t = useT(warrantyWords)
  const language = useLanguage()
  return (clock) => {
    const limit = clock.limits[clock.governing ?? -1]
    if (!limit) return t('clockNone')
    if (limit.isReached) return t('limitOver', { over: limit.overDays, right: rightOf(limit, language) })
    return t('limitLeft', {
      cause: t(`limit_${limit.cause}`),
      counted: limit.countedDays,
      over: limit.overDays,
      left: limit.daysLeft,
    })
  }
}

export function toneOf(limit: ClockLimit | undefined): 'breach' | 'waiting' | undefined {
  return limit?.isReached ? 'breach' : limit?.isWarning ? 'waiting' : undefined
}

function Limit({ limit }: { readonly limit: ClockLimit }) {
  const t = useT(warrantyWords)
  const language = useLanguage()
  const tone = toneOf(limit)
  const right = rightOf(limit, language)
  return (
    <div>
      <div className={classes.bar}>
        <div className={classes.track}>
          <svg aria-hidden width="100%" height="8" preserveAspectRatio="none" viewBox="0 0 100 8">
            <rect
              className={classes.fill}
              data-tone={tone}
              width={Math.min(100, (limit.countedDays / limit.overDays) * 100)}
              height="8"
            />
          </svg>
        </div>
        <span>
          {t('limitLeft', {
            cause: t(`limit_${limit.cause}`),
            counted: limit.countedDays,
            over: limit.overDays,
            left: limit.daysLeft,
          })}
        </span>
      </div>
      {limit.isReached ? (
        <p className={classes.note} data-tone="breach" role="alert">
          {t('limitOver', { over: limit.overDays, right })}
        </p>
      ) : limit.isWarning && limit.rightArisesOn !== null ? (
        <p className={classes.note} data-tone="waiting">
          {t('limitSoon', { day: spokenDay(language, limit.rightArisesOn), right })}
        </p>
      ) : null}
    </div>
  )
}

function rightOf(limit: ClockLimit, language: 'zh' | 'en'): string {
  return limit.remedies.map((kind) => termIn(language, kind)).join(language === 'zh' ? '、' : ', ')
}

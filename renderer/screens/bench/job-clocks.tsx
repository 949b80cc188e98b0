/** The clocks of the job, always in sight: promise, limit of this step, the warranty answer given at intake. */

import { benchWords, placeText } from '../../i18n/bench'
import { jobWords } from '../../i18n/job'
import { useLanguage, useT } from '../../i18n/language'
import { useOutlet, useStaff } from '../../mirror/queries'
import { useNow } from '../../ui/now'
import { StatusBadge } from '../../ui/status-badge'
import { Age, Moment } from '../../ui/texts'
import { ageText } from '../../ui/time-text'
import { jobClocks, outletCalendar, outletPolicy, overMinutes } from './clocks'
import classes from './job-sheet.module.css'
import { toldOf } from './lanes'
import { PromiseBar } from './promise-bar'
import { RepairClock } from './repair-clock'
import type { OpenDesk } from './use-job'

export function JobClocksBar({ desk }: { readonly desk: OpenDesk }) {
  const t = useT(benchWords)
  const tj = useT(jobWords)
  const language = useLanguage()
  const nowMs = useNow()
  const outlet = useOutlet()
  const { row, ticket } = desk.detail
  const clocks = jobClocks(row, outletCalendar(outlet), outletPolicy(outlet), nowMs)
  const { warranty } = ticket.intake
  const told = toldOf(row, clocks, outletPolicy(outlet), useStaff())
  return (
    <div className={classes.clocks}>
      <div className={classes.clock}>
        <span className={classes.clockLabel}>
          <span>{t('promise')}</span>
          {row.promisedAtMs === 0 ? null : <Moment atMs={row.promisedAtMs} short />}
        </span>
        <PromiseBar clock={clocks.promise} />
      </div>
      <div className={classes.clock}>
        <span className={classes.clockLabel}>
          <span>{t('statusLimit')}</span>
          <Age sinceMs={row.statusSinceMs} />
        </span>
        <PromiseBar clock={clocks.step} label="–" />
        {told === undefined ? null : (
          <span
            className={classes.told}
            title={tj('toldHint', { age: ageText(overMinutes(clocks) * 60_000, language) })}
          >
            ▲ {tj('toldTo', { name: told.name })}
          </span>
        )}
      </div>
      <div
        className={classes.clock}
        title={warranty ? (language === 'zh' ? warranty.sentenceZh : warranty.sentenceEn) : ''}
      >
        <span className={classes.clockLabel}>
          <span>{t('warranty')}</span>
          {warranty?.changesOn === undefined ? null : (
            <span>{t('warrantyChanges', { day: warranty.changesOn })}</span>
          )}
        </span>
        {warranty ? (
          <span className={classes.clockValue}>
            {warranty.covered ? '● ' : '○ '}
            {warranty.covered ? t('covered') : t('notCovered')}
          </span>
        ) : (
          <span className={classes.hint}>{t('warrantyUnknown')}</span>
        )}
        <RepairClock desk={desk} />
      </div>
      <div className={classes.clock}>
        <span className={classes.clockLabel}>
          <span>{t('received')}</span>
          <Moment atMs={ticket.receivedAtMs} short />
        </span>
        <span className={classes.clockValue}>
          {t('place')} {placeText(ticket.place, language)}{' '}
          {ticket.intake.repeatOf === undefined ? null : (
            <StatusBadge tone="breach" label={t('repeatRepair')} />
          )}
        </span>
      </div>
    </div>
  )
}

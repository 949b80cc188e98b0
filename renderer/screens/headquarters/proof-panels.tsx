/** The proof: per workstation the number of records and the head of their chain, per day the totals, and the runs. */

import { incarnationLetters } from '../../../shared/numbers'
import type { SyncOverview } from '../../../shared/questions/sync'
import { headquartersWords } from '../../i18n/headquarters-place'
import { useLanguage, useT } from '../../i18n/language'
import { problemText } from '../../i18n/refusals'
import { StatusBadge } from '../../ui/status-badge'
import { Day, Moment } from '../../ui/texts'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'
import classes from './headquarters.module.css'
import { outcomeKey, outcomeTone } from './run-text'

export function StationsPanel({ stations }: { readonly stations: SyncOverview['stations'] }) {
  const t = useT(headquartersWords)
  return (
    <Panel title={t('stations')} flush>
      <table className={office.table}>
        <thead>
          <tr>
            <th scope="col">{t('station')}</th>
            <th scope="col" className={office.end}>
              {t('here')} · {t('count')}
            </th>
            <th scope="col">{t('head')}</th>
            <th scope="col" className={office.end}>
              {t('there')} · {t('count')}
            </th>
            <th scope="col" title={t('headHint')}>
              {t('head')}
            </th>
            <th scope="col">{t('runOutcome')}</th>
          </tr>
        </thead>
        <tbody>
          {stations.map(({ station, incarnation, here, there }) => {
            const same = there !== null && there.count === here.count && there.head === here.head
            const lacking = there === null ? here.count : here.count - there.count
            return (
              <tr key={`${station}-${incarnation}`}>
                <th scope="row">
                  {station}
                  {incarnationLetters(incarnation)}
                </th>
                <td className={office.end}>{here.count}</td>
                <td>
                  <code className={office.code}>{here.head.slice(0, 12)}</code>
                </td>
                <td className={office.end}>{there?.count ?? '–'}</td>
                <td>
                  <code className={office.code}>{there?.head.slice(0, 12) ?? '–'}</code>
                </td>
                <td>
                  <StatusBadge
                    tone={same ? 'ready' : lacking > 0 ? 'waiting' : 'breach'}
                    label={same ? t('agrees') : lacking > 0 ? t('behind', { count: lacking }) : t('differs')}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Panel>
  )
}

export function DaysPanel({ days }: { readonly days: SyncOverview['days'] }) {
  const t = useT(headquartersWords)
  return (
    <Panel title={t('days')} flush>
      {days.length === 0 ? (
        <p className={office.empty}>{t('noDays')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard.
        <section className={classes.scroll} tabIndex={0} aria-label={t('days')}>
          <table className={office.table}>
            <thead>
              <tr>
                <th scope="col">{t('day')}</th>
                <th scope="col">{t('here')}</th>
                <th scope="col">{t('there')}</th>
                <th scope="col">{t('runOutcome')}</th>
              </tr>
            </thead>
            <tbody>
              {days.map(({ day, here, there, agrees }) => (
                <tr key={day} data-bad={(there !== '' && !agrees) || undefined}>
                  <th scope="row">
                    <Day day={day} />
                  </th>
                  <td>
                    <code className={office.code}>{here.slice(0, 16)}</code>
                  </td>
                  <td>
                    <code className={office.code}>{there === '' ? '–' : there.slice(0, 16)}</code>
                  </td>
                  <td>
                    <StatusBadge
                      tone={agrees ? 'ready' : there === '' ? 'waiting' : 'breach'}
                      label={agrees ? t('agrees') : there === '' ? t('notThere') : t('differs')}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Panel>
  )
}

export function RunsPanel({ runs }: { readonly runs: SyncOverview['runs'] }) {
  const t = useT(headquartersWords)
  const language = useLanguage()
  return (
    <Panel title={t('runs')} flush>
      {runs.length === 0 ? (
        <p className={office.empty}>{t('noRuns')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard.
        <section className={classes.scroll} tabIndex={0} aria-label={t('runs')}>
          <table className={office.table}>
            <thead>
              <tr>
                <th scope="col">{t('runAt')}</th>
                <th scope="col">{t('runOutcome')}</th>
                <th scope="col" className={office.end}>
                  {t('runSent')}
                </th>
                <th scope="col" className={office.end}>
                  {t('runReceived')}
                </th>
                <th scope="col" className={office.end}>
                  {t('runTook')}
                </th>
              </tr>
            </thead>
            <tbody>
              {runs.map((run) => (
                <tr key={run.runId}>
                  <th scope="row">
                    <Moment atMs={run.atMs} short />
                  </th>
                  <td className={office.wrap}>
                    <StatusBadge tone={outcomeTone[run.outcome]} label={t(outcomeKey[run.outcome])} />{' '}
                    {run.outcome === 'refused' ? problemText(run, language) : ''}
                    {run.setAside > 0 ? t('runSetAside', { count: run.setAside }) : ''}
                  </td>
                  <td className={office.end}>{run.sent}</td>
                  <td className={office.end}>{run.received}</td>
                  <td className={office.end}>{t('seconds', { s: (run.ms / 1000).toFixed(1) })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Panel>
  )
}

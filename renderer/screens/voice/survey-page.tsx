/** How satisfied customers are: the sums of QR15-02, sheets to enter by five digits, and the key customers' round. */

import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { statisticsSubject } from '../../../shared/till/closing-papers'
import type { SurveyOverview } from '../../../shared/voice/answers'
import { surveyTarget } from '../../../shared/voice/survey-statistics'
import { useLastFact } from '../../frame/last-fact'
import { useT } from '../../i18n/language'
import { voiceWords } from '../../i18n/voice'
import { useOutlet } from '../../mirror/queries'
import { ProblemBanner } from '../../ui/error-banner'
import { useHotkeys } from '../../ui/hotkeys'
import { useNow } from '../../ui/now'
import { dayAt } from '../../ui/time-text'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { useStatus } from '../../workstation'
import { AskedProblem } from '../manager/asked-problem'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'
import { PeriodChoice, usePeriod } from '../manager/period'
import { SurveyEntry } from './survey-entry'
import { AnsweredList, OutList, RoundList } from './survey-lists'
import { useVoiceVersion } from './use-voice-version'
import classes from './voice.module.css'

export function SurveyPage() {
  const t = useT(voiceWords)
  const { timeZone } = useStatus().outlet
  const today = dayAt(useNow(), timeZone)
  const version = useVoiceVersion()
  const policy = useOutlet()?.revision
  const act = useAct()
  const { tell } = useLastFact()
  const { days, shown } = usePeriod('month', today)
  const asked = useQuestion('surveyOverview', days ?? null, [version, policy])
  const round = useQuestion('surveyRound', {}, [version])

  async function print() {
    if (!days) return
    const done = await act.give('printDocument', {
      form: 'surveyStatistics',
      subject: statisticsSubject(days.fromDay, days.toDay),
      number: '',
    })
    if (done) tell({ text: t('printed', { form: t('formStatistics') }) })
  }
  async function printBlank() {
    const done = await act.give('printDocument', { form: 'survey', subject: 'blank/survey', number: '' })
    if (done) tell({ text: t('printed', { form: t('formSurvey') }) })
  }
  useHotkeys([{ keys: 'F5', label: t('printStatistics'), run: () => void print(), disabled: !days }])

  return (
    <div className={classes.split}>
      <div className={classes.scroll}>
        <PeriodChoice {...shown} />
        <ProblemBanner problem={act.problem} />
        <AskedProblem asked={asked} />
        {asked.data ? (
          <>
            <Numbers overview={asked.data} />
            <Panel
              title={t('statistics')}
              flush
              actions={
                <Button
                  size="compact-sm"
                  disabled={act.busy || !days}
                  onClick={() => void print()}
                  rightSection={<kbd>F5</kbd>}
                >
                  {t('printStatistics')}
                </Button>
              }
            >
              <Sums overview={asked.data} />
            </Panel>
            <AnsweredList surveys={asked.data.answered} />
          </>
        ) : null}
      </div>
      <div className={classes.scroll}>
        <Panel
          title={t('enterTitle')}
          actions={
            <Button size="compact-sm" variant="default" disabled={act.busy} onClick={() => void printBlank()}>
              {t('blank')}
            </Button>
          }
        >
          <SurveyEntry />
        </Panel>
        <OutList surveys={asked.data?.out} />
        <RoundList round={round.data} />
      </div>
    </div>
  )
}

function Numbers({ overview }: { readonly overview: SurveyOverview }) {
  const t = useT(voiceWords)
  const { sums, sent, returned } = overview
  return (
    <dl className={classes.numbers}>
      <Count name={t('mean')}>
        {sums.mean === undefined || sums.verdict === undefined ? (
          <small>{t('noAnswers')}</small>
        ) : (
          <>
            {sums.mean.toFixed(1)} %{' '}
            <small className={sums.mean >= surveyTarget ? office.good : office.bad}>
              {sums.mean >= surveyTarget ? '✓' : '▲'} {t(`verdict_${sums.verdict}`)} ·{' '}
              {t('targetIs', { target: surveyTarget })}
            </small>
          </>
        )}
      </Count>
      <Count name={t('customersAnswered')}>{sums.customers}</Count>
      <Count name={t('sentOut')}>{sent}</Count>
      <Count name={t('returnRate')}>{sent === 0 ? '–' : `${((returned / sent) * 100).toFixed(1)} %`}</Count>
    </dl>
  )
}

function Count({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={classes.number}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Sums({ overview }: { readonly overview: SurveyOverview }) {
  const t = useT(voiceWords)
  const policy = useOutlet()?.policy
  const { sums } = overview
  return (
    <table className={`${office.table} ${classes.sums}`}>
      <thead>
        <tr>
          <th scope="col">{t('item')}</th>
          {([1, 2, 3, 4, 5] as const).map((level) => (
            <th key={level} scope="col" className={office.end}>
              {t(`level_${level}`)} <small>×{policy?.surveyLevels[level - 1]}</small>
            </th>
          ))}
          <th scope="col" className={office.end}>
            {t('coefficient')}
          </th>
          <th scope="col" className={office.end}>
            {t('score')}
          </th>
          <th scope="col" className={office.end}>
            {t('share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {sums.items.map((item) => (
          <tr key={item.item}>
            <th scope="row">{t(`item_${item.item}`)}</th>
            {item.counts.map((count, level) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a level has no other name than its place.
              <td key={level} className={office.end}>
                {count}
              </td>
            ))}
            <td className={office.end}>{item.weight}</td>
            <td className={office.end}>{item.score.toFixed(2)}</td>
            <td className={office.end}>
              {sums.customers === 0 ? '–' : `${(item.share * 100).toFixed(1)} %`}
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t('total')}</th>
          <td colSpan={6} />
          <td className={office.end}>
            <strong>{sums.total.toFixed(2)}</strong>
          </td>
          <td className={office.end}>
            <strong>{sums.mean === undefined ? '–' : `${sums.mean.toFixed(1)} %`}</strong>
          </td>
        </tr>
      </tbody>
    </table>
  )
}

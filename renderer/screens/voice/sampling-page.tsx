/** Quality samples: drawing one, grading its tickets, and how the work of each technician came out. */

import { Button } from '@mantine/core'
import { useState } from 'react'
import type { SamplingDetail, SamplingsAnswer } from '../../../shared/voice/answers'
import { samplingTarget } from '../../../shared/voice/sampling-standard'
import { newId } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { useLanguage, useT } from '../../i18n/language'
import { voiceWords } from '../../i18n/voice'
import { EmptyState } from '../../ui/empty-state'
import { ProblemBanner } from '../../ui/error-banner'
import { TextField } from '../../ui/fields'
import { useHotkeys } from '../../ui/hotkeys'
import { useNow } from '../../ui/now'
import { StatusBadge } from '../../ui/status-badge'
import { dayAt, dayText } from '../../ui/time-text'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { usePerson, useStatus } from '../../workstation'
import { useModelName } from '../device/use-model-name'
import { AskedProblem } from '../manager/asked-problem'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'
import { PeriodChoice, usePeriod } from '../manager/period'
import { TicketLink } from '../manager/row-links'
import { GradeDialog } from './grade-dialog'
import { useVoiceVersion } from './use-voice-version'
import classes from './voice.module.css'

export function SamplingPage() {
  const version = useVoiceVersion()
  const asked = useQuestion('samplings', {}, [version])
  const [chosen, setChosen] = useState<string>()
  const samplingId = chosen ?? asked.data?.samplings[0]?.id
  const detail = useQuestion('sampling', samplingId === undefined ? null : { samplingId }, [version])
  return (
    <>
      <AskedProblem asked={asked} />
      <div className={classes.split}>
        <div className={classes.scroll}>
          <Draw onDrawn={setChosen} />
          <Detail detail={detail.data ?? undefined} any={(asked.data?.samplings.length ?? 0) > 0} />
        </div>
        <div className={classes.scroll}>
          <Samples answer={asked.data} chosen={samplingId} onChoose={setChosen} />
          <Technicians answer={asked.data} />
        </div>
      </div>
    </>
  )
}

function Draw({ onDrawn }: { readonly onDrawn: (samplingId: string) => void }) {
  const t = useT(voiceWords)
  const { timeZone } = useStatus().outlet
  const today = dayAt(useNow(), timeZone)
  const act = useAct()
  const { tell } = useLastFact()
  const { days, shown } = usePeriod('week', today)
  const [share, setShare] = useState('10')
  const sharePercent = Number(share)
  const possible = days !== undefined && sharePercent >= 0.1 && sharePercent <= 100

  async function draw() {
    if (!possible) return
    const samplingId = newId()
    const done = await act.give('drawSample', { samplingId, ...days, sharePercent })
    if (!done) return
    tell({ text: t('drawn', { count: done.value.drawn }) })
    onDrawn(samplingId)
  }
  useHotkeys([{ keys: 'F5', label: t('draw'), run: () => void draw(), disabled: !possible }])

  return (
    <Panel title={t('drawTitle')} aside={<span className={office.note}>{t('drawHint')}</span>}>
      <ProblemBanner problem={act.problem} />
      <PeriodChoice {...shown} />
      <div className={classes.bar} style={{ alignItems: 'flex-end' }}>
        <TextField label={t('sharePercent')} value={share} code maxLength={5} onChange={setShare} />
        <Button onClick={() => void draw()} disabled={act.busy || !possible} rightSection={<kbd>F5</kbd>}>
          {t('draw')}
        </Button>
      </div>
    </Panel>
  )
}

function Detail(props: { readonly detail: SamplingDetail | undefined; readonly any: boolean }) {
  const t = useT(voiceWords)
  const modelName = useModelName()
  const language = useLanguage()
  const person = usePerson()
  const [grading, setGrading] = useState<SamplingDetail['tickets'][number]>()
  const { detail } = props
  if (!detail) {
    return props.any ? null : <EmptyState title={t('samplesNone')} hint={t('samplesNoneHint')} />
  }
  const { row } = detail
  return (
    <Panel
      title={`${dayText(row.fromDay, language)} – ${dayText(row.toDay, language)}`}
      aside={
        <span className={office.note} title={`${t('seed')} ${detail.seed}`}>
          {row.sharePercent} % · {t('ofPopulation', { drawn: row.drawn, population: row.population })} ·{' '}
          {detail.drawnAgainSame ? `✓ ${t('seedSame')}` : t('seedDiffers')}
        </span>
      }
      flush
    >
      <table className={office.table}>
        <thead>
          <tr>
            <th scope="col">{t('number')}</th>
            <th scope="col">{t('model')}</th>
            <th scope="col">{t('technician')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col">{t('note')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('grade')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {detail.tickets.map((one) => (
            <tr key={one.ticketId}>
              <th scope="row">
                <TicketLink id={one.ticketId} number={one.ticket?.number ?? one.ticketId} />
              </th>
              <td>{one.ticket ? modelName(one.ticket) : ''}</td>
              <td>{one.technicianName}</td>
              <td>
                {one.grade ? (
                  <StatusBadge
                    tone={one.grade.passed ? 'ready' : 'breach'}
                    label={t(one.grade.passed ? 'result_pass' : 'result_fail')}
                  />
                ) : (
                  <StatusBadge tone="received" label={t('notGraded')} />
                )}
              </td>
              <td className={office.wrap}>
                {one.grade ? [one.grade.note, one.grade.actorName].filter(Boolean).join(' · ') : ''}
              </td>
              <td className={office.end}>
                {one.grade ? null : one.ticket?.technicianId === person.staffId ? (
                  <span className={office.note}>{t('ownWork')}</span>
                ) : (
                  <Button size="compact-xs" variant="default" onClick={() => setGrading(one)}>
                    {t('grade')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {grading ? (
        <GradeDialog
          key={grading.ticketId}
          samplingId={row.id}
          ticketId={grading.ticketId}
          number={grading.ticket?.number ?? grading.ticketId}
          about={[grading.ticket && modelName(grading.ticket), grading.ticket?.fault, grading.technicianName]
            .filter(Boolean)
            .join(' · ')}
          onClose={() => setGrading(undefined)}
        />
      ) : null}
    </Panel>
  )
}

function Samples(props: {
  readonly answer: SamplingsAnswer | undefined
  readonly chosen: string | undefined
  readonly onChoose: (samplingId: string) => void
}) {
  const t = useT(voiceWords)
  const rows = props.answer?.samplings ?? []
  return (
    <Panel
      title={t('samples')}
      aside={<span className={office.note}>{t('targetRate', { target: samplingTarget })}</span>}
      flush
    >
      {rows.length === 0 ? (
        <p className={office.empty}>{t('samplesNone')}</p>
      ) : (
        <table className={office.table}>
          <thead>
            <tr>
              <th scope="col">{t('period')}</th>
              <th scope="col" className={office.end}>
                {t('graded')}
              </th>
              <th scope="col" className={office.end}>
                {t('passRate')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <button
                    type="button"
                    className={row.id === props.chosen ? `${office.link} ${classes.current}` : office.link}
                    aria-current={row.id === props.chosen || undefined}
                    onClick={() => props.onChoose(row.id)}
                  >
                    {row.fromDay} – {row.toDay.slice(5)}
                  </button>
                </th>
                <td className={office.end}>
                  {row.graded} / {row.drawn}
                </td>
                <td className={office.end}>
                  <Rate passed={row.passed} graded={row.graded} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}

function Technicians({ answer }: { readonly answer: SamplingsAnswer | undefined }) {
  const t = useT(voiceWords)
  if (!answer || answer.byTechnician.length === 0) return null
  return (
    <Panel title={t('byTechnician')} flush>
      <table className={office.table}>
        <tbody>
          {answer.byTechnician.map((one) => (
            <tr key={one.technicianId}>
              <th scope="row">{one.name || t('nobodyRepaired')}</th>
              <td className={office.end}>{one.graded}</td>
              <td className={office.end}>
                <Rate passed={one.passed} graded={one.graded} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

function Rate({ passed, graded }: { readonly passed: number; readonly graded: number }) {
  if (graded === 0) return <>–</>
  const rate = (100 * passed) / graded
  return (
    <span className={rate >= samplingTarget ? office.good : office.bad}>
      {rate >= samplingTarget ? '✓' : '▲'} {Math.round(rate * 10) / 10} %
    </span>
  )
}

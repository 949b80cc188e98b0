/**
 * The figures a manager lives by, over a period: value, target, the period before, and how each is counted. Every
 * number opens its tickets.
 */

import { useState } from 'react'
import type { Figure, Figures } from '../../../shared/questions/day'
import type { TicketRow } from '../../../shared/ticket/row'
import { statuses } from '../../../shared/ticket/state'
import { type Language, useLanguage, useT } from '../../i18n/language'
import { managerWords } from '../../i18n/manager'
import { ticketWords } from '../../i18n/ticket'
import { useShift } from '../../mirror/queries'
import { useNow } from '../../ui/now'
import { dayAt, dayText } from '../../ui/time-text'
import { useQuestion } from '../../use-question'
import { useStatus } from '../../workstation'
import { AskedProblem } from './asked-problem'
import { type Behind, BehindDialog } from './behind-dialog'
import { DayChart, RankChart } from './charts'
import { changeText, figureText, targetMet, wayOf } from './figure-text'
import classes from './manager.module.css'
import office from './office.module.css'
import { openingText } from './opening-text'
import { Panel } from './panel'
import { PeriodChoice, type Preset, periodOf } from './period'
import { useFaultNames } from './use-fault-names'

/** Counted from stock movements, not from tickets: nothing to open. */
const withoutTickets: readonly string[] = ['stockOut']

export function FiguresPage() {
  const { timeZone } = useStatus().outlet
  const today = dayAt(useNow(), timeZone)
  const shift = useShift()
  const [preset, setPreset] = useState<Preset>('month')
  const [own, setOwn] = useState<{
    readonly fromDay: string | undefined
    readonly toDay: string | undefined
  }>()
  const period = preset === 'own' && own ? own : periodOf(preset === 'own' ? 'month' : preset, today)
  const { fromDay, toDay } = period
  const possible = fromDay !== undefined && toDay !== undefined && fromDay <= toDay
  const asked = useQuestion('figures', possible ? { fromDay, toDay } : null, [shift?.revision])
  const [behind, setBehind] = useState<Behind>()
  return (
    <>
      <PeriodChoice
        preset={preset}
        fromDay={fromDay}
        toDay={toDay}
        today={today}
        onChange={(next, from, to) => {
          setPreset(next)
          setOwn({ fromDay: from, toDay: to })
        }}
      />
      <AskedProblem asked={asked} />
      {asked.data ? <Shown figures={asked.data} onBehind={setBehind} /> : null}
      {behind ? <BehindDialog behind={behind} onClose={() => setBehind(undefined)} /> : null}
    </>
  )
}

function Shown(props: { readonly figures: Figures; readonly onBehind: (behind: Behind) => void }) {
  const t = useT(managerWords)
  const ticket = useT(ticketWords)
  const language = useLanguage()
  const { figures, onBehind } = props
  const { fromDay, toDay, perDay } = figures
  const show = (figure: string, key: string, title: string) =>
    onBehind({ figure, key, title, fromDay, toDay })
  const days = perDay.map(({ day }) => ({ key: day, name: day.slice(5) }))
  const byStatus = statuses.flatMap((status) =>
    figures.byStatus.filter(({ key }) => key === status).map(({ count }) => ({ status, count })),
  )
  return (
    <>
      <FiguresTable
        figures={figures.figures}
        onShow={(figure) => show(figure.id, '', nameOf(figure.id, t))}
      />
      <div className={classes.charts}>
        <DayChart
          title={t('chartFlow')}
          marks={days}
          series={[
            { id: 'received', name: t('received'), values: perDay.map(({ received }) => received) },
            { id: 'collected', name: t('collected'), values: perDay.map(({ collected }) => collected) },
          ]}
          onMark={(series, day) =>
            show(
              series,
              day,
              `${t(series === 'received' ? 'received' : 'collected')} ${dayText(day, language)}`,
            )
          }
        />
        <DayChart
          title={t('chartIncome')}
          marks={days}
          series={[
            {
              id: 'income',
              name: t('income'),
              values: perDay.map(({ incomeFen }) => incomeFen / 100),
              text: (yuan) => (Number.isInteger(yuan) ? String(yuan) : yuan.toFixed(2)),
            },
          ]}
          onMark={(series, day) => show(series, day, `${t('income')} ${dayText(day, language)}`)}
        />
        <RankChart
          title={t('chartStatus')}
          marks={byStatus.map(({ status }) => ({ key: status, name: ticket(`status_${status}`) }))}
          series={[{ id: 'status', name: t('count'), values: byStatus.map(({ count }) => count) }]}
          onMark={(figure, key) =>
            show(
              figure,
              key,
              byStatus.some(({ status }) => status === key)
                ? ticket(`status_${key as TicketRow['status']}`)
                : key,
            )
          }
        />
        <RankChart
          title={t('chartTechnician')}
          marks={figures.byTechnician.map(({ key, name, medianMinutes }) => ({
            key,
            name,
            note: t('median', { age: openingText(medianMinutes, language) }),
          }))}
          series={[
            { id: 'technician', name: t('count'), values: figures.byTechnician.map(({ count }) => count) },
          ]}
          onMark={(figure, key) =>
            show(figure, key, figures.byTechnician.find((person) => person.key === key)?.name ?? key)
          }
        />
        <RankChart
          title={t('chartModel')}
          marks={figures.byModel.slice(0, 10).map(({ key }) => ({ key, name: key }))}
          series={[
            { id: 'model', name: t('count'), values: figures.byModel.slice(0, 10).map(({ count }) => count) },
          ]}
          onMark={(figure, key) => show(figure, key, key)}
        />
        <FaultChart figures={figures} onShow={show} />
      </div>
    </>
  )
}

function FaultChart(props: {
  readonly figures: Figures
  readonly onShow: (figure: string, key: string, title: string) => void
}) {
  const t = useT(managerWords)
  const language = useLanguage()
  const faults = useFaultNames()
  const rows = props.figures.byFault.slice(0, 10)
  const name = (code: string) => {
    const fault = faults.get(code)
    return fault ? (language === 'zh' ? fault.nameZh : fault.nameEn) : code
  }
  return (
    <RankChart
      title={t('chartFault')}
      marks={rows.map(({ key }) => ({ key, name: name(key) }))}
      series={[{ id: 'fault', name: t('count'), values: rows.map(({ count }) => count) }]}
      onMark={(figure, key) => props.onShow(figure, key, name(key))}
    />
  )
}

function FiguresTable(props: {
  readonly figures: readonly Figure[]
  readonly onShow: (figure: Figure) => void
}) {
  const t = useT(managerWords)
  const language = useLanguage()
  return (
    <Panel title={t('tabFigures')} flush>
      <table className={office.table}>
        <thead>
          <tr>
            <th scope="col">{t('figure')}</th>
            <th scope="col" className={office.end}>
              {t('value')}
            </th>
            <th scope="col">{t('target')}</th>
            <th scope="col" className={office.end}>
              {t('previous')}
            </th>
            <th scope="col">{t('change')}</th>
            <th scope="col">{t('definition')}</th>
          </tr>
        </thead>
        <tbody>
          {props.figures.map((figure) => (
            <tr key={figure.id}>
              <th scope="row">{nameOf(figure.id, t)}</th>
              <td className={office.end}>
                <FigureValue figure={figure} language={language} onShow={props.onShow} />
              </td>
              <td>
                <Target figure={figure} />
              </td>
              <td className={office.end}>
                {figure.previous === null ? '–' : figureText(figure.previous, figure.unit, language)}
              </td>
              <td>
                <Change figure={figure} />
              </td>
              <td className={classes.definition}>
                {definitionOf(figure.id, t)} {t('basedOn', { count: figure.of })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

function FigureValue(props: {
  readonly figure: Figure
  readonly language: Language
  readonly onShow: (figure: Figure) => void
}) {
  const t = useT(managerWords)
  const { figure } = props
  if (figure.value === null) return <span className={office.note}>{t('nothingMeasured')}</span>
  const said = figureText(figure.value, figure.unit, props.language)
  if (withoutTickets.includes(figure.id)) return <strong>{said}</strong>
  return (
    <button
      type="button"
      className={office.link}
      onClick={() => props.onShow(figure)}
      title={t('showBehind')}
    >
      {said}
    </button>
  )
}

function Target({ figure }: { readonly figure: Figure }) {
  const t = useT(managerWords)
  const language = useLanguage()
  if (figure.target === null) return null
  const met = targetMet(figure)
  const value = figureText(figure.target, figure.unit, language)
  return (
    <>
      {t(figure.better === 'more' ? 'atLeast' : 'atMost', { value })}{' '}
      {met === undefined ? null : met ? (
        <span className={office.good}>✓ {t('targetMet')}</span>
      ) : (
        <span className={office.bad}>▲ {t('targetMissed')}</span>
      )}
    </>
  )
}

function Change({ figure }: { readonly figure: Figure }) {
  const t = useT(managerWords)
  const way = wayOf(figure)
  if (!way) return null
  // More or fewer devices is neither good nor bad by itself.
  const judged = figure.target !== null || figure.unit === 'percent' || figure.unit === 'minutes'
  const said = changeText(figure, (n) => t('points', { n }))
  return (
    <span className={classes.change} data-way={judged ? way : undefined}>
      {way === 'same' ? t('same') : `${said} ${judged ? t(way) : ''}`}
    </span>
  )
}

type Say = ReturnType<typeof useT<typeof managerWords.entries>>

function nameOf(id: string, t: Say): string {
  return Object.hasOwn(managerWords.entries, `figure_${id}`) ? t(`figure_${id}` as 'figure_received') : id
}

function definitionOf(id: string, t: Say): string {
  return Object.hasOwn(managerWords.entries, `definition_${id}`)
    ? t(`definition_${id}` as 'definition_received')
    : ''
}

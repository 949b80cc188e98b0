/** "With two technicians on Saturday": the coming week as planned, and with that many hands, side by side. */

import { NumberInput, Select } from '@mantine/core'
import { useEffect, useState } from 'react'
import { addDays, type CalendarDay, weekdayOf } from '../../../shared/calendar/calendar-day'
import type { DayForecast } from '../../../shared/rota/what-if'
import { useLanguage, useT } from '../../i18n/language'
import { rotaWords } from '../../i18n/rota'
import { dayText } from '../../ui/time-text'
import { useQuestion } from '../../use-question'
import { AskedProblem } from './asked-problem'
import classes from './manager.module.css'
import office from './office.module.css'
import { Panel } from './panel'

const horizonDays = 7
const saturday = 6

export function WhatIfPanel(props: { readonly today: string; readonly version: number }) {
  const t = useT(rotaWords)
  const language = useLanguage()
  const days = Array.from({ length: horizonDays }, (_, at) => addDays(props.today as CalendarDay, at))
  const [chosen, setChosen] = useState<string>()
  const day =
    days.find((one) => one === chosen) ?? days.find((one) => weekdayOf(one) === saturday) ?? props.today
  const [typed, setTyped] = useState<number>()
  const [planned, setPlanned] = useState<readonly DayForecast[]>([])
  // One more than are planned, until somebody says another number.
  const technicians = typed ?? (planned.find((one) => one.day === day)?.people ?? 1) + 1
  const asked = useQuestion('staffing', { day, technicians }, [props.version])
  const { data } = asked
  useEffect(() => setPlanned(data?.plan ?? []), [data])
  const last = (forecast: readonly DayForecast[]) => {
    const end = forecast.at(-1)
    const late = new Set(forecast.flatMap((one) => one.late))
    return { left: end ? end.waiting - end.finished : 0, late: late.size }
  }
  return (
    <Panel title={t('whatIf')} flush>
      <div className={classes.whatIf}>
        <Select
          label={t('on')}
          value={day}
          allowDeselect={false}
          data={days.map((one) => ({ value: one, label: dayText(one, language) }))}
          onChange={(value) => setChosen(value ?? undefined)}
        />
        <NumberInput
          label={t('technicians')}
          value={technicians}
          min={0}
          max={50}
          allowDecimal={false}
          clampBehavior="strict"
          onChange={(value) => setTyped(Math.min(50, Math.max(0, Math.trunc(Number(value) || 0))))}
        />
        {data ? (
          <p role="status" className={classes.verdict}>
            {t('verdictBetter', {
              day: dayText(day, language),
              people: technicians,
              was: last(data.plan).left,
              now: last(data.changed).left,
              lateWas: last(data.plan).late,
              lateNow: last(data.changed).late,
            })}
          </p>
        ) : null}
      </div>
      <AskedProblem asked={asked} />
      {data ? (
        <>
          <table className={office.table}>
            <thead>
              <tr>
                <th scope="col" rowSpan={2}>
                  {t('colDay')}
                </th>
                <th scope="colgroup" colSpan={4} className={office.end}>
                  {t('asPlanned')}
                </th>
                <th scope="colgroup" colSpan={4} className={office.end}>
                  {t('changed')}
                </th>
              </tr>
              <tr>
                {(['plan', 'changed'] as const).flatMap((side) =>
                  (['colPeople', 'colWaiting', 'colFinished', 'colLate'] as const).map((key) => (
                    <th key={`${side} ${key}`} scope="col" className={office.end}>
                      {t(key)}
                    </th>
                  )),
                )}
              </tr>
            </thead>
            <tbody>
              {data.plan.map((plan, at) => {
                const other = data.changed[at] ?? plan
                return (
                  <tr key={plan.day} data-chosen={plan.day === day || undefined} className={classes.forecast}>
                    <th scope="row">{dayText(plan.day, language)}</th>
                    <Numbers forecast={plan} than={undefined} />
                    <Numbers forecast={other} than={plan} />
                  </tr>
                )
              })}
            </tbody>
          </table>
          <p className={office.empty}>
            {t(data.measured ? 'whatIfHint' : 'whatIfGuess', {
              minutes: data.minutesPerJob,
              standing: data.standing,
            })}
          </p>
        </>
      ) : null}
    </Panel>
  )
}

/** What differs from the plan stands out. */
function Numbers(props: { readonly forecast: DayForecast; readonly than: DayForecast | undefined }) {
  const { forecast, than } = props
  const cell = (value: number, before: number | undefined) => (
    <td className={office.end}>
      {before === undefined || before === value ? value : <strong>{value}</strong>}
    </td>
  )
  return (
    <>
      {cell(forecast.people, than?.people)}
      {cell(forecast.waiting, than?.waiting)}
      {cell(forecast.finished, than?.finished)}
      <td className={office.end}>
        {forecast.late.length === 0 ? 0 : <span className={office.bad}>▲ {forecast.late.length}</span>}
      </td>
    </>
  )
}

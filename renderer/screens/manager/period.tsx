/** Which days the figures are about: the usual periods with one press, or any two days. */

import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import {
  addDays,
  addMonths,
  type CalendarDay,
  firstOfMonth,
  lastOfMonth,
} from '../../../shared/calendar/calendar-day'
import { useT } from '../../i18n/language'
import { managerWords } from '../../i18n/manager'
import { DateField } from '../../ui/date-field'
import classes from './manager.module.css'
import office from './office.module.css'

export interface Period {
  readonly fromDay: string
  readonly toDay: string
}

const presets = ['week', 'month', 'thisMonth', 'lastMonth', 'quarter'] as const
type Preset = (typeof presets)[number] | 'own'

const presetKey = {
  week: 'periodWeek',
  month: 'periodMonth',
  thisMonth: 'periodThisMonth',
  lastMonth: 'periodLastMonth',
  quarter: 'periodQuarter',
  own: 'periodOwn',
} as const satisfies Readonly<Record<Preset, string>>

export function periodOf(preset: (typeof presets)[number], today: string): Period {
  const day = today as CalendarDay
  switch (preset) {
    case 'week':
      return { fromDay: addDays(day, -6), toDay: day }
    case 'month':
      return { fromDay: addDays(day, -29), toDay: day }
    case 'quarter':
      return { fromDay: addDays(day, -89), toDay: day }
    case 'thisMonth':
      return { fromDay: firstOfMonth(day), toDay: day }
    case 'lastMonth': {
      const before = firstOfMonth(addMonths(firstOfMonth(day), -1))
      return { fromDay: before, toDay: lastOfMonth(before) }
    }
  }
}

export interface PeriodShown {
  readonly preset: Preset
  readonly fromDay: string | undefined
  readonly toDay: string | undefined
  readonly today: string
  readonly onChange: (preset: Preset, fromDay: string | undefined, toDay: string | undefined) => void
}

/** `days`: what is asked for; `undefined` while one of the two is missing or they stand the wrong way round. */
export function usePeriod(
  usual: (typeof presets)[number],
  today: string,
): { readonly days: Period | undefined; readonly shown: PeriodShown } {
  const [preset, setPreset] = useState<Preset>(usual)
  const [own, setOwn] = useState<Pick<PeriodShown, 'fromDay' | 'toDay'>>()
  const { fromDay, toDay } =
    preset === 'own' && own ? own : periodOf(preset === 'own' ? usual : preset, today)
  return {
    days: fromDay !== undefined && toDay !== undefined && fromDay <= toDay ? { fromDay, toDay } : undefined,
    shown: {
      ...{ preset, fromDay, toDay, today },
      onChange: (next, from, to) => {
        setPreset(next)
        setOwn({ fromDay: from, toDay: to })
      },
    },
  }
}

export function PeriodChoice(props: PeriodShown) {
  const t = useT(managerWords)
  const { fromDay, toDay, onChange } = props
  return (
    <div className={classes.form}>
      <SegmentedControl
        aria-label={t('period')}
        value={props.preset}
        onChange={(value) => {
          const preset = presets.find((id) => id === value)
          if (!preset) return onChange('own', fromDay, toDay)
          const period = periodOf(preset, props.today)
          onChange(preset, period.fromDay, period.toDay)
        }}
        data={[...presets, 'own' as const].map((id) => ({ value: id, label: t(presetKey[id]) }))}
      />
      <DateField label={t('from')} day={fromDay} onChange={(day) => onChange('own', day, toDay)} />
      <DateField label={t('to')} day={toDay} onChange={(day) => onChange('own', fromDay, day)} />
      {fromDay !== undefined && toDay !== undefined && toDay < fromDay ? (
        <span className={office.bad} role="alert">
          {t('periodWrong')}
        </span>
      ) : null}
    </div>
  )
}

/** Opening hours by weekday, as text that may be half-typed; `hoursOf` reads it or says that it can not. */

import { Button, Checkbox, TextInput } from '@mantine/core'
import type { OutletDetails } from '../../../shared/outlet/state'
import { useT } from '../../i18n/language'
import { settingsWords } from '../../i18n/settings'
import office from '../manager/office.module.css'
import classes from './settings.module.css'

export interface DayText {
  readonly isOpen: boolean
  readonly open: string
  readonly close: string
}

const dayKeys = ['day1', 'day2', 'day3', 'day4', 'day5', 'day6', 'day7'] as const

export function textOfHours(hours: OutletDetails['hours']): readonly DayText[] {
  return hours.map((day) => ({
    isOpen: day !== null,
    open: day?.open ?? '09:00',
    close: day?.close ?? '20:00',
  }))
}

/** `undefined`: some day is not readable, or closes before it opens. */
export function hoursOf(days: readonly DayText[]): OutletDetails['hours'] | undefined {
  const hours = days.map(readDay)
  return hours.every((day) => day !== undefined) ? hours : undefined
}

function readDay(day: DayText): OutletDetails['hours'][number] | undefined {
  if (!day.isOpen) return null
  const open = clockOf(day.open)
  const close = clockOf(day.close)
  return open !== undefined && close !== undefined && open < close ? { open, close } : undefined
}

/** `9`, `930`, `9:30`, `09：30` as `09:30`. */
function clockOf(typed: string): string | undefined {
  const match = /^(\d{1,2})[:.]?(\d{2})?$/.exec(typed.normalize('NFKC').trim())
  if (!match) return undefined
  const clock = `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? '00'}`
  return /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(clock) ? clock : undefined
}

export function HoursFields(props: {
  readonly days: readonly DayText[]
  readonly onChange: (days: readonly DayText[]) => void
}) {
  const t = useT(settingsWords)
  const { days, onChange } = props
  const change = (at: number, part: Partial<DayText>) =>
    onChange(days.map((day, index) => (index === at ? { ...day, ...part } : day)))
  const monday = days[0]
  return (
    <>
      <div className={classes.hours}>
        {dayKeys.map((key, index) => {
          const day = days[index]
          if (!day) return null
          const name = t(key)
          return <DayFields key={key} name={name} day={day} onChange={(part) => change(index, part)} />
        })}
      </div>
      {monday ? (
        <div className={office.row}>
          <Button size="compact-sm" variant="default" onClick={() => onChange(days.map(() => monday))}>
            {t('sameAsMonday')}
          </Button>
        </div>
      ) : null}
    </>
  )
}

function DayFields(props: {
  readonly name: string
  readonly day: DayText
  readonly onChange: (part: Partial<DayText>) => void
}) {
  const t = useT(settingsWords)
  const { name, day, onChange } = props
  const wrong = readDay(day) === undefined
  return (
    <>
      <Checkbox
        label={name}
        aria-label={t('openOn', { day: name })}
        checked={day.isOpen}
        onChange={(event) => onChange({ isOpen: event.currentTarget.checked })}
      />
      {day.isOpen ? (
        <>
          <TextInput
            aria-label={t('opens', { day: name })}
            value={day.open}
            error={wrong}
            maxLength={5}
            onChange={(event) => onChange({ open: event.currentTarget.value })}
          />
          <span aria-hidden>–</span>
          <TextInput
            aria-label={t('closes', { day: name })}
            value={day.close}
            error={wrong}
            maxLength={5}
            onChange={(event) => onChange({ close: event.currentTarget.value })}
          />
        </>
      ) : (
        <span className={classes.hoursClosed}>{t('closedDay')}</span>
      )}
    </>
  )
}

/**
 * The rota of one week as a table that is typed into: a person a line, a day a column, `9-18` in a cell. Saved whole;
 * what is typed is kept as a draft until then.
 */

import { Button } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { addDays, type CalendarDay } from '../../../shared/calendar/calendar-day'
import type { RotaWeek } from '../../../shared/questions/rota'
import {
  type Duty,
  daysOfWeek,
  dutyMinutes,
  dutyText,
  mondayOf,
  readDuties,
} from '../../../shared/rota/duties'
import type { StaffRow } from '../../../shared/staff/state'
import { useLastFact } from '../../frame/last-fact'
import { useLanguage, useT } from '../../i18n/language'
import { rotaWords } from '../../i18n/rota'
import { useStaff } from '../../mirror/queries'
import { useDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { useHotkeys } from '../../ui/hotkeys'
import { dayText } from '../../ui/time-text'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { AskedProblem } from './asked-problem'
import classes from './manager.module.css'
import office from './office.module.css'
import { Panel } from './panel'

/** By person and day, as typed. */
const typedSchema = z.record(z.string(), z.string().max(60))
type Typed = z.output<typeof typedSchema>
const nothing: Typed = {}
const keyOf = (staffId: string, day: string): string => `${staffId} ${day}`

export function RotaPanel(props: { readonly today: string; readonly onSaved: () => void }) {
  const t = useT(rotaWords)
  const language = useLanguage()
  const [week, setWeek] = useState<CalendarDay>(() => mondayOf(props.today as CalendarDay))
  const [version, setVersion] = useState(0)
  const asked = useQuestion('rota', { week }, [version])
  const shown = asked.data?.week === week ? asked.data : undefined
  return (
    <Panel
      title={`${t('rota')} · ${t('week', { from: dayText(week, language) })}`}
      flush
      aside={
        shown ? (
          <span className={office.note}>{shown.planned ? <PlannedBy week={shown} /> : t('notPlanned')}</span>
        ) : null
      }
      actions={
        <>
          <Button size="compact-sm" variant="default" onClick={() => setWeek(addDays(week, -7))}>
            ◂ {t('before')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setWeek(addDays(week, 7))}>
            {t('after')} ▸
          </Button>
        </>
      }
    >
      <AskedProblem asked={asked} />
      {shown ? (
        <WeekTable
          key={`${week} ${shown.planned?.revision ?? 0}`}
          week={shown}
          onSaved={() => {
            setVersion((before) => before + 1)
            props.onSaved()
          }}
        />
      ) : null}
    </Panel>
  )
}

function PlannedBy({ week }: { readonly week: RotaWeek }) {
  const t = useT(rotaWords)
  const staff = useStaff()
  const by = week.planned?.plannedBy ?? ''
  return <>{t('planned', { name: staff.find(({ id }) => id === by)?.name ?? by })}</>
}

function WeekTable(props: { readonly week: RotaWeek; readonly onSaved: () => void }) {
  const t = useT(rotaWords)
  const language = useLanguage()
  const { tell } = useLastFact()
  const act = useAct()
  const staff = useStaff()
  const { week, planned, before, hours } = props.week
  const days = daysOfWeek(week as CalendarDay)
  const saved = textsOf(planned?.duties ?? [])
  const people = staff.filter(
    ({ id, active }) => active === 1 || planned?.duties.some((one) => one.staffId === id),
  )
  const draft = useDraft<Typed>(
    `manager.rota.${week}.${planned?.revision ?? 0}`,
    nothing,
    (stored) => typedSchema.safeParse(stored).data,
  )
  const textAt = (staffId: string, day: string): string =>
    draft.value[keyOf(staffId, day)] ?? saved[keyOf(staffId, day)] ?? ''
  const cells = people.flatMap(({ id }) =>
    days.map((day) => ({ id, day, read: readDuties(textAt(id, day)) })),
  )
  const wrong = cells.some(({ read }) => read === undefined)
  const duties = cells.flatMap(({ id, day, read }): readonly Duty[] =>
    (read ?? []).map((duty) => ({ staffId: id, day, ...duty })),
  )
  const changed = JSON.stringify(textsOf(duties)) !== JSON.stringify(saved) || wrong
  const fill = (texts: Typed) =>
    draft.set(Object.fromEntries(cells.map(({ id, day }) => [keyOf(id, day), texts[keyOf(id, day)] ?? ''])))

  async function save() {
    if (wrong || !changed) return
    const done = await act.give(
      'planRota',
      { week, duties: [...duties] },
      { [`rota/${week}`]: planned?.revision ?? 0 },
    )
    if (!done) return
    draft.clear()
    tell({ text: t('saved', { from: dayText(week, language) }) })
    props.onSaved()
  }
  useHotkeys([
    { keys: 'Ctrl+S', label: t('save'), run: () => void save(), disabled: !changed || wrong || act.busy },
  ])

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <ProblemBanner problem={act.problem} />
      <table className={`${office.table} ${classes.rota}`}>
        <thead>
          <tr>
            <th scope="col">{t('person')}</th>
            {days.map((day, at) => (
              <th key={day} scope="col">
                {dayText(day, language)}
                <br />
                <span className={classes.openHours}>{hours[at]?.text || t('closed')}</span>
              </th>
            ))}
            <th scope="col" className={office.end}>
              {t('hours')}
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">{person.name}</th>
              {days.map((day) => (
                <td key={day}>
                  <input
                    className={classes.dutyCell}
                    aria-label={t('cell', { name: person.name, day: dayText(day, language) })}
                    aria-invalid={readDuties(textAt(person.id, day)) === undefined}
                    title={readDuties(textAt(person.id, day)) === undefined ? t('wrong') : undefined}
                    value={textAt(person.id, day)}
                    maxLength={40}
                    autoComplete="off"
                    spellCheck={false}
                    onChange={(event) => {
                      const text = event.currentTarget.value
                      draft.set((all) => ({ ...all, [keyOf(person.id, day)]: text }))
                    }}
                  />
                </td>
              ))}
              <td className={office.end}>
                {hoursText(duties.filter(({ staffId }) => staffId === person.id))}
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('present')}</th>
            {days.map((day) => (
              <td key={day}>{presentText(duties, people, day)}</td>
            ))}
            <td className={office.end}>{hoursText(duties)}</td>
          </tr>
        </tbody>
      </table>
      <div className={classes.rotaFoot}>
        <span className={wrong ? office.bad : office.note}>{wrong ? `▲ ${t('wrong')}` : t('hint')}</span>
        {before ? (
          <Button size="compact-sm" variant="default" onClick={() => fill(shifted(before.duties))}>
            {t('asLastWeek')}
          </Button>
        ) : null}
        <Button
          size="compact-sm"
          variant="default"
          onClick={() =>
            fill(
              Object.fromEntries(
                cells.map(({ id, day }) => [
                  keyOf(id, day),
                  hours.find((one) => one.day === day)?.text ?? '',
                ]),
              ),
            )
          }
        >
          {t('asOpen')}
        </Button>
        {changed ? (
          <>
            <Button size="compact-sm" variant="default" onClick={draft.clear}>
              {t('discard')}
            </Button>
            <Button
              size="compact-sm"
              type="submit"
              disabled={wrong || act.busy}
              rightSection={<kbd>Ctrl S</kbd>}
            >
              {t('save')}
            </Button>
          </>
        ) : null}
      </div>
    </form>
  )
}

function textsOf(duties: readonly Duty[]): Typed {
  const byCell = new Map<string, Duty[]>()
  for (const duty of duties) {
    const key = keyOf(duty.staffId, duty.day)
    byCell.set(key, [...(byCell.get(key) ?? []), duty])
  }
  const texts = [...byCell].map(([key, own]) => [key, dutyText(own)] as const)
  return Object.fromEntries(texts.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** The duties of the week before, a week later. */
function shifted(duties: readonly Duty[]): Typed {
  return textsOf(duties.map((duty) => ({ ...duty, day: addDays(duty.day as CalendarDay, 7) })))
}

function hoursText(duties: readonly Duty[]): string {
  const minutes = duties.reduce((sum, duty) => sum + dutyMinutes(duty), 0)
  return String(Math.round(minutes / 6) / 10)
}

function presentText(duties: readonly Duty[], people: readonly StaffRow[], day: string): string {
  const here = new Set(duties.filter((duty) => duty.day === day).map(({ staffId }) => staffId))
  const technicians = people.filter(({ id, role }) => role === 'technician' && here.has(id)).length
  return `${here.size} (${technicians})`
}

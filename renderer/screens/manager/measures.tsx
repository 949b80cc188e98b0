/** Measures against recurring faults: taken with an owner and a date, shown with before and after, judged when due. */

import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { addDays, type CalendarDay } from '../../../shared/calendar/calendar-day'
import type { CauseGroup } from '../../../shared/measure/state'
import type { MeasureEffect } from '../../../shared/questions/causes'
import { useLastFact } from '../../frame/last-fact'
import { causesWords } from '../../i18n/causes'
import { useLanguage, useT } from '../../i18n/language'
import { useStaff } from '../../mirror/queries'
import { DateField } from '../../ui/date-field'
import { Dialog } from '../../ui/dialog'
import { useFieldsDraft, useTextDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { LongTextField } from '../../ui/fields'
import { useNow } from '../../ui/now'
import { dayAt, dayText } from '../../ui/time-text'
import { useAct } from '../../use-act'
import { useQuestion } from '../../use-question'
import { usePerson, useStatus } from '../../workstation'
import { AskedProblem } from './asked-problem'
import office from './office.module.css'
import { Panel } from './panel'
import { useCauseName } from './use-cause-name'

const usualDays = 30
const measureSchema = z.object({ what: z.string(), ownerId: z.string(), dueDay: z.string().optional() })

export function TakeMeasureDialog(props: {
  readonly group: CauseGroup
  readonly causeKey: string
  readonly name: string
  readonly today: string
  readonly onClose: () => void
  readonly onTaken: () => void
}) {
  const t = useT(causesWords)
  const staff = useStaff()
  const me = usePerson()
  const { tell } = useLastFact()
  const draft = useFieldsDraft(
    `manager.measure.${props.group}.${props.causeKey}`.slice(0, 80),
    { what: '', ownerId: me.staffId, dueDay: addDays(props.today as CalendarDay, usualDays) },
    measureSchema,
  )
  const act = useAct(draft)
  const { what, ownerId, dueDay } = draft.value

  async function save() {
    if (dueDay === undefined || what.trim() === '') return
    const { group, causeKey: key, name } = props
    const done = await act.give('takeMeasure', {
      measureId: draft.id,
      group,
      key,
      name,
      what: what.trim(),
      ownerId,
      dueDay,
    })
    if (!done) return
    draft.clear()
    tell({ text: t('taken') })
    props.onTaken()
  }

  return (
    <Dialog
      title={t('takeTitle', { name: props.name })}
      onClose={props.onClose}
      primary={{
        label: t('save'),
        run: () => void save(),
        disabled: what.trim() === '' || dueDay === undefined || act.busy,
      }}
    >
      <ProblemBanner problem={act.problem} />
      <LongTextField
        label={t('what')}
        autoFocus
        required
        maxLength={2000}
        value={what}
        onChange={(text) => draft.type({ what: text })}
      />
      <Select
        label={t('owner')}
        value={ownerId}
        allowDeselect={false}
        onChange={(value) => draft.type({ ownerId: value ?? me.staffId })}
        data={staff.filter(({ active }) => active === 1).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <DateField
        label={t('due')}
        day={dueDay}
        onChange={(day) => draft.type({ dueDay: day })}
        allowFuture
        earliest={props.today}
      />
    </Dialog>
  )
}

export function MeasuresPanel({ version }: { readonly version: number }) {
  const t = useT(causesWords)
  const language = useLanguage()
  const { timeZone } = useStatus().outlet
  const today = dayAt(useNow(), timeZone)
  const asked = useQuestion('measures', {}, [version])
  const [judging, setJudging] = useState<MeasureEffect>()
  const measures = asked.data ?? []
  const causeName = useCauseName()
  const per = (value: number | null) => (value === null ? '–' : String(value))
  return (
    <Panel title={t('measures')} flush>
      <AskedProblem asked={asked} />
      {measures.length === 0 ? (
        <p className={office.empty}>{t('noMeasures')}</p>
      ) : (
        <table className={office.table}>
          <thead>
            <tr>
              <th scope="col">{t('colCause')}</th>
              <th scope="col">{t('colMeasure')}</th>
              <th scope="col">{t('owner')}</th>
              <th scope="col">{t('colEffect')}</th>
              <th scope="col">{t('colState')}</th>
            </tr>
          </thead>
          <tbody>
            {measures.map((one) => (
              <tr key={one.row.id}>
                <th scope="row" className={office.wrap}>
                  {causeName(one.row.group, { ...one, key: one.row.key })}
                </th>
                <td className={office.wrap}>{one.row.what}</td>
                <td>{one.ownerName}</td>
                <td>
                  {t('effect', { before: one.before, after: one.after, days: one.days })}
                  <br />
                  <span className={office.note}>
                    {t('perHundred', { before: per(one.beforePerHundred), after: per(one.afterPerHundred) })}
                  </span>
                </td>
                <td className={office.wrap}>
                  {one.row.worked === 'yes' ? (
                    <span className={office.good}>
                      ✓ {t('worked')} · {one.judgedByName} · {one.row.note}
                    </span>
                  ) : one.row.worked === 'no' ? (
                    <span className={office.bad}>
                      ▲ {t('workedNot')} · {one.judgedByName} · {one.row.note}
                    </span>
                  ) : today >= one.row.dueDay ? (
                    <Button size="compact-sm" variant="default" onClick={() => setJudging(one)}>
                      {t('judge')}
                    </Button>
                  ) : (
                    t('running', { day: dayText(one.row.dueDay, language) })
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {judging ? (
        <JudgeDialog
          effect={judging}
          onClose={() => {
            setJudging(undefined)
            asked.reload()
          }}
        />
      ) : null}
    </Panel>
  )
}

function JudgeDialog(props: { readonly effect: MeasureEffect; readonly onClose: () => void }) {
  const t = useT(causesWords)
  const { tell } = useLastFact()
  const { row, before, after, days } = props.effect
  const typed = useTextDraft(`manager.judge.${row.id}`)
  const act = useAct(typed)
  const causeName = useCauseName()
  const note = typed.value

  async function judge(worked: boolean) {
    const done = await act.give(
      'judgeMeasure',
      { measureId: row.id, worked, note: note.trim() },
      { [`measure/${row.id}`]: row.revision },
    )
    if (!done) return
    typed.clear()
    tell({ text: t('judged') })
    props.onClose()
  }

  const ready = note.trim() !== '' && !act.busy
  return (
    <Dialog
      title={t('judgeTitle')}
      onClose={props.onClose}
      primary={{ label: t('worked'), run: () => void judge(true), disabled: !ready }}
    >
      <ProblemBanner problem={act.problem} />
      <p>
        <strong>{causeName(row.group, { ...props.effect, key: row.key })}</strong>: {row.what}
      </p>
      <p>{t('effect', { before, after, days })}</p>
      <LongTextField
        label={t('note')}
        autoFocus
        required
        maxLength={2000}
        value={note}
        onChange={typed.set}
      />
      <div>
        <Button variant="default" disabled={!ready} onClick={() => void judge(false)}>
          {t('workedNot')}
        </Button>
      </div>
    </Dialog>
  )
}

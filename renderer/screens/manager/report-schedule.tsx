/** Which reports are made by themselves, when, whether they are printed, and the folder they are put into. */

import { Button, Checkbox, NumberInput, Select } from '@mantine/core'
import type { OutletRow } from '../../../shared/outlet/state'
import type { KeptReports } from '../../../shared/questions/reports'
import { type ReportSettings, reportSettingsSchema } from '../../../shared/report/schedule'
import { ask } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { useLanguage, useT } from '../../i18n/language'
import { reportsWords } from '../../i18n/reports'
import { useDraft } from '../../ui/drafts'
import { ProblemBanner } from '../../ui/error-banner'
import { useHotkeys } from '../../ui/hotkeys'
import { momentText } from '../../ui/time-text'
import { useAct } from '../../use-act'
import { useStatus } from '../../workstation'
import office from './office.module.css'
import { Panel } from './panel'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

export function ReportSchedule(props: {
  readonly outlet: OutletRow
  readonly place: Pick<KeptReports, 'folder' | 'filedAtMs' | 'problem'>
  readonly onPlace: () => void
}) {
  const t = useT(reportsWords)
  const { tell } = useLastFact()
  const act = useAct()
  const { outlet } = props
  const saved = outlet.policy.reports
  const draft = useDraft<ReportSettings>(
    `manager.reports.${outlet.revision}`,
    saved,
    (stored) => reportSettingsSchema.safeParse(stored).data,
  )
  const { value } = draft
  const changed = JSON.stringify(value) !== JSON.stringify(saved)
  const set = (kind: 'weekly' | 'monthly', part: Partial<ReportSettings['weekly']>) =>
    draft.set((before) => ({ ...before, [kind]: { ...before[kind], ...part } }))

  async function save() {
    if (!changed) return
    const policy = { ...outlet.policy, reports: value }
    const done = await act.give(
      'changePolicy',
      { policy, reason: t('reason') },
      { 'outlet/self': outlet.revision },
    )
    if (!done) return
    draft.begin(value)
    tell({ text: t('settingsSaved') })
  }
  useHotkeys([{ keys: 'Ctrl+S', label: t('save'), run: () => void save(), disabled: !changed || act.busy }])

  return (
    <Panel title={t('schedule')}>
      <ProblemBanner problem={act.problem} />
      <Checkbox
        label={t('weeklyOn')}
        checked={value.weekly.on}
        onChange={(event) => set('weekly', { on: event.currentTarget.checked })}
      />
      {value.weekly.on ? (
        <div className={office.row}>
          <Select
            label={t('onDay')}
            w={150}
            allowDeselect={false}
            value={String(value.weekly.day)}
            data={weekdays.map((day) => ({ value: String(day), label: t(`weekday${day}`) }))}
            onChange={(day) => set('weekly', { day: Number(day) || 1 })}
          />
          <Checkbox
            label={t('andPrint')}
            checked={value.weekly.print}
            onChange={(event) => set('weekly', { print: event.currentTarget.checked })}
          />
        </div>
      ) : null}
      <Checkbox
        label={t('monthlyOn')}
        checked={value.monthly.on}
        onChange={(event) => set('monthly', { on: event.currentTarget.checked })}
      />
      {value.monthly.on ? (
        <div className={office.row}>
          <Whole
            label={t('onMonthDay')}
            value={value.monthly.day}
            from={1}
            to={28}
            onChange={(day) => set('monthly', { day })}
          />
          <Checkbox
            label={t('andPrint')}
            checked={value.monthly.print}
            onChange={(event) => set('monthly', { print: event.currentTarget.checked })}
          />
        </div>
      ) : null}
      {value.weekly.on || value.monthly.on ? (
        <Whole
          label={t('atHour')}
          value={value.hour}
          from={0}
          to={23}
          onChange={(hour) => draft.set((before) => ({ ...before, hour }))}
        />
      ) : null}
      {changed ? (
        <div>
          <Button
            size="compact-sm"
            disabled={act.busy}
            onClick={() => void save()}
            rightSection={<kbd>Ctrl S</kbd>}
          >
            {t('save')}
          </Button>
        </div>
      ) : null}
      <Folder place={props.place} onPlace={props.onPlace} />
    </Panel>
  )
}

function Folder(props: {
  readonly place: Pick<KeptReports, 'folder' | 'filedAtMs' | 'problem'>
  readonly onPlace: () => void
}) {
  const t = useT(reportsWords)
  const language = useLanguage()
  const { timeZone } = useStatus().outlet
  const act = useAct()
  const { folder, filedAtMs, problem } = props.place

  async function choose() {
    if (await act.run(() => ask('chooseReportFolder', {}))) props.onPlace()
  }
  async function forget() {
    if (await act.run(() => ask('forgetReportFolder', {}))) props.onPlace()
  }
  return (
    <>
      <strong>{t('folder')}</strong>
      <ProblemBanner problem={act.problem} />
      {folder === '' ? (
        <p className={office.note}>{t('folderNone')}</p>
      ) : (
        <>
          <code className={office.code}>{folder}</code>
          <p className={problem === '' ? office.note : office.bad}>
            {problem !== ''
              ? `▲ ${t('problem', { problem })}`
              : filedAtMs > 0
                ? t('filed', { when: momentText(filedAtMs, timeZone, language) })
                : t('filedNever')}
          </p>
        </>
      )}
      <div className={office.row}>
        <Button size="compact-sm" variant="default" disabled={act.busy} onClick={() => void choose()}>
          {t('chooseFolder')}
        </Button>
        {folder === '' ? null : (
          <Button size="compact-sm" variant="default" disabled={act.busy} onClick={() => void forget()}>
            {t('forgetFolder')}
          </Button>
        )}
      </div>
    </>
  )
}

function Whole(props: {
  readonly label: string
  readonly value: number
  readonly from: number
  readonly to: number
  readonly onChange: (value: number) => void
}) {
  return (
    <NumberInput
      label={props.label}
      w={120}
      value={props.value}
      min={props.from}
      max={props.to}
      allowDecimal={false}
      clampBehavior="strict"
      onChange={(value) =>
        props.onChange(Math.min(props.to, Math.max(props.from, Math.trunc(Number(value) || props.from))))
      }
    />
  )
}

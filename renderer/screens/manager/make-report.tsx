/** One report now: last week, last month, or any days. */

import { Button, Checkbox, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import {
  addDays,
  addMonths,
  type CalendarDay,
  firstOfMonth,
  lastOfMonth,
} from '../../../shared/calendar/calendar-day'
import type { ReportKind } from '../../../shared/report/schedule'
import { mondayOf } from '../../../shared/rota/duties'
import { newId } from '../../door'
import { useLastFact } from '../../frame/last-fact'
import { useT } from '../../i18n/language'
import { reportsWords } from '../../i18n/reports'
import { DateField } from '../../ui/date-field'
import { ProblemBanner } from '../../ui/error-banner'
import { useHotkeys } from '../../ui/hotkeys'
import { useNow } from '../../ui/now'
import { dayAt } from '../../ui/time-text'
import { useAct } from '../../use-act'
import { useStatus } from '../../workstation'
import office from './office.module.css'
import { Panel } from './panel'

const kinds = ['weekly', 'monthly', 'own'] as const
const kindKey = { weekly: 'lastWeek', monthly: 'lastMonth', own: 'chosen' } as const

export function MakeReport() {
  const t = useT(reportsWords)
  const { tell } = useLastFact()
  const act = useAct()
  const today = dayAt(useNow(), useStatus().outlet.timeZone) as CalendarDay
  const [kind, setKind] = useState<ReportKind>('weekly')
  const [own, setOwn] = useState<{ readonly from: string | undefined; readonly to: string | undefined }>({
    from: addDays(today, -6),
    to: today,
  })
  const [print, setPrint] = useState(false)
  const period = periodOfKind(kind, today) ?? own
  const possible = period.from !== undefined && period.to !== undefined && period.from <= period.to

  async function make() {
    if (period.from === undefined || period.to === undefined) return
    const done = await act.give('makeReport', {
      reportId: newId(),
      kind,
      fromDay: period.from,
      toDay: period.to,
      print,
    })
    if (!done) return
    tell({ text: t('made', { title: t('title', { kind: t(kind), from: period.from, to: period.to }) }) })
  }
  useHotkeys([{ keys: 'F5', label: t('make'), run: () => void make(), disabled: !possible || act.busy }])

  return (
    <Panel title={t('now')}>
      <ProblemBanner problem={act.problem} />
      <SegmentedControl
        size="xs"
        aria-label={t('now')}
        value={kind}
        onChange={(value) => setKind(kinds.find((one) => one === value) ?? 'weekly')}
        data={kinds.map((one) => ({ value: one, label: t(kindKey[one]) }))}
      />
      {kind === 'own' ? (
        <>
          <DateField label={t('chosen')} day={own.from} onChange={(from) => setOwn({ ...own, from })} />
          <DateField label="–" day={own.to} onChange={(to) => setOwn({ ...own, to })} />
        </>
      ) : (
        <p className={office.note}>
          {period.from} – {period.to}
        </p>
      )}
      <Checkbox
        label={t('andPrint')}
        checked={print}
        onChange={(event) => setPrint(event.currentTarget.checked)}
      />
      <div>
        <Button disabled={!possible || act.busy} onClick={() => void make()} rightSection={<kbd>F5</kbd>}>
          {t('make')}
        </Button>
      </div>
    </Panel>
  )
}

function periodOfKind(
  kind: ReportKind,
  today: CalendarDay,
): { readonly from: string; readonly to: string } | undefined {
  if (kind === 'weekly') {
    const from = addDays(mondayOf(today), -7)
    return { from, to: addDays(from, 6) }
  }
  if (kind === 'own') return undefined
  const from = addMonths(firstOfMonth(today), -1)
  return { from, to: lastOfMonth(from) }
}

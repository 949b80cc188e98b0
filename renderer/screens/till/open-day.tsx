/** Opening the day: the float, and one key. The last float is offered, because most outlets keep the same one. */

import { Button } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { formatYuan } from '../../../shared/money'
import type { ShiftRow } from '../../../shared/till/state'
import { useLastFact } from '../../frame/last-fact'
import { useLanguage, useT } from '../../i18n/language'
import { tillWords } from '../../i18n/till'
import { useDraft } from '../../ui/drafts'
import { ErrorBanner, ProblemBanner } from '../../ui/error-banner'
import { useHotkeys } from '../../ui/hotkeys'
import { dayText } from '../../ui/time-text'
import { useAct } from '../../use-act'
import office from '../manager/office.module.css'
import { Panel } from '../manager/panel'
import { CashCountFields, cashCountSchema, countedFen, emptyCount } from './cash-count'
import { ShiftList } from './shift-list'
import classes from './till.module.css'

const countedSchema = z.object({ afterShift: z.string(), count: cashCountSchema.optional() })
type Counted = z.output<typeof countedSchema>

export function OpenDay(props: {
  readonly shifts: readonly ShiftRow[]
  readonly onShow: (row: ShiftRow) => void
}) {
  const t = useT(tillWords)
  const language = useLanguage()
  const { tell } = useLastFact()
  const last = [...props.shifts].sort((a, b) => b.openedAtMs - a.openedAtMs)[0]
  const lastFloatFen = last?.floatFen ?? undefined
  // What was counted for a day that somebody opened meanwhile is of no use for the next one.
  const afterShift = last?.id ?? ''
  const draft = useDraft<Counted>(
    'till.open',
    { afterShift },
    (stored) => countedSchema.safeParse(stored).data,
  )
  const act = useAct(draft)
  const typed = draft.value.afterShift === afterShift ? draft.value.count : undefined
  const [missing, setMissing] = useState(false)
  const [behind, setBehind] = useState<string>()
  const count = typed ?? (lastFloatFen === undefined ? emptyCount : { pieces: {}, totalFen: lastFloatFen })

  async function open() {
    const floatFen = countedFen(count)
    setMissing(floatFen === undefined)
    if (floatFen === undefined) return
    const done = await act.give('openDay', { shiftId: draft.id, floatFen })
    if (!done) return
    draft.clear()
    const { day, clockBehind } = done.value
    if (clockBehind) setBehind(day)
    tell({ text: t('opened', { day: dayText(day, language), amount: formatYuan(floatFen) }) })
  }
  useHotkeys([{ keys: 'F5', label: t('openDay'), run: () => void open(), disabled: act.busy }])

  return (
    <div className={office.split}>
      <Panel title={t('openDay')}>
        <form
          noValidate
          className={classes.openForm}
          onSubmit={(event) => {
            event.preventDefault()
            void open()
          }}
        >
          <div className={office.column}>
            <p className={office.note}>{t('openHint')}</p>
            <ProblemBanner problem={act.problem} />
            {behind === undefined ? null : (
              <ErrorBanner tone="waiting" what={t('clockBehind', { day: dayText(behind, language) })} />
            )}
            <CashCountFields
              autoFocus
              count={count}
              onChange={(next) => draft.set({ afterShift, count: next })}
              error={missing && countedFen(count) === undefined ? t('floatMissing') : undefined}
            />
            {lastFloatFen === undefined ? null : (
              <p className={office.note}>{t('floatLast', { amount: formatYuan(lastFloatFen) })}</p>
            )}
            <div className={office.row}>
              <Button type="submit" disabled={act.busy} rightSection={<kbd>F5</kbd>} data-autofocus>
                {t('openDay')}
              </Button>
            </div>
          </div>
        </form>
      </Panel>
      <ShiftList shifts={props.shifts} onShow={props.onShow} />
    </div>
  )
}

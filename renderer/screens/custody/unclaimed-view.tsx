/** Repaired and nobody comes: who to call, how long it has been here, what is still to be paid. */

import { SegmentedControl } from '@mantine/core'
import { useMemo } from 'react'
import { useNavigation } from '../../frame/navigation'
import { usePreference } from '../../frame/preferences'
import { custodyWords } from '../../i18n/custody'
import { useT } from '../../i18n/language'
import { useNow } from '../../ui/now'
import { DataTable } from '../../ui/table/data-table'
import { type CustodyColumnId, useCustodyColumns } from './custody-columns'
import classes from './custody-screen.module.css'
import { dayMs, readySince, unclaimed } from './places-held'
import type { CustodyViewProps } from './where-view'

const columnIds: readonly CustodyColumnId[] = [
  'number',
  'model',
  'ready',
  'contact',
  'called',
  'customer',
  'phone',
  'due',
  'place',
  'accessories',
]
const choices = ['0', '3', '7', '15', '30', '90']

export function UnclaimedView({ rows, chooser }: CustodyViewProps) {
  const t = useT(custodyWords)
  const nowMs = useNow()
  const { open } = useNavigation()
  const [daysText, setDays] = usePreference('custody.unclaimed', '7')
  const days = Number(daysText)
  const columns = useCustodyColumns(columnIds)
  const source = useMemo(
    () => ({ kind: 'local' as const, rows: unclaimed(rows, days, nowMs) }),
    [rows, days, nowMs],
  )
  return (
    <>
      <div className={classes.tools}>
        {chooser}
        <span className={classes.sum}>{t('longerThan')}</span>
        <SegmentedControl
          aria-label={t('longerThan')}
          value={daysText}
          onChange={setDays}
          data={choices.map((value) => ({ value, label: t('days', { count: Number(value) }) }))}
        />
      </div>
      <div className={classes.list}>
        <DataTable
          label={t('viewUnclaimed')}
          columns={columns}
          source={source}
          rowId={(row) => row.id}
          onOpen={(row) => open({ kind: 'ticket', id: row.id })}
          rowTone={(row) => (nowMs - readySince(row) > 30 * dayMs ? 'breach' : undefined)}
          empty={{ title: t('nobodyWaits', { days }) }}
          listId="unclaimed"
        />
      </div>
    </>
  )
}

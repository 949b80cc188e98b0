/** Every place with what it holds; choosing one shows its devices. */

import { type ReactNode, useMemo, useState } from 'react'
import type { TicketRow } from '../../../shared/ticket/row'
import { useAim, useNavigation } from '../../frame/navigation'
import { placeText } from '../../i18n/bench'
import { custodyWords } from '../../i18n/custody'
import { useLanguage, useT } from '../../i18n/language'
import { useNow } from '../../ui/now'
import { useScan } from '../../ui/scan'
import { DataTable } from '../../ui/table/data-table'
import { ageText } from '../../ui/time-text'
import { openTicketOfScan } from '../bench/scanned-ticket'
import { type CustodyColumnId, useCustodyColumns } from './custody-columns'
import classes from './custody-screen.module.css'
import { placesHeld } from './places-held'
import { useLabelBatch } from './use-label-batch'

const columnIds: readonly CustodyColumnId[] = [
  'number',
  'model',
  'place',
  'status',
  'here',
  'accessories',
  'customer',
  'serial',
]

export interface CustodyViewProps {
  readonly rows: readonly TicketRow[]
  readonly chooser: ReactNode
}

export function WhereView({ rows, chooser }: CustodyViewProps) {
  const t = useT(custodyWords)
  const language = useLanguage()
  const nowMs = useNow()
  const { open } = useNavigation()
  const aim = useAim('custody')
  const [place, setPlace] = useState(aim?.place)
  const places = placesHeld(rows)
  const columns = useCustodyColumns(columnIds)
  const labels = useLabelBatch()
  const source = useMemo(
    () => ({
      kind: 'local' as const,
      rows: place === undefined ? rows : rows.filter((row) => row.place === place),
    }),
    [rows, place],
  )

  useScan((scan) => {
    if (scan.kind === 'bin') {
      setPlace(scan.bin)
      return true
    }
    const row = openTicketOfScan(scan, rows)
    if (!row) return false
    open({ kind: 'ticket', id: row.id })
    return true
  })

  const item = (key: string | undefined, label: string, count: number, oldestMs: number) => (
    <button
      key={key ?? ''}
      type="button"
      className={classes.place}
      aria-pressed={place === key}
      onClick={() => setPlace(key)}
    >
      <span className={classes.placeName}>{label}</span>
      <b className={classes.count}>{count}</b>
      <span className={classes.age}>{t('oldest', { age: ageText(nowMs - oldestMs, language) })}</span>
    </button>
  )
  return (
    <>
      <div className={classes.tools}>
        {chooser}
        <span className={classes.sum}>{t('total', { count: rows.length })}</span>
      </div>
      <div className={classes.split}>
        <nav className={classes.places} aria-label={t('places')}>
          {item(undefined, t('allPlaces'), rows.length, Math.min(...rows.map((row) => row.receivedAtMs)))}
          {places.map((held) => item(held.place, placeText(held.place, language), held.count, held.oldestMs))}
        </nav>
        <div className={classes.list}>
          <DataTable
            label={t('list')}
            columns={columns}
            source={source}
            rowId={(row) => row.id}
            onOpen={(row) => open({ kind: 'ticket', id: row.id })}
            empty={{ title: t('nothing') }}
            initialView={{ sort: [{ columnId: 'here', descending: true }] }}
            listId="custody"
            batchActions={labels}
          />
        </div>
      </div>
    </>
  )
}

/** What was done at this outlet, by whom and why: filtered here, paged from main, printed and exported by the list. */

import { Select } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import { type RecordGroup, type RecordLine, recordGroups } from '../../../shared/questions/record'
import { ask } from '../../door'
import { useNavigation } from '../../frame/navigation'
import { type Language, useLanguage, useT } from '../../i18n/language'
import { recordWords } from '../../i18n/record'
import { ticketWords } from '../../i18n/ticket'
import { useStaff } from '../../mirror/queries'
import { useNow } from '../../ui/now'
import type { PageQuery, RowSource, TableColumn } from '../../ui/table/column'
import { DataTable } from '../../ui/table/data-table'
import { dayAt, momentText } from '../../ui/time-text'
import { type FoundKind, useStatus } from '../../workstation'
import { actorText } from './actor-text'
import classes from './manager.module.css'
import { PeriodChoice, usePeriod } from './period'

const sheetKinds: readonly string[] = ['ticket', 'customer', 'device']

export function RecordPage() {
  const { timeZone } = useStatus().outlet
  const today = dayAt(useNow(), timeZone)
  const { shown } = usePeriod('week', today)
  return (
    <>
      <PeriodChoice {...shown} />
      <RecordList fromDay={shown.fromDay ?? today} toDay={shown.toDay ?? today} />
    </>
  )
}

export function RecordList(props: {
  readonly fromDay: string
  readonly toDay: string
  /** Only this; else the person chooses. */
  readonly group?: RecordGroup
}) {
  const t = useT(recordWords)
  const staff = useStaff()
  const language = useLanguage()
  const { timeZone } = useStatus().outlet
  const { open } = useNavigation()
  const { fromDay, toDay } = props
  const [chosen, setChosen] = useState<RecordGroup>('all')
  const [staffId, setStaffId] = useState('')
  const group = props.group ?? chosen
  const actName = useActName()
  const columns = useMemo(
    () => recordColumns(t, actName, language, timeZone),
    [t, actName, language, timeZone],
  )
  const load = useCallback(
    async (query: PageQuery) => {
      const { text, offset, limit } = query
      const answer = await ask('record', { group, staffId, fromDay, toDay, text, offset, limit })
      if (answer.kind !== 'ok') throw new Error('the record could not be read')
      return answer.value
    },
    [group, staffId, fromDay, toDay],
  )
  const source = useMemo<RowSource<RecordLine>>(() => ({ kind: 'paged', load }), [load])
  return (
    <>
      {props.group ? null : (
        <div className={classes.form}>
          <Select
            label={t('what')}
            value={chosen}
            allowDeselect={false}
            onChange={(value) => setChosen(recordGroups.find((id) => id === value) ?? 'all')}
            data={recordGroups.map((id) => ({ value: id, label: t(`group_${id}`) }))}
          />
          <Select
            label={t('who')}
            value={staffId}
            allowDeselect={false}
            searchable
            onChange={(value) => setStaffId(value ?? '')}
            data={[
              { value: '', label: t('everybody') },
              ...staff.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </div>
      )}
      <div className={classes.record}>
        <DataTable<RecordLine>
          key={`${group} ${staffId} ${fromDay} ${toDay}`}
          listId="record"
          label={t('title')}
          columns={columns}
          source={source}
          rowId={(row) => row.factId}
          onOpen={(row) => {
            if (sheetKinds.includes(row.kind)) open({ kind: row.kind as FoundKind, id: row.subjectId })
            else if (row.kind === 'stock') open({ kind: 'part', id: row.subjectId })
          }}
          empty={{ title: t('empty') }}
        />
      </div>
    </>
  )
}

/** What happens to a ticket has its words there already. A fact that came with an update shows as it is named. */
export function useActName(): (type: string) => string {
  const t = useT(recordWords)
  const ticket = useT(ticketWords)
  return useCallback(
    (type) => {
      if (Object.hasOwn(recordWords.entries, type)) return t(type as 'customerEntered')
      return Object.hasOwn(ticketWords.entries, `step_${type}`)
        ? ticket(`step_${type}` as 'step_deviceHandedOver')
        : type
    },
    [t, ticket],
  )
}

function recordColumns(
  t: ReturnType<typeof useT<typeof recordWords.entries>>,
  actName: (type: string) => string,
  language: Language,
  timeZone: string,
): readonly TableColumn<RecordLine>[] {
  const columns: readonly TableColumn<RecordLine>[] = [
    {
      id: 'when',
      header: t('colWhen'),
      width: 170,
      value: (row) => row.atMs,
      text: (row) => momentText(row.atMs, timeZone, language),
    },
    { id: 'who', header: t('colWho'), width: 110, value: (row) => actorText(row, t) },
    { id: 'act', header: t('colAct'), width: 190, value: (row) => actName(row.type) },
    {
      id: 'subject',
      header: t('colSubject'),
      width: 300,
      value: (row) => (language === 'en' ? row.labelEn : row.label),
    },
    { id: 'reason', header: t('colReason'), width: 280, value: (row) => row.reason },
    { id: 'station', header: t('colStation'), width: 80, value: (row) => row.station },
  ]
  return columns.map((column) => ({ ...column, sortable: false }))
}

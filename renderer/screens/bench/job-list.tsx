/** The jobs as a list: for sorting, grouping and finding what the board does not show. */

import { useCallback, useMemo } from 'react'
import { benchWords, placeText, statusText, statusTone } from '../../i18n/bench'
import { useLanguage, useT } from '../../i18n/language'
import { ticketWords } from '../../i18n/ticket'
import { useNow } from '../../ui/now'
import { StatusBadge } from '../../ui/status-badge'
import type { TableColumn } from '../../ui/table/column'
import { DataTable } from '../../ui/table/data-table'
import { Age, Moment } from '../../ui/texts'
import { ageText, leftText, momentText } from '../../ui/time-text'
import { useStatus } from '../../workstation'
import { useModelName } from '../device/use-model-name'
import { isLate } from './clocks'
import type { Job } from './lanes'
import { NumberText } from './number-text'
import { PromiseBar } from './promise-bar'

export interface JobListProps {
  readonly jobs: readonly Job[]
  readonly nameOf: (staffId: string) => string
  readonly onOpen: (ticketId: string) => void
  readonly onActive: (ticketId: string) => void
}

export function JobList({ jobs, nameOf, onOpen, onActive }: JobListProps) {
  const t = useT(benchWords)
  const columns = useJobColumns(nameOf)
  const activate = useCallback((job: Job | undefined) => job && onActive(job.row.id), [onActive])
  const source = useMemo(() => ({ kind: 'local' as const, rows: jobs }), [jobs])
  return (
    <DataTable
      label={t('boardLabel')}
      columns={columns}
      source={source}
      rowId={({ row }) => row.id}
      onOpen={({ row }) => onOpen(row.id)}
      onActive={activate}
      rowTone={(job) => (isLate(job.clocks) ? 'breach' : undefined)}
      empty={{ title: t('noJobsMatch') }}
      listId="bench"
    />
  )
}

function useJobColumns(nameOf: (staffId: string) => string): readonly TableColumn<Job>[] {
  const t = useT(benchWords)
  const tt = useT(ticketWords)
  const language = useLanguage()
  const modelName = useModelName()
  const nowMs = useNow()
  const { timeZone } = useStatus().outlet
  // biome-ignore lint/correctness/useExhaustiveDependencies: names change with the staff list, which repaints anyway.
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('number'),
        width: 168,
        value: ({ row }) => row.number,
        cell: ({ row }) => <NumberText number={row.number} />,
      },
      {
        id: 'model',
        header: t('model'),
        width: 200,
        value: ({ row }) => modelName(row),
        key: ({ row }) => row.modelName,
        groupable: true,
      },
      { id: 'fault', header: t('fault'), width: 220, value: ({ row }) => row.fault },
      {
        id: 'status',
        header: t('status'),
        width: 130,
        value: ({ row }) => row.status,
        text: ({ row }) => statusText(row.status, language),
        cell: ({ row }) => (
          <StatusBadge tone={statusTone(row.status)} label={statusText(row.status, language)} />
        ),
        groupable: true,
      },
      {
        id: 'since',
        header: t('statusFor'),
        width: 110,
        align: 'end',
        value: ({ row }) => -row.statusSinceMs,
        text: ({ row }) => ageText(Math.max(0, nowMs - row.statusSinceMs), language),
        cell: ({ row }) => <Age sinceMs={row.statusSinceMs} />,
      },
      {
        id: 'left',
        header: t('promiseLeft'),
        width: 190,
        value: ({ clocks }) => clocks.promise?.leftMs,
        text: ({ clocks }) => (clocks.promise ? leftText(clocks.promise.leftMs, language) : ''),
        cell: ({ clocks }) => <PromiseBar clock={clocks.promise} />,
      },
      {
        id: 'promise',
        header: t('promise'),
        width: 110,
        value: ({ row }) => row.promisedAtMs || undefined,
        text: ({ row }) => (row.promisedAtMs === 0 ? '' : momentText(row.promisedAtMs, timeZone, language)),
        cell: ({ row }) => (row.promisedAtMs === 0 ? null : <Moment atMs={row.promisedAtMs} short />),
      },
      {
        id: 'priority',
        header: t('priority'),
        width: 90,
        value: ({ row }) => ['critical', 'high', 'medium', 'low'].indexOf(row.priority),
        text: ({ row }) => tt(`priority_${row.priority}`),
        groupable: true,
      },
      {
        id: 'technician',
        header: t('technician'),
        width: 110,
        value: ({ row }) => nameOf(row.technicianId),
        key: ({ row }) => row.technicianId,
        groupable: true,
      },
      {
        id: 'parts',
        header: t('parts'),
        width: 120,
        value: ({ row }) => row.partsAwaited * 10_000 + row.partsReserved * 100 + row.partsUsed,
        text: ({ row }) =>
          row.partsAwaited > 0
            ? t('partsAwaited', { count: row.partsAwaited })
            : row.partsReserved > 0
              ? t('partsReserved', { count: row.partsReserved })
              : row.partsUsed > 0
                ? t('partsUsed', { count: row.partsUsed })
                : '',
      },
      {
        id: 'place',
        header: t('place'),
        width: 90,
        value: ({ row }) => row.place,
        text: ({ row }) => placeText(row.place, language),
        groupable: true,
      },
      {
        id: 'kind',
        header: t('kind'),
        width: 100,
        value: ({ row }) => tt(`kind_${row.kind}`),
        key: ({ row }) => row.kind,
        groupable: true,
        hidden: true,
      },
      { id: 'serial', header: t('serial'), width: 150, value: ({ row }) => row.serial, hidden: true },
    ],
    [t, tt, language, nowMs, timeZone],
  )
}

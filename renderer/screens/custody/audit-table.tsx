/** The audit's result as a list that can be sorted, grouped and taken away as a file. */

import { useMemo } from 'react'
import { useNavigation } from '../../frame/navigation'
import { placeText, statusText } from '../../i18n/bench'
import { custodyWords } from '../../i18n/custody'
import { useLanguage, useT } from '../../i18n/language'
import { StatusBadge, type StatusTone } from '../../ui/status-badge'
import type { TableColumn } from '../../ui/table/column'
import { DataTable } from '../../ui/table/data-table'
import { Moment } from '../../ui/texts'
import { momentText } from '../../ui/time-text'
import { useStatus } from '../../workstation'
import { NumberText } from '../bench/number-text'
import { useModelName } from '../device/use-model-name'
import type { AuditLine, AuditVerdict } from './audit'
import classes from './custody-screen.module.css'

const tones: Readonly<Record<AuditVerdict, StatusTone>> = {
  missing: 'breach',
  misplaced: 'waiting',
  extra: 'diagnosing',
  present: 'ready',
}
const order = ['missing', 'misplaced', 'extra', 'present'] as const

export function AuditTable(props: {
  readonly lines: readonly AuditLine[]
  readonly onRecordFound: (ticketId: string) => void
}) {
  const t = useT(custodyWords)
  const { open } = useNavigation()
  const columns = useAuditColumns()
  const { lines } = props
  const source = useMemo(() => ({ kind: 'local' as const, rows: lines }), [lines])
  return (
    <div className={classes.list}>
      <DataTable
        label={t('viewAudit')}
        columns={columns}
        source={source}
        rowId={(line) => `${line.ticketId} ${line.loanerId} ${line.number}`}
        onOpen={(line) => line.ticketId !== '' && open({ kind: 'ticket', id: line.ticketId })}
        rowTone={(line) => (line.verdict === 'present' ? undefined : tones[line.verdict])}
        rowActions={(line) =>
          line.verdict === 'misplaced' && line.foundPlace !== '' && line.loanerId === ''
            ? [{ label: t('fixPlace'), run: () => props.onRecordFound(line.ticketId) }]
            : []
        }
        empty={{ title: t('auditEmpty') }}
        listId="shelf-audit"
      />
    </div>
  )
}

function useAuditColumns(): readonly TableColumn<AuditLine>[] {
  const t = useT(custodyWords)
  const modelName = useModelName()
  const language = useLanguage()
  const { timeZone } = useStatus().outlet
  return useMemo(
    () => [
      {
        id: 'number',
        header: t('number'),
        width: 172,
        value: (line) => line.number,
        cell: (line) => <NumberText number={line.number} />,
      },
      {
        id: 'result',
        header: t('result'),
        width: 120,
        value: (line) => order.indexOf(line.verdict),
        text: (line) => t(line.verdict),
        cell: (line) => <StatusBadge tone={tones[line.verdict]} label={t(line.verdict)} />,
        groupable: true,
      },
      {
        id: 'model',
        header: t('model'),
        width: 200,
        value: (line) => (line.loanerId === '' ? modelName(line) : line.modelName),
        key: (line) => line.modelName,
      },
      {
        id: 'recorded',
        header: t('recordedAt'),
        width: 110,
        value: (line) => placeText(line.recordedPlace, language),
        key: (line) => line.recordedPlace,
        groupable: true,
      },
      {
        id: 'found',
        header: t('foundAt'),
        width: 110,
        value: (line) => placeText(line.foundPlace, language),
        key: (line) => line.foundPlace,
        groupable: true,
      },
      {
        id: 'note',
        header: t('note'),
        width: 190,
        value: (line) =>
          line.loanerId !== ''
            ? t(line.verdict === 'misplaced' ? 'loanerNotBack' : 'loaner')
            : line.verdict !== 'extra'
              ? ''
              : line.closedStatus === ''
                ? t('extraUnknown')
                : t('extraClosed', { status: statusText(line.closedStatus, language) }),
      },
      {
        id: 'accessories',
        header: t('accessories'),
        width: 140,
        value: (line) => line.accessories - line.accessoriesFound,
        text: (line) =>
          line.accessories === 0
            ? ''
            : t('itemsHere', { found: line.accessoriesFound, of: line.accessories }),
      },
      {
        id: 'at',
        header: t('scannedAt'),
        width: 90,
        value: (line) => line.atMs || undefined,
        text: (line) => (line.atMs === 0 ? '' : momentText(line.atMs, timeZone, language)),
        cell: (line) => (line.atMs === 0 ? null : <Moment atMs={line.atMs} short />),
      },
    ],
    [t, language, timeZone, modelName],
  )
}

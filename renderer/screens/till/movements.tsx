/** What moved in a shift. A line with a ticket opens it. There is no total of the cash: the count is blind. */

import { useMemo } from 'react'
import { formatYuan } from '../../../shared/money'
import type { TillMovement } from '../../../shared/till/state'
import { useNavigation } from '../../frame/navigation'
import { useLanguage, useT } from '../../i18n/language'
import { tillWords } from '../../i18n/till'
import { useStaff } from '../../mirror/queries'
import type { TableColumn } from '../../ui/table/column'
import { DataTable } from '../../ui/table/data-table'
import { Moment, Money } from '../../ui/texts'
import { momentText } from '../../ui/time-text'
import { useStatus } from '../../workstation'
import { movementKey, nameOf, tenderKey } from './till-words'

export function Movements(props: {
  readonly movements: readonly TillMovement[]
  /** Before a ticket opens: a dialog closes itself. */
  readonly onLeave?: () => void
}) {
  const { movements } = props
  const t = useT(tillWords)
  const { open } = useNavigation()
  const staff = useStaff()
  const language = useLanguage()
  const { timeZone } = useStatus().outlet

  const columns = useMemo(
    (): readonly TableColumn<TillMovement>[] => [
      {
        id: 'time',
        header: t('time'),
        width: 104,
        value: (row) => row.atMs,
        text: (row) => momentText(row.atMs, timeZone, language),
        cell: (row) => <Moment atMs={row.atMs} short />,
      },
      {
        id: 'kind',
        header: t('kind'),
        width: 90,
        value: (row) => t(movementKey[row.kind]),
        key: (row) => row.kind,
        groupable: true,
      },
      {
        id: 'tender',
        header: t('tender'),
        width: 90,
        value: (row) => t(tenderKey[row.tender]),
        key: (row) => row.tender,
        groupable: true,
      },
      {
        id: 'amount',
        header: t('amount'),
        width: 104,
        align: 'end',
        value: (row) => row.amountFen,
        text: (row) => formatYuan(row.amountFen),
        cell: (row) => <Money fen={row.amountFen} />,
      },
      { id: 'number', header: t('number'), width: 150, value: (row) => row.number },
      { id: 'reason', header: t('reason'), width: 147, value: (row) => row.reason },
      {
        id: 'person',
        header: t('person'),
        width: 110,
        value: (row) => nameOf(staff, row.actor),
        groupable: true,
      },
    ],
    [t, staff, language, timeZone],
  )
  const source = useMemo(() => ({ kind: 'local', rows: movements }) as const, [movements])

  return (
    <DataTable
      label={t('movements')}
      columns={columns}
      source={source}
      rowId={(row) => row.movementId}
      initialView={{ sort: [{ columnId: 'time', descending: true }] }}
      onOpen={(row) => {
        if (row.ticketId === '') return
        props.onLeave?.()
        open({ kind: 'ticket', id: row.ticketId })
      }}
      empty={{ title: t('noMovements'), hint: t('noMovementsHint') }}
    />
  )
}

/** Tickets as the office looks at them. Every line opens its ticket. */

import { useCallback, useMemo } from 'react'
import { formatYuan } from '../../../shared/money'
import type { TicketRow } from '../../../shared/ticket/row'
import { useNavigation } from '../../frame/navigation'
import { useLanguage, useT } from '../../i18n/language'
import { managerWords } from '../../i18n/manager'
import { ticketWords } from '../../i18n/ticket'
import { useOutlet, useStaff } from '../../mirror/queries'
import { useNow } from '../../ui/now'
import { StatusBadge } from '../../ui/status-badge'
import type { TableColumn } from '../../ui/table/column'
import { DataTable } from '../../ui/table/data-table'
import { Age, Moment, Money, TimeLeft } from '../../ui/texts'
import { leftText, momentText } from '../../ui/time-text'
import { useStatus } from '../../workstation'
import { jobClocks, outletCalendar, outletPolicy } from '../bench/clocks'
import { useModelName } from '../device/use-model-name'
import { statusTone } from '../ticket/status'
import { nameOf } from '../till/till-words'

export function TicketTable(props: {
  readonly label: string
  readonly rows: readonly TicketRow[]
  /** Before the ticket opens: a dialog closes itself, because the ticket's sheet lies below it. */
  readonly onLeave?: () => void
  /** What happened is past: no clocks, sorted as it came. */
  readonly past?: boolean
}) {
  const t = useT(managerWords)
  const ticket = useT(ticketWords)
  const staff = useStaff()
  const { open } = useNavigation()
  const outlet = useOutlet()
  const language = useLanguage()
  const { timeZone } = useStatus().outlet
  const nowMs = useNow()
  const modelName = useModelName()
  const past = props.past === true
  const { rows } = props
  const source = useMemo(() => ({ kind: 'local', rows }) as const, [rows])
  const clocksOf = useCallback(
    (row: TicketRow) => jobClocks(row, outletCalendar(outlet), outletPolicy(outlet), nowMs),
    [outlet, nowMs],
  )
  const columns = useMemo(
    (): readonly TableColumn<TicketRow>[] =>
      [
        { id: 'number', header: t('colNumber'), width: 180, value: (row) => row.number },
        {
          id: 'status',
          header: t('colStatus'),
          width: 130,
          value: (row) => ticket(`status_${row.status}`),
          key: (row) => row.status,
          cell: (row) => <StatusBadge tone={statusTone[row.status]} label={ticket(`status_${row.status}`)} />,
          groupable: true,
        },
        {
          id: 'promise',
          header: t('colPromise'),
          width: 160,
          value: (row) => row.promisedAtMs || undefined,
          text: (row) => (row.promisedAtMs === 0 ? '' : momentText(row.promisedAtMs, timeZone, language)),
          cell: (row) =>
            row.promisedAtMs === 0 ? (
              '–'
            ) : row.open === 1 && row.readyAtMs === 0 ? (
              <TimeLeft
                dueMs={row.promisedAtMs}
                leftMs={clocksOf(row).promise?.leftMs ?? row.promisedAtMs - nowMs}
              />
            ) : (
              <Moment atMs={row.promisedAtMs} short />
            ),
        },
        {
          id: 'step',
          header: t('colStep'),
          width: 150,
          value: (row) => clocksOf(row).step?.leftMs,
          text: (row) => {
            const step = clocksOf(row).step
            return step ? leftText(step.leftMs, language) : ''
          },
          cell: (row) => {
            const step = clocksOf(row).step
            return step ? <TimeLeft dueMs={step.dueMs} leftMs={step.leftMs} /> : '–'
          },
          hidden: past,
        },
        {
          id: 'model',
          header: t('colModel'),
          width: 190,
          value: modelName,
          key: (row) => row.modelName,
          groupable: true,
        },
        { id: 'fault', header: t('colFault'), width: 220, value: (row) => row.fault },
        {
          id: 'technician',
          header: t('colTechnician'),
          width: 100,
          value: (row) => (row.technicianId === '' ? t('nobody') : nameOf(staff, row.technicianId)),
          key: (row) => row.technicianId,
          groupable: true,
        },
        { id: 'place', header: t('colPlace'), width: 90, value: (row) => row.place, groupable: true },
        { id: 'customer', header: t('colCustomer'), width: 110, value: (row) => row.customerName },
        {
          id: 'in',
          header: t('colIn'),
          width: 110,
          value: (row) => row.statusSinceMs,
          text: (row) => momentText(row.statusSinceMs, timeZone, language),
          cell: (row) => <Age sinceMs={row.statusSinceMs} />,
          hidden: past,
        },
        {
          id: 'received',
          header: t('colReceived'),
          width: 120,
          value: (row) => row.receivedAtMs,
          text: (row) => momentText(row.receivedAtMs, timeZone, language),
          cell: (row) => <Moment atMs={row.receivedAtMs} short />,
        },
        {
          id: 'due',
          header: t('colDue'),
          width: 110,
          align: 'end',
          value: (row) => row.dueFen,
          text: (row) => formatYuan(row.dueFen),
          cell: (row) => <Money fen={row.dueFen} />,
          total: (sum: number) => <Money fen={sum} strong />,
        },
      ] satisfies readonly TableColumn<TicketRow>[],
    [t, ticket, staff, past, clocksOf, nowMs, timeZone, language, modelName],
  )
  return (
    <DataTable
      label={props.label}
      listId="manager-tickets"
      columns={columns}
      source={source}
      rowId={(row) => row.id}
      onOpen={(row) => {
        props.onLeave?.()
        open({ kind: 'ticket', id: row.id })
      }}
      empty={{ title: t('listEmpty') }}
    />
  )
}

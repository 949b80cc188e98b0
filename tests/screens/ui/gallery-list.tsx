/** The list of the gallery: rows in the window, or pages as main gives them. */

import { useMemo } from 'react'
import { translateIn } from '../../../renderer/i18n/language'
import { uiWords } from '../../../renderer/i18n/ui'
import { StatusBadge } from '../../../renderer/ui/status-badge'
import type { PageQuery, TableColumn } from '../../../renderer/ui/table/column'
import { DataTable } from '../../../renderer/ui/table/data-table'
import { Moment, Money, TimeLeft } from '../../../renderer/ui/texts'
import { formatYuan } from '../../../shared/money'
import { type MadeUpTicket, madeUpTickets } from './made-up'

export function GalleryList(props: {
  readonly zh: boolean
  readonly paged: boolean
  readonly count: number
}) {
  const { zh, paged, count } = props
  const rows = useMemo(() => madeUpTickets(count), [count])
  const columns = useMemo<readonly TableColumn<MadeUpTicket>[]>(
    () => [
      { id: 'number', header: zh ? '服务单号' : 'Ticket', width: 180, value: (row) => row.number },
      {
        id: 'status',
        header: zh ? '状态' : 'Status',
        width: 124,
        groupable: true,
        value: (row) => row.status,
        text: (row) => translateIn(uiWords, zh ? 'zh' : 'en')(row.status),
        cell: (row) => <StatusBadge tone={row.status} />,
      },
      { id: 'model', header: zh ? '型号' : 'Model', width: 210, groupable: true, value: (row) => row.model },
      { id: 'fault', header: zh ? '故障' : 'Fault', width: 140, value: (row) => row.fault },
      {
        id: 'technician',
        header: zh ? '工程师' : 'Technician',
        width: 96,
        groupable: true,
        value: (row) => row.technician,
      },
      {
        id: 'due',
        header: zh ? '剩余' : 'Time left',
        width: 140,
        align: 'end',
        value: (row) => row.dueMs,
        cell: (row) => <TimeLeft dueMs={row.dueMs} />,
      },
      {
        id: 'received',
        header: zh ? '受理' : 'Received',
        width: 180,
        value: (row) => row.receivedAtMs,
        cell: (row) => <Moment atMs={row.receivedAtMs} />,
      },
      { id: 'customer', header: zh ? '客户' : 'Customer', width: 120, value: (row) => row.customer },
      { id: 'phone', header: zh ? '电话' : 'Phone', width: 130, value: (row) => row.phone },
      {
        id: 'amount',
        header: zh ? '金额' : 'Amount',
        width: 140,
        align: 'end',
        value: (row) => row.fen,
        text: (row) => formatYuan(row.fen),
        cell: (row) => <Money fen={row.fen} />,
        total: (sum) => <Money fen={sum} strong />,
      },
    ],
    [zh],
  )
  const source = useMemo(
    () =>
      paged
        ? {
            kind: 'paged' as const,
            load: async (query: PageQuery) => {
              await new Promise((done) => setTimeout(done, 60))
              const matching = rows.filter((row) =>
                `${row.number} ${row.model} ${row.fault}`.includes(query.text),
              )
              return {
                rows: matching.slice(query.offset, query.offset + query.limit),
                total: matching.length,
                totals: { amount: 123_456_700 },
              }
            },
          }
        : { kind: 'local' as const, rows },
    [paged, rows],
  )
  return (
    <DataTable
      label={zh ? '服务单' : 'Tickets'}
      columns={columns}
      source={source}
      rowId={(row) => row.id}
      onOpen={(row) => document.title !== row.id && Object.assign(document, { title: row.id })}
      rowTone={(row) => (row.dueMs < Date.parse('2026-11-22T14:05:00+08:00') ? 'breach' : undefined)}
      rowActions={() => [{ label: zh ? '补打凭证' : 'Reprint the receipt', run: () => undefined }]}
      empty={{
        title: zh ? '今天还没有服务单' : 'No ticket today',
        hint: zh ? '按 F2 收一台机器' : 'Press F2 to receive a device',
      }}
    />
  )
}

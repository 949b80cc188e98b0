/**
 * TanStack Table under the grid: which columns are shown, in what order and how wide. It sees only the rows in
 * sight; filtering, sorting and grouping happen before it (arrange.ts, or main).
 */

import {
  columnOrderingFeature,
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import { cellText, type TableColumn, type TableView } from './column'

export const gridFeatures = tableFeatures({
  columnVisibilityFeature,
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnResizingFeature,
  rowSortingFeature,
})

export interface VisibleRow<Row> {
  readonly line: number
  readonly row: Row
}

export function useGridModel<Row extends object>(options: {
  readonly columns: readonly TableColumn<Row>[]
  readonly visible: readonly VisibleRow<Row>[]
  readonly view: TableView
  readonly setView: (change: (before: TableView) => TableView) => void
}) {
  const { columns, visible, view, setView } = options
  const helper = useMemo(() => createColumnHelper<typeof gridFeatures, VisibleRow<Row>>(), [])
  const definitions = useMemo(
    () =>
      helper.columns(
        columns.map((column) =>
          helper.accessor(({ row }) => column.value(row), {
            id: column.id,
            header: column.header,
            size: column.width,
            minSize: 48,
            enableSorting: column.sortable !== false,
            cell: ({ row }) => column.cell?.(row.original.row) ?? cellText(column, row.original.row),
          }),
        ),
      ),
    [columns, helper],
  )
  const first = columns[0]?.id
  const state = useMemo(
    () => ({
      columnVisibility: Object.fromEntries(view.hidden.map((id) => [id, false])),
      columnOrder: [...view.order, ...columns.map(({ id }) => id).filter((id) => !view.order.includes(id))],
      columnPinning: { start: first === undefined ? [] : [first], end: [] },
      columnSizing: view.widths,
      sorting: view.sort.map(({ columnId, descending }) => ({ id: columnId, desc: descending })),
    }),
    [view.hidden, view.order, view.widths, view.sort, columns, first],
  )
  return useTable({
    features: gridFeatures,
    columns: definitions,
    data: visible,
    state,
    manualSorting: true,
    columnResizeMode: 'onChange',
    getRowId: ({ line }) => String(line),
    onColumnSizingChange: (updater) =>
      setView((before) => ({
        ...before,
        widths: typeof updater === 'function' ? updater({ ...before.widths }) : updater,
      })),
  })
}

/** Sorting a column: up, down, not at all. With `more`, as a further key. */
export function sortedBy(view: TableView, columnId: string, more: boolean): TableView {
  const now = view.sort.find((key) => key.columnId === columnId)
  const others = more ? view.sort.filter((key) => key.columnId !== columnId) : []
  if (!now) return { ...view, sort: [...others, { columnId, descending: false }] }
  if (!now.descending) return { ...view, sort: [...others, { columnId, descending: true }] }
  return { ...view, sort: others }
}

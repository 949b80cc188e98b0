/**
 * TanStack Table under the grid: which columns are shown, in what order, how wide, and what is dragged. It is given
 * no rows: filtering, sorting and grouping happen before it (arrange.ts, or main), and the lines in sight are drawn
 * from the columns directly, so that scrolling builds nothing anew.
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
import type { TableColumn, TableView } from './column'

export const gridFeatures = tableFeatures({
  columnVisibilityFeature,
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnResizingFeature,
  rowSortingFeature,
})

const noRows: never[] = []

/** A column as it stands on screen. */
export interface ShownColumn<Row> {
  readonly column: TableColumn<Row>
  readonly width: number
}

export function useGridModel<Row extends object>(options: {
  readonly columns: readonly TableColumn<Row>[]
  readonly view: TableView
  readonly setView: (change: (before: TableView) => TableView) => void
}) {
  const { columns, view, setView } = options
  const helper = useMemo(() => createColumnHelper<typeof gridFeatures, Row>(), [])
  const definitions = useMemo(
    () =>
      helper.columns(
        columns.map((column) =>
          helper.accessor((row) => column.value(row), {
            id: column.id,
            header: column.header,
            size: column.width,
            minSize: 48,
            enableSorting: column.sortable !== false,
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
  const table = useTable({
    features: gridFeatures,
    columns: definitions,
    data: noRows,
    state,
    manualSorting: true,
    columnResizeMode: 'onChange',
    onColumnSizingChange: (updater) =>
      setView((before) => ({
        ...before,
        widths: typeof updater === 'function' ? updater({ ...before.widths }) : updater,
      })),
  })
  const layout = JSON.stringify(table.getVisibleLeafColumns().map((column) => [column.id, column.getSize()]))
  const shown = useMemo<readonly ShownColumn<Row>[]>(
    () =>
      (JSON.parse(layout) as readonly (readonly [string, number])[]).flatMap(([id, width]) =>
        columns.filter((column) => column.id === id).map((column) => ({ column, width })),
      ),
    [layout, columns],
  )
  return { table, shown }
}

/** Sorting a column: up, down, not at all. With `more`, as a further key. */
export function sortedBy(view: TableView, columnId: string, more: boolean): TableView {
  const now = view.sort.find((key) => key.columnId === columnId)
  const others = more ? view.sort.filter((key) => key.columnId !== columnId) : []
  if (!now) return { ...view, sort: [...others, { columnId, descending: false }] }
  if (!now.descending) return { ...view, sort: [...others, { columnId, descending: true }] }
  return { ...view, sort: others }
}

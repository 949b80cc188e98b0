/**
 * The list that every place uses: sticky header, fixed first column, moved through by keys, filtered by `/` or by a
 * right click on a value, grouped, summed, saved as a view, exported. Rows come from the window or page by page
 * from main; either way only what is in sight is drawn. It never cuts a number short.
 */

import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useT } from '../../i18n/language'
import { uiWords } from '../../i18n/ui'
import { EmptyState, type EmptyStateProps } from '../empty-state'
import { ErrorBanner } from '../error-banner'
import type { StatusTone } from '../status-badge'
import { CellMenu, type CellMenuAt, type RowAction } from './cell-menu'
import {
  cellText,
  type ExportFormat,
  type ExportRequest,
  type RowSource,
  type SavedView,
  standardView,
  type TableColumn,
  type TableView,
} from './column'
import classes from './data-table.module.css'
import { useGridModel, type VisibleRow } from './grid-model'
import { GridBody, GridHead, GridTotals } from './grid-parts'
import { TableTools } from './table-tools'
import { useGridKeys } from './use-grid-keys'
import { useLines } from './use-lines'

export interface DataTableProps<Row extends object> {
  /** What the list is, for a screen reader. */
  readonly label: string
  /** Keep stable (`useMemo`). The first column stays in sight and names the row. */
  readonly columns: readonly TableColumn<Row>[]
  /** Keep stable (`useMemo`). */
  readonly source: RowSource<Row>
  readonly rowId: (row: Row) => string
  readonly onOpen?: (row: Row) => void
  /** The row under the cursor changed. */
  readonly onActive?: (row: Row | undefined) => void
  /** A mark at the left edge. */
  readonly rowTone?: (row: Row) => StatusTone | undefined
  /** More lines in the right-click menu. */
  readonly rowActions?: (row: Row) => readonly RowAction[]
  readonly empty: EmptyStateProps
  readonly initialView?: Partial<TableView>
  readonly onViewChange?: (view: TableView) => void
  readonly views?: {
    readonly saved: readonly SavedView[]
    readonly onSave: (name: string, view: TableView) => void
    readonly onRemove: (id: string) => void
  }
  readonly exportFormats?: readonly ExportFormat[]
  readonly onExport?: (request: ExportRequest) => void
  /** At the left of the tool line: tabs, a title, buttons of the screen. */
  readonly tools?: ReactNode
  /** `false`: no tool line (a short list inside a sheet). */
  readonly toolbar?: boolean
}

const rowHeight = 32
const nobody: ReadonlySet<string> = new Set()

export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { columns, source, onOpen, onActive, onViewChange } = props
  const t = useT(uiWords)
  const gridId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const filterInput = useRef<HTMLInputElement>(null)
  const [view, setViewState] = useState<TableView>(() => standardView(columns, props.initialView ?? {}))
  const [collapsed, setCollapsed] = useState(nobody)
  const [menu, setMenu] = useState<CellMenuAt<Row>>()
  const lines = useLines(source, columns, view, collapsed)

  const setView = useCallback((change: (before: TableView) => TableView) => setViewState(change), [])
  useEffect(() => onViewChange?.(view), [view, onViewChange])

  const virtualizer = useVirtualizer({
    count: lines.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollMargin: rowHeight,
    scrollPaddingStart: rowHeight,
    scrollPaddingEnd: rowHeight * 2,
    initialRect: { width: 1000, height: 600 },
  })
  const items = virtualizer.getVirtualItems()
  const firstShown = items[0]?.index ?? 0
  const lastShown = items.at(-1)?.index ?? -1

  useEffect(() => {
    if (lastShown >= firstShown) lines.want(firstShown, lastShown)
  }, [lines.want, firstShown, lastShown])

  const visible = useMemo(() => {
    const rows: VisibleRow<Row>[] = []
    for (let line = firstShown; line <= lastShown; line += 1) {
      const found = lines.at(line)
      if (found?.kind === 'row') rows.push({ line, row: found.row })
    }
    return rows
  }, [lines, firstShown, lastShown])

  const table = useGridModel({ columns, visible, view, setView })
  const shownIds = table.getVisibleLeafColumns().map(({ id }) => id)

  const toggleGroup = useCallback((key: string, open?: boolean) => {
    setCollapsed((before) => {
      const next = new Set(before)
      const close = open === undefined ? !before.has(key) : !open
      if (close) next.add(key)
      else next.delete(key)
      return next
    })
  }, [])

  const keys = useGridKeys<Row>({
    lines,
    columnIds: shownIds,
    question: JSON.stringify([view.text, view.sort, view.filters, view.groupBy]),
    scrollTo: (line) => virtualizer.scrollToIndex(line, { align: 'auto' }),
    screenful: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 320) / rowHeight) - 3),
    onOpen,
    toggleGroup,
  })

  const activeRow = lines.at(keys.active.line)
  const activeRowId = activeRow?.kind === 'row' ? props.rowId(activeRow.row) : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row counts, not the object that holds it.
  useEffect(() => {
    onActive?.(activeRow?.kind === 'row' ? activeRow.row : undefined)
  }, [activeRowId, onActive])

  const cellId = (line: number, columnId: string) => `${gridId}-${line}-${columnId}`
  const activeColumn = shownIds[keys.active.column]
  const openMenu = (line: number, columnId: string, x: number, y: number) => {
    const found = lines.at(line)
    const column = columns.find(({ id }) => id === columnId)
    if (found?.kind === 'row' && column) setMenu({ row: found.row, column, x, y })
  }
  const openMenuByKey = () => {
    const cell =
      activeColumn === undefined ? null : document.getElementById(cellId(keys.active.line, activeColumn))
    const box = cell?.getBoundingClientRect()
    if (box && activeColumn !== undefined) openMenu(keys.active.line, activeColumn, box.left + 8, box.bottom)
  }

  const width = table.getTotalSize()
  const isEmpty = lines.ready && lines.rowCount === 0
  const isFiltered = view.text !== '' || view.filters.length > 0
  const removeFilters = () => setView((before) => ({ ...before, text: '', filters: [] }))
  const hasTotals = columns.some((column) => column.total !== undefined) && lines.rowCount > 0

  function exportAs(format: ExportFormat) {
    const shown = shownIds.flatMap((id) => columns.filter((column) => column.id === id))
    const header = shown.map((column) => column.header)
    const { text, sort, filters } = view
    props.onExport?.(
      source.kind === 'local'
        ? {
            kind: 'rows',
            format,
            header,
            rows: lines.matching().map((row) => shown.map((column) => cellText(column, row))),
          }
        : { kind: 'query', format, header, columnIds: shownIds, query: { text, sort, filters } },
    )
  }

  return (
    <div className={classes.table}>
      {props.toolbar === false ? null : (
        <TableTools
          columns={columns}
          order={table.getAllLeafColumns().map(({ id }) => id)}
          view={view}
          setView={setView}
          filterInput={filterInput}
          onLeaveFilter={() => scroller.current?.focus()}
          rowCount={lines.rowCount}
          total={source.kind === 'local' ? source.rows.length : lines.rowCount}
          canGroup={source.kind === 'local'}
          views={props.views}
          exportFormats={props.onExport ? (props.exportFormats ?? ['csv']) : []}
          onExport={exportAs}
        >
          {props.tools}
        </TableTools>
      )}
      {lines.failed ? (
        <ErrorBanner what={t('listFailed')} actions={[{ label: t('retry'), run: lines.retry }]} />
      ) : null}
      {isEmpty ? (
        <EmptyState
          {...(isFiltered
            ? { title: t('noMatch'), action: { label: t('removeFilters'), run: removeFilters } }
            : props.empty)}
        />
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: only the lines in sight exist, which a real table can not say.
        <div
          ref={scroller}
          className={classes.scroller}
          style={{ scrollPaddingInlineStart: table.getStartTotalSize() }}
          role="grid"
          aria-label={props.label}
          aria-rowcount={lines.count + 1}
          aria-colcount={shownIds.length}
          aria-activedescendant={
            activeColumn !== undefined && keys.active.line >= firstShown && keys.active.line <= lastShown
              ? cellId(keys.active.line, activeColumn)
              : undefined
          }
          tabIndex={0}
          onKeyDown={(event) => {
            if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
              event.preventDefault()
              openMenuByKey()
            } else keys.onKeyDown(event)
          }}
        >
          <GridHead table={table} columns={columns} width={width} setView={setView} />
          <GridBody
            table={table}
            columns={columns}
            lines={lines}
            items={items}
            height={virtualizer.getTotalSize()}
            width={width}
            active={keys.active}
            collapsed={collapsed}
            rowTone={props.rowTone}
            cellId={cellId}
            onPress={(line, column, open) => {
              keys.setActive({ line, column })
              const found = lines.at(line)
              if (found?.kind === 'group') toggleGroup(found.key)
              else if (open && found) onOpen?.(found.row)
            }}
            onMenu={(line, column, x, y) => {
              keys.setActive({ line, column })
              const columnId = shownIds[column]
              if (columnId !== undefined) openMenu(line, columnId, x, y)
            }}
          />
          {hasTotals ? (
            <GridTotals table={table} columns={columns} totals={lines.totals} width={width} />
          ) : null}
        </div>
      )}
      {menu ? (
        <CellMenu
          at={menu}
          setView={setView}
          filtered={isFiltered}
          canGroup={source.kind === 'local'}
          actions={props.rowActions?.(menu.row) ?? []}
          onOpen={onOpen}
          onClose={() => {
            setMenu(undefined)
            scroller.current?.focus()
          }}
        />
      ) : null}
    </div>
  )
}

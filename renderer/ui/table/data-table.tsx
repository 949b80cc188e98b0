/**
 * The list that every place uses: sticky header, fixed first column, moved through by keys, filtered by `/` or by a
 * right click on a value, grouped, summed, saved as a view, exported. Rows come from the window or page by page
 * from main; either way only what is in sight is drawn. It never cuts a number short.
 */

import { Button } from '@mantine/core'
import { type ReactNode, useCallback, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react'
import type { ListId } from '../../../shared/lists'
import { useT } from '../../i18n/language'
import { uiWords } from '../../i18n/ui'
import { EmptyState, type EmptyStateProps } from '../empty-state'
import { ErrorBanner } from '../error-banner'
import { useBack } from '../hotkeys'
import type { StatusTone } from '../status-badge'
import { filterText } from './arrange'
import { CellMenu, type CellMenuAt, type RowAction } from './cell-menu'
import { type RowSource, standardView, type TableColumn, type TableView } from './column'
import classes from './data-table.module.css'
import { useGridModel } from './grid-model'
import { GridBody, GridHead, GridTotals, rowHeight } from './grid-parts'
import { TableTools } from './table-tools'
import { useGridKeys } from './use-grid-keys'
import { useLines } from './use-lines'
import { useSavedViews } from './use-saved-views'
import { type BatchAction, useSelection } from './use-selection'
import { useTakeList } from './use-take-list'

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
  /** The list's name: with it the list can be exported and printed, and keeps each person's views. */
  readonly listId?: ListId
  /** With these, rows are chosen by Space, Shift and arrows, Ctrl+A. Keep `rowId` stable then. */
  readonly batchActions?: readonly BatchAction<Row>[]
  /** At the left of the tool line: tabs, a title, buttons of the screen. */
  readonly tools?: ReactNode
  /** `false`: no tool line (a short list inside a sheet). */
  readonly toolbar?: boolean
}

interface LineHandlers {
  readonly choose: (line: number) => void
  readonly press: (line: number, column: number) => void
  readonly menu: (line: number, column: number, x: number, y: number) => void
}

const exportFormats = ['csv', 'xlsx', 'print'] as const
const ignore = () => {}
const nobody: ReadonlySet<string> = new Set()

export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { columns, source, onOpen, onActive, onViewChange } = props
  const t = useT(uiWords)
  const gridId = useId()
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const scrollToLine = useRef<(line: number) => void>(ignore)
  const filterInput = useRef<HTMLInputElement>(null)
  const [view, setViewState] = useState<TableView>(() => standardView(columns, props.initialView ?? {}))
  const [turned, setTurned] = useState(nobody)
  const [menu, setMenu] = useState<CellMenuAt<Row>>()
  const lines = useLines(source, columns, view, turned)

  const setView = useCallback((change: (before: TableView) => TableView) => setViewState(change), [])
  useEffect(() => onViewChange?.(view), [view, onViewChange])

  const { table, shown } = useGridModel({ columns, view, setView })
  const views = useSavedViews(props.listId, (first) => setView(() => first))
  const taking = useTakeList({ list: props.listId, label: props.label, columns, shown, source, lines, view })
  const { batchActions } = props
  const selection = useSelection(lines, props.rowId, source.kind === 'local')
  const hasChosen = batchActions !== undefined && selection.rows.length > 0
  useBack(selection.none, t('chooseNone'), hasChosen)
  const shownIds = shown.map(({ column }) => column.id)

  const beginOpen = source.kind === 'local'
  const toggleGroup = useCallback(
    (key: string, open?: boolean) => {
      setTurned((before) => {
        if (open === (before.has(key) !== beginOpen)) return before
        const next = new Set(before)
        if (!next.delete(key)) next.add(key)
        return next
      })
    },
    [beginOpen],
  )
  const canGroup = source.kind === 'local' || source.groups !== undefined

  const keys = useGridKeys<Row>({
    lines,
    columnIds: shownIds,
    question: JSON.stringify([view.text, view.sort, view.filters, view.groupBy]),
    scrollTo: (line) => scrollToLine.current(line),
    screenful: () => Math.max(1, Math.floor((scroller?.clientHeight ?? 320) / rowHeight) - 3),
    onOpen,
    toggleGroup,
    choose: batchActions ? selection : undefined,
  })

  const activeRow = useSyncExternalStore(lines.arrivals.subscribe, () => {
    const at = lines.at(keys.active.line)
    return at?.kind === 'row' ? at.row : undefined
  })
  const activeRowId = activeRow ? props.rowId(activeRow) : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row counts, not the object that holds it.
  useEffect(() => {
    onActive?.(activeRow)
  }, [activeRowId, onActive])

  const cellId = useCallback((line: number, columnId: string) => `${gridId}-${line}-${columnId}`, [gridId])
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

  // The newest of each behind one stable function, so that a line is drawn again only when it has changed.
  const handlers = useRef<LineHandlers>({ choose: ignore, press: ignore, menu: ignore })
  handlers.current = {
    choose: selection.toggle,
    press(line, column) {
      keys.setActive({ line, column })
      const found = lines.at(line)
      if (found?.kind === 'group') toggleGroup(found.key)
      else if (found) onOpen?.(found.row)
    },
    menu(line, column, x, y) {
      keys.setActive({ line, column })
      const columnId = shownIds[column]
      if (columnId !== undefined) openMenu(line, columnId, x, y)
    },
  }
  const onPress = useCallback<LineHandlers['press']>(
    (line, column) => handlers.current.press(line, column),
    [],
  )
  const onMenu = useCallback<LineHandlers['menu']>(
    (line, column, x, y) => handlers.current.menu(line, column, x, y),
    [],
  )

  const onChoose = useCallback<LineHandlers['choose']>((line) => handlers.current.choose(line), [])

  const width = table.getTotalSize()
  const isEmpty = lines.ready && lines.rowCount === 0
  const isFiltered = view.text !== '' || view.filters.length > 0
  const removeFilters = () => setView((before) => ({ ...before, text: '', filters: [] }))
  const hasTotals = columns.some((column) => column.total !== undefined) && lines.rowCount > 0

  return (
    <div className={classes.table}>
      {props.toolbar === false ? null : (
        <TableTools
          columns={columns}
          order={table.getAllLeafColumns().map(({ id }) => id)}
          view={view}
          setView={setView}
          filterText={(filter) => filterText(filter, columns, source)}
          filterInput={filterInput}
          onLeaveFilter={() => scroller?.focus()}
          rowCount={lines.rowCount}
          total={source.kind === 'local' ? source.rows.length : lines.rowCount}
          canGroup={canGroup}
          views={views}
          standard={standardView(columns, props.initialView ?? {})}
          exportFormats={props.listId ? exportFormats : []}
          onExport={taking.take}
        >
          {props.tools}
        </TableTools>
      )}
      {hasChosen ? (
        <div className={classes.batch}>
          <strong role="status">{t('chosen', { count: selection.rows.length })}</strong>
          {batchActions.map(({ label, run, disabled }) => (
            <Button
              key={label}
              size="compact-sm"
              disabled={disabled ?? false}
              onClick={() => run(selection.rows)}
            >
              {label}
            </Button>
          ))}
          <Button variant="subtle" color="gray" size="compact-sm" onClick={selection.none}>
            {t('chooseNone')}
          </Button>
        </div>
      ) : null}
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
          ref={setScroller}
          className={classes.scroller}
          style={{ scrollPaddingInlineStart: table.getStartTotalSize() }}
          role="grid"
          aria-multiselectable={batchActions !== undefined}
          aria-label={props.label}
          aria-rowcount={lines.count + 1}
          aria-colcount={shownIds.length}
          aria-activedescendant={
            activeColumn !== undefined && lines.count > 0 ? cellId(keys.active.line, activeColumn) : undefined
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
            shown={shown}
            columns={columns}
            lines={lines}
            scroller={scroller}
            scrollToLine={scrollToLine}
            width={width}
            active={keys.active}
            isOpen={(key) => turned.has(key) !== beginOpen}
            rowTone={props.rowTone}
            cellId={cellId}
            onPress={onPress}
            onMenu={onMenu}
            isChosen={batchActions ? selection.has : undefined}
            onChoose={onChoose}
          />
          {hasTotals ? <GridTotals shown={shown} totals={lines.totals} width={width} /> : null}
        </div>
      )}
      {taking.dialog}
      {menu ? (
        <CellMenu
          at={menu}
          setView={setView}
          filtered={isFiltered}
          canGroup={canGroup}
          actions={props.rowActions?.(menu.row) ?? []}
          onOpen={onOpen}
          onClose={() => {
            setMenu(undefined)
            scroller?.focus()
          }}
        />
      ) : null}
    </div>
  )
}

/** How a list is drawn: header, lines in sight, totals. Sizes come from the model and are the same in all three. */

// biome-ignore-all lint/a11y/useSemanticElements: only the lines in sight exist, which a real table can not say.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the active cell.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid has the keys.
// biome-ignore-all lint/a11y/noStaticElementInteractions: every cell has its role, chosen by its column.
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: as above.

import type { ReactTable } from '@tanstack/react-table'
import type { VirtualItem } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useT } from '../../i18n/language'
import { uiWords } from '../../i18n/ui'
import type { StatusTone } from '../status-badge'
import type { GroupLine } from './arrange'
import type { TableColumn, TableView } from './column'
import classes from './data-table.module.css'
import { type gridFeatures, sortedBy, type VisibleRow } from './grid-model'
import type { ActiveCell } from './use-grid-keys'
import type { Lines } from './use-lines'

type Grid<Row extends object> = ReactTable<typeof gridFeatures, VisibleRow<Row>>

export function GridHead<Row extends object>(props: {
  readonly table: Grid<Row>
  readonly columns: readonly TableColumn<Row>[]
  readonly width: number
  readonly setView: (change: (before: TableView) => TableView) => void
}) {
  const t = useT(uiWords)
  const { table } = props
  return (
    <div className={classes.head} role="row" aria-rowindex={1} style={{ width: props.width }}>
      {table.getVisibleLeafColumns().map((column, index) => {
        const sorted = column.getIsSorted()
        const header = table.getFlatHeaders().find(({ id }) => id === column.id)
        const label = String(column.columnDef.header ?? '')
        return (
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={index + 1}
            aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
            className={classes.headCell}
            data-align={props.columns.find(({ id }) => id === column.id)?.align ?? 'start'}
            data-pinned={index === 0 || undefined}
            style={{ width: column.getSize() }}
          >
            <button
              type="button"
              tabIndex={-1}
              className={classes.sort}
              disabled={!column.getCanSort()}
              title={t('sortBy', { column: label })}
              onClick={(event) => props.setView((view) => sortedBy(view, column.id, event.shiftKey))}
            >
              {label}
              <span aria-hidden className={classes.arrow}>
                {sorted === 'asc' ? '▲' : sorted === 'desc' ? '▼' : ''}
              </span>
            </button>
            <div
              className={classes.resize}
              aria-hidden
              onMouseDown={header?.getResizeHandler()}
              onDoubleClick={() => column.resetSize()}
            />
          </div>
        )
      })}
    </div>
  )
}

export interface GridBodyProps<Row extends object> {
  readonly table: Grid<Row>
  readonly columns: readonly TableColumn<Row>[]
  readonly lines: Lines<Row>
  readonly items: readonly VirtualItem[]
  readonly height: number
  readonly width: number
  readonly active: ActiveCell
  readonly collapsed: ReadonlySet<string>
  readonly rowTone: ((row: Row) => StatusTone | undefined) | undefined
  readonly cellId: (line: number, columnId: string) => string
  readonly onPress: (line: number, column: number, open: boolean) => void
  readonly onMenu: (line: number, column: number, x: number, y: number) => void
}

export function GridBody<Row extends object>(props: GridBodyProps<Row>) {
  const { table, lines, items } = props
  const body = useRef<HTMLDivElement>(null)
  const shown = table.getVisibleLeafColumns()
  const alignOf = (id: string) => props.columns.find((column) => column.id === id)?.align ?? 'start'

  // A sideways move must not leave the cell behind the fixed first column.
  // biome-ignore lint/correctness/useExhaustiveDependencies: on a change of column only.
  useEffect(() => {
    const cell = body.current?.querySelector('[data-active-cell]')
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [props.active.column])

  return (
    <div
      ref={body}
      className={classes.body}
      role="rowgroup"
      style={{ height: props.height, width: props.width }}
    >
      {items.map(({ index, start }) => {
        const at = lines.at(index)
        const place = { transform: `translateY(${start - 32}px)` }
        const isActive = index === props.active.line
        if (at?.kind === 'group') {
          return (
            <GroupRow
              key={`group-${at.key}`}
              group={at}
              line={index}
              place={place}
              id={props.cellId(index, shown[props.active.column]?.id ?? '')}
              active={isActive}
              open={!props.collapsed.has(at.key)}
              columns={props.columns}
              span={shown.length}
              onPress={() => props.onPress(index, 0, false)}
            />
          )
        }
        const cells = table.getRowModel().rowsById[String(index)]?.getVisibleCells()
        return (
          <div
            key={index}
            role="row"
            aria-rowindex={index + 2}
            aria-selected={isActive}
            className={classes.row}
            data-tone={at ? props.rowTone?.(at.row) : undefined}
            style={place}
          >
            {shown.map((column, columnIndex) => {
              const cell = cells?.[columnIndex]
              const isActiveCell = isActive && columnIndex === props.active.column
              return (
                <div
                  key={column.id}
                  id={props.cellId(index, column.id)}
                  role={columnIndex === 0 ? 'rowheader' : 'gridcell'}
                  aria-colindex={columnIndex + 1}
                  className={classes.cell}
                  data-pinned={columnIndex === 0 || undefined}
                  data-active-cell={isActiveCell || undefined}
                  data-align={alignOf(column.id)}
                  style={{ width: column.getSize() }}
                  onClick={() => props.onPress(index, columnIndex, true)}
                  onContextMenu={(event) => {
                    event.preventDefault()
                    props.onMenu(index, columnIndex, event.clientX, event.clientY)
                  }}
                >
                  {cell ? <table.FlexRender cell={cell} /> : <span className={classes.pending} />}
                </div>
              )
            })}
          </div>
        )
      })}
    </div>
  )
}

function GroupRow<Row>(props: {
  readonly group: GroupLine
  readonly line: number
  readonly id: string
  readonly place: { readonly transform: string }
  readonly active: boolean
  readonly open: boolean
  readonly columns: readonly TableColumn<Row>[]
  readonly span: number
  readonly onPress: () => void
}) {
  const t = useT(uiWords)
  return (
    <div
      role="row"
      aria-rowindex={props.line + 2}
      aria-expanded={props.open}
      aria-selected={props.active}
      className={classes.group}
      style={props.place}
    >
      <div
        id={props.id}
        role="gridcell"
        aria-colspan={props.span}
        className={classes.groupCell}
        onClick={props.onPress}
      >
        <span aria-hidden className={classes.fold}>
          {props.open ? '▾' : '▸'}
        </span>
        <strong>{props.group.label === '' ? t('empty') : props.group.label}</strong>
        <span className={classes.dim}>{t('rows', { count: props.group.count })}</span>
        {props.columns.map((column) =>
          column.total ? (
            <span key={column.id} className={classes.dim}>
              {column.header} {column.total(props.group.totals[column.id] ?? 0)}
            </span>
          ) : null,
        )}
      </div>
    </div>
  )
}

export function GridTotals<Row extends object>(props: {
  readonly table: Grid<Row>
  readonly columns: readonly TableColumn<Row>[]
  readonly totals: Readonly<Record<string, number>>
  readonly width: number
}) {
  const t = useT(uiWords)
  return (
    <div className={classes.totals} role="row" style={{ width: props.width }}>
      {props.table.getVisibleLeafColumns().map((shown, index) => {
        const column = props.columns.find(({ id }) => id === shown.id)
        const sum = props.totals[shown.id]
        return (
          <div
            key={shown.id}
            role={index === 0 ? 'rowheader' : 'gridcell'}
            className={classes.cell}
            data-pinned={index === 0 || undefined}
            data-align={column?.align ?? 'start'}
            style={{ width: shown.getSize() }}
          >
            {column?.total && sum !== undefined ? column.total(sum) : index === 0 ? t('totals') : null}
          </div>
        )
      })}
    </div>
  )
}

/** How a list is drawn: header, lines in sight, totals. Sizes come from the model and are the same in all three. */

// biome-ignore-all lint/a11y/useSemanticElements: only the lines in sight exist, which a real table can not say.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the active cell.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid has the keys.
// biome-ignore-all lint/a11y/noStaticElementInteractions: every cell has its role, chosen by its column.
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: as above.

import type { ReactTable } from '@tanstack/react-table'
import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual'
import {
  memo,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { useT } from '../../i18n/language'
import { uiWords } from '../../i18n/ui'
import type { StatusTone } from '../status-badge'
import type { GroupLine } from './arrange'
import { cellText, type TableColumn, type TableView } from './column'
import classes from './data-table.module.css'
import { type gridFeatures, type ShownColumn, sortedBy } from './grid-model'
import { createSeating } from './seats'
import type { ActiveCell } from './use-grid-keys'
import type { Lines } from './use-lines'

/** As in the style sheet (`--row-height`). */
export const rowHeight = 32

/** At least as much as the list's own scroll bar takes. */
const scrollBarWidth = 20

type Grid<Row extends object> = ReactTable<typeof gridFeatures, Row>

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
              {sorted === false ? null : (
                <span aria-hidden className={classes.arrow}>
                  {sorted === 'asc' ? '▲' : '▼'}
                </span>
              )}
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
  readonly shown: readonly ShownColumn<Row>[]
  readonly columns: readonly TableColumn<Row>[]
  readonly lines: Lines<Row>
  readonly scroller: HTMLElement | null
  /** Set here: the list knows which line is where. */
  readonly scrollToLine: RefObject<(line: number) => void>
  readonly width: number
  readonly active: ActiveCell
  readonly isOpen: (group: string) => boolean
  readonly rowTone: ((row: Row) => StatusTone | undefined) | undefined
  readonly cellId: (line: number, columnId: string) => string
  readonly onPress: (line: number, column: number) => void
  readonly onMenu: (line: number, column: number, x: number, y: number) => void
  /** Absent: rows are not chosen here. */
  readonly isChosen: ((row: Row) => boolean) | undefined
  readonly onChoose: (line: number) => void
}

export function GridBody<Row extends object>(props: GridBodyProps<Row>) {
  const { shown, lines, scroller } = props
  const body = useRef<HTMLDivElement>(null)
  const [seating] = useState(createSeating)
  useSyncExternalStore(lines.arrivals.subscribe, lines.arrivals.count)
  const virtualizer = useVirtualizer({
    count: lines.count,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: rowHeight,
    scrollPaddingStart: rowHeight,
    scrollPaddingEnd: rowHeight * 2,
    initialRect: { width: 1000, height: 600 },
  })
  const items = virtualizer.getVirtualItems()
  const groupKey = ({ index }: VirtualItem): string | undefined => {
    const at = lines.at(index)
    return at?.kind === 'group' ? `group-${at.key}` : undefined
  }
  const seated = seating(items, groupKey, virtualizer.isScrolling)
  const firstShown = items[0]?.index ?? 0
  const lastShown = items.at(-1)?.index ?? -1
  props.scrollToLine.current = (line) => virtualizer.scrollToIndex(line, { align: 'auto' })

  // With the drawing itself: an effect that comes after it is a task of its own in every frame.
  useLayoutEffect(() => {
    if (lastShown >= firstShown) lines.want(firstShown, lastShown)
  }, [lines.want, firstShown, lastShown])

  // A sideways move must not leave the cell behind the fixed first column.
  // biome-ignore lint/correctness/useExhaustiveDependencies: on a change of column only.
  useEffect(() => {
    const cell = body.current?.querySelector('[data-active-cell]')
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [props.active.column])

  // Where all columns are in sight, no cell has to stay behind: each that could costs something in every frame.
  const isWide = props.width > (virtualizer.scrollRect?.width ?? 0) - scrollBarWidth
  return (
    <div
      ref={body}
      className={classes.body}
      role="rowgroup"
      data-wide={isWide || undefined}
      style={{ height: virtualizer.getTotalSize(), width: props.width }}
      // The second half of a double click would choose text.
      onMouseDown={(event) => {
        if (event.detail > 1 && cellAt(event.target)) event.preventDefault()
      }}
      onClick={(event) => {
        const at = cellAt(event.target)
        if (at) props.onPress(at.line, at.column)
      }}
      onContextMenu={(event) => {
        const at = cellAt(event.target)
        if (!at) return
        event.preventDefault()
        props.onMenu(at.line, at.column, event.clientX, event.clientY)
      }}
    >
      {seated.map(({ key, item: { index, start } }) => {
        const at = lines.at(index)
        const isActive = index === props.active.line
        if (at?.kind === 'group') {
          return (
            <GroupRow
              key={key}
              group={at}
              line={index}
              place={{ transform: `translateY(${start - rowHeight}px)` }}
              id={props.cellId(index, shown[props.active.column]?.column.id ?? '')}
              active={isActive}
              open={props.isOpen(at.key)}
              columns={props.columns}
              span={shown.length}
              onPress={() => props.onPress(index, 0)}
            />
          )
        }
        return (
          <GridRow
            key={key}
            line={index}
            start={start - rowHeight}
            row={at?.row}
            shown={shown}
            activeColumn={isActive ? props.active.column : undefined}
            tone={at ? props.rowTone?.(at.row) : undefined}
            cellId={props.cellId}
            chosen={at ? props.isChosen?.(at.row) : undefined}
            onChoose={props.onChoose}
          />
        )
      })}
    </div>
  )
}

interface GridRowProps<Row extends object> {
  readonly line: number
  readonly start: number
  /** `undefined`: has not arrived. */
  readonly row: Row | undefined
  readonly shown: readonly ShownColumn<Row>[]
  readonly activeColumn: number | undefined
  readonly tone: StatusTone | undefined
  readonly cellId: (line: number, columnId: string) => string
  /** `undefined`: rows are not chosen here. */
  readonly chosen: boolean | undefined
  readonly onChoose: (line: number) => void
}

/** Drawn again only when the row, the layout or the cursor in it has changed: scrolling draws new lines alone. */
const GridRow = memo(function GridRow<Row extends object>(props: GridRowProps<Row>) {
  const { line, row, shown, activeColumn } = props
  return (
    <div
      role="row"
      aria-rowindex={line + 2}
      aria-selected={activeColumn !== undefined}
      className={classes.row}
      data-tone={props.tone}
      style={{ transform: `translateY(${props.start}px)` }}
    >
      {shown.map(({ column, width }, index) => {
        const content = row === undefined ? pending : (column.cell?.(row) ?? cellText(column, row))
        const hasBox = index === 0 && props.chosen !== undefined
        const isWords = typeof content === 'string' && !hasBox
        return (
          <div
            key={column.id}
            // Only the active one is ever called by its name.
            id={index === activeColumn ? props.cellId(line, column.id) : undefined}
            role={index === 0 ? 'rowheader' : 'gridcell'}
            aria-colindex={index + 1}
            className={classes.cell}
            data-words={isWords || undefined}
            data-pinned={index === 0 || undefined}
            data-active-cell={index === activeColumn || undefined}
            data-align={column.align ?? 'start'}
            style={{ width }}
          >
            {hasBox ? (
              <ChooseBox chosen={props.chosen === true} onChoose={() => props.onChoose(line)} />
            ) : null}
            {/* Plain words that are too long end in an ellipsis; a badge or a link sees to itself. */}
            {hasBox && typeof content === 'string' ? (
              <span className={classes.words}>{content}</span>
            ) : (
              content
            )}
          </div>
        )
      })}
    </div>
  )
}) as <Row extends object>(props: GridRowProps<Row>) => ReactNode

const pending = <span className={classes.pending} />

/** One listener for all cells: a line in sight is then a few elements and nothing else. */
function cellAt(target: EventTarget): ActiveCell | undefined {
  const cell = target instanceof Element ? target.closest('[aria-colindex]') : null
  const row = cell?.closest('[aria-rowindex]')
  if (!cell || !row) return undefined
  return { line: Number(row.ariaRowIndex) - 2, column: Number(cell.ariaColIndex) - 1 }
}

/** Space does the same from the grid, which keeps the focus. */
function ChooseBox(props: { readonly chosen: boolean; readonly onChoose: () => void }) {
  const t = useT(uiWords)
  return (
    <span
      role="checkbox"
      aria-checked={props.chosen}
      aria-label={t('chooseRow')}
      title={t('chooseRow')}
      className={classes.choose}
      onClick={(event) => {
        event.stopPropagation()
        props.onChoose()
      }}
    >
      {props.chosen ? '☑' : '☐'}
    </span>
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
      aria-selected={props.active}
      className={classes.group}
      style={props.place}
    >
      <div
        id={props.id}
        role="gridcell"
        aria-expanded={props.open}
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
  readonly shown: readonly ShownColumn<Row>[]
  readonly totals: Readonly<Record<string, number>>
  readonly width: number
}) {
  const t = useT(uiWords)
  return (
    <div className={classes.totals} role="row" style={{ width: props.width }}>
      {props.shown.map(({ column, width }, index) => {
        const sum = props.totals[column.id]
        return (
          <div
            key={column.id}
            role={index === 0 ? 'rowheader' : 'gridcell'}
            className={classes.cell}
            data-pinned={index === 0 || undefined}
            data-align={column.align ?? 'start'}
            style={{ width }}
          >
            {column.total && sum !== undefined ? column.total(sum) : index === 0 ? t('totals') : null}
          </div>
        )
      })}
    </div>
  )
}

/** The lines of a list by number: from rows in the window, or from pages of main (paged-lines.ts). */

import { useCallback, useEffect, useMemo } from 'react'
import { arrange, type GroupLine, prepareFilter } from './arrange'
import type { RowSource, TableColumn, TableView } from './column'
import { usePagedLines } from './paged-lines'

export type ListLine<Row> = { readonly kind: 'row'; readonly row: Row } | GroupLine | undefined

export interface Lines<Row> {
  readonly count: number
  /** All rows behind the lines, without group headings. */
  readonly rowCount: number
  readonly totals: Readonly<Record<string, number>>
  readonly at: (line: number) => ListLine<Row>
  /** Rows that arrive and change nothing but what `at` says are told here alone: what stands around them stays. */
  readonly arrivals: Arrivals
  /** Tells which lines are in sight. */
  readonly want: (first: number, last: number) => void
  readonly ready: boolean
  readonly failed: boolean
  readonly retry: () => void
  /** Everything that matches, for the export; only for rows in the window. */
  readonly matching: () => readonly Row[]
}

export interface Arrivals {
  readonly subscribe: (listener: () => void) => () => void
  /** Another one after each arrival. */
  readonly count: () => number
}

const none: Arrivals = { subscribe: () => () => undefined, count: () => 0 }

export function useLines<Row extends object>(
  source: RowSource<Row>,
  columns: readonly TableColumn<Row>[],
  view: TableView,
  /** Groups that are not as they begin: of rows in the window open, of everything main has closed. */
  turned: ReadonlySet<string>,
): Lines<Row> {
  const local = useLocalLines(source.kind === 'local' ? source.rows : noRows, columns, view, turned)
  const isOpen = useCallback((key: string) => turned.has(key), [turned])
  const paged = usePagedLines(source, view, isOpen)
  return source.kind === 'local' ? local : paged
}

const noRows: readonly never[] = []

function useLocalLines<Row extends object>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  view: TableView,
  collapsed: ReadonlySet<string>,
): Lines<Row> {
  const { text, sort, filters, groupBy } = view
  // biome-ignore lint/correctness/useExhaustiveDependencies: widths and order of columns do not move a row.
  const arranged = useMemo(
    () => arrange(rows, columns, view, collapsed),
    [rows, columns, text, sort, filters, groupBy, collapsed],
  )
  useEffect(() => {
    let at = 0
    let idle = requestIdleCallback(prepareSome)
    function prepareSome(deadline: IdleDeadline) {
      while (at < rows.length && deadline.timeRemaining() > 2) {
        prepareFilter(rows, columns, at, at + 100)
        at += 100
      }
      if (at < rows.length) idle = requestIdleCallback(prepareSome)
    }
    return () => cancelIdleCallback(idle)
  }, [rows, columns])

  return useMemo(
    () => ({
      count: arranged.lines.length,
      rowCount: arranged.matching.length,
      totals: arranged.totals,
      at(line) {
        const found = arranged.lines[line]
        return typeof found === 'number' ? { kind: 'row', row: rows[found] as Row } : found
      },
      arrivals: none,
      want() {},
      ready: true,
      failed: false,
      retry() {},
      matching: () => arranged.matching.map((index) => rows[index] as Row),
    }),
    [arranged, rows],
  )
}

/**
 * The lines of a list by number, from rows in the window or from pages of main. Pages are read when they come into
 * sight and kept until the question changes; a line that has not arrived is `undefined` and is drawn as a bar.
 */

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { arrange, type GroupLine, prepareFilter } from './arrange'
import type { Page, RowSource, TableColumn, TableView } from './column'

export const pageSize = 50

export type ListLine<Row> = { readonly kind: 'row'; readonly row: Row } | GroupLine | undefined

export interface Lines<Row> {
  readonly count: number
  /** All rows behind the lines, without group headings. */
  readonly rowCount: number
  readonly totals: Readonly<Record<string, number>>
  readonly at: (line: number) => ListLine<Row>
  /** Tells which lines are in sight. */
  readonly want: (first: number, last: number) => void
  readonly ready: boolean
  readonly failed: boolean
  readonly retry: () => void
  /** Everything that matches, for the export; only for rows in the window. */
  readonly matching: () => readonly Row[]
}

export function useLines<Row extends object>(
  source: RowSource<Row>,
  columns: readonly TableColumn<Row>[],
  view: TableView,
  collapsed: ReadonlySet<string>,
): Lines<Row> {
  const local = useLocalLines(source.kind === 'local' ? source.rows : noRows, columns, view, collapsed)
  const paged = usePagedLines(source, view)
  return source.kind === 'local' ? local : paged
}

const noRows: readonly never[] = []
const nothing: Readonly<Record<string, number>> = {}

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
      want() {},
      ready: true,
      failed: false,
      retry() {},
      matching: () => arranged.matching.map((index) => rows[index] as Row),
    }),
    [arranged, rows],
  )
}

interface Pages<Row> {
  readonly question: string
  readonly total: number
  readonly totals: Readonly<Record<string, number>>
  readonly pages: ReadonlyMap<number, readonly Row[]>
  readonly answered: boolean
  readonly failed: boolean
}

function usePagedLines<Row>(source: RowSource<Row>, view: TableView): Lines<Row> {
  const { text, sort, filters } = view
  const version = source.kind === 'paged' ? (source.version ?? 0) : 0
  const question = JSON.stringify([text, sort, filters, version])
  const [state, setState] = useState<Pages<Row>>(() => emptyPages(question))
  const asked = useRef(new Set<string>())
  const load = source.kind === 'paged' ? source.load : undefined
  const latest = useRef({ load, question })
  latest.current = { load, question }

  const read = useCallback(
    async (page: number) => {
      const key = `${question} ${page}`
      const ask = latest.current.load
      if (!ask || asked.current.has(key)) return
      asked.current.add(key)
      const answer = await ask({ offset: page * pageSize, limit: pageSize, text, sort, filters }).catch(
        () => undefined,
      )
      if (latest.current.question !== question) return
      if (!answer) asked.current.delete(key)
      setState((before) =>
        withPage(before.question === question ? before : emptyFrom(before, question), page, answer),
      )
    },
    [question, text, sort, filters],
  )

  useEffect(() => {
    asked.current.clear()
    void read(0)
  }, [read])

  const want = useCallback(
    (first: number, last: number) => {
      for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page += 1)
        void read(page)
    },
    [read],
  )

  return useMemo(
    () => ({
      count: state.total,
      rowCount: state.total,
      totals: state.totals,
      at(line) {
        const row = state.pages.get(Math.floor(line / pageSize))?.[line % pageSize]
        return row === undefined ? undefined : { kind: 'row', row }
      },
      want,
      ready: state.answered,
      failed: state.failed,
      retry: () => void read(0),
      matching: () => noRows,
    }),
    [state, want, read],
  )
}

function emptyPages<Row>(question: string): Pages<Row> {
  return { question, total: 0, totals: nothing, pages: new Map(), answered: false, failed: false }
}

/** While a new answer is on its way the old length stays, so that the list does not jump. */
function emptyFrom<Row>(before: Pages<Row>, question: string): Pages<Row> {
  return { ...before, question, pages: new Map() }
}

function withPage<Row>(before: Pages<Row>, page: number, answer: Page<Row> | undefined): Pages<Row> {
  if (!answer) return { ...before, failed: true }
  return {
    ...before,
    total: answer.total,
    totals: answer.totals ?? before.totals,
    pages: new Map(before.pages).set(page, answer.rows),
    answered: true,
    failed: false,
  }
}

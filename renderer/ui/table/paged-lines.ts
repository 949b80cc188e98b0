/**
 * The lines of a list that main holds, by number. Pages are read when they come into sight and kept until the question
 * changes; a line that has not arrived is `undefined` and is drawn as a bar. Grouped, main counts and sums the groups
 * over everything, and a group's own rows are read page by page once it is opened.
 */

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Page, PageGroup, RowSource, TableView, ValueFilter } from './column'
import { createPageStore, type PageStore } from './page-store'
import type { Lines } from './use-lines'

export const pageSize = 50

const noRows: readonly never[] = []
const nothing: Readonly<Record<string, number>> = {}

/** Rows that stand together: all of them, or those of an open group. */
interface Block {
  /** Where its first line is: the heading, where there is one. */
  readonly from: number
  readonly group: PageGroup | undefined
  readonly rows: number
}

/** What is known of the whole list; its pages are in a store of their own (page-store.ts). */
interface Whole {
  /** The question without the version of the rows: until they have come anew, the old ones are shown. */
  readonly asks: string
  readonly total: number
  readonly totals: Readonly<Record<string, number>>
  readonly groups: readonly PageGroup[] | undefined
  readonly answered: boolean
  readonly failed: boolean
}

export function usePagedLines<Row>(
  source: RowSource<Row>,
  view: TableView,
  isOpen: (key: string) => boolean,
): Lines<Row> {
  const { text, sort, filters, groupBy } = view
  const { load, groups: loadGroups, version = 0 } = source.kind === 'paged' ? source : nowhere
  const asks = JSON.stringify([text, sort, filters, groupBy])
  const question = `${version} ${asks}`
  const [state, setState] = useState<Whole>(() => nothingOf(asks))
  const [store] = useState<PageStore<Row>>(() => createPageStore(asks))
  const asked = useRef(new Set<string>())
  const latest = useRef({ load, loadGroups, question })
  latest.current = { load, loadGroups, question }
  const isGrouped = groupBy !== undefined && loadGroups !== undefined

  /** Keeps an answer that is still asked for; a failed one may be asked again. */
  const keep = useCallback(
    (key: string, rows: readonly Row[] | undefined, change: ((before: Whole) => Whole) | undefined) => {
      if (latest.current.question !== question) return
      if (!change) asked.current.delete(key)
      store.begin(asks)
      if (rows) store.put(key, rows)
      setState((before) => {
        const base = before.asks === asks ? before : emptyFrom(before, asks)
        return change ? change(base) : { ...base, failed: true }
      })
    },
    [question, asks, store],
  )

  const read = useCallback(
    async (page: number, group?: PageGroup) => {
      const key = pageKey(group, page)
      const ask = latest.current.load
      if (!ask || asked.current.has(key)) return
      asked.current.add(key)
      const within = group && groupBy !== undefined ? [...filters, filterOf(groupBy, group)] : filters
      const answer = await ask({
        offset: page * pageSize,
        limit: pageSize,
        text,
        sort,
        filters: within,
      }).catch(() => undefined)
      keep(key, answer?.rows, answer && ((before) => withPage(before, answer, group === undefined)))
    },
    [text, sort, filters, groupBy, keep],
  )

  const readGroups = useCallback(async () => {
    const ask = latest.current.loadGroups
    if (!ask || groupBy === undefined || asked.current.has('groups')) return
    asked.current.add('groups')
    const groups = await ask({ text, filters, groupBy }).catch(() => undefined)
    keep('groups', undefined, groups && ((before) => withGroups(before, groups)))
  }, [text, filters, groupBy, keep])

  const begin = isGrouped ? readGroups : read
  useEffect(() => {
    asked.current.clear()
    void begin(0)
  }, [begin])

  const { groups } = state
  const blocks = useMemo(
    () =>
      isGrouped ? blocksOf(groups ?? noRows, isOpen) : [{ from: 0, group: undefined, rows: state.total }],
    [isGrouped, groups, isOpen, state.total],
  )

  const want = useCallback(
    (first: number, last: number) => {
      for (const block of blocks) {
        const start = firstRow(block)
        const from = Math.max(first, start) - start
        const to = Math.min(last, start + block.rows - 1) - start
        for (let page = Math.floor(from / pageSize); page <= Math.floor(to / pageSize); page += 1)
          void read(page, block.group)
      }
    },
    [blocks, read],
  )

  return useMemo(
    () => ({
      count: blocks.reduce((sum, block) => sum + block.rows + headings(block), 0),
      rowCount: state.total,
      totals: state.totals,
      at(line) {
        const block = blockAt(blocks, line)
        if (!block) return undefined
        const { group } = block
        if (group && line === block.from)
          return {
            kind: 'group',
            key: group.label,
            label: group.label,
            count: group.count,
            totals: group.totals,
          }
        const at = line - firstRow(block)
        const row = store.page(pageKey(group, Math.floor(at / pageSize)))?.[at % pageSize]
        return row === undefined ? undefined : { kind: 'row', row }
      },
      arrivals: store.arrivals,
      want,
      ready: state.answered,
      failed: state.failed,
      retry: () => void begin(0),
      matching: () => noRows,
    }),
    [state, store, blocks, want, begin],
  )
}

const nowhere = { load: undefined, groups: undefined, version: 0 } as const

function headings({ group }: Block): number {
  return group ? 1 : 0
}

function firstRow(block: Block): number {
  return block.from + headings(block)
}

function blocksOf(groups: readonly PageGroup[], isOpen: (key: string) => boolean): readonly Block[] {
  let from = 0
  return groups.map((group) => {
    const block = { from, group, rows: isOpen(group.label) ? group.count : 0 }
    from += 1 + block.rows
    return block
  })
}

/** The last block that begins at or before the line. */
function blockAt(blocks: readonly Block[], line: number): Block | undefined {
  let low = 0
  let high = blocks.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((blocks[middle]?.from ?? 0) <= line) low = middle
    else high = middle - 1
  }
  return blocks[low]
}

function pageKey(group: PageGroup | undefined, page: number): string {
  return `${group ? `=${group.value ?? ''}` : ''}#${page}`
}

function filterOf(columnId: string, { value, label }: PageGroup): ValueFilter {
  return { columnId, value, text: label, not: false }
}

function nothingOf(asks: string): Whole {
  return { asks, total: 0, totals: nothing, groups: undefined, answered: false, failed: false }
}

/** While a new answer is on its way the old length stays, so that the list does not jump. */
function emptyFrom(before: Whole, asks: string): Whole {
  return { ...before, asks, groups: undefined }
}

/** The same object where a page says nothing new of the whole, and a page of one group knows nothing of it. */
function withPage<Row>(before: Whole, answer: Page<Row>, whole: boolean): Whole {
  const { total, totals = before.totals } = whole ? answer : before
  const same = total === before.total && JSON.stringify(totals) === JSON.stringify(before.totals)
  if (same && !before.failed && (before.answered || !whole)) return before
  return { ...before, total, totals, answered: before.answered || whole, failed: false }
}

function withGroups(before: Whole, groups: readonly PageGroup[]): Whole {
  const totals: Record<string, number> = {}
  for (const group of groups) {
    for (const [id, sum] of Object.entries(group.totals)) totals[id] = (totals[id] ?? 0) + sum
  }
  const total = groups.reduce((sum, { count }) => sum + count, 0)
  return { ...before, total, totals, groups, answered: true, failed: false }
}

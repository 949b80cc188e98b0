/** What a list is made of, in words of the screens: columns, the view a person chose, where the rows come from. */

import type { ReactNode } from 'react'

export type CellValue = string | number | undefined

export interface TableColumn<Row> {
  readonly id: string
  /** Already in the person's language. */
  readonly header: string
  readonly width: number
  readonly align?: 'start' | 'end'
  /** What is sorted, filtered and summed. Money in fen, moments in milliseconds. */
  readonly value: (row: Row) => CellValue
  /** What a filter keeps, where the value is words of the language: the same in each. Default: the value. */
  readonly key?: (row: Row) => CellValue
  /** As text: for the filter, the export and the menu. Default: the value as it is. */
  readonly text?: (row: Row) => string
  /** On screen. Default: the text. */
  readonly cell?: (row: Row) => ReactNode
  /** Shown in the totals row: the sum of the values. */
  readonly total?: (sum: number) => ReactNode
  /** Not shown until chosen. */
  readonly hidden?: boolean
  readonly sortable?: boolean
  readonly groupable?: boolean
  /** `false`: main can not look for it in a paged list. */
  readonly filterable?: boolean
}

export interface SortBy {
  readonly columnId: string
  readonly descending: boolean
}

export interface ValueFilter {
  readonly columnId: string
  /** The column's key for what was chosen: it means the same in every language. */
  readonly value: CellValue
  /** As the person saw it then; said where nothing says how it is called now. */
  readonly text: string
  readonly not: boolean
}

/** What a person arranged; plain data, so that it can be kept. */
export interface TableView {
  readonly text: string
  readonly sort: readonly SortBy[]
  readonly filters: readonly ValueFilter[]
  readonly hidden: readonly string[]
  /** Column ids; those not named come after, as defined. */
  readonly order: readonly string[]
  readonly widths: Readonly<Record<string, number>>
  readonly groupBy?: string
}

export interface SavedView {
  readonly id: string
  readonly name: string
  readonly view: TableView
}

export interface PageQuery {
  readonly offset: number
  readonly limit: number
  readonly text: string
  readonly sort: readonly SortBy[]
  readonly filters: readonly ValueFilter[]
}

export interface Page<Row> {
  readonly rows: readonly Row[]
  /** All that match, not only this page. */
  readonly total: number
  /** Sums by column id over all that match. */
  readonly totals?: Readonly<Record<string, number>>
}

/** One value of the column a paged list is grouped by. */
export interface PageGroup {
  readonly value: CellValue
  /** As the person sees it. */
  readonly label: string
  readonly count: number
  /** Sums by column id over the group. */
  readonly totals: Readonly<Record<string, number>>
}

export type GroupQuery = Pick<PageQuery, 'text' | 'filters'> & { readonly groupBy: string }

export type RowSource<Row> =
  | { readonly kind: 'local'; readonly rows: readonly Row[] }
  | {
      readonly kind: 'paged'
      readonly load: (query: PageQuery) => Promise<Page<Row>>
      /** With it the list can be grouped: all groups that match, in the order they are shown. */
      readonly groups?: (query: GroupQuery) => Promise<readonly PageGroup[]>
      /** How a filter's value is called in the language of now, where no row of it need be here. */
      readonly named?: (filter: ValueFilter) => string | undefined
      /** A new value reads the list again (the rows were changed). */
      readonly version?: number | string
    }

export type ExportFormat = 'csv' | 'xlsx' | 'print'

export function cellText<Row>(column: TableColumn<Row>, row: Row): string {
  return column.text?.(row) ?? String(column.value(row) ?? '')
}

export function keyOf<Row>(column: TableColumn<Row>, row: Row): CellValue {
  return (column.key ?? column.value)(row)
}

export function standardView<Row>(
  columns: readonly TableColumn<Row>[],
  given: Partial<TableView>,
): TableView {
  return {
    text: '',
    sort: [],
    filters: [],
    hidden: columns.filter((column) => column.hidden === true).map(({ id }) => id),
    order: [],
    widths: {},
    ...given,
  }
}

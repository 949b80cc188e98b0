/** Today's tickets, what is in the house, what waits to be collected; and everything there ever was, paged from main. */

import { useMemo, useRef } from 'react'
import type { TicketRow } from '../../../shared/ticket/row'
import type { TableName } from '../../../shared/view/tables'
import { ask } from '../../door'
import { useNavigation } from '../../frame/navigation'
import { counterWords } from '../../i18n/counter'
import { invoiceWords } from '../../i18n/invoice'
import { type Language, useLanguage, useT } from '../../i18n/language'
import { type TicketFilter, useTickets } from '../../mirror/queries'
import { useNow } from '../../ui/now'
import {
  cellText,
  type GroupQuery,
  type PageGroup,
  type PageQuery,
  type RowSource,
  type TableColumn,
  type ValueFilter,
} from '../../ui/table/column'
import { DataTable } from '../../ui/table/data-table'
import { dayAt } from '../../ui/time-text'
import { useVersionOf } from '../../use-version'
import { useStatus } from '../../workstation'
import { usePromise } from '../bench/use-promise'
import { useModelName } from '../device/use-model-name'
import { statusTone } from '../ticket/status'
import classes from './counter.module.css'
import { ticketColumns } from './ticket-columns'

export type ListScope = 'today' | 'ready' | 'open' | 'all' | 'invoices'

export const titles = {
  today: 'tabToday',
  ready: 'tabReady',
  open: 'tabOpen',
  all: 'tabAll',
  invoices: 'tabInvoices',
} as const

export function TicketList({ scope }: { readonly scope: ListScope }) {
  const t = useT(counterWords)
  const invoices = useT(invoiceWords)
  const language = useLanguage()
  const { open } = useNavigation()
  const { timeZone } = useStatus().outlet
  const today = dayAt(useNow(), timeZone)
  const rows = useTickets(filterOf(scope, today))
  const version = useVersionOf(ticketTable)
  const promiseOf = usePromise()
  const modelName = useModelName()
  const columns = useMemo(() => {
    const all = ticketColumns(language, timeZone, modelName)
    if (!isPaged(scope)) return all
    return all.map((column) =>
      unsought.has(column.id) ? { ...column, sortable: false, filterable: false } : column,
    )
  }, [language, timeZone, scope, modelName])
  // One ticket of each model that was shown: what the model is called in the other language.
  const seen = useRef(new Map<string, TicketRow>())
  const source = useMemo<RowSource<TicketRow>>(() => {
    if (isPaged(scope)) {
      const only: Only = scope === 'invoices' ? withInvoice : []
      return {
        kind: 'paged',
        load: async (query) => {
          const page = await loadPage(language, query, only)
          for (const row of page.rows) seen.current.set(row.modelName, row)
          return page
        },
        groups: (query) => loadGroups(language, columns, query, only),
        named: (filter) => {
          const column = columns.find(({ id }) => id === filter.columnId)
          return column && nowCalled(column, filter, seen.current)
        },
        version,
      }
    }
    return { kind: 'local', rows: rows ?? nothing }
  }, [scope, rows, language, columns, version])
  return (
    <div className={classes.tableArea}>
      <DataTable<TicketRow>
        key={scope}
        listId={scope === 'invoices' ? 'counter-invoices' : 'counter-tickets'}
        label={t(titles[scope])}
        columns={columns}
        source={source}
        rowId={(row) => row.id}
        onOpen={(row) => open({ kind: 'ticket', id: row.id })}
        rowTone={(row) => {
          const left = row.open === 1 ? promiseOf(row) : undefined
          return left && !left.paused && left.leftMs < 0 ? 'breach' : statusTone[row.status]
        }}
        empty={
          scope === 'today'
            ? { title: t('todayEmpty'), hint: t('todayEmptyHint') }
            : scope === 'invoices'
              ? { title: invoices('empty'), hint: invoices('emptyHint') }
              : { title: scope === 'ready' ? t('queueEmpty') : t('listEmpty') }
        }
        initialView={{
          sort: [{ columnId: scope === 'ready' ? 'waiting' : 'receivedAtMs', descending: scope !== 'ready' }],
          ...(scope === 'invoices'
            ? { hidden: columns.flatMap(({ id }) => (invoiceColumns.has(id) ? [] : [id])) }
            : {}),
          // What is ready is past its promise; who still has to be called is what counts.
          ...(scope === 'ready'
            ? {
                hidden: columns.flatMap(({ id, hidden }) =>
                  id === 'promisedAtMs' || (hidden === true && id !== 'contact') ? [id] : [],
                ),
              }
            : {}),
        }}
      />
    </div>
  )
}

const nothing: readonly TicketRow[] = []
const ticketTable: ReadonlySet<TableName> = new Set(['tickets'] as const)

/** Whoever had one made, or wants one, also long ago. */
const withInvoice = [{ column: 'invoice', op: 'isNot', value: 'none' }] as const
const invoiceColumns: ReadonlySet<string> = new Set([
  ...['number', 'status', 'customerName', 'receivedAtMs'],
  ...['paidFen', 'invoice', 'invoicedFen', 'invoiceNumbers'],
])

function isPaged(scope: ListScope): boolean {
  return scope === 'all' || scope === 'invoices'
}

function filterOf(scope: ListScope, today: string): TicketFilter | null {
  if (isPaged(scope)) return null
  if (scope === 'today') return { businessDay: today }
  return scope === 'ready' ? { status: 'ready' } : { open: true }
}

/** Columns that main can not search, sort or sum: free text, and what is drawn in no list by itself. */
const unsought: ReadonlySet<string> = new Set(['fault', 'customerPhone', 'invoiceNumbers', 'contact'])
/** As main calls them, where the list has a word of its own. */
const inMain: Readonly<Record<string, string>> = { waiting: 'statusSinceMs' }

/** In English main sorts, filters and groups by the English names of the models. */
function soughtColumn(columnId: string, language: Language): string {
  if (columnId === 'modelName' && language === 'en') return 'modelNameEn'
  return inMain[columnId] ?? columnId
}

/** A model is chosen by its recorded name, or by the group it stands in, which is of the language. */
function filterColumn(columnId: string, not: boolean): string {
  if (columnId === 'modelName' && !not) return 'modelName|modelNameEn'
  return inMain[columnId] ?? columnId
}

type Only = typeof withInvoice | readonly []

function summed(only: Only): string[] {
  return only.length === 0 ? ['dueFen'] : ['paidFen', 'invoicedFen']
}

async function loadPage(
  language: Language,
  { text, filters, sort: [sort], offset, limit }: PageQuery,
  only: Only,
) {
  const answer = await ask('rows', {
    table: 'tickets',
    filter: [...only, ...filtersOf(text, filters, language)],
    sort: sort
      ? { column: soughtColumn(sort.columnId, language), descending: sort.descending }
      : { column: 'receivedAtMs', descending: true },
    // The sum over everything comes with the first page.
    sum: offset > 0 ? [] : summed(only),
    offset,
    limit,
  })
  if (answer.kind !== 'ok') throw new Error(answer.kind === 'refused' ? answer.reason : answer.reference)
  const { rows, total, totals } = answer.value
  return { rows: rows as readonly TicketRow[], total, ...(offset === 0 ? { totals } : {}) }
}

async function loadGroups(
  language: Language,
  columns: readonly TableColumn<TicketRow>[],
  { text, filters, groupBy }: GroupQuery,
  only: Only,
): Promise<readonly PageGroup[]> {
  const answer = await ask('rowGroups', {
    table: 'tickets',
    filter: [...only, ...filtersOf(text, filters, language)],
    by: soughtColumn(groupBy, language),
    sum: summed(only),
  })
  if (answer.kind !== 'ok') throw new Error(answer.kind === 'refused' ? answer.reason : answer.reference)
  const column = columns.find(({ id }) => id === groupBy)
  return answer.value.map((group) => ({
    ...group,
    label: column ? cellText(column, onlyWith(groupBy, group.value)) : String(group.value),
  }))
}

/** Most columns say a value by itself. */
function onlyWith(columnId: string, value: ValueFilter['value']): TicketRow {
  return { [inMain[columnId] ?? columnId]: value } as unknown as TicketRow
}

function nowCalled(
  column: TableColumn<TicketRow>,
  { columnId, value }: ValueFilter,
  seen: ReadonlyMap<string, TicketRow>,
): string | undefined {
  if (columnId !== 'modelName') return cellText(column, onlyWith(columnId, value))
  const row = seen.get(String(value))
  return row && cellText(column, row)
}

function filtersOf(typed: string, filters: PageQuery['filters'], language: Language) {
  const text = typed.normalize('NFKC').trim().toUpperCase()
  const chosen = filters
    .filter(({ columnId }) => !unsought.has(columnId))
    .map(({ columnId, value, not }) => ({
      column: filterColumn(columnId, not),
      op: not ? ('isNot' as const) : ('is' as const),
      // Only a promise may be missing.
      value: value ?? 0,
    }))
  return text === '' ? chosen : [textFilter(text, language), ...chosen]
}

/** What is typed is the beginning of a service number, or a part of a number, a serial or a model. */
function textFilter(text: string, language: Language) {
  if (text.startsWith('S-')) return { column: 'number', op: 'startsWith' as const, value: text }
  const column = `number|serial|${soughtColumn('modelName', language)}`
  return { column, op: 'contains' as const, value: text }
}

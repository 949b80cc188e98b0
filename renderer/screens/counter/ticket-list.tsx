/** Today's tickets, what is in the house, what waits to be collected; and everything there ever was, paged from main. */

import { useMemo } from 'react'
import type { TicketRow } from '../../../shared/ticket/row'
import { ask } from '../../door'
import { useNavigation } from '../../frame/navigation'
import { counterWords } from '../../i18n/counter'
import { useLanguage, useT } from '../../i18n/language'
import { useTickets } from '../../mirror/queries'
import { useNow } from '../../ui/now'
import type { PageQuery, RowSource } from '../../ui/table/column'
import { DataTable } from '../../ui/table/data-table'
import { dayAt } from '../../ui/time-text'
import { useStatus } from '../../workstation'
import { statusTone } from '../ticket/status'
import classes from './counter.module.css'
import { ticketColumns } from './ticket-columns'

export type ListScope = 'today' | 'ready' | 'open' | 'all'

export function TicketList({ scope }: { readonly scope: ListScope }) {
  const t = useT(counterWords)
  const language = useLanguage()
  const { open } = useNavigation()
  const { timeZone } = useStatus().outlet
  const today = dayAt(useNow(), timeZone)
  const rows = useTickets()
  const columns = useMemo(() => ticketColumns(language, timeZone), [language, timeZone])
  const source = useMemo<RowSource<TicketRow>>(() => {
    if (scope === 'all') return { kind: 'paged', load: loadPage }
    return { kind: 'local', rows: (rows ?? []).filter((row) => isIn(row, scope, today)) }
  }, [scope, rows, today])
  return (
    <div className={classes.tableArea}>
      <DataTable<TicketRow>
        key={scope}
        listId="counter-tickets"
        label={t(
          scope === 'today'
            ? 'tabToday'
            : scope === 'ready'
              ? 'tabReady'
              : scope === 'open'
                ? 'tabOpen'
                : 'tabAll',
        )}
        columns={columns}
        source={source}
        rowId={(row) => row.id}
        onOpen={(row) => open({ kind: 'ticket', id: row.id })}
        rowTone={(row) =>
          row.open === 1 && row.promisedAtMs !== 0 && row.promisedAtMs < Date.now() && row.status !== 'ready'
            ? 'breach'
            : statusTone[row.status]
        }
        empty={
          scope === 'today'
            ? { title: t('todayEmpty'), hint: t('todayEmptyHint') }
            : { title: scope === 'ready' ? t('queueEmpty') : t('listEmpty') }
        }
        initialView={{
          sort: [{ columnId: scope === 'ready' ? 'waiting' : 'receivedAtMs', descending: scope !== 'ready' }],
        }}
      />
    </div>
  )
}

export function isIn(row: TicketRow, scope: Exclude<ListScope, 'all'>, today: string): boolean {
  if (scope === 'today') return row.businessDay === today
  return scope === 'ready' ? row.status === 'ready' : row.open === 1
}

/** Columns that main can sort and filter by; the others keep main's order. */
const sortable = ['number', 'status', 'kind', 'priority', 'serial', 'receivedAtMs', 'promisedAtMs', 'place']

async function loadPage(query: PageQuery) {
  const sort = query.sort.find(({ columnId }) => sortable.includes(columnId))
  const text = query.text.trim().toUpperCase()
  const answer = await ask('rows', {
    table: 'tickets',
    filter: [
      ...(text === '' ? [] : [textFilter(text)]),
      ...query.filters
        .filter(({ columnId, value }) => sortable.includes(columnId) && value !== undefined)
        .map(({ columnId, value, not }) => ({
          column: columnId,
          op: not ? ('isNot' as const) : ('is' as const),
          value: value ?? '',
        })),
    ],
    sort: { column: sort?.columnId ?? 'receivedAtMs', descending: sort?.descending ?? true },
    offset: query.offset,
    limit: query.limit,
  })
  if (answer.kind !== 'ok') throw new Error(answer.kind === 'refused' ? answer.reason : answer.reference)
  return { rows: answer.value.rows as readonly TicketRow[], total: answer.value.total }
}

/** What is typed is the beginning of a service number or of a serial. */
function textFilter(text: string) {
  const isNumber = /^S-/.test(text)
  return { column: isNumber ? 'number' : 'serial', op: 'startsWith' as const, value: text }
}

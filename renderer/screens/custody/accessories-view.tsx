/** Chargers, cards and cases that lie here and have to go back with their device. */

import { useEffect, useMemo, useRef, useState } from 'react'
import type { TicketRow } from '../../../shared/ticket/row'
import type { Ticket } from '../../../shared/ticket/state'
import { ask } from '../../door'
import { useNavigation } from '../../frame/navigation'
import { custodyWords } from '../../i18n/custody'
import { useLanguage, useT } from '../../i18n/language'
import { useTickets } from '../../mirror/queries'
import type { TableColumn } from '../../ui/table/column'
import { DataTable } from '../../ui/table/data-table'
import { useRecordedNames } from '../ticket/use-recorded-names'
import { type CustodyColumnId, useCustodyColumns } from './custody-columns'
import classes from './custody-screen.module.css'
import type { CustodyViewProps } from './where-view'

const columnIds: readonly CustodyColumnId[] = ['number', 'model', 'accessories', 'place', 'status', 'here']
/** More than this at one time is a warehouse; their names are read when the ticket is opened. */
const mostNamed = 400

export function AccessoriesView({ rows, chooser }: CustodyViewProps) {
  const t = useT(custodyWords)
  const { open } = useNavigation()
  const all = useTickets()
  // What was let go without is looked for until it is settled.
  const withItems = useMemo(
    () => [
      ...rows.filter(({ accessories }) => accessories > 0),
      ...(all ?? []).filter((row) => row.open === 0 && row.accessoriesOut > 0),
    ],
    [rows, all],
  )
  const language = useLanguage()
  const { accessory } = useRecordedNames()
  const items = useAccessories(withItems)
  const shared = useCustodyColumns(columnIds)
  const columns = useMemo(() => {
    const named: TableColumn<TicketRow> = {
      id: 'names',
      header: t('accessories'),
      width: 300,
      value: (row) =>
        (items[row.id] ?? [])
          .map((item) => {
            const name = accessory(row.deviceClass, item)
            return item.count > 1 ? `${name} ×${item.count}` : name
          })
          .join(language === 'zh' ? '、' : ', '),
    }
    return [...shared.slice(0, 2), named, ...shared.slice(2)]
  }, [shared, items, t, accessory, language])
  const source = useMemo(() => ({ kind: 'local' as const, rows: withItems }), [withItems])
  return (
    <>
      <div className={classes.tools}>{chooser}</div>
      <div className={classes.list}>
        <DataTable
          label={t('viewAccessories')}
          columns={columns}
          source={source}
          rowId={(row) => row.id}
          onOpen={(row) => open({ kind: 'ticket', id: row.id })}
          empty={{ title: t('noAccessories') }}
          initialView={{ sort: [{ columnId: 'here', descending: true }] }}
          listId="accessories"
        />
      </div>
    </>
  )
}

type Items = Ticket['intake']['accessories']

function useAccessories(rows: readonly TicketRow[]): Readonly<Record<string, Items>> {
  const [items, setItems] = useState<Readonly<Record<string, Items>>>({})
  const asked = useRef(new Set<string>())
  useEffect(() => {
    let gone = false
    const wanted = rows.filter(({ id }) => !asked.current.has(id)).slice(0, mostNamed)
    void Promise.all(wanted.map(({ id }) => ask('ticket', { ticketId: id }))).then((answers) => {
      if (gone) return
      const found = answers.flatMap((answer) => {
        const ticket = answer.kind === 'ok' ? answer.value?.ticket : undefined
        if (!ticket) return []
        asked.current.add(ticket.id)
        const held = ticket.accessoriesOut.map(({ id: item }) => item)
        const still = ticket.intake.accessories.filter((item) => held.length === 0 || held.includes(item.id))
        return [[ticket.id, still] as const]
      })
      if (found.length > 0) setItems((before) => ({ ...before, ...Object.fromEntries(found) }))
    })
    return () => {
      gone = true
    }
  }, [rows])
  return items
}

/** Parts of which nothing can be taken now, those that somebody waits for first. */

import type { PartInfo } from '../../shared/commands/command'
import type { StockOut } from '../../shared/questions/today'
import type { StockRow } from '../../shared/stock/state'
import type { TicketRow } from '../../shared/ticket/row'
import { type Ticket, ticketAggregate } from '../../shared/ticket/state'
import type { States } from '../journal/states'
import type { RowStore } from '../view/rows'

const mostShown = 500

export function stockOuts(dependencies: {
  readonly rows: RowStore
  readonly states: States
  readonly part: (partNumber: string) => PartInfo | undefined
}): readonly StockOut[] {
  const { rows, states, part } = dependencies
  const waiting = new Map<string, StockOut['waiting'][number][]>()
  const open = rows.find<TicketRow>({
    table: 'tickets',
    filter: [{ column: 'open', op: 'is', value: 1 }],
    limit: 100_000,
  })
  for (const row of open.filter(({ partsAwaited }) => partsAwaited > 0)) {
    const ticket = states.load(ticketAggregate, row.id).state as Ticket
    for (const { partNumber } of ticket.awaited) {
      waiting.set(partNumber, [...(waiting.get(partNumber) ?? []), { ticketId: row.id, number: row.number }])
    }
  }
  const out = rows.find<StockRow>({
    table: 'stock',
    filter: [{ column: 'available', op: 'to', value: 0 }],
    limit: mostShown,
  })
  // A part that was never here has no row, and somebody may wait for it all the same.
  const known = new Map(out.map((row) => [row.id, row]))
  const missing = [...waiting.keys()].filter((id) => !known.has(id) && !isThere(rows, id))
  return [...known.keys(), ...missing]
    .map((partNumber): StockOut => {
      const found = part(partNumber)
      const row = known.get(partNumber)
      return {
        partNumber,
        nameZh: found?.nameZh ?? '',
        nameEn: found?.nameEn ?? '',
        onOrder: row?.onOrder ?? 0,
        expectedDay: row?.expectedDay ?? '',
        waiting: waiting.get(partNumber) ?? [],
      }
    })
    .toSorted((a, b) => b.waiting.length - a.waiting.length || (a.partNumber < b.partNumber ? -1 : 1))
}

function isThere(rows: RowStore, partNumber: string): boolean {
  return (rows.get<StockRow>('stock', partNumber)?.available ?? 0) > 0
}

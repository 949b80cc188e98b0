/**
 * What the manager looks at today, counted from the open tickets. Pure: the rows, the calendar and the moment come
 * in, so that a tile and the list it opens can never disagree.
 */

import type { BusinessCalendar } from '../../../shared/calendar/business-time'
import type { Policy } from '../../../shared/policy/policy'
import type { TicketRow } from '../../../shared/ticket/row'
import { dayAt } from '../../ui/time-text'
import { isLate, type JobClocks, jobClocks } from '../bench/clocks'

export const tileIds = [
  'late',
  'soon',
  'promised',
  'nobody',
  'parts',
  'unclaimed',
  'noPlace',
  'custody',
] as const
export type TileId = (typeof tileIds)[number]

/** Counted by main, because no window keeps them. */
export const askedTileIds = ['complaints', 'stockOuts'] as const
export type AskedTileId = (typeof askedTileIds)[number]

/** What is selected on the screen: a tile, one status, one technician. */
export type Selection =
  | { readonly kind: 'asked'; readonly id: AskedTileId }
  | { readonly kind: 'tile'; readonly id: TileId }
  | { readonly kind: 'status'; readonly status: TicketRow['status'] }
  | { readonly kind: 'technician'; readonly staffId: string }

export interface Today {
  readonly tiles: Readonly<Record<TileId, readonly TicketRow[]>>
  readonly byStatus: ReadonlyMap<TicketRow['status'], readonly TicketRow[]>
  readonly byTechnician: readonly {
    readonly staffId: string
    readonly rows: readonly TicketRow[]
    readonly late: number
  }[]
  readonly oldestMs: number
}

const hourMs = 3_600_000
const done: readonly TicketRow['status'][] = ['ready', 'collected', 'archived', 'cancelled']

export function todayOf(
  rows: readonly TicketRow[],
  calendar: BusinessCalendar,
  policy: Policy,
  nowMs: number,
  technicianIds: readonly string[],
): Today {
  const open = rows.filter((row) => row.open === 1)
  const clocks = new Map(open.map((row) => [row.id, jobClocks(row, calendar, policy, nowMs)]))
  const clocksOf = (row: TicketRow) => clocks.get(row.id) as JobClocks
  const today = dayAt(nowMs, calendar.zone)
  const working = open.filter((row) => !done.includes(row.status))
  const isOver = (row: TicketRow) => isLate(clocksOf(row))

  const urgentFirst = (a: TicketRow, b: TicketRow) => leastLeftMs(clocksOf(a)) - leastLeftMs(clocksOf(b))

  const tiles = {
    late: working.filter(isOver).sort(urgentFirst),
    soon: working.filter((row) => !isOver(row) && leastLeftMs(clocksOf(row)) <= hourMs).sort(urgentFirst),
    promised: working
      .filter((row) => row.promisedAtMs > 0 && dayAt(row.promisedAtMs, calendar.zone) === today)
      .sort((a, b) => a.promisedAtMs - b.promisedAtMs),
    nobody: working.filter((row) => row.technicianId === ''),
    parts: working.filter((row) => row.status === 'waitingForPart' || row.partsAwaited > 0),
    unclaimed: open.filter((row) => row.status === 'ready' && (clocksOf(row).step?.leftMs ?? 0) < 0),
    noPlace: open.filter((row) => row.place === ''),
    custody: open,
  }
  const byStatus = groupBy(open, (row) => row.status)
  const held = groupBy(working, (row) => row.technicianId)
  const people = [...new Set([...technicianIds, ...held.keys()])]
  return {
    tiles,
    byStatus,
    byTechnician: people.map((staffId) => {
      const own = held.get(staffId) ?? []
      return { staffId, rows: own, late: own.filter(isOver).length }
    }),
    oldestMs: open.reduce((oldest, row) => Math.min(oldest, row.receivedAtMs), nowMs),
  }
}

export function rowsOf(today: Today, selection: Selection): readonly TicketRow[] {
  switch (selection.kind) {
    case 'asked':
      return []
    case 'tile':
      return today.tiles[selection.id]
    case 'status':
      return today.byStatus.get(selection.status) ?? []
    case 'technician':
      return today.byTechnician.find(({ staffId }) => staffId === selection.staffId)?.rows ?? []
  }
}

function leastLeftMs({ promise, step }: JobClocks): number {
  const running = [promise, step].filter((clock) => clock !== undefined && !clock.paused)
  return running.reduce((least, clock) => Math.min(least, clock?.leftMs ?? least), Number.POSITIVE_INFINITY)
}

function groupBy<Key>(
  rows: readonly TicketRow[],
  keyOf: (row: TicketRow) => Key,
): ReadonlyMap<Key, readonly TicketRow[]> {
  const groups = new Map<Key, TicketRow[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

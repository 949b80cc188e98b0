/** Where the devices are: one line for each place with how many and how long. Pure. */

import type { TicketRow } from '../../../shared/ticket/row'

export interface HeldPlace {
  readonly place: string
  readonly count: number
  readonly oldestMs: number
}

const first: readonly string[] = ['counter', 'bench']

/** Counter and bench first, then the shelves by name, what is out of the house last. */
export function placesHeld(rows: readonly TicketRow[]): readonly HeldPlace[] {
  const places = new Map<string, HeldPlace>()
  for (const row of rows) {
    const known = places.get(row.place)
    places.set(row.place, {
      place: row.place,
      count: (known?.count ?? 0) + 1,
      oldestMs: Math.min(known?.oldestMs ?? row.receivedAtMs, row.receivedAtMs),
    })
  }
  return [...places.values()].sort(
    (a, b) => rank(a.place) - rank(b.place) || a.place.localeCompare(b.place, 'en', { numeric: true }),
  )
}

function rank(place: string): number {
  const at = first.indexOf(place)
  return at >= 0 ? at : place === 'out' ? 9 : 5
}

/** What a person typed for a place: a shelf as labelled, or one of the named places in either language. */
export function readPlace(text: string): string {
  const plain = text.normalize('NFKC').trim()
  const lower = plain.toLowerCase()
  if (lower === 'counter' || plain === '前台') return 'counter'
  if (lower === 'bench' || plain === '工位') return 'bench'
  return plain
    .toUpperCase()
    .replace(/^BIN-/, '')
    .replace(/\s*-\s*/g, '-')
}

export const dayMs = 86_400_000

/** Ready longer than so many days, longest first. */
export function unclaimed(rows: readonly TicketRow[], days: number, nowMs: number): readonly TicketRow[] {
  return rows
    .filter((row) => row.status === 'ready' && nowMs - readySince(row) > days * dayMs)
    .sort((a, b) => readySince(a) - readySince(b))
}

export function readySince(row: TicketRow): number {
  return row.readyAtMs || row.statusSinceMs
}

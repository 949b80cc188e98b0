/**
 * What to order: from what was really used and how long a delivery really takes. A part that the outlet has asked
 * for in vain is proposed even where nobody set a minimum.
 */

import type { StockRow } from './state'

const windowDays = 90
/** Held back for a bad week: half of what a delivery's time uses. */
const safety = 1.5

export interface ReorderInput {
  readonly row: Pick<StockRow, 'available' | 'onOrder' | 'uses' | 'missed'>
  readonly minimum: number
  readonly maximum: number
  readonly leadDays: number
  /** Calendar day, and the first day of the 90 that end with it. */
  readonly fromDay: string
}

export interface ReorderAdvice {
  readonly used: number
  readonly needed: number
  readonly suggested: number
  readonly why: 'below-minimum' | 'runs-out' | 'missed'
}

export function reorderAdvice(input: ReorderInput): ReorderAdvice | undefined {
  const { row, minimum, maximum, leadDays, fromDay } = input
  const used = usedSince(row.uses, fromDay)
  const needed = Math.ceil((used / windowDays) * leadDays * safety)
  const coming = row.available + row.onOrder
  const level = Math.max(minimum, needed)
  if (coming >= level && !(row.missed > 0 && coming <= 0 && used > 0)) return undefined
  const target = Math.max(maximum, minimum, needed * 2, 1)
  const suggested = target - coming
  if (suggested <= 0) return undefined
  const why = coming < minimum ? 'below-minimum' : row.missed > 0 && coming <= 0 ? 'missed' : 'runs-out'
  return { used, needed, suggested, why }
}

export function usedSince(uses: StockRow['uses'], fromDay: string): number {
  const pieces = Object.entries(uses)
    .filter(([day]) => day >= fromDay)
    .reduce((sum, [, count]) => sum + count, 0)
  return Math.max(0, pieces)
}

/** The middle of what deliveries took, in days; few of them say little. */
export function leadTime(
  supplies: readonly { readonly orderedAtMs: number; readonly receivedAtMs: number }[],
  usual: number,
): { readonly days: number; readonly from: number } {
  const days = supplies
    .filter(({ orderedAtMs, receivedAtMs }) => receivedAtMs > orderedAtMs)
    .map(({ orderedAtMs, receivedAtMs }) => Math.ceil((receivedAtMs - orderedAtMs) / 86_400_000))
    .sort((a, b) => a - b)
  if (days.length < 3) return { days: usual, from: 0 }
  return { days: days[Math.floor(days.length / 2)] ?? usual, from: days.length }
}

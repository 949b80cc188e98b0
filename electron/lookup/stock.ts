/** What lies on the shelf by the books, read from the stock rows. */

import type { ShelfRow } from '../../shared/commands/command'
import type { StockRow } from '../../shared/stock/state'
import type { RowStore } from '../view/rows'

/** More different parts than this lie in no outlet. */
const most = 20_000

export function stockOnHand(rows: RowStore, bins: readonly string[]): readonly ShelfRow[] {
  const inBin = (bin: string | undefined): readonly StockRow[] =>
    rows.find<StockRow>({
      table: 'stock',
      filter: [
        { column: 'onHand', op: 'from', value: 1 },
        ...(bin === undefined ? [] : [{ column: 'bin', op: 'is' as const, value: bin }]),
      ],
      limit: most,
    })
  const found = bins.length === 0 ? inBin(undefined) : bins.flatMap(inBin)
  return found.map(({ id, revision, bin, onHand, serials }) => ({
    partNumber: id,
    revision,
    bin,
    onHand,
    serials,
  }))
}

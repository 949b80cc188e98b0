/** How many times a paper was asked for: a reprint is numbered by it, and an outdated copy is told by it. */

import type { PrintForm, PrintRow } from '../../shared/print/state'
import type { RowStore } from '../view/rows'

export function latestCopy(rows: RowStore, form: PrintForm, subject: string): number {
  return rows
    .find<PrintRow>({
      table: 'prints',
      filter: [{ column: 'subject', op: 'is', value: subject }],
      limit: 100_000,
    })
    .reduce((latest, row) => (row.form === form ? Math.max(latest, row.copy) : latest), 0)
}

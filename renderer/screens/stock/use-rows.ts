/** Rows of a table as React state, read again after an act and as the minutes go by. */

import type { AnyRow, Rows, TableName } from '../../../shared/view/tables'
import { useNow } from '../../ui/now'
import { useQuestion } from '../../use-question'

export interface RowList<Row extends AnyRow> {
  readonly rows: readonly Row[]
  readonly reload: () => void
}

export function useRows<Name extends TableName>(
  table: Name,
  sortColumn: string,
  limit = 200,
): RowList<Rows[Name]> {
  const nowMs = useNow()
  const answer = useQuestion('rows', { table, sort: { column: sortColumn, descending: true }, limit }, [
    nowMs,
  ])
  return { rows: (answer.data?.rows ?? []) as readonly Rows[Name][], reload: answer.reload }
}

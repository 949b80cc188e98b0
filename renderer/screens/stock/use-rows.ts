/** Rows of a table as React state, read again as soon as one of them changes, whoever changed it. */

import { useMemo } from 'react'
import type { AnyRow, Rows, TableName } from '../../../shared/view/tables'
import { useQuestion } from '../../use-question'
import { useVersionOf } from '../../use-version'

export interface RowList<Row extends AnyRow> {
  readonly rows: readonly Row[]
  readonly reload: () => void
}

export function useRows<Name extends TableName>(
  table: Name,
  sortColumn: string,
  limit = 200,
): RowList<Rows[Name]> {
  const version = useVersionOf(useMemo(() => new Set<TableName>([table]), [table]))
  const answer = useQuestion('rows', { table, sort: { column: sortColumn, descending: true }, limit }, [
    version,
  ])
  return { rows: (answer.data?.rows ?? []) as readonly Rows[Name][], reload: answer.reload }
}

/** Rows a person chose for one act on all of them. What the filter hides or what is gone is not acted upon. */

import { useMemo, useState } from 'react'
import type { Lines } from './use-lines'

export interface BatchAction<Row> {
  readonly label: string
  readonly run: (rows: readonly Row[]) => void
  readonly disabled?: boolean
}

export interface Selection<Row> {
  readonly has: (row: Row) => boolean
  readonly rows: readonly Row[]
  readonly toggle: (line: number) => void
  /** From where the last one was chosen up to here. */
  readonly extend: (line: number) => void
  readonly all: () => void
  readonly none: () => void
}

export function useSelection<Row extends object>(
  lines: Lines<Row>,
  rowId: (row: Row) => string,
  isLocal: boolean,
): Selection<Row> {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Row>>(() => new Map())
  const rows = useMemo(() => {
    if (chosen.size === 0) return []
    // As they are now, not as they were when they were chosen.
    return isLocal ? lines.matching().filter((row) => chosen.has(rowId(row))) : [...chosen.values()]
  }, [chosen, lines, rowId, isLocal])
  const [from, setFrom] = useState(0)

  function rowAt(line: number): Row | undefined {
    const at = lines.at(line)
    return at?.kind === 'row' ? at.row : undefined
  }

  return {
    has: (row) => chosen.has(rowId(row)),
    rows,
    toggle: (line) => {
      setFrom(line)
      const row = rowAt(line)
      if (!row) return
      setChosen((before) => {
        const next = new Map(before)
        if (!next.delete(rowId(row))) next.set(rowId(row), row)
        return next
      })
    },
    extend: (line) => {
      const start = chosen.size === 0 ? line : from
      const range = Array.from({ length: Math.abs(line - start) + 1 }, (_, at) => Math.min(line, start) + at)
      setChosen((before) => {
        const next = new Map(before)
        for (const row of range.map(rowAt)) if (row) next.set(rowId(row), row)
        return next
      })
    },
    all: () => {
      if (isLocal) setChosen(new Map(lines.matching().map((row) => [rowId(row), row])))
    },
    none: () => setChosen(new Map()),
  }
}

/** What lies on the shelf here, the scarcest first: what the place shows before anything is typed. */

import { useEffect, useState } from 'react'
import type { PartHit } from '../../../shared/questions/lookups'
import type { StockRow } from '../../../shared/stock/state'
import { ask } from '../../door'

const shown = 60

export function useShelfParts(wanted: boolean, version: number): readonly PartHit[] {
  const [parts, setParts] = useState<readonly PartHit[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is a reason to read again.
  useEffect(() => {
    if (!wanted) return
    let gone = false
    void readShelf().then((found) => {
      if (!gone) setParts(found)
    })
    return () => {
      gone = true
    }
  }, [wanted, version])
  return parts
}

async function readShelf(): Promise<readonly PartHit[]> {
  const page = await ask('rows', {
    table: 'stock',
    filter: [{ column: 'available', op: 'from', value: 1 }],
    sort: { column: 'available', descending: false },
    limit: shown,
  })
  if (page.kind !== 'ok') return []
  const rows = page.value.rows as readonly StockRow[]
  const details = await Promise.all(rows.map(({ id }) => ask('part', { partNumber: id })))
  return details.flatMap((answer) => (answer.kind === 'ok' && answer.value ? [answer.value] : []))
}

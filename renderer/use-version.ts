/** A number that grows whenever main publishes a change of these tables: what no window keeps is then asked anew. */

import { useEffect, useState } from 'react'
import type { TableName } from '../shared/view/tables'
import { listen } from './door'

/** Keep `tables` stable. */
export function useVersionOf(tables: ReadonlySet<TableName>): number {
  const [version, setVersion] = useState(0)
  useEffect(
    () =>
      listen((message) => {
        const touched = message.kind === 'rows' && message.touched.some((table) => tables.has(table))
        if (touched || message.kind === 'resync') setVersion((before) => before + 1)
      }),
    [tables],
  )
  return version
}

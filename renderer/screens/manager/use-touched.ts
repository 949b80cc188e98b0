/** A number that grows whenever main publishes a change in one of these tables: what no window keeps is then asked anew. */

import { useEffect, useState } from 'react'
import type { TableName } from '../../../shared/view/tables'
import { listen } from '../../door'

/** `tables` is a constant of the module that asks. */
export function useTouched(tables: readonly TableName[]): number {
  const [version, setVersion] = useState(0)
  useEffect(
    () =>
      listen((message) => {
        const touched = message.kind === 'rows' && message.touched.some((table) => tables.includes(table))
        if (touched || message.kind === 'resync') setVersion((before) => before + 1)
      }),
    [tables],
  )
  return version
}

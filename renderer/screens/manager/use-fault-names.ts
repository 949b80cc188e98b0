/** The names of all fault codes, for a list that mixes phones, computers and everything else. */

import { useMemo } from 'react'
import type { Reference } from '../../../shared/questions/lookups'
import { useReferences } from '../ticket/references'

type Fault = Reference['faults'][number]

export function useFaultNames(): ReadonlyMap<string, Fault> {
  const references = useReferences(true)
  return useMemo(
    () =>
      new Map([...references.values()].flatMap(({ faults }) => faults).map((fault) => [fault.code, fault])),
    [references],
  )
}

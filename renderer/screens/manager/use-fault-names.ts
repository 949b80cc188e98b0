/** The names of all fault codes, for a list that mixes phones, computers and everything else. Asked once a window. */

import { useEffect, useState } from 'react'
import type { Reference } from '../../../shared/questions/lookups'
import { ask } from '../../door'

type Fault = Reference['faults'][number]

const deviceClasses = ['phone', 'tablet', 'pc', 'printer', 'network', 'av', 'appliance', 'accessory']

let known: ReadonlyMap<string, Fault> = new Map()

export function useFaultNames(): ReadonlyMap<string, Fault> {
  const [names, setNames] = useState(known)
  useEffect(() => {
    if (known.size > 0) return
    let gone = false
    void Promise.all(deviceClasses.map((deviceClass) => ask('reference', { deviceClass }))).then(
      (answers) => {
        const faults = answers.flatMap((answer) => (answer.kind === 'ok' ? answer.value.faults : []))
        known = new Map(faults.map((fault) => [fault.code, fault]))
        if (!gone) setNames(known)
      },
    )
    return () => {
      gone = true
    }
  }, [])
  return names
}

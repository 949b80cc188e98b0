/** The lists that ship with the program, of all device classes together. Asked once a window. */

import { useEffect, useState } from 'react'
import type { Reference } from '../../../shared/questions/lookups'
import { ask } from '../../door'

const deviceClasses = ['phone', 'tablet', 'pc', 'printer', 'network', 'av', 'appliance', 'accessory']

export type References = ReadonlyMap<string, Reference>

let known: References = new Map()
let asking: Promise<References> | undefined

export function useReferences(wanted: boolean): References {
  const [references, setReferences] = useState(known)
  useEffect(() => {
    if (!wanted || known.size > 0) return
    let gone = false
    asking ??= askForAll()
    void asking.then((found) => {
      if (!gone) setReferences(found)
    })
    return () => {
      gone = true
    }
  }, [wanted])
  return wanted && references.size === 0 ? known : references
}

async function askForAll(): Promise<References> {
  const answers = await Promise.all(
    deviceClasses.map(async (deviceClass) => [deviceClass, await ask('reference', { deviceClass })] as const),
  )
  asking = undefined
  const found = answers.flatMap(([deviceClass, answer]) =>
    answer.kind === 'ok' ? [[deviceClass, answer.value] as const] : [],
  )
  if (found.length === deviceClasses.length) known = new Map(found)
  return known
}

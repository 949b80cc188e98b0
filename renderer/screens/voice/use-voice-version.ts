/** A number that grows whenever main publishes a change that the customer's voice is made of: lists are then asked anew. */

import { useEffect, useState } from 'react'
import { listen } from '../../door'

const ours: ReadonlySet<string> = new Set(['complaints', 'followUps', 'surveys', 'samplings', 'tickets'])

export function useVoiceVersion(): number {
  const [version, setVersion] = useState(0)
  useEffect(
    () =>
      listen((message) => {
        const touched = message.kind === 'rows' && message.touched.some((table) => ours.has(table))
        if (touched || message.kind === 'resync') setVersion((before) => before + 1)
      }),
    [],
  )
  return version
}

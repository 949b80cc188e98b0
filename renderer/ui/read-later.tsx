/**
 * A part of the window whose code is read when it is first shown, or ahead of that. Unlike React's `lazy` with
 * `Suspense` it does not hold back what is there already: React shows nothing for 300 ms after a fallback, which a
 * clerk would wait for at the first opening of every screen.
 */

import { type ComponentType, useEffect, useState } from 'react'

export type LaterComponent<Props extends object> = ComponentType<Props> & {
  readonly readAhead: () => Promise<unknown>
}

export function readLater<Props extends object>(
  read: () => Promise<ComponentType<Props>>,
): LaterComponent<Props> {
  let known: ComponentType<Props> | undefined
  const readOnce = async (): Promise<ComponentType<Props>> => {
    known ??= await read()
    return known
  }
  function Later(props: Props) {
    const [Part, setPart] = useState(() => known)
    const [failure, setFailure] = useState<unknown>()
    useEffect(() => {
      if (Part) return
      let here = true
      readOnce().then(
        (read) => here && setPart(() => read),
        (error: unknown) => here && setFailure(error),
      )
      return () => {
        here = false
      }
    }, [Part])
    // For the boundary around it, as if the code had failed while it was drawn.
    if (failure !== undefined) throw failure
    return Part ? <Part {...props} /> : null
  }
  return Object.assign(Later, { readAhead: readOnce })
}

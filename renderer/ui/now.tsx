/** The one clock of the window: components that show ages repaint together, once every half minute. */

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'

const NowContext = createContext<number | undefined>(undefined)

export function NowProvider(props: {
  readonly children: ReactNode
  /** Fixed in design work and tests. */
  readonly fixedMs?: number
}) {
  const [nowMs, setNowMs] = useState(() => props.fixedMs ?? Date.now())
  useEffect(() => {
    if (props.fixedMs !== undefined) return
    const timer = setInterval(() => setNowMs(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [props.fixedMs])
  return <NowContext.Provider value={props.fixedMs ?? nowMs}>{props.children}</NowContext.Provider>
}

export function useNow(): number {
  const nowMs = useContext(NowContext)
  if (nowMs === undefined) throw new Error('no clock around this component')
  return nowMs
}

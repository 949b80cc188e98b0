/** Asks one question at a time and keeps only the newest answer; a slow one is told after 300 ms, not before. */

import { startTransition, useCallback, useEffect, useRef, useState } from 'react'

export interface LatestAnswer<Item> {
  readonly items: readonly Item[]
  /** The items belong to an older text than the one typed. */
  readonly stale: boolean
  readonly slow: boolean
  readonly ask: (text: string) => void
  readonly clear: () => void
}

export function useLatestAnswer<Item>(
  search: (text: string) => Promise<readonly Item[]>,
  debounceMs: number,
): LatestAnswer<Item> {
  const [items, setItems] = useState<readonly Item[]>([])
  const [stale, setStale] = useState(false)
  const [slow, setSlow] = useState(false)
  const latestSearch = useRef(search)
  latestSearch.current = search
  const wanted = useRef<string | undefined>(undefined)
  const asking = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const run = useCallback(async () => {
    if (asking.current) return
    asking.current = true
    const slowTimer = setTimeout(() => setSlow(true), 300)
    while (wanted.current !== undefined) {
      const text = wanted.current
      const found = await latestSearch.current(text).catch(() => [])
      if (wanted.current !== text) continue
      wanted.current = undefined
      // The next key goes before a list of answers.
      startTransition(() => {
        setItems(found)
        setStale(false)
      })
    }
    clearTimeout(slowTimer)
    setSlow(false)
    asking.current = false
  }, [])

  const ask = useCallback(
    (text: string) => {
      wanted.current = text
      setStale(true)
      clearTimeout(timer.current)
      if (debounceMs > 0) timer.current = setTimeout(run, debounceMs)
      else void run()
    },
    [run, debounceMs],
  )

  const clear = useCallback(() => {
    clearTimeout(timer.current)
    wanted.current = undefined
    setItems([])
    setStale(false)
  }, [])

  useEffect(() => () => clearTimeout(timer.current), [])

  return { items, stale, slow, ask, clear }
}

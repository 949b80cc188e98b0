/**
 * The pages of a list that main holds, beside React: one that arrives is drawn by the lines alone, while the tools, the
 * header and the sums around them, which take longer to draw than the lines, stay as they are.
 */

import type { Arrivals } from './use-lines'

export interface PageStore<Row> {
  readonly page: (key: string) => readonly Row[] | undefined
  /** An answer to this question is here: the pages of another one are thrown away. */
  readonly begin: (asks: string) => void
  readonly put: (key: string, rows: readonly Row[]) => void
  readonly arrivals: Arrivals
}

export function createPageStore<Row>(first: string): PageStore<Row> {
  const pages = new Map<string, readonly Row[]>()
  const listeners = new Set<() => void>()
  let asked = first
  let count = 0
  return {
    page: (key) => pages.get(key),
    begin: (asks) => {
      if (asks !== asked) pages.clear()
      asked = asks
    },
    put: (key, rows) => {
      pages.set(key, rows)
      count += 1
      for (const listener of [...listeners]) listener()
    },
    arrivals: {
      subscribe: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      count: () => count,
    },
  }
}

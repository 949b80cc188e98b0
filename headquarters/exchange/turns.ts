/**
 * Lets so many work at once and keeps the others waiting in order. A batch is megabytes while it is judged: with two
 * hundred stations at once, a few at a time are done as fast and hold a fraction of the memory.
 */

export interface Turns {
  readonly inTurn: <Value>(work: () => Promise<Value>) => Promise<Value>
}

export function createTurns(atOnce: number): Turns {
  let free = atOnce
  const waiting: (() => void)[] = []
  return {
    inTurn: async (work) => {
      if (free > 0) free -= 1
      else await new Promise<void>((go) => waiting.push(go))
      try {
        return await work()
      } finally {
        const next = waiting.shift()
        if (next) next()
        else free += 1
      }
    },
  }
}

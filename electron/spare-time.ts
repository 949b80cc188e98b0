/**
 * Long work on the one thread that also answers people, such as filling an index after the start: it goes on in slices
 * that nobody notices, and stands back for a moment while somebody types or saves, but not for ever.
 */

const sliceMs = 6
/** Nobody has asked for anything for so long: whoever works is thinking or talking. */
const quietMs = 100
const patienceMs = 250

export interface SpareTime {
  /** Somebody asked something or gave a command. */
  readonly asked: () => void
  /** Nobody has asked for anything for so long. */
  readonly isQuiet: (forMs: number) => boolean
  /** Between two small steps. `urgent`: only lets others go first, and does not wait for a quiet moment. */
  readonly pause: (how?: 'urgent') => Promise<void>
}

export function createSpareTime(steadyMs: () => number): SpareTime {
  let lastAskedMs = Number.NEGATIVE_INFINITY
  let sliceFromMs = steadyMs()

  const isQuiet = (forMs: number): boolean => steadyMs() - lastAskedMs >= forMs

  return {
    isQuiet,
    asked: () => {
      lastAskedMs = steadyMs()
    },
    pause: async (how) => {
      if (steadyMs() - sliceFromMs < sliceMs) return
      await new Promise((resolve) => setImmediate(resolve))
      const fromMs = steadyMs()
      while (how !== 'urgent' && !isQuiet(quietMs) && steadyMs() - fromMs < patienceMs) {
        await new Promise((resolve) => setTimeout(resolve, quietMs / 4))
      }
      sliceFromMs = steadyMs()
    },
  }
}

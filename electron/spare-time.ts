/**
 * Long work on the one thread that also answers people, such as filling an index after the start: it goes on in slices
 * that nobody notices, and stands back for a moment while somebody types or saves, but not for ever.
 */

const sliceMs = 6
/** Nobody has asked for anything for so long: whoever works is thinking or talking. */
const quietMs = 100
const patienceMs = 250
/** From a question to its answer on the screen, with room to spare. */
const seenMs = 60
const restMs = 500

export interface SpareTime {
  /** For threads, which can not be told while they work: raised with every question, lowered by who has seen it. */
  readonly hands: SharedArrayBuffer
  /** Somebody asked something or gave a command. */
  readonly asked: () => void
  /** Nobody has asked for anything for so long. */
  readonly isQuiet: (forMs: number) => boolean
  /** What was asked last is answered, and its answer is on the screen: what follows from it begins. */
  readonly seen: () => Promise<void>
  /** Nobody is about to save: what uses the disk for long goes on. */
  readonly rest: () => Promise<void>
  /** Between two small steps. `urgent`: only lets others go first, and does not wait for a quiet moment. */
  readonly pause: (how?: 'urgent') => Promise<void>
}

export function createSpareTime(steadyMs: () => number): SpareTime {
  let lastAskedMs = Number.NEGATIVE_INFINITY
  let sliceFromMs = steadyMs()
  const hands = new SharedArrayBuffer(4)

  const isQuiet = (forMs: number): boolean => steadyMs() - lastAskedMs >= forMs

  /** Until nobody has asked for anything for so long, and never longer than `longestMs`. */
  async function quiet(forMs: number, longestMs: number): Promise<void> {
    for (let waitedMs = 0; waitedMs < longestMs; ) {
      const leftMs = Math.min(lastAskedMs + forMs - steadyMs(), longestMs - waitedMs)
      if (leftMs <= 0) return
      await new Promise((resolve) => setTimeout(resolve, leftMs))
      waitedMs += leftMs
    }
  }

  return {
    hands,
    isQuiet,
    seen: () => quiet(seenMs, seenMs * 2),
    rest: () => quiet(restMs, restMs * 3),
    asked: () => {
      lastAskedMs = steadyMs()
      Atomics.store(new Int32Array(hands), 0, 1)
    },
    pause: async (how) => {
      if (steadyMs() - sliceFromMs < sliceMs) return
      await new Promise((resolve) => setImmediate(resolve))
      if (how !== 'urgent') await quiet(quietMs, patienceMs)
      sliceFromMs = steadyMs()
    },
  }
}

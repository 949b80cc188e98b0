/**
 * A thread that stands back while somebody works. On a machine with two cores it is felt in every frame even at the
 * lowest priority, and threads have none of their own on Windows and macOS.
 */

/** Nobody has asked for anything for so long. Paper that a save asked for is out by then. */
const quietMs = 1_000
/** One step is gone on with all the same. */
const mostMs = 10_000
/** Then it has stood back long enough, and works on without a rest. */
const altogetherMs = 15 * 60_000

/** `hands`: raised while somebody works, see `SpareTime`. To be waited for between two steps. */
export function standsBack(hands: SharedArrayBuffer, isStopped: () => boolean): () => Promise<void> {
  const raised = new Int32Array(hands)
  let altogether = 0
  return async () => {
    await after(0)
    for (let waited = 0; waited < mostMs && altogether < altogetherMs && !isStopped(); waited += quietMs) {
      if (Atomics.exchange(raised, 0, 0) === 0) return
      await after(quietMs)
      altogether += quietMs
    }
  }
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

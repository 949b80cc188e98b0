/**
 * A thread that stands back while somebody works. On a machine with two cores it is felt in every frame even at the
 * lowest priority, and threads have none of their own on Windows and macOS.
 */

/** Worked for so long, it looks whether it is in the way: a small outlet's backup is looked at without a rest. */
const workMs = 150
/** Nobody has asked for anything for so long. Paper that a save asked for is out by then. */
const quietMs = 1_000
/** It goes on for another while all the same. */
const mostMs = 10_000
/** Then it has stood back long enough, and works on without a rest. */
const altogetherMs = 15 * 60_000

/** `hands`: raised while somebody works, see `SpareTime`. To be waited for between two steps. */
export function standsBack(hands: SharedArrayBuffer, isStopped: () => boolean): () => Promise<void> {
  const raised = new Int32Array(hands)
  let altogether = 0
  let fromMs = performance.now()
  return async () => {
    await after(0)
    if (performance.now() - fromMs < workMs) return
    for (let waited = 0; waited < mostMs && altogether < altogetherMs && !isStopped(); waited += quietMs) {
      if (Atomics.exchange(raised, 0, 0) === 0) break
      await after(quietMs)
      altogether += quietMs
    }
    fromMs = performance.now()
  }
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

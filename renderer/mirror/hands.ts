/** Work that can wait does so while somebody types, scans or moves a list, but not for ever. */

/** Between two rounds, however quiet it is. */
const breathMs = 30
/** Nobody has moved a finger for so long: whoever works is reading or talking, and the paper of a save is out. */
const quietMs = 1_000
const patienceMs = 10_000
/** Main is told no more often. */
const tellEveryMs = 400

/** `tell`: somebody is at work. The answer resolves when there is time for what can wait. */
export function watchHands(tell: () => void): () => Promise<void> {
  let lastMs = Number.NEGATIVE_INFINITY
  let toldMs = Number.NEGATIVE_INFINITY
  const moved = () => {
    lastMs = performance.now()
    if (lastMs - toldMs < tellEveryMs) return
    toldMs = lastMs
    // Not in the way of the very frame that this is for.
    setTimeout(tell, 0)
  }
  for (const kind of ['keydown', 'wheel', 'scroll'])
    window.addEventListener(kind, moved, { capture: true, passive: true })
  const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

  return async () => {
    await after(breathMs)
    for (let waitedMs = 0; waitedMs < patienceMs; ) {
      const leftMs = Math.min(lastMs + quietMs - performance.now(), patienceMs - waitedMs)
      if (leftMs <= 0) return
      await after(leftMs)
      waitedMs += leftMs
    }
  }
}

/** Work that can wait does so while somebody types or scans, but not for ever. */

/** Between two rounds, however quiet it is. */
const breathMs = 30
/** Nobody has pressed a key for so long: whoever works is reading or talking. */
const quietMs = 400
const patienceMs = 2000

export function watchHands(): () => Promise<void> {
  let lastKeyMs = Number.NEGATIVE_INFINITY
  window.addEventListener(
    'keydown',
    () => {
      lastKeyMs = performance.now()
    },
    { capture: true, passive: true },
  )
  const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

  return async () => {
    await after(breathMs)
    for (let waitedMs = 0; waitedMs < patienceMs; ) {
      const leftMs = Math.min(lastKeyMs + quietMs - performance.now(), patienceMs - waitedMs)
      if (leftMs <= 0) return
      await after(leftMs)
      waitedMs += leftMs
    }
  }
}

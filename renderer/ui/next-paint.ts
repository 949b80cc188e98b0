/** When what was set last has been drawn: a short answer is on the screen before a long piece of drawing begins. */

import { useEffect, useState } from 'react'

/** A window that is hidden draws nothing, and nobody waits for it. */
const longestMs = 60

export function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, longestMs)
    requestAnimationFrame(() => {
      // The task after the frame's own.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        clearTimeout(timer)
        resolve()
      }
      port2.postMessage(0)
    })
  })
}

/** `true` once `wanted` has been so for a paint; `false` at once. */
export function useAfterPaint(wanted: boolean): boolean {
  const [painted, setPainted] = useState(false)
  useEffect(() => {
    if (!wanted) return
    let given = true
    void nextPaint().then(() => given && setPainted(true))
    return () => {
      given = false
      setPainted(false)
    }
  }, [wanted])
  return wanted && painted
}

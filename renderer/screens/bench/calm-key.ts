/**
 * A letter key that takes a job must never be set off by a scanner, whose first letters reach the window like typing.
 * So the act waits for a moment of silence: any other key, pressed or let go, calls it off.
 */

import { useCallback, useEffect, useRef } from 'react'

/** Longer than the gap between two keys of a scanner, shorter than a person notices. */
const silenceMs = 90

export function useCalmKey(): (act: () => void) => void {
  const callOff = useRef<(() => void) | undefined>(undefined)
  useEffect(() => () => callOff.current?.(), [])
  return useCallback((act: () => void) => {
    callOff.current?.()
    let letGo: string | undefined
    const timer = setTimeout(() => {
      stop()
      act()
    }, silenceMs)
    // The key that set it off comes up once as well.
    const onUp = (event: KeyboardEvent) => {
      if (letGo === undefined) letGo = event.code
      else if (event.code !== letGo) stop()
    }
    const stop = () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', stop, { capture: true })
      window.removeEventListener('keyup', onUp, { capture: true })
      callOff.current = undefined
    }
    callOff.current = stop
    // Not the key press that is being handled right now.
    setTimeout(() => {
      if (callOff.current === stop) window.addEventListener('keydown', stop, { capture: true })
    }, 0)
    window.addEventListener('keyup', onUp, { capture: true })
  }, [])
}

/**
 * A letter key that acts must never be set off by a scanner, whose first letters reach the window like typing. So the
 * act waits for a moment of silence: any other key, pressed or let go, calls it off.
 */

/** Longer than the gap between two keys of a scanner, shorter than a person notices. */
const silenceMs = 60

export interface CalmKey {
  readonly after: (act: () => void) => void
  readonly stop: () => void
}

export function createCalmKey(): CalmKey {
  let callOff: (() => void) | undefined
  return {
    stop: () => callOff?.(),
    after: (act) => {
      callOff?.()
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
        callOff = undefined
      }
      callOff = stop
      // Not the key press that is being handled right now.
      setTimeout(() => {
        if (callOff === stop) window.addEventListener('keydown', stop, { capture: true })
      }, 0)
      window.addEventListener('keyup', onUp, { capture: true })
    },
  }
}

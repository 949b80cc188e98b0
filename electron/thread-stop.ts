/**
 * How a thread is asked to stop. One that is in the middle of a native call must never be terminated: the whole program
 * would end with it. It looks at a flag between two steps, and ends by itself.
 */

/** Goes up with the signal; handed to the thread among its data. */
export function stopFlag(signal: AbortSignal): SharedArrayBuffer {
  const flag = new SharedArrayBuffer(4)
  const raise = () => void Atomics.store(new Int32Array(flag), 0, 1)
  if (signal.aborted) raise()
  else signal.addEventListener('abort', raise, { once: true })
  return flag
}

export function isStopped(flag: SharedArrayBuffer): boolean {
  return Atomics.load(new Int32Array(flag), 0) === 1
}

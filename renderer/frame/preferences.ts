/**
 * Small choices of this window that are no business fact: language, scan sound, the place a person was at. Losing
 * them is harmless, so a full or forbidden store is not an error.
 */

import { useCallback, useState } from 'react'

export function readPreference(name: string): string | undefined {
  try {
    return localStorage.getItem(`counterbench.${name}`) ?? undefined
  } catch {
    return undefined
  }
}

export function writePreference(name: string, value: string): void {
  try {
    localStorage.setItem(`counterbench.${name}`, value)
  } catch {
    // Kept for this run only.
  }
}

export function usePreference(name: string, initial: string): readonly [string, (value: string) => void] {
  const [value, setValue] = useState(() => readPreference(name) ?? initial)
  const set = useCallback(
    (next: string) => {
      writePreference(name, next)
      setValue(next)
    },
    [name],
  )
  return [value, set]
}

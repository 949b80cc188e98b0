/** The last status that main told: who is signed in, the open day, the lights. One copy for the whole window. */

import { useSyncExternalStore } from 'react'
import type { StatusMessage } from '../shared/ipc'

let current: StatusMessage | undefined
const listeners = new Set<() => void>()

export function setStatus(message: StatusMessage): void {
  current = message
  for (const listener of listeners) listener()
}

export function readStatus(): StatusMessage | undefined {
  return current
}

export function onStatus(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useStatus(): StatusMessage | undefined {
  return useSyncExternalStore(onStatus, readStatus)
}

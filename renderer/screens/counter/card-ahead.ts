/**
 * The card of the device that was scanned a moment ago, drawn before the form: filling the form takes longer than
 * answering "am I covered?". It lives outside the form's state, so that showing it repaints the card alone.
 */

import { useSyncExternalStore } from 'react'
import type { WarrantyResult } from '../../../shared/questions/warranty'

export interface CardAhead {
  /** `undefined`: the form has the device now, and its own card counts. */
  readonly show: (card: WarrantyResult | undefined) => void
  readonly shown: () => WarrantyResult | undefined
  readonly subscribe: (told: () => void) => () => void
}

export function createCardAhead(): CardAhead {
  let card: WarrantyResult | undefined
  const listeners = new Set<() => void>()
  return {
    show: (next) => {
      card = next
      for (const told of listeners) told()
    },
    shown: () => card,
    subscribe: (told) => {
      listeners.add(told)
      return () => listeners.delete(told)
    },
  }
}

export function useCardAhead({ subscribe, shown }: CardAhead): WarrantyResult | undefined {
  return useSyncExternalStore(subscribe, shown)
}

/** A scan shows in the form at the latest after this time, whatever main is busy with. */
export function soon(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), longestWaitMs))
}

const longestWaitMs = 80

/**
 * A person's unfinished forms, kept sealed in main: what is typed is there after a crash, a lock-out or a change of
 * screen. Saved a moment after the last key, at the latest half a second after the first, and at once when the
 * window is hidden or closed.
 */

import { ask } from './door'
import type { DraftStore } from './ui/drafts'

/** Where drafts go as text; an empty one is forgotten. */
export interface DraftDoor {
  readonly load: (place: string) => Promise<string | undefined>
  readonly save: (place: string, text: string) => void
}

/** Of the person at this window. */
const personsOwn: DraftDoor = {
  load: async (place) => {
    const answer = await ask('draft', { place })
    return answer.kind === 'ok' ? answer.value?.draft : undefined
  },
  save: (place, text) => void ask('saveDraft', { place, draft: text }),
}

const quietMs = 150
const longestMs = 500

interface Waiting {
  readonly text: string
  readonly sinceMs: number
  readonly timer: ReturnType<typeof setTimeout>
}

const flushes = new Set<() => void>()

/** Before the person is signed out: afterwards main takes no drafts of theirs. */
export function flushDrafts(): void {
  for (const flush of flushes) flush()
}

export function createDraftStore(door = personsOwn): DraftStore {
  const waiting = new Map<string, Waiting>()
  /** What this window last gave or got: the newest truth while a save is on its way. */
  const known = new Map<string, string>()

  function send(place: string, text: string): void {
    waiting.delete(place)
    door.save(place, text)
  }

  function save(place: string, text: string): void {
    known.set(place, text)
    const before = waiting.get(place)
    if (before) clearTimeout(before.timer)
    const sinceMs = before?.sinceMs ?? performance.now()
    const leftMs = Math.max(0, Math.min(quietMs, sinceMs + longestMs - performance.now()))
    waiting.set(place, { text, sinceMs, timer: setTimeout(() => send(place, text), leftMs) })
  }

  function flush(): void {
    for (const place of [...waiting.keys()]) flushPlace(place)
  }

  function flushPlace(place: string): void {
    const before = waiting.get(place)
    if (!before) return
    clearTimeout(before.timer)
    send(place, before.text)
  }

  flushes.add(flush)
  window.addEventListener('pagehide', flush)
  document.addEventListener('visibilitychange', flush)

  return {
    load: async (place) => {
      const here = known.get(place)
      if (here !== undefined) return here === '' ? undefined : parse(here)
      const kept = await door.load(place)
      return kept === undefined || kept === '' ? undefined : parse(kept)
    },
    save: (place, draft) => save(place, JSON.stringify(draft)),
    flush: flushPlace,
    clear: (place) => {
      const before = waiting.get(place)
      if (before) clearTimeout(before.timer)
      known.set(place, '')
      send(place, '')
    },
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // An unreadable draft is no draft; the form starts empty rather than not at all.
    return undefined
  }
}

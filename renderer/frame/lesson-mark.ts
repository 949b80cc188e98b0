/** How far the first-day lesson is, for the whole window and over a restart: losing it begins the lesson anew. */

import { useSyncExternalStore } from 'react'
import { readPreference, writePreference } from './preferences'

export interface LessonMark {
  /** Where the records ended when it began. `offered`: not begun. `off`: not wanted, or ended. */
  readonly begun: number | 'offered' | 'off'
  /** Steps that the window saw done, and those passed over. */
  readonly seen: readonly string[]
}

let mark: LessonMark = readMark()
const listeners = new Set<() => void>()

export function useLessonMark(): LessonMark {
  return useSyncExternalStore(onMark, () => mark)
}

export function setLessonMark(next: LessonMark): void {
  mark = next
  writePreference('firstDay', JSON.stringify(next))
  for (const listener of listeners) listener()
}

export function passStep(id: string): void {
  if (!mark.seen.includes(id)) setLessonMark({ ...mark, seen: [...mark.seen, id] })
}

function onMark(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function readMark(): LessonMark {
  try {
    const kept = JSON.parse(readPreference('firstDay') ?? '') as LessonMark
    if (Array.isArray(kept.seen) && ['number', 'string'].includes(typeof kept.begun)) return kept
  } catch {
    // None yet.
  }
  return { begun: 'offered', seen: [] }
}

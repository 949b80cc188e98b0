/**
 * Nothing typed is ever lost: each change of a form is given to a store at once, and comes back after a crash, a
 * lock or a change of screen. The store knows the person; here there is only the place. The default keeps drafts
 * for this run of the window.
 */

import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { ZodType } from 'zod'

export interface DraftStore {
  /** What was last saved for this place, or `undefined`. Plain data. */
  readonly load: (place: string) => Promise<unknown>
  readonly save: (place: string, draft: unknown) => void
  readonly clear: (place: string) => void
}

const DraftContext = createContext<DraftStore | undefined>(undefined)

export function DraftProvider(props: { readonly store: DraftStore; readonly children: ReactNode }) {
  return <DraftContext.Provider value={props.store}>{props.children}</DraftContext.Provider>
}

export function createMemoryDrafts(): DraftStore {
  const drafts = new Map<string, string>()
  return {
    load: async (place) => {
      const text = drafts.get(place)
      return text === undefined ? undefined : JSON.parse(text)
    },
    save: (place, draft) => drafts.set(place, JSON.stringify(draft)),
    clear: (place) => drafts.delete(place),
  }
}

/** One field of a dialog: a note, a reason. */
export function useTextDraft(place: string, initial = ''): Draft<string> {
  return useDraft(place, initial, readText)
}

function readText(stored: unknown): string | undefined {
  return typeof stored === 'string' ? stored : undefined
}

/** A few fields of a dialog. What an older dialog stored and no longer fits is no draft. */
export function useFieldsDraft<Value extends object>(
  place: string,
  initial: NoInfer<Value>,
  schema: ZodType<Value>,
): Draft<Value> & { readonly type: (change: Partial<Value>) => void } {
  const draft = useDraft(place, initial, (stored) => schema.safeParse(stored).data)
  return { ...draft, type: (change) => draft.set((before) => ({ ...before, ...change })) }
}

export interface Draft<Value> {
  readonly value: Value
  readonly set: (change: Value | ((before: Value) => Value)) => void
  /** Draws what was set last at once, also where that was to follow in its own time: before it is recorded. */
  readonly settle: () => void
  /** After it was recorded, or thrown away on purpose: back to the beginning. */
  readonly clear: () => void
  /** The same, where the beginning is another one each time: nothing is kept until somebody types. */
  readonly begin: (value: Value) => void
  /** The store has answered: before that, `value` is the initial one. */
  readonly ready: boolean
  /** Something was brought back: tell the person. */
  readonly restored: boolean
}

/**
 * `read` turns what was stored into a value again, or `undefined` when it can not (an older form): then the form
 * starts empty. What the person types before the store has answered wins over the stored draft.
 */
export function useDraft<Value>(
  place: string,
  initial: Value,
  read: (stored: unknown) => Value | undefined,
): Draft<Value> {
  const store = useContext(DraftContext)
  if (!store) throw new Error('no draft store around this component')
  const [value, setValue] = useState(initial)
  const [ready, setReady] = useState(false)
  const [restored, setRestored] = useState(false)
  const latest = useRef(value)
  const touched = useRef(false)
  const first = useRef(initial)
  const reading = useRef(read)
  reading.current = read

  useEffect(() => {
    let gone = false
    touched.current = false
    void store.load(place).then((stored) => {
      if (gone) return
      const draft = stored === undefined ? undefined : reading.current(stored)
      if (draft !== undefined && !touched.current) {
        latest.current = draft
        setValue(draft)
        setRestored(true)
      }
      setReady(true)
    })
    return () => {
      gone = true
    }
  }, [store, place])

  const set = useCallback(
    (change: Value | ((before: Value) => Value)) => {
      const next =
        typeof change === 'function' ? (change as (before: Value) => Value)(latest.current) : change
      // A field that was only left is no form that somebody is filling in: updates wait for those.
      if (JSON.stringify(next) === JSON.stringify(latest.current)) return
      touched.current = true
      latest.current = next
      setValue(next)
      store.save(place, next)
    },
    [store, place],
  )

  const settle = useCallback(() => flushSync(() => setValue(latest.current)), [])

  const begin = useCallback(
    (next: Value) => {
      touched.current = true
      latest.current = next
      setValue(next)
      setRestored(false)
      store.clear(place)
    },
    [store, place],
  )
  const clear = useCallback(() => begin(first.current), [begin])

  return { value, set, settle, clear, begin, ready, restored }
}

/**
 * Nothing typed is ever lost: each change of a form is given to a store at once, and comes back after a crash, a
 * lock or a change of screen. The store knows the person; here there is only the place. The default keeps drafts
 * for this run of the window.
 */

import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { type ZodType, z } from 'zod'
import { newId } from '../door'

export interface DraftStore {
  /** What was last saved for this place, or `undefined`. Plain data. */
  readonly load: (place: string) => Promise<unknown>
  readonly save: (place: string, draft: unknown) => void
  /** What was saved a moment ago is on its way now, before anything that follows. */
  readonly flush: (place: string) => void
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
    flush: () => undefined,
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

/** What a command is given from. */
export interface Source {
  /** The same for the same input while the draft is, also after a crash: what was recorded then is not recorded again. */
  readonly commandId: (name: string, input: unknown) => string
  /** It was recorded: what is given from the draft after that is something new. */
  readonly recorded: () => void
}

export interface Draft<Value> extends Source {
  readonly value: Value
  /** Names what is made of it: kept with it, and another one once it was recorded. */
  readonly id: string
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
  const [id, setId] = useState(newId)
  const [ready, setReady] = useState(false)
  const [restored, setRestored] = useState(false)
  const latest = useRef(value)
  const named = useRef(id)
  const touched = useRef(false)
  const isKept = useRef(false)
  const first = useRef(initial)
  const reading = useRef(read)
  reading.current = read

  useEffect(() => {
    let gone = false
    touched.current = false
    void store.load(place).then((stored) => {
      if (gone) return
      const kept = keptOf(stored)
      const draft = kept.value === undefined ? undefined : reading.current(kept.value)
      if (draft !== undefined && !touched.current) {
        latest.current = draft
        isKept.current = true
        setValue(draft)
        if (kept.id !== undefined) {
          named.current = kept.id
          setId(kept.id)
        }
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
      isKept.current = true
      latest.current = next
      setValue(next)
      store.save(place, { id: named.current, value: next } satisfies Kept)
    },
    [store, place],
  )

  const settle = useCallback(() => flushSync(() => setValue(latest.current)), [])

  const rename = useCallback(() => {
    named.current = newId()
    setId(named.current)
  }, [])

  const begin = useCallback(
    (next: Value) => {
      touched.current = true
      isKept.current = false
      latest.current = next
      setValue(next)
      rename()
      setRestored(false)
      store.clear(place)
    },
    [store, place, rename],
  )
  const clear = useCallback(() => begin(first.current), [begin])

  const commandId = useCallback(
    (name: string, input: unknown) => {
      store.flush(place)
      return `${named.current}-${fingerprint(JSON.stringify([name, input]))}`
    },
    [store, place],
  )
  const recorded = useCallback(() => {
    rename()
    if (isKept.current) store.save(place, { id: named.current, value: latest.current } satisfies Kept)
  }, [store, place, rename])

  return { value, id, commandId, recorded, set, settle, clear, begin, ready, restored }
}

const keptSchema = z.strictObject({ id: z.string().min(8).max(40), value: z.unknown() })
type Kept = z.output<typeof keptSchema>

/** Drafts of before they had a name are the value alone. */
function keptOf(stored: unknown): Partial<Kept> {
  return keptSchema.safeParse(stored).data ?? { value: stored }
}

/** Tells one input of a draft from another (cyrb53's mixing, all of its 64 bits). */
function fingerprint(text: string): string {
  let first = 0xdeadbeef
  let second = 0x41c6ce57
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    first = Math.imul(first ^ unit, 2654435761)
    second = Math.imul(second ^ unit, 1597334677)
  }
  const mixed = (one: number, other: number): string =>
    ((Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909)) >>> 0)
      .toString(16)
      .padStart(8, '0')
  return mixed(first, second) + mixed(second, first)
}

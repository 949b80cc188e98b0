/**
 * The scanner, below every field: one listener that sees each key before anyone else, takes a scan out of the
 * stream (shared/scan decides what is one) and gives it to the topmost screen that wants it. A scan never stays in
 * a field, never submits a form, and no key a person typed is ever lost.
 */

import { createContext, type ReactNode, useContext, useEffect, useId, useMemo, useRef } from 'react'
import { type ClassifyContext, classifyScan, type Scan } from '../../shared/scan/classify'
import {
  type KeyStream,
  nextKey,
  quietKeyStream,
  releaseAfterMs,
  releaseHeld,
} from '../../shared/scan/key-stream'
import { playScanSound } from './scan-sounds'

/** Gives `false` when the screen can do nothing with this scan: the next one below is asked. */
export type ScanHandler = (scan: Scan) => boolean | undefined

interface ScanDesk {
  readonly add: (id: string, handler: ScanHandler) => void
  readonly remove: (id: string) => void
}

const ScanContext = createContext<ScanDesk | undefined>(undefined)

type Field = HTMLInputElement | HTMLTextAreaElement

export interface ScanProviderProps {
  readonly children: ReactNode
  readonly sound: boolean
  readonly isKnownPart?: ClassifyContext['isKnownPart']
  /** No screen wanted it, or it is no code we know. `false`: nothing can be done with it here. */
  readonly onUnclaimed: (scan: Scan) => boolean
}

export function ScanProvider(props: ScanProviderProps) {
  const handlers = useRef<readonly { readonly id: string; readonly handler: ScanHandler }[]>([])
  const latest = useRef(props)
  latest.current = props

  useEffect(
    () =>
      listenForScans((raw) => {
        const { sound, isKnownPart, onUnclaimed } = latest.current
        const scan = classifyScan(raw, isKnownPart ? { isKnownPart } : {})
        const taken = handlers.current.some(({ handler }) => handler(scan) !== false) || onUnclaimed(scan)
        if (sound) playScanSound(taken && scan.kind !== 'unknown' ? 'ok' : 'unknown')
      }),
    [],
  )

  const desk = useMemo<ScanDesk>(
    () => ({
      add(id, handler) {
        handlers.current = [{ id, handler }, ...handlers.current.filter((known) => known.id !== id)]
      },
      remove(id) {
        handlers.current = handlers.current.filter((known) => known.id !== id)
      },
    }),
    [],
  )
  return <ScanContext.Provider value={desk}>{props.children}</ScanContext.Provider>
}

/**
 * While the component is on screen, it is asked; what was opened last is asked first (a sheet before the place). A
 * parent and a child that appear together: the parent is asked first, so it gives `false` for what the child takes.
 */
export function useScan(handler: ScanHandler, enabled = true): void {
  const desk = useContext(ScanContext)
  if (!desk) throw new Error('no scanner around this component')
  const id = useId()
  const latest = useRef(handler)
  latest.current = handler
  useEffect(() => {
    if (!enabled) return
    desk.add(id, (scan) => latest.current(scan))
    return () => desk.remove(id)
  }, [desk, id, enabled])
}

function listenForScans(onScan: (raw: string) => void): () => void {
  let stream: KeyStream<EventTarget> = quietKeyStream
  let timer: ReturnType<typeof setTimeout> | undefined
  let before: { readonly field: Field; readonly value: string } | undefined

  function onKeyDown(event: KeyboardEvent) {
    const target = event.target ?? undefined
    const step = nextKey(stream, {
      code: event.code,
      key: event.key,
      timeStampMs: event.timeStamp,
      isComposing: event.isComposing || event.key === 'Process',
      shift: event.shiftKey,
      modifier: event.ctrlKey || event.altKey || event.metaKey,
      repeat: event.repeat,
      ...(target === undefined ? {} : { target }),
    })
    stream = step.state
    const { answer } = step
    if (answer.kind === 'pass') {
      if (answer.release) putIn(answer.release.target, answer.release.text)
      if ([...(stream.burst?.text ?? '')].length === 1) {
        before = isField(target) ? { field: target, value: target.value } : undefined
      }
      return
    }
    event.preventDefault()
    event.stopImmediatePropagation()
    clearTimeout(timer)
    if (answer.kind === 'swallow') {
      timer = setTimeout(onPause, releaseAfterMs)
      return
    }
    if (answer.composed) putBackAfterComposing(before)
    else
      for (const leak of answer.leaks) {
        // The value before the burst is exact, also where the first key replaced a selection.
        if (before && leak.target === before.field) write(before.field, before.value, before.value.length)
        else takeAway(leak.target, leak.count)
      }
    onScan(answer.raw)
  }

  function onPause() {
    const { state, release } = releaseHeld(stream)
    stream = state
    if (release) putIn(release.target, release.text)
  }

  window.addEventListener('keydown', onKeyDown, { capture: true })
  return () => {
    clearTimeout(timer)
    window.removeEventListener('keydown', onKeyDown, { capture: true })
  }
}

function isField(target: EventTarget | undefined): target is Field {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}

function putIn(target: EventTarget | undefined, text: string): void {
  if (!isField(target) || target.readOnly || target.disabled) return
  const [from, to] = selectionOf(target)
  write(target, target.value.slice(0, from) + text + target.value.slice(to), from + text.length)
}

function takeAway(target: EventTarget | undefined, count: number): void {
  if (!isField(target)) return
  const [from] = selectionOf(target)
  const start = Math.max(0, from - count)
  write(target, target.value.slice(0, start) + target.value.slice(from), start)
}

function putBackAfterComposing(before: { readonly field: Field; readonly value: string } | undefined): void {
  if (!before) return
  const { field, value } = before
  let done = false
  const putBack = () => {
    if (done) return
    done = true
    write(field, value, value.length)
  }
  field.addEventListener('compositionend', () => setTimeout(putBack, 0), { once: true })
  // An input method that had already ended gives no such event.
  setTimeout(putBack, 150)
}

function selectionOf(field: Field): readonly [number, number] {
  const end = field.value.length
  return [field.selectionStart ?? end, field.selectionEnd ?? end]
}

/** Sets the value the way typing does, so that React takes it for typing. */
function write(field: Field, value: string, caret: number): void {
  const type = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  Object.getOwnPropertyDescriptor(type, 'value')?.set?.call(field, value)
  if (field.selectionStart !== null) field.setSelectionRange(caret, caret)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/**
 * One register of keys for the whole window. What is registered works, is shown in the key line and in the key map,
 * and is offered as a command; there is no other place that listens for keys of its own. Layers keep a dialog's
 * keys apart from those of the screen below it. Letters are read from the physical key, so that a Chinese input
 * method or another layout does not hide them.
 */

import {
  createContext,
  type ReactNode,
  useContext,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react'
import { createCalmKey } from './calm-key'

export interface Hotkey {
  /** `F5`, `Ctrl+K`, `Alt+M`, `/`, `?`, `Escape`, `Enter`. */
  readonly keys: string
  readonly label: string
  readonly run: () => void
  /** Works, but is not written in the key line (it still is in the key map). */
  readonly quiet?: boolean
  /** Neither shown nor offered as a command. */
  readonly hidden?: boolean
  readonly disabled?: boolean
  /** Works above an open dialog as well (locking the screen). */
  readonly everywhere?: boolean
}

interface Entry {
  readonly id: string
  readonly layer: string
  hotkeys: readonly Hotkey[]
}

interface Layer {
  readonly id: string
  /** Keys of layers below do not work while this one is there; those marked `everywhere` do. */
  readonly modal: boolean
}

export interface HotkeyRegistry {
  readonly add: (id: string, layer: string, hotkeys: readonly Hotkey[]) => void
  readonly remove: (id: string) => void
  readonly pushLayer: (layer: Layer) => void
  readonly removeLayer: (id: string) => void
  readonly subscribe: (changed: () => void) => () => void
  /** What works now, topmost first. */
  readonly active: () => readonly Hotkey[]
}

const root = 'root'

export function createHotkeyRegistry(): HotkeyRegistry {
  let entries: readonly Entry[] = []
  let layers: readonly Layer[] = [{ id: root, modal: false }]
  let active: readonly Hotkey[] = []
  const listeners = new Set<() => void>()

  function changed() {
    const top = layers.findLastIndex((layer) => layer.modal)
    const reachable = layers.slice(Math.max(top, 0)).map((layer) => layer.id)
    active = [...entries]
      .sort((a, b) => reachable.indexOf(b.layer) - reachable.indexOf(a.layer))
      .flatMap((entry) =>
        entry.hotkeys.filter((hotkey) => hotkey.everywhere === true || reachable.includes(entry.layer)),
      )
      .filter((hotkey) => hotkey.disabled !== true)
    for (const listener of listeners) listener()
  }

  return {
    add(id, layer, hotkeys) {
      // Newest first, so that what was opened last answers first; a change of label keeps the place.
      const entry = { id, layer, hotkeys }
      entries = entries.some((known) => known.id === id)
        ? entries.map((known) => (known.id === id ? entry : known))
        : [entry, ...entries]
      changed()
    },
    remove(id) {
      entries = entries.filter((entry) => entry.id !== id)
      changed()
    },
    pushLayer(layer) {
      layers = [...layers.filter((known) => known.id !== layer.id), layer]
      changed()
    },
    removeLayer(id) {
      layers = layers.filter((layer) => layer.id !== id)
      changed()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    active: () => active,
  }
}

const RegistryContext = createContext<HotkeyRegistry | undefined>(undefined)
const LayerContext = createContext<string>(root)

export function HotkeyProvider({ children }: { readonly children: ReactNode }) {
  const registry = useMemo(createHotkeyRegistry, [])
  useLayoutEffect(() => listen(registry), [registry])
  return <RegistryContext.Provider value={registry}>{children}</RegistryContext.Provider>
}

/** Around a dialog or a side sheet. `modal`: the keys below do not work while it is open. */
export function HotkeyLayer(props: { readonly modal: boolean; readonly children: ReactNode }) {
  const registry = useContext(RegistryContext)
  const id = useId()
  useLayoutEffect(() => {
    registry?.pushLayer({ id, modal: props.modal })
    return () => registry?.removeLayer(id)
  }, [registry, id, props.modal])
  return <LayerContext.Provider value={id}>{props.children}</LayerContext.Provider>
}

/**
 * Registers keys as long as the component is on screen, and before it is painted: what can be seen can be pressed. The
 * newest `run` is used, so no memo is needed.
 */
export function useHotkeys(hotkeys: readonly Hotkey[]): void {
  const registry = useContext(RegistryContext)
  const layer = useContext(LayerContext)
  const id = useId()
  const latest = useRef(hotkeys)
  latest.current = hotkeys
  const shape = JSON.stringify(hotkeys.map(({ run: _, ...rest }) => rest))
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for everything but the functions.
  useLayoutEffect(() => {
    const stable = latest.current.map((hotkey, index) => ({
      ...hotkey,
      run: () => latest.current[index]?.run(),
    }))
    registry?.add(id, layer, stable)
  }, [registry, id, layer, shape])
  useLayoutEffect(() => () => registry?.remove(id), [registry, id])
}

/** Esc goes back one step: the newest of these answers. */
export function useBack(run: () => void, label: string, enabled = true): void {
  useHotkeys([{ keys: 'Escape', label, run, disabled: !enabled }])
}

export function useActiveHotkeys(): readonly Hotkey[] {
  const registry = useContext(RegistryContext)
  if (!registry) throw new Error('no hotkeys around this component')
  return useSyncExternalStore(registry.subscribe, registry.active)
}

/** `Ctrl+K` as it is pressed, or `undefined` for a key that is only a modifier or part of composing. */
export function keysOf(event: KeyboardEvent): string | undefined {
  if (event.isComposing || event.key === 'Process' || event.key === 'Unidentified') {
    if (!event.ctrlKey && !event.altKey) return undefined
  }
  if (['Control', 'Alt', 'Shift', 'Meta'].includes(event.key)) return undefined
  const modifiers = [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey && event.key.length > 1 ? 'Shift' : '',
  ].filter((modifier) => modifier !== '')
  return [...modifiers, keyName(event)].join('+')
}

function keyName(event: KeyboardEvent): string {
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]
  if (letter !== undefined && (event.ctrlKey || event.altKey || event.metaKey)) return letter
  if (event.code === 'Slash' && (event.key.length === 1 || event.key === 'Process')) {
    return event.shiftKey ? '?' : '/'
  }
  return event.key.length === 1 ? event.key.toUpperCase() : event.key
}

function listen(registry: HotkeyRegistry): () => void {
  const calm = createCalmKey()
  let escapeTaken = false

  function onCapture(event: KeyboardEvent) {
    const keys = keysOf(event)
    if (keys === undefined) return
    if (keys === 'Escape') {
      escapeTaken = isInPopup(event.target)
      return
    }
    if (writesText(keys) && isEditable(event.target)) return
    const hotkey = registry.active().find((candidate) => candidate.keys === keys)
    if (!hotkey) return
    event.preventDefault()
    event.stopPropagation()
    if (keys.length === 1) calm.after(hotkey.run)
    else hotkey.run()
  }

  // Esc last: an open list, menu or calendar closes itself first.
  function onBubble(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented || escapeTaken) return
    const hotkey = registry.active().find((candidate) => candidate.keys === 'Escape')
    if (!hotkey) return
    event.preventDefault()
    hotkey.run()
  }

  window.addEventListener('keydown', onCapture, { capture: true })
  window.addEventListener('keydown', onBubble)
  return () => {
    calm.stop()
    window.removeEventListener('keydown', onCapture, { capture: true })
    window.removeEventListener('keydown', onBubble)
  }
}

function writesText(keys: string): boolean {
  return keys.length === 1 || keys === 'Enter' || keys === 'Backspace' || keys === 'Delete'
}

function isEditable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  )
}

function isInPopup(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.closest('[role="menu"], [role="listbox"], .mantine-Popover-dropdown') !== null ||
    target.getAttribute('aria-expanded') === 'true'
  )
}

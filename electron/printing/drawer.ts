/**
 * The cash drawer: opened after the fact that says why (a reason, or cash that went in or out), never before. It hangs
 * on a receipt printer; an outlet without one opens its drawer by key, and nothing is tried. What did not open is said
 * until it opens the next time.
 */

import type { PrinterSettings } from '../../shared/printing/settings'
import type { PrintEngine } from './engine'

export interface Drawer {
  /** Facts of one command may ask several times; the drawer opens once. */
  readonly open: () => void
  /** When it last failed to open; 0 where it is well. */
  readonly stuckSinceMs: () => number
}

export function createDrawer(dependencies: {
  readonly printers: () => readonly PrinterSettings[]
  readonly engine: Pick<PrintEngine, 'openDrawer'>
  readonly nowMs: () => number
  readonly changed: () => void
  readonly log: (message: string, detail?: Readonly<Record<string, unknown>>) => void
}): Drawer {
  let asked = false
  let stuckSinceMs = 0

  async function kick(): Promise<void> {
    asked = false
    const wired = dependencies.printers().find(({ receipt }) => receipt.drawer !== 'none')
    if (!wired) return
    const outcome = await dependencies.engine.openDrawer(wired)
    // A printer that can not say whether it was done has been told; the person sees the drawer.
    const stuck = outcome.kind === 'failed'
    if (stuck) dependencies.log('the drawer did not open', { reason: outcome.reason })
    stuckSinceMs = stuck ? dependencies.nowMs() : 0
    dependencies.changed()
  }

  return {
    stuckSinceMs: () => stuckSinceMs,
    open: () => {
      if (asked) return
      asked = true
      setImmediate(() => void kick())
    },
  }
}

/** Whether this fact of a shift is one that the drawer has to be open for. */
export function opensDrawer(type: string, payload: unknown): boolean {
  if (type === 'drawerOpened') return true
  return type === 'tillMoved' && (payload as { readonly tender?: unknown }).tender === 'cash'
}

/**
 * Between the counter and the customer's screen: holds the one view that is shown, passes it on, and gives a signature
 * back to the window that asked for it, bound to the hash of what was on the screen. It decides nothing of the trade
 * and shows nothing after the clerk has left.
 */

import {
  type CustomerView,
  customerViewSchema,
  idleView,
  mostViewBytes,
} from '../shared/customer-screen/view'
import { canonicalJson } from '../shared/documents/canonical'
import type { Pushed } from '../shared/ipc'
import { ok, refused } from '../shared/result'
import type { Attachments } from './journal/attachments'
import { sha256Hex } from './journal/seal'
import type { Handlers } from './questions/handler'

export interface CustomerScreen {
  readonly handlers: Handlers<
    'openCustomerScreen' | 'closeCustomerScreen' | 'showCustomer' | 'customerShown' | 'customerSigned'
  >
  /** A person left this window: what it had shown is nobody's business any more. */
  readonly left: (windowId: number) => void
}

export interface CustomerScreenDependencies {
  readonly tell: (to: number | 'customerScreens', message: Pushed) => void
  readonly attachments: Attachments
  /** Keeps the text that was signed under its hash. */
  readonly keepSigned: (documentHash: string, text: string) => void
  readonly outletName: () => string
  readonly openWindow: () => boolean
  readonly closeWindow: () => void
}

interface Shown {
  readonly windowId: number
  readonly forId: string
  readonly view: CustomerView
  readonly signed: boolean
}

export function createCustomerScreen(dependencies: CustomerScreenDependencies): CustomerScreen {
  let shown: Shown | undefined
  let turn = 0

  const tellAll = (): void =>
    dependencies.tell('customerScreens', {
      kind: 'customerView',
      turn,
      view: shown?.view ?? idleView(dependencies.outletName()),
      signed: shown?.signed ?? false,
    })

  function show(next: Shown | undefined): void {
    shown = next
    turn += 1
    tellAll()
  }

  return {
    left: (windowId) => {
      if (shown?.windowId === windowId) show(undefined)
    },
    handlers: {
      openCustomerScreen: () => (dependencies.openWindow() ? ok(null) : refused('no-customer-screen')),
      closeCustomerScreen: () => {
        dependencies.closeWindow()
        return ok(null)
      },
      showCustomer: ({ forId, view: text }, { windowId }) => {
        if (Buffer.byteLength(text) > mostViewBytes) return refused('too-large')
        const read = customerViewSchema.safeParse(parse(text))
        if (!read.success) return refused('not-understood', { field: 'view' })
        const view = read.data
        // The same view again keeps its turn: a customer who is signing is not interrupted.
        const same = shown?.forId === forId && canonicalJson(shown.view) === canonicalJson(view)
        if (!same) show({ windowId, forId, view, signed: false })
        return ok(null)
      },
      customerShown: () => {
        tellAll()
        return ok(null)
      },
      customerSigned: ({ turn: of, base64 }) => {
        if (shown?.view.kind !== 'visit' || !shown.view.sign || of !== turn)
          return refused('changed-meanwhile')
        if (shown.signed) return refused('already-signed')
        const bytes = Buffer.from(base64, 'base64')
        if (!isPng(bytes)) return refused('not-understood', { field: 'base64' })
        const text = canonicalJson(shown.view)
        const documentHash = sha256Hex(Buffer.from(text))
        dependencies.keepSigned(documentHash, text)
        const signatureHash = dependencies.attachments.put(bytes, 'image/png')
        const { windowId, forId } = shown
        shown = { ...shown, signed: true }
        dependencies.tell(windowId, { kind: 'customerSigned', forId, signatureHash, documentHash })
        tellAll()
        return ok(null)
      },
    },
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Fails the schema, which is the answer.
    return undefined
  }
}

function isPng(bytes: Buffer): boolean {
  return bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
}

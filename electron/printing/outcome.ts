/**
 * How a try to print ended. `unknown` is an honest answer: bytes left the machine and nobody saw the paper. A
 * printer's fault is never an exception.
 */

import type { PrintReason } from '../../shared/documents/print-reasons'

export type PrintOutcome =
  /** `confirmed`: the printer or its queue said so, rather than merely having taken everything. */
  | { readonly kind: 'printed'; readonly confirmed: boolean }
  | { readonly kind: 'failed'; readonly reason: PrintReason; readonly detail?: string }
  | { readonly kind: 'unknown'; readonly reason: PrintReason; readonly detail?: string }

export type PrinterStatus =
  | { readonly kind: 'ready'; readonly paperLow?: boolean }
  | { readonly kind: 'not-ready'; readonly reason: PrintReason }
  /** Reachable, or not to be asked, and silent about its state. */
  | { readonly kind: 'silent' }

export const failed = (reason: PrintReason, detail?: string): PrintOutcome => ({
  kind: 'failed',
  reason,
  ...(detail ? { detail } : {}),
})

export const unknown = (reason: PrintReason, detail?: string): PrintOutcome => ({
  kind: 'unknown',
  reason,
  ...(detail ? { detail } : {}),
})

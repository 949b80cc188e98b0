/**
 * A document as what a printer or a page engine takes. Pure, and the slowest step of a slip: codes to scan are drawn bar
 * by bar. The program does it in a thread of its own; tests and tools do it where they are.
 */

import type { DocumentModel } from '../../shared/documents/model'
import type { Orientation, PaperKind } from '../../shared/documents/paper'
import type { ReceiptProfile } from '../../shared/printing/settings'
import { type PageJob, renderPage } from './render-page'
import { type ReceiptOptions, renderReceipt } from './render-receipt'

export type DrawingOrder =
  | {
      readonly kind: 'page'
      readonly models: readonly DocumentModel[]
      readonly paper: PaperKind
      readonly orientation: Orientation
    }
  | {
      readonly kind: 'receipt'
      readonly models: readonly DocumentModel[]
      readonly profile: ReceiptProfile
      readonly options: ReceiptOptions
    }

/** What an order becomes: a page for the engine, or the bytes of a receipt printer. */
export interface Drawn {
  readonly page: PageJob
  readonly receipt: Uint8Array
}

/** Rejected with the form's own fault, such as a code that does not fit its symbol. */
export type Draw = <Order extends DrawingOrder>(order: Order) => Promise<Drawn[Order['kind']]>

export function drawn<Order extends DrawingOrder>(order: Order): Drawn[Order['kind']]
export function drawn(order: DrawingOrder): PageJob | Uint8Array {
  return order.kind === 'page'
    ? renderPage(order.models, order.paper, order.orientation)
    : renderReceipt(order.models, order.profile, order.options)
}

export const drawHere: Draw = async (order) => drawn(order)

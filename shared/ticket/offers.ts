/**
 * What may be offered at the counter today: the warranty answer says it, not the clerk. Something beyond it is
 * goodwill, which needs a reason and a manager.
 */

import type { TicketKind } from './events'

export const offerKinds = ['repair', 'exchange', 'return'] as const
export type OfferKind = (typeof offerKinds)[number]

/** From the kinds of the warranty answer; a repair, free or paid, can always be had. */
export function offersOf(may: readonly string[]): readonly OfferKind[] {
  return offerKinds.filter((kind) => kind === 'repair' || may.includes(kind))
}

/** Asked for, and not given by the answer. Without an answer nothing is said against it. */
export function isBeyondOffer(kind: TicketKind, offered: readonly OfferKind[] | undefined): boolean {
  return (kind === 'exchange' || kind === 'return') && offered !== undefined && !offered.includes(kind)
}

/**
 * Which paper was scanned for a ticket a moment ago: the scanner opens the sheet, and the sheet has to know with
 * what. Kept only in the window, and only until another one is scanned or the person leaves.
 */

import { useSyncExternalStore } from 'react'

export interface ScannedProof {
  readonly ticketId: string
  readonly from: 'receipt' | 'label'
  readonly copy: number
  readonly latestCopy: number
}

let last: ScannedProof | undefined
const listeners = new Set<() => void>()

export function noteProof(proof: ScannedProof): void {
  last = proof
  for (const listener of listeners) listener()
}

/** Whoever is at the window next has not seen that paper. */
export function forgetProof(): void {
  last = undefined
  for (const listener of listeners) listener()
}

export function useScannedProof(ticketId: string): ScannedProof | undefined {
  const proof = useSyncExternalStore(subscribe, () => last)
  return proof?.ticketId === ticketId ? proof : undefined
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** An original that was never printed again is enough. Beside a reprint the lost paper may be in other hands. */
export function isGoodProof(proof: ScannedProof | undefined): boolean {
  return proof?.from === 'receipt' && proof.copy === 1 && proof.latestCopy === 1
}

/** An older copy than the newest: told as such, since somebody may have found or kept it. */
export function isOutdated(proof: ScannedProof): boolean {
  return proof.from === 'receipt' && proof.copy < proof.latestCopy
}

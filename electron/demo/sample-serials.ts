/** Serial numbers of the sample's pieces, so that what is fitted is a piece that came in. */

import type { Part } from '../../shared/catalogue/part'
import { serialsIn } from '../../shared/stock/serials'
import { type Stock, stockAggregate } from '../../shared/stock/state'
import type { Workstation } from '../workstation'

export function sampleSerials(part: Part, quantity: number, first = 1): string[] {
  if (!part.serialised) return []
  return Array.from(
    { length: quantity },
    (_, at) => `P${part.partNumber.slice(-7)}${String(at + first).padStart(3, '0')}`,
  )
}

/** A piece that lies here; empty where the part has no numbers of its own. */
export function pieceOnShelf({ states }: Workstation, part: Part): string {
  if (!part.serialised) return ''
  return serialsIn(states.load(stockAggregate, part.partNumber).state as Stock, 'good')[0] ?? ''
}

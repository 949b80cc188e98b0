/**
 * Pieces with a serial number: each is in one place, and moves with the movement, whatever form it was on. Pieces
 * that came in before their numbers were kept are unnamed; the first movement that names one of them takes it over.
 */

import { refused } from '../result'
import type { Stock, StockEvent } from './state'

export type SerialPlace = 'good' | 'hold' | 'defective' | 'fitted' | 'transit' | 'scrapped' | 'gone'

export function serialsAfter(before: Stock, event: StockEvent): Stock['serials'] {
  switch (event.type) {
    case 'stockReceived':
      return put(before, event.payload.serials, 'good')
    case 'stockIssued':
      return put(before, event.payload.serial === '' ? [] : [event.payload.serial], 'fitted')
    case 'stockReturned': {
      const serial = before.issued[event.payload.usageId]?.serial ?? ''
      return put(before, serial === '' ? [] : [serial], event.payload.to)
    }
    case 'stockAdjusted':
      return put(
        { serials: put(before, event.payload.serialsMissing, 'gone') },
        event.payload.serialsFound,
        'good',
      )
    case 'stockScrapped':
      return put(before, event.payload.serials, 'scrapped')
    case 'stockHeld':
      return put(before, event.payload.serials, 'hold')
    case 'holdReleased':
      return put(before, event.payload.serials, 'good')
    case 'stockFoundDefective':
      return put(before, event.payload.serials, 'defective')
    case 'stockSentOut':
      return put(before, event.payload.serials, 'transit')
    case 'stockArrivedThere':
      return put(before, before.underway[event.payload.transferId]?.serials ?? [], 'gone')
    case 'stockCameBack':
      return put(before, before.underway[event.payload.transferId]?.serials ?? [], event.payload.to)
    default:
      return before.serials
  }
}

function put(
  { serials }: Pick<Stock, 'serials'>,
  which: readonly string[],
  place: SerialPlace,
): Stock['serials'] {
  return which.length === 0
    ? serials
    : { ...serials, ...Object.fromEntries(which.map((serial) => [serial, place])) }
}

export function serialsIn(stock: Stock, place: SerialPlace): readonly string[] {
  return Object.entries(stock.serials)
    .filter(([, where]) => where === place)
    .map(([serial]) => serial)
}

const pieces = (stock: Stock, place: 'good' | 'hold' | 'defective'): number =>
  place === 'good' ? stock.onHand - stock.hold : place === 'hold' ? stock.hold : stock.defective

/** Whether these very pieces can leave that place. Pieces without a number of their own need none. */
export function serialsLeaving(
  stock: Stock,
  serialised: boolean,
  serials: readonly string[],
  quantity: number,
  from: 'good' | 'hold' | 'defective',
) {
  if (!serialised) return serials.length === 0 ? undefined : refused('part-without-serials')
  if (!areDistinct(serials, quantity)) return refused('serials-missing', { quantity, given: serials.length })
  const there = new Set(serialsIn(stock, from))
  const unnamed = pieces(stock, from) - there.size
  const strangers = serials.filter((serial) => !there.has(serial))
  const elsewhere = strangers.find((serial) => Object.hasOwn(stock.serials, serial))
  if (elsewhere !== undefined) return refused('serial-not-there', { serial: elsewhere })
  if (strangers.length > unnamed) return refused('serial-not-there', { serial: strangers[0] ?? '' })
  // Named pieces may not be left over for a place that holds fewer than their names.
  return undefined
}

/** Whether these pieces can come in: each named, none of them here already. */
export function serialsComing(
  stock: Stock,
  serialised: boolean,
  serials: readonly string[],
  quantity: number,
) {
  if (!serialised) return serials.length === 0 ? undefined : refused('part-without-serials')
  if (!areDistinct(serials, quantity)) return refused('serials-missing', { quantity, given: serials.length })
  const here = serials.find((serial) => {
    const place = Object.hasOwn(stock.serials, serial) ? stock.serials[serial] : undefined
    return place !== undefined && place !== 'gone'
  })
  return here === undefined ? undefined : refused('serial-already-here', { serial: here })
}

function areDistinct(serials: readonly string[], quantity: number): boolean {
  return serials.length === quantity && new Set(serials).size === quantity
}

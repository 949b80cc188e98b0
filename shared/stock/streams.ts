/** Commands that touch many parts at once: one stream for each, under a name made of its number. */

import { type StreamRef, streamOf } from '../events/aggregate'
import { type Stock, stockAggregate } from './state'

export type StockStreams = Readonly<Record<`stock:${string}`, StreamRef<Stock>>>

export function stocksOf(lines: readonly { readonly partNumber: string }[]): StockStreams {
  return Object.fromEntries(
    lines.map(({ partNumber }) => [`stock:${partNumber}` as const, streamOf(stockAggregate, partNumber)]),
  )
}

/** What a decision was given under that name. */
export function stockIn(state: Readonly<Record<`stock:${string}`, Stock>>, partNumber: string): Stock {
  return state[`stock:${partNumber}`] ?? stockAggregate.initial
}

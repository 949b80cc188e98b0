/**
 * 盘点: counting while work goes on. Each count keeps what the books said at that very moment, so that what is moved
 * afterwards changes nothing; where pieces were moved between two scans of the same part, the count says so and has
 * to be taken again. Nobody who counts sees the books; what was not counted is missing.
 */

import { z } from 'zod'
import { defineAggregate, splitStream } from '../events/aggregate'

const text = (most: number) => z.string().max(most)
const count = z.int().nonnegative().max(100_000)
const serials = z.array(text(60).min(1)).max(1000).default([])

export const stocktakeEvents = {
  stocktakeStarted: z.strictObject({
    number: text(60),
    /** None: everything. */
    bins: z.array(text(40).min(1)).max(400),
    note: text(200).default(''),
  }),
  stocktakeCounted: z.strictObject({
    partNumber: text(60).min(1),
    name: text(200),
    bin: text(40).default(''),
    /** Counted in all, after this scan. */
    counted: count,
    /** On hand by the books at this moment, and which movement was the last. */
    books: count,
    stockRevision: count,
    serials,
    booksSerials: serials,
  }),
  stocktakeUnknown: z.strictObject({ code: text(120).min(1), bin: text(40).default('') }),
  stocktakeEnded: z.strictObject({
    /** In the counted bins by the books, and not found. */
    missing: z
      .array(
        z.strictObject({
          partNumber: text(60),
          name: text(200),
          bin: text(40),
          books: count,
          stockRevision: count,
          booksSerials: serials,
        }),
      )
      .max(20_000),
  }),
  stocktakeSettled: z.strictObject({
    partNumber: text(60),
    decision: z.enum(['adjusted', 'kept']),
    difference: z.int(),
    reason: text(200).default(''),
  }),
  stocktakeCancelled: z.strictObject({ reason: text(200).min(1) }),
} as const

export interface StocktakeLine {
  readonly partNumber: string
  readonly name: string
  readonly bin: string
  readonly counted: number
  readonly books: number
  readonly stockRevision: number
  readonly serials: readonly string[]
  readonly booksSerials: readonly string[]
  /** Never scanned: counted as none. */
  readonly uncounted: boolean
  /** Pieces were moved between two scans of it: nobody can say what the difference is. */
  readonly movedMeanwhile: boolean
  readonly settled: 'no' | 'adjusted' | 'kept'
}

export interface Stocktake {
  readonly id: string
  readonly revision: number
  readonly number: string
  readonly bins: readonly string[]
  readonly note: string
  readonly state: 'counting' | 'ended' | 'settled' | 'cancelled'
  readonly startedAtMs: number
  readonly startedBy: string
  readonly endedAtMs: number
  readonly lines: Readonly<Record<string, StocktakeLine>>
  readonly unknown: readonly { readonly code: string; readonly bin: string; readonly quantity: number }[]
  readonly scans: number
}

export const stocktakeAggregate = defineAggregate<Stocktake | undefined, typeof stocktakeEvents>({
  kind: 'stocktake',
  events: stocktakeEvents,
  initial: undefined,
  evolve: (before, event) => {
    const { meta } = event
    if (event.type === 'stocktakeStarted') {
      return (
        before ?? {
          ...event.payload,
          id: splitStream(meta.stream).id,
          revision: meta.revision,
          state: 'counting',
          startedAtMs: meta.recordedAtMs,
          startedBy: meta.actor,
          endedAtMs: 0,
          lines: {},
          unknown: [],
          scans: 0,
        }
      )
    }
    if (!before) return undefined
    const state: Stocktake = { ...before, revision: meta.revision }
    switch (event.type) {
      case 'stocktakeCounted': {
        const { payload } = event
        const first = state.lines[payload.partNumber]
        const line: StocktakeLine = {
          ...payload,
          bin: payload.bin || (first?.bin ?? ''),
          uncounted: false,
          // Counted from none again: the scan before does not matter any more.
          movedMeanwhile:
            first !== undefined &&
            payload.counted > first.counted &&
            (first.movedMeanwhile || first.books !== payload.books),
          settled: 'no',
        }
        return { ...withLine(state, line), scans: state.scans + 1 }
      }
      case 'stocktakeUnknown': {
        const { code, bin } = event.payload
        const known = state.unknown.find((one) => one.code === code)
        const others = state.unknown.filter((one) => one !== known)
        return {
          ...state,
          scans: state.scans + 1,
          unknown: [...others, { code, bin, quantity: (known?.quantity ?? 0) + 1 }],
        }
      }
      case 'stocktakeEnded':
        return whenAllSettled(
          event.payload.missing.reduce<Stocktake>(
            (known, missing) =>
              withLine(known, {
                ...missing,
                counted: 0,
                serials: [],
                uncounted: true,
                movedMeanwhile: false,
                settled: 'no',
              }),
            { ...state, state: 'ended', endedAtMs: meta.recordedAtMs },
          ),
        )
      case 'stocktakeSettled': {
        const line = state.lines[event.payload.partNumber]
        if (!line) return state
        return whenAllSettled(withLine(state, { ...line, settled: event.payload.decision }))
      }
      case 'stocktakeCancelled':
        return { ...state, state: 'cancelled', endedAtMs: meta.recordedAtMs }
      default:
        return before
    }
  },
})

function withLine(state: Stocktake, line: StocktakeLine): Stocktake {
  return { ...state, lines: { ...state.lines, [line.partNumber]: line } }
}

function whenAllSettled(state: Stocktake): Stocktake {
  return differingLines(state).every((line) => line.settled !== 'no') ? { ...state, state: 'settled' } : state
}

export function differenceOf(line: StocktakeLine): number {
  return line.counted - line.books
}

/** What a manager has to decide about: another number, other pieces, or a count that cannot be judged. */
export function differingLines(stocktake: Stocktake): readonly StocktakeLine[] {
  return Object.values(stocktake.lines).filter(
    (line) => differenceOf(line) !== 0 || line.movedMeanwhile || otherSerials(line).length > 0,
  )
}

/** Serial numbers on one side only. */
export function otherSerials(line: StocktakeLine): readonly string[] {
  return [
    ...line.serials.filter((serial) => !line.booksSerials.includes(serial)),
    ...line.booksSerials.filter((serial) => !line.serials.includes(serial)),
  ]
}

export interface StocktakeRow {
  readonly id: string
  readonly revision: number
  readonly number: string
  readonly state: Stocktake['state']
  readonly open: 0 | 1
  readonly bins: readonly string[]
  readonly scans: number
  readonly kinds: number
  readonly startedAtMs: number
  readonly startedBy: string
  readonly endedAtMs: number
}

/** Says nothing of differences: those who count see this row too. */
export function stocktakeRow(stocktake: Stocktake | undefined): StocktakeRow | undefined {
  if (!stocktake) return undefined
  const { id, revision, number, state, bins, scans, startedAtMs, startedBy, endedAtMs, lines } = stocktake
  return {
    id,
    revision,
    number,
    state,
    open: state === 'counting' || state === 'ended' ? 1 : 0,
    bins,
    scans,
    kinds: Object.values(lines).filter((line) => !line.uncounted).length,
    startedAtMs,
    startedBy,
    endedAtMs,
  }
}
